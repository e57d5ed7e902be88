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
    """Whether two names in one place are the same with another spelling or another surname."""
    if min(len(mine.low), len(other.low)) > 4 and near_spelling(mine.low, other.low):
        return True
    given, also_given = _before(mine, my_words), _before(other, other_words)
    return given is not None and also_given is not None and given.low == also_given.low


def _before(word: Word, words: Sequence[Word]) -> Word | None:
    place = words.index(word) - 1
    while place >= 0 and (words[place].low == "." or len(words[place].low) == 1):
        place -= 1
    return words[place] if place >= 0 and words[place].sort is Sort.NAME else None
