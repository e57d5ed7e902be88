"""Who is said to have done what: the statements of a page that a denial on another may answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tui.marking.contradictions.lexicon import Lexicon
from tui.marking.contradictions.parties import Party, party_of, subject_of
from tui.marking.contradictions.polarity import accusing, supposes
from tui.marking.contradictions.statements import Statement
from tui.marking.contradictions.words import Sort, Word

TOLD_AFTER = 4
"""Telling words after “said” up to which it ends a sentence: “…, a clerk told the court.”"""


@dataclass(frozen=True, slots=True)
class ClaimFrame:
    """A claim taken apart."""

    statement: Statement
    clause: tuple[Word, ...]
    """What is claimed."""
    about: Party
    """Who is said to have done it."""
    accuses: bool
    """Whether it is an accusation."""
    told: bool
    """Whether it is somebody's word; else the page says it itself."""


def claim_frame(
    found: Sequence[Statement], place: int, known: frozenset[str], lex: Lexicon
) -> ClaimFrame | None:
    """The claim of a statement, None where it denies, asks, supposes or admits.

    Args:
        found: The statements of the texts.
        place: Which of them.
        known: Lower-case words that are names in its text.
        lex: The words of its language.
    """
    statement = found[place]
    if not statement.ended or statement.question or statement.item:
        return None
    if statement.lows & lex.cues_of("deny", "dispute", "admit", "paperwork", "conditional"):
        return None
    words = statement.words
    if any(supposes(word, lex.cue("hypothetical")) for word in words):
        return None
    at = accusing(words, lex)
    if at is not None and not words[at].capital and not _is_noun(words, at, lex):
        return _accusation(found, place, at, known, lex)
    clause, told = _clause(words, lex)
    subject = party_of(found, place, subject_of(clause, known), known, lex)
    wrong = not lex.cue("offence").isdisjoint(word.low for word in clause)
    return ClaimFrame(statement, clause, subject, accuses=told and wrong, told=told)


def _is_noun(words: Sequence[Word], at: int, lex: Lexicon) -> bool:
    """“A charge”, “the claim”."""
    return at > 0 and words[at - 1].low in lex.cues_of("article", "anaphor")


def _accusation(
    found: Sequence[Statement], place: int, at: int, known: frozenset[str], lex: Lexicon
) -> ClaimFrame:
    """“Prosecutors accuse Norvane of bribing …”, “Norvane is accused of bribing …”."""
    statement = found[place]
    words = statement.words
    before = {word.low for word in words[max(0, at - 2) : at]}
    passive = bool(before & (lex.cue("be") | {"been"}))
    about = words[:at] if passive else subject_of(words[at + 1 :], known)
    clause = words[at + 1 :]
    if not passive and _ends(clause):
        clause = words[:at]  # “…, they allege.”
        about = subject_of(clause, known)
    return ClaimFrame(
        statement, clause, party_of(found, place, about, known, lex), accuses=True, told=True
    )


def _clause(words: tuple[Word, ...], lex: Lexicon) -> tuple[tuple[Word, ...], bool]:
    """What is claimed, without who says so, and whether anybody does."""
    for at, word in enumerate(words):
        if word.low in lex.cue("source") and at < 2:
            comma = next((i for i, each in enumerate(words) if each.low == ","), at)
            return words[comma + 1 :], True
        if word.low in lex.cue("claim-verb") and not word.capital and at:
            if not _ends(words[at + 1 :]):
                return words[at + 1 :], True
            comma = next((i for i in range(at, -1, -1) if words[i].low in _BREAKS), at)
            return words[:comma], True
    return words, False


_BREAKS = frozenset({",", "”", '"', "“", "»"})


def _ends(words: Sequence[Word]) -> bool:
    """Whether hardly anything is said any more."""
    return sum(word.sort > Sort.STOP for word in words) < TOLD_AFTER
