"""One name in two spellings, wherever in a text the two stand."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise, product
from typing import NamedTuple

from tui.marking.contradictions.findings import Finding, between
from tui.marking.contradictions.lexicon import Lexicon
from tui.marking.contradictions.names import near_spelling
from tui.marking.contradictions.statements import Statement
from tui.marking.contradictions.words import Sort
from tui.model import ContradictionKind, Span

MIN_LENGTH = 5
"""Letters of a name from which one letter more or less is a slip and not another name."""

LONE_LENGTH = 7
"""The same for a name without another name beside it that tells it is the same one."""

MAX_SLIPS = 2
"""Mentions of a mangled name; one that comes more often is somebody's name."""

MAX_LENGTH = 40
"""Letters of the longest name that is compared: the work grows with the square, and half a megabyte
of one letter, found by fuzzing, held a page up for half a minute."""

MAX_BUCKET = 8
"""Names that share a form with one letter left out before the form is taken to tell nothing."""


class Mention(NamedTuple):
    """One place where a name stands."""

    statement: Statement
    span: Span
    before: str
    """The name just before it, in lower case, or nothing."""
    after: str
    """The name just after it, or what it owns."""
    titled: bool
    """Whether a title such as “Mr” stands before it."""
    certain: bool
    """Whether its capital tells that it is a name: not first in a sentence, not in a headline."""


_POSSESSIVE = frozenset({"'s", "’s"})

MAX_NAMES = 24
"""Names in one statement from which it is a list of products or places."""


MIN_COMMAS = 2
"""Commas of a line of capitals from which it is a list of people, not a headline."""


def _tells(statement: Statement) -> bool:
    if len(statement.names) > MAX_NAMES:
        return False
    if statement.ended:
        return True
    capitals = sum(word.capital for word in statement.words)
    longer = sum(word.sort > Sort.SIGN and len(word.low) > 3 for word in statement.words)
    return capitals < longer or sum(word.low == "," for word in statement.words) >= MIN_COMMAS


def two_spellings(found: Sequence[Statement], lex: Lexicon) -> Iterator[Finding]:
    """For each name in two spellings the two mentions that are most alike, one pair a name."""
    mentions, common = _mentions(found, lex)
    for one, other in _near(sorted(name for name in mentions if name not in common)):
        mine, theirs = mentions[one], mentions[other]
        if _is_titled_body(mine, theirs) or _is_one_name(one, other, mine, theirs):
            yield from _closest(mine, theirs)
    yield from _given_names(mentions, common)


def _mentions(
    found: Sequence[Statement], lex: Lexicon
) -> tuple[dict[str, list[Mention]], frozenset[str]]:
    mentions: dict[str, list[Mention]] = defaultdict(list)
    common: set[str] = set()
    titles = lex.cue("title")
    for statement in found:
        words = statement.words
        tells = _tells(statement)
        for place, word in enumerate(words):
            if word.sort is Sort.CONTENT:
                common.add(word.low)
            elif word.sort is Sort.NAME and MIN_LENGTH - 1 <= len(word.low) <= MAX_LENGTH:
                before = words[place - 1] if place else None
                if before is not None and before.low == "." and place > 1:
                    before = words[place - 2]
                after = words[place + 1] if place + 1 < len(words) else None
                if after is not None and after.low in _POSSESSIVE and place + 2 < len(words):
                    after = words[place + 2]
                    owned = after.low if after.sort is Sort.CONTENT else ""
                else:
                    owned = ""
                titled = before is not None and before.low in titles
                mentions[word.low].append(
                    Mention(
                        statement,
                        Span(word.start, word.end),
                        before.low if before and before.sort is Sort.NAME and not titled else "",
                        owned or (after.low if after and after.sort is Sort.NAME else ""),
                        titled,
                        place > 0 and tells,
                    )
                )
    return mentions, frozenset(common)


