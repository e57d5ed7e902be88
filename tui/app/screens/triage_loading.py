"""The triage screen's part that begins with what stood on it, loads the rest, and remembers."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import replace

from textual import events, work

from tui.app.list_left import MOST_KEPT, MOST_SELECTED, ListLeft
from tui.app.screens.key_screen import key_token
from tui.app.screens.triage_review import Reviewing
from tui.app.triage_header import Counts
from tui.errors import StoreError

ANSWERED_AT_ONCE = frozenset(
    {
        "list.down",
        "list.up",
        "list.keep",
        "list.discard",
        "list.read",
        "list.star",
        "everywhere.quit",
        "everywhere.back",
        "everywhere.redraw",
        "everywhere.suspend",
    }
)
"""What needs only the rows on the screen; other keys wait the moment until all are there."""


LOAD_AFTER = 0.1
"""Seconds after which the rest of a list is loaded: keys typed during the start go first."""


LOOK_PAUSE = 0.01
"""Seconds between two looks at whether a key that waited has been dealt with."""

QUIET_LOOKS = 3
"""Looks in a row that find nothing under way: a key passes several queues on its way."""


class Loading(Reviewing):
    """A screenful that answers at once, and the rest of a long list behind it."""

    loading_rest = False
    left = ListLeft()
    """How the screen was left."""
    _waiting: list[events.Key]
    _typed: events.Key | None = None
    _saved = ""

    def begin(self) -> None:
        """Show the whole list, once it is there."""
        raise NotImplementedError

    def restore(self) -> None:
        """Everything where it was when this folder was left."""
        rows = self.list.all_rows
        self._waiting = []
        self.left = left = ListLeft.read(self.library.screen(self.winnow.folder))
        self.list.sort, self.list.reverse = left.sort, left.reverse
        self.view, self.typed_filter = left.view, left.filter
        self.grouped, self.preview_wanted = left.grouped, left.preview
        at = None if left.ref is None else rows.find(left.ref)
        self.winnow.last_read = at
        if rows.loaded:
            self.begin()
            return
        self.left = left.knowing(self.library.known_places(rows))
        self.loading_rest = True
        self.list.cursor = at or 0
        self.list.show(list(range(rows.count)))
        self.show_counts()
        self.set_timer(LOAD_AFTER, self._load_rest)

    def restore_rest(self) -> None:
        """The selection and the pane, once all rows are there."""
        rows = self.list.all_rows
        found = (rows.find(ref) for ref in self.left.selected_refs)
        self.list.selected = {number for number in found if number is not None}
        panes = {
            "help": self.do_help,
            "log": self.do_log,
            "overview": self.do_overview,
            "review": self.do_review_summary,
        }
        if self.left.pane in panes:
            panes[self.left.pane]()

    @work(thread=True, exclusive=True, group="load", exit_on_error=False)
    def _load_rest(self) -> None:
        """Load beside the screen."""
        try:
            self.library.load_rest(self.list.all_rows)
        except StoreError as error:
            self.app.call_from_thread(self.say, str(error))
        self.app.call_from_thread(self._all_loaded)

    def _all_loaded(self) -> None:
        """The list takes the place of the screenful, line for line; keys that waited are done."""
        self.library.load_choices(self.list.all_rows)
        self.winnow.last_read = self.list.current
        self.loading_rest = False
        self.begin()
        self._type_waiting()

    @work(exclusive=True, group="keys", exit_on_error=False)
    async def _type_waiting(self) -> None:
        """Type the keys that waited, each once the one before has been dealt with: it may have
        opened a field that takes the next."""
        while self._waiting:
            event = self._waiting[0]
            self._typed = events.Key(event.key, event.character)
            self.app.post_message(self._typed)
            quiet = 0
            while quiet < QUIET_LOOKS:
                await asyncio.sleep(LOOK_PAUSE)
                pumps = (self.app, self.focused or self, self)
                quiet = 0 if any(pump.message_queue_size for pump in pumps) else quiet + 1
            self._waiting.pop(0)

    async def on_key(self, event: events.Key) -> None:
        """Keys that need more than the screenful wait for it, and with them all that follow.

        What this lets pass Textual hands to the `on_key` of the classes beneath.
        """
        if event is self._typed:
            return
        if self._waiting or (self.loading_rest and not self._answers(event)):
            event.stop()
            event.prevent_default()
            self._waiting.append(event)

    def _answers(self, event: events.Key) -> bool:
        action = self.router.table.find((key_token(event),), self.places)
        if action is None or action.id not in ANSWERED_AT_ONCE:
            return False
        if action.where == "everywhere":
            return True
        return not self.grouped and self.list.cursor + 1 < len(self.list.order)

    # ---------------------------------------------------------------- what is told of it

    @property
    def place_in_list(self) -> tuple[int, int]:
        """Where the cursor is, from 1, and of how many; as it was left, while that is loaded."""
        here, total = self.list.cursor + 1, len(self.list.order)
        if self.loading_rest:
            return self.left.top + here, max(self.left.shown, total)
        return (here if total else 0), total

    @property
    def counts(self) -> Counts:
        """How far the folder is decided; as it was left, while that is loaded."""
        rows = self.list.all_rows
        if self.loading_rest and self.left.counts[0]:
            return Counts(*self.left.counts)
        decided = (rows.decision.count(number) for number in (1, 2, 3))
        return Counts(rows.count - sum(rows.gone), *decided)

    # ---------------------------------------------------------------- how it is left

    def state(self) -> str:
        """How this screen is left, for the next time."""
        number, rows = self.list.current, self.list.all_rows
        ref = None if number is None else rows.ref(number)
        path, member = (ref.path, ref.member) if ref else (None, None)
        if self.loading_rest:
            return replace(self.left, path=path, member=member).written()
        top, room = self.list.top, self.list.room
        chosen = sorted(self.list.selected) if len(self.list.selected) <= MOST_SELECTED else ()
        stood = map(rows.ref, self.list.order[top : top + min(2 * room, MOST_KEPT)])
        return ListLeft(
            view=self.view,
            filter=self.typed_filter,
            sort=self.list.sort,
            reverse=self.list.reverse,
            grouped=self.grouped,
            preview=self.preview_wanted,
            path=path,
            member=member,
            selected=tuple((ref.path, ref.member) for ref in map(rows.ref, chosen)),
            pane=self.open_pane,
            window=tuple((ref.path, ref.member) for ref in stood),
            top=top,
            shown=len(self.list.order),
            counts=tuple(self.counts),
        ).written()

    def save_screen(self) -> None:
        """Remember how the screen stands, should the program not be left but end."""
        state = self.state()
        if state != self._saved:
            self._saved = state
            with suppress(StoreError):  # where nothing can be kept, the screen has said so
                self.library.save_screen(self.winnow.folder, state)
