"""One page made ready for the library, inside a worker process."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from pathlib import Path

from tui.library.consent import is_consent_wall
from tui.library.due_rows import BUNDLE_SECONDS
from tui.library.page_codec import pack
from tui.library.pages import DEFAULT_OPTIONS, CleanOptions, clean_source, read_page, unread_page
from tui.model import CleanedPage, Fact, PageRef, Strength
from tui.store.database import Database
from tui.store.pages import UNKNOWN_STAMP, IndexedPage, PageFacts, Pages, Stamp

_libraries: dict[str, Pages] = {}
"""Libraries this worker has opened, by file."""


def stamp_of(path: str) -> Stamp:
    """By what a file will be told to be unchanged; unknown for one that is not there."""
    try:
        status = os.stat(path)  # noqa: PTH116 - a path may hold any bytes
    except OSError:
        return UNKNOWN_STAMP
    return Stamp(status.st_size, status.st_mtime_ns)


def index_pages(
    tasks: Sequence[tuple[PageRef, CleanOptions]], engine: str, library: str | None
) -> list[IndexedPage]:
    """The first of these pages, as many as are begun in `BUNDLE_SECONDS`; one at least.

    Args:
        tasks: Where each is, and what is asked of it.
        engine: The engine's version, as the owner of the worker sees it.
        library: The library's file, to look pages up in; None for one in memory.
    """
    until = time.monotonic() + BUNDLE_SECONDS
    done: list[IndexedPage] = []
    for ref, options in tasks:
        done.append(index_page(ref, engine, library, options))
        if time.monotonic() >= until:
            break
    return done


def index_page(
    ref: PageRef, engine: str, library: str | None, options: CleanOptions = DEFAULT_OPTIONS
) -> IndexedPage:
    """Read and clean one page, unless the library has the same bytes done by the same engine.

    Args:
        ref: Where it is.
        engine: The engine's version, as the owner of the worker sees it.
        library: The library's file, to look the page up in; None for one in memory.
        options: What is asked of the page.
    """
    from tui.errors import SourceError

    stamp = stamp_of(ref.path)
    try:
        source = read_page(ref, options)
    except SourceError as error:
        return indexed(unread_page(ref, error), stamp, engine)
    from tui.sources.reading import HOLDS_MORE

    if HOLDS_MORE in source.warnings:
        found = unread_page(ref, SourceError(HOLDS_MORE))
        return indexed(found, stamp, engine)._replace(first_of_many=True)
    known = None if library is None else _pages(library).known(source.digest, engine)
    if known is not None:
        return IndexedPage(ref, stamp, known, engine, None, "")
    return indexed(clean_source(source, options), stamp, engine)


def indexed(page: CleanedPage, stamp: Stamp, engine: str) -> IndexedPage:
    """A cleaned page in the form in which the library keeps it."""
    from tui.library.groups import signature_of

    return IndexedPage(
        page.ref,
        stamp,
        facts_of(page),
        engine,
        pack(page),
        page.article.text,
        signature_of(page.article.text),
    )


def facts_of(page: CleanedPage) -> PageFacts:
    """What a list shows of a page."""
    article, pairs = page.article, page.marks.contradictions
    facts = article.metadata
    disputes = sum(pair.strength is Strength.DISPUTE for pair in pairs)
    return PageFacts(
        digest=page.digest,
        title=_value(facts.title),
        site=_value(facts.site),
        date=_value(facts.date),
        language=_value(facts.language),
        kind=article.page_kind.value,
        url=page.url,
        words=article.words,
        quotes=sum(quote.kind.is_speech for quote in page.marks.quotes),
        contradictions=len(pairs) - disputes,
        disputes=disputes,
        visible=article.ledger.visible,
        aside=article.ledger.aside,
        error=page.error,
        consent=is_consent_wall(article),
    )


def _value(fact: Fact | None) -> str | None:
    return fact.value if fact else None


def _pages(library: str) -> Pages:
    if library not in _libraries:
        _libraries[library] = Pages(Database(Path(library)))
    return _libraries[library]
