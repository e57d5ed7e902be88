"""Who a statement is about, as far as another page would call them so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tui.marking.contradictions.lexicon import Lexicon
from tui.marking.contradictions.statements import Statement
from tui.marking.contradictions.words import Sort, Word

BEFORE = 3
"""Statements before one that says “the company” in which its name stands."""


SUBJECT_GAP = 2
"""Telling words without a name, before the first or between two, after which a clause has told
whom it is about."""


@dataclass(frozen=True, slots=True)
class Party:
    """A person or body."""

    names: frozenset[str]
    """Classes of the names it has in the statement, or else in those just before."""
    nouns: frozenset[str]
    """Classes of the nouns it is called by."""
    named: bool
    """Whether the names stand in the statement."""

    def is_of(self, other: Party) -> bool:
        """Whether the two may be one: by name, or by noun where either has no name of its own."""
        if self.named and other.named:
            return bool(self.names & other.names)
        return bool(self.names & other.names or self.nouns & other.nouns)


def party_of(
    found: Sequence[Statement],
    place: int,
    words: Sequence[Word],
    known: frozenset[str],
    lex: Lexicon,
) -> Party:
    """The party that some words of a statement name.

    Args:
        found: The statements of the texts.
        place: Which of them holds the words.
        words: The words before “denied”, after “accused”.
        known: Lower-case words that are names in its text.
        lex: The words of its language.
    """
    called = lex.cue("party-noun")
    telling = [word for word in words if word.sort in (Sort.CONTENT, Sort.NAME)]
    telling = [word for word in telling if word.low not in called]
    names = frozenset(word.key for word in telling if is_name(word, known))
    nouns = frozenset(word.key for word in telling if not is_name(word, known))
    if not names:
        return Party(_names_before(found, place, known, lex), nouns, named=False)
    if _is_of_one_named(words, lex):
        names |= _names_before(found, place, known, lex)
    return Party(names, nouns, named=True)


def _is_of_one_named(words: Sequence[Word], lex: Lexicon) -> bool:
    """“The firm's director, Hanne Moll”."""
    companies, articles = lex.cue("company-noun"), lex.cues_of("anaphor", "article")
    return any(
        word.low in companies and before.low in articles for before, word in pairwise(words[:3])
    )


def is_name(word: Word, known: frozenset[str]) -> bool:
    """Whether a word is a name, and not only the first of its sentence."""
    return word.sort is Sort.NAME and word.low in known


def keys_of(words: Iterable[Word]) -> frozenset[str]:
    """The classes of the content words and names among some words."""
    return frozenset(word.key for word in words if word.sort in (Sort.CONTENT, Sort.NAME))


def _names_before(
    found: Sequence[Statement], place: int, known: frozenset[str], lex: Lexicon
) -> frozenset[str]:
    called = lex.cue("party-noun")
    return frozenset(
        word.key
        for statement in found[max(0, place - BEFORE) : place]
        if statement.doc == found[place].doc
        for word in statement.words
        if is_name(word, known) and word.low not in called
    )


def subject_of(clause: Sequence[Word], known: frozenset[str]) -> tuple[Word, ...]:
    """The words with which a clause says whom it is about: “the mayor of Aldermoor, Ines Varga”."""
    gap = last = 0
    for at, word in enumerate(clause):
        if is_name(word, known):
            gap, last = 0, at + 1
        elif word.sort > Sort.STOP:
            gap += 1
        if gap > SUBJECT_GAP:
            return tuple(clause[: last or at])
    return tuple(clause[:last] or clause)
