"""Two versions of one story, laid side by side: paragraphs paired, differing words found.

Paragraphs are paired in order by the share of words they have in common, the best total of all
pairings (Needleman and Wunsch's alignment); words inside a pair by `difflib`. What spun copies change
first, names, numbers and quotations, counts as heavy. Costs are bounded: long texts are paired within
a band around the diagonal, long paragraphs are compared whole.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from enum import IntEnum
from typing import NamedTuple

from tui.model import Span

LEAST_COMMON = 0.35
"""Share of common words from which two paragraphs are versions of each other. Set by eye on the sample
pages, whose versions share more than half of their words; not measured on others."""

BAND = 60
"""Paragraphs that one text may run ahead of the other and still be paired."""

MOST_PARAGRAPHS = 2_000
"""Paragraphs of a text that are paired; the rest stands alone."""

MOST_WORDS = 600
"""Words of a paragraph that are compared one by one; of longer ones all words differ or none."""

_WORD = re.compile(r"\w+(?:[.,:]\d+)*|[^\w\s]")
_QUOTED = re.compile(r"[“”\"«»„]")


class Weight(IntEnum):
    """How much a difference says."""

    WORDING = 0
    QUOTED = 1
    """Inside quotation marks."""
    NAME = 2
    NUMBER = 3


class Difference(NamedTuple):
    """Words that stand in one version and not, or otherwise, in the other."""

    left: Span
    """In the left paragraph; empty where words were added."""
    right: Span
    weight: Weight


class Pair(NamedTuple):
    """Two paragraphs that say the same, or one that has no counterpart."""

    left: int | None
    """Number of the paragraph in the left text."""
    right: int | None
    differences: tuple[Difference, ...]


def paired(left: Sequence[str], right: Sequence[str]) -> list[Pair]:
    """The paragraphs of two texts in one order, each with its counterpart where it has one."""
    found: list[Pair] = []
    for a, b in _aligned(left, right):
        differences = () if a is None or b is None else tuple(differences_of(left[a], right[b]))
        found.append(Pair(a, b, differences))
    return found


def paired_at(
    left: Sequence[str],
    right: Sequence[str],
    at: tuple[int, int],
    differences: Sequence[Difference],
) -> list[Pair]:
    """The paragraphs of two texts with two of them side by side, whatever else they say.

    Args:
        left: Paragraphs of one text.
        right: Paragraphs of the other.
        at: The numbers of the two.
        differences: How they differ.
    """
    a, b = at
    before = paired(left[:a], right[:b])
    after = [
        Pair(
            None if pair.left is None else pair.left + a + 1,
            None if pair.right is None else pair.right + b + 1,
            pair.differences,
        )
        for pair in paired(left[a + 1 :], right[b + 1 :])
    ]
    return [*before, Pair(a, b, tuple(differences)), *after]


def differences_of(left: str, right: str) -> Iterator[Difference]:
    """The words in which two paragraphs differ."""
    if left == right:
        return
    a, b = _tokens(left), _tokens(right)
    if len(a) > MOST_WORDS or len(b) > MOST_WORDS:
        yield Difference(Span(0, len(left)), Span(0, len(right)), Weight.WORDING)
        return
    words = [left[s.start : s.end] for s in a], [right[s.start : s.end] for s in b]
    matcher = SequenceMatcher(None, *words, autojunk=False)
    for tag, a_low, a_high, b_low, b_high in matcher.get_opcodes():
        if tag != "equal":
            one = _stretch(a, a_low, a_high, len(left))
            other = _stretch(b, b_low, b_high, len(right))
            yield Difference(one, other, _weight(left, one, right, other))


def _tokens(text: str) -> list[Span]:
    return [Span(*match.span()) for match in _WORD.finditer(text)]


def _stretch(tokens: list[Span], low: int, high: int, size: int) -> Span:
    if low < high:
        return Span(tokens[low].start, tokens[high - 1].end)
    at = tokens[low].start if low < len(tokens) else size
    return Span(at, at)


def _weight(left: str, a: Span, right: str, b: Span) -> Weight:
    one, other = left[a.start : a.end], right[b.start : b.end]
    if _numbers(one) != _numbers(other):
        return Weight.NUMBER
    if _names(left, a) != _names(right, b):
        return Weight.NAME
    inside = len(_QUOTED.findall(left[: a.start])) % 2 or len(_QUOTED.findall(right[: b.start])) % 2
    return Weight.QUOTED if inside else Weight.WORDING


def _numbers(text: str) -> list[str]:
    return [word for word in _WORD.findall(text) if word[0].isdigit()]


def _names(text: str, span: Span) -> list[str]:
    """Words with a capital that do not open a sentence."""
    found = []
    for match in _WORD.finditer(text, span.start, span.end):
        before = text[: match.start()].rstrip()
        if match[0][0].isupper() and before and before[-1] not in '.!?:“"«':
            found.append(match[0])
    return found


def _aligned(left: Sequence[str], right: Sequence[str]) -> list[tuple[int | None, int | None]]:
    """Numbers of paragraphs side by side, in order; None where one side has no counterpart."""
    rows, columns = min(len(left), MOST_PARAGRAPHS), min(len(right), MOST_PARAGRAPHS)
    bags = [_bag(text) for text in left[:rows]], [_bag(text) for text in right[:columns]]
    band = BAND + abs(rows - columns)
    best: list[dict[int, float]] = [{}]
    came: list[dict[int, int]] = [{}]
    for a in range(rows + 1):
        if a:
            best.append({})
            came.append({})
        for b in range(max(0, a - band), min(columns, a + band) + 1):
            if not a and not b:
                best[0][0] = 0.0
                continue
            options = []
            if a and b in best[a - 1]:
                options.append((best[a - 1][b], 1))
            if b and b - 1 in best[a]:
                options.append((best[a][b - 1], 2))
            if a and b and b - 1 in best[a - 1]:
                common = _common(bags[0][a - 1], bags[1][b - 1])
                if common >= LEAST_COMMON:
                    options.append((best[a - 1][b - 1] + common, 3))
            best[a][b], came[a][b] = max(options)
    steps: list[tuple[int | None, int | None]] = []
    a, b = rows, columns
    while a or b:
        step = came[a][b]
        steps.append((a - 1 if step != 2 else None, b - 1 if step != 1 else None))
        a, b = a - (step != 2), b - (step != 1)
    steps.reverse()
    steps += [(number, None) for number in range(rows, len(left))]
    steps += [(None, number) for number in range(columns, len(right))]
    return steps


def _bag(text: str) -> Counter[str]:
    return Counter(word.casefold() for word in _WORD.findall(text))


def _common(a: Counter[str], b: Counter[str]) -> float:
    """Share of common words, of the mean length (Dice's coefficient)."""
    total = a.total() + b.total()
    return 2 * (a & b).total() / total if total else 1.0
