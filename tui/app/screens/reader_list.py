"""The reading screen's part that knows the list the page is in: going on in it, and back to it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial

from textual import on

from tui.app.keymap import Action
from tui.app.panes import PaneContent
from tui.app.screens.reader_teaching import Teaching
from tui.app.widgets.side_pane import SidePane
from tui.model import CleanedPage

IN_THE_LIST = frozenset(
    [
        "reader.search-all",
        *(
            f"everywhere.view-{name}"
            for name in ("all", "unread", "kept", "starred", "contradictions", "junk")
        ),
    ]
)
"""Actions that are done in the list: one goes back to it."""

NO_LIST = "one page is read; winnow FOLDER opens a list"


class InList(Teaching):
    """The pages before and after, unread ones, the list beside, and views of it."""

    def do_next_article(self) -> None:
        """The next article."""
        if self.index + 1 < len(self.refs):
            self.open_index(self.index + 1)
        else:
            self.say("this is the last article")

    def do_previous_article(self) -> None:
        """The previous article."""
        if self.index > 0:
            self.open_index(self.index - 1)
        else:
            self.say("this is the first article")

    def do_next_unread(self) -> None:
        """The next article that was not read."""
        self._open_unread(range(self.index + 1, len(self.refs)), "after")

    def do_previous_unread(self) -> None:
        """The one before that was not read."""
        self._open_unread(range(self.index - 1, -1, -1), "before")

    def _open_unread(self, indices: range, where: str) -> None:
        read, order = self.winnow.rows.read, self.refs.order
        found = next((index for index in indices if not read[order[index]]), None)
        if found is None:
            self.say(f"nothing unread {where} this")
        else:
            self.open_index(found)

    def do_page_down(self) -> None:
        """A page down; at the end the next article that was not read."""
        if not self.page_down():
            self.do_next_unread()

    # ---------------------------------------------------------------- the list

    def do_list_beside(self) -> None:
        """Open or close the list beside the article."""
        if len(self.refs) < 2:
            self.say(NO_LIST)
        else:
            self._toggle("nearby", self.index)

    def _content(self, name: str, page: CleanedPage) -> PaneContent:
        if name == "nearby":
            # Only who reads in a list has it.
            from tui.app.panes.nearby import NearbyPane

            return NearbyPane(self.winnow.rows, self.refs.order, self.index)
        return super()._content(name, page)

    def _open(self, name: str, key: object = None, *, focus: bool = True) -> None:
        super()._open(name, self.index if name == "nearby" else key, focus=focus)

    @on(SidePane.Chosen)
    def read_nearby(self, event: SidePane.Chosen) -> None:
        """Read a page of the list beside."""
        if event.content.name == "nearby" and isinstance(event.key, int):
            self.open_index(event.key)

    def _method(self, action: Action) -> Callable[..., Awaitable[None] | None] | None:
        if action.id in IN_THE_LIST:
            return partial(self._do_in_list, action)
        return super()._method(action)

    def _do_in_list(self, action: Action) -> None:
        if not self.winnow.do_in_list(action):
            self.say(NO_LIST)
