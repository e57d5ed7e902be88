"""“The firm says it did not give anyone access” and the statements that it did."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tui.marking.contradictions.findings import Finding, disputed, stretch
from tui.marking.contradictions.lexicon import Lexicon
from tui.marking.contradictions.statements import Statement, around
from tui.marking.contradictions.words import Sort, Word

NEAR = 30
"""Statements before a negated one among which what it answers is looked for."""

AHEAD = 15
"""Statements after it; a page may open with what is said not to be so."""

_WHY = "One side states it and the other denies it; the two may conflict."


def negated_speech(found: Sequence[Statement], place: int, lex: Lexicon) -> Iterator[Finding]:
    """“The firm says it did not give anyone access” and the statements that it did."""
    statement = found[place]
    words = statement.words
    if statement.lows & lex.cue("deny"):
        return
    said = next((i for i, w in enumerate(words) if _is_claim_verb(w, lex)), None)
    if not said:
        return
    at = next(i for i, w in enumerate(words) if w.low in lex.cue("negation"))
    verb = next((w for w in words[at + 1 : at + 4] if w.sort is Sort.CONTENT), None)
    if lex.cue("light") & {w.low for w in words[at + 1 : at + 4]}:
        return
    if at < said or verb is None or statement.lows & lex.cue("hypothetical"):
        return
    clause = frozenset(w.key for w in words[at + 1 :] if w.sort in (Sort.CONTENT, Sort.NAME))
    near = [
        other
        for other in around(found, place, NEAR, AHEAD)
        if _asserts(other, clause, verb.key, statement, lex)
    ]
    for other in near[:MAX_NEGATED]:
        yield disputed(
            other, statement, "said-it-is-not-so", 0.7, _WHY, stretch(statement.words[at:])
        )


MAX_NEGATED = 5
"""Statements shown at most as contradicted by one negated one."""

MIN_CLAUSE_SHARE = 0.5
"""Share of a negated clause's content words that the statement it answers holds as well."""

MAX_CLAUSE = 9
"""Content words of a clause that is short enough to be known again in other words."""


def _asserts(
    other: Statement, clause: frozenset[str], verb: str, statement: Statement, lex: Lexicon
) -> bool:
    """Whether a statement says, as somebody's word, what a clause says is not so."""
    if other.negations or other.question or len(clause) > MAX_CLAUSE:
        return False
    shared = other.content & clause
    if len(shared) < max(2, MIN_CLAUSE_SHARE * len(clause)) or not _is_told(other, lex):
        return False
    plain = {w.key for w in other.words if w.sort is Sort.CONTENT} & shared
    names = {w.key for w in other.words if w.sort is Sort.NAME} & shared
    if verb in shared:
        return (len(shared) > 2 or bool(names)) and not _is_supposed(other, verb, lex)
    beside = abs(other.index - statement.index) == 1
    return bool(plain and names) and (beside or bool(plain & _scare_words(other)))


def _is_told(statement: Statement, lex: Lexicon) -> bool:
    """Whether it is somebody's word: reported, or with words in quotation marks."""
    if statement.quotes or statement.lows & lex.cue("source"):
        return True
    if lex.cue("claim-verb").isdisjoint(statement.lows):
        return False
    return any(_is_claim_verb(word, lex) for word in statement.words)


def _is_supposed(statement: Statement, verb: str, lex: Lexicon) -> bool:
    """Whether the verb is only supposed: “may give”, “would give”."""
    words = statement.words
    at = next((i for i, word in enumerate(words) if word.key == verb), 0)
    return any(word.low in lex.cue("hypothetical") for word in words[max(0, at - 3) : at])


def _scare_words(statement: Statement) -> set[str]:
    """Words that the text puts in quotation marks by themselves: it does not vouch for them."""
    return {
        word.key
        for quote in statement.quotes
        if quote.end - quote.start <= _SCARE_LENGTH
        for word in statement.words
        if quote.start <= word.start < quote.end and word.sort is Sort.CONTENT
    }


_SCARE_LENGTH = 24
"""Characters of a quotation of a word or two."""


def _is_claim_verb(word: Word, lex: Lexicon) -> bool:
    return not word.capital and word.low in lex.cue("claim-verb")
