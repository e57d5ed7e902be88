"""Copies: pages that are one article stored twice, found while they come in, in bounded memory.

One-permutation MinHash (Li, Owen and Zhang 2012, with rotation for empty bins) over crc32 of word
fives finds the candidates; a bottom-k sketch of each text settles them.
"""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass
from heapq import nsmallest
from itertools import accumulate
from zlib import crc32

from tui.model.plain import is_wide_script

BINS = 64
"""Bins of the MinHash."""

BANDS = 16
ROWS = 4
"""Sixteen bands of four bins: a pair alike in .7 of its shingles is found with .99, one of .2
with .03."""

WORDS_A_SHINGLE = 5
CHARACTERS_A_SHINGLE = 8
"""Characters of a shingle in scripts without blanks; about as much as five words."""

SKETCH = 128
"""Smallest hashes kept of a text."""

MOST_TEXTS = 64_000
"""Distinct texts whose copies are looked for, about 70 MB; copies further apart count as two pages."""

COPY_CONTAINMENT = 0.94
"""Share of the smaller text's shingles that the other holds too, from which one is a copy: measured
.94 to .97 for copies, .02 to .08 for different articles of one site."""

SKETCH_ERROR = 0.06
"""Three standard errors of a sketch of 128 at .94; a pair this little below still passes."""

LEAST_SHINGLES = 12
"""A text with fewer is a copy only of the very same words."""

MOST_SHINGLES = 20_000
"""Shingles of one text that are looked at; 5 MB in one page cost no more than a long article."""

_MIX = 0x9E3779B1
_ABOVE = 1 << 32
_WORD = re.compile(r"\w+")


def shingle_hashes(text: str) -> set[int]:
    """The 32-bit hashes of a text's shingles: the same in every process and on every machine."""
    words = _WORD.findall(text[: MOST_SHINGLES * 12].lower())
    parts = _runs_of_characters(words) if _is_wide(words[:400]) else _runs_of_words(words)
    if len(parts) <= MOST_SHINGLES:
        return {(crc32(part) * _MIX) & 0xFFFFFFFF for part in parts}
    found: set[int] = set()
    for part in parts:
        found.add((crc32(part) * _MIX) & 0xFFFFFFFF)
        if len(found) >= MOST_SHINGLES:
            break
    return found


def _runs_of_characters(words: list[str]) -> list[bytes]:
    run = "".join(words)
    last = max(1, len(run) - CHARACTERS_A_SHINGLE + 1)
    return [run[start : start + CHARACTERS_A_SHINGLE].encode() for start in range(last)]


def _runs_of_words(words: list[str]) -> list[bytes]:
    """Every run of five words, cut from one encoded line: joining each costs half as much again."""
    line = " ".join(words).encode()
    places = list(accumulate(map((1).__add__, map(len, line.split(b" "))), initial=0))
    ends = places[WORDS_A_SHINGLE:] or places[-1:]
    return [line[start : end - 1] for start, end in zip(places, ends, strict=False)]


def _is_wide(words: list[str]) -> bool:
    letters = "".join(words)
    return not letters.isascii() and sum(map(is_wide_script, letters)) > 0.3 * len(letters)


def signature(hashes: set[int]) -> list[int]:
    """The smallest hash of every bin; an empty bin borrows from the next one that is not."""
    smallest = [_ABOVE] * BINS
    for value in hashes:
        place = value & (BINS - 1)
        if value < smallest[place]:
            smallest[place] = value
    lowest = [-1 if value == _ABOVE else value >> 6 for value in smallest]
    filled = lowest[:]
    for place in range(BINS):
        step = 0
        while lowest[(place + step) % BINS] < 0 and step < BINS:
            step += 1
        filled[place] = (lowest[(place + step) % BINS] + step * _MIX) & 0xFFFFFFFF
    return filled


