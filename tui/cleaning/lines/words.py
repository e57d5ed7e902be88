"""Which words lines share: an article keeps to its subject, a teaser brings its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache

from tui.cleaning.lines.lists import entries, stop_words
from tui.cleaning.lines.shapes import Shape

MIN_LETTERS = 4
"""Letters a word needs to say something of the subject; shorter ones are mostly grammar."""

MOST_WORDS = 60
"""Words of a line that are compared; a longer line says no more."""


@cache
def common_words() -> frozenset[str]:
    """The commonest words of all languages."""
    return frozenset().union(*stop_words().values())


@cache
def weights() -> dict[str, float]:
    """What a word that is common in texts of any subject counts; any other counts 1."""
    return {stem: int(weight) / 9 for weight, stem in entries("lines-everyday.txt")}


def content_words(shape: Shape) -> frozenset[str]:
    """The words that tell a line's subject; pairs of characters where no blanks part words."""
    if shape.wide:
        text = "".join(shape.words)[: 2 * MOST_WORDS]
        return frozenset(text[place : place + 2] for place in range(len(text) - 1))
    common = common_words()
    found = [
        stem(word)
        for word in shape.words
        if len(word) >= MIN_LETTERS and word not in common and not word.isdigit()
    ]
    return frozenset(found[:MOST_WORDS])


def stem(word: str) -> str:
    """The word without what a possessive or plural adds; enough to see that two are one."""
    if word.endswith(("'s", "’s")):
        word = word[:-2]
    return word[:7]


class SharedWords:
    """For each word the first and last line of prose that holds it, and how many do."""

    def __init__(self, shapes: Sequence[Shape], prose: Sequence[bool]) -> None:
        self.content = [content_words(shape) for shape in shapes]
        weight = weights()
        self.weight = weight
        self.mass = [
            max(0.5, sum(weight.get(word, 1.0) for word in words)) for words in self.content
        ]
        self.first: dict[str, int] = {}
        self.last: dict[str, int] = {}
        self.lines: Counter[str] = Counter()
        seen: set[str] = set()
        for place, words in enumerate(self.content):
            if not prose[place] or shapes[place].masked in seen:
                continue
            seen.add(shapes[place].masked)
            for word in words:
                self.first.setdefault(word, place)
                self.last[word] = place
            self.lines.update(words)

    def before(self, place: int, limit: int) -> float:
        """Share of the words of line `place` that a line of prose before `limit` holds."""
        words = self.content[place]
        far = limit + 1
        first = self.first
        weight = self.weight
        held = sum(weight.get(word, 1.0) for word in words if first.get(word, far) < limit)
        return held / self.mass[place]

    def after(self, place: int, limit: int) -> float:
        """Share of the words of line `place` that a line of prose after `limit` holds."""
        words = self.content[place]
        last = self.last
        weight = self.weight
        held = sum(weight.get(word, 1.0) for word in words if last.get(word, -1) > limit)
        return held / self.mass[place]

    def within(self, place: int, known: frozenset[str] | set[str]) -> float:
        """Share of the words of line `place` that are among `known`."""
        words = self.content[place]
        weight = self.weight
        return sum(weight.get(word, 1.0) for word in words & known) / self.mass[place]
