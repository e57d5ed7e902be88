"""One page from its place to its result: find, read, clean, mark."""

from __future__ import annotations

import logging
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

from tui.errors import SourceError, WinnowError
from tui.library.caps import limits
from tui.library.hints import hints
from tui.library.semantics import model
from tui.model import (
    Article,
    Block,
    CleanedPage,
    Marks,
    Metadata,
    PageKind,
    PageRef,
    Reason,
    Role,
    SourcePage,
    plain_line,
)

if TYPE_CHECKING:
    from tui.marking.entailment import Judge
    from tui.sources import Hints

MARKED_CHARACTERS = 1_000_000
"""Characters of an article in which marks are looked for: a book, and 2 to 3 s of work, a quarter of
the time that a page is given. Marking 4.9 million characters took 12 s, cleaning them 0.8 s (CPU
time), so that without a bound such a page was shown raw."""

_MARKED_IN_PART = (
    f"Quotations and contradictions were looked for in the first {MARKED_CHARACTERS:,} characters."
)

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class CleanOptions:
    """What is asked of a page besides its article."""

    marks: bool = True
    """Whether quotations and contradictions are looked for."""
    votes: bool = True
    """Whether slower judges may be asked about pages on which the block model is unsure."""
    encoding: str | None = None
    """Read the bytes in this encoding, whatever the page or its bytes say."""
    hints: Hints | None = None
    """What is said of the page's file; None is what `winnow.toml` says of all."""
    mend: bool = False
    """Undo a wrong decoding that happened before the page was saved."""


DEFAULT_OPTIONS: CleanOptions = CleanOptions()


def clean_page(
    ref: PageRef, options: CleanOptions = DEFAULT_OPTIONS, *, stdin: bytes | None = None
) -> CleanedPage:
    """A page's whole result. Never raises: a page that fails says so in `error`.

    Args:
        ref: Where the page is.
        options: What is asked.
        stdin: The bytes of standard input, for the page called `-`.
    """
    try:
        page = read_page(ref, options, stdin=stdin)
    except SourceError as error:
        return unread_page(ref, error)
    return clean_source(page, options)


def read_page(
    ref: PageRef, options: CleanOptions = DEFAULT_OPTIONS, *, stdin: bytes | None = None
) -> SourcePage:
    """A page as read, with the caps and the words of the person.

    Raises:
        SourceError: When it cannot be read.
    """
    from tui import sources

    return sources.read(
        ref,
        encoding=options.encoding,
        limits=limits(),
        stdin=stdin,
        hints=options.hints or hints(),
        mend=options.mend,
    )


def clean_source(page: SourcePage, options: CleanOptions = DEFAULT_OPTIONS) -> CleanedPage:
    """The result of a page already read. Never raises."""
    from tui.cleaning import clean

    error: str | None = None
    try:
        article = with_container_facts(clean(page, votes=options.votes), page.metadata)
    except Exception as failure:  # noqa: BLE001 - a page must never end the run; it is shown raw
        _log.warning("cleaning failed", exc_info=True)
        error = f"This page could not be cleaned and is shown raw: {_sentence(failure)}"
        article = raw_article(page, error)
    marks = Marks()
    warnings = page.warnings + article.warnings
    if options.marks and article.text:
        semantics = model()
        warnings += (semantics.warning,) if semantics.warning else ()
        if len(article.text) > MARKED_CHARACTERS:
            warnings += (_MARKED_IN_PART,)
        try:
            marks = marks_of(article, semantics.judge)
        except Exception as failure:  # noqa: BLE001 - the article is still worth reading
            _log.warning("marking failed", exc_info=True)
            error = error or f"Quotes could not be marked: {_sentence(failure)}"
    return CleanedPage(
        ref=page.ref,
        format=page.format,
        encoding=page.encoding,
        digest=page.digest,
        article=article,
        marks=marks,
        url=page.url or (article.metadata.url.value if article.metadata.url else None),
        warnings=warnings,
        error=error,
    )


def marks_of(article: Article, judge: Judge | None = None) -> Marks:
    """The marks of an article, of a very long one those of its beginning."""
    from tui.marking import mark

    text = article.text
    if len(text) > MARKED_CHARACTERS:
        text = text[: text.rfind("\n\n", 0, MARKED_CHARACTERS) + 1 or MARKED_CHARACTERS]
    language, date = article.metadata.language, article.metadata.date
    return mark(
        text,
        language=language.value if language else None,
        date=date.value if date else None,
        judge=judge,
    )


def with_container_facts(article: Article, said: Metadata) -> Article:
    """The article with what its container says, such as a mail's subject, where it says nothing."""
    own = article.metadata
    facts = {
        entry.name: getattr(own, entry.name) or getattr(said, entry.name) for entry in fields(own)
    }
    merged = Metadata(**facts)
    return article if merged == own else replace(article, metadata=merged)


RAW_BLOCKS = 20_000
"""Blocks of a page that is shown raw, about: a million of them take longer than a page is given."""


def raw_article(page: SourcePage, why: str) -> Article:
    """The page as it stands, a block a line, for when nothing could judge it; of very many lines,
    several a block."""
    reason = Reason("raw", f"shown raw: {why}")
    lines = page.text.split("\n")
    step = 1 + len(lines) // RAW_BLOCKS
    blocks = [
        Block(
            Role.BODY,
            text,
            (reason,),
            0.5,
            True,
            line_start=first + 1,
            line_end=min(first + step, len(lines)),
        )
        for first in range(0, len(lines), step)
        if (text := "\n".join(lines[first : first + step]).strip())
    ]
    return Article.assemble(blocks, PageKind.OTHER, page.metadata)


def unread_page(ref: PageRef, error: WinnowError) -> CleanedPage:
    """The result of a page of which nothing could be read."""
    empty = Article.assemble((), PageKind.EMPTY, Metadata())
    return CleanedPage(ref, "unknown", "", "", empty, Marks(), error=plain_line(str(error)))


def _sentence(failure: Exception) -> str:
    return plain_line(f"{type(failure).__name__}: {failure}")[:200]
