"""Whether two names are one name in two forms that do not fit together."""

from __future__ import annotations

from collections.abc import Sequence

from tui.marking.contradictions.words import Sort, Word


def near_spelling(one: str, other: str) -> bool:
    """Whether two lower-case words differ by one letter added, lost, changed, or two swapped."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    if len(one) > len(other):
        one, other = other, one
    same = 0
    while same < len(one) and one[same] == other[same]:
        same += 1
    if len(one) < len(other):
        return one[same:] == other[same + 1 :]
    if one[same + 1 :] == other[same + 1 :]:
        return True
    swapped = one[same + 1 : same + 2] + one[same : same + 1]
    return other[same : same + 2] == swapped and one[same + 2 :] == other[same + 2 :]


def names_conflict(
    mine: Word, other: Word, my_words: Sequence[Word], other_words: Sequence[Word]
) -> bool:
    """Whether two names in one place are the same with another spelling or another last part.

    “Certificate” and “Certification” are forms of one word, and a list of names is no name.
    Another first part is another thing: Northern Bank, Southern Bank.
    """
    if "non" + mine.low == other.low or "non" + other.low == mine.low:
        return False
    if min(len(mine.low), len(other.low)) > 3 and near_spelling(mine.low, other.low):
        return True
    if _is_drawn_out(mine.low, other.low) or _is_drawn_out(other.low, mine.low):
        return True
    if _same_start(mine.low, other.low) >= _SAME_WORD:
        return False
    if _name_share(my_words) > _MOSTLY_NAMES or _name_share(other_words) > _MOSTLY_NAMES:
        return False
    given, also = _given(mine, my_words), _given(other, other_words)
    return given is not None and also is not None and given.key == also.key


def _is_drawn_out(one: str, other: str) -> bool:
    """Whether a letter or two hang on a name that are no ending of the language."""
    tail = other[len(one) :]
    return len(one) > 2 and other.startswith(one) and 0 < len(tail) < 3 and tail not in _ENDINGS


_ENDINGS = frozenset({"s", "es", "er", "ed", "n", "an", "al", "ly", "r", "d", "e", "y", "en", "in"})

_SAME_WORD = 5
"""Letters at the start of two words from which they are taken for forms of one word."""

_MOSTLY_NAMES = 0.75
"""Share of capitalised words from which a sentence is a list of names."""


def _same_start(one: str, other: str) -> int:
    length = 0
    for mine, theirs in zip(one, other, strict=False):
        if mine != theirs:
            break
        length += 1
    return length


def _name_share(words: Sequence[Word]) -> float:
    telling = [word for word in words[1:] if word.sort > Sort.STOP]
    return sum(word.sort is Sort.NAME for word in telling) / max(1, len(telling))


def _given(word: Word, words: Sequence[Word]) -> Word | None:
    """The name just before a name, initials passed over."""
    before = words.index(word) - 1
    while before >= 0 and (words[before].low == "." or len(words[before].low) == 1):
        before -= 1
    return words[before] if before >= 0 and words[before].sort is Sort.NAME else None
