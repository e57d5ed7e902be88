"""The forms of a denial that says what it denies, and where in its sentence that stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tui.marking.contradictions.answers import OBJECT_WORDS, bad_words, is_done_to
from tui.marking.contradictions.denials import can_be_denied
from tui.marking.contradictions.lexicon import Lexicon
from tui.marking.contradictions.words import Sort, Word

MAX_CLAUSE = 24
"""Words of what is denied that are looked at."""

NOUN_WITHIN = 12
"""Words after “dismissed” among which “the claim that” begins, signs and all."""


class Denied(NamedTuple):
    """Where a sentence denies, and what."""

    at: int
    """Number of the first denying word; who denies stands before it."""
    start: int
    """Number of the first word of what is denied."""
    end: int
    """Number of the word after it."""
    noun: str
    """What the claim is called where the deed is not told: “allegations”."""


def denied_in(words: Sequence[Word], lex: Lexicon) -> Denied | None:
    """What a sentence denies in so many words, None where it does not or does not say what."""
    denying = lex.cues_of("deny", "dispute")
    for at, word in enumerate(words):
        found: Denied | None = None
        if at and word.low in denying and not is_done_to(words, at, lex):
            found = _denied(words, at, lex)
        elif word.low in lex.cue("call-verb") and _calls_false(words, at, lex):
            found = _named_claim(words, at, at + 1, lex)
        elif word.low in lex.cue("truth") or word.low in lex.cue("false"):
            found = _untrue(words, at, lex)
        elif word.low in lex.cue("plea"):
            found = _pleaded(words, at)
        if found is not None:
            return found
    return None


def clause_end(words: Sequence[Word], start: int) -> int:
    """The number of the sign that ends the clause which begins at a word."""
    last = min(start + MAX_CLAUSE, len(words))
    return next((at for at in range(start, last) if words[at].low in _CLAUSE_ENDS), last)


_CLAUSE_ENDS = frozenset({".", ";", ",", ":", "!", "?", "—", "–", "”", "»", "but", "aber", "pero"})


def _denied(words: Sequence[Word], at: int, lex: Lexicon) -> Denied | None:
    """“Denied that …”, “denied bribing …”, “denies the allegations”, “bestritt, dass …”."""
    start = at + 1
    if start < len(words) and words[start].low == ",":
        start += 1
    if start >= len(words) or not can_be_denied(words[start:], lex):
        return None
    if words[start].low in lex.cue("that"):
        return _deed(words, at, start + 1)
    named = _named_claim(words, at, start, lex)
    if named is not None:
        return named
    return _deed(words, at, start) if words[at].low in lex.cue("deny") else None


def _deed(words: Sequence[Word], at: int, start: int) -> Denied:
    return Denied(at, start, clause_end(words, start), "")


def _nouns(lex: Lexicon) -> frozenset[str]:
    return lex.cues_of("claim-noun", "answered-noun", "wrongdoing") - lex.cue("this")


def _named_claim(words: Sequence[Word], at: int, start: int, lex: Lexicon) -> Denied | None:
    """“The bribery allegations”, “any wrongdoing”, “the union's claim that it hid two fires”."""
    nouns = _nouns(lex)
    for place in range(start, min(start + NOUN_WITHIN, len(words) - 1)):
        if words[place].low in nouns and words[place + 1].low in lex.cue("that"):
            return _deed(words, at, place + 2)
    for place in range(start, min(start + OBJECT_WORDS, len(words))):
        if words[place].sort is Sort.SIGN and words[place].low not in _INSIDE:
            return None
        if words[place].low not in nouns:
            continue
        after = [word.low for word in words[place + 1 : place + 3]]
        if lex.language == "de" and "," in after:  # “wies die Vorwürfe zurück, … zu haben”
            return _deed(words, at, place + 2 + after.index(","))
        return Denied(at, start, clause_end(words, place), words[place].low)
    return None


_INSIDE = frozenset({"'", "’", "-"})
"""Signs that part no words: “the pilots' money-laundering allegations”."""


def _calls_false(words: Sequence[Word], at: int, lex: Lexicon) -> bool:
    """“Called the bribery allegations fiction”."""
    ahead = {word.low for word in words[at + 1 : at + 1 + MAX_CLAUSE]}
    return not bad_words(lex).isdisjoint(ahead)


def _untrue(words: Sequence[Word], at: int, lex: Lexicon) -> Denied | None:
    """“It is not true that …”, “no truth to the claim that …”, “the report that … was untrue”."""
    negated = bool(lex.cue("negation") & {word.low for word in words[max(0, at - 3) : at]})
    if negated is not (words[at].low in lex.cue("truth")):
        return None
    for place in range(at + 1, min(at + OBJECT_WORDS, len(words))):
        if words[place].low in lex.cue("that"):
            return _deed(words, at, place + 1)
        if words[place].sort is Sort.SIGN and words[place].low != ",":
            break
    return _reports_untrue(words, at, lex)


def _reports_untrue(words: Sequence[Word], at: int, lex: Lexicon) -> Denied | None:
    """“Said reports that the lights were off were untrue”."""
    if at < 2 or words[at - 1].low not in lex.cue("be"):
        return None
    nouns = _nouns(lex)
    for place in range(max(1, at - MAX_CLAUSE), at - 2):
        if words[place].low in lex.cue("that") and words[place - 1].low in nouns:
            return Denied(place - 1, place + 1, at - 1, "")
    return None


def _pleaded(words: Sequence[Word], at: int) -> Denied | None:
    """“Pleaded not guilty to spying on customers”."""
    ahead = [word.low for word in words[at + 1 : at + 4]]
    return _deed(words, at, at + 4) if ahead == ["not", "guilty", "to"] else None
