"""The triage screen: a folder's pages, decided by keyboard."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from threading import Event
from time import monotonic

from rich.cells import cell_len
from textual import events, on
from textual.app import ComposeResult
from textual.timer import Timer

from tui.app.keymap import KeyTable, Where
from tui.app.page_frame import Wish
from tui.app.screens.telling import Telling
from tui.app.screens.triage_deciding import Deciding
from tui.app.screens.triage_finding import Finding
from tui.app.screens.triage_loading import LOAD_AFTER, Loading
from tui.app.screens.triage_preview import Previewing
from tui.app.screens.triage_review import Reviewing
from tui.app.screens.triage_views import SavedViews
from tui.app.triage_header import (
    HEADER_EDGE,
    Pace,
    count_words,
    filter_words,
    header_words,
    place_words,
    review_words,
)
from tui.app.widgets.side_pane import SidePane
from tui.app.widgets.triage_list import TriageList
from tui.library.index import Indexer
from tui.library.library import Library
from tui.library.rows import Changed, Rows
from tui.library.watching import Watcher

TICK = 0.25
"""Seconds between two looks at what the index has found; only while it is at work."""

SAVE_TICK = 1.0
"""Seconds after which a moved cursor or another view is remembered, also for after a kill."""

WATCH_TICK = 1.0
"""Seconds between two questions whether something in the folder has changed."""

RESELECT_EVERY = 4
"""Looks between two times that the list is filtered and sorted again while it fills."""

NARROW_SCREEN = 100
"""Cells under which a pane is a drawer over the lower half instead of a column."""


class TriageScreen(Telling, Loading, Deciding, Finding, SavedViews, Reviewing, Previewing):
    """Shows the list; pages open in a reading screen over it."""

    def __init__(
        self,
        library: Library,
        rows: Rows,
        indexer: Indexer | None,
        palette: str,
        table: KeyTable,
        wish: Wish,
    ) -> None:
        super().__init__(library, rows, palette, table, wish)
        self.indexer = indexer
        self._ticking: Timer | None = None
        self._to_start = False
        self._ticks = 0
        self._pace = Pace()
        self._changed: set[int] = set()
        self._reordered = False
        self._unsubscribe = rows.subscribe(self._rows_changed)
        self._folder_changed = Event()
        self._watcher = Watcher(rows.folders, self._folder_changed.set)

    def compose(self) -> ComposeResult:
        """A line of numbers, the list, a pane, the status line."""
        yield self.header
        yield self.list
        yield self.side
        yield self.preview
        yield self.status

    def on_mount(self) -> None:
        """Show what is known, then let the index fill it in."""
        self.set_class(self.app.size.width < NARROW_SCREEN, "-narrow")
        self.set_focus(self.list)
        self.restore()
        self.fit_preview()
        if self.library.notice:
            self.say(self.library.notice)
        self.set_interval(SAVE_TICK, self.save_screen)

    def begin(self) -> None:
        """All that is known is in the list: show it, and let the index go on from there."""
        self.select_anew()
        self._go_to_last_read()
        self.restore_rest()
        self.resume_review()
        if self.indexer is not None:
            self._to_start = True
            self.set_timer(LOAD_AFTER, partial(self._start_index, self.indexer))

    def _start_index(self, indexer: Indexer) -> None:
        """Find and read pages, once the keys that were typed during the start are answered."""
        self._to_start = False
        indexer.start()
        self._ticking = self.set_interval(TICK, self._look)
        self._watcher.start()
        self.set_interval(WATCH_TICK, self._look_if_changed)

    def on_resize(self, event: events.Resize) -> None:
        """A narrow screen has drawers instead of columns."""
        self.set_class(event.size.width < NARROW_SCREEN, "-narrow")
        self.fit_preview()
        self.show_counts()

    def on_unmount(self) -> None:
        """Leave nothing running."""
        self._watcher.stop()
        self._unsubscribe()

    @property
    def places(self) -> Sequence[Where]:
        """The list's keys, or the pane's."""
        if isinstance(self.focused, SidePane):
            return (Where.PANE, Where.LIST, Where.EVERYWHERE)
        return (Where.LIST, Where.EVERYWHERE)

    # ---------------------------------------------------------------- the index at work

    @property
    def at_rest(self) -> bool:
        """Whether all is loaded and nothing of the folder is being looked for or read."""
        return not self.loading_rest and not self._to_start and self._ticking is None

    def _rows_changed(self, changed: Changed) -> None:
        """Called from the index's threads: remember, and look at it with the next tick."""
        self._changed.update(changed.numbers)
        if changed.reordered:
            self._reordered = True

    def _look(self) -> None:
        """Draw what the index has found since the last look."""
        indexer = self.indexer
        if indexer is None:
            return
        self._ticks += 1
        changed, self._changed = self._changed, set()
        again = self._ticks % RESELECT_EVERY == 0 or not self.list.order
        narrowed = bool(self.view or self.typed_filter or self.list.sort != "found" or self.grouped)
        if again and (self._reordered or (narrowed and changed)):
            self._reordered = False
            self.select_anew()
        elif changed:
            self.list.refresh_numbers(tuple(changed))
            self.show_counts()
        if self.list.current in changed:
            self.follow_cursor()
        indexer.want(self.list.in_view)
        self._ask_what_is_unclear(indexer)
        if indexer.wait(0):
            self._end_look(indexer)

    def _end_look(self, indexer: Indexer) -> None:
        if self._ticking is not None:
            self._ticking.stop()
            self._ticking = None
        self.select_anew()
        if indexer.error is not None:
            self.say(str(indexer.error))

    def do_rescan(self) -> None:
        """Look at the folder again."""
        if self.indexer is None or not self.at_rest:
            self.say("the folder is being looked at")
            return
        self._look_again(self.indexer)
        self.say("looking at the folder again")

    def _look_if_changed(self) -> None:
        """Look at a folder in which something came, went or changed; the cursor stays."""
        if self.indexer is not None and self.at_rest and self._folder_changed.is_set():
            self._folder_changed.clear()
            self._look_again(self.indexer)

    def _look_again(self, indexer: Indexer) -> None:
        indexer.look_again()
        self._ticking = self.set_interval(TICK, self._look)

    # ---------------------------------------------------------------- how files are read

    _asked = False

    def _ask_what_is_unclear(self, indexer: Indexer) -> None:
        """Ask about the files that leave open which field holds their text, one at a time."""
        questions = indexer.discovery.questions if indexer.discovery is not None else []
        if questions and not self._asked:
            self._asked = any(self.ask_about(question) for question in list(questions))

    @property
    def told_path(self) -> str | None:
        """The file of the page under the cursor."""
        number = self.list.current
        return None if number is None else self.list.all_rows.path(number)

    def read_anew(self, says: str) -> None:
        """Find and read again what depends on what was said of files."""
        self.forget_readings()
        self._asked = False
        if self.indexer is not None and self.at_rest:
            self._look_again(self.indexer)
        else:
            self._folder_changed.set()  # once what is under way is done
        self.say(says)

    # ---------------------------------------------------------------- what is shown around

    @on(TriageList.CursorMoved)
    def show_where(self) -> None:
        """Show where the cursor is."""
        here, total = self.place_in_list
        self.status.show_place(place_words(here, total))
        if self.indexer is not None:
            self.indexer.want(self.list.in_view)

    def show_counts(self) -> None:
        """Show how far the folder is decided."""
        counts = self.counts
        indexed = self.indexer.progress().done if self.indexer and not self.at_rest else None
        pace = self._pace.per_minute(monotonic(), counts.total - counts.left)
        place = filter_words(self.narrowed)
        room = self.app.size.width - HEADER_EDGE - cell_len(place)
        done = count_words(counts, pace) if self.review is None else review_words(self.review)
        words = header_words(self.winnow.folder_name, done, counts.total, indexed, room)
        self.header.say(words)
        self.header.show_place(place)

    # ---------------------------------------------------------------- moving

    def do_list_down(self) -> None:
        """The next page."""
        self.list.move_cursor(self.list.cursor + 1)

    def do_list_up(self) -> None:
        """The previous page."""
        self.list.move_cursor(self.list.cursor - 1)

    def do_list_top(self) -> None:
        """The first page."""
        self.list.move_cursor(0)

    def do_list_bottom(self) -> None:
        """The last page."""
        self.list.move_cursor(len(self.list.order) - 1)

    def do_list_page_down(self) -> None:
        """A screen of pages down."""
        self.list.move_cursor(self.list.cursor + max(1, self.list.room - 1))

    def do_list_page_up(self) -> None:
        """A screen of pages up."""
        self.list.move_cursor(self.list.cursor - max(1, self.list.room - 1))

    @on(TriageList.Opened)
    def do_list_open(self) -> None:
        """Read the page under the cursor."""
        if self.list.current is not None:
            self.winnow.read_rows(self.list.order, self.list.cursor)

    def on_screen_resume(self) -> None:
        """Back from an article: the cursor goes to the one that was read last."""
        self._go_to_last_read()
        self.decided()

    def _go_to_last_read(self) -> None:
        last = self.winnow.last_read
        if last is not None and last in self.list.order:
            self.list.show(self.list.order, keep=last)

    # ---------------------------------------------------------------- out

    def do_copy_path(self) -> None:
        """Send the path to the clipboard."""
        if self.list.current is not None:
            path = self.list.all_rows.ref(self.list.current).path
            self.say(self.winnow.send_to_clipboard(path, "the path"))

    def do_copy_title(self) -> None:
        """Send the title to the clipboard."""
        if self.list.current is not None:
            title = self.list.all_rows.title(self.list.current)
            self.say(self.winnow.send_to_clipboard(title, "the title"))

    def do_copy_url(self) -> None:
        """Send the address to the clipboard."""
        number = self.list.current
        url = self.list.all_rows.urls[number] if number is not None else ""
        if url:
            self.say(self.winnow.send_to_clipboard(url, "the address"))
        else:
            self.say("this page does not say its address")

    # ---------------------------------------------------------------- everywhere

    def do_cancel(self) -> None:
        """Let go of the innermost thing that is under way."""
        if not (self.clear_selected() or self.close_pane()):
            self.clear_filter()

    def do_back(self) -> None:
        """Close the pane, else leave."""
        if not self.close_pane():
            self.winnow.leave(self)