class _Table:
    """From band key to page, in two flat arrays that double when they are half full."""

    def __init__(self) -> None:
        self.size = 1 << 12
        self.used = 0
        self.keys = array("Q", bytes(8 * self.size))
        self.values = array("I", bytes(4 * self.size))

    def _slot(self, key: int) -> int:
        slot = key % self.size
        while self.keys[slot] and self.keys[slot] != key:
            slot = (slot + 1) % self.size
        return slot

    def get(self, key: int) -> int | None:
        slot = self._slot(key)
        return self.values[slot] if self.keys[slot] else None

    def put(self, key: int, value: int) -> None:
        slot = self._slot(key)
        if self.keys[slot]:
            return
        self.keys[slot], self.values[slot] = key, value
        self.used += 1
        if 2 * self.used > self.size:
            self._grow()

    def _grow(self) -> None:
        keys, values = self.keys, self.values
        self.size *= 2
        self.keys = array("Q", bytes(8 * self.size))
        self.values = array("I", bytes(4 * self.size))
        for key, value in zip(keys, values, strict=True):
            if key:
                slot = self._slot(key)
                self.keys[slot], self.values[slot] = key, value


@dataclass(frozen=True, slots=True)
class _Seen:
    """What is kept of a text, and where it is looked for."""

    keys: tuple[int, ...]
    sketch: array[int]
    count: int
    """Shingles of the text."""


class _Shelf:
    """Distinct texts, a kilobyte each whatever their length."""

    def __init__(self) -> None:
        self._bands = _Table()
        self._sketches: list[array[int]] = []
        self._whole = bytearray()

    def __len__(self) -> int:
        return len(self._sketches)

    def put(self, seen: _Seen) -> None:
        for key in seen.keys:
            self._bands.put(key, len(self._sketches))
        self._sketches.append(seen.sketch)
        self._whole.append(seen.count <= SKETCH)

    def holds(self, seen: _Seen) -> bool:
        """Whether a text put here is the same as this one, all but a little."""
        places = dict.fromkeys(map(self._bands.get, seen.keys))
        return any(place is not None and self._are_copies(seen, place) for place in places)

    def _are_copies(self, seen: _Seen, place: int) -> bool:
        if seen.count < LEAST_SHINGLES:
            return True
        other, whole = self._sketches[place], bool(self._whole[place])
        held = containment(seen.sketch, seen.count <= SKETCH, other, whole)
        return held >= COPY_CONTAINMENT - SKETCH_ERROR


class CopyFinder:
    """Tells copies from distinct texts of one site while they come in, in bounded memory.

    Args:
        most: Distinct texts that are remembered, the latest ones; half of them may go at once.
    """

    def __init__(self, most: int = MOST_TEXTS) -> None:
        self._most = most
        self._late, self._early = _Shelf(), _Shelf()

    def is_copy(self, site: str, text: str) -> bool:
        """Whether a text like this came from the site before; if not, it is remembered."""
        seen = _seen(text, crc32(site.encode("utf-8", "replace")))
        if self._late.holds(seen) or self._early.holds(seen):
            return True
        self._late.put(seen)
        if 2 * len(self._late) >= self._most:
            self._late, self._early = _Shelf(), self._late
        return False


def _seen(text: str, site: int) -> _Seen:
    hashes = shingle_hashes(text)
    if len(hashes) < LEAST_SHINGLES:
        return _Seen((_text_key(text, site),), array("I"), len(hashes))
    keys = tuple(_band_keys(signature(hashes), site))
    return _Seen(keys, array("I", nsmallest(SKETCH, hashes)), len(hashes))


def containment(a: array[int], a_whole: bool, b: array[int], b_whole: bool) -> float:
    """How much of the smaller of two texts the other holds, judged from their sketches.

    Args:
        a: Smallest hashes of the one, in order.
        a_whole: Whether these are all it has.
        b: Smallest hashes of the other.
        b_whole: Whether these are all it has.
    """
    ends = [part[-1] for part, whole in ((a, a_whole), (b, b_whole)) if part and not whole]
    limit = min(ends, default=0xFFFFFFFF)
    one = {value for value in a if value <= limit}
    other = {value for value in b if value <= limit}
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0.0


def _band_keys(bins: list[int], site: int) -> list[int]:
    keys = []
    for band in range(BANDS):
        part = array("I", bins[band * ROWS : (band + 1) * ROWS]).tobytes()
        keys.append((band + 1) << 32 | crc32(part, site))
    return keys


def _text_key(text: str, site: int) -> int:
    words = " ".join(_WORD.findall(text.lower()))
    return (BANDS + 1) << 32 | crc32(words.encode(), site)
