"""Two versions as rows: side by side where there is room, else one under the other. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from tui.app.ink import Ink
from tui.app.painting import Run, fill
from tui.app.panes.content import marked_text
from tui.library.versions import Pair, Weight
from tui.model import Span

SIDE_BY_SIDE = 76
"""Cells from which the versions stand beside each other."""

GAP = 3
"""Cells between them, a rule in the middle."""

Row = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class VersionRows:
    """What the screen draws."""

    rows: tuple[Row, ...]
    differences: tuple[int, ...]
    """Rows at which a difference begins, those that say most first in each paragraph."""
    heavy: tuple[int, ...]
    """Those that concern numbers, names or quotations."""
    starts: tuple[int, ...] = ()
    """The first row of each pair of paragraphs."""


def version_rows(
    left: Sequence[str],
    right: Sequence[str],
    pairs: Sequence[Pair],
    width: int,
    *,
    ascii_only: bool = False,
) -> VersionRows:
    """The rows of two texts.

    Args:
        left: Paragraphs of one version.
        right: Paragraphs of the other.
        pairs: Which belong together, and how they differ.
        width: Cells.
        ascii_only: Without signs beyond ASCII.
    """
    beside = width >= SIDE_BY_SIDE
    rows: list[Row] = []
    differences: list[int] = []
    heavy: list[int] = []
    starts: list[int] = []
    for pair in pairs:
        start = len(rows)
        starts.append(start)
        drawn = _beside if beside else _under
        rows += drawn(left, right, pair, width, "|" if ascii_only else "│")
        rows.append(())
        if pair.left is None or pair.right is None or pair.differences:
            differences.append(start)
        if any(difference.weight > Weight.WORDING for difference in pair.differences):
            heavy.append(start)
    return VersionRows(tuple(rows), tuple(differences), tuple(heavy), tuple(starts))


def _beside(
    left: Sequence[str], right: Sequence[str], pair: Pair, width: int, rule: str
) -> list[Row]:
    half = (width - GAP) // 2
    one = _text(left, pair.left, [d.left for d in pair.differences], pair, half)
    other = _text(right, pair.right, [d.right for d in pair.differences], pair, half)
    middle = Run(f" {rule} ", Ink.RULE)
    return [
        (*fill(a, half), middle, *fill(b, half)) for a, b in zip_longest(one, other, fillvalue=())
    ]


def _under(
    left: Sequence[str], right: Sequence[str], pair: Pair, width: int, rule: str
) -> list[Row]:
    """A paragraph that is the same in both once; one that differs twice, a sign before each."""
    room = width - 2
    if pair.left is not None and pair.right is not None and not pair.differences:
        same = _text(left, pair.left, [], pair, room)
        return [(Run(f"{rule} ", Ink.RULE), *row) for row in same]
    one = _text(left, pair.left, [d.left for d in pair.differences], pair, room)
    other = _text(right, pair.right, [d.right for d in pair.differences], pair, room)
    return [(Run("< ", Ink.DIM), *row) for row in one] + [
        (Run("> ", Ink.DIM), *row) for row in other
    ]


def _text(
    texts: Sequence[str], number: int | None, spans: Sequence[Span], pair: Pair, width: int
) -> list[Row]:
    if number is None:
        return []
    if pair.left is None or pair.right is None:
        return marked_text(texts[number], [(0, len(texts[number]), Ink.DIM)], width)
    inks = [
        (span.start, span.end, Ink.DIFFER | (Ink.WARNING if difference.weight else Ink.PLAIN))
        for span, difference in zip(spans, pair.differences, strict=True)
    ]
    return marked_text(texts[number], inks, width)
