"""The list of pages: what was found, one a row."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from textual import work
from textual.app import ComposeResult

from tui.app.ink import Ink
from tui.app.keymap import KeyTable, Where
from tui.app.painting import Run
from tui.app.panes.help import HelpPane
from tui.app.screens.key_screen import KeyScreen
from tui.app.typesetting.wrap import pad
from tui.app.widgets.line_widget import LineWidget
from tui.app.widgets.side_pane import SidePane
from tui.app.widgets.status_line import StatusLine
from tui.app.words import count
from tui.model import CleanedPage, PageRef

if TYPE_CHECKING:
    from tui.app.app import Winnow

NUMBER_COLUMNS = (("words", 6), ("quotes", 6), ("conflicts", 9), ("aside", 5))
"""Columns of numbers and their widths in cells."""


class PageRows(LineWidget, can_focus=True):
    """The rows, with a cursor."""

    def __init__(self, refs: Sequence[PageRef], palette: str) -> None:
        super().__init__(palette, id="pages")
        self.refs = refs
        self.pages: dict[int, CleanedPage] = {}
        self.cursor = 0

    @property
    def rows(self) -> int:
        """One a page."""
        return len(self.refs)

    def move_cursor(self, row: int) -> None:
        """Put the cursor on a row and keep it in view."""
        before = self.cursor
        self.cursor = max(0, min(row, self.rows - 1))
        if self.cursor < self.top:
            self.move_to(self.cursor)
        elif self.cursor >= self.top + self.size.height:
            self.move_to(self.cursor - self.size.height + 1)
        self.refresh_rows(min(before, self.cursor), max(before, self.cursor))

    def take(self, index: int, page: CleanedPage) -> None:
        """Fill in what became known of a page."""
        self.pages[index] = page
        self.refresh_rows(index, index)

    def row_runs(self, row: int, width: int) -> Sequence[Run]:
        """Title, site, date, counts."""
        page = self.pages.get(row)
        ref = self.refs[row]
        focus = Ink.FOCUS if row == self.cursor else Ink.PLAIN
        sign = "!" if page is not None and page.error else " "
        numbers = _numbers(page) if width >= 60 else ""
        room = max(10, width - 3 - len(numbers))
        site = room // 4 if width >= 100 else 0
        title, dim = ref.name, Ink.DIM
        if page is not None:
            fact = page.article.metadata.title
            title, dim = (fact.value, Ink.PLAIN) if fact else (ref.name, Ink.DIM)
        runs = [Run(f" {sign} ", Ink.WARNING), Run(pad(title, room - site), dim | focus)]
        if site:
            runs.append(Run(pad("  " + _source(page), site), Ink.DIM | focus))
        return [*runs, Run(numbers, Ink.DIM | focus)]


def _source(page: CleanedPage | None) -> str:
    if page is None:
        return ""
    facts = page.article.metadata
    parts = [fact.value for fact in (facts.site, facts.date) if fact]
    return " · ".join(part[:24] for part in parts)


def _numbers(page: CleanedPage | None) -> str:
    if page is None:
        return " " * sum(width + 1 for _, width in NUMBER_COLUMNS)
    ledger = page.article.ledger
    share = round(100 * ledger.aside / ledger.visible) if ledger.visible else 0
    values = (
        f"{page.article.words:,}",
        str(sum(quote.kind.is_speech for quote in page.marks.quotes) or "–"),
        str(len(page.marks.contradictions) or "–"),
        f"{share} %",
    )
    columns = zip(values, NUMBER_COLUMNS, strict=True)
    return "".join(" " + value.rjust(width) for value, (_, width) in columns)


class PageListScreen(KeyScreen):
    """A folder's pages, or those that were named."""

    def __init__(self, refs: Sequence[PageRef], palette: str, table: KeyTable) -> None:
        super().__init__(table)
        self.list = PageRows(refs, palette)
        self.side = SidePane(palette)
        self.status = StatusLine(palette)

    def compose(self) -> ComposeResult:
        """The rows and the status line."""
        yield self.list
        yield self.side
        yield self.status

    def on_mount(self) -> None:
        """Fill the rows in, those on the screen first."""
        self.set_focus(self.list)
        self.fill_visible()
        self.show_place()

    @property
    def places(self) -> Sequence[Where]:
        """The list's keys, or the pane's."""
        if isinstance(self.focused, SidePane):
            return (Where.PANE, Where.EVERYWHERE)
        return (Where.LIST, Where.EVERYWHERE)

    @work(exclusive=True, group="fill", exit_on_error=False)
    async def fill_visible(self) -> None:
        """Open the pages whose rows are on the screen and not known yet."""
        await asyncio.sleep(0)
        first = self.list.top
        for index in range(first, min(self.list.rows, first + max(1, self.list.size.height))):
            if index not in self.list.pages:
                page = await asyncio.wrap_future(self.winnow.desk.open(self.list.refs[index]))
                self.list.take(index, page)

    @property
    def winnow(self) -> Winnow:
        """The app."""
        return cast("Winnow", self.app)

    def say(self, words: str) -> None:
        """Say something in the status line."""
        self.status.say(words)

    def show_place(self) -> None:
        """Show where the cursor is."""
        self.status.show_place(
            f"{self.list.cursor + 1} of {count(self.list.rows, 'page')}   ? help"
        )

    def _move(self, row: int) -> None:
        top = self.list.top
        self.list.move_cursor(row)
        self.show_place()
        if self.list.top != top:
            self.fill_visible()

    def do_list_down(self) -> None:
        """The next row."""
        self._move(self.list.cursor + 1)

    def do_list_up(self) -> None:
        """The previous row."""
        self._move(self.list.cursor - 1)

    def do_list_top(self) -> None:
        """The first row."""
        self._move(0)

    def do_list_bottom(self) -> None:
        """The last row."""
        self._move(self.list.rows - 1)

    def do_list_page_down(self) -> None:
        """A screen of rows down."""
        self._move(self.list.cursor + max(1, self.list.size.height - 1))

    def do_list_page_up(self) -> None:
        """A screen of rows up."""
        self._move(self.list.cursor - max(1, self.list.size.height - 1))

    def do_list_open(self) -> None:
        """Read the page under the cursor."""
        self.winnow.read(self.list.cursor)

    def on_screen_resume(self) -> None:
        """Back from an article: the cursor goes to the one that was read last."""
        self.fill_visible()

    def do_help(self) -> None:
        """The keys."""
        if self.close_pane():
            return
        self.add_class("-side")
        self.side.show(HelpPane(self.router.table, self.places))
        self.set_focus(self.side)

    def close_pane(self) -> bool:
        """Close the pane; returns whether it was open."""
        if not self.has_class("-side"):
            return False
        self.remove_class("-side")
        self.set_focus(self.list)
        return True

    def do_cancel(self) -> None:
        """Close the pane."""
        self.close_pane()

    def do_back(self) -> None:
        """Close the pane, else leave."""
        if not self.close_pane():
            self.winnow.leave(self)

    def do_quit(self) -> None:
        """Leave the program."""
        self.app.exit(0)

    def do_pane_down(self) -> None:
        """The next entry."""
        self.side.step(1)

    def do_pane_up(self) -> None:
        """The previous entry."""
        self.side.step(-1)
