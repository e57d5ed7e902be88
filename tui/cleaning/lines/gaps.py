"""The gaps between units: does the article start, or end, right there?"""

from __future__ import annotations

from collections.abc import Sequence

from tui.cleaning.lines.features import Surroundings, names, sums
from tui.cleaning.lines.second import BODY_MIN_SIZE, CLIP, Fits, gains
from tui.cleaning.lines.shapes import Shape
from tui.cleaning.lines.topics import GAP_COLUMNS, Cohesion

OFFSETS = (-4, -3, -2, -1, 0, 1, 2, 3, 4, 5)
SPANS = (2, 4, 8, 16)

_SIDE = names(
    "size ends colon question item numbered dots capitals stop digits phrase price contact "
    "url mark date blank_before low_start sentences repeats fit prose"
)

GAP = (
    *(f"score_{offset:+d}" for offset in OFFSETS),
    *(f"mean_{side}_{span}" for span in SPANS for side in ("before", "after")),
    *(f"max_after_{span}" for span in SPANS),
    *(f"min_before_{span}" for span in SPANS),
    *(f"left_{name}" for name in _SIDE),
    *(f"right_{name}" for name in _SIDE),
    *(f"second_right_{name}" for name in _SIDE),
    *names(
        "drop gain_before gain_after units_before units_after share_before fit_usual "
        "fit_prose_before fit_prose_after fit_fall known_after known_fall both_items same_size "
        "blank_over_usual dots_after_4 dots_after_12 marks_before marks_after_4 rule_left "
        "rule_right"
    ),
    *GAP_COLUMNS,
)
"""Names of the columns; the gap is the one right after the unit at offset 0."""

LIKELY = -1.0
"""Score above which a line counts as what the article is about so far."""

PROSE_SEEN = 3
"""Lines of prose on either side whose words are compared."""


class Gaps:
    """Rows for any gap of a page; what they share is reckoned once."""

    def __init__(self, around: Surroundings, scores: Sequence[float], fits: Fits) -> None:
        self.around, self.fits = around, fits
        self.count = len(scores)
        self.scores = [max(-CLIP, min(CLIP, score)) for score in scores]
        self.total = sums(self.scores)
        self.ahead, self.behind = gains(self.scores[::-1])[::-1], gains(self.scores)
        shapes = around.shapes
        self.dots = sums([float(shape.dots) for shape in shapes])
        self.marks = sums([float(mark) for mark in around.marks])
        likely = [score > LIKELY for score in self.scores]
        self.cohesion = Cohesion(
            around.topics, around.known_words, around.names,
            [flag and shape.size >= BODY_MIN_SIZE for flag, shape in zip(likely, shapes, strict=True)],
            fits.prose,
        )  # fmt: skip
        self.prose = [k for k in range(self.count) if around.prose[k]]
        self.prose_until = sums([float(prose) for prose in around.prose])
        times: dict[str, int] = {}
        for shape in shapes:
            times[shape.masked] = times.get(shape.masked, 0) + 1
        self.sides = [self._side(k, shape, times[shape.masked]) for k, shape in enumerate(shapes)]
        blanks = sorted(s.blank_before for k, s in enumerate(shapes) if self.scores[k] > 0)
        self.usual_blanks = blanks[len(blanks) // 2] if blanks else 0

    def _side(self, place: int, shape: Shape, times: int) -> list[float]:
        return [
            self.around.sizes[place],
            float(shape.ends),
            float(shape.colon),
            float(shape.question),
            float(shape.item),
            float(shape.numbered),
            float(shape.dots),
            shape.capitals,
            shape.stop,
            shape.digits,
            float(self.around.marks[place]),
            float(shape.price),
            float(shape.contact),
            float(shape.url),
            float(shape.mark),
            float(shape.date or shape.ago),
            float(min(3, shape.blank_before)),
            float(shape.low_start),
            float(min(8, shape.sentences)),
            float(min(5, times)),
            self.fits.fit[place],
            float(self.around.prose[place]),
        ]

    def row(self, k: int) -> list[float]:
        """The row of the gap right after unit `k`; `k` is -1 before the first unit."""
        scores, count = self.scores, self.count
        row = [scores[k + o] if 0 <= k + o < count else -9.0 for o in OFFSETS]
        for span in SPANS:
            row += self._means(k, span)
        row += [max(scores[k + 1 : k + 1 + span], default=-9.0) for span in SPANS]
        row += [min(scores[max(0, k + 1 - span) : k + 1], default=-9.0) for span in SPANS]
        nothing = [-1.0] * len(_SIDE)
        for place in (k, k + 1, k + 2):
            row += self.sides[place] if 0 <= place < count else nothing
        row += self._whole(k)
        row += self.cohesion.gap(k)
        return row

    def _means(self, k: int, span: int) -> tuple[float, float]:
        low, high = max(0, k + 1 - span), min(self.count, k + 1 + span)
        before = (self.total[k + 1] - self.total[low]) / (k + 1 - low) if k >= low else -9.0
        after = (self.total[high] - self.total[k + 1]) / (high - k - 1) if high > k + 1 else -9.0
        return before, after

    def _whole(self, k: int) -> list[float]:
        count, scores, shapes, fits = self.count, self.scores, self.around.shapes, self.fits
        inside, right = k >= 0, k + 1 < count
        seen = int(self.prose_until[k + 1])
        before = self.prose[max(0, seen - PROSE_SEEN) : seen]
        after = self.prose[seen : seen + PROSE_SEEN]
        fit_before = sum(fits.fit[p] for p in before) / len(before) if before else -1.0
        fit_after = sum(fits.fit[p] for p in after) / len(after) if after else -1.0
        known = sum(self._known(p, k) for p in after) / len(after) if after else -1.0
        usual = sum(self._known(p, p - 1) for p in before) / len(before) if before else -1.0
        left_score = scores[k] if inside else -9.0
        right_score = scores[k + 1] if right else -9.0
        sizes = self.around.sizes
        return [
            left_score - right_score,
            self.behind[k] if inside else 0.0,
            self.ahead[k] if inside else 0.0,
            float(min(60, k + 1)),
            float(min(60, count - k - 1)),
            (k + 1) / count,
            fits.usual,
            fit_before,
            fit_after,
            fit_before - fit_after,
            known,
            usual - known,
            float(inside and right and shapes[k].item and shapes[k + 1].item),
            abs(sizes[k] - sizes[k + 1]) if inside and right else 9.0,
            float(shapes[k + 1].blank_before - self.usual_blanks) if right else 0.0,
            self.dots[min(count, k + 5)] - self.dots[k + 1],
            self.dots[min(count, k + 13)] - self.dots[k + 1],
            min(9.0, self.marks[k + 1]),
            self.marks[min(count, k + 5)] - self.marks[k + 1],
            self.around.rules[k] if inside else -9.0,
            self.around.rules[k + 1] if right else -9.0,
        ]

    def _known(self, place: int, k: int) -> float:
        """How much of a line's words stood in prose up to unit `k`."""
        return self.around.shared.before(place, k + 1)
