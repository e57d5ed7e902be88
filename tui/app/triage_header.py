"""The line of numbers over the triage list: how far the folder is decided, how fast. Pure."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from tui.model import display_name

if TYPE_CHECKING:
    from tui.library.sessions import SessionProgress

PACE_WINDOW = 300.0
"""Seconds over which the pace is taken: long enough to smooth a page that is read in between."""

PACE_FROM = 5
"""Decisions before a pace is shown; fewer say nothing."""


HEADER_EDGE = 5
"""Cells of the header that are blank: its edges, and before the filter."""

FOLDER_CELLS = 36
"""Characters of a folder's path that are shown: its end, which tells folders apart."""


class Counts(NamedTuple):
    """How far a folder is decided."""

    total: int
    kept: int
    discarded: int
    skipped: int

    @property
    def left(self) -> int:
        """Pages on which nothing is decided."""
        return self.total - self.kept - self.discarded - self.skipped


class Pace:
    """Decisions a minute over the last while; what is undone does not count."""

    def __init__(self) -> None:
        self._seen: deque[tuple[float, int]] = deque()

    def per_minute(self, now: float, decided: int) -> int | None:
        """The pace at a moment; None while there are too few decisions to tell.

        Args:
            now: Seconds on any clock that only goes forward.
            decided: Pages decided by then.
        """
        if not self._seen or self._seen[-1][1] != decided:
            self._seen.append((now, decided))
        while len(self._seen) > 1 and now - self._seen[1][0] >= PACE_WINDOW:
            self._seen.popleft()
        first, before = self._seen[0]
        elapsed = now - max(first, now - PACE_WINDOW)
        more = decided - before
        return round(60 * more / elapsed) if more >= PACE_FROM and elapsed > 0 else None


def count_words(counts: Counts, pace: int | None) -> list[str]:
    """How far a folder is decided, and decisions a minute if that can be told."""
    parts = [f"{counts.total:,} pages"]
    if counts.kept or counts.discarded or counts.skipped:
        parts += [f"{counts.kept:,} kept", f"{counts.discarded:,} discarded"]
        parts += [f"{counts.skipped:,} skipped"] if counts.skipped else []
        parts += [f"{counts.left:,} to go"]
    return [*parts, *([f"{pace:,}/min"] if pace is not None else [])]


def review_words(review: SessionProgress) -> list[str]:
    """How far a review session is."""
    parts = [f"review: {review.done:,} of {review.total:,}", f"{review.kept:,} kept"]
    parts += [f"{review.discarded:,} discarded", f"{review.left:,} left"]
    return [*parts, *([f"{review.rate:.0f}/min"] if review.rate else [])]


def header_words(
    folder: str, done: Sequence[str], total: int, indexed: int | None, room: int
) -> str:
    """The line, in as much detail as there is room for: first the folder's path gives way, then
    numbers from the left, so that what is left to do is told longest.

    Args:
        folder: The folder as it may be shown.
        done: How far it is decided.
        total: Pages.
        indexed: Pages indexed so far; None when the index is at rest.
        room: Cells.
    """
    parts = [*done, *([f"indexing {indexed:,}/{total:,}"] if indexed is not None else [])]
    numbers = " · ".join(parts)
    last = folder.rstrip("/").rpartition("/")[2]
    for name in (folder, f"…/{last}", last):
        line = f"{name}   {numbers}"
        if cell_len(line) <= room:
            return line
    shorter = (" · ".join(parts[first:]) for first in range(len(parts)))
    return next((line for line in shorter if cell_len(line) <= room), parts[-1])


def filter_words(narrowed: str) -> str:
    """What the list is narrowed to, for the header's right."""
    return f"filter: {narrowed}" if narrowed else ""


def place_words(here: int, total: int) -> str:
    """Where the cursor is, for the right of the status line."""
    return f"{here:,} of {total:,}   ? help"


def folder_words(folders: Sequence[str]) -> str:
    """The folders of a list, as they may be shown."""
    home = str(Path.home())
    shown = display_name(folders[0]) if folders else ""
    more = f" and {len(folders) - 1} more" if len(folders) > 1 else ""
    shown = "~" + shown[len(home) :] if shown.startswith(home + "/") else shown
    if len(shown) > FOLDER_CELLS:
        shown = "…" + shown[1 - FOLDER_CELLS :]
    return shown + more
