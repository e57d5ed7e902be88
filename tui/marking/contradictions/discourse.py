"""Disputes that the text itself stages: a myth and its answer, a claim and “these claims are false”.

A denial seldom repeats what it denies. What it answers is found by where it stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from tui.marking.contradictions.findings import Finding, disputed, stretch
from tui.marking.contradictions.lexicon import Lexicon
from tui.marking.contradictions.statements import Statement
from tui.marking.contradictions.words import Sort, Word

MAX_MYTHS = 5
"""Myths with their answers in one text; a page of more is a list of them, and says so itself."""

THESE_CLAIMS = "these-claims-are-false"
"""The rule that takes what stands before “these claims are false”."""

_ANSWER_WITHIN = 2
"""Lines below a myth among which its answer stands."""


def staged_disputes(found: Sequence[Statement], lex: Lexicon) -> Iterator[Finding]:
    """Claims and the answers that directly follow them."""
    yield from _myths(found, lex)
    dismissing = lex.cues_of("false", "debunked", "true", "overstated")
    for place, (before, statement) in enumerate(pairwise(found), 1):
        dismisses = not dismissing.isdisjoint(statement.lows)
        claimed = _dismissed(found, place, lex) if dismisses else None
        if claimed is not None:
            yield _finding(claimed, statement, THESE_CLAIMS, 0.8)
            continue
        if before.doc != statement.doc or statement.paragraph - before.paragraph > 1:
            continue
        if _rejects_view(statement, lex):
            yield _finding(before, statement, "rejected-view", 0.75)
        elif _turns_to_evidence(before, statement, lex):
            yield _finding(before, statement, "belief-against-evidence", 0.72)
        elif _finds_no_evidence(before, statement, lex):
            yield _finding(before, statement, "no-evidence", 0.72)


def _finds_no_evidence(before: Statement, statement: Statement, lex: Lexicon) -> bool:
    """“… such as claims that it harms …” and then “There is no evidence that it harms …”."""
    negation, proof = lex.cue("negation"), lex.cue("proof")
    if proof.isdisjoint(statement.lows) or negation.isdisjoint(statement.lows):
        return False
    for at, (word, after) in enumerate(pairwise(statement.words)):
        if word.low in negation and after.low in proof:
            ahead = {word.key for word in statement.words[at + 2 :] if word.sort > Sort.STOP}
            claims = before.lows & (lex.cues_of("claim-noun", "claimed"))
            return bool(claims and ahead & before.content)
    return False


def _myths(found: Sequence[Statement], lex: Lexicon) -> list[Finding]:
    findings: list[Finding] = []
    for place, statement in enumerate(found):
        if not _tells_myth(statement, lex):
            continue
        answer = _answer(found, place, lex)
        if answer is not None:
            findings.append(_finding(statement, answer, "myth-and-answer", 0.82))
    return findings if len(findings) <= MAX_MYTHS else []


def _tells_myth(statement: Statement, lex: Lexicon) -> bool:
    """“Myth: …”, “A common myth is that …”, “It is a misconception that …”."""
    if statement.question or statement.item or not statement.lows & lex.cue("myth"):
        return False
    words = statement.words
    for place, word in enumerate(words[:10]):
        if word.low not in lex.cue("myth"):
            continue
        ahead = [other.low for other in words[place + 1 : place + 5]]
        if place == 0 and ahead[:1] == [":"]:
            return True
        if lex.cue("that") & set(ahead) and not lex.cue("negation") & set(ahead):
            before = {other.low for other in words[max(0, place - 3) : place]}
            one = not word.low.endswith("s") and lex.cue("be") & before
            return bool(
                one
                or lex.cue("be")
                & set(ahead[: next(i for i, low in enumerate(ahead) if low in lex.cue("that"))])
            )
    return False


def _answer(found: Sequence[Statement], place: int, lex: Lexicon) -> Statement | None:
    myth = found[place]
    for statement in found[place + 1 : place + 3]:
        if statement.doc != myth.doc or statement.paragraph - myth.paragraph > _ANSWER_WITHIN:
            return None
        if _tells_myth(statement, lex):
            return None
        if statement.ended and not statement.question:
            return statement if statement.lows & lex.cue("contrast") else None
    return None


def _dismissed(found: Sequence[Statement], place: int, lex: Lexicon) -> Statement | None:
    """What “these claims are largely unsupported” and “the claim that … is nonsense” answer."""
    statement = found[place]
    if statement.lows & (lex.cue("conditional") | lex.cue("paperwork")):
        return None
    words = statement.words
    for at, word in enumerate(words[1:], 1):
        led = words[at - 1].low
        if word.low in lex.cue("claim-noun") and led in lex.cue("anaphor") and at < 8:
            named = _named_claim(words[at + 1 :], lex)
            if _says_false(words[at + 1 + len(named) :][:9], lex):
                return _claimed_before(found, place, named, lex)
        if led in _THESE and word.sort is Sort.CONTENT and _are_overstated(words[at + 1 :], lex):
            return _claimed_before(found, place, (), lex, told=True)
    return None


_THESE = frozenset({"these", "those", "such"})

_CLAIMED_WITHIN = 5
"""Statements before “the claim that …” among which the claim stands."""


def _named_claim(words: Sequence[Word], lex: Lexicon) -> tuple[Word, ...]:
    """The words between “the claim” and its verdict, where they repeat the claim."""
    if not words or words[0].low not in ("“", '"', "‘", "'", *lex.cue("that")):
        return ()
    for at, word in enumerate(words[1:], 1):
        if word.low in ("”", '"', "’") or (at > 2 and word.low in lex.cue("verdict")):
            return tuple(words[: at + 1])
    return tuple(words)


def _are_overstated(words: Sequence[Word], lex: Lexicon) -> bool:
    return any(
        word.low in lex.cue("overstated") and lex.cue("be") & {w.low for w in words[:at]}
        for at, word in enumerate(words[:4])
    )


def _claimed_before(
    found: Sequence[Statement],
    place: int,
    named: Sequence[Word],
    lex: Lexicon,
    *,
    told: bool = False,
) -> Statement | None:
    keys = {word.key for word in named if word.sort > Sort.STOP}
    for other in reversed(found[max(0, place - _CLAIMED_WITHIN) : place]):
        if other.doc != found[place].doc:
            return None
        claims = other.lows & (lex.cue("claim-verb") | lex.cue("believer") | lex.cue("belief"))
        if keys and keys & other.content and (claims or other.quotes):
            return other
        if not keys and (other.quotes if told else True):
            return other
    return None


def _says_false(words: Sequence[Word], lex: Lexicon) -> bool:
    """Whether a predicate calls its subject false: “are … unsupported”, “have been debunked”."""
    bad = lex.cue("false") | lex.cue("debunked")
    good = lex.cue("true")
    negated = False
    for word in words:
        if word.low in (".", ";", ",") and not negated:
            return False
        if word.low in lex.cue("negation"):
            negated = True
        elif word.low in bad:
            return not negated
        elif word.low in good and negated:
            return True
    return False


def _rejects_view(statement: Statement, lex: Lexicon) -> bool:
    """“She does not buy this.”, “Critics dispute that view.”, “He disagrees.”"""
    words = statement.words
    if len(words) > MAX_REJECTION or statement.question:
        return False
    if lex.cues_of("reject-phrase", "disagree").isdisjoint(statement.lows):
        return False
    for place, word in enumerate(words):
        ahead = {other.low for other in words[place + 1 : place + 4]}
        if word.low in lex.cue("reject-phrase"):
            near = words[max(0, place - 3) : place]
            negated = any(other.low in lex.cue("negation") for other in near)
            if negated and ahead & _THIS and _names_third_person(words[max(0, place - 5) : place]):
                return True
        elif (
            word.low in lex.cue("disagree")
            and place
            and _names_third_person(words[max(0, place - 5) : place])
        ):
            return words[place + 1].low in (".", ":", ",") if place + 1 < len(words) else True
    return False


_THIS = frozenset({"this", "that", "it", "such"})

MAX_REJECTION = 16
"""Words and signs of a sentence that does nothing but reject what was said before it."""


def _names_third_person(words: Sequence[Word]) -> bool:
    lows = {word.low for word in words}
    if lows & {"i", "you", "we"}:
        return False
    return (
        bool(lows & {"he", "she", "they", "others", "critics", "some", "experts", "scientists"})
        or any(word.sort is Sort.NAME for word in words[1:])
        or (len(words) > 0 and words[0].sort is Sort.NAME)
    )


def _turns_to_evidence(before: Statement, statement: Statement, lex: Lexicon) -> bool:
    """“Many believe that …” and then “However, research shows …”."""
    if not statement.words or statement.words[0].low not in lex.cue("turn"):
        return False
    opening = [word.low for word in statement.words[:8]]
    if not lex.cue("evidence") & set(opening[1:]):
        return False
    believed = [word.low for word in before.words]
    if not (lex.cue("belief") & set(believed) and lex.cue("believer") & set(believed[:12])):
        return False
    return len(before.content & statement.content) >= 1


def _finding(claim: Statement, answer: Statement, rule: str, score: float) -> Finding:
    why = "One states a claim and the other answers that it is not so; the two may conflict."
    return disputed(claim, answer, rule, score, why, stretch(answer.words[:4]))
