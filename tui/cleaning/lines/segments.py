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


@dataclass(frozen=True, slots=True)
class Paths:
    """For each unit the best head–article path whose article ends there."""

    worth: list[float]
    """Sum of scores of the path, what it paid to leave and come back taken off; no end counted."""
    came_body: list[int]
    came_aside: list[bool]

    def cut(self, last: int) -> Cut:
        """The path that ends at unit `last`."""
        aside: set[int] = set()
        place, in_body = last, True
        while True:
            if in_body:
                choice = self.came_body[place]
                if choice == 0:
                    return Cut(place, last + 1, frozenset(aside), self.worth[last])
                in_body = choice == 1
            else:
                aside.add(place)
                in_body = not self.came_aside[place]
            place -= 1


def paths_through(scores: Sequence[float], leave: float, back: float) -> Paths:
    """The best path to every unit, in one pass over the units.

    Args:
        scores: For each unit how much speaks for it being article (log odds).
        leave: What it costs to leave the article for a run of units that are set aside.
        back: What it costs to come back from them.
    """
    in_body = in_aside = float("-inf")
    found = Paths([], [], [])
    for score in scores:
        options = (0.0, in_body, in_aside - back)
        choice = max(range(3), key=options.__getitem__)
        stays = in_aside >= in_body - leave
        body, aside = options[choice] + score, in_aside if stays else in_body - leave
        found.came_body.append(choice)
        found.came_aside.append(stays)
        found.worth.append(body)
        in_body, in_aside = body, aside
    return found
