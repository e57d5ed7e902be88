"""winnow as a library: `from tui import clean, mark, page_object`.

What stands here is stable as the commands are: names, arguments and the values' fields change only
with a note in the change log. No Textual is imported; lxml is, the first time an HTML page is cleaned.
"""

from __future__ import annotations

import os
from typing import Any

from tui.library.page_object import page_object as _page_object
from tui.library.pages import CleanOptions, clean_page
from tui.marking import mark as _mark
from tui.model import CleanedPage, Marks, PageRef

__all__ = ["clean", "mark", "page_object"]

CONTENT = "-"
"""What a page is called that was given as content, as standard input is."""


def clean(
    page: str | bytes | os.PathLike[str],
    *,
    encoding: str | None = None,
    marks: bool = True,
    votes: bool = True,
) -> CleanedPage:
    """The article of one page: all its blocks with roles and reasons, and the marks of its text.

    The call runs in this process and without a deadline: for pages that may be made to hang a cleaner
    use `winnow clean`, which kills what takes too long.

    Args:
        page: Content as text or bytes, or the path of a file as a `pathlib.Path`. What sort of
            content it is, HTML, plain text or another form, is told from the content.
        encoding: Read bytes in this encoding, whatever they or the page say; None finds out.
        marks: Whether quotations and contradictions are looked for.
        votes: Whether a slower judge may be asked about pages on which the block model is lost.

    Returns:
        The page. `article.text` is the cleaned text; `article.blocks` hold every visible character of
        the page once; spans in `marks` are character offsets into `article.text`, end exclusive.
        A page that cannot be read or cleaned has a sentence in `error`. Nothing is raised for it.
    """
    options = CleanOptions(marks=marks, votes=votes, encoding=encoding)
    if isinstance(page, os.PathLike):
        return clean_page(PageRef(os.fspath(page)), options)
    content = page.encode("utf-8", "surrogatepass") if isinstance(page, str) else page
    if isinstance(page, str) and encoding is None:
        options = CleanOptions(marks=marks, votes=votes, encoding="utf-8")
    return clean_page(PageRef(CONTENT), options, stdin=content)


def mark(text: str, *, language: str | None = None, date: str | None = None) -> Marks:
    """The quotations and contradictions of a text.

    Args:
        text: Paragraphs parted by a blank line, as `Article.text` has them.
        language: Its ISO 639-1 code; None tells it from the text.
        date: When it was written, in ISO 8601, for “last Tuesday” and the like.

    Returns:
        The marks, each kind in the order of the text; spans are character offsets into it.
    """
    return _mark(text, language=language, date=date)


def page_object(page: CleanedPage) -> dict[str, Any]:
    """A page as `winnow clean --format json` prints it: plain dictionaries, lists, strings, numbers."""
    return dict(_page_object(page))
