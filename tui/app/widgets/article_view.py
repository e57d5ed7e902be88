"""The article on the screen: lines, gutter, marks and rail."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.message import Message

from tui.app.finding import Hit
from tui.app.ink import Ink
from tui.app.navigation import JumpKind, Target, Targets, contradiction_span, find_targets
from tui.app.painting import GUTTER, NARROW_GUTTER, Run, fill, gutter_runs, paint_line
from tui.app.rail import line_at, rail_cells
from tui.app.typesetting.lines import Layout, Line, LineKind
from tui.app.typesetting.marking_map import BlockIndex, InkSpan, MarkingMap, map_marks
from tui.app.typesetting.typeset import (
    DEFAULT_MEASURE,
    MAX_MEASURE,
    MIN_MEASURE,
    Setting,
    View,
    typeset,
)
from tui.app.widgets.line_widget import LineWidget
from tui.model import CleanedPage

NARROW = 72
"""Cells of width under which the gutter shrinks and no margin is left."""

RAIL = 2
"""Cells the rail takes, with the blank before it."""

SHIFT = 8
"""Cells a key moves a wide table to the side."""

CONTEXT = 3
"""Lines kept above a place one jumps to."""


@dataclass(frozen=True, slots=True)
class Columns:
    """How the width of the view is divided."""

    margin: int
    gutter: int
    measure: int
    rail: bool


def columns_for(width: int, measure: int, rail: bool) -> Columns:
    """The columns of a view of this width: the text centred where there is room."""
    gutter = GUTTER if width >= NARROW else min(NARROW_GUTTER, max(0, width - 20))
    right = RAIL if rail and width >= 40 else 0
    room = max(1, width - gutter - right)
    taken = min(measure, room - (1 if right == 0 and room > 20 else 0))
    margin = max(0, (width - taken) // 2 - gutter) if width >= NARROW else 0
    return Columns(min(margin, max(0, room - taken)), gutter, taken, right > 0)


class ArticleView(LineWidget, can_focus=True):
    """Shows one page in one of its views and keeps the place one reads at."""

    class Moved(Message):
        """Other lines are on the screen now."""

    def __init__(
        self, palette: str, *, ascii_only: bool = False, measure: int = DEFAULT_MEASURE
    ) -> None:
        super().__init__(palette, id="article")
        self.ascii_only = ascii_only
        self.wanted_measure = measure
        self.page: CleanedPage | None = None
        self.source = ""
        self.layout_: Layout = Layout([], measure)
        self.places = BlockIndex()
        self.targets = Targets({})
        self.view = View.CLEAN
        self.only: frozenset[int] | None = None
        self.zen = False
        self.rail = True
        self.focused_target: tuple[JumpKind, Target] | None = None
        self._marks = MarkingMap()
        self._hits: dict[int, list[InkSpan]] = {}
        self._focus_spans: dict[int, list[InkSpan]] = {}
        self._columns = Columns(0, GUTTER, measure, True)
        self._shift = 0
        self._held_place: tuple[int, int] | None = None
        """The place one reads at, while a page too short for it cannot put it on top."""
        self._rail_cells: list[Run] = []
        self._rail_for: tuple[int, int, int] = (-1, -1, -1)

    # ---------------------------------------------------------------- what is shown

    def show(self, page: CleanedPage, place: tuple[int, int] | None = None) -> None:
        """Show a page, at a place of it if one is given, else at its top."""
        self.page = page
        self.places = BlockIndex(page.article)
        self.targets = find_targets(page, self.places)
        self._marks = map_marks(page.marks, self.places)
        self._focus_spans = {}
        self.focused_target = None
        self._hits = {}
        self._set(place or (0, 0))

    def change(
        self,
        *,
        view: View | None = None,
        measure: int | None = None,
        only: frozenset[int] | bool | None = False,
        zen: bool | None = None,
        source: str | None = None,
    ) -> None:
        """Show the same page otherwise, keeping the place one reads at."""
        place = self.reading_place
        if view is not None:
            self.view = view
        if measure is not None:
            self.wanted_measure = max(MIN_MEASURE, min(MAX_MEASURE, measure))
        if not isinstance(only, bool):
            self.only = only
        if zen is not None:
            self.zen = zen
        if source is not None:
            self.source = source
        self._set(place)

    def _set(self, place: tuple[int, int] | None) -> None:
        if self.page is None or self.size.width == 0:
            return
        self._columns = columns_for(
            self.size.width, self.wanted_measure, self.rail and not self.zen
        )
        setting = Setting(
            self._columns.measure, self.view, self.only, self.ascii_only, text_only=self.zen
        )
        self.layout_ = typeset(self.page, setting, self.source)
        self._rail_for = (-1, -1, -1)
        self._shift = 0
        wanted = 0
        if place is not None and place > (0, 0):
            wanted = self.layout_.line_of(*place)
        self._held_place = place
        self.top = max(0, min(wanted, self.last_top))
        self.refresh()
        self.post_message(self.Moved())

    def on_resize(self, event: events.Resize) -> None:
        """Set the page anew for the new width, at the same place."""
        del event
        self._set(self.reading_place)

    @property
    def reading_place(self) -> tuple[int, int]:
        """(block, character) of the first text on the screen; (0, 0) at the very top."""
        if self._held_place is not None:
            return self._held_place
        if self.top == 0:
            return (0, 0)
        return self.layout_.place_of(self.top)

    @property
    def rows(self) -> int:
        """Lines of the page."""
        return len(self.layout_.lines)

    @property
    def percent(self) -> int:
        """How far one has read."""
        bottom = self.top + self.size.height
        return 100 if bottom >= self.rows else round(100 * bottom / max(1, self.rows))

    @property
    def at_end(self) -> bool:
        """Whether the last line is on the screen."""
        return self.top >= self.last_top

    def move_to(self, top: int) -> bool:
        """Show lines from `top` on."""
        moved = super().move_to(top)
        if moved:
            self._held_place = None
            self.post_message(self.Moved())
        return moved

    # ---------------------------------------------------------------- drawing

    def row_runs(self, row: int, width: int) -> Sequence[Run]:
        """One row: margin, gutter, text, rail."""
        line = self.layout_.lines[row]
        columns = self._columns
        runs: list[Run] = []
        if columns.margin:
            runs.append(Run(" " * columns.margin, Ink.PLAIN))
        if self.view is View.SOURCE:
            shift = self._shift
            runs += paint_line(line, (), shift)
            return runs
        runs += gutter_runs(line, self._marks, columns.gutter, self.ascii_only)
        wide = line.kind in (LineKind.TABLE, LineKind.CODE)
        text = paint_line(line, self._spans(line.block), self._shift if wide else 0)
        room = width - columns.margin - columns.gutter - (RAIL if columns.rail else 0)
        runs += fill(text, room)
        if columns.rail:
            runs += [Run(" ", Ink.PLAIN), self._rail_cell(row - self.top)]
        return runs

    def _spans(self, block: int) -> list[InkSpan]:
        if block < 0:
            return []
        return [
            *self._marks.inks.get(block, ()),
            *self._focus_spans.get(block, ()),
            *self._hits.get(block, ()),
        ]

    def _rail_cell(self, y: int) -> Run:
        key = (self.top, self.size.height, self.rows)
        if key != self._rail_for:
            self._rail_for = key
            self._rail_cells = rail_cells(
                self.layout_, self.targets, key[1], self.top, ascii_only=self.ascii_only
            )
        return self._rail_cells[y] if 0 <= y < len(self._rail_cells) else Run(" ", Ink.PLAIN)

    def shift_by(self, steps: int) -> bool:
        """Move wide tables and source lines to the side; returns whether any is that wide."""
        widest = max((len(line.text) for line in self._visible_lines()), default=0)
        most = max(0, widest - self._columns.measure + 1)
        wanted = max(0, min(self._shift + steps * SHIFT, most))
        moved = wanted != self._shift
        self._shift = wanted
        if moved:
            self.refresh()
        return moved

    def _visible_lines(self) -> list[Line]:
        return self.layout_.lines[self.top : self.top + self.size.height]

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
        page = self.page
        if page is not None and kind in (JumpKind.QUOTE, JumpKind.CONTRADICTION):
            span = (
                page.marks.quotes[target.number].span
                if kind is JumpKind.QUOTE
                else contradiction_span(page, target)
            )
            for block, start, end in self.places.split(span):
                self._focus_spans.setdefault(block, []).append(InkSpan(start, end, Ink.FOCUS))
        self.reveal(target.block, target.character)
        self.refresh()

    def clear_focus(self) -> bool:
        """Let go of the mark that keys act on; returns whether there was one."""
        had = self.focused_target is not None
        self.focused_target = None
        if self._focus_spans:
            self._focus_spans = {}
            self.refresh()
        return had

    def reveal(self, block: int, character: int) -> None:
        """Bring a place onto the screen, moving only when it is not there."""
        line = self.line_of(block, character)
        low, high = self.top, self.top + self.size.height - 1
        if not low + min(1, self.size.height // 4) <= line <= high - 1:
            self.move_to(line - min(CONTEXT, self.size.height // 3))

    def line_of(self, block: int, character: int) -> int:
        """The line that shows a place; for a block set aside, the marker that stands for it."""
        if block not in self.layout_.first_line and self.page is not None:
            blocks = self.page.article.blocks
            while block > 0 and not blocks[block].in_article and not blocks[block - 1].in_article:
                block -= 1
            for number, line in enumerate(self.layout_.lines):
                if line.kind is LineKind.CUT and line.block == block:
                    return number
        return self.layout_.line_of(block, character)

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
        if self._columns.rail and event.x >= self.size.width - RAIL:
            event.stop()
            self.move_to(line_at(self.layout_, self.size.height, event.y) - self.size.height // 2)
