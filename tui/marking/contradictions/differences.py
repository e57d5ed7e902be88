"""What differs between two statements that share most of their words, and how much of it is unexplained."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tui.marking.contradictions.alignment import Chunk, paired, telling
from tui.marking.contradictions.dates import Moment
from tui.marking.contradictions.glue import TERMINAL, are_two_subjects, is_glued, is_glued_behind
from tui.marking.contradictions.lexicon import Lexicon
from tui.marking.contradictions.names import names_conflict
from tui.marking.contradictions.polarity import (
    Denying,
    beyond,
    cancel,
    denies_in_lead,
    has_others,
    negations,
    supposes,
)
from tui.marking.contradictions.scope import sets_scope, tells_of_change
from tui.marking.contradictions.statements import Statement
from tui.marking.contradictions.values import is_hedge, numbers_conflict
from tui.marking.contradictions.words import DATE_SORTS, Sort, Word
from tui.model import ContradictionKind as Kind

KNOWN = 3
"""Statements with a name from which the text knows it."""

KNOWN_COPIED = 2
"""The same where the two statements share so much that one is a copy of the other."""

_ASIDE_COST = 0.34
_LEAD_COST = 0.2
_NEGATION_ROOM = 1
"""Content words beside a negation up to which it negates what the two share, not an aside."""

_GLUED_COST = 1.0
"""At most for words before or after all that is shared: line breaks get lost in scraping."""

_CONTENT_COST = 1.0
_SUBJECT_COST = 2.0
SUBJECT_WORDS = 4
"""Words at the start of a sentence in which another word is likely another subject."""

_NAME_COST = 2.5
_NUMBER_COST = 1.5


Found = tuple[Kind, tuple[Word, ...], tuple[Word, ...]]
"""Kind, and the words of either side that differ."""


@dataclass(slots=True)
class Differences:
    """What was found between two statements, and what the rest of their differing words costs."""

    cost: float = 0.0
    a_more: float = 0.0
    b_more: float = 0.0
    """The part of the cost that words make which only one of the two has."""
    a_negates: bool = False
    """Whether it is the first that negates, where one does."""
    found: list[Found] = field(default_factory=list)
    barred: bool = False
    told: Mapping[str, int] = field(default_factory=dict)
    """In how many statements each lower-case word stands."""
    strange: bool = False
    """Whether a name that stands nowhere else has the place of one that the text knows."""
    exact: bool = False
    """Whether enough is shared for a whole name to tell."""
    whole: bool = False
    """Whether a whole name stands in place of another."""
    changed: bool = False
    """Whether one side says that things are or were otherwise."""


def weigh(chunk: Chunk, a: Statement, b: Statement, lex: Lexicon, into: Differences) -> None:
    """Add what one stretch of differing words tells.

    Args:
        chunk: The stretch.
        a: The earlier statement.
        b: The later one.
        lex: The words of their language.
        into: Where it is added.
    """
    into.changed |= tells_of_change(chunk.a, lex, opens=chunk.opens) is not tells_of_change(
        chunk.b, lex, opens=chunk.opens
    )
    a_negated, b_negated = negations(chunk.a, lex), negations(chunk.b, lex)
    ours, theirs = telling(chunk.a), telling(chunk.b)
    if bool(a_negated) != bool(b_negated):
        ours, theirs = beyond(ours, a_negated, lex), beyond(theirs, b_negated, lex)
    if (
        chunk.opens
        and not (chunk.a and chunk.b)
        and _lead(chunk, ours or theirs, a if chunk.b else b, lex, into)
    ):
        return
    if (
        chunk.opens
        and are_two_subjects(ours, theirs)
        and not _is_strange(ours[0], theirs[0], a, b, into)
    ):
        into.barred = True
        return
    if chunk.opens and is_glued(chunk):
        into.cost += _GLUED_COST
        return
    if is_glued_behind(chunk, a, b):
        into.cost += _GLUED_COST
        return
    hypothetical = lex.cue("hypothetical")
    if any(supposes(word, hypothetical) for word in (*chunk.a, *chunk.b)):
        into.barred = True
        return
    if bool(a_negated) != bool(b_negated) and cancel(ours, theirs, lex):
        return
    if chunk.opens and any(side and side[0].low in _FRAGMENT for side in (chunk.a, chunk.b)):
        into.barred = True
        return
    aside = any(word.low in _ASIDE_SIGNS for word in (*chunk.a, *chunk.b)) or "," in (
        word.low for word in (*chunk.a[:1], *chunk.b[:1])
    )
    if (
        bool(a_negated) != bool(b_negated)
        and not aside
        and len(ours) + len(theirs) <= _NEGATION_ROOM
        and not _is_whole_predicate(ours if a_negated else theirs, theirs if a_negated else ours)
    ):
        into.a_negates = bool(a_negated)
        into.found.append((Kind.NEGATION, a_negated or chunk.a[:1], b_negated or chunk.b[:1]))
        into.cost += _CONTENT_COST * (len(ours) + len(theirs))
        if has_others(a, a_negated, lex) or has_others(b, b_negated, lex):
            into.barred = True
        return
    if _weigh_times(ours, theirs, a, b, into):
        return
    if len(chunk.a) == len(chunk.b) == 1:
        ours, theirs = chunk.a, chunk.b
    if ours and theirs:
        _weigh_replaced(ours, theirs, a, b, lex, into)
    else:
        moved = a.content & b.content
        cost = _one_sided(chunk, [w for w in ours or theirs if w.key not in moved])
        into.cost += cost
        into.a_more += cost if chunk.a else 0.0
        into.b_more += cost if chunk.b else 0.0


def _is_whole_predicate(negated: Sequence[Word], plain: Sequence[Word]) -> bool:
    """“The baker is not young” and “the baker”: what is negated is said nowhere else."""
    return bool(negated) and not plain and not negated[-1].low.endswith("ly")


_ASIDE_SIGNS = frozenset({"(", ")", "—", "–", "but", "aber", "pero"})
"""Beside these a negation stands for itself: “(but not in May)”."""

_FRAGMENT = frozenset({"not", "nicht"})
"""Words that open no sentence but a fragment: “Not a good idea.”"""


def _lead(
    chunk: Chunk, extra: Sequence[Word], other: Statement, lex: Lexicon, into: Differences
) -> bool:
    words = chunk.b if len(chunk.b) > len(chunk.a) else chunk.a
    if words and words[-1].low in lex.cue("that") and (denying := denies_in_lead(words, lex)):
        into.found.append((Kind.DENIAL, chunk.a[:1], chunk.b))
        into.barred = denying is Denying.TAKEN_BACK
        return True
    if any(supposes(word, lex.cue("hypothetical")) for word in words):
        into.barred = True
        return True
    if sets_scope(words, other, lex):
        into.barred = True
        return True
    leads = lex.cue("lead-in")
    if words and (words[-1].low in (",", ":", "that") or all(w.low in leads for w in words)):
        into.cost += _LEAD_COST * len(extra)
    else:
        into.cost += min(_GLUED_COST, _content_cost(extra))
    return True


def _content_cost(words: Sequence[Word]) -> float:
    return sum(_NAME_COST if word.sort is Sort.NAME else _CONTENT_COST for word in words)


def _one_sided(chunk: Chunk, extra: Sequence[Word]) -> float:
    """The cost of words that only one of the two has; those of an aside count once."""
    words = chunk.a or chunk.b
    if words[0].low == "(" and words[-1].low == ")":
        return _ASIDE_COST
    if chunk.closes and words[-1].low in TERMINAL:
        return _GLUED_COST
    aside = any(word.low in ("(", ")", ",", "—", "–") for word in (words[0], words[-1]))
    return _ASIDE_COST * len(extra) if aside else _content_cost(extra)


def _weigh_times(
    ours: Sequence[Word], theirs: Sequence[Word], a: Statement, b: Statement, into: Differences
) -> bool:
    """Whether both stretches name a time: “Tuesday” and “24 November” may be one day."""
    mine, other = _moment_of(ours, a), _moment_of(theirs, b)
    if mine is None or other is None:
        return False
    if mine.when.conflicts(other.when):
        into.found.append((Kind.DATE, tuple(ours), tuple(theirs)))
    return True


def _moment_of(words: Sequence[Word], statement: Statement) -> Moment | None:
    """The one time that holds all these words."""
    if not words:
        return None
    start, end = words[0].start, words[-1].end
    for moment in statement.moments:
        if moment.start <= start and end <= moment.end:
            return moment
    return None


def _weigh_replaced(
    ours: tuple[Word, ...],
    theirs: tuple[Word, ...],
    a: Statement,
    b: Statement,
    lex: Lexicon,
    into: Differences,
) -> None:
    pairs = paired(ours, theirs)
    if pairs is None:
        figures = [word for word in ours if word.sort > Sort.NAME]
        others = [word for word in theirs if word.sort > Sort.NAME]
        into.cost += _content_cost([w for w in (*ours, *theirs) if w.sort <= Sort.NAME])
        pairs = paired(figures, others)
        if pairs is None or any(w.sort is Sort.NAME for w in (*ours, *theirs)):
            into.cost += _NUMBER_COST * (len(figures) + len(others))
            return
    if _is_strange_person(ours, theirs, a, b, into):
        into.found.append((Kind.NAME, ours, theirs))
        into.strange = True
        return
    if _are_two_names(ours, theirs, a, b) and into.exact:
        into.found.append((Kind.NAME, ours, theirs))
        into.whole = True
        return
    for mine, other in pairs:
        if mine.key == other.key:
            continue
        kind = _conflict(mine, other, a, b, lex, exact=into.exact)
        if kind is not None:
            into.found.append((kind, (mine,), (other,)))
        elif _is_strange(mine, other, a, b, into):
            into.found.append((Kind.NAME, (mine,), (other,)))
            into.strange = True
        elif mine.sort is Sort.NAME and other.sort is Sort.NAME and into.exact and _late(mine, a):
            into.found.append((Kind.NAME, (mine,), (other,)))
            into.whole = True
        elif Sort.NAME in (mine.sort, other.sort):
            into.cost += _NAME_COST
        elif (mine.sort <= Sort.STOP and other.sort <= Sort.STOP) or (
            is_hedge(mine) and is_hedge(other)
        ):
            continue
        elif mine.sort > Sort.NAME or other.sort > Sort.NAME:
            into.cost += _NUMBER_COST
        else:
            into.cost += _CONTENT_COST if _late(mine, a) else _SUBJECT_COST


def _is_strange(mine: Word, other: Word, a: Statement, b: Statement, into: Differences) -> bool:
    """Whether one of two names stands nowhere else and the other is known to the text."""
    if mine.sort is not Sort.NAME or other.sort is not Sort.NAME:
        return False
    if not into.exact and (mine.low in b.lows or other.low in a.lows):
        return False
    counts = sorted((into.told.get(mine.low, 0), into.told.get(other.low, 0)))
    return counts[0] == 1 and counts[1] >= (KNOWN_COPIED if into.exact else KNOWN)


def _is_strange_person(
    ours: Sequence[Word], theirs: Sequence[Word], a: Statement, b: Statement, into: Differences
) -> bool:
    """Whether a whole name of two words or more stands in place of another, each word strange."""
    return len(ours) == len(theirs) > 1 and all(
        _is_strange(mine, other, a, b, into) for mine, other in zip(ours, theirs, strict=True)
    )


def _are_two_names(
    ours: Sequence[Word], theirs: Sequence[Word], a: Statement, b: Statement
) -> bool:
    """Whether a name of two words or more stands in place of another, behind the subject."""
    return (
        len(ours) == len(theirs) > 1
        and all(word.sort is Sort.NAME for word in (*ours, *theirs))
        and _late(ours[0], a)
        and _late(theirs[0], b)
        and not {word.key for word in ours} & {word.key for word in theirs}
    )


def _late(word: Word, statement: Statement) -> bool:
    """Whether it stands behind the place where a sentence says what it is about."""
    return statement.words.index(word) >= SUBJECT_WORDS


def _conflict(
    mine: Word, other: Word, a: Statement, b: Statement, lex: Lexicon, *, exact: bool
) -> Kind | None:
    if mine.sort in DATE_SORTS and other.sort in DATE_SORTS:
        return Kind.DATE if mine.sort is other.sort else None
    if {mine.sort, other.sort} == {Sort.YEAR, Sort.NUMBER}:
        return Kind.NUMBER
    if mine.sort is Sort.NUMBER and other.sort is Sort.NUMBER:
        conflict = numbers_conflict(mine, other, a.words, b.words, labels=exact)
        return Kind.NUMBER if conflict else None
    if (
        mine.sort is Sort.NAME
        and other.sort is Sort.NAME
        and names_conflict(mine, other, a.words, b.words)
    ):
        return Kind.NAME
    if lex.are_opposite(mine.low, other.low):
        return Kind.ANTONYM
    return None
