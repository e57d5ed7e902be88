"""Articles as files: one each in a folder, or a whole session as one HTML document."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TextIO

from tui.errors import UsageError
from tui.library.export.article_html import article_html
from tui.library.export.document_html import (
    article_document,
    index_document,
    index_row,
    session_document,
)
from tui.library.export.replacing import replacing
from tui.library.export.review import Review, review_of
from tui.library.formats import FORMATS, SUFFIXES
from tui.library.library import Library
from tui.library.rows import Rows
from tui.model import PageRef, display_name

INDEX = "index.html"
"""Name of the list of articles beside them."""


def reviews(library: Library, rows: Rows, numbers: Sequence[int]) -> Iterator[Review]:
    """The rows as their reader left them; those that were never read are passed over."""
    for number in numbers:
        review = review_of(library, rows, number)
        if review is not None:
            yield review


def formed(review: Review, form: str) -> str:
    """One article in one of the forms of `tui.library.formats`; HTML with everything marked."""
    return article_document(review) if form == "html" else FORMATS[form](review.page)


def write_folder(
    found: Iterator[Review],
    form: str,
    folder: Path,
    progress: Callable[[int], None] | None = None,
) -> int:
    """One file an article, and for HTML an index beside them; returns the number of articles.

    Raises:
        UsageError: When the folder is a file.
        WinnowError: When a file cannot be written.
    """
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{display_name(folder)} is a file; articles need a folder.")
    written, index = 0, []
    for written, review in enumerate(found, 1):
        title = review.page.article.metadata.title
        name = f"{written:05d}-{_stem(title.value if title else '', review.page.ref)}"
        with replacing(folder / f"{name}{SUFFIXES[form]}") as file:
            file.write(formed(review, form))
        if form == "html":
            index.append(index_row(review, f"{name}{SUFFIXES[form]}"))
        if progress is not None:
            progress(written)
    if form == "html":
        with replacing(folder / INDEX) as file:
            file.write(index_document(index, folder.resolve().name))
    return written


def write_session(read: Callable[[], Iterator[Review]], title: str, file: TextIO) -> int:
    """A whole session as one HTML document with an index; returns the number of articles.

    Args:
        read: Gives the articles anew each time: the index comes before them.
        title: Of the document.
        file: What is written to.
    """
    rows = [index_row(review, f"#p{number}-top") for number, review in enumerate(read(), 1)]
    articles = (article_html(review, f"p{n}-", 2) for n, review in enumerate(read(), 1))
    for part in session_document(rows, articles, title):
        file.write(part)
    return len(rows)


def print_articles(found: Iterator[Review], form: str, stdout: TextIO) -> int:
    """The articles one after the other, parted by a blank line; returns their number."""
    written = 0
    for written, review in enumerate(found, 1):
        stdout.write(("\n" if written > 1 else "") + formed(review, form))
    return written


def _stem(title: str, ref: PageRef) -> str:
    """A name that is safe on every file system, made from the title."""
    stem = re.sub(r"[^\w.-]+", "-", title).strip("-.")
    if not stem:
        stem = re.sub(r"[^\w.-]+", "-", Path(ref.member or ref.path).stem).strip("-.")
    return stem.encode("utf-8", "ignore")[:80].decode("utf-8", "ignore").strip("-.") or "page"
