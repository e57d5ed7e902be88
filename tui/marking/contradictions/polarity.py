"""Negations in a stretch of a statement: which there are, what they stand against, what cancels them."""

from __future__ import annotations

from collections.abc import Sequence

from tui.marking.contradictions.lexicon import Lexicon
from tui.marking.contradictions.statements import Statement
from tui.marking.contradictions.words import Sort, Word


def negations(words: Sequence[Word], lex: Lexicon) -> tuple[Word, ...]:
    """The words that negate: “not”, but not “not only”; “failed” before “to”."""
    found = []
    for place, word in enumerate(words):
        after = words[place + 1].low if place + 1 < len(words) else ""
        negates = word.low in lex.cue("negation") and after not in lex.cue("not-only")
        if negates or (word.low in lex.cue("fail") and after in lex.cue("fail-to")):
            found.append(word)
    return tuple(found)


def beyond(words: Sequence[Word], negated: Sequence[Word], lex: Lexicon) -> tuple[Word, ...]:
    """The telling words besides negations and what they stand against: “always”, “three”."""
    return tuple(
        word
        for word in words
        if word not in negated
        and word.low not in lex.cue("quantifier")
        and (word.sort is not Sort.NUMBER or word.unit)
    )


def has_others(statement: Statement, negated: Sequence[Word], lex: Lexicon) -> bool:
    """Whether a statement negates elsewhere as well."""
    return statement.negations > sum(word.low in lex.cue("negation") for word in negated)


def supposes(word: Word, hypothetical: frozenset[str]) -> bool:
    """Whether it is “may” and its like, not the month."""
    return word.low in hypothetical and word.sort is not Sort.MONTH


def cancel(ours: Sequence[Word], theirs: Sequence[Word], lex: Lexicon) -> bool:
    """“Not impossible” and “possible”."""
    negators = lex.cue("negation")
    if any(word.low in negators for word in (*ours, *theirs)):
        return False
    return len(ours) == len(theirs) == 1 and lex.are_opposite(ours[0].low, theirs[0].low)
