"""The page that is opened first: on the screen as soon as anything of it is known."""

from __future__ import annotations

from concurrent.futures import Future
from concurrent.futures import TimeoutError as NotYet
from threading import Thread

from tui.app.early import Early
from tui.app.first_page import CLEANING, first_rows
from tui.app.page_frame import Wish
from tui.app.terminal.first_paint import Painted, adopt, paint
from tui.library.block_index import BlockIndex
from tui.library.glance import first_look
from tui.model import CleanedPage, PageRef

POLL = 0.02
"""Seconds between two looks at whether the page or the framework is ready."""


class Opening:
    """Paints the first page: as it was left, else as it was kept, else what is seen at first until
    it is cleaned.

    Args:
        early: The terminal.
        palette: Name of the theme.
        wish: How pages are shown.
        ref: Where the page is.
        future: The page, now or later.
        offset: The character of its text at which it was left.
    """

    def __init__(
        self,
        early: Early,
        palette: str,
        wish: Wish,
        ref: PageRef,
        future: Future[CleanedPage],
        offset: int | None = None,
    ) -> None:
        self._early, self._palette, self._wish = early, palette, wish
        self._ref, self._future, self._offset = ref, future, offset
        self.painted: Painted | None = None
        self.glance: CleanedPage | None = None
        """What was seen at first, while the page is not there."""

    def paint(self) -> None:
        """Paint what is known now, if anything is."""
        early = self._early
        if early.screen is not None:
            self.painted = adopt(early.screen.rows, early.guard, early.size)
        elif self._future.done():
            self._paint_page(self._future.result())
        else:
            self.glance = first_look(self._ref)
            if self.glance is not None:
                self._draw(self._rows(self.glance, CLEANING))

    def paint_when_ready(self, loading: Thread) -> None:
        """Paint the page when it is there, unless the live screen is ready before it is."""
        if self.painted is not None and self.glance is None:
            return
        while loading.is_alive():
            try:
                page = self._future.result(timeout=POLL)
            except NotYet:
                continue
            self._paint_page(page)
            self.glance = None
            return

    def _paint_page(self, page: CleanedPage) -> None:
        place = BlockIndex(page.article).place(self._offset) if self._offset else (0, 0)
        self._draw(self._rows(page, page.error or "", place))

    def _rows(self, page: CleanedPage, says: str, place: tuple[int, int] = (0, 0)) -> list[str]:
        size = self._early.guard.size()
        return first_rows(page, size, self._palette, self._wish, place, says=says)

    def _draw(self, rows: list[str]) -> None:
        if self.painted is not None and self.painted.still_stands():
            self.painted.change_to(rows)
        else:
            self.painted = paint(rows, self._early.guard)
