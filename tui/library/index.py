"""Fills the list: finds pages, has workers read and clean them, keeps what they give.

Two threads, no work of their own: one walks the folders, one hands pages to worker processes (the
visible rows first, then in order) and writes what comes back, a batch a transaction. Interrupted at
any moment, the next run goes on where this one was: a page that is kept and unchanged is never done
again.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import replace
from typing import NamedTuple

from tui.errors import StoreError, WinnowError, WorkerDied
from tui.library.comparing import Comparing
from tui.library.discovery import Discovery
from tui.library.due_rows import BUNDLE_SECONDS, DueRows
from tui.library.engine import engine_version
from tui.library.finding import find_pages, put_in_place
from tui.library.groups import group_library, group_pages
from tui.library.indexing import index_pages, indexed, stamp_of
from tui.library.library import Library
from tui.library.pages import DEFAULT_OPTIONS, CleanOptions, unread_page
from tui.library.rows import Rows
from tui.library.subject import place_subject
from tui.library.task_pool import TaskPool
from tui.library.workers import RAW_LIMIT, raw_page
from tui.model import CleanedPage, PageRef, plain_line
from tui.store.choices import Choices
from tui.store.pages import IndexedPage, Pages

BATCH_PAGES = 32
BATCH_SECONDS = 0.25
"""A batch is written when either is reached: a write of 32 pages holds a decision up by 15 ms."""

AHEAD = 2
"""Bundles of pages in hand for each worker, so that none waits for this thread."""

RATE_WINDOW = 20.0
"""Seconds over which the rate is counted."""

NICE = 5
"""Of the workers: reading goes before indexing."""

GROUP_LIMIT = 600.0
"""Seconds that grouping a folder may take in its worker."""


class Progress(NamedTuple):
    """How far the index is."""

    found: int
    done: int
    """Pages that need nothing any more, from this run or an earlier one."""
    failed: int
    rate: float
    """Pages a second, over the last while."""
    seconds_left: float | None
    finding: bool
    """Whether folders are still being walked."""
    finished: bool


class Indexer:
    """Indexes the pages of a list in the background.

    Args:
        library: Where what is found is kept.
        rows: The list that is filled.
        jobs: Worker processes.
        time_limit: Seconds a page may take.
        options: What is asked of each page.
        nice: Added to the workers' nice value.
    """

    def __init__(
        self,
        library: Library,
        rows: Rows,
        jobs: int = 1,
        time_limit: float = 10.0,
        options: CleanOptions = DEFAULT_OPTIONS,
        nice: int = NICE,
    ) -> None:
        database = library.database
        self._database, self._rows, self._engine = database, rows, engine_version()
        self._pages, self._choices = Pages(database), Choices(database)
        self._comparing = Comparing(database, rows)
        self._jobs, self._time_limit, self._options, self._nice = jobs, time_limit, options, nice
        self._hints = library.hints
        self._last_asked = options
        self._library = None if database.path is None else str(database.path)
        self.discovery: Discovery | None = None
        self.error: WinnowError | None = None
        """Why indexing ended early, when it did."""
        self._due = DueRows(rows)
        self._in_hand: dict[Future[list[IndexedPage]], list[int]] = {}
        self._expanded: dict[int, bool] = {}
        """Rows of files that turned out to hold several pages in this run, and whether each is
        gone: the file's own is, those of its pages are not."""
        self._batch: list[tuple[int, IndexedPage]] = []
        self._written_at = 0.0
        self._times: deque[tuple[float, int]] = deque(maxlen=400)
        self._new_pages = False
        self._finding = True
        self._finished = threading.Event()
        self._stop = threading.Event()
        self._threads: list[threading.Thread] = []
        self._on_progress: list[Callable[[Progress], None]] = []

    def start(self) -> None:
        """Begin, in the background; also begins anew after a run has finished."""
        self._finished.clear()
        self._finding = True
        self._expanded = {}
        self._threads = [
            threading.Thread(target=self._guarded, args=(part,), name=name, daemon=True)
            for name, part in (("find pages", self._find), ("index pages", self._index))
        ]
        for thread in self._threads:
            thread.start()

    def want(self, numbers: Sequence[int]) -> None:
        """Do these rows next: what is on the screen."""
        self._due.want(numbers)

    def stop(self) -> None:
        """Stop soon; what is done is kept."""
        self._stop.set()
        for thread in self._threads:
            if thread is not threading.current_thread():
                thread.join()

    def wait(self, timeout: float | None = None) -> bool:
        """Wait until everything is indexed or it stopped; False when the time is over first."""
        return self._finished.wait(timeout)

    def look_again(self) -> None:
        """Walk the folders again for pages that are new, changed or gone."""
        if self._finished.is_set() and not self._stop.is_set():
            for thread in self._threads:
                thread.join()
            self.start()

    def on_progress(self, tell: Callable[[Progress], None]) -> None:
        """Call `tell`, from another thread, whenever pages were written."""
        self._on_progress.append(tell)

    def progress(self) -> Progress:
        """How far it is."""
        rows = self._rows
        done = rows.count - rows.stale.count(1)
        rate = self._rate()
        left = rows.count - done
        return Progress(
            rows.count,
            done,
            len(rows.errors),
            rate,
            left / rate if rate and left else (0.0 if not left else None),
            self._finding,
            self._finished.is_set(),
        )

    def _guarded(self, part: Callable[[], None]) -> None:
        try:
            part()
        except WinnowError as error:
            self.error = error
            self._stop.set()
            self._finished.set()
            self._tell()

    def _find(self) -> None:
        try:
            self._hints.follow_changes(self._rows)
            many = self._rows.files_of_many()
            self.discovery = Discovery(self._rows.folders, self._hints.of, many)
            if find_pages(self._rows, self._pages, self.discovery, self._stop, self._expanded):
                self._due.from_the_top()
        finally:
            self._finding = False

    # Indexing

    def _index(self) -> None:
        self._written_at = time.monotonic()
        self._due.from_the_top()
        try:
            with TaskPool(self._jobs, self._time_limit, self._nice) as pool:
                while not self._stop.is_set():
                    self._hand_out(pool)
                    if not self._in_hand and not self._finding and not self._due.has_more():
                        break
                    self._collect(pool)
                    self._write_batch()
                self._write_batch(whole=True)
                if not self._stop.is_set() and self._comparing.is_due(self._new_pages):
                    self._group(pool)
                    if not self._stop.is_set():
                        self._comparing.run(pool, self._stop)
        finally:
            self._in_hand.clear()
            self._due.clear()
            self._finished.set()
            self._tell()

    def _hand_out(self, pool: TaskPool) -> None:
        while len(self._in_hand) < self._jobs * AHEAD:
            numbers = self._due.bundle()
            if not numbers:
                return
            tasks = [(ref, self._asked(ref)) for ref in map(self._rows.ref, numbers)]
            limit = self._time_limit + (BUNDLE_SECONDS if len(tasks) > 1 else 0)
            future = pool.run(index_pages, tasks, self._engine, self._library, time_limit=limit)
            self._in_hand[future] = numbers

    def _asked(self, ref: PageRef) -> CleanOptions:
        """What is asked of a page, with what is said of its folder."""
        said = self._hints.of(ref.path)
        if said != self._last_asked.hints:
            self._last_asked = replace(self._options, hints=said)
        return self._last_asked

    def _collect(self, pool: TaskPool) -> None:
        if not self._in_hand:
            self._stop.wait(0.02)  # the folders are still being walked
            return
        done, _ = wait(self._in_hand, timeout=0.1, return_when=FIRST_COMPLETED)
        for future in done:
            numbers = self._in_hand.pop(future)
            error = future.exception()
            if error is None:
                self._take(numbers, future.result())
            elif isinstance(error, WorkerDied) and "do not start" in error.message:
                raise error
            elif len(numbers) > 1:
                self._due.try_alone(numbers)
            else:
                page = self._failed(pool, self._rows.ref(numbers[0]), error)
                self._batch.append((numbers[0], page))

    def _take(self, numbers: list[int], pages: list[IndexedPage]) -> None:
        self._due.came_back(numbers, len(pages))
        for number, page in zip(numbers, pages, strict=False):
            if page.first_of_many:
                self._expand(number)
            else:
                self._batch.append((number, page))

    def _expand(self, number: int) -> None:
        """Put the pages of a file in the place of the one page that its name promised."""
        self._due.let_go(number)
        self._expanded |= put_in_place(self._rows, self._pages, number, self._hints.of)
        self._due.from_the_top()
        self._rows.announce(reordered=True)

    def _failed(self, pool: TaskPool, ref: PageRef, error: BaseException) -> IndexedPage:
        """A page that hung or crashed its worker: shown raw when it can be read at all."""
        told = error if isinstance(error, WinnowError) else WorkerDied(plain_line(str(error))[:200])
        why = f"This page could not be cleaned and is shown raw: {told}"
        stamp = stamp_of(ref.path)
        try:
            page: CleanedPage = pool.run(
                raw_page,
                ref,
                why,
                self._asked(ref),
                time_limit=RAW_LIMIT,
            ).result()
        except Exception:  # noqa: BLE001 - whatever it is, the first error is the one to tell
            page = unread_page(ref, told)
        return indexed(page, stamp, self._engine)

    def _write_batch(self, *, whole: bool = False) -> None:
        now = time.monotonic()
        due = len(self._batch) >= BATCH_PAGES or now - self._written_at >= BATCH_SECONDS
        if not self._batch or not (due or whole):
            return
        self._written_at = now
        batch, self._batch = self._batch, []
        numbers = self._pages.save([page for _, page in batch])
        self._times.append((now, len(batch)))
        chosen = self._choices.of_subjects(page.facts.digest for _, page in batch)
        for (row, page), number in zip(batch, numbers, strict=True):
            self._fill(row, page, number, chosen.get(page.facts.digest, {}))
        self._rows.announce(row for row, _ in batch)
        self._tell()

    def _fill(
        self, row: int, page: IndexedPage, number: int | None, chosen: dict[str, str]
    ) -> None:
        self._due.let_go(row)
        had_choices = self._rows.pages[row] < 0 and self._has_choices(row)
        self._rows.fill(row, number, page.facts, page.stamp)
        if number is None:
            return
        self._new_pages = True
        if had_choices:  # decided before it was read: now it is known by its content
            self._choices.rename_subject(place_subject(page.ref), page.facts.digest)
            chosen = self._choices.of(page.facts.digest)
        for name, value in chosen.items():
            self._rows.choose([row], name, value)

    def _has_choices(self, row: int) -> bool:
        rows = self._rows
        return bool(
            rows.decision[row]
            or rows.read[row]
            or rows.starred[row]
            or row in rows.tags
            or row in rows.notes
        )

    def _group(self, pool: TaskPool) -> None:
        self._new_pages = False
        clusters: dict[int, int] = {}
        stories: dict[int, int] = {}
        for folder in self._rows.folders:
            if self._library is None:
                found = group_pages(self._pages, folder)
            else:
                task = pool.run(group_library, self._library, folder, time_limit=GROUP_LIMIT)
                while not task.done() and not self._stop.wait(0.05):
                    pass
                if self._stop.is_set():
                    return
                try:
                    found = task.result()
                except WinnowError:  # without groups the list is still a list
                    continue
            clusters |= found.clusters
            stories |= found.stories
        self._rows.set_groups(clusters, stories)
        self._rows.announce(reordered=True)

    def _rate(self) -> float:
        now = time.monotonic()
        recent = [(at, count) for at, count in self._times if now - at < RATE_WINDOW]
        if len(recent) < 2:
            return 0.0
        return sum(count for _, count in recent[1:]) / max(0.1, recent[-1][0] - recent[0][0])

    def _tell(self) -> None:
        progress = self.progress()
        for tell in list(self._on_progress):
            tell(progress)


__all__ = ["Indexer", "Progress", "StoreError"]
