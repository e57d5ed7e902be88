"""What the screens share: the library, the list, how pages are shown, and where each was left."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from textual.screen import Screen

from tui.app.keymap import Action, KeyTable
from tui.app.page_frame import Wish
from tui.app.terminal import clipboard
from tui.app.terminal.life import Life
from tui.app.terminal.thin_output import ThinOutput
from tui.app.themes import textual_theme
from tui.app.triage_header import folder_words
from tui.errors import StoreError
from tui.library.block_index import BlockIndex
from tui.library.desk import Desk
from tui.library.library import Library
from tui.library.places import state_folder
from tui.library.reading import Reading
from tui.library.rows import Rows
from tui.model import CleanedPage


class SharedApp(ThinOutput[int], Life[int]):
    """The app as its screens know it.

    Args:
        library: Where everything is kept.
        rows: The pages of the list.
        desk: Opens them.
        palette: Name of the theme.
        wish: How pages are shown.
        table: The keys that hold.
        glance: What was seen at first of the page that is opened, while it is not there.
    """

    def __init__(
        self,
        library: Library,
        rows: Rows,
        desk: Desk,
        palette: str,
        wish: Wish,
        table: KeyTable,
        glance: CleanedPage | None,
    ) -> None:
        super().__init__()
        self.animation_level = "none"
        self.glance = glance
        self.library = library
        self.rows = rows
        self.desk = desk
        desk.hints = library.hints.of
        self.palette = palette
        self.wish = wish
        self.hardware_cursor = wish.linear
        self.table = table
        self.decisions = library.decisions(rows)
        self.reading = Reading(library, rows, self.decisions)
        self.open_pane: str | None = None
        self.place_marks: dict[str, tuple[int, tuple[int, int]]] = {}
        self.last_read: int | None = None
        self._places: dict[str, tuple[int, int]] = {}
        self._offsets: dict[str, int] = {}

    # ---------------------------------------------------------------- opening other screens

    def read_rows(self, order: Sequence[int], place: int) -> None:
        """Open the reading screen on a page of the list."""
        raise NotImplementedError

    def read_rows_at(
        self, order: Sequence[int], place: int, digest: str, offset: int | None
    ) -> None:
        """Open a page of the list at a character of its text."""
        if offset is not None:
            self._places.pop(digest, None)
            self._offsets[digest] = offset
            with suppress(StoreError):
                self.reading.save_position(digest, offset)
        self.read_rows(order, place)

    def read_rows_at_place(
        self, order: Sequence[int], place: int, digest: str, at: tuple[int, int]
    ) -> None:
        """Open a page of the list at a character of one of its blocks."""
        self._places[digest] = at
        self.read_rows(order, place)

    def go_to_list(self, says: str) -> bool:
        """Back to the list, which reads its files anew; returns whether there is one."""
        raise NotImplementedError

    @property
    def has_list(self) -> bool:
        """Whether a list was opened, not a single page."""
        raise NotImplementedError

    def do_in_list(self, action: Action) -> bool:
        """Back to the list, which does what an action says; returns whether there is one."""
        raise NotImplementedError

    def leave(self, screen: Screen[None]) -> None:
        """Close a screen; the outermost one ends the program."""
        if len(self.screen_stack) > 2 and screen is self.screen:
            self.pop_screen()
        else:
            self.exit(0)

    # ---------------------------------------------------------------- what is known

    @property
    def is_being_read(self) -> bool:
        """Whether pages of the folder may still come to be known."""
        raise NotImplementedError

    @property
    def folder(self) -> str:
        """The folder that is triaged."""
        return self.rows.folders[0] if self.rows.folders else ""

    @property
    def folder_name(self) -> str:
        """The folder, as it may be shown."""
        return folder_words(self.rows.folders)

    def changes(self) -> list[tuple[float, str, bool]]:
        """What was done, newest first: time, words, whether it stands."""
        return [(c.at, c.says, c.state == "done") for c in self.decisions.log()]

    def kept_page(self, number: int) -> CleanedPage | None:
        """A row's page as it was left; None while it was never read."""
        page = self.rows.pages[number]
        digest = self.library.pages.digest_of(page) if page >= 0 else None
        kept = None if digest is None else self.library.kept(digest, self.rows.ref(number))
        return None if kept is None else self.reading.as_left(number, kept)

    def send_to_clipboard(self, text: str, what: str) -> str:
        """Send text to the clipboard; returns what to tell the reader."""
        driver = self._driver
        write = driver.write if driver is not None else _nowhere
        sent = clipboard.send(text, write, state_folder())
        if driver is not None:
            driver.flush()
        return f"{what}: {sent.message}"

    def use_theme(self, palette: str) -> None:
        """Change all colours."""
        self.palette = palette
        self.theme = textual_theme(palette)

    def place_of(self, page: CleanedPage) -> tuple[int, int] | None:
        """Where one read a page last, also in an earlier session."""
        known = self._places.get(page.digest)
        if known is not None:
            return known
        offset = self.reading.position(page.digest)
        return BlockIndex(page.article).place(offset) if offset else None

    def remember_place(self, page: CleanedPage, place: tuple[int, int]) -> None:
        """Remember where one reads a page: a character of its text, which outlives any layout."""
        if not page.digest:
            return
        self._places[page.digest] = place
        block = page.article.blocks[place[0]] if page.article.blocks else None
        if block is not None and block.start is not None:
            self._offsets[page.digest] = block.start + place[1]
        elif place == (0, 0):
            self._offsets[page.digest] = 0


def _nowhere(sequence: str) -> None:
    """There is no terminal to write to."""
