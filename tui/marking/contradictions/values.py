"""Whether two numbers can both be right."""

from __future__ import annotations

from collections.abc import Sequence

from tui.marking.contradictions.words import Sort, Word

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
    mine: Word,
    other: Word,
    my_words: Sequence[Word],
    other_words: Sequence[Word],
    *,
    labels: bool = False,
) -> bool:
    """Whether two numbers in one place of one statement differ beyond rounding and bounds.

    Args:
        labels: Numbers that name something, such as “Model 3”, count as well.
    """
    if mine.unit != other.unit:
        return False
    if _numbers_a_note(mine, my_words) and _numbers_a_note(other, other_words):
        return False
    if not labels and (_is_label(mine, my_words) or _is_label(other, other_words)):
        return False
    if mine.value is None or other.value is None:
        return mine.value is None and other.value is None
    low, high = sorted((abs(mine.value), abs(other.value)))
    if low == high:
        return False
    hedged = {_hedge(mine, my_words), _hedge(other, other_words)}
    return len(hedged) == 1 or high - low > ROUNDING * high


def _is_label(word: Word, words: Sequence[Word]) -> bool:
    """Whether a number names something: “Model 3”, “2XL”, the 4 of a footnote."""
    place = words.index(word)
    before = words[place - 1] if place else None
    after = words[place + 1] if place + 1 < len(words) else None
    if before is not None and (
        (before.sort is Sort.NAME and place > 1)
        or (before.end == word.start and before.sort > Sort.SIGN)
    ):
        return not word.unit
    return after is not None and after.capital and after.start == word.end


def _numbers_a_note(word: Word, words: Sequence[Word]) -> bool:
    """Whether a number opens a footnote: “3 Survey of the National Bank.”"""
    return words[0] == word and len(words) > 1 and words[1].capital
