"""One statement made twice with one thing changed: a number, a date, a word, a name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tui.marking.contradictions.alignment import Alignment, align
from tui.marking.contradictions.differences import Differences, Found, weigh
from tui.marking.contradictions.findings import Finding, between, stretch
from tui.marking.contradictions.guards import Conflict, are_swapped, is_excused
from tui.marking.contradictions.lexicon import Lexicon
from tui.marking.contradictions.statements import Statement
from tui.marking.contradictions.values import is_hedge
from tui.marking.contradictions.words import Word
from tui.model import ContradictionKind as Kind
from tui.model import Strength

MIN_SHARED = 3
"""Content words and numbers that two statements share before a difference between them tells."""

MIN_EQUAL = 8
"""Words and signs of any sort that they share; “Check back in May for details.” is anybody's."""

MIN_SHARED_ALONE = 1
MIN_EQUAL_ALONE = 4
"""The same for two statements that are all that their texts hold."""

EXACT_SHARED = 10
EXACT_COST = 0.6
"""Shared words, and cost of the rest, from which one statement is a copy of the other: then
a whole name in place of another tells, where else it would be another person."""

STRANGE_SHARED = 5
"""The same where the other name stands nowhere else in the texts."""

MAX_COST = 0.27
"""Unexplained differing words for each shared one up to which two statements are one."""

SAYS_MORE = 0.4
"""Share of the cost of what only a plain statement says, where the other negates it."""


def compare(
    a: Statement,
    b: Statement,
    lex: Lexicon,
    *,
    alone: bool = False,
    told: Mapping[str, int] | None = None,
) -> Finding | None:
    """The conflict between two statements that are otherwise the same, if there is just one.

    Args:
        a: The earlier statement.
        b: The later one.
        lex: The words of their language.
        told: In how many statements of the texts each lower-case word stands.
        alone: The two are all that their texts hold, so that less need be shared.
    """
    aligned = align(a.words, b.words)
    least, least_equal = (MIN_SHARED_ALONE, MIN_EQUAL_ALONE) if alone else (MIN_SHARED, MIN_EQUAL)
    if alone and are_swapped(a, b, aligned, lex):
        return _finding(a, b, Kind.ANTONYM, a.words[:1], b.words[:1], _SWAPPED_SCORE)
    if aligned.shared < least or aligned.equal < least_equal:
        return None
    differences = Differences(exact=aligned.shared >= EXACT_SHARED, told=told or {})
    for chunk in aligned.chunks:
        weigh(chunk, a, b, lex, differences)
    found = _without_bounds(differences.found)
    if differences.barred or len(found) != 1:
        return None
    kind, a_words, b_words = found[0]
    cost = _cost(differences, kind)
    if cost > MAX_COST * aligned.shared:
        return None
    copy = _is_copy(aligned, differences)
    if differences.changed and kind in _CHANGING and not alone:
        return None
    if kind is Kind.NAME and differences.whole and not copy:
        return None
    if differences.strange and (aligned.shared < STRANGE_SHARED or cost > EXACT_COST):
        return None
    if is_excused(Conflict(kind, a_words, b_words, a, b), lex, cost, copy=copy, alone=alone):
        return None
    score = _score(aligned.shared, cost)
    return _finding(a, b, kind, a_words, b_words, score)


_SWAPPED_SCORE = 0.7

_CHANGING = frozenset({Kind.NUMBER, Kind.NEGATION, Kind.ANTONYM})
"""What is otherwise “now” than it was “originally”."""


def _without_bounds(found: Sequence[Found]) -> list[Found]:
    """What was found without “less” against “more” where the numbers after them differ as well."""
    if not any(kind is Kind.NUMBER for kind, _, _ in found):
        return list(found)
    return [
        each
        for each in found
        if not (each[1] and each[2] and is_hedge(each[1][0]) and is_hedge(each[2][0]))
    ]


def _is_copy(aligned: Alignment, differences: Differences) -> bool:
    return aligned.shared >= EXACT_SHARED and differences.cost <= EXACT_COST


def _cost(differences: Differences, kind: Kind) -> float:
    """The cost, less where a plain statement only says more than the one that negates it:
    “was not sold” and “was sold to the town in May”."""
    if kind is not Kind.NEGATION:
        return differences.cost
    more = differences.b_more if differences.a_negates else differences.a_more
    return differences.cost - (1 - SAYS_MORE) * more


def _score(shared: int, cost: float) -> float:
    return round(min(0.97, 0.6 + 0.03 * shared - 0.08 * cost), 3)


_WHY = {
    Kind.NUMBER: "Both say the same but for a number, so they may conflict.",
    Kind.DATE: "Both say the same but for a date, so they may conflict.",
    Kind.NEGATION: "One says what the other says is not so; they may conflict.",
    Kind.ANTONYM: "Both say the same but for a word and its opposite; they may conflict.",
    Kind.NAME: "Both say the same of two different names, so they may conflict.",
    Kind.DENIAL: "One states what the other denies; they may conflict.",
}


def _finding(
    a: Statement,
    b: Statement,
    kind: Kind,
    a_words: Sequence[Word],
    b_words: Sequence[Word],
    score: float,
) -> Finding:
    return between(
        a,
        b,
        kind,
        f"restated-{kind}",
        score,
        _WHY[kind],
        strength=Strength.DISPUTE if kind is Kind.DENIAL else Strength.CONTRADICTION,
        a_words=stretch(a_words),
        b_words=stretch(b_words),
    )
