"""One row of the screen as runs of text and as cells, measured as the terminal measures.

Rows come from Textual's strips or from lines with ANSI colours; both end as the same value, so that
a first page painted without Textual can be compared with Textual's first frame.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from rich.cells import split_graphemes

from tui.app.terminal.pens import PLAIN, SGR, Pen, blank_pen, parse_sgr

Cell = tuple[str, Pen]
"""A glyph with what combines with it; the empty string is the second half of a wide one."""

BLANK: Cell = (" ", PLAIN)

SINGLE = re.compile(
    "[\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0373\u0391-\u03a1\u03a3-\u03ff\u0400-\u0482"
    "\u2010-\u2015\u2018-\u201f\u2020-\u2022\u2026\u2030-\u203a\u2500-\u25fc]*"
)
"""Text of which every character takes one cell in every terminal; all else is measured by Rich's
tables."""

UNEVEN = re.compile(
    "[\u00ad\u0600-\u0605\u0900-\u0dff\u0e33\u0eb3\u0f00-\u0fff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u200b-\u200f"
    "\u2028-\u202e\u2060-\u206f\u20e3\ufe00-\ufe0f\U0001f000-\U0001ffff\U000e0000-\U000e0fff]"
)
"""Characters that terminals measure differently: joined emoji, selectors, Indic and Hangul
clusters."""

CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""What may never reach the terminal as text. Pages have passed `plain_text` long before; this is
the last door."""


class Row:
    """One row of the screen. Equal rows look equal."""

    __slots__ = ("_hash", "cells")

    def __init__(self, cells: Iterable[Cell]) -> None:
        self.cells: tuple[Cell, ...] = tuple(cells)
        self._hash = hash(self.cells)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Row):
            return NotImplemented
        return self._hash == other._hash and self.cells == other.cells

    def __hash__(self) -> int:
        return self._hash

    def __len__(self) -> int:
        return len(self.cells)

    @property
    def text(self) -> str:
        """What a person reads in this row."""
        return "".join(glyph for glyph, _ in self.cells)


@lru_cache(maxsize=64)
def blank_row(width: int, looks: Pen = PLAIN) -> Row:
    """A row of blanks."""
    return Row([(" ", blank_pen(looks))] * width)


@lru_cache(maxsize=2048)
def run_cells(text: str, looks: Pen) -> tuple[Cell, ...]:
    """The cells of one run. What has no width joins the glyph before it; at the start of a run it
    is left out."""
    blank = (" ", blank_pen(looks))
    if SINGLE.fullmatch(text):
        return tuple(blank if glyph in " \xa0" else (glyph, looks) for glyph in text)
    cells: list[Cell] = []
    shown = CONTROL.sub("", text)
    for start, end, width in split_graphemes(shown)[0]:
        glyph = shown[start:end]
        if width:
            cells.append(blank if glyph in " \xa0" else (glyph, looks))
            cells.extend([("", looks)] * (width - 1))
        elif cells:
            _join(cells, glyph)
    return tuple(cells)


def _join(cells: list[Cell], glyph: str) -> None:
    """Add something without width to the glyph before it."""
    at = len(cells) - 1
    while at and not cells[at][0]:
        at -= 1
    cells[at] = (cells[at][0] + glyph, cells[at][1])


def row_of_runs(runs: Iterable[tuple[str, Pen]], width: int) -> Row:
    """The row that these runs make, cut or filled to `width`."""
    cells: list[Cell] = []
    for text, looks in runs:
        cells.extend(run_cells(text, looks))
    return Row(fitted(cells, width))


def fitted(cells: list[Cell], width: int) -> list[Cell]:
    """Cells cut or filled to `width`; a wide glyph cut in half becomes a blank."""
    if len(cells) == width:
        return cells
    if len(cells) < width:
        return cells + [BLANK] * (width - len(cells))
    end = width
    while end and not cells[end][0]:
        end -= 1
    return cells[:end] + [(" ", blank_pen(looks)) for _, looks in cells[end:width]]


def row_of_ansi(line: str, width: int) -> Row:
    """The row of a line whose only control sequences are SGR."""
    runs: list[tuple[str, Pen]] = []
    looks, at = PLAIN, 0
    for found in SGR.finditer(line):
        runs.append((line[at : found.start()], looks))
        looks = parse_sgr(found[1], "", looks)
        at = found.end()
    runs.append((line[at:], looks))
    return row_of_runs(runs, width)
