"""The triage screen's part that opens panes: keys, log, overview, what a search found."""

from __future__ import annotations

from textual import on, work
from textual.worker import get_current_worker

from tui.app.keymap import Where
from tui.app.panes import PaneContent
from tui.app.panes.found import FoundPane
from tui.app.panes.help import HelpPane
from tui.app.panes.log import LogPane
from tui.app.panes.overview import OverviewPane
from tui.app.screens.triage_base import TriageBase
from tui.app.screens.versions import VersionsScreen
from tui.app.widgets.prompt import Prompt
from tui.app.widgets.side_pane import SidePane
from tui.errors import StoreError
from tui.library.overview import overview
from tui.library.search import Found, search
from tui.library.story_marks import other_version
from tui.store.full_text import Search

MOST_FOUND = 200
"""Pages that a search shows at most; whoever wants more narrows the question."""

SHOWN_EVERY = 10
"""Pages found between two times that they are shown."""

WIDE_PANES = frozenset({"overview", "found"})
"""Panes that take the whole width: one looks at them, not at the list beside."""


class Panes(TriageBase):
    """What lies over or beside the list."""

    _under_way: Search | None = None
    _hits: tuple[Found, ...] = ()

    def do_help(self) -> None:
        """Open or close the keys."""
        self._toggle(HelpPane(self.router.table, (Where.LIST, Where.EVERYWHERE), self.can))

    def do_log(self) -> None:
        """Open or close the log of what was done."""
        self._toggle(LogPane(self.winnow.changes()))

    def _toggle(self, content: PaneContent) -> None:
        if not self.close_pane_named(content.name):
            self.show_pane(content)

    def show_pane(self, content: PaneContent) -> None:
        """Open the pane with a content."""
        self.add_class("-side")
        self.set_class(content.name in WIDE_PANES, "-wide")
        self.side.show(content)
        self.set_focus(self.side)
        self.say(content.hint())

    @property
    def open_pane(self) -> str:
        """Name of what the pane shows; empty while it is closed."""
        shown = self.side.content
        return shown.name if self.has_class("-side") and shown is not None else ""

    def close_pane_named(self, name: str) -> bool:
        """Close the pane if it shows this content; returns whether it did."""
        return self.open_pane == name and self.close_pane()

    def close_pane(self) -> bool:
        """Close the pane; returns whether it was open."""
        if not self.has_class("-side"):
            return False
        self._stop_search()
        self.remove_class("-side", "-wide")
        self.set_focus(self.list)
        return True

    def do_next_pane(self) -> None:
        """Give the keys to the other pane."""
        if self.has_class("-side") and not isinstance(self.focused, SidePane):
            self.set_focus(self.side)
        else:
            self.set_focus(self.list)

    do_previous_pane = do_next_pane

    # ---------------------------------------------------------------- overview

    def do_overview(self) -> None:
        """What is in this folder, counted over what the list shows."""
        self._toggle(self._overview())

    def count_anew(self) -> None:
        """Count over what the list shows now, where the overview is open."""
        if self.open_pane == OverviewPane.name:
            self.side.show(self._overview())

    def _overview(self) -> OverviewPane:
        counted = overview(self.list.all_rows, self.list.order)
        return OverviewPane(counted, ascii_only=self.winnow.wish.ascii_only)

    # ---------------------------------------------------------------- full text

    async def do_search_all(self) -> None:
        """Search the text of all pages."""

        def done(query: str | None) -> None:
            self.set_focus(self.list)
            if query and query.strip():
                self._hits = ()
                self.show_pane(FoundPane(query.strip(), (), more=True))
                self._find(query.strip())

        await self.ask(Prompt("search all: ", on_change=lambda _: None, on_done=done))

    @work(thread=True, exclusive=True, group="search", exit_on_error=False)
    def _find(self, query: str) -> None:
        """Search beside the screen, showing what was found as it comes."""
        running = self._under_way = Search()
        worker = get_current_worker()
        rows = self.list.all_rows
        hits: list[Found] = []

        def tell(more: bool) -> None:
            self.app.call_from_thread(self._show_found, query, tuple(hits), more)

        try:
            for hit in search(
                self.library,
                query,
                within=lambda page: bool(rows.rows_of_page(page)),
                limit=MOST_FOUND,
                running=running,
            ):
                if worker.is_cancelled:
                    return
                hits.append(hit)
                if len(hits) % SHOWN_EVERY == 0:
                    tell(more=True)
        except StoreError as error:
            self.app.call_from_thread(self.say, str(error))
        if not worker.is_cancelled:
            tell(more=False)

    def _show_found(self, query: str, hits: tuple[Found, ...], more: bool) -> None:
        self._hits = hits
        if self.open_pane == FoundPane.name:
            self.side.show(FoundPane(query, hits, more=more))
            self.say(self.side.content.hint() if self.side.content else "")

    def _stop_search(self) -> None:
        if self._under_way is not None:
            self._under_way.stop()
            self._under_way = None

    # ---------------------------------------------------------------- versions

    def do_versions(self) -> None:
        """Two versions of one story side by side: the two selected pages, or this one's next."""
        pair = self._two_versions()
        if pair is None:
            self.say("no other version of this page is known; select two pages to compare them")
            return
        pages = [self.winnow.kept_page(number) for number in pair]
        if pages[0] is None or pages[1] is None:
            self.say("one of the two pages was not read yet")
            return
        screen = VersionsScreen(pages[0], pages[1], self.winnow.palette, self.router.table)
        self.app.push_screen(screen)

    def _two_versions(self) -> tuple[int, int] | None:
        chosen = sorted(self.list.selected)
        if len(chosen) == 2:
            return chosen[0], chosen[1]
        number = self.list.current
        if number is None:
            return None
        other = other_version(self.library, self.list.all_rows, number)
        return None if other is None else (number, other)

    # ---------------------------------------------------------------- choosing

    @on(SidePane.Chosen)
    def go_to_chosen(self, event: SidePane.Chosen) -> None:
        """A bar narrows the list; a hit is read."""
        if event.content.name == OverviewPane.name:
            self.close_pane()
            self.narrow_to(str(event.key))
        elif event.content.name == FoundPane.name and isinstance(event.key, int):
            self._read_found(self._hits[event.key])

    def _read_found(self, hit: Found) -> None:
        rows = self.list.all_rows
        number = next((n for n in rows.rows_of_page(hit.page) if not rows.gone[n]), None)
        if number is None:
            self.say("this page is no longer in the list")
            return
        order = self.list.order if number in self.list.order else [number]
        self.winnow.read_rows_at(order, order.index(number), hit.digest, hit.offset)
