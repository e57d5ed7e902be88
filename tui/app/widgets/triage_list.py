"""The triage list on the screen: a heading, and the rows that are in view."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual import events
from textual.message import Message
from textual.strip import Strip

from tui.app.ink import Ink
from tui.app.painting import Run
from tui.app.triage_rows import DEFAULT_COLUMNS, SIGN, heading_runs, row_runs
from tui.app.widgets.line_widget import LineWidget
from tui.library.rows import Rows


class TriageList(LineWidget, can_focus=True):
    """Draws only the rows in view, however many there are."""

    @dataclass
    class CursorMoved(Message):
        """The cursor is on another page."""

        number: int | None

        def can_replace(self, message: Message) -> bool:
            """Only the newest of a burst counts."""
            return isinstance(message, TriageList.CursorMoved)

    class Opened(Message):
        """The page under the cursor was clicked twice."""

    def __init__(self, rows: Rows, palette: str, *, ascii_only: bool = False) -> None:
        super().__init__(palette, id="pages")
        self.columns: Sequence[str] = DEFAULT_COLUMNS
        self.all_rows = rows
        self.order: list[int] = []
        """Row numbers in the order in which they are shown."""
        self.cursor = 0
        self.selected: set[int] = set()
        self.sort = "found"
        self.reverse = False
        self.ascii_only = ascii_only

    # ---------------------------------------------------------------- what is shown

    def show(self, order: list[int], keep: int | None = None) -> None:
        """Show these rows; the cursor stays on row `keep` where it still is among them, and on
        its line of the screen."""
        here = self.current if keep is None else keep
        line = self.cursor - self.top
        self.order = order
        if here is not None and (not self.order or self._number_at(self.cursor) != here):
            try:
                self.cursor = self.order.index(here)
            except ValueError:
                self.cursor = min(self.cursor, max(0, len(order) - 1))
        self.cursor = max(0, min(self.cursor, len(order) - 1))
        self.top = self.cursor - line
        self._keep_in_view()
        self.refresh()
        self.post_message(self.CursorMoved(self.current))

    @property
    def rows(self) -> int:
        """Rows of the list, and its heading."""
        return len(self.order) + 1

    @property
    def room(self) -> int:
        """Rows of pages in view."""
        return max(1, self.size.height - 1)

    @property
    def current(self) -> int | None:
        """Number of the row under the cursor."""
        return self._number_at(self.cursor)

    @property
    def in_view(self) -> list[int]:
        """Numbers of the rows in view."""
        return self.order[self.top : self.top + self.room]

    def _number_at(self, place: int) -> int | None:
        return self.order[place] if 0 <= place < len(self.order) else None

    def refresh_numbers(self, numbers: Sequence[int]) -> None:
        """Draw the rows with these numbers anew, if they are in view."""
        wanted = set(numbers)
        for place, number in enumerate(self.in_view, self.top):
            if number in wanted:
                self.refresh_rows(place + 1, place + 1)

    # ---------------------------------------------------------------- cursor

    def move_cursor(self, place: int) -> bool:
        """Put the cursor on a place of the list; returns whether it moved."""
        wanted = max(0, min(place, len(self.order) - 1))
        if wanted == self.cursor:
            return False
        before, self.cursor = self.cursor, wanted
        top = self.top
        self._keep_in_view()
        if self.top == top:
            self.refresh_rows(before + 1, before + 1)
            self.refresh_rows(wanted + 1, wanted + 1)
        else:
            self.refresh()
        self.post_message(self.CursorMoved(self.current))
        return True

    def _keep_in_view(self) -> None:
        if not self.size.height:  # not laid out yet: the cursor's line is still to come
            return
        if self.cursor < self.top:
            self.top = self.cursor
        elif self.cursor >= self.top + self.room:
            self.top = self.cursor - self.room + 1
        self.top = max(0, min(self.top, max(0, len(self.order) - self.room)))

    def step_to(self, forward: bool, wanted: Callable[[int], bool]) -> bool:
        """Move to the nearest row that is wanted; returns whether there is one."""
        places = (
            range(self.cursor + 1, len(self.order)) if forward else range(self.cursor - 1, -1, -1)
        )
        for place in places:
            if wanted(self.order[place]):
                return self.move_cursor(place)
        return False

    # ---------------------------------------------------------------- drawing

    def render_line(self, y: int) -> Strip:
        """The heading on top, then the rows in view."""
        width = self.size.width
        if y == 0:
            runs: list[Run] = heading_runs(
                width, self.sort, self.reverse, self.ascii_only, self.columns
            )
        elif not self.order:
            runs = self._nothing() if y == 2 else []
        else:
            place = self.top + y - 1
            number = self._number_at(place)
            runs = [] if number is None else self._row(place, number, width)
        return self.strip_for(runs, width)

    def _nothing(self) -> list[Run]:
        if not self.all_rows.count:
            return [Run(" " * SIGN + "no page was found here yet", Ink.DIM)]
        so_far = " so far; not all are read yet" if 1 in self.all_rows.stale else "; Esc shows all"
        return [Run(" " * SIGN + "no page is like this" + so_far, Ink.DIM)]

    def _row(self, place: int, number: int, width: int) -> list[Run]:
        return row_runs(
            self.all_rows.row(number),
            width,
            cursor=place == self.cursor,
            selected=number in self.selected,
            focused=self.has_focus,
            ascii_only=self.ascii_only,
            names=self.columns,
        )

    def on_resize(self, event: events.Resize) -> None:
        """Keep the cursor in view."""
        del event
        self._keep_in_view()
        self.refresh()

    def on_focus(self) -> None:
        """Show where the keys go."""
        self.refresh()

    def on_blur(self) -> None:
        """Show where the keys go."""
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor, a second one opens."""
        place = self.top + event.y - 1
        if event.y == 0 or self._number_at(place) is None:
            return
        event.stop()
        if place == self.cursor:
            self.post_message(self.Opened())
        else:
            self.move_cursor(place)
