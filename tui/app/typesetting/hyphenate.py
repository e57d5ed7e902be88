"""Where words may be divided at the end of a line: pyphen's dictionaries, the extra
`hyphenation`."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from importlib.util import find_spec

Breaks = Callable[[str], Sequence[int]]
"""The places inside a word, in letters from its beginning, at which it may be divided."""

LEAST_BEFORE, LEAST_AFTER = 2, 3
"""Letters that stay before a hyphen and after it, as TeX has them for English."""

LEAST_LENGTH = 7
"""Letters a word must have to be divided. A choice of taste, not measured."""

LEAST_GAP = 5
"""Cells that would stay empty at the end of a line for a word to be divided there: a page with few
hyphens reads better than one with an even edge. A choice of taste, not measured."""

MISSING = (
    "hyphenate is on, but what divides words is missing: pip install 'winnow-reader[hyphenation]'"
)

_WORD = re.compile(r"[^\w\s]*([^\W\d_]+)[^\w\s]*(?=\s+\S)")
"""A word with the marks around it, not the last one of a paragraph."""


def is_installed() -> bool:
    """Whether words can be divided at all."""
    return find_spec("pyphen") is not None


@lru_cache(maxsize=8)
def word_breaks(language: str) -> Breaks | None:
    """Where words of a language may be divided; None where nobody knows."""
    if not is_installed():
        return None
    import pyphen  # only where it is asked for

    name = pyphen.language_fallback(language)
    if name is None:
        return None
    dictionary = pyphen.Pyphen(lang=name, left=LEAST_BEFORE, right=LEAST_AFTER)
    return lru_cache(maxsize=4096)(lambda word: tuple(map(int, dictionary.positions(word))))


def divided(text: str, start: int, limit: int, breaks: Breaks) -> int:
    """Where to divide the word that begins at `start` and does not fit before `limit`, a cell left
    for the hyphen; 0 where it is better left whole."""
    word = _WORD.match(text, start)
    if word is None or limit - start < LEAST_GAP or len(word[1]) < LEAST_LENGTH:
        return 0
    first = word.start(1)
    return max((first + at for at in breaks(word[1]) if first + at < limit), default=0)


def ends_divided(text: str, start: int, end: int, room: int) -> bool:
    """Whether a line ends inside a word that was divided, not cut because it is wider than all of
    the line."""
    inside = 0 < end < len(text) and text[end - 1].isalpha() and text[end].isalpha()
    return inside and end - start < room
