"""The status line: what is under the cursor, what just happened, where one is."""

from __future__ import annotations

from collections.abc import Sequence

from tui.app.ink import Ink
from tui.app.painting import Run, status_runs
from tui.app.widgets.line_widget import LineWidget


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

    @property
    def rows(self) -> int:
        """Always one."""
        return 1

    @property
    def message(self) -> str:
        """What it says now."""
        return self._left[0]

    def say(self, words: str, ink: Ink = Ink.DIM) -> None:
        """Say something at the left."""
        if (words, ink) != self._left:
            self._left = (words, ink)
            self.refresh()

    def show_place(self, words: str) -> None:
        """Say where one is, at the right."""
        if words != self._right:
            self._right = words
            self.refresh()

    def row_runs(self, row: int, width: int) -> Sequence[Run]:
        """Left, a gap, right."""
        del row
        return status_runs(*self._left, self._right, width)
