"""The article on the screen, and the place one reads at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from textual import events
from textual.message import Message
from textual.strip import Strip

from tui.app.finding import Hit
from tui.app.first_page import left_screen
from tui.app.ink import Ink
from tui.app.navigation import JumpKind, Target, Targets, contradiction_span
from tui.app.page_frame import RAIL, MarkedPage, PageFrame, Wish
from tui.app.painting import Run
from tui.app.rail import line_at
from tui.app.typesetting.lines import Layout, Line, LineKind
from tui.app.typesetting.marking_map import InkSpan
from tui.app.typesetting.typeset import DEFAULT_MEASURE, MAX_MEASURE, MIN_MEASURE, View
from tui.app.widgets.line_widget import LineWidget
from tui.library.last_screen import LastScreen
from tui.model import CleanedPage

MANY_BLOCKS = 2_000
"""Blocks above which a page is not set anew on leaving: that must not be felt."""

SHIFT = 8
"""Cells a key moves a wide table to the side."""

CONTEXT = 3
"""Lines kept above a place one jumps to."""


class ArticleView(LineWidget, can_focus=True):
    """Shows one page in one of its views and keeps the place one reads at."""

    class Moved(Message):
        """Other lines are on the screen now."""

    def __init__(self, palette: str, *, measure: int = DEFAULT_MEASURE) -> None:
        super().__init__(palette, id="article")
        self.wish = Wish(measure)
        self.marked: MarkedPage | None = None
        self.source = ""
        self.frame = PageFrame.empty(self.wish)
        self.focused_target: tuple[JumpKind, Target] | None = None
        self._hits: dict[int, list[InkSpan]] = {}
        self._focus_spans: dict[int, list[InkSpan]] = {}
        self._shift = 0
        self._held_place: tuple[int, int] | None = None
        """The place one reads at, while a page too short for it cannot put it on top."""

    # ---------------------------------------------------------------- what is shown

    @property
    def page(self) -> CleanedPage | None:
        """The page that is shown."""
        return self.marked.page if self.marked is not None else None

    @property
    def lines(self) -> Layout:
        """The page as laid out."""
        return self.frame.layout

    @property
    def targets(self) -> Targets:
        """Everything on the page one can jump to."""
        return self.marked.targets if self.marked is not None else Targets({})

    @property
    def view(self) -> View:
        """What of the page is shown."""
        return self.wish.view

    def show(self, page: CleanedPage, place: tuple[int, int] | None = None) -> None:
        """Show a page, at a place of it if one is given, else at its top."""
        self.marked = MarkedPage(page)
        self._focus_spans = {}
        self.focused_target = None
        self._hits = {}
        self._set(place or (0, 0))

    def change(self, wish: Wish, source: str | None = None) -> None:
        """Show the same page otherwise, keeping the place one reads at."""
        place = self.reading_place
        self.wish = replace(wish, measure=max(MIN_MEASURE, min(MAX_MEASURE, wish.measure)))
        if source is not None:
            self.source = source
        self._set(place)

    def _set(self, place: tuple[int, int]) -> None:
        if self._lay_out(place):
            self.follow_line()
            self.refresh()
            self.post_message(self.Moved())

    def _lay_out(self, place: tuple[int, int]) -> bool:
        """Set the lines for the size there is now; returns whether there is anything to set. Before
        there is a size the place is kept for when there is one."""
        self._held_place = place
        if self.marked is None or self.size.width == 0:
            return False
        self.frame = PageFrame.of(
            self.marked, self.wish, self.size.width, self.size.height, self.source
        )
        self._shift = 0
        self.top = self.frame.top_for(place)
        return True

    def _fit(self) -> bool:
        """Set the lines for another size, at the same place; returns whether that was due."""
        fits = (self.frame.width, self.frame.height) == self.size
        return not fits and self._lay_out(self.reading_place)

    def render_line(self, y: int) -> Strip:
        """One row. A new size is told only after it was drawn: what is drawn must fit before."""
        self._fit()
        return super().render_line(y)

    def on_resize(self, event: events.Resize) -> None:
        """The page stands at the same place."""
        del event
        if self._fit():
            self.refresh()
        self.follow_line()
        self.post_message(self.Moved())

    def as_left(self, size: tuple[int, int], wish: Wish) -> LastScreen | None:
        """The screen that will stand when the page is opened again on such a terminal; None where
        it would take long to say."""
        if self.marked is None or size[1] < 2:
            return None
        frame, wanted = self.frame, (size[0], size[1] - 1)
        if self.wish != wish or (frame.width, frame.height) != wanted:
            if len(self.marked.page.article.blocks) > MANY_BLOCKS:
                return None
            frame = PageFrame.of(self.marked, wish, *wanted)
        return left_screen(frame, self.reading_place, self.palette)

    @property
    def reading_place(self) -> tuple[int, int]:
        """(block, character) of the first text on the screen; (0, 0) at the very top."""
        if self._held_place is not None:
            return self._held_place
        if self.top == 0:
            return (0, 0)
        return self.lines.place_of(self.top)

    @property
    def rows(self) -> int:
        """Lines of the page."""
        return len(self.lines.lines)

    @property
    def percent(self) -> int:
        """How far one has read."""
        return self.frame.percent(self.top)

    def move_to(self, top: int) -> bool:
        """Show lines from `top` on."""
        moved = super().move_to(top)
        if moved:
            self._held_place = None
            self.follow_line()
            self.post_message(self.Moved())
        return moved

    def go_to(self, place: tuple[int, int]) -> bool:
        """Put a place on top of the view."""
        return self.move_to(self.lines.line_of(*place))

    # ---------------------------------------------------------------- drawing

    def row_runs(self, row: int, width: int) -> Sequence[Run]:
        """One row, search hits and the focused mark laid over the page's own marks."""
        del width
        return self.frame.row(row, self.top, (self._focus_spans, self._hits), self._shift)

    def shift_by(self, steps: int) -> bool:
        """Move wide tables and source lines to the side; returns whether any is that wide."""
        widest = max((len(line.text) for line in self._visible_lines()), default=0)
        most = max(0, widest - self.frame.columns.measure + 1)
        wanted = max(0, min(self._shift + steps * SHIFT, most))
        moved = wanted != self._shift
        self._shift = wanted
        if moved:
            self.refresh()
        return moved

    def _visible_lines(self) -> list[Line]:
        return self.lines.lines[self.top : self.top + self.size.height]

    # ---------------------------------------------------------------- marks and jumps

    def show_hits(self, hits: Sequence[Hit], current: int) -> None:
        """Highlight what a search found."""
        spans: dict[int, list[InkSpan]] = {}
        for number, hit in enumerate(hits):
            ink = Ink.CURRENT_HIT if number == current else Ink.HIT
            spans.setdefault(hit.block, []).append(InkSpan(hit.start, hit.end, ink))
        self._hits = spans
        self.refresh()

    def focus_target(self, kind: JumpKind, target: Target) -> None:
        """Go to a target and let keys act on it."""
        self.focused_target = (kind, target)
        self._focus_spans = {}
        if self.marked is not None and kind in (JumpKind.QUOTE, JumpKind.CONTRADICTION):
            page = self.marked.page
            span = (
                page.marks.quotes[target.number].span
                if kind is JumpKind.QUOTE
                else contradiction_span(page, target)
            )
            for block, start, end in self.marked.places.split(span):
                self._focus_spans.setdefault(block, []).append(InkSpan(start, end, Ink.FOCUS))
        self.reveal(target.block, target.character)
        self.follow_line()
        self.refresh()

    def clear_focus(self) -> bool:
        """Let go of the mark that keys act on; returns whether there was one."""
        had = self.focused_target is not None
        self.focused_target = None
        if self._focus_spans:
            self._focus_spans = {}
            self.refresh()
        return had

    def follow_line(self) -> None:
        """Put the terminal's cursor on the line that is read: that of the focused mark, else the
        first with text."""
        if not self.wish.linear:
            return
        columns = self.frame.columns
        if self.focused_target is not None:
            target = self.focused_target[1]
            y = self.line_of(target.block, target.character) - self.top
        else:
            visible = self._visible_lines()
            y = next((y for y, line in enumerate(visible) if line.text), 0)
        self.set_cursor(y, columns.margin + columns.gutter)

    def on_focus(self) -> None:
        """The terminal's cursor comes along."""
        self.follow_line()

    def reveal(self, block: int, character: int) -> None:
        """Bring a place onto the screen, moving only when it is not there."""
        line = self.line_of(block, character)
        low, high = self.top, self.top + self.size.height - 1
        if not low + min(1, self.size.height // 4) <= line <= high - 1:
            self.move_to(line - min(CONTEXT, self.size.height // 3))

    def line_of(self, block: int, character: int) -> int:
        """The line that shows a place; for a block set aside, the marker that stands for it."""
        if block not in self.lines.first_line and self.page is not None:
            blocks = self.page.article.blocks
            while block > 0 and not blocks[block].in_article and not blocks[block - 1].in_article:
                block -= 1
            for number, line in enumerate(self.lines.lines):
                if line.kind is LineKind.CUT and line.block == block:
                    return number
        return self.lines.line_of(block, character)

    @property
    def current_block(self) -> int | None:
        """The block keys act on: that of the focused mark, else the first one on the screen."""
        if self.focused_target is not None:
            return self.focused_target[1].block
        fallback = None
        for line in self._visible_lines():
            if line.block < 0 or line.kind in (LineKind.CUT, LineKind.TITLE):
                continue
            if line.start == 0:
                return line.block
            if fallback is None:
                fallback = line.block
        return fallback

    def on_click(self, event: events.Click) -> None:
        """A click on the rail goes there."""
        if self.frame.columns.rail and event.x >= self.size.width - RAIL:
            event.stop()
            self.move_to(line_at(self.lines, self.size.height, event.y) - self.size.height // 2)
