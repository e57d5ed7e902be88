"""Words beside a quotation that look like an attribution and are none, and the other way round."""

from __future__ import annotations

import pytest

from tui.marking.quotes import find_quotes
from tui.model import Quote, QuoteKind


def only(text: str, language: str = "en") -> Quote:
    quotes = find_quotes(text, language=language)
    assert len(quotes) == 1
    return quotes[0]


@pytest.mark.parametrize(
    ("text", "speaker", "cue"),
    [
        ("“The river forgets nobody,” muses Tom Abel.", "Tom Abel", "muses"),
        ("“The river forgets nobody,” Abel deadpanned.", "Abel", "deadpanned"),
        ("“The river forgets nobody,” quips Abel, who runs the mill.", "Abel", "quips"),
    ],
)
def test_a_verb_of_no_list_reports_between_speech_and_the_sentence_end(
    text: str, speaker: str, cue: str
) -> None:
    quote = only(text)
    assert (quote.speaker, quote.cue) == (speaker, cue)


def test_a_plain_word_behind_a_comma_is_no_verb() -> None:
    assert only("“The river forgets nobody,” plus Tom Abel.").speaker is None


def test_a_pronoun_that_starts_afresh_does_not_own_the_phrase_before() -> None:
    first, second = find_quotes(
        "The council announced that it would “work closely with the mill,” He added that the "
        "dam was “safe for now.”"
    )
    assert first.speaker == "The council"
    assert second.speaker == "He"


def test_a_pronoun_behind_a_comma_still_speaks_where_nothing_follows_the_verb() -> None:
    assert only("“We will work closely with the mill,” He added.").speaker == "He"


def test_the_outer_verb_owns_what_others_agreed_to() -> None:
    quote = only("The water board announced that the two towns had agreed to “share every drop.”")
    assert quote.speaker == "The water board"


def test_the_media_that_name_a_thing_make_no_speech() -> None:
    quote = only(
        "Mr. Quill called the law a help for families, with local media calling it a “curfew” law."
    )
    assert quote.kind is QuoteKind.SCARE
    assert quote.speaker is None


def test_a_participle_with_a_subject_of_its_own_is_not_the_main_subjects() -> None:
    quote = only(
        "Mr. Quill left the hall early, with Ada Poe calling the vote “a mistake we will regret”."
    )
    assert quote.speaker == "Ada Poe"


def test_a_thought_behind_a_dash_does_not_report_the_phrase_before_it() -> None:
    quote = only("The tasters are not “blinded”—they know if they drink tea or not.")
    assert quote.speaker is None


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The mill was, in Quill’s words, a “world that I can walk through alone.”", "Quill"),
        ("It is, in the mayor’s words, “the end of a long road for us.”", "the mayor"),
    ],
)
def test_somebodys_words_are_somebodys(text: str, speaker: str) -> None:
    assert only(text).speaker == speaker


def test_a_participle_before_the_verb_is_no_speaker() -> None:
    quote = only("A council source who asked not to be named said “the deal is dead.”")
    assert quote.speaker == "A council source"


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("fr", "« On verra », lança Paul Durand.", "Paul Durand"),
        ("fr", "D’après le syndicat, la réforme est « brutale ».", "le syndicat"),
        ("it", "Per il sindacato la riforma è «brutale».", "il sindacato"),
        ("pl", "Według Jana Nowaka plan jest „niebezpieczny”.", "Jana Nowaka"),
        ("pt", "“Vamos verificar”, disse a porta-voz do ministério.", "a porta-voz do ministério"),
    ],
)
def test_a_source_ends_where_its_languages_grammar_ends_it(
    language: str, text: str, speaker: str
) -> None:
    assert only(text, language).speaker == speaker


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "« On verra », lance Paul Durand."),
        ("es", "«Ya veremos», dijo Carla Gómez."),
        ("de", "»Das war knapp«, sagte Nora Quill."),
        ("ru", "«Мы проверим», — сказала Анна Иванова."),
    ],
)
def test_few_words_before_an_attribution_are_direct_speech(language: str, text: str) -> None:
    assert only(text, language).kind is QuoteKind.DIRECT


def test_french_and_spanish_dialogue_opens_with_a_dash() -> None:
    french = find_quotes("— Je ne sais pas, répondit Claire Morel.", language="fr")
    assert [q.speaker for q in french] == ["Claire Morel"]
    text = "—No lo sé —respondió Carla Gómez—. Ya veremos."
    spanish = find_quotes(text, language="es")
    assert [text[q.start : q.end] for q in spanish] == ["—No lo sé", "Ya veremos."]
    assert {q.speaker for q in spanish} == {"Carla Gómez"}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Speaking to reporters in Marl, Ada Poe said the dam was “safe for now.”", "Ada Poe"),
        ("The review board similarly found that the tea “shows promise.”", "The review board"),
        ("The board reluctantly admitted that the dam was “never safe.”", "The board"),
    ],
)
def test_a_participle_clause_or_adverb_is_read_over(text: str, speaker: str) -> None:
    named = only(text).speaker
    assert named is not None
    assert named.startswith(speaker)
    assert "ly" not in named


def test_a_body_keeps_its_name_behind_an_owner() -> None:
    quote = only("Marland’s Ministry of Water announced that it would “share every drop.”")
    assert quote.speaker is not None
    assert quote.speaker.endswith("Ministry of Water")
