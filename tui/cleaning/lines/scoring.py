"""The model at work: scores for every unit, and the one best cut they make."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tui.cleaning.lines.corrections import corrected, end_bonus
from tui.cleaning.lines.features import Surroundings, features_of
from tui.cleaning.lines.gaps import Gaps
from tui.cleaning.lines.model import forests
from tui.cleaning.lines.rules import rule_scores
from tui.cleaning.lines.second import second_features
from tui.cleaning.lines.segments import Cut, best_cut, best_path
from tui.cleaning.lines.shapes import MOST_UNITS, Shape

CLIP = 4.0
"""Log odds a single unit may count in the sum; beyond it one sure line would outvote its neighbours."""

END_CLIP = 6.0
"""Log odds an end may count."""

END_WEIGHT = 1.5
"""What the model of the end counts beside the scores of the lines. 1 to 2 tried on held-out scores: at 1.5
the last line of hand-labelled dumps is exact on .804 (1: .783), of whole pages on .564 (.545)."""

NO_END = -END_CLIP
"""What an end counts at a gap that does not come into question."""

LEAVE = 0.5
BACK = 0.5
"""Cost of setting a run inside the article aside; .5 to 2.5 tried, word F1 of dumps falls with it."""

LIKELY = -1.0
"""Score above which a unit makes the gaps near it come into question."""

REACH = 14
"""Units past the last likely one up to which an end is looked for, as in training."""

RULE_ASIDE_COST = 1.6
"""Log odds under which the rules alone set a unit inside the article aside."""


def scored_cut(shapes: Sequence[Shape]) -> tuple[list[float], Cut]:
    """Log odds of being article for every unit, and the article's stretch."""
    if not shapes:
        return [], Cut(0, 0)
    if len(shapes) > MOST_UNITS:
        rules = rule_scores(shapes)
        return rules, best_cut(rules, RULE_ASIDE_COST)
    models = forests()
    around = Surroundings(shapes)
    rows = features_of(around)
    first = [models["first"].score(row) for row in rows]
    more, fits = second_features(around, first)
    second = [models["second"].score(row + extra) for row, extra in zip(rows, more, strict=True)]
    gaps = Gaps(around, second, fits)
    asked = asked_gaps(second)
    return decided(shapes, second, {k: models["end"].score(gaps.row(k)) for k in asked})


def decided(
    shapes: Sequence[Shape], second: Sequence[float], ends: Mapping[int, float]
) -> tuple[list[float], Cut]:
    """The scores as corrected by rule, and the best path through them.

    Args:
        shapes: The page's units.
        second: Log odds of the second look for each.
        ends: Log odds of the article ending right after a unit, for those that come into question.
    """
    scores = corrected(shapes, second)
    bonus = end_bonus(shapes)
    cut = best_path(
        [max(-CLIP, min(CLIP, score)) for score in scores],
        [0.0] * len(scores),
        [
            bonus[k]
            + (max(-END_CLIP, min(END_CLIP, END_WEIGHT * ends[k])) if k in ends else NO_END)
            for k in range(len(scores))
        ],
        LEAVE,
        BACK,
    )
    return scores, cut


def asked_gaps(scores: Sequence[float]) -> range:
    """The units after which the article may end."""
    likely = [place for place, score in enumerate(scores) if score > LIKELY]
    if not likely:
        return range(len(scores))
    return range(max(0, likely[0] - REACH), min(len(scores), likely[-1] + REACH))
