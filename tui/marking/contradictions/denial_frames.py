"""Who denies what: denials that name the deed or the allegation, so that another page can be asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tui.marking.contradictions.answers import OBJECT_WORDS, bad_words, is_done_to
from tui.marking.contradictions.denials import can_be_denied
from tui.marking.contradictions.lexicon import Lexicon
from tui.marking.contradictions.parties import Party, keys_of, party_of, subject_of
from tui.marking.contradictions.statements import Statement
from tui.marking.contradictions.words import Sort, Word

SAID_WITHIN = 6
"""Words between “said” and “not” in “said the singer did not strike the waiter”."""

MAX_CLAUSE = 24
"""Words of what is denied that are looked at."""


@dataclass(frozen=True, slots=True)
class DenialFrame:
    """A denial taken apart."""

    place: int
    """Number of its statement."""
    statement: Statement
    words: tuple[Word, ...]
    """The denying words and what they deny."""
    party: Party
    """Who denies."""
    clause: tuple[Word, ...]
    """The deed, as in “bribing two officials”, or what tells the allegation from others."""
    noun: str
    """What it calls the claim: “allegations”; nothing where it names the deed."""
    about: Party | None
    """Whom the deed is laid to, where the clause names somebody: “denied that the army …”."""
    plain: bool
    """Whether it says “did not” without a word of denying."""


def denial_frame(
    found: Sequence[Statement], place: int, known: frozenset[str], lex: Lexicon
) -> DenialFrame | None:
    """The denial in a statement, None where there is none or it says nothing of what is denied.

    Args:
        found: The statements of the texts.
        place: Which of them.
        known: Lower-case words that are names in its text.
        lex: The words of its language.
    """
    statement = found[place]
    if statement.question or statement.item or statement.lows & lex.cue("conditional"):
        return None
    words = statement.words
    denying = lex.cues_of("deny", "dispute")
    for at, word in enumerate(words):
        named: tuple[int, str] | None = None
        if at and word.low in denying and not is_done_to(words, at, lex):
            named = _denied(words, at, lex)
        elif word.low in lex.cue("call-verb") and _calls_false(words, at, lex):
            named = _named_claim(words, at + 1, lex)
        elif word.low in lex.cue("truth") or word.low in lex.cue("false"):
            named = _untrue(words, at, lex)
        elif word.low in lex.cue("plea"):
            named = _pleaded(words, at)
        if named is not None:
            return _frame(found, place, known, lex, at, named)
    return _said_not(found, place, known, lex)


def _frame(
    found: Sequence[Statement],
    place: int,
    known: frozenset[str],
    lex: Lexicon,
    at: int,
    named: tuple[int, str],
) -> DenialFrame:
    statement = found[place]
    start, noun = named
    clause = _clause(statement.words[start:])
    if noun:
        clause = _topic(clause, lex)
    end = max(start + len(clause), at + 1)
    party = party_of(found, place, statement.words[:at], known, lex)
    about = None
    # German writes every noun like a name, so that none tells who is meant.
    if statement.words[start - 1].low in lex.cue("that") and lex.language != "de":
        about = party_of(found, place, subject_of(clause, known), known, lex)
    return DenialFrame(
        place,
        statement,
        statement.words[at:end],
        party,
        clause,
        noun,
        about if about is not None and about.named else None,
        plain=False,
    )


def _topic(clause: tuple[Word, ...], lex: Lexicon) -> tuple[Word, ...]:
    """What tells an allegation from others: “the bribery allegations”, “claims of fraud”."""
    nouns = lex.cues_of("claim-noun", "wrongdoing")
    noun = next((at for at, word in enumerate(clause) if word.low in nouns), 0)
    after = clause[noun + 1 :]
    if not after or after[0].low not in lex.cue("about"):
        return clause[:noun]
    end = next((at for at, word in enumerate(after) if word.low in lex.cue("and")), len(after))
    return clause[:noun] + after[:end]


def _clause(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words up to a sign that ends a clause."""
    for at, word in enumerate(words[:MAX_CLAUSE]):
        if word.low in _CLAUSE_ENDS:
            return tuple(words[:at])
    return tuple(words[:MAX_CLAUSE])


