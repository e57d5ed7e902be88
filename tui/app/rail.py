"""The rail: one column that shows where in the whole page its marks lie, and where one is. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from tui.app.ink import Ink
from tui.app.navigation import JumpKind, Target, Targets
from tui.app.painting import Run
from tui.app.typesetting.lines import Layout

_SIGNS = {
    JumpKind.ASIDE: ("┄", "-", Ink.DIM),
    JumpKind.QUOTE: ("❞", '"', Ink.SPEAKER),
    JumpKind.CONTRADICTION: ("●", "!", Ink.WARNING),
}
"""From the weakest to the strongest; the strongest in a cell is shown."""

_WITHOUT_QUOTES = (JumpKind.ASIDE, JumpKind.CONTRADICTION)

MOST_EDGES = 12
"""Changes along the column beyond which quotations are left out of it. The terminal scrolls whole
rows, so each change costs about ten bytes a line key: two for the bar, the rest for marks."""


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
    bar = "|" if ascii_only else "▕"
    track = [
        Run(bar, Ink.RULE) if first <= row <= last else Run(" ", Ink.PLAIN) for row in range(height)
    ]
    cells = _marked(track, layout, targets, tuple(_SIGNS), ascii_only)
    if _edges(cells) > MOST_EDGES:
        cells = _marked(track, layout, targets, _WITHOUT_QUOTES, ascii_only)
    return cells


def _marked(
    track: list[Run], layout: Layout, targets: Targets, kinds: Iterable[JumpKind], ascii_only: bool
) -> list[Run]:
    cells = list(track)
    for kind in kinds:
        sign, plain_sign, ink = _SIGNS[kind]
        for row in _rows(layout, targets.of(kind), len(track)):
            cells[row] = Run(plain_sign if ascii_only else sign, ink)
    return cells


def _edges(cells: list[Run]) -> int:
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
