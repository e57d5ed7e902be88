"""Who denies what: denials that name the deed or the allegation, so that another page can be asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tui.marking.contradictions.denial_forms import clause_end, denied_in
from tui.marking.contradictions.lexicon import Lexicon
from tui.marking.contradictions.parties import Party, keys_of, party_of, subject_of
from tui.marking.contradictions.statements import Statement
from tui.marking.contradictions.words import Word

SAID_WITHIN = 6
"""Words between “said” and “not” in “said the singer did not strike the waiter”."""


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
        known: Lower-case words that are names there.
        lex: The words of its language.
    """
    statement = found[place]
    if statement.question or statement.item or statement.lows & lex.cue("conditional"):
        return None
    denied = denied_in(statement.words, lex)
    if denied is None:
        return _said_not(found, place, known, lex)
    words = statement.words
    clause = words[denied.start : denied.end]
    party = party_of(found, place, words[: denied.at], known, lex)
    about = None
    # German writes every noun like a name, so that none tells who is meant.
    if words[denied.start - 1].low in lex.cue("that") and lex.language != "de":
        about = party_of(found, place, subject_of(clause, known), known, lex)
    return DenialFrame(
        place,
        statement,
        words[denied.at : denied.end],
        party,
        _topic(clause, lex) if denied.noun else clause,
        denied.noun,
        about if about is not None and about.named else None,
        plain=False,
    )


def _topic(clause: tuple[Word, ...], lex: Lexicon) -> tuple[Word, ...]:
    """What tells an allegation from others, the head first: “the money-laundering allegations”,
    “claims of fraud”."""
    nouns = lex.cues_of("claim-noun", "answered-noun", "wrongdoing")
    noun = next((at for at, word in enumerate(clause) if word.low in nouns), 0)
    after = clause[noun + 1 :]
    if not after or after[0].low not in lex.cue("about"):
        return clause[:noun][::-1]
    end = next((at for at, word in enumerate(after) if word.low in lex.cue("and")), len(after))
    return clause[:noun][::-1] + after[:end]


def _said_not(
    found: Sequence[Statement], place: int, known: frozenset[str], lex: Lexicon
) -> DenialFrame | None:
    """“Told reporters she had not lied to parliament”: the one negation of the sentence."""
    statement = found[place]
    words = statement.words
    if statement.negations != 1 or statement.lows & lex.cues_of("hypothetical", "deny"):
        return None
    negation = next(at for at, word in enumerate(words) if word.low in lex.cue("negation"))
    if lex.cue("light") & {word.low for word in words[negation + 1 : negation + 4]}:
        return None
    end = clause_end(words, negation + 1)
    clause = words[negation + 1 : end]
    party = _who_said_not(found, place, negation, end, known, lex)
    if party is None or len(keys_of(clause)) < 2:
        return None
    return DenialFrame(place, statement, words[negation:end], party, clause, "", None, plain=True)


def _who_said_not(
    found: Sequence[Statement],
    place: int,
    negation: int,
    end: int,
    known: frozenset[str],
    lex: Lexicon,
) -> Party | None:
    """Who says that he, or somebody he names, did not do it."""
    words = found[place].words
    if lex.cue("we") & {word.low for word in words[max(0, negation - 2) : negation]}:
        quoted = any(
            quote.kind.is_speech and quote.start <= words[negation].start < quote.end
            for quote in found[place].quotes
        )
        speaker = party_of(found, place, words[end:], known, lex)
        return speaker if quoted and speaker.named else None
    saying = lex.cue("claim-verb")
    said = next((at for at, w in enumerate(words) if w.low in saying and not w.capital), 0)
    if not said or not said < negation <= said + SAID_WITHIN:
        return None
    spoken = party_of(found, place, words[said + 1 : negation], known, lex)
    return spoken if spoken.named else party_of(found, place, words[:said], known, lex)
