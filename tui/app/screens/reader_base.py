"""What all parts of the reading screen share."""

from __future__ import annotations

from textual import events

from tui.app.keymap import Action, KeyTable
from tui.app.row_refs import RowRefs
from tui.app.screens.winnow_screen import SideScreen
from tui.app.widgets.article_view import ArticleView
from tui.app.widgets.side_pane import SidePane
from tui.app.widgets.status_line import StatusLine
from tui.model import CleanedPage, PageRef


class ReaderBase(SideScreen):
    """The widgets of the reading screen and the page they show."""

    def __init__(self, refs: RowRefs, index: int, palette: str, table: KeyTable) -> None:
        super().__init__(table)
        self.refs = refs
        self.index = index
        self.original: CleanedPage | None = None
        """The page as it was cleaned, before the reader moved any block."""
        self._waiting: list[tuple[Action, str]] = []
        """What was typed that needs the page, before it was there."""
        self._typed: list[events.Key] = []
        """What was typed after that for a line that it asks for."""
        self.article = ArticleView(palette)
        self.side = SidePane(palette)
        self.status = StatusLine(palette)

    @property
    def page(self) -> CleanedPage | None:
        """The page that is shown; None until it is there, also while what was seen of it at first
        stands in for it."""
        return None if self.original is None else self.article.page

    @property
    def ref(self) -> PageRef:
        """Where the page is."""
        return self.refs[self.index]

    @property
    def number(self) -> int:
        """The page's row in the list."""
        return self.refs.order[self.index]

    def open_index(self, index: int, place: tuple[int, int] | None = None) -> None:
        """Open another page of the list, at a place of it."""
        raise NotImplementedError

    def show_place(self) -> None:
        """Show at the right of the status line where one is."""
        raise NotImplementedError

    @property
    def mend_keys(self) -> str:
        """The keys that mend letters."""
        raise NotImplementedError

    def read_anew(self, says: str) -> None:
        """Read the page's file again, and say what was done."""
        raise NotImplementedError

    def follow_link(self, href: str) -> None:
        """Follow a link of the article."""
        raise NotImplementedError

    def say(self, words: str) -> None:
        """Say something in the status line until the next move."""
        self.status.say(words)
