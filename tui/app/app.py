"""The app: opens screens, holds what they share."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual.binding import BindingType
from textual.css.errors import StylesheetError
from textual.css.stylesheet import Stylesheet
from textual.css.tokenizer import TokenError
from textual.screen import Screen

from tui.app.history import History
from tui.app.keymap import KeyTable
from tui.app.page_frame import Wish
from tui.app.screens.page_list import PageListScreen
from tui.app.screens.reader import ReaderScreen
from tui.app.sheets import style_sheets
from tui.app.terminal import clipboard
from tui.app.terminal.life import Life
from tui.app.terminal.thin_output import ThinOutput
from tui.app.themes import textual_theme, textual_themes
from tui.app.typesetting.typeset import DEFAULT_MEASURE
from tui.library.desk import Desk
from tui.library.places import state_folder
from tui.model import CleanedPage, PageRef


class Winnow(ThinOutput[int], Life[int]):
    """winnow, the reader.

    Args:
        refs: The pages to read.
        desk: Opens them.
        palette: Name of the theme.
        wish: How pages are shown.
        table: The keys that hold.
        as_list: Begin with the list even when there is one page only.
        own_sheet: Path of a style sheet of the reader's own.
    """

    CSS_PATH = style_sheets("shell", "reader")
    BINDINGS: ClassVar[list[BindingType]] = []
    ENABLE_COMMAND_PALETTE = False
    TITLE = "winnow"

    def __init__(
        self,
        refs: Sequence[PageRef],
        desk: Desk,
        *,
        palette: str = "ansi",
        wish: Wish | None = None,
        table: KeyTable | None = None,
        as_list: bool = False,
        own_sheet: str = "",
    ) -> None:
        super().__init__()
        self.animation_level = "none"
        self.refs = list(refs)
        self.desk = desk
        self.palette = palette
        self.wish = wish or Wish(DEFAULT_MEASURE)
        self.as_list = as_list or len(self.refs) != 1
        self.table = table or KeyTable()
        self._own_sheet = own_sheet
        self.history = History()
        self.open_pane: str | None = None
        self.place_marks: dict[str, tuple[int, tuple[int, int]]] = {}
        self._places: dict[str, tuple[int, int]] = {}
        for theme in textual_themes():
            self.register_theme(theme)
        self.theme = textual_theme(palette)

    def on_mount(self) -> None:
        """Open the first screen."""
        self.hardware_cursor = self.wish.linear
        problem = self._read_own_sheet()
        if self.as_list:
            self.push_screen(PageListScreen(self.refs, self.palette, self.table))
        else:
            self.read(0)
        if problem:
            self.notify(problem, title="style sheet", severity="warning", markup=False)

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

    def read(self, index: int) -> None:
        """Open the reading screen on a page of the list."""
        self.push_screen(ReaderScreen(self.refs, index, self.palette, self.table))

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
        """Where one read a page last."""
        return self._places.get(page.digest)

    def remember_place(self, page: CleanedPage, place: tuple[int, int]) -> None:
        """Remember where one reads a page."""
        if page.digest:
            self._places[page.digest] = place


def _nowhere(sequence: str) -> None:
    """There is no terminal to write to."""
