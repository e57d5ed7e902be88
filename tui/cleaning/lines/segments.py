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


def best_cut(scores: Sequence[float], aside_cost: float) -> Cut:
    """The stretch of the highest sum, each unlikely unit inside costing at most `aside_cost`."""
    best, best_first, best_end = 0.0, 0, 0
    running, running_first = 0.0, -1
    for place, score in enumerate(scores):
        if running_first < 0 or running < 0.0:
            running, running_first = 0.0, place
        running += max(score, -aside_cost)
        if running > best:
            best, best_first, best_end = running, running_first, place + 1
    aside = frozenset(place for place in range(best_first, best_end) if scores[place] < -aside_cost)
    return Cut(best_first, best_end, aside, best)


def best_path(
    scores: Sequence[float],
    starts: Sequence[float],
    ends: Sequence[float],
    leave: float,
    back: float,
) -> Cut:
    """The one best head–article–tail path, in one pass over the units.

    Args:
        scores: For each unit how much speaks for it being article (log odds).
        starts: What a start right before each unit is worth.
        ends: What an end right after each unit is worth.
        leave: What it costs to leave the article for a run of units that are set aside.
        back: What it costs to come back from them.
    """
    if not scores:
        return Cut(0, 0)
    low = float("-inf")
    in_body, in_aside = low, low
    came_body: list[int] = []
    came_aside: list[bool] = []
    best, best_end = low, -1
    for place, score in enumerate(scores):
        options = (starts[place], in_body, in_aside - back)
        choice = max(range(3), key=options.__getitem__)
        stays = in_aside >= in_body - leave
        body, aside = options[choice] + score, in_aside if stays else in_body - leave
        came_body.append(choice)
        came_aside.append(stays)
        in_body, in_aside = body, aside
        if body + ends[place] > best:
            best, best_end = body + ends[place], place
    return _traced(came_body, came_aside, best_end, best)


def _traced(came_body: Sequence[int], came_aside: Sequence[bool], last: int, worth: float) -> Cut:
    aside: set[int] = set()
    place, in_body = last, True
    while True:
        if in_body:
            choice = came_body[place]
            if choice == 0:
                return Cut(place, last + 1, frozenset(aside), worth)
            in_body = choice == 1
        else:
            aside.add(place)
            in_body = not came_aside[place]
        place -= 1
