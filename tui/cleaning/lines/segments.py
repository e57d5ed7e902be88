"""Where the article starts and ends: the one best cut of a page into head, article and tail."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cut:
    """The article's stretch of units, and those inside it that are set aside one by one."""

    first: int
    end: int
    """One past the last unit of the article; equal to `first` when there is no article."""
    aside: frozenset[int] = frozenset()
    worth: float = 0.0
    """Sum of scores of the stretch."""


def best_cut(
    scores: Sequence[float],
    aside_cost: float,
    starts: Sequence[float] | None = None,
    ends: Sequence[float] | None = None,
) -> Cut:
    """The stretch of the highest sum, in one pass.

    Args:
        scores: For each unit how much speaks for it being article (log odds).
        aside_cost: What it costs to set one unit inside the stretch aside.
        starts: What a start at each unit is worth.
        ends: What an end right after each unit is worth.
    """
    best, best_first, best_end = 0.0, 0, 0
    running, running_first = 0.0, -1
    for place, score in enumerate(scores):
        opening = starts[place] if starts is not None else 0.0
        if running_first < 0 or running < opening:
            running, running_first = opening, place
        running += max(score, -aside_cost)
        total = running + (ends[place] if ends is not None else 0.0)
        if total > best:
            best, best_first, best_end = total, running_first, place + 1
    aside = frozenset(place for place in range(best_first, best_end) if scores[place] < -aside_cost)
    return Cut(best_first, best_end, aside, best)
