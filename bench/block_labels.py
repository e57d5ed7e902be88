"""Which blocks of a page belong to its true text: found by aligning their words."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from corpus import words

ANCHOR_WORDS = 3
"""Blocks with this many words anchor the alignment; shorter ones are looked for between anchors."""

MIN_SHARE = 0.5
"""Share of a block's three-word runs that must stand together in the truth for an anchor."""

MIN_SHORT_SHARE = 0.8
"""The same for blocks of fewer than `SHORT_WORDS` words, where half is chance."""

SHORT_WORDS = 12
MAX_PLACES = 40
"""Places tried for one run of words: a run that stands more often anchors nothing."""


class _Place(NamedTuple):
    block: int
    start: int
    weight: float


def label_blocks(texts: Sequence[str], truth: str) -> list[float]:
    """For each block the share of its words that stands in the truth, each word there used once."""
    alignment = _Alignment(words(truth), [words(text) for text in texts])
    alignment.anchor()
    alignment.fill()
    alignment.place_the_rest()
    alignment.fill_lines([words(line) for line in truth.split("\n")])
    return alignment.shares


class _Alignment:
    def __init__(self, wanted: list[str], blocks: list[list[str]]) -> None:
        self.wanted = wanted
        self.blocks = blocks
        self.shares = [0.0] * len(blocks)
        self.places: list[tuple[int, int] | None] = [None] * len(blocks)
        self.used = bytearray(len(wanted))
        self.index: dict[tuple[str, str, str], list[int]] = defaultdict(list)
        for i in range(len(wanted) - 2):
            self.index[wanted[i], wanted[i + 1], wanted[i + 2]].append(i)
        self.candidates = [self._candidates(i) for i in range(len(blocks))]

    def _candidates(self, i: int) -> list[_Place]:
        tokens = self.blocks[i]
        runs = len(tokens) - 2
        if runs < 1:
            return []
        votes: dict[int, int] = defaultdict(int)
        for j in range(runs):
            places = self.index.get((tokens[j], tokens[j + 1], tokens[j + 2]), ())
            for place in places[:MAX_PLACES]:
                votes[place - j] += 1
        need = (MIN_SHARE if len(tokens) >= SHORT_WORDS else MIN_SHORT_SHARE) * runs
        found = [_Place(i, max(0, s), v + 2.0) for s, v in votes.items() if v >= need]
        if found or not votes or len(tokens) < SHORT_WORDS:
            return found
        # words left out or added inside shift the diagonal: near ones count together
        near: dict[int, int] = defaultdict(int)
        for start, count in votes.items():
            near[start // 16] += count
        slot = max(near, key=lambda s: near[s])
        return [_Place(i, max(0, slot * 16), near[slot] + 2.0)] if near[slot] >= need else []

    def anchor(self) -> None:
        """Places blocks along the heaviest chain that runs forward in the page and in the truth."""
        ends: list[int] = []
        best: list[tuple[float, int]] = []  # by end: weight of the best chain, its last place
        places: list[_Place] = []
        before: list[int] = []
        for options in self.candidates:
            new: list[tuple[int, float, int]] = []
            for place in options:
                slot = bisect_right(ends, place.start + 2) - 1
                weight, last = best[slot] if slot >= 0 else (0.0, -1)
                places.append(place)
                before.append(last)
                end = place.start + len(self.blocks[place.block])
                new.append((end, weight + place.weight, len(places) - 1))
            for end, weight, number in new:
                _insert(ends, best, end, weight, number)
        number = best[-1][1] if best else -1
        while number >= 0:
            self._take(places[number].block, places[number].start)
            number = before[number]

    def _take(self, i: int, start: int) -> None:
        tokens = self.blocks[i]
        # A heading often says what the paragraph under it begins with: its words stand just before
        # the place and are taken only where more of the block is found with them.
        matched = max(
            (self._matches(tokens, low, start) for low in (start, max(0, start - 3))), key=len
        )
        if len(matched) < MIN_SHARE * len(tokens):
            return
        for k in matched:
            self.used[k] = 1
        self.shares[i] = len(matched) / len(tokens)
        self.places[i] = (matched[0], matched[-1] + 1)

    def _matches(self, tokens: list[str], low: int, start: int) -> list[int]:
        """Where in the truth the words of a block stand, from `low` on, one after the other."""
        high = min(len(self.wanted), start + len(tokens) + 20)
        free = [k for k in range(low, high) if not self.used[k]]
        matched: list[int] = []
        position = 0
        for token in tokens:
            for k in range(position, min(position + 14, len(free))):
                if self.wanted[free[k]] == token:
                    matched.append(free[k])
                    position = k + 1
                    break
        return matched

    def fill(self) -> None:
        """Places short blocks between the anchors around them."""
        following: list[int] = [len(self.wanted)] * len(self.blocks)
        after = len(self.wanted)
        for i in range(len(self.blocks) - 1, -1, -1):
            following[i] = after
            place = self.places[i]
            if place is not None:
                after = min(after, place[0])
        pointer = 0
        for i, tokens in enumerate(self.blocks):
            place = self.places[i]
            if place is not None:
                pointer = place[1]
                continue
            if tokens:
                start = self._find(tokens, pointer, max(following[i], pointer))
                if start is not None:
                    self._mark(i, start)
                    pointer = start + len(tokens)

    def _find(self, tokens: list[str], low: int, high: int) -> int | None:
        n = len(tokens)
        for k in range(low, min(high, len(self.wanted)) - n + 1):
            here = self.wanted[k] == tokens[0] and self.wanted[k : k + n] == tokens
            if here and not any(self.used[k : k + n]):
                return k
        return None

    def _mark(self, i: int, start: int) -> None:
        n = len(self.blocks[i])
        self.used[start : start + n] = b"\1" * n
        self.shares[i] = 1.0
        self.places[i] = (start, start + n)

    def place_the_rest(self) -> None:
        """Places long blocks that the truth holds in another order."""
        for i, options in enumerate(self.candidates):
            if self.places[i] is None and len(self.blocks[i]) >= 5:
                for place in options:
                    self._take(i, place.start)
                    if self.places[i] is not None:
                        break

    def fill_lines(self, lines: list[list[str]]) -> None:
        """Places what is left where it is a whole line of the truth, in whatever order."""
        starts: dict[tuple[str, ...], list[int]] = defaultdict(list)
        position = 0
        for line in lines:
            starts[tuple(line)].append(position)
            position += len(line)
        for i, tokens in enumerate(self.blocks):
            if self.places[i] is None and len(tokens) >= 2:
                for start in starts.get(tuple(tokens), ()):
                    if not any(self.used[start : start + len(tokens)]):
                        self._mark(i, start)
                        break


def _insert(
    ends: list[int], best: list[tuple[float, int]], end: int, weight: float, number: int
) -> None:
    """Keeps `ends` sorted with growing weights: a chain that ends later must weigh more."""
    slot = bisect_right(ends, end)
    if slot and best[slot - 1][0] >= weight:
        return
    ends.insert(slot, end)
    best.insert(slot, (weight, number))
    while slot + 1 < len(ends) and best[slot + 1][0] <= weight:
        del ends[slot + 1], best[slot + 1]
