"""Pages of many paths, cleaned in order by worker processes."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tui.library.caps import limits
from tui.library.folder_cleaning import with_folder_cues
from tui.library.hints import hints
from tui.library.pages import CleanOptions
from tui.library.spool import spool
from tui.library.workers import WorkerPool
from tui.model import CleanedPage, PageRef

if TYPE_CHECKING:
    from tui.sources import Hints, Problem


def clean_pages(
    paths: Sequence[str],
    options: CleanOptions,
    *,
    jobs: int = 1,
    time_limit: float = 10.0,
    folder_cues: bool = True,
    problems: list[Problem] | None = None,
) -> Iterator[CleanedPage]:
    """The pages that paths hold, cleaned, in order.

    Args:
        paths: Files, folders, archives; `-` is one page from standard input.
        options: What is asked of each page.
        jobs: Worker processes.
        time_limit: Seconds a page may take before its worker is killed.
        folder_cues: Whether what recurs over a folder's pages is set aside. The first page then
            comes when the last one was seen.
        problems: What kept pages from being found is put here.
    """
    spooled = spool(sys.stdin.buffer.read()) if "-" in paths else None
    try:
        with WorkerPool(jobs, time_limit, options=options) as pool:
            pages = pool.imap(page_refs(paths, spooled, problems=problems))
            if folder_cues and any(Path(path).is_dir() for path in paths):
                pages = with_folder_cues(pages)
            for page in pages:
                if spooled is not None and page.ref.path == str(spooled):
                    yield replace(page, ref=PageRef("-"))
                else:
                    yield page
    finally:
        if spooled is not None:
            spooled.unlink(missing_ok=True)


def with_corrections(
    pages: Iterator[CleanedPage], state: str | None = None
) -> Iterator[CleanedPage]:
    """The pages with the blocks that their reader moved where the reader put them.

    Args:
        pages: Cleaned pages.
        state: The library's file, where it is not the usual one.
    """
    from tui.library.corrections import corrected, roles_chosen
    from tui.library.library import Library

    with Library.open(state) as library:
        for page in pages:
            yield corrected(page, roles_chosen(library.choices.of(page.digest)))


def page_refs(
    paths: Sequence[str],
    spooled: Path | None = None,
    said: Callable[[str], Hints] = hints,
    problems: list[Problem] | None = None,
) -> Iterator[PageRef]:
    """Where the pages of these paths are; a path that is not there stays, to fail when read.

    Args:
        paths: Files, folders, archives.
        spooled: What stands for standard input.
        said: What the person says of the file at a path.
        problems: What kept pages from being found is put here.
    """
    from tui import sources
    from tui.errors import SourceError

    for path in paths:
        if path == "-" and spooled is not None:
            yield PageRef(str(spooled))
            continue
        finder = sources.Finder(limits(), hints=said)
        try:
            yield from finder.find([path])
        except SourceError:
            yield PageRef(path)
        if problems is not None:
            problems += finder.problems