def _near(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    buckets: dict[str, list[str]] = defaultdict(list)
    for name in names:
        shortened = (name[:at] + name[at + 1 :] for at in range(1, len(name)))
        for form in dict.fromkeys((name, *shortened)):  # no set: its order changes from run to run
            buckets[form].append(name)
    seen: set[tuple[str, str]] = set()
    for bucket in buckets.values():
        if 1 < len(bucket) <= MAX_BUCKET:
            for pair in combinations(bucket, 2):
                if pair not in seen and near_spelling(*pair):
                    seen.add(pair)
                    yield pair


def _is_one_name(one: str, other: str, mine: Sequence[Mention], theirs: Sequence[Mention]) -> bool:
    if _is_form(one, other):
        return False
    if not (any(m.certain for m in mine) and any(m.certain for m in theirs)):
        return False
    beside, also = _beside(mine), _beside(theirs)
    if beside & also:
        return True
    if min(len(one), len(other)) < LONE_LENGTH or (beside and also):
        return False
    return any(_share_a_name(m, t, {one, other}) for m in mine[:4] for t in theirs[:4])


def _is_titled_body(mine: Sequence[Mention], theirs: Sequence[Mention]) -> bool:
    """“Mr. Mehta” in a text about Meta: a title before what is otherwise never a person."""
    person, body = (mine, theirs) if any(m.titled for m in mine) else (theirs, mine)
    if not all(m.titled and not m.after for m in person) or len(person) > MAX_SLIPS:
        return False
    return len(body) > len(person) and not any(m.titled or m.before for m in body)


def _beside(mentions: Sequence[Mention]) -> set[tuple[str, str]]:
    before = {("before", m.before) for m in mentions if m.before}
    return before | {("after", m.after) for m in mentions if m.after}


def _share_a_name(mine: Mention, theirs: Mention, apart: set[str]) -> bool:
    shared = (mine.statement.names & theirs.statement.names) - apart
    return any(len(name) >= MIN_LENGTH for name in shared)


def _is_form(one: str, other: str) -> bool:
    """Whether the two are a name and a form of it: Russia and Russian, Mario and Maria, Center."""
    one, other = _folded(one), _folded(other)
    if (
        one == other
        or one[0] != other[0]
        or (one.endswith(("er", "re")) and other.endswith(("er", "re")))
    ):
        return True
    one, other = _singular(one), _singular(other)
    return one[:-1] == other[:-1] or one == other[:-1] or other == one[:-1]


def _folded(name: str) -> str:
    """The name without accents: pages drop them at will."""
    letters = unicodedata.normalize("NFD", name)
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    for british, american in _BRITISH:
        plain = plain.replace(british, american)
    return plain


_BRITISH = (("grey", "gray"), ("our", "or"), ("is", "iz"), ("ae", "e"), ("oe", "e"), ("nce", "nse"))
"""Letters that differ between the two spellings of English: Grey, Labour, Organisation."""


def _closest(mine: Sequence[Mention], theirs: Sequence[Mention]) -> Iterator[Finding]:
    """The two mentions that are most alike, and a second pair if that one leaves something open.

    A slip is one pair, however often the name is right; a heading, which is set by another
    hand, leaves open which spelling the text has, and so do other mentions of both spellings.
    """
    ours = {_place(mention) for mention in mine}
    changes = [
        (a, b)
        for a, b in pairwise(sorted([*mine, *theirs], key=_place))
        if (_place(a) in ours) != (_place(b) in ours) and a.statement is not b.statement
    ]
    pairs = changes
    if min(len(mine), len(theirs)) <= MAX_SLIPS:
        pairs = [(a, b) for a, b in product(mine, theirs) if a.statement is not b.statement]
    if not pairs:
        return
    first = max(pairs, key=_likeness)  # the earliest of several
    yield _finding(*first)
    shown = {_place(mention) for mention in first}
    headed = first[0].statement.ended is not first[1].statement.ended
    for a, b in changes:
        both = {_place(a), _place(b)}
        if both != shown and (headed or not both & shown):
            yield _finding(a, b)
            return


def _place(mention: Mention) -> tuple[int, Span]:
    return mention.statement.doc, mention.span


def _likeness(pair: tuple[Mention, Mention]) -> tuple[bool, int]:
    a, b = pair
    return bool(_beside([a]) & _beside([b])), len(a.statement.content & b.statement.content)


_SCORE = 0.8


def _finding(a: Mention, b: Mention) -> Finding:
    return between(
        a.statement,
        b.statement,
        ContradictionKind.NAME,
        "two-spellings",
        _SCORE,
        "One name seems to be spelled in two ways; the two may conflict.",
        a_words=(a.span,),
        b_words=(b.span,),
    )


_ENDINGS = ("ing", "er", "ers", "ed", "ion", "al", "ic", "ly", "es")
"""Endings that make another word of a word; Susanna is no form of Susan."""

MIN_GIVEN = 5
"""Letters of the shorter form of a given name."""
MAX_LONGER = 3
"""Letters by which the longer of two forms of a given name may be longer: Susan, Susanna."""


def _given_names(mentions: dict[str, list[Mention]], common: frozenset[str]) -> Iterator[Finding]:
    by_surname: dict[str, set[str]] = defaultdict(set)
    for name, places in mentions.items():
        for place in places:
            if place.after and place.certain and name not in common:
                by_surname[place.after].add(name)
    for surname, given in by_surname.items():
        for one, other in combinations(sorted(given, key=len), 2):
            longer = len(other) - len(one)
            if (
                len(one) >= MIN_GIVEN
                and 1 < longer <= MAX_LONGER
                and other.startswith(one)
                and not other.endswith(_ENDINGS)
            ):
                yield from _closest(
                    [m for m in mentions[one] if m.after == surname],
                    [m for m in mentions[other] if m.after == surname],
                )


def _singular(name: str) -> str:
    return name[:-1] if name.endswith("s") and name[-2:-1] not in ("o", "u", "i", "s") else name
