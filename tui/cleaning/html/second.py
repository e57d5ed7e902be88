"""A second look: each block again, with what the first look said of its kin and its neighbours.

A page is made of templates: what holds for most blocks of a box, or of boxes built alike, mostly
holds for the rest. And an article is mostly one run. Both can be seen only when every block has
been looked at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from math import log
from typing import NamedTuple

from tui.cleaning.html.cut import Cut, best_cut
from tui.cleaning.html.kinds import CORPUS_KINDS
from tui.cleaning.html.raw import RawBlock
from tui.cleaning.html.surroundings import group_key
from tui.cleaning.html.trees import logistic

MOST = 6.0
"""Log-odds are cut off here, so that one very sure block does not outvote its kin."""

OUTSIDE = -7.0
"""Stands for the neighbour of the first and the last block."""

SURE, SURE_WORDS = 0.7, 10
"""Probability and words of a block that the run of the article is measured by."""

FAR = 60.0
"""Distances in blocks are cut off here."""

LEAST_CUT = 1e-4
"""A cut nearer to 0 or 1 counts as this near."""

WINDOWS = (2, 6)
"""Blocks to either side that means are taken over."""

NEIGHBOURS = (-2, -1, 1, 2)

SECOND_NAMES = (
    "margin",
    *(f"{kin}_{name}" for kin in ("box", "around", "alike") for name in ("margin", "kept", "size")),
    *(f"near{size}{side}" for size in WINDOWS for side in "<>"),
    *(f"margin{offset:+d}" for offset in NEIGHBOURS),
    "kept_before", "kept_after", "kept", "kept_share", "since_sure", "till_sure",
    "section_margin", "section_kept", "section_size", "heading_margin",
    "above_cut", "expected_f1", "cut", *(f"is_{kind}" for kind in CORPUS_KINDS),
)  # fmt: skip
"""Columns of the second look, after those of the first."""


class Family(NamedTuple):
    """Who belongs together on a page; a number for each block in each list."""

    box: list[int]
    around: list[int]
    alike: list[int]
    section: list[int]
    """0 before the first heading; every heading begins the next."""


def families(blocks: Sequence[RawBlock]) -> Family:
    """The element around each block's own, the one around that, the boxes built alike, the section."""
    boxes: dict[int, int] = {}
    groups: dict[str, int] = {}
    found = Family([], [], [], [])
    section = 0
    for block in blocks:
        parent = block.box.parent or block.box
        around = parent.parent or parent
        found.box.append(boxes.setdefault(id(parent), len(boxes)))
        found.around.append(boxes.setdefault(id(around), len(boxes)))
        section += block.heading > 0
        found.section.append(section)
        found.alike.append(groups.setdefault(group_key(block.box), len(groups)))
    return found


def second_columns(
    margins: Sequence[float], sizes: Sequence[int], family: Family, kinds: Sequence[float]
) -> list[list[float]]:
    """The values of `SECOND_NAMES`, a row a block.

    Args:
        margins: Log-odds that the first look gave each block.
        sizes: Words of each block.
        family: Who belongs together.
        kinds: How likely each kind of page is, as `kind_shares` gives it.
    """
    cut = best_cut([logistic(margin) for margin in margins], sizes)
    margins = [min(MOST, max(-MOST, margin)) for margin in margins]
    shares = [logistic(margin) for margin in margins]
    weights = [size + 1.0 for size in sizes]
    columns = [list(margins)]
    for ids in (family.box, family.around, family.alike):
        columns += _kin(ids, margins, weights)
    columns += _windows(shares, weights)
    for offset in NEIGHBOURS:
        columns.append(_shifted(margins, offset))
    columns += _totals(shares, weights)
    sure = [share > SURE and size > SURE_WORDS for share, size in zip(shares, sizes, strict=True)]
    columns.append(_distances(sure))
    columns.append(_distances(sure[::-1])[::-1])
    columns += _kin(family.section, margins, weights)
    columns.append(_headings(family.section, margins))
    columns += _against(cut, margins)
    columns += [[kind] * len(margins) for kind in kinds]
    return [list(row) for row in zip(*columns, strict=True)]


def _kin(ids: list[int], margins: list[float], weights: list[float]) -> list[list[float]]:
    """Mean log-odds, share kept and size of the group that each block is in."""
    count = max(ids) + 1
    size, total, kept = [0.0] * count, [0.0] * count, [0.0] * count
    for group, margin, weight in zip(ids, margins, weights, strict=True):
        size[group] += weight
        total[group] += weight * margin
        if margin > 0:
            kept[group] += weight
    means = [value / weight if weight else 0.0 for value, weight in zip(total, size, strict=True)]
    parts = [value / weight if weight else 0.0 for value, weight in zip(kept, size, strict=True)]
    logs = [log(weight) if weight else 0.0 for weight in size]
    return [[values[group] for group in ids] for values in (means, parts, logs)]


def _headings(sections: list[int], margins: list[float]) -> list[float]:
    """Log-odds of the heading that each block stands under; 0 where there is none."""
    found = []
    section, heading = 0, 0.0
    for number, margin in zip(sections, margins, strict=True):
        if number != section:
            section, heading = number, margin
        found.append(heading)
    return found


def _against(cut: Cut, margins: list[float]) -> list[list[float]]:
    """How far above the first look's own cut each block lies, how sure that look is, and the cut."""
    score = min(max(cut.score, LEAST_CUT), 1 - LEAST_CUT)
    odds = log(score / (1 - score))
    count = len(margins)
    return [[margin - odds for margin in margins], [cut.f1] * count, [odds] * count]


def _windows(shares: list[float], weights: list[float]) -> list[list[float]]:
    """Mean probability of the words before and after each block."""
    count = len(shares)
    size = list(accumulate(weights, initial=0.0))
    kept = list(accumulate((s * w for s, w in zip(shares, weights, strict=True)), initial=0.0))

    def mean(low: int, high: int) -> float:
        return (kept[high] - kept[low]) / (size[high] - size[low]) if high > low else 0.0

    columns = []
    for width in WINDOWS:
        columns.append([mean(max(0, at - width), at) for at in range(count)])
        columns.append([mean(at + 1, min(count, at + 1 + width)) for at in range(count)])
    return columns


def _totals(shares: list[float], weights: list[float]) -> list[list[float]]:
    """What of the expected text lies before and after each block, how much it is, and of what."""
    count = len(shares)
    kept = list(accumulate((s * w for s, w in zip(shares, weights, strict=True)), initial=0.0))
    total = kept[-1] or 1e-9
    before = [value / total for value in kept[:-1]]
    after = [(total - value) / total for value in kept[1:]]
    return [before, after, [total] * count, [total / sum(weights)] * count]


def _shifted(values: list[float], offset: int) -> list[float]:
    count = len(values)
    return [values[at + offset] if 0 <= at + offset < count else OUTSIDE for at in range(count)]


def _distances(marks: list[bool]) -> list[float]:
    """How many blocks back the last marked one stands; 0 for one that is marked itself."""
    found = []
    since = FAR
    for mark in marks:
        since = 0.0 if mark else min(FAR, since + 1.0)
        found.append(since)
    return found