_CLAUSE_ENDS = frozenset({".", ";", ",", ":", "!", "?", "—", "–", "”", "»", "but", "aber", "pero"})


def _denied(words: Sequence[Word], at: int, lex: Lexicon) -> tuple[int, str] | None:
    """Where what is denied begins: “denied that …”, “denied bribing …”, “denies the allegations”."""
    start = at + 1
    if start < len(words) and words[start].low == ",":
        start += 1  # “bestritt, dass …”
    ahead = words[start : start + 3]
    if not ahead or not can_be_denied(words[start:], lex):
        return None
    if ahead[0].low in lex.cue("that"):
        return start + 1, ""
    named = _named_claim(words, start, lex)
    if named is not None:
        return named
    return (start, "") if words[at].low in lex.cue("deny") else None


def _named_claim(words: Sequence[Word], start: int, lex: Lexicon) -> tuple[int, str] | None:
    """“The bribery allegations”, “any wrongdoing”, “the union's claim that it hid two fires”."""
    nouns = lex.cues_of("claim-noun", "wrongdoing") - lex.cue("this")
    for place in range(start, min(start + OBJECT_WORDS, len(words))):
        if words[place].sort is Sort.SIGN and words[place].low not in _APOSTROPHES:
            return None
        if words[place].low not in nouns:
            continue
        after = [word.low for word in words[place + 1 : place + 3]]
        if lex.language == "de" and "," in after:  # “wies die Vorwürfe zurück, … zu haben”
            return place + 2 + after.index(","), ""
        if after[:1] and after[0] in lex.cue("that"):
            return place + 2, ""
        return start, words[place].low
    return None


_APOSTROPHES = frozenset({"'", "’"})


def _calls_false(words: Sequence[Word], at: int, lex: Lexicon) -> bool:
    """“Called the union's report on rest times fiction”."""
    ahead = {word.low for word in words[at + 1 : at + 1 + MAX_CLAUSE]}
    return not bad_words(lex).isdisjoint(ahead)


def _untrue(words: Sequence[Word], at: int, lex: Lexicon) -> tuple[int, str] | None:
    """“It is not true that …”, “no truth to the claim that …”, “nonsense to claim that …”."""
    negated = bool(lex.cue("negation") & {word.low for word in words[max(0, at - 3) : at]})
    if negated is not (words[at].low in lex.cue("truth")):
        return None
    for place in range(at + 1, min(at + OBJECT_WORDS, len(words))):
        if words[place].low in lex.cue("that"):
            return place + 1, ""
        if words[place].sort is Sort.SIGN and words[place].low != ",":
            return None
    return None


def _pleaded(words: Sequence[Word], at: int) -> tuple[int, str] | None:
    """“Pleaded not guilty to spying on customers”."""
    ahead = [word.low for word in words[at + 1 : at + 4]]
    if ahead != ["not", "guilty", "to"]:
        return None
    return at + 4, ""


def _said_not(
    found: Sequence[Statement], place: int, known: frozenset[str], lex: Lexicon
) -> DenialFrame | None:
    """“Told reporters she had not lied to parliament”: the one negation of the sentence."""
    statement = found[place]
    words = statement.words
    if statement.negations != 1 or statement.lows & lex.cues_of("hypothetical", "deny"):
        return None
    said = next(
        (
            at
            for at, word in enumerate(words)
            if word.low in lex.cue("claim-verb") and not word.capital
        ),
        0,
    )
    negation = next(at for at, word in enumerate(words) if word.low in lex.cue("negation"))
    if not said or not said < negation <= said + SAID_WITHIN:
        return None
    if lex.cue("light") & {word.low for word in words[negation + 1 : negation + 4]}:
        return None
    clause = _clause(words[negation + 1 :])
    if len(keys_of(clause)) < 2:
        return None
    party = party_of(found, place, words[:said], known, lex)
    spoken = party_of(found, place, words[said + 1 : negation], known, lex)
    if spoken.named:
        party = spoken
    end = negation + 1 + len(clause)
    return DenialFrame(place, statement, words[negation:end], party, clause, "", None, plain=True)
