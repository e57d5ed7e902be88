"""Statements of different pages on one story that may conflict.

Pages are of one story where the index found them to be versions of one text, and, in folders that
are small enough, where they share names that few other pages have. Only pages of one story are
compared, a bounded number at a time, so the cost grows with the pages and not with their pairs.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Any, NamedTuple

from tui.library.across import Together
from tui.library.corrections import corrected, roles_chosen
from tui.library.engine import engine_version
from tui.library.library import Library
from tui.library.rows import Rows
from tui.library.semantics import model
from tui.library.verdicts import NOT_REAL, VERDICT, statements_key, verdict_of
from tui.model import (
    CleanedPage,
    ContradictionKind,
    CrossContradiction,
    DocumentSpan,
    Span,
    Strength,
)

MAX_TOGETHER = 12
"""Pages of one story that are compared at once; a larger story is taken in parts, each with the
story's first page."""

MAX_TEXT = 60_000
"""Characters of a page that are compared; longer pages are books or feeds."""

NAMES_UP_TO = 5_000
"""Pages of a list up to which names join pages into stories; reading all of them takes seconds."""

SHARED_NAMES = 3
"""Rare names that two pages share before they are taken to tell one story."""

MAX_NAMED = 8
"""Pages that hold a name before it is too common to tell a story."""

REMEMBERED = "story"
"""The kind under which found pairs are remembered."""

_NAME = re.compile(r"\b[^\W\d_a-z][^\W\d_]+(?: [^\W\d_a-z][^\W\d_]+)+\b")
"""A name of two words or more."""


class StoryPage(NamedTuple):
    """One page of a story."""

    number: int
    """Its row in the list."""
    page: CleanedPage


class StoryPair(NamedTuple):
    """Two statements of two pages that may conflict."""

    a: StoryPage
    b: StoryPage
    pair: CrossContradiction
    """Its documents are the pages' digests; its offsets lie in the texts of their articles."""
    verdict: str | None
    """`real`, `not-real`, or None."""

    def seen_from(self, number: int) -> StoryPair:
        """The same pair with the side of a row first."""
        if self.a.number == number:
            return self
        pair = self.pair
        turned = replace(pair, a=pair.b, b=pair.a, a_words=pair.b_words, b_words=pair.a_words)
        return StoryPair(self.b, self.a, turned, self.verdict)

    @property
    def key(self) -> str:
        """What a verdict on it is known by."""
        return statements_key(self.a_text, self.b_text)

    @property
    def a_text(self) -> str:
        """The statement of the first page."""
        return self.a.page.article.text[self.pair.a.start : self.pair.a.end]

    @property
    def b_text(self) -> str:
        """The statement of the second page."""
        return self.b.page.article.text[self.pair.b.start : self.pair.b.end]


