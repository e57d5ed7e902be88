"""Numbers and dates that differ although the statements around them differ too."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

from tui.marking.contradictions.dates import When
from tui.marking.contradictions.findings import Finding
from tui.marking.contradictions.lexicon import Lexicon
from tui.marking.contradictions.statements import Statement
from tui.marking.contradictions.words import Sort, Word
from tui.model import ContradictionKind, Span, Strength

MIN_EVENT_SHARED = 3
"""Content words, the event's among them, that two statements of one event share."""

MAX_EVENTS = 12
"""Statements that tell of one kind of event before it is the subject of the whole page."""


def figures(found: Sequence[Statement], lex: Lexicon) -> Iterator[Finding]:
    """Conflicts of numbers and dates between statements worded differently."""
    yield from event_dates(found, lex)
    yield from _corrections(found)
    yield from _accounts(found, lex)
    yield from _prices(found)


# ---------------------------------------------------------------- one event, two dates


class Told(NamedTuple):
    """A statement of an event with the one time it names."""

    statement: Statement
    word: Word
    when: When | None
    """None for a weekday without the date of the page, and for a century."""


def event_dates(
    found: Sequence[Statement], lex: Lexicon, *, across: bool = False
) -> Iterator[Finding]:
    """Two dates of one event that happens once.

    Args:
        found: The statements.
        lex: The words of their language.
        across: Only pairs of different texts, and only of whole dates: a “Tuesday” whose page
            has no date may be any.
    """
    holders: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for statement in found:
        if statement.question or not statement.ended or statement.negations:
            continue
        told = _told(statement)
        if told is None or statement.lows & lex.cue("again"):
            continue
        for span in _spans_of(told):
            events = lex.events.get(span, {})
            found_events = (events.get(lex.base(word.low)) for word in statement.words)
            for event in dict.fromkeys(event for event in found_events if event is not None):
                holders[span, event].append(told)
    for telling in holders.values():
        if len(telling) <= MAX_EVENTS:
            for one, other in combinations(telling, 2):
                if across and not _dated_apart(one, other):
                    continue
                if _one_event(one.statement, other.statement, lex) and _dates_differ(one, other):
                    yield _finding(
                        one.statement,
                        other.statement,
                        ContradictionKind.DATE,
                        "one-event-two-dates",
                        0.7,
                        one.word,
                        other.word,
                    )


def _dated_apart(one: Told, other: Told) -> bool:
    return (
        one.statement.doc != other.statement.doc
        and one.when is not None
        and other.when is not None
        and one.when.year is not None
        and other.when.year is not None
    )


def _told(statement: Statement) -> Told | None:
    """The statement with its time, if it names just one."""
    dated = [word for word in statement.figures if word.sort in _DATED]
    if not statement.moments:
        dated = dated or _centuries(statement)
        return Told(statement, dated[0], None) if len(dated) == 1 else None
    if len(statement.moments) != 1:
        return None
    moment = statement.moments[0]
    if any(not moment.start <= word.start < moment.end for word in dated):
        return None
    word = next(word for word in statement.words if word.start == moment.start)
    return Told(statement, word._replace(end=moment.end), moment.when)


def _spans_of(told: Told) -> tuple[str, ...]:
    """In which span the event happens once: a story for a day, ever for a year."""
    if told.word.sort is Sort.WEEKDAY or (told.when is not None and told.when.day is not None):
        return ("day", "year") if told.when is not None and told.when.year is not None else ("day",)
    return ("year",)


_DATED = frozenset({Sort.YEAR, Sort.WEEKDAY})


def _centuries(statement: Statement) -> list[Word]:
    """“The 19th century” as one dated word each."""
    words = statement.words
    return [
        word
        for word, after in pairwise(words)
        if word.key.startswith("#o") and after.low in ("century", "jahrhundert", "siglo")
    ]


def _one_event(a: Statement, b: Statement, lex: Lexicon) -> bool:
    nouns_too = lex.language == "de"  # German writes every noun like a name
    plain = [
        {lex.base(w.low) for w in s.words if w.sort is Sort.CONTENT and not w.capital}
        | {lex.base(w.low) for w in s.words if nouns_too and w.sort is Sort.NAME}
        for s in (a, b)
    ]
    if _places(a) and _places(b) and not _places(a) & _places(b):
        return False
    events = {base for span in lex.events.values() for base in span}
    shared = plain[0] & plain[1] - events
    if len(shared) + 1 < MIN_EVENT_SHARED:
        return False
    rare = min(len(plain[0]), len(plain[1]))
    return len(shared) + 1 >= MIN_EVENT_SHARE * rare


MIN_EVENT_SHARE = 0.3
"""Share of the shorter statement's plain words that both use."""


_PLACING = frozenset({"in", "at", "near", "en", "bei"})


def _places(statement: Statement) -> set[str]:
    """The names after “in” and “at”."""
    return {
        after.low
        for word, after in pairwise(statement.words)
        if word.low in _PLACING and after.sort is Sort.NAME
    }


MAX_APART = 31
"""Days between two dates of one event; farther apart they are of two."""


def _dates_differ(one: Told, other: Told) -> bool:
    mine, theirs = one.when, other.when
    if mine is not None and theirs is not None:
        return mine.conflicts(theirs) and not _far_apart(mine, theirs)
    if one.word.sort is other.word.sort:
        return one.word.key != other.word.key
    years = {told.word.sort: told.word.value for told in (one, other)}
    year, century = years.get(Sort.YEAR), years.get(Sort.NUMBER)
    return year is not None and century is not None and (year - 1) // 100 + 1 != century


