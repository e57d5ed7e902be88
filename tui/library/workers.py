"""Pages cleaned in worker processes, each with a deadline; a page that fails is still a page."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError, Future
from functools import partial
from types import TracebackType
from typing import Self

from tui.errors import SourceError, TimedOut, WinnowError, WorkerDied
from tui.library.pages import DEFAULT_OPTIONS, CleanOptions, clean_page, read_page, unread_page
from tui.library.task_pool import TaskPool
from tui.library.worker import load_cleaning
from tui.model import CleanedPage, Marks, PageRef, plain_line

LOOK_AHEAD = 4
"""Pages a worker in hand or done while an earlier one is waited for: bounds memory, and one slow
page in four does not leave the other workers idle."""

RAW_LIMIT = 10.0
"""Seconds to read a page that could not be cleaned, so that it can be shown raw."""

BACKGROUND_PRIORITY = 100
"""Pages that nobody waits for; lower goes first."""

Cleaner = Callable[[PageRef, CleanOptions], CleanedPage]
"""What cleans one page: a function of a module."""


def raw_page(ref: PageRef, why: str, options: CleanOptions = DEFAULT_OPTIONS) -> CleanedPage:
    """A page as it can be read without judging it, for when judging it failed. Never raises."""
    from tui.library.pages import raw_article

    try:
        page = read_page(ref, options)
    except SourceError as error:
        return unread_page(ref, error)
    return CleanedPage(
        ref=ref,
        format=page.format,
        encoding=page.encoding,
        digest=page.digest,
        article=raw_article(page, why),
        marks=Marks(),
        url=page.url,
        warnings=page.warnings,
        error=why,
    )


class WorkerPool:
    """Cleans pages in processes of their own; what hangs or crashes costs one page.

    Args:
        jobs: How many processes, started as they are needed.
        time_limit: Seconds a page may take.
        nice: Added to the workers' nice value, for work in the background.
        options: What is asked of each page.
        cleaner: What cleans one page.
    """

    def __init__(
        self,
        jobs: int,
        time_limit: float,
        nice: int = 0,
        options: CleanOptions = DEFAULT_OPTIONS,
        cleaner: Cleaner = clean_page,
        warm_up: Callable[[], None] = load_cleaning,
    ) -> None:
        self._tasks = TaskPool(jobs, time_limit, nice, warm_up)
        self._options = options
        self._cleaner = cleaner

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Stop at once; what is in hand is given up."""
        self._tasks.close()

    def process_ids(self) -> tuple[int, ...]:
        """The workers' process ids."""
        return self._tasks.process_ids()

    def submit(
        self, ref: PageRef, priority: int = 0, options: CleanOptions | None = None
    ) -> Future[CleanedPage]:
        """The future result of a page; it holds a page also when cleaning fails.

        Args:
            ref: Where the page is.
            priority: Lower goes first: 0 for what is on the screen, `BACKGROUND_PRIORITY` else.
            options: What is asked of this page, where it is not what is asked of all.
        """
        outcome: Future[CleanedPage] = Future()
        wanted = options or self._options
        attempt = self._tasks.run(self._cleaner, ref, wanted, priority=priority)
        attempt.add_done_callback(partial(self._settle, outcome, ref, priority, wanted))
        outcome.add_done_callback(lambda done: attempt.cancel() if done.cancelled() else None)
        return outcome

    def imap(self, requests: Iterable[PageRef]) -> Iterator[CleanedPage]:
        """The results in the order of the requests, a bounded number of them ahead."""
        ahead: deque[Future[CleanedPage]] = deque()
        try:
            for ref in requests:
                ahead.append(self.submit(ref))
                if len(ahead) >= self._tasks.jobs * LOOK_AHEAD:
                    yield ahead.popleft().result()
            while ahead:
                yield ahead.popleft().result()
        finally:
            for future in ahead:
                future.cancel()

    def _settle(
        self,
        outcome: Future[CleanedPage],
        ref: PageRef,
        priority: int,
        options: CleanOptions,
        attempt: Future[CleanedPage],
    ) -> None:
        if attempt.cancelled() or outcome.cancelled():
            outcome.cancel()
            return
        error = attempt.exception()
        if error is None:
            _give(outcome, attempt.result())
            return
        told = _as_winnow_error(error)
        why = f"This page could not be cleaned and is shown raw: {told}"
        again = self._tasks.run(
            raw_page, ref, why, options, priority=priority, time_limit=RAW_LIMIT
        )
        again.add_done_callback(partial(_settle_raw, outcome, ref, told))


def _settle_raw(
    outcome: Future[CleanedPage],
    ref: PageRef,
    first: WinnowError,
    attempt: Future[CleanedPage],
) -> None:
    try:
        page = attempt.result()
    except (Exception, CancelledError):  # noqa: BLE001 - the first error is the one to tell
        page = unread_page(ref, first)
    _give(outcome, page)


def _give(outcome: Future[CleanedPage], page: CleanedPage) -> None:
    if outcome.set_running_or_notify_cancel():
        outcome.set_result(page)


def _as_winnow_error(error: BaseException) -> WinnowError:
    if isinstance(error, WinnowError):
        return error
    return WorkerDied(plain_line(f"{type(error).__name__}: {error}")[:200])


__all__ = ["BACKGROUND_PRIORITY", "TimedOut", "WorkerDied", "WorkerPool", "raw_page"]
