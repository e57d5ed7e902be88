"""Speakers handed on, and the names that words stand for: with evidence, or not at all."""

from __future__ import annotations

from tui.marking.quotes import find_quotes
from tui.model import Quote


def quotes(text: str) -> tuple[Quote, ...]:
    return find_quotes(text, language="en")


def test_a_quotation_right_behind_an_attribution_has_its_speaker() -> None:
    text = "“We will not sell,” said Nora Quill, who owns it. “It is ours.”"
    assert [quote.speaker for quote in quotes(text)] == ["Nora Quill", "Nora Quill"]


def test_a_paragraph_of_speech_alone_goes_on_with_the_speaker_before() -> None:
    text = "“We will not sell,” Quill said.\n“It is ours.”\nThe vote is in May."
    assert [quote.speaker for quote in quotes(text)] == ["Quill", "Quill"]


def test_indirect_speech_before_names_the_speaker() -> None:
    text = "Quill said she would not sell. “It is ours.”"
    assert quotes(text)[0].speaker == "Quill"


def test_the_closing_attribution_of_the_sentence_before_counts_first() -> None:
    text = "They should know what it does and what it cannot do, Quill added. “It is ours.”"
    assert quotes(text)[0].speaker == "Quill"


def test_a_line_that_names_a_person_names_the_speaker_below() -> None:
    text = "Nora Quill, head of the mill\n\n“We will not sell. It is ours.”"
    assert quotes(text)[0].speaker == "Nora Quill"


def test_another_speaker_between_breaks_the_run() -> None:
    text = (
        "“We will not sell,” Quill said.\nThe council met in May and the town was quiet.\n"
        "“It is ours and it has always been ours.”"
    )
    assert quotes(text)[-1].speaker is None


def test_a_quotation_with_no_cue_has_no_speaker() -> None:
    assert quotes("It rained all day. “It is ours and we will keep it.”")[0].speaker is None


def test_the_addressee_is_never_the_speaker() -> None:
    text = "“We will not sell,” Quill said in an email to Tom Abel."
    assert quotes(text)[0].speaker == "Quill"


def test_a_surname_is_resolved_to_the_only_full_name() -> None:
    text = "Nora Quill owns the mill.\n“We will not sell,” Quill said."
    quote = quotes(text)[0]
    assert (quote.speaker, quote.speaker_resolved) == ("Quill", "Nora Quill")


def test_a_surname_that_two_people_share_is_not_resolved() -> None:
    text = "Nora Quill and her brother Sam Quill own it.\n“We will not sell,” Quill said."
    assert quotes(text)[0].speaker_resolved is None


def test_a_pronoun_is_resolved_where_one_person_is_named() -> None:
    text = "“We will not sell,” said Nora Quill.\n“It is ours,” she said."
    assert [quote.speaker_resolved for quote in quotes(text)] == ["Nora Quill", "Nora Quill"]


def test_a_pronoun_is_not_resolved_where_two_people_are_named() -> None:
    text = (
        "Nora Quill and Ada Abel own it. “We will not sell,” said Quill. “We will,” Abel said.\n"
        "“It is ours,” she said."
    )
    last = quotes(text)[-1]
    assert (last.speaker, last.speaker_resolved) == ("she", None)


def test_a_sentence_split_by_the_narrator_has_the_speaker_named_at_its_end() -> None:
    text = "“Care is needed,” which is common sense, “because mills burn,” Quill says."
    first, second = quotes(text)
    assert first.speaker == second.speaker == "Quill"
    assert first.utterance == second.utterance is not None


def test_a_scare_quote_before_somebodys_words_is_not_given_to_them() -> None:
    first, second = quotes("The “smart” plan is “a disaster for all of us,” Quill said.")
    assert first.speaker is None and second.speaker == "Quill"


def test_a_colon_leads_from_a_person_to_the_words_below() -> None:
    text = "The town heard Quill. As one may think, Quill does not buy this:\n“It is ours.”"
    assert quotes(text)[0].speaker == "Quill"


def test_a_colon_leads_from_a_document_to_the_words_below() -> None:
    text = "A source gave the paper a memo with the points, which include:\n“The mill is ours.”"
    assert quotes(text)[0].speaker == "a memo"


def test_a_colon_behind_an_example_or_a_plain_word_names_nobody() -> None:
    for line in (
        "They may come back with a letter like this:",
        "Write posts that people search for:",
        "The town has three mills:",
    ):
        assert quotes(f"{line}\n“The mill is ours and we keep it.”")[0].speaker is None
