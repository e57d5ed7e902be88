"""The reading screen's part that looks at other pages: the same quotation there, other versions."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from textual import on, work

from tui.app.navigation import JumpKind
from tui.app.panes import PaneContent
from tui.app.panes.elsewhere import Elsewhere, ElsewherePane
from tui.app.panes.marks import AcrossPair, ContradictionsPane, QuotesPane
from tui.app.screens.reader_deciding import ReaderDeciding
from tui.app.widgets.side_pane import SidePane
from tui.errors import WinnowError
from tui.library.block_index import BlockIndex
from tui.library.decisions import Outcome
from tui.library.verdicts import NOT_REAL
from tui.model import CleanedPage, Quote

if TYPE_CHECKING:
    from tui.library.similar_quotations import SimilarQuote, SimilarQuotes
    from tui.library.story_marks import StoryPair

# What compares pages, and the screens for it, are loaded where they are asked for: a page that is
# only read is live the sooner.


class Across(ReaderDeciding):
    """What the page has in common with the other pages of its list."""

    _similar: Mapping[int, Sequence[SimilarQuote]] = {}
    _similar_for: tuple[Quote, ...] | None = None
    _quotes_elsewhere: SimilarQuotes | None = None
    _pairs: Sequence[StoryPair] = []
    _pairs_for: str | None = None
    """Digest of the page that they are of."""
    _quote = 0
    """Which quotation the pane of other pages is about."""
    _awaited: int | None = None
    """A quotation whose other pages are shown as soon as they are known."""
    _looked_early = False
    """Whether the folder was still being read when the quotations were looked for."""
    _compared_early = False
    """The same for the pairs."""

    def _open(self, name: str, key: object = None, *, focus: bool = True) -> None:
        if name == "elsewhere" and not self._similar_here.get(self._quote):
            name = "quotes"
        super()._open(name, key, focus=focus)
        page = self.page
        if page is None:
            return
        if name == "quotes" and (self._similar_for is None or self._looked_early):
            self._look_elsewhere(page)
        elif name == "contradictions" and (not self._is_compared or self._compared_early):
            self._look_across(page)

    def _content(self, name: str, page: CleanedPage) -> PaneContent:
        if name == "quotes":
            return QuotesPane(page, self._similar_here)
        if name == "contradictions":
            return ContradictionsPane(page, self._pairs_here)
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

    @work(exclusive=True, group="elsewhere", exit_on_error=False, description="elsewhere")
    async def _look_elsewhere(self, page: CleanedPage) -> None:
        """Look for the page's quotations on other pages without holding up the keys."""
        if self.winnow.rows.count < 2:
            return
        if self._quotes_elsewhere is None:
            from tui.library.similar_quotations import SimilarQuotes

            self._quotes_elsewhere = SimilarQuotes(self.winnow.library, self.winnow.rows)
        early = self.winnow.is_being_read
        try:
            found = await asyncio.to_thread(self._quotes_elsewhere.of_page, self.number, page)
        except WinnowError:
            return  # the list of quotations stands without what other pages have
        if self.page is not None and self.page.marks.quotes == page.marks.quotes:
            self._similar, self._similar_for = found, page.marks.quotes
            self._looked_early = early
            awaited, self._awaited = self._awaited, None
            if awaited is not None:
                self._show_elsewhere(awaited)
            elif found:
                self._show_anew("quotes")

    @property
    def _is_looked_up(self) -> bool:
        """Whether looking again would find nothing more."""
        known = self._similar_for is not None and not self._looked_early
        return known or self.winnow.rows.count < 2

    def _show_elsewhere(self, quote: int) -> None:
        """Show a quotation as other pages have it, or say that none has."""
        if self._similar_here.get(quote):
            self._quote = quote
            self._open("elsewhere")
        elif self._looked_early:
            self.say("on no other page yet: the folder is still being read")
        else:
            self.say("this quotation stands on no other page of this list")

    def _quote_under_cursor(self) -> int | None:
        """Which quotation keys act on: the entry of their list, else the focused mark."""
        content = self.side.content
        if isinstance(self.focused, SidePane) and content is not None:
            key = self.side.current_key
            return key if content.name == "quotes" and isinstance(key, int) else None
        return self._focused_number(JumpKind.QUOTE)

    # ---------------------------------------------------------------- pairs across pages

    @property
    def _is_compared(self) -> bool:
        """Whether the pairs that are known are those of the page that is shown."""
        return self.page is not None and self._pairs_for == self.page.digest

    @property
    def _pairs_here(self) -> Sequence[StoryPair]:
        return self._pairs if self._is_compared else []

    @work(exclusive=True, group="across", exit_on_error=False, description="across")
    async def _look_across(self, page: CleanedPage) -> None:
        """Look for what the page's story says otherwise elsewhere, without holding up the keys."""
        rows = self.winnow.rows
        if rows.count < 2 or rows.pages[self.number] < 0:
            return
        from tui.library.story_marks import Stories

        stories = Stories(self.winnow.library, rows)
        early = self.winnow.is_being_read
        try:
            found = await asyncio.to_thread(stories.pairs_of, self.number)
        except WinnowError:
            return  # the list of contradictions stands without what other pages have
        if self.page is not None and self.page.digest == page.digest:
            before = self._pairs_here
            self._pairs = [pair for pair in found if pair.verdict != NOT_REAL]
            self._pairs_for, self._compared_early = page.digest, early
            if self._pairs != before:
                self._show_anew("contradictions")

    def _show_anew(self, name: str) -> None:
        """Show a pane that is open with what is known by now, the cursor where it is."""
        content = self.side.content
        if self.pane_is_open and content is not None and content.name == name and self.page:
            shown = self._content(name, self.page)
            self.side.show(shown)
            if isinstance(self.focused, SidePane):
                self.status.say(shown.hint())

    def show_as_left(self) -> None:
        """Show every verdict that stands now, also those on pairs with other pages."""
        super().show_as_left()
        content, page = self.side.content, self.page
        if page is not None and content is not None and content.name == "contradictions":
            self._look_across(page)
        else:
            self._pairs_for = None

    def _judge(self, *, real: bool) -> bool:
        """Judge the pair that keys act on, of this page or with another one."""
        key = self.side.current_key if isinstance(self.focused, SidePane) else None
        if not isinstance(key, AcrossPair) or key.at >= len(self._pairs_here):
            return super()._judge(real=real)
        outcome = self._judge_across(self._pairs_here[key.at], real)
        self._say_outcome(outcome)
        return True

    def _judge_across(self, found: StoryPair, real: bool) -> Outcome | None:
        outcome = self.winnow.decisions.judge(self.number, found.key, found.pair.rule, real)
        self.show_as_left()
        return outcome

    def _travel_across(self, back: bool) -> Outcome | None:
        decisions = self.winnow.decisions
        outcome = decisions.undo() if back else decisions.redo()
        self.show_as_left()
        return outcome

    def _show_pair(self, found: StoryPair) -> None:
        def read_other() -> None:
            self.app.pop_screen()
            place = BlockIndex(found.b.page.article).place(found.pair.b.start)
            self._read_there(found.b.number, found.b.page.digest, place)

        from tui.app.screens.conflict import ConflictScreen

        self.app.push_screen(
            ConflictScreen(
                found,
                lambda real: self._judge_across(found, real),
                self._travel_across,
                read_other,
                self.winnow.palette,
                self.router.table,
            )
        )

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
        elif self._similar_here.get(quote) or self._is_looked_up:
            self._show_elsewhere(quote)
        else:
            self._awaited = quote
            self._open("quotes", quote)

    def _show_versions(self) -> None:
        from tui.app.screens.versions import VersionsScreen
        from tui.library.story_marks import other_version

        number, rows, page = self.number, self.winnow.rows, self.page
        other = other_version(self.winnow.library, rows, number)
        kept = None if other is None else self.winnow.kept_page(other)
        if page is None or kept is None:
            self.say("no other version of this page is known")
            return
        self.app.push_screen(VersionsScreen(page, kept, self.winnow.palette, self.router.table))

    # ---------------------------------------------------------------- choosing

    @on(SidePane.Chosen)
    def go_to_other_page(self, event: SidePane.Chosen) -> None:
        """Read the other page at its quotation, or show two statements side by side."""
        key = event.key
        if isinstance(key, Elsewhere):
            similar = self._similar_here.get(self._quote, ())
            if key.at < len(similar):
                chosen = similar[key.at]
                self._read_there(chosen.number, chosen.digest, chosen.place)
        elif isinstance(key, AcrossPair) and key.at < len(self._pairs_here):
            self._show_pair(self._pairs_here[key.at])

    def _read_there(self, number: int, digest: str, place: tuple[int, int]) -> None:
        """Read a page of the list in a screen of its own; back leads here again."""
        order = self.refs.order if number in self.refs.order else [number]
        self.close_pane()
        self.winnow.read_rows_at_place(order, order.index(number), digest, place)
