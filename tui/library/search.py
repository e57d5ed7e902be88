"""Full-text search over the library: ranked hits with a snippet each, as they are found."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from tui.library.library import Library
from tui.model import PageRef, Span
from tui.store.full_text import Search, terms_of

SNIPPET = 160
"""Characters of a snippet, about two lines of a list."""

BEFORE_HIT = 40
"""Characters of it before the first word that was found."""


class Found(NamedTuple):
    """A page that holds what was asked for."""

    ref: PageRef
    page: int
    digest: str
    title: str
    score: float
    snippet: str
    marks: tuple[Span, ...]
    """Where in the snippet the words of the query stand."""
    offset: int | None
    """Where in the article's text the first of them stands."""


def search(
    library: Library,
    query: str,
    *,
    within: Callable[[int], bool] | None = None,
    limit: int | None = None,
    running: Search | None = None,
) -> Iterator[Found]:
    """Pages that hold the query, best first, each with a snippet; stop at any time.

    Args:
        library: Where.
        query: Words that all must occur; `"a phrase"`, `begin*`, `-without`, `this OR that`.
        within: Which pages of the library count, by number, such as those of a list.
        limit: At most so many.
        running: Lets another thread stop it.
    """
    pattern = _pattern(query)
    found = 0
    for hit in library.full_text.search(query, running):
        if running is not None and running.stopped:
            return
        if within is not None and not within(hit.page):
            continue
        page = _found(library, hit.page, hit.digest, hit.score, pattern)
        if page is None:
            continue
        yield page
        found += 1
        if limit is not None and found >= limit:
            return


def _found(
    library: Library, number: int, digest: str, score: float, pattern: re.Pattern[str] | None
) -> Found | None:
    places = library.pages.places_of(digest)
    if not places:
        return None
    page = library.kept(digest, places[0])
    if page is None:
        return None
    facts = page.article.metadata
    snippet, marks, offset = snippet_of(page.article.text, pattern)
    title = facts.title.value if facts.title else places[0].name
    return Found(places[0], number, digest, title, score, snippet, marks, offset)


def snippet_of(
    text: str, pattern: re.Pattern[str] | None
) -> tuple[str, tuple[Span, ...], int | None]:
    """A stretch of a text around the first hit on one line, where the hits are, and the offset."""
    first = pattern.search(text) if pattern is not None else None
    start = max(0, first.start() - BEFORE_HIT) if first else 0
    if start:
        blank = text.find(" ", start, start + BEFORE_HIT)
        start = blank + 1 if blank >= 0 else start
    shown = text[start : start + SNIPPET].replace("\n", " ").replace("\t", " ")
    before, after = "…" if start else "", "…" if start + SNIPPET < len(text) else ""
    snippet = before + shown + after
    marks = tuple(Span(m.start(), m.end()) for m in pattern.finditer(snippet)) if pattern else ()
    return snippet, marks, first.start() if first else None


def _pattern(query: str) -> re.Pattern[str] | None:
    terms = [re.escape(term) for term in terms_of(query)]
    if not terms:
        return None
    # A Latin word begins at a word's border; a run of characters of other scripts anywhere.
    parts = [rf"\b{term}" if term[:1].isascii() else term for term in terms]
    return re.compile("|".join(parts).replace(r"\ ", r"\s+"), re.IGNORECASE)