def _far_apart(mine: When, theirs: When) -> bool:
    """Whether two days lie too far apart for one story; whole years are never too far."""
    if mine.day is None or theirs.day is None:
        return False
    return (mine.year is None) != (theirs.year is None) or abs(_days(mine) - _days(theirs)) > (
        MAX_APART
    )


def _days(when: When) -> float:
    return ((when.year or 0) * 12 + (when.month or 0)) * 30.4 + (when.day or 0)


# ---------------------------------------------------------------- a correction left standing


def _corrections(found: Sequence[Statement]) -> Iterator[Finding]:
    """“Just three four times”, “eight of their nine 10 games”: the old number beside the new."""
    for statement in found:
        words = statement.words
        for place in range(1, len(words) - 3) if len(statement.figures) > 1 else ():
            if words[place].sort is not Sort.NUMBER:
                continue
            first, second, counted = words[place : place + 3]
            if not (_counts(first) and _counts(second) and first.low.isalpha()):
                continue
            if counted.sort is not Sort.CONTENT or not counted.low.endswith("s"):
                continue
            if words[place - 1].low in ("these", "those"):
                continue
            if words[place - 1].sort in (Sort.NUMBER, Sort.SIGN) or first.value == second.value:
                continue
            a = Span(statement.span.start, first.end)
            b = Span(second.start, statement.span.end)
            yield Finding(
                statement.doc, a, statement.doc, b, ContradictionKind.NUMBER, Strength.CONTRADICTION,
                0.75, "two-numbers-side-by-side",
                "Two numbers stand where one belongs, as if a correction was left; they may conflict.",
                (Span(first.start, first.end),), (Span(second.start, second.end),),
            )  # fmt: skip


def _counts(word: Word) -> bool:
    return (
        word.sort is Sort.NUMBER
        and word.value is not None
        and not word.unit
        and 2 <= word.value <= 99
        and not word.key.startswith("#o")
    )


# ---------------------------------------------------------------- “another account”


def _accounts(found: Sequence[Statement], lex: Lexicon) -> Iterator[Finding]:
    """“However, a second account has him leave at 9:30.”"""
    nouns, others = lex.cue("account"), lex.cue("other-account")
    for place, statement in enumerate(found):
        if statement.question or not statement.lows & nouns:
            continue
        words = statement.words
        if not any(word.low in others and after.low in nouns for word, after in pairwise(words)):
            continue
        values = [w for w in words if w.sort is Sort.TIME or (w.sort > Sort.TIME)]
        values = values or [w for w in words if w.sort in _DATED]
        for other in reversed(found[max(0, place - _ACCOUNT_WITHIN) : place]):
            mates = [w for w in other.words if values and w.sort is values[0].sort]
            if (
                len(values) == 1 == len(mates)
                and mates[0].key != values[0].key
                and len(other.content & statement.content) >= 2
            ):
                yield _finding(
                    other,
                    statement,
                    ContradictionKind.DATE,
                    "another-account",
                    0.72,
                    mates[0],
                    values[0],
                    Strength.DISPUTE,
                )
                break


_ACCOUNT_WITHIN = 5
"""Statements before “a second account” among which the first is told."""


# ---------------------------------------------------------------- one thing, two prices

MAX_PRICES = 4
"""Different prices in a text before it is a list of prices."""

MAX_PRICED = 10
"""Statements with a price in such a text."""

MAX_RATIO = 1.6
"""How far two prices of one thing may be apart; farther apart they are of two things."""


def _prices(found: Sequence[Statement]) -> Iterator[Finding]:
    priced = []
    for statement in found:
        prices = [w for w in statement.figures if w.unit and w.unit in "$€£¥₹"]
        if prices:
            priced.append((statement, prices))
    if len({w.key for _, prices in priced for w in prices}) > MAX_PRICES:
        return
    if len(priced) > MAX_PRICED:
        return
    known = Counter(key for statement in found for key in statement.content)
    for (a, ours), (b, theirs) in combinations(priced, 2):
        if len(ours) != 1 or len(theirs) != 1 or a.paragraph == b.paragraph:
            continue
        if (a.item and b.item) or a.quotes or b.quotes or (a.names - b.names and b.names - a.names):
            continue
        one, other = ours[0], theirs[0]
        if one.unit != other.unit or not one.value or not other.value or one.key == other.key:
            continue
        rare = [key for key in a.content & b.content if known[key] <= _RARE]
        ratio = max(one.value, other.value) / min(one.value, other.value)
        if len(rare) >= 2 and ratio <= MAX_RATIO:
            yield _finding(a, b, ContradictionKind.NUMBER, "one-thing-two-prices", 0.68, one, other)


_RARE = 8
"""Statements that hold a word at most for it to tell that two statements are of one thing."""

_WHY = {
    ContradictionKind.NUMBER: "Both tell of the same thing with another number; the two may conflict.",
    ContradictionKind.DATE: "Both tell of the same event at another time; the two may conflict.",
}


def _finding(
    a: Statement,
    b: Statement,
    kind: ContradictionKind,
    rule: str,
    score: float,
    mine: Word,
    other: Word,
    strength: Strength = Strength.CONTRADICTION,
) -> Finding:
    return Finding(
        a.doc,
        a.span,
        b.doc,
        b.span,
        kind,
        strength,
        score,
        rule,
        _WHY[kind],
        (Span(mine.start, mine.end),),
        (Span(other.start, other.end),),
    )
