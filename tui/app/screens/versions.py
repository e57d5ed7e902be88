"""Two versions of one story side by side, scrolling together."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult

from tui.app.ink import Ink
from tui.app.keymap import KeyTable, Where
from tui.app.painting import Run
from tui.app.panes.versions import VersionRows, version_rows
from tui.app.screens.winnow_screen import WinnowScreen
from tui.app.widgets.line_widget import LineWidget
from tui.app.widgets.status_line import StatusLine
from tui.library.versions import Pair, paired
from tui.library.words import count
from tui.model import CleanedPage

SIDE = 2
"""Cells left free at either side."""

LEAD = 2
"""Rows of what stands before the first pair that is shown with it."""


class VersionsView(LineWidget, can_focus=True):
    """The rows of both versions.

    Args:
        texts: The paragraphs of both.
        pairs: Which stand side by side.
        first: The pair that is on top at first.
    """

    def __init__(
        self,
        texts: tuple[Sequence[str], Sequence[str]],
        pairs: Sequence[Pair],
        palette: str,
        first: int = 0,
    ) -> None:
        super().__init__(palette, id="versions")
        self._texts, self.pairs, self._first = texts, pairs, first
        self.drawn = VersionRows((), (), ())

    @property
    def rows(self) -> int:
        """Rows of both together."""
        return len(self.drawn.rows)

    def row_runs(self, row: int, width: int) -> Sequence[Run]:
        """One row, a little off the edge."""
        del width
        return (Run(" " * SIDE, Ink.PLAIN), *self.drawn.rows[row])

    def on_resize(self, event: events.Resize) -> None:
        """Set both anew; the paragraph on top stays."""
        begun = bool(self.drawn.rows)
        share = self.top / max(1, self.rows)
        self.drawn = version_rows(*self._texts, self.pairs, max(20, event.size.width - 2 * SIDE))
        top = round(share * self.rows)
        if not begun and self._first:
            top = self.drawn.starts[self._first] - LEAD
        self.top = max(0, min(top, self.last_top))
        self.refresh()


class VersionsScreen(WinnowScreen):
    """Shows how two pages tell one story."""

    def __init__(
        self, left: CleanedPage, right: CleanedPage, palette: str, table: KeyTable
    ) -> None:
        super().__init__(table)
        self._pages = left, right
        self.header = StatusLine(palette, id="triage-header")
        self.view = self.make_view(palette)
        self.status = StatusLine(palette)

    def make_view(self, palette: str) -> VersionsView:
        """The rows of both pages."""
        left, right = map(paragraphs, self._pages)
        return VersionsView((left, right), paired(left, right), palette)

    def compose(self) -> ComposeResult:
        """The two names, the rows, the status line."""
        yield self.header
        yield self.view
        yield self.status

    def on_mount(self) -> None:
        """Say what is compared."""
        for part in (self.header, self.view, self.status):
            part.ascii_only = self.winnow.wish.ascii_only
        self.set_focus(self.view)
        left, right = (page.ref.name.rpartition("/")[2] for page in self._pages)
        self.header.say(f"{left}   ↔   {right}")
        self.tell()

    def tell(self) -> None:
        """Say how far they differ, and which keys matter."""
        differ = sum(bool(pair.differences) for pair in self.view.pairs)
        alone = sum(pair.left is None or pair.right is None for pair in self.view.pairs)
        self.say(f"{count(differ, 'paragraph')} differ, {alone} stand in one alone")
        self.status.show_place("n next · N previous · ]c numbers, names, quotes · q back")

    @property
    def places(self) -> Sequence[Where]:
        """The reader's keys for moving."""
        return (Where.READER, Where.EVERYWHERE)

    def say(self, words: str) -> None:
        """Say something in the status line."""
        self.status.say(words)

    # ---------------------------------------------------------------- moving

    def do_line_down(self) -> None:
        """A line down."""
        self.view.move_by(1)

    def do_line_up(self) -> None:
        """A line up."""
        self.view.move_by(-1)

    def do_page_down(self) -> None:
        """A page down."""
        self.view.move_by(max(1, self.view.size.height - 2))

    def do_page_up(self) -> None:
        """A page up."""
        self.view.move_by(-max(1, self.view.size.height - 2))

    def do_half_page_down(self) -> None:
        """Half a page down."""
        self.view.move_by(max(1, self.view.size.height // 2))

    def do_half_page_up(self) -> None:
        """Half a page up."""
        self.view.move_by(-max(1, self.view.size.height // 2))

    def do_top(self) -> None:
        """The top."""
        self.view.move_to(0)

    def do_bottom(self) -> None:
        """The bottom."""
        self.view.move_to(self.view.last_top)

    def do_next_hit(self) -> None:
        """The next paragraph that differs."""
        self._step(self.view.drawn.differences, True)

    def do_previous_hit(self) -> None:
        """The previous paragraph that differs."""
        self._step(self.view.drawn.differences, False)

    def do_next_contradiction(self) -> None:
        """The next that differs in a number, a name or a quotation."""
        self._step(self.view.drawn.heavy, True)

    def do_previous_contradiction(self) -> None:
        """The previous one."""
        self._step(self.view.drawn.heavy, False)

    def _step(self, rows: Sequence[int], forward: bool) -> None:
        top = self.view.top
        ahead = [row for row in rows if (row > top if forward else row < top)]
        row = (min(ahead) if forward else max(ahead)) if ahead else None
        if row is None or not self.view.move_to(row):
            self.say("no further difference " + ("below" if forward else "above"))

    # ---------------------------------------------------------------- everywhere

    def do_back(self) -> None:
        """Back to where one came from."""
        self.app.pop_screen()

    do_cancel = do_versions = do_back


def paragraphs(page: CleanedPage) -> list[str]:
    """The paragraphs of a page's text."""
    return [block.text for block in page.article.blocks if block.in_text]
