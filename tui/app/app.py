"""The app: opens screens, holds what they share."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.css.errors import StylesheetError
from textual.css.stylesheet import Stylesheet
from textual.css.tokenizer import TokenError
from textual.screen import Screen

from tui.app.early import sized
from tui.app.keymap import KeyTable
from tui.app.page_frame import Wish
from tui.app.row_refs import RowRefs
from tui.app.screens.reader import ReaderScreen
from tui.app.sheets import style_sheets
from tui.app.terminal import clipboard
from tui.app.terminal.life import Life
from tui.app.terminal.thin_output import ThinOutput
from tui.app.themes import textual_theme, textual_themes
from tui.app.triage_header import folder_words
from tui.app.typesetting.typeset import DEFAULT_MEASURE
from tui.errors import StoreError
from tui.library.block_index import BlockIndex
from tui.library.desk import Desk
from tui.library.last_screen import keep_screen
from tui.library.library import Library
from tui.library.places import state_folder
from tui.library.reading import Reading
from tui.library.rows import Rows
from tui.model import CleanedPage

if TYPE_CHECKING:
    from tui.app.screens.triage import TriageScreen
    from tui.library.index import Indexer


class Winnow(ThinOutput[int], Life[int]):
    """winnow, the reader.

    Args:
        library: Where everything is kept.
        rows: The pages of the list.
        desk: Opens them.
        palette: Name of the theme.
        wish: How pages are shown.
        table: The keys that hold.
        indexer: Fills the list; None when a single page is read.
        own_sheet: Path of a style sheet of the reader's own.
        look: The settings' part in how a page is drawn, for the screen that is left.
        glance: What was seen at first of the page that is opened, while it is not there.
    """

    CSS_PATH = style_sheets("shell", "reader", "triage")
    BINDINGS: ClassVar[list[BindingType]] = []
    ENABLE_COMMAND_PALETTE = False
    TITLE = "winnow"

    def __init__(
        self,
        library: Library,
        rows: Rows,
        desk: Desk,
        *,
        palette: str = "ansi",
        wish: Wish | None = None,
        table: KeyTable | None = None,
        indexer: Indexer | None = None,
        own_sheet: str = "",
        look: str = "",
        glance: CleanedPage | None = None,
    ) -> None:
        super().__init__()
        self.animation_level = "none"
        self.glance = glance
        self._look, self._first_palette = look, palette
        self.library = library
        self.rows = rows
        self.desk = desk
        desk.hints = library.hints.of
        self.palette = palette
        self.wish = wish or Wish(DEFAULT_MEASURE)
        self.hardware_cursor = self.wish.linear
        self.table = table or KeyTable()
        self.indexer = indexer
        self.decisions = library.decisions(rows)
        self.reading = Reading(library, rows, self.decisions)
        self.open_pane: str | None = None
        self.place_marks: dict[str, tuple[int, tuple[int, int]]] = {}
        self.last_read: int | None = None
        self._own_sheet = own_sheet
        self._places: dict[str, tuple[int, int]] = {}
        self._offsets: dict[str, int] = {}
        self._triage: TriageScreen | None = None
        self._reader: ReaderScreen | None = None
        """The reading screen, where a single page is read."""
        for theme in textual_themes():
            self.register_theme(theme)
        self.theme = textual_theme(palette)

    def on_mount(self) -> None:
        """Open the first screen."""
        problem = self._read_own_sheet()
        if self.indexer is not None:
            # The list and its panes are a fifth of our own modules; a single page needs none.
            from tui.app.screens.triage import TriageScreen

            self._triage = TriageScreen(
                self.library, self.rows, self.indexer, self.palette, self.table, self.wish
            )
            self.push_screen(self._triage)
        else:
            self._reader = ReaderScreen(
                RowRefs(self.rows, range(self.rows.count)), 0, self.palette, self.table
            )
            self.push_screen(self._reader)
        if problem:
            self.notify(problem, title="style sheet", severity="warning", markup=False)

    def save_state(self) -> None:
        """Keep where every page and the list were left, and end what runs beside."""
        with suppress(StoreError):  # where nothing can be kept, the screen has said so
            for digest, offset in self._offsets.items():
                self.reading.save_position(digest, offset)
            if self._triage is not None:
                self.library.save_screen(self.folder, self._triage.state())
            elif self._reader is not None and self.palette == self._first_palette:
                self._keep_screen(self._reader)
        if self.indexer is not None:
            self.indexer.stop()

    def _keep_screen(self, reader: ReaderScreen) -> None:
        """Remember how the page looks from here, so that it stands at once the next time."""
        ref, size = reader.ref, (self.size.width, self.size.height)
        if ref.member is None and ref.path != "-":
            screen = reader.last_screen(size, self.wish)
            keep_screen(self.library.memory, ref.path, sized(self._look, size), screen)

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

    def _read_own_sheet(self) -> str:
        """Read the reader's own style sheet; returns what is wrong with it, if anything.

        It is parsed apart from ours first: a broken one would end the app.
        """
        if not self._own_sheet:
            return ""
        path = Path(self._own_sheet).expanduser()
        trial = Stylesheet(variables=self.get_css_variables())
        try:
            trial.add_source(path.read_text(encoding="utf-8"), read_from=(str(path), ""))
            trial.parse()
        except OSError as error:
            return f"cannot read {path}: {error.strerror}"
        except (UnicodeDecodeError, StylesheetError, TokenError):
            return f"{path} is no style sheet that Textual understands; it is not used"
        self.stylesheet.read(path)
        self.stylesheet.reparse()
        self.stylesheet.update(self)
        return ""

    def read_rows(self, order: Sequence[int], place: int) -> None:
        """Open the reading screen on a page of the list."""
        refs = RowRefs(self.rows, order)
        self.push_screen(ReaderScreen(refs, place, self.palette, self.table))

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
        if self._triage is None:
            return False
        while self.screen is not self._triage:
            self.pop_screen()
        self._triage.read_anew(says)
        return True

    def kept_page(self, number: int) -> CleanedPage | None:
        """A row's page as it was left; None while it was never read."""
        page = self.rows.pages[number]
        digest = self.library.pages.digest_of(page) if page >= 0 else None
        kept = None if digest is None else self.library.kept(digest, self.rows.ref(number))
        return None if kept is None else self.reading.as_left(number, kept)

    def leave(self, screen: Screen[None]) -> None:
        """Close a screen; the outermost one ends the program."""
        if len(self.screen_stack) > 2 and screen is self.screen:
            self.pop_screen()
        else:
            self.exit(0)

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
