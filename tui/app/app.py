"""The app: opens screens, and keeps how they were left."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.css.errors import StylesheetError
from textual.css.stylesheet import Stylesheet
from textual.css.tokenizer import TokenError

from tui.app.early import sized
from tui.app.keymap import Action, KeyTable
from tui.app.page_frame import Wish
from tui.app.row_refs import RowRefs
from tui.app.screens.reader import ReaderScreen
from tui.app.shared import SharedApp
from tui.app.sheets import style_sheets
from tui.app.themes import textual_theme, textual_themes
from tui.app.typesetting.typeset import DEFAULT_MEASURE
from tui.errors import StoreError
from tui.library.desk import Desk
from tui.library.last_screen import keep_screen
from tui.library.library import Library
from tui.library.rows import Rows
from tui.model import CleanedPage

if TYPE_CHECKING:
    from tui.app.screens.triage import TriageScreen
    from tui.library.index import Indexer


class Winnow(SharedApp):
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
        super().__init__(
            library, rows, desk, palette, wish or Wish(DEFAULT_MEASURE), table or KeyTable(), glance
        )
        self._look, self._first_palette = look, palette
        self.indexer = indexer
        self._own_sheet = own_sheet
        self._triage: TriageScreen | None = None
        self._reader: ReaderScreen | None = None
        """The reading screen, where a single page is read."""
        for theme in textual_themes():
            self.register_theme(theme)
        self.theme = textual_theme(palette)

    @property
    def is_being_read(self) -> bool:
        """Whether pages of the folder may still come to be known."""
        return self.indexer is not None and not self.indexer.wait(0)

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

    def go_to_list(self, says: str) -> bool:
        """Back to the list, which reads its files anew; returns whether there is one."""
        triage = self._pop_to_list()
        if triage is not None:
            triage.read_anew(says)
        return triage is not None

    @property
    def has_list(self) -> bool:
        """Whether a list was opened, not a single page."""
        return self._triage is not None

    def do_in_list(self, action: Action) -> bool:
        """Back to the list, which does what an action says; returns whether there is one."""
        triage = self._pop_to_list()
        if triage is not None:
            triage.call_next(triage.carry_out, action)
        return triage is not None

    def _pop_to_list(self) -> TriageScreen | None:
        while self._triage is not None and self.screen is not self._triage:
            self.pop_screen()
        return self._triage
