"""Where in the page's sequence each block stands: its neighbours, headings, prose before and after.

Worked out column by column: what a neighbour shows is a column moved by one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from operator import sub

from tui.cleaning.html.phrases import PHRASE_ROLES
from tui.cleaning.html.raw import RawBlock
from tui.cleaning.html.shapes import SHAPE_NAMES

NEIGHBOURS = (-3, -2, -1, 1, 2, 3)
"""Blocks before and after whose shapes are told."""

WINDOWS = (5, 12)
"""Blocks to either side that means are taken over."""

NEAR = 60.0
"""Distances in blocks are cut off here."""

OUTSIDE = -1.0
"""Stands for what a neighbour shows, where there is none."""

MOST_WORDS = 60.0
"""Words of a block count up to here in the mean of a window."""

_FIELDS = {name: number for number, name in enumerate(SHAPE_NAMES)}
_PHRASES = _FIELDS["phrase_related"]
_CUES = ("related", "comment", "tail-junk", "product-spam", "legal")
_CUE_AT = [_PHRASES + PHRASE_ROLES.index(role) for role in _CUES]
CUE_SHARE = 0.6
"""Share of a short block that a phrase must cover for it to head what follows."""

PLACE_NAMES = (
    "place", "before", "after", "prose_before", "prose_after", "last_prose", "next_prose",
    "since_title", "under_heading", "heading_level", "heading_words",
    *(f"heading_{role}" for role in _CUES), "since_cue", "cue_prose", "cue_role",
    *(f"near{offset:+d}_{name}" for offset in NEIGHBOURS
      for name in ("words", "link_share", "ending", "tag", "same_box", "same_group")),
    *(f"window{size}{side}_{name}" for size in WINDOWS for side in "<>"
      for name in ("words", "link_share", "prose")),
)  # fmt: skip
"""Names of the values that tell where in the sequence a block stands."""

Shapes = Sequence[Sequence[float]]
Column = Sequence[float]


def places_of(
    blocks: Sequence[RawBlock], shapes: Shapes, prose: Sequence[bool], groups: Sequence[str]
) -> Iterator[tuple[float, ...]]:
    """The values of `PLACE_NAMES`, a row a block.

    Args:
        blocks: The page's blocks.
        shapes: Their shapes.
        prose: Whether each reads like prose.
        groups: What blocks of one template share.
    """
    chars = _column(shapes, "chars")
    prose_chars = [size if own else 0.0 for size, own in zip(chars, prose, strict=True)]
    before = _sums(prose_chars)
    columns = [
        *_positions(_sums(chars), before),
        _distances(prose),
        _distances(prose[::-1])[::-1],
        _since_title(blocks, _column(shapes, "is_title")),
        *_under_headings(blocks, shapes),
        *_after_cues(shapes, before),
        *_neighbours(blocks, shapes, groups),
        *_windows(shapes, prose),
    ]
    return zip(*columns, strict=True)


def _column(shapes: Shapes, name: str) -> list[float]:
    number = _FIELDS[name]
    return [shape[number] for shape in shapes]


def _positions(chars: Column, prose: Column) -> Iterable[Column]:
    """Running sums as shares of the whole: blocks, characters, prose before and after."""
    count = len(chars) - 1
    total, all_prose = chars[-1] or 1.0, prose[-1] or 1.0
    return (
        [index / count for index in range(count)],
        [size / total for size in chars[:-1]],
        chars[:-1],
        [size / all_prose for size in prose[:-1]],
        [(prose[-1] - size) / all_prose for size in prose[1:]],
    )


def _since_title(blocks: Sequence[RawBlock], is_title: Column) -> Column:
    marked = zip(is_title, blocks, strict=True)
    title = next((i for i, (own, block) in enumerate(marked) if own == 1.0 and block.heading), None)
    if title is None:
        return [-NEAR - 1] * len(blocks)
    return [max(-NEAR, min(NEAR, float(index - title))) for index in range(len(blocks))]


def _under_headings(blocks: Sequence[RawBlock], shapes: Shapes) -> Iterable[Column]:
    """For each block how far up the heading above it stands, and what that says."""
    rows: list[Sequence[float]] = []
    said = (0.0, 0.0, *[0.0] * len(_CUES))
    since = NEAR
    for block, shape in zip(blocks, shapes, strict=True):
        rows.append((since, *said))
        since = min(NEAR, since + 1.0)
        if block.heading:
            said = (float(block.heading), shape[1], *[shape[place] for place in _CUE_AT])
            since = 1.0
    return zip(*rows, strict=True)


def _after_cues(shapes: Shapes, prose: Column) -> Iterable[Column]:
    """For each block how far back a short block stands that heads a tail, the prose since, and what
    it heads."""
    rows: list[Sequence[float]] = []
    at, role = -1, -1.0
    for index, shape in enumerate(shapes):
        for number, place in enumerate(_CUE_AT):
            if shape[place] >= CUE_SHARE:
                at, role = index, float(number)
        if at < 0:
            rows.append((NEAR, -1.0, -1.0))
        else:
            rows.append((min(NEAR, float(index - at)), prose[index] - prose[at], role))
    return zip(*rows, strict=True)


def _neighbours(
    blocks: Sequence[RawBlock], shapes: Shapes, groups: Sequence[str]
) -> Iterator[Column]:
    brief = [_column(shapes, name) for name in ("words", "link_share", "ending", "tag")]
    boxes = [block.box for block in blocks]
    kin = {
        size: (
            [
                1.0 if one is two else 0.5 if one.parent is two.parent else 0.0
                for one, two in zip(boxes, boxes[size:], strict=False)
            ],
            [float(one == two) for one, two in zip(groups, groups[size:], strict=False)],
        )
        for size in {abs(offset) for offset in NEIGHBOURS}
    }
    count = len(blocks)
    for offset in NEIGHBOURS:
        edge = [OUTSIDE] * min(abs(offset), count)
        if offset < 0:
            yield from ([*edge, *column[: max(0, count + offset)]] for column in brief)
            yield from ([*edge, *column] for column in kin[-offset])
        else:
            yield from ([*column[offset:], *edge] for column in brief)
            yield from ([*column, *edge] for column in kin[offset])


def _windows(shapes: Shapes, prose: Sequence[bool]) -> Iterator[Column]:
    """Means over the blocks before and after each."""
    words = [min(MOST_WORDS, value) for value in _column(shapes, "words")]
    sums = [
        _sums(words),
        _sums(_column(shapes, "link_share")),
        _sums([float(own) for own in prose]),
    ]
    for size in WINDOWS:
        yield from (_means_before(total, size) for total in sums)
        yield from (_means_after(total, size) for total in sums)


def _means_before(total: list[float], size: int) -> Column:
    """The mean of so many values before each, from their running sums."""
    count = len(total) - 1
    near = min(size, count)
    widths = [*range(near), *[near] * (count - near)]
    low = [*total[:1] * near, *total[: count - near]]
    return _shares(map(sub, total[:-1], low), widths)


def _means_after(total: list[float], size: int) -> Column:
    count = len(total) - 1
    near = min(size, count)
    widths = [*[near] * (count - near), *range(near - 1, -1, -1)]
    high = [*total[near + 1 :], *total[-1:] * near]
    return _shares(map(sub, high, total[1:]), widths)


def _shares(values: Iterable[float], widths: Sequence[int]) -> Column:
    pairs = zip(values, widths, strict=True)
    return [value / width if width else OUTSIDE for value, width in pairs]


def _sums(values: Iterable[float]) -> list[float]:
    """Running sums: entry i is the sum of the first i values."""
    return list(accumulate(values, initial=0.0))


def _distances(marks: Sequence[bool]) -> list[float]:
    """For each place how far back the last mark before it stands."""
    distances: list[float] = []
    since = NEAR
    for mark in marks:
        distances.append(since)
        since = 1.0 if mark else min(since + 1.0, NEAR)
    return distances
