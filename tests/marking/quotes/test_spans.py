"""Where quotations start and end, whatever became of their marks."""

from __future__ import annotations

import pytest

from tui.marking.quotes import find_quotes
from tui.model import QuoteKind


def spans(text: str) -> list[str]:
    return [text[quote.start : quote.end] for quote in find_quotes(text, language="en")]


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("“", "”"),
        ('"', '"'),
        ("‘", "’"),
        ("'", "'"),
        ("``", "''"),
        ("''", "''"),
        ("„", "“"),
        ("„", "”"),
        ("«", "»"),
        ("« ", " »"),
        ("»", "«"),
        ("‹", "›"),
        ("「", "」"),
        ("『", "』"),
        ("“", '"'),
        ('"', "”"),
        ('""', '""'),
        ("`", "'"),
        ("”", "”"),
    ],
)
def test_every_style_of_marks_is_found(opening: str, closing: str) -> None:
    quoted = f"{opening}We will not sell the mill,{closing}"
    text = f"The council met. {quoted} said Nora Quill of Ashby.\nIt rained."
    assert spans(text) == [quoted]


@pytest.mark.parametrize(
    "text",
    [
        "The '90s were the mill's best years, and the owners' pride.",
        'He is 6\'2" tall and the board is 12" wide.',
        "Rock 'n' roll isn't dead, y'all.",
        "The soldiers’ homes and the boys’ school don’t need it.",
        "’Twas the night before the fair.",
        "It's the '60s again, it's O'Neill's, it's 5' 10.",
    ],
)
def test_apostrophes_inches_and_years_are_no_marks(text: str) -> None:
    assert find_quotes(text, language="en") == ()


def test_an_apostrophe_inside_single_marks_does_not_close_them() -> None:
    text = "‘The owners’ homes aren’t for sale,’ said Quill."
    assert spans(text) == ["‘The owners’ homes aren’t for sale,’"]


def test_a_nested_quotation_is_part_of_the_outer_one() -> None:
    text = "“She told me ‘never again’ and left,” said Quill."
    assert spans(text) == ["“She told me ‘never again’ and left,”"]


def test_nested_quotations_of_one_style_are_one() -> None:
    text = "‘What they said is, ‘we will not pay for it,’’ said Quill."
    assert spans(text) == ["‘What they said is, ‘we will not pay for it,’’"]


def test_a_lost_closing_mark_ends_before_the_narrator() -> None:
    text = "“We will not sell the mill, said Nora Quill on Monday. The vote is in May."
    assert spans(text) == ["“We will not sell the mill,"]


def test_a_lost_closing_mark_ends_before_the_next_quotation() -> None:
    text = "“We will not sell the mill, Quill said. “It is ours.” The vote is in May."
    assert spans(text) == ["“We will not sell the mill,", "“It is ours.”"]


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    text = "Quill answered: “We will not sell the mill. It is ours.\nThe vote is in May."
    (quote,) = find_quotes(text, language="en")
    assert quote.kind is QuoteKind.UNCLOSED
    assert text[quote.start : quote.end] == "“We will not sell the mill. It is ours."


def test_a_phrase_in_marks_inside_unclosed_speech_stays_inside() -> None:
    text = '"We will not sell the "old mill" to anybody this year, said Nora Quill.'
    assert spans(text) == ['"We will not sell the "old mill" to anybody this year,']


def test_a_lost_opening_mark_starts_with_the_paragraph() -> None:
    text = "The council met.\nWe will not sell the mill,” said Nora Quill."
    assert spans(text) == ["We will not sell the mill,”"]


def test_a_lost_opening_mark_starts_behind_the_verb() -> None:
    text = "The council met. Nora Quill said, We will not sell the mill.”"
    assert spans(text) == ["We will not sell the mill.”"]


def test_a_lost_opening_mark_starts_behind_the_attribution_before() -> None:
    text = "“We love it,” Quill said. It is ours.”"
    assert spans(text) == ["“We love it,”", "It is ours.”"]


def test_one_odd_mark_spoils_nothing_behind_it() -> None:
    text = (
        'The board is 12" wide, he wrote.\n'
        'A stray " mark stands here.\n'
        '"We will not sell the mill," said Quill.\n"It is ours," said Abel.'
    )
    assert spans(text)[-2:] == ['"We will not sell the mill,"', '"It is ours,"']


def test_marks_turned_by_counting_are_read_by_their_neighbours() -> None:
    text = "”We will not sell the mill,“ said Quill. ”It is ours,“ she said."
    assert spans(text) == ["”We will not sell the mill,“", "”It is ours,“"]


def test_speech_over_several_paragraphs_is_one_utterance() -> None:
    text = "Quill said: “We will not sell the mill.\n\n“It is ours.”\n\nThe vote is in May."
    found = find_quotes(text, language="en")
    assert [quote.kind for quote in found] == [QuoteKind.MULTI_PARAGRAPH] * 2
    assert [quote.speaker for quote in found] == ["Quill", "Quill"]
    assert found[0].utterance is not None
    assert found[0].utterance == found[1].utterance


def test_speech_that_the_narrator_parts_is_one_utterance_of_two_spans() -> None:
    text = "“We will not sell,” she said. “It is ours.” Abel disagreed. “It is for sale,” he said."
    first, second, third = find_quotes(text, language="en")
    assert first.utterance == second.utterance is not None
    assert third.utterance is None


def test_a_wrapped_line_does_not_end_a_quotation() -> None:
    text = "“We will not sell the mill, whatever the council may\ndecide about it,” said Quill."
    assert len(spans(text)) == 1


def test_paragraphs_run_together_are_parted_again_at_the_marks() -> None:
    text = "“We will not sell.” Abel left. “It is ours,” said Quill. “Nobody asked us,” said Abel."
    assert len(spans(text)) == 3


def test_a_row_of_marks_is_ornament() -> None:
    assert find_quotes('""""""""\nThe end.', language="en") == ()


def test_a_text_without_marks_has_no_quotations() -> None:
    assert find_quotes("The council met and went home.") == ()
    assert find_quotes("") == ()
