"""What the line model sees: one row of numbers for each unit, its neighbours' included."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import log1p

from tui.cleaning.lines.lists import PHRASE_KINDS
from tui.cleaning.lines.rules import is_prose, rule_scores
from tui.cleaning.lines.segments import best_cut
from tui.cleaning.lines.shapes import Shape
from tui.cleaning.lines.topics import Topics, names_in, shipped_topics
from tui.cleaning.lines.words import SharedWords


def names(text: str) -> tuple[str, ...]:
    """Names of columns, set apart by blanks."""
    return tuple(text.split())


CORE_COST = 1.2
"""Cost of an unlikely line inside the stretch that the rules take for the page's core."""

NEAR = 4
WIDE = 12
"""Units looked at on either side for the near and the wide windows."""

OWN = names(
    "size characters letters_a_word stop digits capitals shouting ends dots colon comma_end "
    "sentences commas question item numbered quote_open low_start url contact mark separators "
    "date time ago price count cells blank_before repeats earlier_prefix later_twin "
    "section_mark"
)
NEIGHBOUR = names("size ends stop dots phrase prose rule item")
OFFSETS = (-3, -2, -1, 1, 2, 3)
WINDOW = names(
    "prose_near_before prose_near_after prose_wide_before prose_wide_after short_near_before "
    "short_near_after dots_before dots_after since_prose until_prose like_2_before "
    "like_2_after like_3_before like_3_after short_run prose_run marks_before since_mark "
    "marks_wide_after dates_near items_near"
)
PLACE = names(
    "place units from_top from_end prose_before_share prose_total core_from_first "
    "core_from_last in_core core_size"
)
SHARED = names("shared_before shared_after shared_core shared_top own_words")

FEATURES = (
    *OWN,
    *(f"starts_{kind}" for kind in PHRASE_KINDS),
    *(f"holds_{kind}" for kind in PHRASE_KINDS),
    *(f"{name}_{offset:+d}" for offset in OFFSETS for name in NEIGHBOUR),
    *WINDOW,
    *PLACE,
    *SHARED,
)
"""Names of the columns, in order."""

_AGAINST = ("related", "comment", "legal", "tail-junk", "product-spam")


class Surroundings:
    """What the rows of a page have in common, reckoned once."""

    def __init__(self, shapes: Sequence[Shape], topics: Topics | None = None) -> None:
        self.shapes = shapes
        self.rules = rule_scores(shapes)
        self.prose = [is_prose(shape) for shape in shapes]
        self.core = best_cut(self.rules, CORE_COST)
        self.shared = SharedWords(shapes, self.prose)
        self.core_words: Counter[str] = Counter()
        for place in range(self.core.first, self.core.end):
            if self.prose[place]:
                self.core_words.update(self.shared.content[place])
        self.top_words = self._top_words()
        self.marks = [
            shape.short and any(kind in shape.starts for kind in _AGAINST) for shape in shapes
        ]
        self.sizes = [log1p(shape.size) for shape in shapes]
        topics = topics or shipped_topics()
        pairs = [topics.of(words) for words in self.shared.content]
        self.topics = [vector for vector, _ in pairs]
        self.known_words = [known for _, known in pairs]
        self.names = [names_in(shape.text) for shape in shapes]

    def _top_words(self) -> frozenset[str]:
        found: set[str] = set()
        for place in range(self.core.first, min(self.core.end, self.core.first + 3)):
            found |= self.shared.content[place]
        return frozenset(found)


def features_of(around: Surroundings) -> list[list[float]]:
    """One row for each unit, columns as in `FEATURES`."""
    shapes = around.shapes
    if not shapes:
        return []
    repeats = _repeats(shapes)
    windows = _windows(around)
    places = _places(around)
    phrases = [_phrases(shape) for shape in shapes]
    brief = [
        (
            around.sizes[place],
            float(shape.ends),
            shape.stop,
            float(shape.dots),
            float(around.marks[place]) or float(any(phrases[place])) / 2,
            float(around.prose[place]),
            around.rules[place],
            float(shape.item),
        )
        for place, shape in enumerate(shapes)
    ]
    nothing = (-1.0,) * len(NEIGHBOUR)
    count = len(shapes)
    rows: list[list[float]] = []
    for place, shape in enumerate(shapes):
        row = _own(shape, around.sizes[place])
        row += repeats[place]
        row += phrases[place]
        for offset in OFFSETS:
            other = place + offset
            row += brief[other] if 0 <= other < count else nothing
        row += windows[place]
        row += places[place]
        row += _shared(around, place)
        rows.append(row)
    return rows


def _own(shape: Shape, size: float) -> list[float]:
    return [
        size,
        log1p(shape.characters),
        shape.characters / max(1.0, shape.size),
        shape.stop,
        shape.digits,
        shape.capitals,
        shape.shouting,
        float(shape.ends),
        float(shape.dots),
        float(shape.colon),
        float(shape.comma_end),
        float(min(shape.sentences, 8)),
        float(min(shape.commas, 12)),
        float(shape.question),
        float(shape.item),
        float(shape.numbered),
        float(shape.quote_open),
        float(shape.low_start),
        float(shape.url),
        float(shape.contact),
        float(shape.mark),
        float(min(shape.separators, 9)),
        float(shape.date),
        float(shape.time),
        float(shape.ago),
        float(shape.price),
        float(shape.count),
        float(min(shape.cells, 9)),
        float(min(shape.blank_before, 4)),
    ]


