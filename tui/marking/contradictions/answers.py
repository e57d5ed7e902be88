"""Answers that name what they answer by a word alone: “rejected the allegations”, “denies this”.

The claim is looked for before the answer: the last one of another party, best of all one that the
word fits (a figure, a report, an accusation) or that speaks of the one who answers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tui.marking.contradictions.findings import Finding, disputed, stretch
from tui.marking.contradictions.lexicon import Lexicon
from tui.marking.contradictions.polarity import accusing
from tui.marking.contradictions.statements import Statement
from tui.marking.contradictions.words import Sort, Word
from tui.model import Span

WITHIN = 6
"""Statements before an answer among which its claim stands."""

NEAR = 3
"""The same where the answer says no more than “this”."""

LEAST = 0.8
"""Fit of a claim from which it is taken; the bare claim of another party just before gets 1.0."""

_PER_STATEMENT = 0.1
_FITS_NOUN = 0.4
_SHARED = 0.25
_SPEAKS_OF = 0.3
_MAX_SHARED = 3
OBJECT_WORDS = 6
"""Words after “rejected” among which “allegations” stands."""

_SCORE = 0.7
_WHY = "One states a claim and another party answers that it is not so; the two may conflict."


class Answer(NamedTuple):
    """An answer in a statement."""

    at: int
    """Number of the word with which it begins."""
    noun: str
    """What it calls the claim, or nothing: “this”."""
    shares: int = 0
    """Content words that the claim must share with it."""


def answers(found: Sequence[Statement], lex: Lexicon, answered: set[Span]) -> Iterator[Finding]:
    """Answers with their claims.

    Args:
        found: The statements of one text.
        lex: The words of its language.
        answered: Spans of statements for which another rule found the claim.
    """
    answering = lex.cues_of("deny", "dispute", *_TELLING)
    for place, statement in enumerate(found):
        if statement.question or statement.item or statement.span in answered:
            continue
        if answering.isdisjoint(statement.lows) or statement.lows & lex.cue("conditional"):
            continue
        answer = _answer_in(statement, lex)
        if answer is None:
            continue
        claim = _claim_of(answer, found, place, lex)
        if claim is not None:
            words = statement.words[answer.at : answer.at + 1 + OBJECT_WORDS]
            yield disputed(claim, statement, "answered-claim", _SCORE, _WHY, stretch(words))


def _answer_in(statement: Statement, lex: Lexicon) -> Answer | None:
    answering = lex.cues_of("deny", "dispute")
    words = statement.words
    for at, word in enumerate(words):
        found: Answer | None = None
        if word.low in answering and at and not is_done_to(words, at, lex):
            found = _rejected(words, at, lex)
        elif word.low in lex.cue("call-verb"):
            found = _called(words, at, lex)
        elif word.low in lex.cue("false") or word.low in lex.cue("truth"):
            found = _said_false(words, at, lex)
        elif word.low in lex.cue("plea"):
            found = _pleaded(words, at, lex)
        elif word.low in lex.cue("insist"):
            found = _insisted(words, at, lex)
        if found is not None:
            return found
    return None


_TELLING = ("call-verb", "false", "truth", "plea", "insist")
"""Sections of the words that may answer, besides those for denying and disputing."""


def is_done_to(words: Sequence[Word], at: int, lex: Lexicon) -> bool:
    """“Was denied”, “nobody disputes”, “refused to deny”."""
    before = [word.low for word in words[max(0, at - 3) : at]]
    if lex.language == "en" and _commands(words, at):
        return True
    passive = before[-1] in lex.cue("be") or before[-1] in ("been", "being", "to")
    return passive or bool(lex.cue("negation") & set(before))


def _commands(words: Sequence[Word], at: int) -> bool:
    """“Identify and dispute charges”: the bare verb without a subject beside it."""
    verb, before = words[at].low, words[at - 1]
    has_subject = before.low.endswith("s") or before.low in _WE or before.capital
    return not verb.endswith(("s", "d", "g")) and not has_subject


_WE = frozenset({"we", "they", "i", "do", "strongly", "people", "firmly"})


def _rejected(words: Sequence[Word], at: int, lex: Lexicon) -> Answer | None:
    noun = _object(words[at + 1 : at + 1 + OBJECT_WORDS], lex)
    if noun is not None:
        return Answer(at, noun)
    after = words[at + 1].low if at + 1 < len(words) else ""
    denies = words[at].low in lex.cue("deny")
    if denies and (after in lex.cue("that") or after.endswith("ing")) and len(after) > 3:
        return Answer(at, "", shares=1)
    return None


def _object(words: Sequence[Word], lex: Lexicon) -> str | None:
    """“The allegations”, “this”; None where something else is rejected."""
    if not words:
        return None
    if words[0].low in lex.cue("this"):
        alone = len(words) == 1 or words[1].sort is Sort.SIGN or words[1].sort is Sort.STOP
        if alone:
            return ""
    for place, word in enumerate(words):
        if word.sort is Sort.SIGN:
            return None
        if word.low in lex.cue("claim-noun") or word.low in lex.cue("answered-noun"):
            return word.low if place < len(words) else None
        if word.low in lex.cue("that"):
            return None
    return None


def _called(words: Sequence[Word], at: int, lex: Lexicon) -> Answer | None:
    """“Called the accusations politically motivated”, “called him a liar”."""
    ahead = words[at + 1 : at + 1 + 2 * OBJECT_WORDS]
    lows = {word.low for word in ahead}
    if lows & lex.cue("liar"):
        return Answer(at, "")
    noun = _object(ahead[:OBJECT_WORDS], lex)
    return Answer(at, noun) if noun is not None and lows & bad_words(lex) else None


def bad_words(lex: Lexicon) -> frozenset[str]:
    """The words by which a claim is called false: “fiction”, “baseless”."""
    return lex.cues_of("false", "debunked", "slur")


def _said_false(words: Sequence[Word], at: int, lex: Lexicon) -> Answer | None:
    """“The story was false”, “that is simply not true”, “no truth to the rumours”."""
    before = [word.low for word in words[max(0, at - 5) : at]]
    after = words[at + 1].low if at + 1 < len(words) else "."
    negated = bool(lex.cue("negation") & set(before[-3:]))
    if words[at].low in lex.cue("truth") and words[at].low not in lex.cue("true"):
        noun = _object(words[at + 2 : at + 6], lex) if before[-1:] == ["no"] else None
        return Answer(at - 1, noun) if noun is not None else None
    claiming = {word.low for word in words[at + 2 : at + 3]} & lex.cue("claiming")
    if after in lex.cue("fail-to") and claiming and words[at].low in lex.cue("false"):
        return Answer(at, "", shares=2)  # “it is nonsense to claim that …”
    if negated is not (words[at].low in lex.cue("true")):
        return None
    if not (after.isalpha() is False or after in lex.cue("after-verdict")):
        return None
    if not (set(before) & lex.cue("be") or set(before) & {"'s", "’s"}):
        return None
    nouns = lex.cue("claim-noun") | lex.cue("answered-noun")
    for back in range(at - 1, max(-1, at - 6), -1):
        low = words[back].low
        if low in lex.cue("relative") and back < at - 1 and words[back - 1].low in nouns:
            return None  # “the claim that all is false”
        if low in nouns:
            return Answer(back, low)
        if low in lex.cue("this") and (back == 0 or not words[back - 1].low.isalpha()):
            said = any(word.low in lex.cue("claim-verb") for word in words[at:])
            is_so = words[back + 1].low in lex.cue("be") or words[back + 1].low in ("'s", "’s")
            return Answer(back, "") if said and is_so else None
    return None


def _pleaded(words: Sequence[Word], at: int, lex: Lexicon) -> Answer | None:
    """“Pleaded not guilty”, “maintains her innocence”."""
    ahead = [word.low for word in words[at + 1 : at + 5]]
    if not lex.cue("innocence") & set(ahead):
        return None
    guilty = "guilty" in ahead and not lex.cue("negation") & set(ahead)
    return None if guilty else Answer(at, "charges")


def _insisted(words: Sequence[Word], at: int, lex: Lexicon) -> Answer | None:
    """“Insists that no shots were fired”."""
    ahead = words[at + 1 : at + 6]
    negated = any(word.low in lex.cue("negation") for word in ahead)
    ahead_of_time = {word.low for word in words[at:]} & lex.cue("next-time")
    return Answer(at, "", shares=1) if negated and not ahead_of_time else None


# ---------------------------------------------------------------- the claim


def _claim_of(
    answer: Answer, found: Sequence[Statement], place: int, lex: Lexicon
) -> Statement | None:
    statement = found[place]
    reach = WITHIN if answer.noun or answer.shares else NEAR
    best: tuple[float, Statement] | None = None
    for other in reversed(found[max(0, place - reach) : place]):
        if other.doc != statement.doc:
            break
        fit = _fit(answer, other, statement, lex)
        if fit >= LEAST and (best is None or fit > best[0]):
            best = fit, other
    return None if best is None else best[1]


def _fit(answer: Answer, other: Statement, statement: Statement, lex: Lexicon) -> float:
    if other.question or other.item or not _claims(other, lex):
        return 0.0
    if (other.lows | statement.lows) & lex.cue("paperwork"):
        return 0.0
    if set(other.quotes) & set(statement.quotes):
        return 0.0  # one speaker goes on
    if answer.noun in lex.cue("figure-noun") and not _has_number(other):
        return 0.0
    teller, answerer = _party(other, lex), _party_before(statement, answer)
    if teller and answerer and answerer <= teller:
        return 0.0  # the same party goes on
    shared = len(_content_after(statement, answer) & other.content)
    if shared < answer.shares:
        return 0.0
    distance = statement.index - other.index
    fit = 1.0 + _PER_STATEMENT - _PER_STATEMENT * distance
    fit += _SHARED * min(shared, _MAX_SHARED)
    fit += _SPEAKS_OF if answerer & other.content else 0.0
    return fit + (_FITS_NOUN if _fits(answer.noun, other, lex) else 0.0)


def _claims(other: Statement, lex: Lexicon) -> bool:
    """Whether somebody claims something in it that is not a denial itself."""
    if other.lows & lex.cue("deny"):
        return False
    if (
        other.lows & (lex.cue("source") | lex.cue("hearsay"))
        or accusing(other.words, lex) is not None
    ):
        return True
    if any(quote.kind.is_speech and quote.speaker for quote in other.quotes):
        return True
    return any(word.low in lex.cue("claim-verb") and not word.capital for word in other.words)


def _has_number(other: Statement) -> bool:
    return any(word.sort is Sort.NUMBER for word in other.words)


def _party(other: Statement, lex: Lexicon) -> set[str]:
    """The words of who speaks: those before the verb of saying."""
    saying = lex.cue("claim-verb") | lex.cue("accuse")
    keys: set[str] = set()
    for word in other.words:
        if word.low in saying and not word.capital:
            return keys
        if word.sort in (Sort.CONTENT, Sort.NAME):
            keys.add(word.key)
    return set()


def _party_before(statement: Statement, answer: Answer) -> set[str]:
    words = statement.words[: answer.at]
    return {word.key for word in words if word.sort in (Sort.CONTENT, Sort.NAME)}


def _content_after(statement: Statement, answer: Answer) -> set[str]:
    words = statement.words[answer.at + 1 :]
    return {word.key for word in words if word.sort in (Sort.CONTENT, Sort.NAME)}


def _fits(noun: str, other: Statement, lex: Lexicon) -> bool:
    """Whether the word for the claim fits it: a figure has a number, a report is reported."""
    if noun in lex.cue("figure-noun"):
        return True
    if noun in lex.cue("accusation-noun"):
        return bool(other.lows & lex.cue("offence")) or accusing(other.words, lex) is not None
    return bool(noun) and lex.key(noun) in other.content
