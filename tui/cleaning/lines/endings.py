"""The last word on the end: the few ends that come into question, and which of them it is.

A gap's own score sees what stands around it. Whether the lines past an end are foreign, or the
article's references and thanks, shows only when the page is looked at as a whole (`ending_rows`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tui.cleaning.lines.corrections import closes, end_bonus
from tui.cleaning.lines.gaps import Gaps
from tui.cleaning.lines.segments import Cut, paths_through

CLIP = 4.0
"""Log odds a single unit may count in the sum; beyond it one sure line would outvote its neighbours."""

END_WEIGHT = 1.5
"""What the model of the end counts beside the scores of the lines. 1 to 2 tried on held-out scores: at 1.5
the last line of hand-labelled dumps is exact on .804 (1: .783), of whole pages on .564 (.545)."""

LEAVE = 0.5
BACK = 0.5
"""Cost of setting a run inside the article aside; .5 to 2.5 tried, word F1 of dumps falls with it."""

LIKED_WEIGHT = 2.0
"""What the comparison of ends counts beside a path's worth. Word F1 of held-out whole-page dumps is .930 from
2 to 6 and .929 without the paths; last line of spam tails .838 at 2, .833 at 4 and without them."""

NO_TAIL = -2.0
"""Log odds of there being no foreign tail from which all is kept to the page's last line. It is below 0
because text lost costs more than a line too many. Held out, at 0 / -1 / -1.5 / -2: articles without a tail cut
early .079 / .052 / .039 / .031, last line of made tails .792 / .780 / .768 / .749, of whole pages alike, junk
kept on hand-labelled dumps .095 / .125 / .128 / .128."""

TAIL_UNITS = 3
TAIL_MEAN = -2.0
"""So many units past the best end, of such a mean score, are a tail whatever the page looks like as a
whole. On held-out pages no article is cut for it; at -1.5 .069 instead of .062 of those without a tail."""

PROSE_MIN_SCORE = -1.0
"""Score from which a paragraph inside an article that is kept to the last line is kept too."""

AFTER_MIN_SCORE = 0.0
AFTER_MOST = 3
"""Score from which, and how many, paragraphs right after the chosen end are taken in. Held out, 10 of 786
whole-page dumps change, 6 more of them end exactly, and they gain twice the text that they keep of junk; one
labelled dump in 46 gains its last paragraph; of 1,833 made tails, where foreign paragraphs are many, 11 fewer
end exactly. At -.5 text and junk grow alike."""

MOST = 8
"""Ends that are compared; the right one is among them on .82 of whole-page dumps, .97 of made tails."""

FAR = 9.0
"""What stands for a score where there is none."""


class Endings:
    """The ends of one page that come into question."""

    def __init__(self, gaps: Gaps, scores: Sequence[float], ends: Mapping[int, float]) -> None:
        """Finds the ends that come into question.

        Args:
            gaps: The page's gaps.
            scores: Log odds of being article for every unit, corrected by rule.
            ends: Log odds of the article ending right after a unit, for those that were asked.
        """
        shapes = gaps.around.shapes
        self.gaps, self.ends, self.bonus = gaps, ends, end_bonus(shapes)
        self.scores = [max(-CLIP, min(CLIP, score)) for score in scores]
        self.paths = paths_through(self.scores, LEAVE, BACK)
        self.count = len(scores)
        last = self.count - 1
        self.value = value = {k: self._value(k) for k in ends}
        value.setdefault(last, self.paths.worth[last] - FAR)
        self.order = sorted(value, key=lambda k: (-value[k], k))
        by_score = sorted(ends, key=lambda k: (-ends[k], k))
        self.rank = {k: place for place, k in enumerate(self.order)}
        self.score_rank = {k: place for place, k in enumerate(by_score)}
        self.best = self.order[0]
        chosen = dict.fromkeys([*self.order[: MOST - 3], *by_score[:2], last])
        self.candidates = sorted(chosen)

    def _value(self, k: int) -> float:
        return self.paths.worth[k] + self.bonus[k] + END_WEIGHT * self.ends[k]

    def is_closed(self) -> bool:
        """Whether a line past the best end says outright that the article was over, or all do."""
        after = self.scores[self.best + 1 :]
        if len(after) >= TAIL_UNITS and sum(after) < TAIL_MEAN * len(after):
            return True
        return any(map(closes, self.gaps.around.shapes[self.best + 1 :]))

    def chosen(self, liked: Mapping[int, float], no_tail: float) -> Cut:
        """The article's stretch.

        Args:
            liked: For each of `candidates` the log odds of its being the end, by comparison.
            no_tail: Log odds of the page having nothing foreign after its article.
        """
        if no_tail > NO_TAIL and not self.is_closed():
            cut = self.paths.cut(self.count - 1)
            return replace(cut, aside=frozenset(filter(self._is_foreign, cut.aside)))
        best = max(self.candidates, key=lambda k: self.value[k] + LIKED_WEIGHT * liked[k])
        return self._with_prose_after(self.paths.cut(best))

    def _with_prose_after(self, cut: Cut) -> Cut:
        """The cut with the paragraphs right after it that are likelier text than not."""
        around, end = self.gaps.around, cut.end
        while end < min(self.count, cut.end + AFTER_MOST) and (
            around.prose[end]
            and around.shapes[end].ends
            and not around.shapes[end].dots
            and self.scores[end] > AFTER_MIN_SCORE
        ):
            end += 1
        return replace(cut, end=end)

    def _is_foreign(self, k: int) -> bool:
        """Whether a unit stays aside in an article that is kept to the page's last line."""
        prose = self.gaps.around.prose[k] and self.scores[k] > PROSE_MIN_SCORE
        return k <= self.best and not prose
