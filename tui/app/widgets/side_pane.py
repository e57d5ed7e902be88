"""The side pane: entries of a few rows each, one of them under the cursor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.message import Message
from textual.strip import Strip

from tui.app.ink import Ink
from tui.app.painting import Run
from tui.app.panes import PaneContent, PaneEntry
from tui.app.widgets.line_widget import LineWidget

EDGE = 2
"""Cells of the rule and the blank at the pane's left."""


class SidePane(LineWidget, can_focus=True):
    """Shows one content at a time, with a heading above."""

    @dataclass
    class Chosen(Message):
        """An entry was chosen."""

        content: PaneContent
        key: object

    @dataclass
    class Rested(Message):
        """The cursor rests on another entry."""

        content: PaneContent
        key: object

    def __init__(self, palette: str, *, ascii_only: bool = False) -> None:
        super().__init__(palette, id="side")
        self.content: PaneContent | None = None
        self.query_words = ""
        self.ascii_only = ascii_only
        self.linear = False
        """No line beside the text, the terminal's cursor on the entry."""
        self._entries: Sequence[PaneEntry] = ()
        self._rows: list[tuple[int, tuple[Run, ...]]] = []
        self._starts: list[int] = []
        self.cursor = 0
        self._built_for = 0
        """Cells of width that the rows were made for."""

    # ---------------------------------------------------------------- content

    def show(self, content: PaneContent, key: object = None) -> None:
        """Show a content, the cursor on the entry of a key if there is one."""
        same = self.content is not None and self.content.name == content.name
        cursor = self.cursor if same else 0
        if not same:
            self.query_words = ""
            self.top = 0
        self.content = content
        self._build()
        keys = [entry.key for entry in self._entries]
        if key is not None and key in keys:
            cursor = keys.index(key)
        self._move_cursor(cursor, 1, tell=False)
        self.refresh()

    def narrow(self, words: str) -> None:
        """Show only entries that hold these words."""
        self.query_words = words
        self._build()
        self._move_cursor(0, 1)
        self.refresh()

    @property
    def current_key(self) -> object:
        """What the entry under the cursor stands for."""
        if 0 <= self.cursor < len(self._entries):
            return self._entries[self.cursor].key
        return None

    def _build(self) -> None:
        """Make the rows for the width that the pane has now."""
        self._built_for = self.size.width
        width = max(10, self.size.width - EDGE - 1)
        if self.content is None:
            self._entries = ()
        else:
            opened = self.current_key if self._opens else None
            entries = self.content.entries(width, opened)
            words = self.query_words.casefold().split()
            self._entries = [
                entry
                for entry in entries
                if all(word in entry.words.casefold() for word in words)
                and (not words or entry.key is not None)
            ]
        self._rows = []
        self._starts = []
        for number, entry in enumerate(self._entries):
            self._starts.append(len(self._rows))
            self._rows += [(number, row) for row in entry.rows]

    @property
    def _opens(self) -> bool:
        return self.content is not None and self.content.name in ("aside", "quotes")

    def on_resize(self, event: events.Resize) -> None:
        """The entry under the cursor stays in sight."""
        del event
        self._fit()
        top = self.top
        self._keep_in_view()
        self._follow_entry()
        if self.top != top:
            self.refresh()

    def _fit(self) -> None:
        """Make the rows anew for another width, the cursor where it is."""
        if self._built_for != self.size.width:
            self._build()
            self._keep_in_view()

    # ---------------------------------------------------------------- cursor

    def step(self, by: int) -> None:
        """Move the cursor by entries; without entries to choose, the rows."""
        if not any(entry.key is not None for entry in self._entries):
            self.move_by(by)
            return
        self._move_cursor(self.cursor + by, 1 if by > 0 else -1)

    def page(self, direction: int) -> None:
        """Move the cursor by a screen of rows."""
        if not self._rows:
            return
        here = self._starts[self.cursor] if self.cursor < len(self._starts) else 0
        there = max(0, min(len(self._rows) - 1, here + direction * max(1, self._room - 1)))
        if not any(entry.key is not None for entry in self._entries):
            self.move_by(direction * max(1, self._room - 1))
            return
        self._move_cursor(self._rows[there][0], direction)

    def jump(self, to_end: bool) -> None:
        """Move the cursor to the first or last entry."""
        self._move_cursor(len(self._entries) - 1 if to_end else 0, -1 if to_end else 1)
        if not to_end:
            self.move_to(0)

    def choose(self) -> None:
        """Tell that the entry under the cursor was chosen."""
        if self.content is not None and self.current_key is not None:
            self.post_message(self.Chosen(self.content, self.current_key))

    def _move_cursor(self, wanted: int, direction: int, *, tell: bool = True) -> None:
        count = len(self._entries)
        if not count:
            self.cursor = 0
            return
        at = max(0, min(wanted, count - 1))
        for step in (direction, -direction):
            place = at
            while 0 <= place < count and self._entries[place].key is None:
                place += step
            if 0 <= place < count:
                at = place
                break
        moved = at != self.cursor and tell
        self.cursor = at
        if self._opens:
            self._build()
        self._keep_in_view()
        self._follow_entry()
        self.refresh()
        if moved and self.content is not None:
            self.post_message(self.Rested(self.content, self.current_key))

    def _follow_entry(self) -> None:
        if self.cursor < len(self._starts):
            self.set_cursor(self._starts[self.cursor] - self.top + 1, EDGE)

    def _keep_in_view(self) -> None:
        if self.cursor >= len(self._starts):
            return
        first = self._starts[self.cursor]
        last = first + len(self._entries[self.cursor].rows) - 1
        if last >= self.top + self._room:
            self.top = last - self._room + 1
        if first < self.top:
            # The heading of a group is part of its first entry.
            self.top = first if first > 1 else 0
        self.top = max(0, min(self.top, self.last_top))

    # ---------------------------------------------------------------- drawing

    @property
    def _room(self) -> int:
        return max(1, self.size.height - 1)

    @property
    def rows(self) -> int:
        """Rows of the content, and the heading."""
        return len(self._rows) + 1

    def render_line(self, y: int) -> Strip:
        """The heading on top, then the entries. A new size is told only after it was drawn."""
        self._fit()
        width = self.size.width
        edge = " " if self.linear else "│"
        runs: list[Run] = [Run(edge + " ", Ink.RULE)]
        if y == 0:
            runs += self._heading()
        else:
            row = self.top + y - 1
            if 0 <= row < len(self._rows):
                runs += self._entry_row(row)
        return self.strip_for(runs, width)

    def _heading(self) -> list[Run]:
        if self.content is None:
            return []
        narrowed = f" · “{self.query_words}”" if self.query_words else ""
        return [Run(self.content.title() + narrowed, Ink.HEADING if self.has_focus else Ink.BAR)]

    def _entry_row(self, row: int) -> list[Run]:
        number, runs = self._rows[row]
        if number != self.cursor or self._entries[number].key is None:
            return list(runs)
        if row == self._starts[number]:
            ink = Ink.FOCUS if self.has_focus else Ink.HEADING
            return [Run(text, own | ink) for text, own in runs]
        return list(runs)

    def on_focus(self) -> None:
        """Show where the keys go."""
        self._follow_entry()
        self.refresh()

    def on_blur(self) -> None:
        """Show where the keys go."""
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor, a second one chooses."""
        row = self.top + event.y - 1
        if event.y > 0 and 0 <= row < len(self._rows):
            event.stop()
            number = self._rows[row][0]
            again = number == self.cursor
            self._move_cursor(number, 1)
            if again:
                self.choose()
