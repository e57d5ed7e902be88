"""The status line: what is under the cursor, what just happened, where one is."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from tui.app.ink import Ink
from tui.app.painting import Run, status_runs
from tui.app.widgets.line_widget import LineWidget

MARGINS = 4
"""Blanks at both ends of the line and between its two parts."""


class StatusLine(LineWidget):
    """One quiet row at the foot of the screen."""

    DEFAULT_CSS = """
    StatusLine { height: 1; dock: bottom; }
    StatusLine#triage-header { dock: top; }
    """

    def __init__(self, palette: str, *, id: str = "status") -> None:  # noqa: A002 - Textual's
        super().__init__(palette, id=id)
        self._left: tuple[str, Ink] = ("", Ink.DIM)
        self._right = ""
        self._alone = False

    @property
    def rows(self) -> int:
        """Always one."""
        return 1

    @property
    def message(self) -> str:
        """What it says now."""
        return self._left[0]

    def say(self, words: str, ink: Ink = Ink.DIM, *, alone: bool = False) -> None:
        """Say something at the left; `alone`, what stands at the right gives way where both do not
        fit."""
        if (words, ink, alone) != (*self._left, self._alone):
            self._left, self._alone = (words, ink), alone
            self.refresh()

    def show_place(self, words: str) -> None:
        """Say where one is, at the right."""
        if words != self._right:
            self._right = words
            self.refresh()

    def row_runs(self, row: int, width: int) -> Sequence[Run]:
        """Left, a gap, right."""
        del row
        words, ink = self._left
        gives_way = self._alone and cell_len(words) + cell_len(self._right) + MARGINS > width
        return status_runs(words, ink, "" if gives_way else self._right, width)
