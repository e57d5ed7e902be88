"""The rail: one column that shows where in the whole page its marks lie, and where one is. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from tui.app.ink import Ink
from tui.app.navigation import JumpKind, Target, Targets
from tui.app.painting import Run
from tui.app.typesetting.lines import Layout

_MARKS = (
    (JumpKind.ASIDE, "┄", "-", Ink.DIM),
    (JumpKind.CONTRADICTION, "●", "!", Ink.WARNING),
)
"""What is drawn over the stretches of quotations, from the weaker to the stronger."""

MOST_EDGES = 4
"""Changes along the column, the bar's two among them, up to which stretches of quotations stay
apart. The terminal scrolls whole rows, so each change costs six to ten bytes a line key: with four,
a line key took 108 and 119 bytes on two articles with a quotation in every other paragraph."""


def rail_cells(
    layout: Layout, targets: Targets, height: int, top: int, *, ascii_only: bool
) -> list[Run]:
    """The column's cells from top to bottom.

    Args:
        layout: The page as laid out.
        targets: Its marks.
        height: Rows of the view.
        top: First line that is shown.
        ascii_only: Use no sign outside of ASCII.
    """
    total = max(1, len(layout.lines))
    if total <= height:
        return [Run(" ", Ink.PLAIN)] * height
    first, last = thumb(total, height, top)
    bar = Run("|" if ascii_only else "▐", Ink.RULE)
    marks: dict[int, Run] = {}
    for kind, sign, plain_sign, ink in _MARKS:
        run = Run(plain_sign if ascii_only else sign, ink)
        rows = set(_rows(layout, targets.of(kind), height))
        if kind is JumpKind.ASIDE:
            # Nearly every page is cut at its ends: that says nothing, and costs two changes.
            rows -= {0, height - 1}
        marks.update(dict.fromkeys(rows, run))
    quoted = sorted(set(_rows(layout, targets.of(JumpKind.QUOTE), height)))
    stretch = Run(":" if ascii_only else "▕", Ink.RULE)
    gap = 0
    while True:
        cells = [Run(" ", Ink.PLAIN)] * height
        for low, high in _stretches(quoted, gap):
            if low > gap or high + gap < height - 1:  # all along the rail it would say nothing
                cells[low : high + 1] = [stretch] * (high + 1 - low)
        cells[first : last + 1] = [bar] * (last + 1 - first)
        for row, run in marks.items():
            cells[row] = run
        if gap >= height or _edges(cells) <= MOST_EDGES:
            return cells
        gap = max(1, 2 * gap)


def _stretches(rows: Sequence[int], gap: int) -> list[tuple[int, int]]:
    """(first, last) of the runs that rows make when up to `gap` rows between them are filled."""
    found: list[tuple[int, int]] = []
    for row in rows:
        if found and row - found[-1][1] <= gap + 1:
            found[-1] = (found[-1][0], row)
        else:
            found.append((row, row))
    return found


def _edges(cells: Sequence[Run]) -> int:
    """Places where the column changes: what is sent again when the text beside it scrolls."""
    return sum(above != below for above, below in pairwise(cells))


def thumb(total: int, height: int, top: int) -> tuple[int, int]:
    """(first, last) row of the part of the rail that stands for what is on the screen."""
    size = max(1, height * height // total)
    hidden = max(1, total - height)
    first = min(height - size, round((height - size) * min(top, hidden) / hidden))
    return first, first + size - 1


def line_at(layout: Layout, height: int, row: int) -> int:
    """The line that a row of the rail stands for."""
    return len(layout.lines) * row // max(1, height)


def _rows(layout: Layout, targets: Iterable[Target], height: int) -> Iterable[int]:
    total = len(layout.lines)
    for target in targets:
        line = layout.line_of(target.block, target.character)
        yield min(height - 1, line * height // total)
