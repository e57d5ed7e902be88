"""What lines are about: word vectors, and the names a line brings along.

Words that stand in the same passages of the development pages lie close to each other, so a paragraph
of another article differs from the one before it also where neither repeats a word.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import log1p, sqrt
from operator import add, mul, sub

TOPICS_FILE = "lines-topics.json"

LEAST_NAME = 3
"""Letters a capitalised word needs to be taken for part of a name."""

MOST_WORDS = 40
"""Known words of a line that are added up; more change its direction little."""

Vector = list[float]

_NAME = re.compile(r"(?<=[^\s.!?:–—\"“”])\s+([^\W\d_a-zß-ÿа-яё][\w’'-]+)")


@dataclass(frozen=True, slots=True)
class Topics:
    """A vector for each known word, longer the more the word says."""

    places: dict[str, int]
    vectors: Sequence[Sequence[float]]
    width: int

    def of(self, words: Iterable[str]) -> tuple[Vector, int]:
        """The sum of the vectors of the words, and how many of them are known."""
        places = self.places
        held = [place for word in words if (place := places.get(word)) is not None][:MOST_WORDS]
        if not held:
            return [0.0] * self.width, 0
        vectors = self.vectors
        return list(map(sum, zip(*[vectors[place] for place in held], strict=True))), len(held)


@cache
def shipped_topics() -> Topics:
    """The vectors that come with the program."""
    held = json.loads((files("tui.cleaning") / "data" / TOPICS_FILE).read_text("utf-8"))
    words: list[str] = held["words"].split()
    raw = memoryview(base64.b85decode(held["vectors"])).cast("b").tolist()
    width = len(raw) // len(words)
    vectors = [tuple(raw[at : at + width]) for at in range(0, len(raw), width)]
    return Topics({word: k for k, word in enumerate(words)}, vectors, width)


def names_in(text: str) -> frozenset[str]:
    """Capitalised words that do not open a sentence."""
    return frozenset(word for word in _NAME.findall(text) if len(word) >= LEAST_NAME)


def cosine(left: Sequence[float], right: Sequence[float]) -> float:
    """The cosine of two vectors; 0 where one of them is empty."""
    size = sum(map(mul, left, left)) * sum(map(mul, right, right))
    return sum(map(mul, left, right)) / sqrt(size) if size > 0 else 0.0


def running(rows: Sequence[Vector], width: int) -> list[Vector]:
    """Running totals from nothing on: row `b` less row `a` is the sum of rows `a` up to `b`."""
    total = [0.0] * width
    found = [total]
    for row in rows:
        total = list(map(add, total, row))
        found.append(total)
    return found


def minus(left: Vector, right: Vector) -> Vector:
    """The difference of two vectors."""
    return list(map(sub, left, right))


class Cohesion:
    """How well each line, and what follows each gap, keeps to what came before."""

    WINDOW = 3
    """Lines of prose taken together on either side of a gap."""

    def __init__(
        self, vectors: Sequence[Vector], known: Sequence[int], names: Sequence[frozenset[str]],
        counted: Sequence[bool], prose: Sequence[bool],
    ) -> None:  # fmt: skip
        self.count = len(vectors)
        width = len(vectors[0]) if vectors else 0
        nothing = [0.0] * width
        self.known = [log1p(number) for number in known]
        self.total = running(
            [own if counts else nothing for own, counts in zip(vectors, counted, strict=True)],
            width,
        )
        whole = self.total[-1]
        self.fit = [
            cosine(own, minus(whole, own) if counts else whole)
            for own, counts in zip(vectors, counted, strict=True)
        ]
        self.behind = [cosine(own, self.total[k]) for k, own in enumerate(vectors)]
        own = sorted(self.fit[k] for k in range(self.count) if counted[k] and known[k] > 2)
        self.usual = own[len(own) // 2] if own else 0.0
        self.spread = own[len(own) // 2] - own[len(own) // 5] if len(own) > 2 else 0.15
        self.name_shares = _name_shares(names, counted)
        self.prose = [k for k in range(self.count) if prose[k]]
        self.held = running([vectors[k] for k in self.prose], width)
        self.passed = [0]
        for flag in prose:
            self.passed.append(self.passed[-1] + flag)
        self._next: dict[int, tuple[float, ...]] = {}

    def _around(self, gap: int) -> tuple[float, ...]:
        """Cosines of the prose on both sides of the gap before line `gap`, and across it."""
        passed = self.passed[gap]
        if passed in self._next:
            return self._next[passed]
        held, last = self.held, len(self.prose)
        before = self.total[gap]
        here = held[passed]
        after_1 = minus(held[min(passed + 1, last)], here)
        after_3 = minus(held[min(passed + self.WINDOW, last)], here)
        start_1, start_3 = max(0, passed - 1), max(0, passed - self.WINDOW)
        earlier = self.prose[start_1] if last else 0
        found = (
            cosine(after_1, before),
            cosine(after_3, before),
            cosine(minus(here, held[start_1]), self.total[earlier]),
            cosine(after_3, minus(here, held[start_3])),
        )
        self._next[passed] = found
        return found

    def line(self, k: int) -> list[float]:
        """What a line's own row gets, columns as in `LINE`."""
        share, count = self.name_shares[k]
        fit = self.fit[k]
        return [
            fit,
            self.behind[k],
            (fit - self.usual) / max(0.05, self.spread),
            self.known[k],
            self._around(k)[1],
            share,
            count,
        ]

    def gap(self, k: int) -> list[float]:
        """What the gap right after line `k` gets, columns as in `GAP_COLUMNS`."""
        after, after_3, last, across = self._around(k + 1)
        place = self.passed[k + 1]
        following = self.prose[place] if place < len(self.prose) else -1
        line = self.line(k + 1) if k + 1 < self.count else [-1.0] * len(LINE)
        return [
            after,
            after_3,
            last,
            last - after,
            (after - self.usual) / max(0.05, self.spread),
            across,
            self.usual,
            self.known[following] if following >= 0 else -1.0,
            *(self.name_shares[following] if following >= 0 else (-1.0, 0.0)),
            line[1],
            line[3],
            line[5],
            line[6],
        ]


LINE = (
    "topic_fit", "topic_behind", "topic_over_usual", "topic_known", "topic_next_3", "names_known",
    "names",
)  # fmt: skip
"""Columns of a line."""

GAP_COLUMNS = (
    "topic_after_1", "topic_after_3", "topic_last_1", "topic_fall", "topic_after_over_usual",
    "topic_across", "topic_usual", "topic_after_known", "after_names_known", "after_names",
    "line_topic", "line_known", "line_names_known", "line_names",
)  # fmt: skip
"""Columns of a gap."""


def _name_shares(
    names: Sequence[frozenset[str]], counted: Sequence[bool]
) -> list[tuple[float, float]]:
    """Share of a line's names that an earlier counted line holds, and how many names it has."""
    seen: set[str] = set()
    found: list[tuple[float, float]] = []
    for own, counts in zip(names, counted, strict=True):
        share = len(own & seen) / len(own) if own else -1.0
        found.append((share, float(min(9, len(own)))))
        if counts:
            seen |= own
    return found
