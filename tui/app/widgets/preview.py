"""The preview: how the page under the cursor of the list begins."""

from __future__ import annotations

from collections.abc import Sequence

from tui.app.ink import Ink
from tui.app.painting import Run
from tui.app.typesetting.wrap import crop, wrap
from tui.app.widgets.line_widget import LineWidget

ROWS = 5
"""A blank, the title, and three lines of text."""

BEGINNING = 600
"""Characters of an article that a preview can show at most; longer texts are never wrapped whole."""

INDENT = 5
"""Cells before the text, which so stands under the list's titles."""

MEASURE = 100
"""Cells of a line at most: wider ones are hard to follow."""


def preview_runs(title: str, text: str, width: int) -> list[list[Run]]:
    """The rows of a preview of this width; fewer than `ROWS` where there is less to show."""
    room = max(10, min(MEASURE, width - INDENT - 1))
    beginning = " ".join(text[:BEGINNING].split())
    spans = wrap(beginning, room)
    lines = [beginning[start:end] for start, end in spans[: ROWS - 2]]
    cut = len(spans) > len(lines) or len(text) > BEGINNING
    if lines and cut:
        lines[-1] = crop(lines[-1] + " " * room, room - 1).rstrip("… ") + " …"
    lead = Run(" " * INDENT, Ink.PLAIN)
    rows = [[], [lead, Run(crop(title, room), Ink.HEADING)]]
    return rows + [[lead, Run(line, Ink.PLAIN)] for line in lines]


class Preview(LineWidget):
    """A few rows below the list; says nothing while it knows nothing."""

    def __init__(self, palette: str) -> None:
        super().__init__(palette, id="preview")
        self._shown = ("", "")

    @property
    def rows(self) -> int:
        """Always as many."""
        return ROWS

    def show(self, title: str, text: str) -> None:
        """Show how a page begins; drawn only when it is another than before."""
        if (title, text) != self._shown:
            self._shown = title, text[: BEGINNING + 1]
            self.refresh()

    def row_runs(self, row: int, width: int) -> Sequence[Run]:
        """The title, then the text."""
        if not any(self._shown):
            return ()
        rows = preview_runs(*self._shown, width)
        return rows[row] if row < len(rows) else ()
