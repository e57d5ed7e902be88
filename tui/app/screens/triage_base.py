"""What all parts of the triage screen share."""

from __future__ import annotations

from tui.app.keymap import KeyTable
from tui.app.list_left import as_one_filter
from tui.app.page_frame import Wish
from tui.app.screens.winnow_screen import SideScreen
from tui.app.widgets.preview import Preview
from tui.app.widgets.prompt import Prompt
from tui.app.widgets.side_pane import SidePane
from tui.app.widgets.status_line import StatusLine
from tui.app.widgets.triage_list import TriageList
from tui.library.decisions import Decisions
from tui.library.library import Library
from tui.library.rows import Rows


class TriageBase(SideScreen):
    """The widgets of the triage screen and the rows they show."""

    view = ""
    """Filter of the view."""
    typed_filter = ""
    """Filter that was typed over it."""
    preview_wanted = True
    grouped = False
    """Whether near copies are one row; then a decision is about all of them."""

    def __init__(
        self, library: Library, rows: Rows, palette: str, table: KeyTable, wish: Wish
    ) -> None:
        super().__init__(table)
        self.library = library
        self.header = StatusLine(palette, id="triage-header")
        self.list = TriageList(rows, palette, ascii_only=wish.ascii_only)
        self.list.columns = wish.list_columns
        self.side = SidePane(palette, ascii_only=wish.ascii_only)
        self.preview = Preview(palette)
        self.status = StatusLine(palette)
        for part in (self.header, self.preview, self.status):
            part.ascii_only = wish.ascii_only

    @property
    def decisions(self) -> Decisions:
        """What changes rows."""
        return self.winnow.decisions

    def say(self, words: str) -> None:
        """Say something in the status line."""
        self.status.say(words)

    async def ask(self, prompt: Prompt) -> None:
        """Ask for a line of text; only one thing is asked at a time."""
        for old in self.query(Prompt):
            await old.remove()
        await self.mount(prompt)

    def read_anew(self, says: str) -> None:
        """Find and read again what depends on what was said of files."""
        raise NotImplementedError

    def select_anew(self) -> None:
        """Filter and sort the rows again."""
        raise NotImplementedError

    def narrow_to(self, typed: str) -> None:
        """Narrow the list with a filter."""
        raise NotImplementedError

    def count_anew(self) -> None:
        """Count what the list shows now, where its overview is open."""
        raise NotImplementedError

    def show_counts(self) -> None:
        """Show how far the folder is decided."""
        raise NotImplementedError

    def save_screen(self) -> None:
        """Remember how the screen stands."""
        raise NotImplementedError

    def decided(self) -> None:
        """Something was decided: count anew, and remember."""
        raise NotImplementedError

    @property
    def narrowed(self) -> str:
        """What the list shows, as one filter."""
        return as_one_filter(self.view, self.typed_filter)
