"""The reading screen: one article, calm, with everything else one key away."""

from __future__ import annotations

import asyncio
import codecs
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import replace
from functools import partial

from textual import events, on, work
from textual.app import ComposeResult

from tui.app.first_page import CLEANING, place_words
from tui.app.keymap import Action, Where
from tui.app.navigation import counterpart
from tui.app.page_frame import Wish
from tui.app.panes.help import shown_keys
from tui.app.row_refs import RowRefs
from tui.app.screens.reader_list import InList
from tui.app.screens.reader_output import Output
from tui.app.screens.reader_search import Searching
from tui.app.screens.telling import Telling
from tui.app.typesetting.typeset import DEFAULT_MEASURE, VIEW_NAMES, View
from tui.app.widgets.article_view import ArticleView
from tui.app.widgets.side_pane import SidePane
from tui.library.last_screen import LastScreen
from tui.model import DAMAGED, CleanedPage, plain_line

RECORDS = frozenset(("json", "jsonl", "csv", "tsv", "parquet"))
"""Forms of which it may be unclear which field holds the text."""

WIDTH_STEP = 4
"""Cells by which a key changes the measure."""

NARROW_SCREEN = 100
"""Cells under which a pane is a drawer over the lower half instead of a column."""

DONE_AT_ONCE = frozenset(
    f"everywhere.{name}"
    for name in ("help", "palette", "back", "quit", "cancel", "redraw", "suspend")
)
"""Actions that need no page: they do not wait for one that is being cleaned."""

ASKING = frozenset(
    f"reader.{name}" for name in ("search", "filter", "tag", "note", "export", "pipe")
)
"""Actions that ask for a line: what is typed after them is no action."""

MOVES_IN_SIGHT = frozenset(
    f"reader.{name}" for name in ("line-down", "line-up", "half-page-down", "half-page-up", "top")
)
"""Moves that mean the same in what is seen of a page at first as in the page."""


