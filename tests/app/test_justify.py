"""Justified lines: they end at one column and still know their characters."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.app.sample import harbour_page
from tui.app.painting import drawn_ranges
from tui.app.typesetting.justify import FULL_ENOUGH, justified
from tui.app.typesetting.lines import Line, LineKind
from tui.app.typesetting.typeset import Setting, typeset
from tui.app.typesetting.wrap import wrap

MEASURE = 40


def set_lines(text: str) -> list[Line]:
    return [Line(LineKind.BODY, text[a:b], 0, a, b) for a, b in wrap(text, MEASURE)]


def test_lines_of_a_paragraph_end_at_one_column_and_its_last_line_does_not() -> None:
    plain = typeset(harbour_page(), Setting(72))
    filled = typeset(harbour_page(), Setting(72, justify=True))
    body = [line for line in filled.lines if line.kind is LineKind.BODY]
    assert len(filled.lines) == len(plain.lines)
    assert sum(len(line.text) == 72 for line in body) >= len(body) // 3
    assert all(len(line.text) == 72 or "  " not in line.text for line in body), (
        "a line is either filled or left alone"
    )


def test_an_emptier_line_is_not_torn_apart() -> None:
    text = "a few words " + "x" * 38 + " and some more words that follow after it"
    first = justified(set_lines(text), MEASURE)[0]
    assert len(first.text) < FULL_ENOUGH * MEASURE
    assert "  " not in first.text


@given(st.text("ab ,é", min_size=60, max_size=300))
@settings(max_examples=100, deadline=None)
def test_words_keep_their_order_and_every_character_is_found_where_it_is_drawn(text: str) -> None:
    before = set_lines(text)
    after = justified(before, MEASURE)
    for old, new in zip(before, after, strict=True):
        assert new.text.split() == old.text.split()
        assert len(new.text) <= MEASURE
        for at in range(new.start, new.end):
            if text[at] != " ":
                ((low, high),) = drawn_ranges(new, at, at + 1)
                assert new.text[low:high] == text[at]
