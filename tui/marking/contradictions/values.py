"""Whether two numbers can both be right."""

from __future__ import annotations

from collections.abc import Sequence

from tui.marking.contradictions.words import Word

ROUNDING = 0.15
"""Relative difference that “about” and its like excuse."""

_HEDGES = frozenset(
    {"about", "around", "roughly", "approximately", "nearly", "almost", "over", "some", "circa"}
    | {"under", "least", "most", "than", "etwa", "rund", "fast", "knapp", "über", "unos", "unas"}
    | {"casi", "cerca", "alrededor"}
)


def _hedge(word: Word, words: Sequence[Word]) -> str:
    place = words.index(word)
    return next((w.low for w in words[max(0, place - 2) : place] if w.low in _HEDGES), "")


def numbers_conflict(
    mine: Word, other: Word, my_words: Sequence[Word], other_words: Sequence[Word]
) -> bool:
    """Whether two numbers in one place of one statement differ beyond rounding and bounds."""
    if mine.unit != other.unit:
        return False
    if mine.value is None or other.value is None:
        return mine.value is None and other.value is None
    low, high = sorted((abs(mine.value), abs(other.value)))
    if low == high:
        return False
    hedged = {_hedge(mine, my_words), _hedge(other, other_words)}
    return len(hedged) == 1 or high - low > ROUNDING * high
