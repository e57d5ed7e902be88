"""The triage screen's part that shows how the page under the cursor begins."""

from __future__ import annotations

from textual import on, work
from textual.timer import Timer

from tui.app.list_layout import (
    LOW_SCREEN,
    WIDE_SCREEN,
    PreviewPlace,
    beside_width,
    preview_place,
)
from tui.app.screens.triage_base import TriageBase
from tui.app.widgets.triage_list import TriageList
from tui.errors import StoreError

RESTS = 0.3
"""Seconds the cursor rests before the preview follows: a held key draws rows of the list only."""


class Previewing(TriageBase):
    """Follows the cursor once it rests."""

    _resting: Timer | None = None

    def fit_preview(self) -> None:
        """Show the preview where it is wanted and there is room."""
        width, height = self.app.size
        place = preview_place(width, height, self.preview_wanted)
        beside = place is PreviewPlace.BESIDE
        self.set_class(place is not PreviewPlace.NOWHERE, "-preview")
        self.set_class(beside, "-beside")
        self.preview.styles.width = beside_width(width) if beside else None
        if place is not PreviewPlace.NOWHERE:
            self.follow_cursor()

    def do_preview(self) -> None:
        """Show or hide how the page under the cursor begins."""
        self.preview_wanted = not self.preview_wanted
        self.fit_preview()
        if self.preview_wanted and not self.has_class("-preview"):
            self.say(f"the preview needs a screen of {LOW_SCREEN} rows or {WIDE_SCREEN} columns")

    @on(TriageList.CursorMoved)
    def follow_cursor(self) -> None:
        """Look the page under the cursor up once nothing has moved for a while."""
        if not self.has_class("-preview"):
            return
        if self._resting is not None:
            self._resting.stop()
        self._resting = self.set_timer(RESTS, self._look_up)

    def _look_up(self) -> None:
        self._resting = None
        number = self.list.current
        if number is None:
            self.preview.show("", "")
        else:
            self._read_beginning(number)

    @work(thread=True, exclusive=True, group="preview", exit_on_error=False)
    def _read_beginning(self, number: int) -> None:
        """Fetch the page beside the screen: a large one takes a while to unpack."""
        rows = self.list.all_rows
        page, text = rows.pages[number], rows.errors.get(number, "")
        try:
            digest = self.library.pages.digest_of(page) if page >= 0 else None
            kept = None if digest is None else self.library.kept(digest, rows.ref(number))
        except StoreError as error:
            text, kept = str(error), None
        if kept is not None:
            text = kept.article.text or text or "no text of an article on this page"
        elif not text:
            text = "not read yet"
        self.app.call_from_thread(self._show_beginning, number, text)

    def _show_beginning(self, number: int, text: str) -> None:
        if number == self.list.current:  # the cursor may have gone on meanwhile
            self.preview.show(self.list.all_rows.title(number), text)
