"""A score by rule for each unit: a first guess that needs no model and finds the page's core."""

from __future__ import annotations

from collections.abc import Sequence

from tui.cleaning.lines.shapes import Shape

GIVEAWAYS = ("comment", "legal", "related", "nav", "tail-junk", "product-spam")
"""Kinds of phrase that speak against a line of the article."""

PROSE_MIN_SIZE = 12
"""Words from which a line with sentence end or common words is taken for prose."""


def is_prose(shape: Shape) -> bool:
    """Whether the line reads like a paragraph."""
    if shape.size < PROSE_MIN_SIZE or shape.dots:
        return False
    return shape.ends or shape.stop > 0.2 or shape.sentences > 1


def rule_scores(shapes: Sequence[Shape]) -> list[float]:
    """For each unit how much speaks for it being article, without a look at its neighbours."""
    seen: dict[str, int] = {}
    for shape in shapes:
        seen[shape.masked] = seen.get(shape.masked, 0) + 1
    return [_score(shape, seen[shape.masked]) for shape in shapes]


def _score(shape: Shape, repeats: int) -> float:
    score = -1.3 + 0.11 * min(shape.size, 30)
    if shape.size > 4:
        score += 0.9 * shape.ends + 2.0 * (min(shape.stop, 0.5) - 0.2)
    score -= 3.0 * shape.dots + 1.2 * shape.mark + 0.6 * shape.count + 0.5 * shape.ago
    if any(kind in shape.starts for kind in GIVEAWAYS):
        score -= 2.5 if shape.short else 0.8
    if any(kind in shape.holds for kind in ("legal", "comment", "tail-junk")):
        score -= 1.0
    if repeats > 1:
        score -= 0.7 * min(repeats, 4)
    return score
