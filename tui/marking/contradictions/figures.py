"""Numbers and dates that differ although the statements around them differ too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, pairwise

from tui.marking.contradictions.event_dates import DATED, event_dates
from tui.marking.contradictions.findings import Finding, between, stretch
from tui.marking.contradictions.lexicon import Lexicon
from tui.marking.contradictions.statements import Statement
from tui.marking.contradictions.words import Sort, Word
from tui.model import ContradictionKind, Span, Strength


def figures(found: Sequence[Statement], lex: Lexicon) -> Iterator[Finding]:
    """Conflicts of numbers and dates between statements worded differently."""
    yield from event_dates(found, lex)
    yield from _corrections(found)
    yield from _accounts(found, lex)
    yield from _prices(found)


def _corrections(found: Sequence[Statement]) -> Iterator[Finding]:
    """“Just three four times”, “eight of their nine 10 games”: the old number beside the new."""
    for statement in found:
        words = statement.words
        for place in range(1, len(words) - 3) if len(statement.figures) > 1 else ():
            if words[place].sort is not Sort.NUMBER:
                continue
            first, second, counted = words[place : place + 3]
            if not (_counts(first) and _counts(second) and first.low.isalpha()):
                continue
            if counted.sort is not Sort.CONTENT or not counted.low.endswith("s"):
                continue
            if words[place - 1].low in ("these", "those"):
                continue
            if words[place - 1].sort in (Sort.NUMBER, Sort.SIGN) or first.value == second.value:
                continue
            apart = between(
                statement,
                statement,
                ContradictionKind.NUMBER,
                "two-numbers-side-by-side",
                0.75,
                "Two numbers stand where one belongs, as if a correction was left; they may conflict.",
                a_words=stretch([first]),
                b_words=stretch([second]),
            )
            start, end = statement.span
            yield replace(apart, a=Span(start, first.end), b=Span(second.start, end))


def _counts(word: Word) -> bool:
    return (
        word.sort is Sort.NUMBER
        and word.value is not None
        and not word.unit
        and 2 <= word.value <= 99
        and not word.key.startswith("#o")
    )


# ---------------------------------------------------------------- “another account”


def _accounts(found: Sequence[Statement], lex: Lexicon) -> Iterator[Finding]:
    """“However, a second account has him leave at 9:30.”"""
    nouns, others = lex.cue("account"), lex.cue("other-account")
    for place, statement in enumerate(found):
        if statement.question or not statement.lows & nouns:
            continue
        words = statement.words
        if not any(word.low in others and after.low in nouns for word, after in pairwise(words)):
            continue
        values = [w for w in words if w.sort is Sort.TIME]
        values = values or [w for w in words if w.sort in DATED]
        for other in reversed(found[max(0, place - _ACCOUNT_WITHIN) : place]):
            mates = [w for w in other.words if values and w.sort is values[0].sort]
            if (
                len(values) == 1 == len(mates)
                and mates[0].key != values[0].key
                and len(other.content & statement.content) >= 2
            ):
                yield _finding(
                    other,
                    statement,
                    ContradictionKind.DATE,
                    "another-account",
                    0.72,
                    mates[0],
                    values[0],
                    Strength.DISPUTE,
                )
                break


_ACCOUNT_WITHIN = 5
"""Statements before “a second account” among which the first is told."""


# ---------------------------------------------------------------- one thing, two prices

MAX_PRICES = 4
"""Different prices in a text before it is a list of prices."""

MAX_PRICED = 10
"""Statements with a price in such a text."""

MAX_RATIO = 1.6
"""How far two prices of one thing may be apart; farther apart they are of two things."""


def _prices(found: Sequence[Statement]) -> Iterator[Finding]:
    priced = []
    for statement in found:
        prices = [w for w in statement.figures if w.unit and w.unit in "$€£¥₹"]
        if prices:
            priced.append((statement, prices))
    if len({w.key for _, prices in priced for w in prices}) > MAX_PRICES:
        return
    if len(priced) > MAX_PRICED:
        return
    known = Counter(key for statement in found for key in statement.content)
    for (a, ours), (b, theirs) in combinations(priced, 2):
        if len(ours) != 1 or len(theirs) != 1 or a.paragraph == b.paragraph:
            continue
        if (a.item and b.item) or a.quotes or b.quotes or (a.names - b.names and b.names - a.names):
            continue
        one, other = ours[0], theirs[0]
        if one.unit != other.unit or not one.value or not other.value or one.key == other.key:
            continue
        rare = [key for key in a.content & b.content if known[key] <= _RARE]
        ratio = max(one.value, other.value) / min(one.value, other.value)
        if len(rare) >= 2 and ratio <= MAX_RATIO:
            yield _finding(a, b, ContradictionKind.NUMBER, "one-thing-two-prices", 0.68, one, other)


_RARE = 8
"""Statements that hold a word at most for it to tell that two statements are of one thing."""

_WHY = {
    ContradictionKind.NUMBER: "Both tell of the same thing with another number; the two may conflict.",
    ContradictionKind.DATE: "Both tell of the same event at another time; the two may conflict.",
}


def _finding(
    a: Statement,
    b: Statement,
    kind: ContradictionKind,
    rule: str,
    score: float,
    mine: Word,
    other: Word,
    strength: Strength = Strength.CONTRADICTION,
) -> Finding:
    return between(
        a,
        b,
        kind,
        rule,
        score,
        _WHY[kind],
        strength=strength,
        a_words=stretch([mine]),
        b_words=stretch([other]),
    )
