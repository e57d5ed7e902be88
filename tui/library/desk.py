"""The desk at which pages are read: opened by a worker process, kept for a while, read ahead."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tui.library.pages import CleanOptions, marks_of, read_page
from tui.library.spool import spool
from tui.model import Article, CleanedPage, Marks, PageRef

if TYPE_CHECKING:
    from tui.library.workers import WorkerPool
    from tui.sources import Hints

KEPT_PAGES = 16
"""Pages kept in memory so that going back is immediate."""

READ_AHEAD = 50
"""Priority of pages that are only likely to be wanted; lower goes first."""


class Desk:
    """Opens pages without ever blocking; lxml stays in the worker processes.

    Args:
        options: What is asked of each page.
        time_limit: Seconds a page may take.
        jobs: Worker processes.
    """

    def __init__(self, options: CleanOptions, time_limit: float = 10.0, jobs: int = 1) -> None:
        self._options = options
        self._jobs, self._time_limit = jobs, time_limit
        self._pool: WorkerPool | None = None
        self._pages: OrderedDict[PageRef, Future[CleanedPage]] = OrderedDict()
        self._spooled: Path | None = None
        self.kept: Callable[[PageRef], CleanedPage | None] | None = None
        """Gives a page that was kept from an earlier time, if its file is unchanged."""
        self.hints: Callable[[str], Hints] | None = None
        """What is said of the file at a path; until it is known, what `winnow.toml` says."""
        self._mended: dict[PageRef, Future[CleanedPage]] = {}

    def open(self, ref: PageRef, *, priority: int = 0) -> Future[CleanedPage]:
        """The page's result, now or later. The future never fails: a page says its own error."""
        known = self._pages.get(ref)
        if known is not None:
            self._pages.move_to_end(ref)
            return known
        kept = self.kept(ref) if self.kept is not None and ref.path != "-" else None
        found = self._open(ref, priority) if kept is None else _done(kept)
        self._pages[ref] = found
        while len(self._pages) > KEPT_PAGES:
            self._pages.popitem(last=False)
        return found

    def open_as(self, ref: PageRef, encoding: str) -> Future[CleanedPage]:
        """The page read again in an encoding that the reader names; it stays so while it is open.

        What is kept of the page for another time is not touched.
        """
        wanted = replace(self._asked(ref), encoding=encoding)
        self._pages[ref] = found = self._open(ref, 0, wanted)
        return found

    def open_mended(self, ref: PageRef) -> Future[CleanedPage]:
        """The page with its letters mended. What is kept of it for another time is not touched."""
        known = self._mended.get(ref)
        if known is None:
            wanted = replace(self._asked(ref), mend=True)
            known = self._mended[ref] = self._open(ref, 0, wanted)
            while len(self._mended) > KEPT_PAGES:
                del self._mended[next(iter(self._mended))]
        return known

    def forget_all(self) -> None:
        """Open every page anew the next time."""
        self._pages.clear()
        self._mended.clear()

    def read_ahead(self, ref: PageRef) -> None:
        """Open a page that is likely to be wanted next."""
        if ref.path != "-":
            self.open(ref, priority=READ_AHEAD)

    def take(self, ref: PageRef, page: CleanedPage) -> None:
        """Remember a page in a state that the reader gave it."""
        self._pages[ref] = _done(page)

    def source(self, ref: PageRef) -> str:
        """The decoded source of a page; a sentence in its place when it cannot be read."""
        from tui.errors import SourceError

        try:
            return read_page(self._place(ref), self._asked(ref)).text
        except SourceError as error:
            return str(error)

    def marks(self, article: Article) -> Marks:
        """The marks of a corrected article. Takes a while: call it from a thread."""
        return marks_of(article)

    def take_input(self, content: bytes) -> None:
        """Keep the bytes of standard input, so that a worker can read them."""
        self._spooled = spool(content)

    def scratch_copy(self, text: str) -> Path:
        """The text in a file of its own, for a program that wants one."""
        return spool(text.encode("utf-8", "backslashreplace"), ".txt")

    def rest(self) -> None:
        """End the workers until a page is wanted again: one takes as much memory as we do."""
        if self._pool is not None:
            self._pool.close()
            self._pool = None

    def close(self) -> None:
        """End the workers and remove what was spooled."""
        self.rest()
        if self._spooled is not None:
            self._spooled.unlink(missing_ok=True)

    def _place(self, ref: PageRef) -> PageRef:
        if ref.path == "-" and self._spooled is not None:
            return PageRef(str(self._spooled))
        return ref

    def _asked(self, ref: PageRef) -> CleanOptions:
        said = self.hints
        return self._options if said is None else replace(self._options, hints=said(ref.path))

    def _open(
        self, ref: PageRef, priority: int, options: CleanOptions | None = None
    ) -> Future[CleanedPage]:
        place = self._place(ref)
        options = options or self._asked(ref)
        if self._pool is None:
            # A list that is painted at once needs no worker yet.
            from tui.library.workers import WorkerPool

            self._pool = WorkerPool(self._jobs, self._time_limit, options=self._options)
        if place is ref:
            return self._pool.submit(ref, priority, options)
        renamed: Future[CleanedPage] = Future()

        def give(done: Future[CleanedPage]) -> None:
            renamed.set_result(replace(done.result(), ref=ref))

        self._pool.submit(place, priority, options).add_done_callback(give)
        return renamed


def _done(page: CleanedPage) -> Future[CleanedPage]:
    done: Future[CleanedPage] = Future()
    done.set_result(page)
    return done
