"""The second look: the first scores around a unit, and how well its words fit the article found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import exp, log1p

from tui.cleaning.lines.features import Surroundings, names, sums
from tui.cleaning.lines.segments import best_cut
from tui.cleaning.lines.topics import LINE, Cohesion

CLIP = 6.0
"""First scores count no further than this."""

FIRST_ASIDE_COST = 2.5
"""Cost of an unlikely unit inside the stretch found with the first scores."""

OFFSETS = (-6, -4, -3, -2, -1, 0, 1, 2, 3, 4, 6)
SPANS = (3, 8, 20)
BODY_MIN_SIZE = 8
"""Words from which a likely line lends its words to what the article is about."""

SECOND = (
    *(f"score_{offset:+d}" for offset in OFFSETS),
    *(f"chance_{side}_{span}" for span in SPANS for side in ("before", "after")),
    *names(
        "gain_before gain_after likely_before likely_after mass_before mass_after in_cut "
        "from_cut_first to_cut_end cut_size fit fit_before fit_after fit_over_usual usual_fit "
        "fit_next_prose fit_last_prose fit_next_over_last next_prose_gap best_score"
    ),
    *LINE,
)
"""Names of the columns that come to those of `features.FEATURES`."""


def second_features(
    around: Surroundings, scores: Sequence[float]
) -> tuple[list[list[float]], Fits]:
    """One row for each unit, columns as in `SECOND`, and the fits they were read from."""
    count = len(scores)
    clipped = [max(-CLIP, min(CLIP, score)) for score in scores]
    chances = [1 / (1 + exp(-score)) for score in clipped]
    cut = best_cut(clipped, FIRST_ASIDE_COST)
    total = sums(chances)
    likely = sums([float(chance > 0.5) for chance in chances])
    mass = sums([c * min(s.size, 80.0) for c, s in zip(chances, around.shapes, strict=True)])
    ahead, behind = gains(clipped[::-1])[::-1], gains(clipped)
    fits = Fits(around, chances, cut.first, cut.end)
    best = max(clipped, default=0.0)
    rows: list[list[float]] = []
    for k in range(count):
        row = [clipped[k + o] if 0 <= k + o < count else -9.0 for o in OFFSETS]
        for span in SPANS:
            low, high = max(0, k - span), min(count, k + 1 + span)
            row.append((total[k] - total[low]) / span)
            row.append((total[high] - total[k + 1]) / span)
        row += [
            behind[k],
            ahead[k],
            min(40.0, likely[k]),
            min(40.0, likely[count] - likely[k + 1]),
            mass[k] / max(1.0, mass[count]),
            log1p(mass[count] - mass[k + 1]),
            float(cut.first <= k < cut.end),
            float(max(-30, min(30, k - cut.first))),
            float(max(-30, min(30, cut.end - 1 - k))),
            log1p(cut.end - cut.first),
        ]
        row += fits.row(k)
        row.append(best)
        row += fits.cohesion.line(k)
        rows.append(row)
    return rows, fits


def gains(scores: Sequence[float]) -> list[float]:
    """For each unit the most that going on from the one before it, backwards, can add."""
    found: list[float] = []
    gain = 0.0
    for score in scores:
        found.append(min(60.0, gain))
        gain = max(0.0, gain + score)
    return found


class Fits:
    """How many of a unit's words the likely lines of the article hold, and how many is usual."""

    def __init__(
        self, around: Surroundings, chances: Sequence[float], first: int, end: int
    ) -> None:
        shapes = around.shapes
        content = around.shared.content
        self.counted = [
            first <= k < end and chances[k] > 0.5 and shapes[k].size >= BODY_MIN_SIZE
            for k in range(len(shapes))
        ]
        self.prose = [
            prose and shape.size >= BODY_MIN_SIZE
            for prose, shape in zip(around.prose, shapes, strict=True)
        ]
        words: Counter[str] = Counter()
        earliest: dict[str, int] = {}
        latest: dict[str, int] = {}
        for k, counted in enumerate(self.counted):
            if counted:
                words.update(content[k])
                for word in content[k]:
                    earliest.setdefault(word, k)
                    latest[word] = k
        self.fit: list[float] = []
        self.before: list[float] = []
        self.after: list[float] = []
        far = len(shapes)
        weight, mass = around.shared.weight, around.shared.mass
        for k, own in enumerate(content):
            least = 1 if self.counted[k] else 0
            held = ahead = behind = 0.0
            for word in own:
                worth = weight.get(word, 1.0)
                if words.get(word, 0) > least:
                    held += worth
                if earliest.get(word, far) < k:
                    behind += worth
                if latest.get(word, -1) > k:
                    ahead += worth
            self.fit.append(held / mass[k])
            self.before.append(behind / mass[k])
            self.after.append(ahead / mass[k])
        known = sorted(self.fit[k] for k, counted in enumerate(self.counted) if counted)
        self.usual = known[len(known) // 2] if known else 0.0
        self.cohesion = Cohesion(
            around.topics, around.known_words, around.names, self.counted, self.prose
        )
        self.next_prose = _nearest(self.prose[::-1])[::-1]
        self.last_prose = _nearest(self.prose)

    def row(self, place: int) -> list[float]:
        following, last = self.next_prose[place], self.last_prose[place]
        following = len(self.fit) - 1 - following if following >= 0 else -1
        ahead = self.before[following] if following >= 0 else -1.0
        behind = self.fit[last] if last >= 0 else -1.0
        return [
            self.fit[place],
            self.before[place],
            self.after[place],
            self.fit[place] - self.usual,
            self.usual,
            ahead,
            behind,
            ahead - behind,
            float(min(20, following - place)) if following >= 0 else 20.0,
        ]


def _nearest(flags: Sequence[bool]) -> list[int]:
    """For each place the last one before it whose flag is up; -1 where there is none."""
    found: list[int] = []
    last = -1
    for place, flag in enumerate(flags):
        found.append(last)
        if flag:
            last = place
    return found
