"""The preview: how the page under the cursor of the list begins."""

from __future__ import annotations

from collections.abc import Sequence

from tui.app.ink import Ink
from tui.app.list_layout import BELOW_ROWS
from tui.app.painting import Run
from tui.app.typesetting.wrap import crop, wrap
from tui.app.widgets.line_widget import LineWidget

BEGINNING = 600
"""Characters of an article that a preview below the list can show at most; longer texts are never
wrapped whole."""

BEGINNING_BESIDE = 8_000
"""The same for one beside the list: a hundred lines."""

INDENT = 5
"""Cells before the text, which so stands under the list's titles."""

BESIDE_INDENT = 3
"""Cells between the list and a preview beside it."""

BESIDE_TITLE = 3
"""Lines of a title beside the list at most."""

MEASURE = 100
"""Cells of a line at most: wider ones are hard to follow."""


def preview_runs(title: str, text: str, width: int) -> list[list[Run]]:
    """The rows of a preview below the list; fewer than `BELOW_ROWS` where there is less to show."""
    room = max(10, min(MEASURE, width - INDENT - 1))
    beginning = " ".join(text[:BEGINNING].split())
    cut = len(text) > BEGINNING
    lines = _cut_lines([beginning], room, BELOW_ROWS - 2, cut)
    lead = Run(" " * INDENT, Ink.PLAIN)
    rows = [[], [lead, Run(crop(title, room), Ink.HEADING)]]
    return rows + [[lead, Run(line, Ink.PLAIN)] for line in lines]


def beside_runs(title: str, text: str, width: int, height: int) -> list[list[Run]]:
    """The rows of a preview beside the list: the title, then paragraphs as far as they go."""
    room = max(10, width - BESIDE_INDENT - 1)
    heading = [title[start:end] for start, end in wrap(title, room)[:BESIDE_TITLE]]
    cut = len(text) > BEGINNING_BESIDE
    paragraphs = [" ".join(part.split()) for part in text[:BEGINNING_BESIDE].split("\n\n")]
    lines = _cut_lines(paragraphs, room, max(0, height - len(heading) - 1), cut)
    lead = Run(" " * BESIDE_INDENT, Ink.PLAIN)
    rows = [[lead, Run(line, Ink.HEADING)] for line in heading]
    return [*rows, [], *([lead, Run(line, Ink.PLAIN)] for line in lines)][:height]


def _cut_lines(paragraphs: Sequence[str], room: int, most: int, cut: bool) -> list[str]:
    """The first lines of some paragraphs, with a blank one between; “…” where there is more."""
    lines: list[str] = []
    for paragraph in paragraphs:
        if len(lines) > most:
            break
        lines += [""] if lines else []
        lines += [paragraph[start:end] for start, end in wrap(paragraph, room)]
    kept = lines[:most]
    if kept and (cut or len(lines) > most):
        kept[-1] = crop(kept[-1] + " " * room, room - 1).rstrip("… ") + " …"
    return kept


class Preview(LineWidget):
    """Below the list or beside it; says nothing while it knows nothing."""

    def __init__(self, palette: str) -> None:
        super().__init__(palette, id="preview")
        self._shown = ("", "")
        self._laid: tuple[tuple[int, int], list[list[Run]]] | None = None

    @property
    def rows(self) -> int:
        """As many as there is room for."""
        return self.size.height

    def show(self, title: str, text: str) -> None:
        """Show how a page begins; drawn only when it is another than before."""
        shown = title, text[: BEGINNING_BESIDE + 1]
        if shown != self._shown:
            self._shown, self._laid = shown, None
            self.refresh()

    def row_runs(self, row: int, width: int) -> Sequence[Run]:
        """The title, then the text."""
        if not any(self._shown):
            return ()
        size = width, self.size.height
        if self._laid is None or self._laid[0] != size:
            beside = size[1] > BELOW_ROWS
            laid = beside_runs(*self._shown, *size) if beside else preview_runs(*self._shown, width)
            self._laid = size, laid
        rows = self._laid[1]
        return rows[row] if row < len(rows) else ()
