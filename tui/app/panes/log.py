"""The log of what was done, newest first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from tui.app.ink import Ink
from tui.app.painting import Run
from tui.app.panes.content import PaneEntry, wrapped
from tui.library.words import count

TIME_COLUMN = 13
"""Cells of the column of times."""


class LogPane:
    """Every change with its time; what was undone is dim."""

    name = "log"

    def __init__(self, changes: Sequence[tuple[float, str, bool]]) -> None:
        self._changes = changes

    def title(self) -> str:
        """How many changes are shown."""
        return count(len(self._changes), "change") if self._changes else "nothing was changed yet"

    def hint(self) -> str:
        """The keys that matter here."""
        return "u undoes the newest · ctrl+r redoes"

    def entries(self, width: int, opened: object = None) -> Sequence[PaneEntry]:
        """One entry a change: (time, words, whether it stands)."""
        del opened
        found = []
        for at, says, stands in self._changes:
            time = datetime.fromtimestamp(at).astimezone().strftime("%m-%d %H:%M")
            ink = Ink.PLAIN if stands else Ink.DIM
            rows = wrapped(says if stands else f"{says} (undone)", width, ink, TIME_COLUMN)
            rows[0] = (Run(time.ljust(TIME_COLUMN), Ink.DIM), *rows[0][1:])
            found.append(PaneEntry(tuple(rows), None, says))
        return found