class ReaderScreen(Telling, InList, Searching, Output):
    """Shows one page of a list of pages."""

    def compose(self) -> ComposeResult:
        """Article, pane, status line."""
        yield self.article
        yield self.side
        yield self.status

    def on_mount(self) -> None:
        """Open the page."""
        self.article.wish = self.winnow.wish
        self.side.linear = self.winnow.wish.linear
        self.side.ascii_only = self.status.ascii_only = self.winnow.wish.ascii_only
        self._choose_shape(self.app.size.width)
        self.set_focus(self.article)
        self.open_index(self.index)

    @property
    def places(self) -> Sequence[Where]:
        """The pane's keys come first while it has them."""
        if isinstance(self.focused, SidePane):
            return (Where.PANE, Where.READER, Where.EVERYWHERE)
        return (Where.READER, Where.EVERYWHERE)

    def say_pending(self, words: str) -> None:
        """Show the keys that may follow."""
        self.status.say(words, alone=True)

    def on_resize(self, event: events.Resize) -> None:
        """A narrow screen has drawers instead of columns."""
        self._choose_shape(event.size.width)

    def _choose_shape(self, width: int) -> None:
        """Panes under the text on narrow screens, and where there is to be one column."""
        self.set_class(width < NARROW_SCREEN or self.winnow.wish.linear, "-narrow")

    # ---------------------------------------------------------------- opening

    def open_index(self, index: int, place: tuple[int, int] | None = None) -> None:
        """Open a page of the list, at a place of it."""
        self.index = index
        self.winnow.last_read = self.number
        self.clear_search()
        self.article.wish = replace(self.article.wish, only=None)
        future = self._opened(index)
        if future.done():
            self._show(future.result(), place)
        else:
            if self.page is None:
                self._show_glance()
            self._open_when_ready(index, place)

    def _show_glance(self) -> None:
        """What was seen of the page at first, to be read until it is there."""
        glance, self.winnow.glance = self.winnow.glance, None
        if glance is None:
            self.status.say(f"opening {self.ref.name} …")
            return
        self.article.show(glance)
        self.status.say(CLEANING)
        self.show_place()

    def _place_in_glance(self, page: CleanedPage) -> tuple[int, int] | None:
        """Where one is in what was seen at first, if one has moved in it, as a place of the page."""
        seen = self.article.page if self.original is None else None
        here = self.article.reading_place
        return None if seen is None or here <= (0, 0) else counterpart(seen, here, page)

    def last_screen(self, size: tuple[int, int], wish: Wish) -> LastScreen | None:
        """The screen as it will stand when the page is opened again."""
        return None if self.page is None else self.article.as_left(size, wish)

    def _opened(self, index: int) -> Future[CleanedPage]:
        """A page of the list as it was saved, or with its letters mended."""
        desk, ref = self.winnow.desk, self.refs[index]
        self._mended = self.winnow.reading.is_mended(self.refs.order[index])
        return desk.open_mended(ref) if self._mended else desk.open(ref)

    @work(exclusive=True, group="open-article", exit_on_error=False)
    async def _open_when_ready(self, index: int, place: tuple[int, int] | None) -> None:
        page = await asyncio.wrap_future(self._opened(index))
        if index == self.index:  # a later choice may have overtaken this one
            self._show(page, place)

    def typed_command(self, words: str) -> tuple[str, Callable[[], None]] | None:
        """`encoding NAME` reads the page again in that encoding."""
        verb, _, name = words.partition(" ")
        name = plain_line(name)
        if verb.lower() != "encoding" or not name:
            return None
        return f"read this page again as {name}", partial(self.read_again, name)

    def read_again(self, encoding: str) -> None:
        """Read the page again in another encoding."""
        try:
            codecs.lookup(encoding)
        except (LookupError, ValueError):
            self.say(f"there is no encoding called {encoding}")
            return
        self.say(f"reading it again as {encoding} …")
        self._read_as(self.index, encoding)

    @work(exclusive=True, group="open-article", exit_on_error=False)
    async def _read_as(self, index: int, encoding: str) -> None:
        page = await asyncio.wrap_future(self.winnow.desk.open_as(self.refs[index], encoding))
        if index == self.index:
            self._show(page, None, keep=False)
            self.say(page.error or f"read as {page.encoding}")

    # ---------------------------------------------------------------- keys before the page

    async def carry_out(self, action: Action, argument: str = "") -> None:
        """Do what an action says; what needs the page waits for it, and so does what is typed then."""
        if self.page is None and not self._can_do_now(action):
            self._waiting.append((action, argument))
            return
        if action.id == "everywhere.cancel":
            self._waiting.clear()
        await super().carry_out(action, argument)

    def _can_do_now(self, action: Action) -> bool:
        if action.id in DONE_AT_ONCE:
            return True
        seen = self.article.page is not None
        return seen and not self._waiting and action.id in MOVES_IN_SIGHT

    async def on_key(self, event: events.Key) -> None:
        """What is typed for a line that will be asked for waits as it is, until it is asked for."""
        if self.page is not None or not any(each.id in ASKING for each, _ in self._waiting):
            await super().on_key(event)
            return
        event.stop()
        event.prevent_default()
        if event.key == "escape":
            self._waiting.clear()
            self._typed.clear()
        else:
            self._typed.append(event)

    async def _do_what_waits(self) -> None:
        waiting, typed = list(self._waiting), list(self._typed)
        self._waiting.clear()
        self._typed.clear()
        for action, argument in waiting:
            await self.carry_out(action, argument)
        for event in typed:
            self.app.post_message(events.Key(event.key, event.character))

    # ---------------------------------------------------------------- showing

    def _show(self, page: CleanedPage, place: tuple[int, int] | None, *, keep: bool = True) -> None:
        place = place or self._place_in_glance(page)
        self.original = page
        keep = keep and not self._mended
        if self.article.view is View.SOURCE:
            self.article.source = self.winnow.desk.source(self.ref)
        shown = self.winnow.reading.as_left(self.number, page)
        self.article.show(shown, place or self.winnow.place_of(shown))
        if shown.article is not page.article:
            self.mark_anew(shown)
        self.status.say(page.error or self._damage(page))
        if page.error or page.format in RECORDS:
            self.look_for_question(self.ref.path)
        self.show_place()
        self.reopen_pane()
        self.mark_read()
        if keep:
            self._keep(self.number, page)
        if len(self.refs) == 1:
            self.winnow.desk.rest()
        for ahead in self.refs[self.index + 1 : self.index + 3]:
            self.winnow.desk.read_ahead(ahead)
        if self._waiting:
            self.call_next(self._do_what_waits)

    # ---------------------------------------------------------------- how it is read

    _mended = False

    def _damage(self, page: CleanedPage) -> str:
        """What to say of damaged letters; empty where there are none or they were mended."""
        if not any(note.startswith(DAMAGED) for note in page.warnings):
            return ""
        return f"{DAMAGED} · {self.mend_keys} mends them"

    @property
    def mend_keys(self) -> str:
        """The keys that mend letters."""
        (action,) = (each for each in self.router.table.actions if each.id == "reader.mend")
        return shown_keys(action)

    def do_mend(self) -> None:
        """Mend letters that were decoded wrongly before the page was saved, or leave them so."""
        page = self.original
        if page is None:
            return
        if not self._mended and not self._damage(page):
            self.say("no damaged letters were found on this page")
            return
        outcome = self.winnow.decisions.mend(self.number, not self._mended)
        self.open_index(self.index, self.article.reading_place)
        self._say_outcome(outcome)

    def show_as_left(self) -> None:
        """Show the page with all that stands now, its letters mended or as they were saved."""
        if self.winnow.reading.is_mended(self.number) != self._mended:
            self.open_index(self.index, self.article.reading_place)
        else:
            super().show_as_left()

    @property
    def told_path(self) -> str | None:
        """The file of the page; standard input is in no folder."""
        return None if self.ref.path == "-" else self.ref.path

    def read_anew(self, says: str) -> None:
        """Read the page's file again; where there is a list, it shows what is in it now."""
        self.forget_readings()
        if self.winnow.go_to_list(says):
            return
        from tui.library.cleaning import page_refs

        rows = self.winnow.rows
        found = page_refs([self.ref.path], said=self.winnow.library.hints.of)
        numbers = []
        for ref in found:
            known = rows.find(ref)
            numbers.append(rows.add([ref])[0] if known is None else known)
        self.refs = RowRefs(rows, numbers)
        self.open_index(0)
        self.say(says)

    @work(thread=True, group="keep", exit_on_error=False, description="keep")
    def _keep(self, number: int, page: CleanedPage) -> None:
        """Keep the page, so that it opens at once the next time."""
        # The description is given because Textual makes one of the arguments else: a page of 5 MB
        # took 50 MB and a fifth of a second to be written out in words.
        self.winnow.reading.keep(number, page)

    @on(ArticleView.Moved)
    def show_place(self) -> None:
        """Show at the right of the status line where one is."""
        page = self.page
        view = "" if self.article.view is View.CLEAN else VIEW_NAMES[self.article.view]
        self.status.show_place(
            place_words(self.article.percent, self.index + 1, len(self.refs), view)
        )
        if page is not None:
            self.winnow.remember_place(page, self.article.reading_place)

    # ---------------------------------------------------------------- views

    def do_view(self) -> None:
        """The next view, at the same place."""
        view = View((self.article.view + 1) % len(View))
        source = self.winnow.desk.source(self.ref) if view is View.SOURCE else None
        self.article.change(replace(self.article.wish, view=view), source)
        self.show_place()

    def do_zen(self) -> None:
        """Only the text."""
        self.article.change(replace(self.article.wish, zen=not self.article.wish.zen))

    def do_wider(self) -> None:
        """A wider measure."""
        self._measure(self.article.wish.measure + WIDTH_STEP)

    def do_narrower(self) -> None:
        """A narrower measure."""
        self._measure(self.article.wish.measure - WIDTH_STEP)

    def do_width_reset(self) -> None:
        """The measure it began with."""
        self._measure(DEFAULT_MEASURE)

    def _measure(self, cells: int) -> None:
        self.article.change(replace(self.article.wish, measure=cells))
        self.say(f"{self.article.wish.measure} columns")

    # ---------------------------------------------------------------- everywhere

    def do_cancel(self) -> None:
        """Let go of the innermost thing that is under way."""
        if self.article.clear_focus():
            self.status.say("")
        elif not (self.clear_search() or self.clear_filter()):
            self.close_pane()

    def do_back(self) -> None:
        """Close the pane, else leave the article."""
        if not self.close_pane():
            self.winnow.leave(self)