def _repeats(shapes: Sequence[Shape]) -> list[list[float]]:
    """How often the line stands on the page, and whether it begins an earlier or later one."""
    times = Counter(shape.masked for shape in shapes)
    openings: dict[str, int] = {}
    rows: list[list[float]] = []
    last = {shape.masked[:40]: place for place, shape in enumerate(shapes)}
    for place, shape in enumerate(shapes):
        opening = shape.masked[:24]
        earlier = len(opening) >= 16 and opening in openings
        later = len(shape.masked) >= 12 and last[shape.masked[:40]] > place
        openings.setdefault(opening, place)
        mark = shape.colon or (shape.short and not shape.ends and shape.capitals > 0.6)
        rows.append([float(min(times[shape.masked], 9)), float(earlier), float(later), float(mark)])
    return rows


def _phrases(shape: Shape) -> list[float]:
    starts, holds = shape.starts, shape.holds
    row = []
    for kind in PHRASE_KINDS:
        phrase = starts.get(kind)
        row.append(min(1.0, len(phrase) / max(1, len(shape.text))) if phrase else 0.0)
    row += [float(kind in holds) for kind in PHRASE_KINDS]
    return row


def _windows(around: Surroundings) -> list[list[float]]:
    shapes, prose, sizes, marks = around.shapes, around.prose, around.sizes, around.marks
    count = len(shapes)
    mass = sums([min(shape.size, 80.0) if prose[k] else 0.0 for k, shape in enumerate(shapes)])
    short = sums([float(shape.short) for shape in shapes])
    dots = sums([float(shape.dots) for shape in shapes])
    marked = sums([float(mark) for mark in marks])
    dated = sums([float(shape.date or shape.ago or shape.time) for shape in shapes])
    items = sums([float(shape.item) for shape in shapes])
    since_prose = _since(prose)
    until_prose = _since(prose[::-1])[::-1]
    since_mark = _since(marks)
    short_run = _runs([shape.short for shape in shapes])
    prose_run = _runs(prose)
    rows: list[list[float]] = []
    for k in range(count):
        near, wide = max(0, k - NEAR), max(0, k - WIDE)
        near_end, wide_end = min(count, k + 1 + NEAR), min(count, k + 1 + WIDE)
        rows.append(
            [
                log1p(mass[k] - mass[near]),
                log1p(mass[near_end] - mass[k + 1]),
                log1p(mass[k] - mass[wide]),
                log1p(mass[wide_end] - mass[k + 1]),
                short[k] - short[near],
                short[near_end] - short[k + 1],
                dots[k] - dots[wide],
                dots[wide_end] - dots[k + 1],
                since_prose[k],
                until_prose[k],
                abs(sizes[k] - sizes[k - 2]) if k >= 2 else 9.0,
                abs(sizes[k] - sizes[k + 2]) if k + 2 < count else 9.0,
                abs(sizes[k] - sizes[k - 3]) if k >= 3 else 9.0,
                abs(sizes[k] - sizes[k + 3]) if k + 3 < count else 9.0,
                short_run[k],
                prose_run[k],
                min(marked[k], 9.0),
                since_mark[k],
                marked[wide_end] - marked[k + 1],
                dated[near_end] - dated[near],
                items[near_end] - items[near],
            ]
        )
    return rows


def sums(values: Sequence[float]) -> list[float]:
    """Running totals, from 0 on: `sums[b] - sums[a]` is the sum of `values[a:b]`."""
    total = 0.0
    sums = [0.0]
    for value in values:
        total += value
        sums.append(total)
    return sums


def _since(flags: Sequence[bool]) -> list[float]:
    """How many units ago the flag was last up, at most 30."""
    found: list[float] = []
    distance = 30.0
    for flag in flags:
        found.append(distance)
        distance = 1.0 if flag else min(30.0, distance + 1)
    return found


def _runs(flags: Sequence[bool]) -> list[float]:
    """How long the run of units is that the unit is in, 0 where the flag is down; at most 30."""
    found = [0.0] * len(flags)
    start = 0
    for place in range(1, len(flags) + 1):
        if place == len(flags) or flags[place] != flags[start]:
            if flags[start]:
                found[start:place] = [float(min(30, place - start))] * (place - start)
            start = place
    return found


def _places(around: Surroundings) -> list[list[float]]:
    count, core = len(around.shapes), around.core
    weights = [
        min(shape.size, 80.0) if around.prose[place] else 0.0
        for place, shape in enumerate(around.shapes)
    ]
    total = sum(weights)
    core_size = log1p(core.end - core.first)
    rows: list[list[float]] = []
    passed = 0.0
    for place in range(count):
        rows.append(
            [
                place / count,
                log1p(count),
                log1p(place),
                log1p(count - place),
                passed / total if total else 0.0,
                log1p(total),
                float(max(-30, min(30, place - core.first))),
                float(max(-30, min(30, core.end - 1 - place))),
                float(core.first <= place < core.end),
                core_size,
            ]
        )
        passed += weights[place]
    return rows


def _shared(around: Surroundings, place: int) -> list[float]:
    shared = around.shared
    words = shared.content[place]
    if not words:
        return [-1.0, -1.0, -1.0, -1.0, 0.0]
    own = 1 if around.core.first <= place < around.core.end and around.prose[place] else 0
    weight, counted = shared.weight, around.core_words
    core = sum(weight.get(word, 1.0) for word in words if counted.get(word, 0) > own)
    return [
        shared.before(place, place),
        shared.after(place, place),
        core / shared.mass[place],
        shared.within(place, around.top_words),
        log1p(len(words)),
    ]
