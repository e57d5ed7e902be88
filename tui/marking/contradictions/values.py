"""Whether two numbers can both be right."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

from tui.marking.contradictions.words import Sort, Word

ROUNDING = 0.15
"""Relative difference that “about” and its like excuse."""

_AT_LEAST = frozenset({"least", "over", "more", "above", "mindestens", "über", "mehr", "más"})
_AT_MOST = frozenset({"most", "under", "less", "fewer", "below", "höchstens", "unter", "weniger"})

_HEDGES = (
    _AT_LEAST
    | _AT_MOST
    | frozenset(
        {"about", "around", "roughly", "approximately", "nearly", "almost", "over", "some", "circa"}
        | {
            "under",
            "least",
            "most",
            "than",
            "etwa",
            "rund",
            "fast",
            "knapp",
            "über",
            "unos",
            "unas",
        }
        | {"casi", "cerca", "alrededor"}
    )
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
    if _is_statistic(mine, my_words) or (not labels and _is_version(mine, my_words)):
        return False
    if _numbers_a_note(mine, my_words) and _numbers_a_note(other, other_words):
        return False
    if not labels and (_is_label(mine, my_words) or _is_label(other, other_words)):
        return False
    if mine.value is None or other.value is None:
        return mine.value is None and other.value is None
    if mine.value == other.value:
        return False
    hedge, also = _hedge(mine, my_words), _hedge(other, other_words)
    if hedge == also:
        return True
    (low, high), (least, most) = _range(mine.value, hedge), _range(other.value, also)
    return high < least or most < low


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


def is_hedge(word: Word) -> bool:
    """Whether a word makes a number a bound or an estimate."""
    return word.low in _HEDGES


def both_bound(
    mine: Word, other: Word, my_words: Sequence[Word], other_words: Sequence[Word]
) -> bool:
    """Whether both numbers are bounds on the same side: “less than 2”, “less than 5”."""
    hedges = {_hedge(mine, my_words), _hedge(other, other_words)}
    return hedges <= _AT_LEAST or hedges <= _AT_MOST


def _range(value: float, hedge: str) -> tuple[float, float]:
    """From and to of the values that a number with a word before it allows."""
    if hedge in _AT_LEAST:
        return value, inf
    if hedge in _AT_MOST:
        return -inf, value
    room = ROUNDING * abs(value) if hedge else 0.0
    return value - room, value + room


def _is_statistic(word: Word, words: Sequence[Word]) -> bool:
    """Whether a number is what something was tested against: “P > .19”, “n = 40”."""
    before = [other.low for other in words[max(0, words.index(word) - 2) : words.index(word)]]
    return bool({"<", ">", "=", "≥", "≤", "±"} & set(before))


def _is_version(word: Word, words: Sequence[Word]) -> bool:
    """Whether a number names a release: “OpenProject 17.2”."""
    place = words.index(word)
    return (
        place > 0
        and words[place - 1].sort is Sort.NAME
        and "." in word.low
        and not word.unit
        and word.low[-1].isdigit()
    )


def _numbers_a_note(word: Word, words: Sequence[Word]) -> bool:
    """Whether a number opens a footnote: “3 Survey of the National Bank.”"""
    return words[0] == word and len(words) > 1 and words[1].capital
