"""What the likely ends of a page look like: one row of numbers for each.

How much follows, of what kind, how near to the subject, and how the page began.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log1p

from tui.cleaning.lines.corrections import closes
from tui.cleaning.lines.endings import FAR, Endings
from tui.cleaning.lines.features import names, sums
from tui.cleaning.lines.lists import coda_book
from tui.cleaning.lines.shapes import Shape
from tui.cleaning.lines.topics import cosine, minus, running

_STRETCH = names(
    "units words mean most least prose marks labels codas dots items urls dates prices short topic names known"
)

ENDINGS = (
    *names("worth_less score score_less bonus rank score_rank from_best words_from_best is_last"),
    *(f"between_{name}" for name in _STRETCH),
    *(f"after_{name}" for name in _STRETCH),
    *(f"next_{name}" for name in _STRETCH),
    *names("best_later best_earlier legal_after ahead others later_others"),
    *names(
        "page_units page_words head_units head_words page_marks article_units article_words "
        "article_short article_items article_share usual_topic usual_fit blanks later_blanks"
    ),
    *names(
        "left_coda right_coda left_score right_score second_right left_2 left_4 right_2 right_4 "
        "left_size left_ends left_colon left_item left_url "
        "right_size right_ends right_mark right_dots right_item right_url right_blank"
    ),
    *names("topic_after_1 topic_after_3 topic_last topic_fall topic_across after_names"),
    *names(
        "drop drop_2 drop_4 fall_least fall_mean right_over_after left_over_after left_over_most "
        "next_over_left next_most_over_left drop_rank drop_2_rank"
    ),
)
"""Names of the columns."""

NEXT = 5
"""Units right after the end that are looked at by themselves."""

CODA_SHARE = 0.5
"""Share of a short line that the phrase must cover for the line to open a coda; a longer line opens
one with two words of a phrase."""


def opens_coda(shape: Shape) -> bool:
    """Whether the line opens references, thanks, credits or the like: an end that is article."""
    phrase = coda_book().at_start(shape.words, shape.text).get("coda", "")
    if shape.short:
        return bool(phrase) and len(phrase) >= CODA_SHARE * len(shape.text.strip(" :•-–|"))
    return " " in phrase


class EndingRows:
    """Rows for the ends of one page; what they share is reckoned once."""

    def __init__(self, endings: Endings) -> None:
        self.endings, self.gaps = endings, endings.gaps
        self.scores, self.ends, self.count = endings.scores, endings.ends, endings.count
        self._sums()

    def _sums(self) -> None:
        around = self.gaps.around
        shapes = around.shapes
        self.words = sums([min(shape.size, 400.0) for shape in shapes])
        self.score_sums = sums(list(self.scores))
        self.prose = sums([float(flag) for flag in around.prose])
        self.marks = self.gaps.marks
        self.labels = sums([float(closes(shape)) for shape in shapes])
        self.codas = sums([float(opens_coda(shape)) for shape in shapes])
        self.dots = self.gaps.dots
        self.items = sums([float(shape.item) for shape in shapes])
        self.urls = sums([float(shape.url or shape.contact) for shape in shapes])
        self.dates = sums([float(shape.date or shape.ago) for shape in shapes])
        self.prices = sums([float(shape.price) for shape in shapes])
        self.short = sums([float(shape.short) for shape in shapes])
        self.blanks = sums([float(min(3, shape.blank_before)) for shape in shapes])
        self.legal = sums([float(shape.mark or "legal" in shape.starts) for shape in shapes])
        self.known = sums(
            [share if share >= 0 else 0.0 for share, _ in self.gaps.cohesion.name_shares]
        )
        self.named = sums([float(share >= 0) for share, _ in self.gaps.cohesion.name_shares])
        cohesion = self.gaps.cohesion
        self.topics = running(around.topics, len(around.topics[0]))
        self.so_far = cohesion.total
        self.fits = sums(self.gaps.fits.before)
        self.fine = sums(self.gaps.scores)
        self.drops = {k: self._drops(k) for k in self.endings.candidates}

    def _stretch(self, low: int, high: int, article: int) -> list[float]:
        """What units `low` up to `high` look like, held against the article up to `article`."""
        count = high - low
        if count <= 0:
            return [0.0, 0.0, -FAR, -FAR, -FAR, *[0.0] * 10, -1.0, -1.0, -1.0]
        own = self.scores[low:high]

        def share(values: Sequence[float]) -> float:
            return (values[high] - values[low]) / count

        named = self.named[high] - self.named[low]
        return [
            log1p(count),
            log1p(self.words[high] - self.words[low]),
            share(self.score_sums),
            max(own),
            min(own),
            share(self.prose),
            min(20.0, self.marks[high] - self.marks[low]),
            min(9.0, self.labels[high] - self.labels[low]),
            min(9.0, self.codas[high] - self.codas[low]),
            share(self.dots),
            share(self.items),
            share(self.urls),
            share(self.dates),
            share(self.prices),
            share(self.short),
            cosine(minus(self.topics[high], self.topics[low]), self.so_far[article]),
            (self.known[high] - self.known[low]) / named if named else -1.0,
            share(self.fits),
        ]

    def row(self, k: int) -> list[float]:
        """The row of the end right after unit `k`, columns as in `ENDINGS`."""
        own, best, count, ends = self.endings, self.endings.best, self.count, self.ends
        score = ends.get(k, -FAR)
        low, high = min(k, best) + 1, max(k, best) + 1
        side = 1.0 if k >= best else -1.0
        row = [
            own.value[k] - own.value[best],
            score,
            score - ends.get(best, -FAR),
            own.bonus[k],
            float(min(20, own.rank[k])),
            float(min(20, own.score_rank.get(k, 20))),
            side * log1p(high - low),
            side * log1p(self.words[high] - self.words[low]),
            float(k == count - 1),
        ]
        row += self._stretch(low, high, low)
        row += self._stretch(k + 1, count, k + 1)
        row += self._stretch(k + 1, min(count, k + 1 + NEXT), k + 1)
        later = [ends[o] for o in own.candidates if o > k and o in ends]
        earlier = [ends[o] for o in own.candidates if o < k and o in ends]
        row += [
            max(later, default=-FAR),
            max(earlier, default=-FAR),
            min(9.0, self.legal[count] - self.legal[k + 1]),
            self.gaps.ahead[k],
            float(len(own.candidates)),
            float(len(later)),
        ]
        return [*row, *self._page(k), *self._near(k), *self._falls(k)]

    def _page(self, k: int) -> list[float]:
        count = self.count
        first = self.endings.paths.cut(k).first
        inside = k + 1 - first
        return [
            log1p(count),
            log1p(self.words[count]),
            log1p(first),
            log1p(self.words[first]),
            min(20.0, self.marks[count]),
            log1p(inside),
            log1p(self.words[k + 1] - self.words[first]),
            (self.short[k + 1] - self.short[first]) / inside,
            (self.items[k + 1] - self.items[first]) / inside,
            (self.words[k + 1] - self.words[first]) / max(1.0, self.words[count]),
            self.gaps.cohesion.usual,
            self.gaps.fits.usual,
            (self.blanks[k + 1] - self.blanks[first]) / inside,
            (self.blanks[count] - self.blanks[k + 1]) / max(1, count - k - 1),
        ]

    def _near(self, k: int) -> list[float]:
        gaps, scores, count = self.gaps, self.scores, self.count
        left = gaps.around.shapes[k]
        right = gaps.around.shapes[k + 1] if k + 1 < count else None
        total = self.score_sums

        def mean(low: int, high: int) -> float:
            low, high = max(0, low), min(count, high)
            return (total[high] - total[low]) / (high - low) if high > low else -FAR

        row = [
            float(opens_coda(left)),
            float(right is not None and opens_coda(right)),
            scores[k],
            scores[k + 1] if right else -FAR,
            scores[k + 2] if k + 2 < count else -FAR,
            mean(k - 1, k + 1),
            mean(k - 3, k + 1),
            mean(k + 1, k + 3),
            mean(k + 1, k + 5),
            log1p(left.size),
            float(left.ends),
            float(left.colon),
            float(left.item),
            float(left.url),
        ]
        if right is None:
            row += [-1.0] * 7
        else:
            row += [
                log1p(right.size),
                float(right.ends),
                float(gaps.around.marks[k + 1]),
                float(right.dots),
                float(right.item),
                float(right.url),
                float(min(3, right.blank_before)),
            ]
        cohesion = gaps.cohesion.gap(k)
        return [*row, *cohesion[:4], cohesion[5], cohesion[8]]

    def _mean(self, low: int, high: int) -> float:
        """The mean score of units `low` up to `high`, clipped less than for the paths."""
        low, high = max(0, low), min(self.count, high)
        return (self.fine[high] - self.fine[low]) / (high - low) if high > low else -FAR

    def _drops(self, k: int) -> tuple[float, float]:
        """How far the scores fall right after unit `k`: of one unit, and of two."""
        single = self._mean(k, k + 1) - self._mean(k + 1, k + 2)
        return single, self._mean(k - 1, k + 1) - self._mean(k + 1, k + 3)

    def _falls(self, k: int) -> list[float]:
        """How the scores fall over the end. A coda scores less than text, a foreign tail still less, and
        how much differs from page to page: differences tell what the scores themselves do not."""
        scores, best, count = self.gaps.scores, self.endings.best, self.count
        left, right = scores[k], self._mean(k + 1, k + 2)
        between = scores[min(k, best) + 1 : max(k, best) + 1]
        after, following = scores[k + 1 :], scores[k + 1 : k + 1 + NEXT]
        least, most = min(between, default=-FAR), max(after, default=-FAR)
        mean_after, mean_left = self._mean(k + 1, count), self._mean(k - 1, k + 1)
        single, double = self.drops[k]
        return [
            single,
            double,
            self._mean(k - 3, k + 1) - self._mean(k + 1, k + 5),
            least - most,
            self._mean(min(k, best) + 1, max(k, best) + 1) - mean_after,
            right - mean_after,
            left - mean_after,
            left - most,
            self._mean(k + 1, k + 1 + NEXT) - mean_left,
            max(following, default=-FAR) - left,
            float(sum(other > single for other, _ in self.drops.values())),
            float(sum(other > double for _, other in self.drops.values())),
        ]
