"""One event told with two dates."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

from tui.marking.contradictions.dates import When
from tui.marking.contradictions.findings import Finding, between, stretch
from tui.marking.contradictions.lexicon import Lexicon
from tui.marking.contradictions.statements import Statement
from tui.marking.contradictions.words import Sort, Word
from tui.model import ContradictionKind

MIN_EVENT_SHARED = 3
"""Content words, the event's among them, that two statements of one event share."""

MAX_EVENTS = 12
"""Statements that tell of one kind of event before it is the subject of the whole page."""


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
                    yield between(
                        one.statement,
                        other.statement,
                        ContradictionKind.DATE,
                        "one-event-two-dates",
                        0.7,
                        "Both tell of the same event at another time; the two may conflict.",
                        a_words=stretch([one.word]),
                        b_words=stretch([other.word]),
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
    dated = [word for word in statement.figures if word.sort in DATED]
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


DATED = frozenset({Sort.YEAR, Sort.WEEKDAY})
"""What a time is told by where nothing else of it is known."""


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
