"""The headline, or a heading, against the text below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tui.marking.contradictions.findings import Finding, between, stretch
from tui.marking.contradictions.lexicon import Lexicon
from tui.marking.contradictions.statements import Statement
from tui.marking.contradictions.words import Sort, Word
from tui.model import ContradictionKind

COUNTED_WORDS = 8
"""Words after a number that may name what it counts."""

MIN_COUNTED_SHARED = 2
"""Words of what is counted that two counts of one thing share."""

MAX_COUNT = 30
"""Larger counts name rankings, of which a text shows a part: “Top 100”."""

MAX_PROMISES = 2
"""Different counts in headings; more are a list of lists."""

LEAD = 14
"""Sentences below the headline that retell it."""


_NO_COUNT = frozenset({"-", "%", "/", ".", "player", "person", "year"})
"""What follows a number that counts nothing: “two-player”, “5%”."""


class Count(NamedTuple):
    """A number with the words that say what it counts."""

    word: Word
    counted: frozenset[str]


def headline_conflicts(found: Sequence[Statement], lex: Lexicon) -> Iterator[Finding]:
    """Numbers of headings that the text gives otherwise, and news it calls old or still to come."""
    headings = [statement for statement in found if _is_heading(statement)]
    counted = [(statement, count) for statement in found for count in _counts(statement, lex)]
    promises = [(statement, count) for statement, count in counted if _is_heading(statement)]
    if len({count.word.key for _, count in promises}) > MAX_PROMISES:
        promises = []
    for heading, count in promises:
        yield from _promised(heading, count, counted)
    for heading in headings:
        yield from _still_to_come(heading, found)
    if found and _is_heading(found[0]):
        yield from _tolls(found[0], found, lex)


def _is_heading(statement: Statement) -> bool:
    return (
        (not statement.ended or statement.index == 0)
        and not statement.item
        and len(statement.words) <= 24
    )


def _counts(statement: Statement, lex: Lexicon) -> Iterator[Count]:
    words = statement.words
    superlatives = lex.cue("superlative")
    if superlatives.isdisjoint(statement.lows):
        return
    for place, word in enumerate(words):
        if (
            word.sort is not Sort.NUMBER
            or word.unit
            or word.value is None
            or word.value > MAX_COUNT
        ):
            continue
        if word.key.startswith("#o") or word.value != int(word.value) or word.value < 2:
            continue
        if place + 1 < len(words) and words[place + 1].low in _NO_COUNT:
            continue
        counted: list[str] = []
        for after in words[place + 1 : place + 1 + COUNTED_WORDS]:
            if after.sort is Sort.STOP and after.low not in superlatives:
                break
            if after.sort is Sort.SIGN and after.low != "-":
                break
            if after.sort in (Sort.CONTENT, Sort.NAME) and after.low not in superlatives:
                counted.append(after.key)
        listed = any(w.low in superlatives for w in words[max(0, place - 2) : place + 3])
        if listed and counted:
            yield Count(word, frozenset(counted))


def _promised(
    heading: Statement, count: Count, counted: Sequence[tuple[Statement, Count]]
) -> Iterator[Finding]:
    """“Top 7 …” above “the five best …”."""
    for other, again in counted:
        if other.index <= heading.index or again.word.value == count.word.value:
            continue
        if len(count.counted & again.counted) >= MIN_COUNTED_SHARED:
            kind = ContradictionKind.HEADLINE if heading.index == 0 else ContradictionKind.NUMBER
            yield _finding(heading, other, kind, "counted-otherwise", 0.75, count.word, again.word)
            return


def _still_to_come(heading: Statement, found: Sequence[Statement]) -> Iterator[Finding]:
    """“Rivals to be merged” above “The rivals have been merged”."""
    words = heading.words
    verb = next(
        (
            w
            for to, be, w in zip(words, words[1:], words[2:], strict=False)
            if (to.low, be.low) == ("to", "be")
        ),
        None,
    )
    if verb is None or verb.sort not in (Sort.CONTENT, Sort.NAME) or heading.ended:
        return
    for other in found[heading.index + 1 : heading.index + 3]:
        told = other.words
        for has, been, done in zip(told, told[1:], told[2:], strict=False):
            if has.low in ("has", "have") and been.low == "been" and done.key == verb.key:
                if heading.names & other.lows:
                    yield _finding(
                        heading,
                        other,
                        ContradictionKind.HEADLINE,
                        "still-to-come",
                        0.66,
                        verb,
                        done,
                    )
                return


def _tolls(headline: Statement, found: Sequence[Statement], lex: Lexicon) -> Iterator[Finding]:
    """“Flood kills 12” above a text that knows of 21 dead, and nowhere of 12."""
    numbers = [w for w in headline.words if w.sort is Sort.NUMBER and w.value and not w.unit]
    verbs = {w.key for w in headline.words if w.key in lex.toll_verbs}
    if len(numbers) != 1 or not verbs or numbers[0].key.startswith("#o"):
        return
    toll = numbers[0]
    told: list[tuple[Statement, Word]] = []
    for other in found[1:]:
        for word in other.words:
            if word.key == toll.key:
                return
        if other.index <= LEAD and other.ended and not other.question and verbs & other.content:
            counts = [w for w in other.words if _is_toll(w)]
            if len(counts) == 1:
                told.append((other, counts[0]))
    if told and len({word.key for _, word in told}) == 1:
        other, word = told[0]
        yield _finding(
            headline, other, ContradictionKind.HEADLINE, "another-toll", 0.75, toll, word
        )


def _is_toll(word: Word) -> bool:
    return (
        word.sort is Sort.NUMBER
        and not word.unit
        and bool(word.value)
        and not word.key.startswith("#o")
    )


def _finding(
    heading: Statement,
    other: Statement,
    kind: ContradictionKind,
    rule: str,
    score: float,
    mine: Word,
    theirs: Word,
) -> Finding:
    why = "The heading and the text below it differ in this; the two may conflict."
    return between(
        heading,
        other,
        kind,
        rule,
        score,
        why,
        a_words=stretch([mine]),
        b_words=stretch([theirs]),
    )
