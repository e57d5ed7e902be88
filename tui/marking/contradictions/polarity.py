"""Negations in a stretch of a statement: which there are, what they stand against, what cancels them."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

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


class Denying(Enum):
    """What the words before a clause make of it."""

    DENIED = 1
    """“Denied that”, “it is not true that”, “there is no truth to the claim that”."""
    TAKEN_BACK = 2
    """“Did not deny that”: the clause may stand."""


def denies_in_lead(lead: Sequence[Word], lex: Lexicon) -> Denying | None:
    """What a lead that ends in “that” makes of the clause after it, None where it lets it stand."""
    lows = [word.low for word in lead]
    negated = bool(lex.cue("negation") & set(lows))
    if negated and lex.cue("truth") & set(lows):
        return Denying.DENIED
    if (lex.cue("deny") | lex.cue("dispute") | lex.cue("false")) & set(lows):
        return Denying.TAKEN_BACK if negated else Denying.DENIED
    return None


def accusing(words: Sequence[Word], lex: Lexicon) -> int | None:
    """The number of the word that accuses, None where none does: “in charge of” is no charge."""
    accuse, placing = lex.cue("accuse"), lex.cue("placing")
    for at, word in enumerate(words):
        if word.low in accuse and (not at or words[at - 1].low not in placing):
            return at
    return None
