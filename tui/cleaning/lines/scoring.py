"""The model at work: scores for every unit, and the one best cut they make."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tui.cleaning.lines.corrections import corrected
from tui.cleaning.lines.ending_rows import EndingRows
from tui.cleaning.lines.endings import Endings
from tui.cleaning.lines.features import Surroundings, features_of
from tui.cleaning.lines.gaps import Gaps
from tui.cleaning.lines.interruptions import interruptions, put_back
from tui.cleaning.lines.model import forests
from tui.cleaning.lines.rules import is_prose, rule_scores
from tui.cleaning.lines.second import second_features
from tui.cleaning.lines.segments import Cut, best_cut
from tui.cleaning.lines.shapes import MOST_UNITS, Shape

LIKELY = -1.0
"""Score above which a unit makes the gaps near it come into question."""

REACH = 14
"""Units past the last likely one up to which an end is looked for, as in training."""

START_MIN_SCORE = -1.25
"""Log odds from which a paragraph right before the article's first line belongs to it. On 262 whole-page dumps
-1 to -1.75 lose .0231 instead of .0235 of the text; from -1.5 on a labelled dump starts too early."""

RULE_ASIDE_COST = 1.6
"""Log odds under which the rules alone set a unit inside the article aside."""


def scored_cut(shapes: Sequence[Shape]) -> tuple[list[float], Cut]:
    """Log odds of being article for every unit, and the article's stretch."""
    if not shapes:
        return [], Cut(0, 0)
    if len(shapes) > MOST_UNITS:
        rules = rule_scores(shapes)
        return rules, best_cut(rules, RULE_ASIDE_COST)
    if aside := interruptions(shapes):
        others = [shape for place, shape in enumerate(shapes) if place not in aside]
        return put_back(aside, len(shapes), *_judged(others))
    return _judged(shapes)


def _judged(shapes: Sequence[Shape]) -> tuple[list[float], Cut]:
    """What the model says of a page."""
    models = forests()
    around = Surroundings(shapes)
    rows = features_of(around)
    first = [models["first"].score(row) for row in rows]
    more, fits = second_features(around, first)
    second = [models["second"].score(row + extra) for row, extra in zip(rows, more, strict=True)]
    gaps = Gaps(around, second, fits)
    ends = {k: models["end"].score(gaps.row(k)) for k in asked_gaps(second)}
    scores = corrected(shapes, second)
    endings = Endings(gaps, scores, ends)
    rows_of = EndingRows(endings)
    compared = {k: rows_of.row(k) for k in endings.candidates}
    liked = {k: models["ending"].score(row) for k, row in compared.items()}
    cut = endings.chosen(liked, models["no-tail"].score(compared[len(shapes) - 1]))
    return scores, from_first_prose(shapes, scores, cut)


def from_first_prose(shapes: Sequence[Shape], scores: Sequence[float], cut: Cut) -> Cut:
    """The cut with the prose right before it, where that is not clearly something else.

    The end is chosen first and the best path to it may be a short one, which leaves out the opening of
    an article whose lines have few words in common.
    """
    first = cut.first
    while first > 0 and scores[first - 1] > START_MIN_SCORE and is_prose(shapes[first - 1]):
        first -= 1
    return replace(cut, first=first) if cut.end > cut.first else cut


def asked_gaps(scores: Sequence[float]) -> range:
    """The units after which the article may end."""
    likely = [place for place, score in enumerate(scores) if score > LIKELY]
    if not likely:
        return range(len(scores))
    return range(max(0, likely[0] - REACH), min(len(scores), likely[-1] + REACH))