class Stories:
    """The stories of a list and what conflicts in them, found when asked for and then remembered.

    Args:
        library: Where the pages are kept.
        rows: The list.
    """

    def __init__(self, library: Library, rows: Rows) -> None:
        self._library, self._rows = library, rows
        self._groups: list[tuple[int, ...]] | None = None

    def groups(self) -> list[tuple[int, ...]]:
        """The rows of each story of two pages and more, in the order of the list."""
        if self._groups is None:
            self._groups = self._joined(self._by_version())
        return self._groups

    def pairs(self) -> Iterator[StoryPair]:
        """All pairs of all stories."""
        for part in self._parts():
            yield from self._pairs_of_part(part)

    def pairs_of(self, number: int) -> list[StoryPair]:
        """The pairs that one page was found to have with others, its own side first, surest first.

        This looks at the pages of its story alone, so that a reader need not wait for the list.
        """
        found = [
            pair.seen_from(number)
            for part, each in self._compared_with(number)
            if each.contradictions or each.disputes
            for pair in self._pairs_of_part(part)
            if number in (pair.a.number, pair.b.number)
        ]
        return sorted(found, key=lambda pair: -pair.pair.score)

    def akin(self, number: int) -> list[int]:
        """The rows of other pages that were found to tell the same story."""
        rows = [row for part, _ in self._compared_with(number) for row in part if row != number]
        return list(dict.fromkeys(rows))

    def save(self) -> None:
        """Compare all stories, and keep which pages tell one and how they conflict."""
        found: dict[str, list[Together]] = defaultdict(list)
        for part in self._parts():
            counts = {number: [0, 0] for number in part}
            for pair in self._pairs_of_part(part):
                if pair.verdict != NOT_REAL:
                    for side in (pair.a, pair.b):
                        counts[side.number][pair.pair.strength is Strength.DISPUTE] += 1
            digests = tuple(self._digest(number) for number in part)
            for number, (contradictions, disputes) in counts.items():
                # Versions of one text are known to be akin without this; two that names join are not.
                if contradictions or disputes or len(part) == 2:
                    found[self._digest(number)].append(Together(digests, contradictions, disputes))
        self._library.across.save(map(self._digest, self._by_version()), found)

    def _compared_with(self, number: int) -> Iterator[tuple[list[int], Together]]:
        """The rows, this one among them, that were compared together."""
        for each in self._library.across.of(self._digest(number)):
            pages = self._library.pages.numbers_of(each.digests)
            rows = [self._row_of(pages[digest]) for digest in each.digests if digest in pages]
            part = [row for row in rows if row is not None]
            if number not in part:  # another row holds the same page
                part = [number if self._same_page(row, number) else row for row in part]
            yield part, each

    def _same_page(self, one: int, other: int) -> bool:
        return self._rows.pages[one] == self._rows.pages[other]

    def _digest(self, number: int) -> str:
        return self._library.pages.digest_of(self._rows.pages[number]) or ""

    def _row_of(self, page: int) -> int | None:
        return next((n for n in self._rows.rows_of_page(page) if not self._rows.gone[n]), None)

    def _by_version(self) -> dict[int, int]:
        """Row to story, for one row of each page."""
        stories: dict[int, int] = {}
        seen: set[int] = set()
        for folder in self._rows.folders:
            for place in self._library.pages.under(folder):
                if place.page is None or place.page in seen:
                    continue
                number = self._row_of(place.page)
                if number is not None:
                    seen.add(place.page)
                    stories[number] = -1 if place.story is None else place.story
        return stories

    def _joined(self, stories: Mapping[int, int]) -> list[tuple[int, ...]]:
        groups: dict[int, set[int]] = defaultdict(set)
        for number, story in stories.items():
            if story >= 0:
                groups[story].add(number)
        found = [tuple(sorted(group)) for group in groups.values() if len(group) > 1]
        if len(stories) <= NAMES_UP_TO:
            together = {pair for group in found for pair in combinations(group, 2)}
            texts = ((number, self._text_of(number)) for number in sorted(stories))
            found += [pair for pair in named_alike(texts) if pair not in together]
        return sorted(found)

    def _text_of(self, number: int) -> str:
        story_page = self._page(number)
        return "" if story_page is None else story_page.page.article.text[:MAX_TEXT]

    def _page(self, number: int) -> StoryPage | None:
        digest = self._library.pages.digest_of(self._rows.pages[number])
        kept = None if digest is None else self._library.kept(digest, self._rows.ref(number))
        if digest is None or kept is None:
            return None
        choices = self._library.choices.of(digest)
        return StoryPage(number, corrected(kept, roles_chosen(choices)))

    def _parts(self) -> Iterator[tuple[int, ...]]:
        """The rows that are compared together: a story, or a part of a large one."""
        step = MAX_TOGETHER - 1
        for group in self.groups():
            for start in range(1, len(group), step):
                yield (group[0], *group[start : start + step])

    def _pairs_of_part(self, numbers: Sequence[int]) -> Iterator[StoryPair]:
        pages = [page for number in numbers if (page := self._page(number)) is not None]
        known = {page.page.digest: page for page in pages}
        for pair in self._conflicts(list(known.values())):
            yield self._judged(known[pair.a.doc], known[pair.b.doc], pair)

    def _conflicts(self, pages: Sequence[StoryPage]) -> list[CrossContradiction]:
        from tui.marking import mark_documents

        documents = [(each.page.digest, each.page.article.text[:MAX_TEXT]) for each in pages]
        if len(documents) < 2:
            return []
        key = _key(documents)
        remembered = self._library.memory.get(REMEMBERED, key)
        if remembered is not None:
            return [_unpacked(values) for values in json.loads(remembered)]
        facts = [each.page.article.metadata.date for each in pages]
        dates = [fact.value if fact else None for fact in facts]
        found = list(mark_documents(documents, dates=dates, judge=model().judge))
        self._library.memory.put(REMEMBERED, key, json.dumps([_packed(pair) for pair in found]))
        return found

    def _judged(self, a: StoryPage, b: StoryPage, pair: CrossContradiction) -> StoryPair:
        """The pair with the verdict that was given on either page."""
        found = StoryPair(a, b, pair, None)
        name = VERDICT + found.key
        for page in (a, b):
            value = self._library.choices.of(page.page.digest).get(name)
            if value is not None:
                return found._replace(verdict=verdict_of(value))
        return found


def other_version(library: Library, rows: Rows, number: int) -> int | None:
    """The row of another version of a page's text, else of a page that tells the same story."""
    versions = [n for n in rows.story(number) if rows.pages[n] != rows.pages[number]]
    # Pages may tell one story without sharing any sentence.
    known = versions or Stories(library, rows).akin(number)
    return known[0] if known else None


def named_alike(texts: Iterator[tuple[int, str]]) -> list[tuple[int, int]]:
    """Pairs of texts that share names which few others hold.

    Args:
        texts: Number and text of each, by growing number.
    """
    holders: dict[str, list[int]] = defaultdict(list)
    for number, text in texts:
        for name in _names(text):
            if len(holders[name]) <= MAX_NAMED:
                holders[name].append(number)
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for numbers in holders.values():
        if 1 < len(numbers) <= MAX_NAMED:
            for pair in combinations(numbers, 2):
                shared[pair] += 1
    return [pair for pair, count in shared.items() if count >= SHARED_NAMES]


def _names(text: str) -> set[str]:
    """The names in a text, those of three words also without the first: “In Port Averill”."""
    names = {match[0] for match in _NAME.finditer(text)}
    return names | {rest for name in names if " " in (rest := name.partition(" ")[2])}


def _key(documents: Sequence[tuple[str, str]]) -> str:
    digest = hashlib.sha256(engine_version().encode())
    for name, text in documents:
        digest.update(name.encode())
        digest.update(hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest())
    return digest.hexdigest()[:32]


def _packed(pair: CrossContradiction) -> list[object]:
    return [
        pair.a,
        pair.b,
        pair.kind.value,
        pair.strength.value,
        pair.score,
        pair.rule,
        pair.why,
        pair.a_words,
        pair.b_words,
    ]


def _unpacked(values: list[Any]) -> CrossContradiction:
    a, b, kind, strength, score, rule, why, a_words, b_words = values
    return CrossContradiction(
        DocumentSpan(*a),
        DocumentSpan(*b),
        ContradictionKind(kind),
        Strength(strength),
        score,
        rule,
        why,
        tuple(Span(*words) for words in a_words),
        tuple(Span(*words) for words in b_words),
    )
