"""What a stretch in marks is: speech, a phrase, a scare quote, a title."""

from __future__ import annotations

import pytest

from tui.marking.quotes import find_quotes
from tui.model import QuoteKind


def kinds(text: str) -> list[QuoteKind]:
    return [quote.kind for quote in find_quotes(text, language="en")]


@pytest.mark.parametrize(
    "text",
    [
        "“We will not sell the mill,” said Quill.",
        "Quill said: “We will not sell the mill.”",
        "“Why should we sell the mill?” Abel asked.",
    ],
)
def test_a_whole_sentence_of_somebodys_is_direct(text: str) -> None:
    assert kinds(text) == [QuoteKind.DIRECT]


@pytest.mark.parametrize(
    "text",
    [
        "Quill called the plan “a bad joke” on Monday.",
        "Quill said the plan was “a bad joke”.",
        "He branded the event a “shambles” and left.",
        "What critics called “a sham trial” ended on Monday.",
    ],
)
def test_a_phrase_in_the_narrators_sentence_is_mixed(text: str) -> None:
    assert kinds(text) == [QuoteKind.MIXED]


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “smart” mill is closed.",
        "The beans are boiled in a pot called a “jebena”.",
        "The street is known as the “Golden Mile” in town.",
        "The “green” label sits on every box.",
        "Every child knows the word “mill” here.",
        "Joe “Big Joe” Poe left the room.",
        "Click “Save” to go on.",
        "A hand-written sign hung at the gate, “Don’t come in.”",
    ],
)
def test_a_label_is_a_scare_quote_without_a_speaker(text: str) -> None:
    (quote,) = find_quotes(text, language="en")
    assert quote.kind in (QuoteKind.SCARE, QuoteKind.TITLE)
    assert not quote.kind.is_speech
    assert quote.speaker is None


@pytest.mark.parametrize(
    "text",
    [
        "His last film “The Old Mill” came out in May.",
        "She read from her novel “A River in Winter” at the fair.",
        "The band played the song “Blue Hill” twice.",
    ],
)
def test_the_name_of_a_work_is_a_title(text: str) -> None:
    assert kinds(text) == [QuoteKind.TITLE]


def test_confidence_lies_between_nought_and_one() -> None:
    text = "“We will not sell,” said Quill. The “smart” mill. Abel: “No."
    assert all(0 < quote.confidence <= 1 for quote in find_quotes(text, language="en"))


@pytest.mark.parametrize(
    "text",
    [
        "Tutors come three times per week, for 30 minutes per session (“high-dosage”), and more.",
        "Fasting can also enhance cellular stress resistance and start a natural “cleanup”.",
        "The mill, known to some as the “iron lady of the valley”, was sold.",
        "A pot which they call “the big one” stands there.",
        "It contrasts “subjective” and “objective.” Truth, it is alleged, is subjective.",
    ],
)
def test_rates_names_and_nouns_spelt_like_verbs_make_no_speech(text: str) -> None:
    assert {quote.kind for quote in find_quotes(text)} == {QuoteKind.SCARE}


DISTANT = (
    "Some call the wine “crisp” today. A “tart” one sells well, and a “flabby” one does not.\n\n"
)
FREE = "They say it is ‘free for all,’ but most people pay."


def kind_of(text: str, words: str) -> QuoteKind:
    (kind,) = (q.kind for q in find_quotes(text, language="en") if words in text[q.start : q.end])
    return kind


def test_a_phrase_among_words_that_are_kept_at_a_distance_is_one_of_them() -> None:
    assert kind_of(FREE, "free for all").is_speech
    assert not kind_of(DISTANT + FREE, "free for all").is_speech


def test_plain_speech_stays_speech_in_any_company() -> None:
    speech = "“We shall mend the wheel of the mill,” said Ann Roe."
    assert kind_of(DISTANT + speech, "the wheel").is_speech


@pytest.mark.parametrize("words", ["risk factor[s] for the young", "decline in…lung function"])
def test_words_that_an_editor_changed_are_quoted_from_a_source(words: str) -> None:
    text = f"It was a smell and a “{words}” for those at work."
    assert kind_of(text, words[:4]).is_speech
    assert not kind_of(
        "It was a smell and a “hazy blue cloud” for those at work.", "hazy"
    ).is_speech
