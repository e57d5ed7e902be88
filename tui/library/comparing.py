"""The last part of indexing: pages that tell one story are compared, in a worker."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tui.errors import WinnowError
from tui.library.across import Across
from tui.library.library import Library
from tui.library.task_pool import TaskPool
from tui.store.database import Database
from tui.store.memory import Memory
from tui.store.pages import Pages

if TYPE_CHECKING:
    from tui.library.rows import Rows

COMPARE_LIMIT = 1_800.0
"""Seconds that comparing the pages of all stories may take; what was found by then is remembered."""

COMPARING = "comparing"
"""The kind under which is remembered that a list is still to be compared."""


class Comparing:
    """Has the stories of a list compared when pages came, now or in a run that was cut short.

    Args:
        database: The library.
        rows: The list.
    """

    def __init__(self, database: Database, rows: Rows) -> None:
        self._memory, self._rows = Memory(database), rows
        self._across = Across(self._memory, Pages(database))
        self._file = None if database.path is None else str(database.path)
        self._key = "\n".join(rows.folders)

    def is_due(self, new_pages: bool) -> bool:
        """Whether there is something to compare; remembers it until it is done."""
        if new_pages:
            self._memory.put(COMPARING, self._key, "1")
        return new_pages or self._memory.get(COMPARING, self._key) is not None

    def run(self, pool: TaskPool, stop: threading.Event) -> None:
        """Compare; ended early, it is due again the next time. Without a file nothing is kept."""
        if self._file is not None:
            folders = self._rows.folders
            task = pool.run(compare_library, self._file, folders, time_limit=COMPARE_LIMIT)
            while not task.done() and not stop.wait(0.05):
                pass
            if stop.is_set():
                return
            error = task.exception()
            if error is not None and not isinstance(error, WinnowError):
                raise error
        self._memory.put(COMPARING, self._key, None)
        self._rows.set_across(self._across.counts())
        self._rows.announce(reordered=True)


def compare_library(library: str, folders: Sequence[str]) -> None:
    """Compare the stories of a list and keep what conflicts. Runs in a worker."""
    # A worker compares; the process of the index needs none of it.
    from tui.library.story_marks import Stories

    with Library(Database(Path(library))) as opened:
        Stories(opened, opened.rows(folders)).save()
