"""The reading screen's part that looks at other pages: the same quotation there, other versions."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence

from textual import on, work

from tui.app.navigation import JumpKind
from tui.app.panes import PaneContent
from tui.app.panes.elsewhere import Elsewhere, ElsewherePane
from tui.app.panes.marks import QuotesPane
from tui.app.screens.reader_deciding import ReaderDeciding
from tui.app.screens.versions import VersionsScreen
from tui.app.widgets.side_pane import SidePane
from tui.errors import WinnowError
from tui.library.similar_quotations import SimilarQuote, SimilarQuotes
from tui.model import CleanedPage, Quote


class Across(ReaderDeciding):
    """What the page has in common with the other pages of its list."""

    _similar: Mapping[int, Sequence[SimilarQuote]] = {}
    _similar_for: tuple[Quote, ...] | None = None
    _quotes_elsewhere: SimilarQuotes | None = None
    _quote = 0
    """Which quotation the pane of other pages is about."""

    def _open(self, name: str, key: object = None, *, focus: bool = True) -> None:
        if name == "elsewhere" and not self._similar_here.get(self._quote):
            name = "quotes"
        super()._open(name, key, focus=focus)
        if name == "quotes" and self.page is not None and self._similar_for is None:
            self._look_elsewhere(self.page)

    def _content(self, name: str, page: CleanedPage) -> PaneContent:
        if name == "quotes":
            return QuotesPane(page, self._similar_here)
        if name == "elsewhere":
            return ElsewherePane(page, self._quote, self._similar_here.get(self._quote, ()))
        return super()._content(name, page)

    # ---------------------------------------------------------------- quotations elsewhere

    @property
    def _similar_here(self) -> Mapping[int, Sequence[SimilarQuote]]:
        """What is known of the page's quotations as they stand now."""
        page = self.page
        if page is None or self._similar_for is None or page.marks.quotes != self._similar_for:
            self._similar, self._similar_for = {}, None
        return self._similar

    @work(exclusive=True, group="elsewhere", exit_on_error=False)
    async def _look_elsewhere(self, page: CleanedPage) -> None:
        """Look for the page's quotations on other pages without holding up the keys."""
        if self.winnow.rows.count < 2:
            return
        if self._quotes_elsewhere is None:
            self._quotes_elsewhere = SimilarQuotes(self.winnow.library, self.winnow.rows)
        try:
            found = await asyncio.to_thread(self._quotes_elsewhere.of_page, self.number, page)
        except WinnowError:
            return  # the list of quotations stands without what other pages have
        if self.page is not None and self.page.marks.quotes == page.marks.quotes:
            self._similar, self._similar_for = found, page.marks.quotes
            content = self.side.content
            if found and self.pane_is_open and content is not None and content.name == "quotes":
                shown = self._content("quotes", page)
                self.side.show(shown)
                if isinstance(self.focused, SidePane):
                    self.status.say(shown.hint())

    def _quote_under_cursor(self) -> int | None:
        """Which quotation keys act on: the entry of their list, else the focused mark."""
        content = self.side.content
        if isinstance(self.focused, SidePane) and content is not None:
            key = self.side.current_key
            return key if content.name == "quotes" and isinstance(key, int) else None
        return self._focused_number(JumpKind.QUOTE)

    # ---------------------------------------------------------------- versions

    def do_versions(self) -> None:
        """A quotation as other pages have it; else two versions of the story side by side."""
        content = self.side.content
        if self.pane_is_open and content is not None and content.name == "elsewhere":
            self._open("quotes", self._quote)
            return
        quote = self._quote_under_cursor()
        if quote is None:
            self._show_versions()
        elif self._similar_here.get(quote):
            self._quote = quote
            self._open("elsewhere")
        elif self._similar_for is not None or self.winnow.rows.count < 2:
            self.say("this quotation stands on no other page of this list")
        else:
            self._open("quotes", quote)

    def _show_versions(self) -> None:
        rows, page = self.winnow.rows, self.page
        known = [n for n in rows.story(self.number) if rows.pages[n] != rows.pages[self.number]]
        other = self.winnow.kept_page(known[0]) if known else None
        if page is None or other is None:
            self.say("no other version of this page is known")
            return
        self.app.push_screen(VersionsScreen(page, other, self.winnow.palette, self.router.table))

    # ---------------------------------------------------------------- choosing

    @on(SidePane.Chosen)
    def read_elsewhere(self, event: SidePane.Chosen) -> None:
        """Read the other page at its quotation; back leads here again."""
        key = event.key
        if isinstance(key, Elsewhere):
            similar = self._similar_here.get(self._quote, ())
            if key.at < len(similar):
                self._read_there(similar[key.at].number, similar[key.at].digest,
                                 similar[key.at].place)  # fmt: skip

    def _read_there(self, number: int, digest: str, place: tuple[int, int]) -> None:
        order = self.refs.order if number in self.refs.order else [number]
        self.close_pane()
        self.winnow.read_rows_at_place(order, order.index(number), digest, place)
