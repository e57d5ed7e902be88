"""Pages far longer than any article: no line lost, and no more blocks than can be judged."""

from __future__ import annotations

import random
from itertools import pairwise

from tests.cleaning.lines.pages import page
from tui.cleaning.lines import clean_lines
from tui.cleaning.lines.units import MOST_ROWS, units_of
from tui.model import visible_characters


def test_a_line_of_megabytes_is_one_unit_with_even_blanks() -> None:
    line = "one\ttwo  three\u00a0\u2003 four " * 200_000
    (unit,) = units_of(line)
    assert unit.text == " ".join(line.split())


def test_a_page_of_a_million_tiny_lines_is_judged_in_packs_that_keep_their_lines() -> None:
    units = units_of("ab\n" * 1_000_000)
    assert len(units) <= MOST_ROWS
    assert units[0].line_start == 1
    assert units[-1].line_end == 1_000_000
    assert sum(unit.text.count("\n") + 1 for unit in units) == 1_000_000


def test_packed_units_follow_each_other_without_gap_or_overlap() -> None:
    units = units_of("ab\n\ncd\n" * 40_000)
    assert all(a.line_end < b.line_start for a, b in pairwise(units))
    assert sum(len(unit.text.split()) for unit in units) == 80_000


def test_every_visible_character_of_a_long_page_is_in_one_block() -> None:
    text = "A line of some words that goes on.\nshort\n\n" * 4_000
    article = clean_lines(page(text))
    assert sum(visible_characters(block.text) for block in article.blocks) == visible_characters(
        text
    )
    assert all(block.reasons for block in article.blocks)


def test_visible_characters_of_long_texts_are_counted_as_those_of_short_ones() -> None:
    chance = random.Random(5)
    text = "".join(chance.choice("ab \n\t\u00a0\u2003é\x1c") for _ in range(150_000))
    assert visible_characters(text) == sum(
        visible_characters(text[start : start + 1000]) for start in range(0, len(text), 1000)
    )
