"""The base of everything that draws line by line: no scrollbar, no animation, no child widgets."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.geometry import Offset, Region, Size
from textual.strip import Strip
from textual.widget import Widget

from tui.app.painting import Run, fill
from tui.app.rich_styles import strip_of
from tui.app.signs import in_ascii

WHEEL_LINES = 3
"""Lines a turn of the mouse wheel moves."""


class LineWidget(Widget):
    """A window of rows over something longer; `top` is the first row that is shown.

    A `ScrollView` would bring scrollbars, virtual sizes and animated scrolling, none of which the
    reader wants; a plain widget with `render_line` draws the same rows with less.
    """

    DEFAULT_CSS = """
    LineWidget { width: 1fr; height: 1fr; }
    """

    def __init__(self, palette: str, *, id: str | None = None) -> None:  # noqa: A002 - Textual's
        super().__init__(id=id)
        self.palette = palette
        self.ascii_only = False
        """Whether what is ours on it is drawn without signs outside of ASCII."""
        self.top = 0

    def _size_updated(
        self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True
    ) -> bool:
        """Take a new size. A name of Textual 8.2 that is not public: by itself a widget asks for
        the whole layout once more after each change of its size, for scrollbars that may have come
        and gone; there are none here."""
        del layout
        return super()._size_updated(size, virtual_size, container_size, layout=False)

    @property
    def rows(self) -> int:
        """How many rows there are in all."""
        return 0

    def row_runs(self, row: int, width: int) -> Sequence[Run]:
        """What row `row` of all shows."""
        del row, width
        return ()

    def render_line(self, y: int) -> Strip:
        """One row of the window."""
        width = self.size.width
        row = self.top + y
        return self.strip_for(self.row_runs(row, width) if 0 <= row < self.rows else (), width)

    def strip_for(self, runs: Sequence[Run], width: int) -> Strip:
        """Runs as a whole row."""
        filled = fill(runs, width)
        if self.ascii_only:
            filled = [Run(in_ascii(text), ink) for text, ink in filled]
        return strip_of(filled, width, self.palette)

    @property
    def last_top(self) -> int:
        """The greatest `top` that leaves no empty rows below."""
        return max(0, self.rows - self.size.height)

    def move_to(self, top: int) -> bool:
        """Show rows from `top` on; returns whether anything moved."""
        wanted = max(0, min(top, self.last_top))
        if wanted == self.top:
            return False
        self.top = wanted
        self.refresh()
        return True

    def move_by(self, rows: int) -> bool:
        """Move the window; returns whether anything moved."""
        return self.move_to(self.top + rows)

    def set_cursor(self, y: int, x: int = 0) -> None:
        """Put the terminal's own cursor on a cell of this widget, where it is shown at all: screen
        readers and braille lines follow it."""
        app = self.app
        if getattr(app, "hardware_cursor", False) and self.has_focus:
            inside = Offset(x, max(0, min(y, self.size.height - 1)))
            app.cursor_position = self.region.offset + inside

    def use_palette(self, palette: str) -> None:
        """Draw in other colours."""
        self.palette = palette
        self.refresh()

    def refresh_rows(self, first: int, last: int) -> None:
        """Draw some of all rows anew."""
        low, high = max(first, self.top), min(last, self.top + self.size.height - 1)
        if low <= high:
            self.refresh(Region(0, low - self.top, self.size.width, high - low + 1))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel moves the window."""
        event.stop()
        self.move_by(WHEEL_LINES)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel moves the window."""
        event.stop()
        self.move_by(-WHEEL_LINES)
