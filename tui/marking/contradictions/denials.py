"""Denials, and the statements that they answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tui.marking.contradictions.findings import Finding, disputed, stretch
from tui.marking.contradictions.lexicon import Lexicon
from tui.marking.contradictions.negated_speech import negated_speech
from tui.marking.contradictions.polarity import accusing
from tui.marking.contradictions.statements import Statement, around
from tui.marking.contradictions.words import Sort, Word
from tui.model import Span

NEAR = 30
"""Statements before a denial among which what it answers is looked for."""

AHEAD = 3
"""Statements after it, where the text opens with the denial."""

_WHY = "One side states it and the other denies it; the two may conflict."


@dataclass(frozen=True, slots=True)
class Denial:
    """A place where somebody denies something."""

    statement: Statement
    place: int
    """Number of the denying word."""
    denied: tuple[Word, ...]
    """The words after it, as far as the clause goes."""


def denials(found: Sequence[Statement], lex: Lexicon) -> Iterator[Finding]:
    """Denials of one text, each with the statement it answers."""
    verbs, lies, nouns = lex.cue("deny"), lex.cue("lie"), lex.cue("account-noun")
    answering = lex.cues_of("deny", "dispute")
    for place, statement in enumerate(found):
        if statement.question or statement.item:
            continue
        if not answering.isdisjoint(statement.lows):
            within = _relative(statement, lex)
            if within is not None:
                yield within
        if not verbs.isdisjoint(statement.lows):
            denial = _denial(statement, lex)
            if denial is not None:
                yield from _answered(denial, found, place, lex)
        if statement.lows & lies and statement.lows & lex.cue("accuse"):
            yield from _accused_of_lying(found, place, lex)
        if statement.negations == 1:
            yield from negated_speech(found, place, lex)
        if not nouns.isdisjoint(statement.lows):
            apposed = _apposed(statement, lex)
            if apposed is not None:
                yield apposed


# ---------------------------------------------------------------- inside one sentence


def _relative(statement: Statement, lex: Lexicon) -> Finding | None:
    """“…, which the customers deny.”"""
    words = statement.words
    for place in range(1, len(words) - 2):
        if words[place].low not in lex.cue("which") or words[place - 1].low != ",":
            continue
        for at in range(place + 2, min(place + 8, len(words))):
            if words[at].low in (",", ";", ".", ":"):
                break
            if words[at].low in lex.cue("deny") or words[at].low in lex.cue("dispute"):
                if at + 1 < len(words) and words[at + 1].sort is not Sort.SIGN:
                    break
                return _inside(statement, place - 1, at, "which-they-deny")
    return None


def _apposed(statement: Statement, lex: Lexicon) -> Finding | None:
    """“…, a number that analysts say is not true”."""
    words = statement.words
    for place in range(4, len(words) - 3):
        noun = words[place + 1]
        if words[place].low not in lex.cue("article") or noun.low not in lex.cue("account-noun"):
            continue
        if words[place - 1].low not in (",", '"', "”", "—", "–"):
            continue
        rest = words[place + 2 : place + 16]
        said = next((i for i, w in enumerate(rest) if w.low in lex.cue("claim-verb")), None)
        if any(w.low in lex.cue("deny") or w.low in lex.cue("dispute") for w in rest[:6]):
            return _inside(statement, place - 1, len(words) - 1, "a-claim-they-deny")
        if said is not None and any(
            w.low in lex.cue("negation") for w in rest[said + 1 : said + 4]
        ):
            return _inside(statement, place - 1, len(words) - 1, "a-claim-they-deny")
    return None


def _inside(statement: Statement, comma: int, last: int, rule: str) -> Finding:
    words = statement.words
    start = comma - 1
    while start > 0 and words[start - 1].low not in (",", ";"):
        start -= 1
    if comma - start < 4:
        start = 0
    end = last + 1 if last + 1 < len(words) and words[last + 1].low == "." else last
    answer = Span(words[comma + 1].start, words[end].end)
    whole = disputed(statement, statement, rule, 0.85, _WHY, (answer,))
    return replace(whole, a=Span(words[start].start, words[comma].end), b=answer)


# ---------------------------------------------------------------- across sentences


def _denial(statement: Statement, lex: Lexicon) -> Denial | None:
    words = statement.words
    for place, word in enumerate(words):
        if word.low not in lex.cue("deny") or place == 0:
            continue
        before = [other.low for other in words[max(0, place - 3) : place]]
        if before[-1] in lex.cue("be") or before[-1] == "been":
            continue
        if {"to", "no", "not", "could", "would", "can", "cannot", "or"} & set(before[-2:]):
            continue
        denied: list[Word] = []
        for other in words[place + 1 :]:
            if other.low in (".", ";", ",", "and", "but"):
                break
            denied.append(other)
        if not denied or not can_be_denied(denied, lex):
            continue
        return Denial(statement, place, tuple(denied))
    return None


def can_be_denied(denied: Sequence[Word], lex: Lexicon) -> bool:
    """Whether it is something said: “denied that …”, “denied stealing”, not “denied a visa”."""
    if any(word.low in lex.cue("not-denied") for word in denied[:4]):
        return False
    first = denied[0]
    return first.low in lex.cue("deniable") or first.low.endswith("ing") or first.capital


def _answered(
    denial: Denial, found: Sequence[Statement], place: int, lex: Lexicon
) -> Iterator[Finding]:
    """The statement that a denial answers: by what it names, else the last accusation."""
    statement = denial.statement
    telling = {w.key for w in denial.denied if w.sort in (Sort.CONTENT, Sort.NAME)}
    nouns = {w.low for w in denial.denied}
    denier = {w.key for w in statement.words[: denial.place] if w.sort is Sort.NAME}
    best: tuple[float, Statement] | None = None
    for other in around(found, place, NEAR, AHEAD):
        if other is statement or other.question:
            continue
        score = _answer_score(other, statement, telling, nouns, denier, lex)
        if score > 0 and (best is None or score > best[0]):
            best = (score, other)
    if best is not None:
        yield _pair(best[1], statement, "denied", min(0.9, 0.62 + 0.06 * best[0]), denial)


def _answer_score(
    other: Statement,
    statement: Statement,
    telling: set[str],
    nouns: set[str],
    denier: set[str],
    lex: Lexicon,
) -> float:
    accuses = accusing(other.words, lex) is not None
    claims = accuses or bool(other.lows & lex.cue("claim-verb")) or bool(other.quotes)
    if not claims or other.lows & lex.cue("deny"):
        return 0
    if (other.lows | statement.lows) & lex.cue("paperwork"):
        return 0
    shared = len(other.content & telling)
    distance = abs(other.index - statement.index)
    if shared >= 2:
        return 2 + shared - distance / NEAR
    earlier = other.index < statement.index
    if earlier and nouns & lex.cue("claim-noun") & other.lows and distance <= NEAR // 2:
        return 1.2 - distance / NEAR
    if nouns & lex.cue("wrongdoing") and accuses and (denier & other.content or distance <= NEAR):
        return 2 - distance / NEAR
    if shared == 1 and accuses and distance <= 6:
        return 1.5 - distance / NEAR
    return 0


def _accused_of_lying(found: Sequence[Statement], place: int, lex: Lexicon) -> Iterator[Finding]:
    """“The defence accused her of lying”: what she and hers said before."""
    statement = found[place]
    words = [word.low for word in statement.words]
    at = next((i for i, low in enumerate(words) if low in lex.cue("accuse")), None)
    if at is None or not any(low in lex.cue("lie") for low in words[at + 1 : at + 8]):
        return
    shown = 0
    for other in around(found, place, NEAR, AHEAD)[:NEAR]:
        if other.index < statement.index and _accuses(other, lex) and shown < MAX_ANSWERED:
            shown += 1
            yield disputed(
                other, statement, "accused-of-lying", 0.78, _WHY, stretch(statement.words[at:])
            )


MAX_ANSWERED = 2
"""Statements shown at most as answered by one “accused her of lying”."""


def _accuses(statement: Statement, lex: Lexicon) -> bool:
    """Whether somebody says in it, in his own words, that a wrong was done."""
    offences = lex.cue("offence")
    return any(
        quote.kind.is_speech and quote.start <= word.start < quote.end
        for word in statement.words
        if word.low in offences
        for quote in statement.quotes
    )


def _pair(
    other: Statement, statement: Statement, rule: str, score: float, denial: Denial
) -> Finding:
    words = statement.words[denial.place : denial.place + 1] + denial.denied
    return disputed(other, statement, rule, round(score, 3), _WHY, stretch(words))
