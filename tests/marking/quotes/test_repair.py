"""Lost and damaged marks: what the rest of the text says about where speech ends and starts."""

from __future__ import annotations

import pytest

from tui.marking.quotes import find_quotes


def found(text: str) -> list[str]:
    return [text[q.start : q.end] for q in find_quotes(text, language="en")]


@pytest.mark.parametrize(
    ("text", "speech"),
    [
        (
            '"The old way meant a fee for every worker ("seats") and little else, said Ann Roe.',
            '"The old way meant a fee for every worker ("seats") and little else,',
        ),
        (
            "“However, he admitted that the ban will not end the trouble. It takes us all, he said.",
            "“However, he admitted that the ban will not end the trouble. It takes us all,",
        ),
        (
            "Still, “there remains little to show for it, notes Varady, and much of it is old.",
            "“there remains little to show for it,",
        ),
        (
            "“Whether a paper cloth or a painted menu, these fine details add warmth, says Ann Roe.",
            "“Whether a paper cloth or a painted menu, these fine details add warmth,",
        ),
        (
            "He had views that hold water — “the closer it is kept, the better — and a good taste.",
            "“the closer it is kept, the better",
        ),
        (
            "The widow met with police “for many hours and will go on helping them.",
            "“for many hours",
        ),
    ],
)
def test_an_end_is_found_where_the_narrator_plainly_goes_on(text: str, speech: str) -> None:
    assert found(text) == [speech]


@pytest.mark.parametrize(
    ("text", "speech"),
    [
        (
            "The bank found that Rodrigo Mora’s sexual innuendoes” were against its rules, it said.",
            "sexual innuendoes”",
        ),
        (
            "Collins argues that, the women of the mill have a view of their own. They see more.”",
            "the women of the mill have a view of their own. They see more.”",
        ),
        ("He thinks that Nozick would answer, I’m not after that.”", "I’m not after that.”"),
    ],
)
def test_a_start_is_found_behind_what_leads_up_to_it(text: str, speech: str) -> None:
    assert found(text)[0].strip() == speech


LONE = "Paint has come back to the old town hall. The colours make it warm,” said Poe."


def test_a_lost_start_follows_the_texts_own_habit_of_leading_up_to_speech() -> None:
    habit = "The mill has a new wheel. “Nothing is as it was,” said Roe.\n\n"
    assert found(habit + LONE)[-1] == "The colours make it warm,”"


def test_a_lost_start_follows_the_texts_own_habit_of_beginning_paragraphs_with_speech() -> None:
    habit = "“The wheel is new. Nothing is as it was,” said Roe.\n\n"
    assert found(habit + LONE)[-1] == LONE[: LONE.index(" said")]


def test_a_phrase_in_marks_stays_inside_speech_whose_start_was_lost() -> None:
    habit = "“The wheel is new. Nothing is as it was,” said Roe.\n\n"
    text = "Our mill is old. The “new wheel” of ours will turn soon,” said Poe."
    assert found(habit + text)[-1] == text[: text.index(" said")]


def test_speech_left_open_goes_on_to_the_lone_closing_mark_of_the_next_paragraph() -> None:
    text = (
        "Ann Roe said: “The mill was good to us for many years.\n\n"
        "The town was good to us too. We shall not forget it.”"
    )
    quotes = find_quotes(text, language="en")
    assert found(text)[-1] == text[text.index("The town") :]
    assert [q.speaker for q in quotes] == ["Ann Roe", "Ann Roe"]
    assert len({q.utterance for q in quotes}) == 1


def test_paragraphs_run_together_keep_the_speech_that_opens_again_and_again() -> None:
    text = "Ann Roe said: “The mill is old. “The wheel is new. “The town is glad.”"
    starts = [stretch[1:9] for stretch in found(text)]
    assert starts == ["The mill", "The whee", "The town"]


def test_two_straight_marks_side_by_side_close_the_inner_and_the_outer_speech() -> None:
    text = "'What they said is, 'Go and find a cheaper one,'' said Ann Roe of the mill."
    assert found(text) == ["'What they said is, 'Go and find a cheaper one,''"]


def test_a_single_mark_behind_a_comma_opens_speech_whose_end_was_lost() -> None:
    text = "In its answer the agency said, ‘The mill is under a ban and must close at once."
    assert found(text) == ["‘The mill is under a ban and must close at once."]


def test_a_straight_mark_behind_a_colon_opens_again() -> None:
    text = 'Mackenzie called it a "shambles and said: "The owners owe the town a good deal.'
    assert found(text)[-1] == '"The owners owe the town a good deal.'


def test_speech_opens_again_where_the_blank_before_its_mark_was_lost() -> None:
    text = (
        '"We shall go on, said the chairman Tim Hale."So that is our plan for the mill," he said.'
    )
    assert found(text) == ['"We shall go on,', '"So that is our plan for the mill,"']


def test_lines_of_a_wrapped_paragraph_that_are_blocks_of_their_own_are_read_as_one() -> None:
    text = (
        "Gulls were seen on the empty quay on Monday. “Nobody here\n\n"
        "ever feeds them in the harbour of ours,” a\n\nfisherman told us."
    )
    (quote,) = find_quotes(text, language="en")
    assert found(text)[0].startswith("“Nobody") and found(text)[0].endswith("ours,”")
    assert quote.speaker == "a fisherman"
