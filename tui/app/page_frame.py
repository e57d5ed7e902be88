"""A page as it stands in a view of a given size: text, gutter, rail. Pure, and free of Textual, so
that the first paint and the live screen draw the same rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tui.app.ink import Ink
from tui.app.navigation import Targets, find_targets
from tui.app.painting import GUTTER, NARROW_GUTTER, Run, fill, gutter_runs, paint_line
from tui.app.rail import rail_cells
from tui.app.triage_rows import DEFAULT_COLUMNS
from tui.app.typesetting.lines import Layout, LineKind, Lines
from tui.app.typesetting.marking_map import InkSpan, MarkingMap, map_marks
from tui.app.typesetting.typeset import Setting, View, typeset
from tui.library.block_index import BlockIndex
from tui.model import CleanedPage

NARROW = 72
"""Cells of width under which the gutter shrinks and no margin is left."""

RAIL = 3
"""Cells the rail takes, with the blanks beside it: off the last column, where terminals differ about
the cursor, going down along it takes four bytes a row rather than eight."""

Spans = Mapping[int, Sequence[InkSpan]]
"""Meanings of characters, by block."""


@dataclass(frozen=True, slots=True)
class Columns:
    """How the width of the view is divided."""

    margin: int
    gutter: int
    measure: int
    rail: bool


def columns_for(width: int, measure: int, rail: bool, linear: bool = False) -> Columns:
    """The columns of a view of this width: the text centred where there is room."""
    if linear:
        return Columns(0, min(NARROW_GUTTER, max(0, width - 20)), max(1, width - 4), False)
    gutter = GUTTER if width >= NARROW else min(NARROW_GUTTER, max(0, width - 20))
    right = RAIL if rail and width >= 40 else 0
    room = max(1, width - gutter - right)
    taken = min(measure, room - (1 if right == 0 and room > 20 else 0))
    margin = max(0, (width - taken) // 2 - gutter) if width >= NARROW else 0
    return Columns(min(margin, max(0, room - taken)), gutter, taken, right > 0)


@dataclass(frozen=True, slots=True)
class Wish:
    """How the reader wants pages to be shown."""

    measure: int
    view: View = View.CLEAN
    only: frozenset[int] | None = None
    zen: bool = False
    rail: bool = True
    justify: bool = False
    hyphenate: bool = False
    ascii_only: bool = False
    linear: bool = False
    """One column from the left edge, for screen readers and braille."""
    list_columns: Sequence[str] = DEFAULT_COLUMNS
    """Columns of the triage list after the title."""


class MarkedPage:
    """A page with everything that does not depend on the width worked out once."""

    def __init__(self, page: CleanedPage) -> None:
        self.page = page
        self.places = BlockIndex(page.article)
        self.targets: Targets = find_targets(page, self.places)
        self.marks: MarkingMap = map_marks(page.marks, self.places)


@dataclass(slots=True)
class PageFrame:
    """A page laid out for a view; draws any of its rows."""

    marked: MarkedPage | None
    wish: Wish
    width: int
    height: int
    columns: Columns
    layout: Layout
    _rail: list[Run] = field(default_factory=list)
    _rail_for: tuple[int, int] = (-1, -1)

    @classmethod
    def of(
        cls, marked: MarkedPage, wish: Wish, width: int, height: int, source: str = ""
    ) -> PageFrame:
        """Lay a page out for a view of `width` by `height` cells."""
        columns = columns_for(width, wish.measure, wish.rail and not wish.zen, wish.linear)
        setting = Setting(
            columns.measure,
            wish.view,
            wish.only,
            wish.ascii_only,
            wish.justify,
            wish.hyphenate,
            text_only=wish.zen,
        )
        layout = typeset(marked.page, setting, source)
        return cls(marked, wish, width, height, columns, layout)

    @classmethod
    def empty(cls, wish: Wish) -> PageFrame:
        """The frame before there is a page."""
        return cls(
            None, wish, 0, 0, columns_for(0, wish.measure, False), Layout(Lines(), wish.measure)
        )

    @property
    def last_top(self) -> int:
        """The greatest first line that leaves no empty rows below."""
        return max(0, len(self.layout.lines) - self.height)

    def top_for(self, place: tuple[int, int]) -> int:
        """The first line of the view when one reads at a place."""
        wanted = self.layout.line_of(*place) if place > (0, 0) else 0
        return min(wanted, self.last_top)

    def percent(self, top: int) -> int:
        """How far one has read when line `top` is the first on the screen."""
        bottom, total = top + self.height, len(self.layout.lines)
        return 100 if bottom >= total else round(100 * bottom / max(1, total))

    def row(self, row: int, top: int, overlays: Sequence[Spans] = (), shift: int = 0) -> list[Run]:
        """One row: margin, gutter, text, rail.

        Args:
            row: Which of all lines.
            top: The first line on the screen.
            overlays: Meanings beyond the page's own marks, such as hits of a search.
            shift: Cells by which lines too wide for the page are moved to the left.
        """
        line = self.layout.lines[row]
        columns = self.columns
        runs = [Run(" " * columns.margin, Ink.PLAIN)] if columns.margin else []
        if self.wish.view is View.SOURCE or self.marked is None:
            return runs + paint_line(line, (), shift)
        marks = self.marked.marks
        runs += gutter_runs(line, marks, columns.gutter, self.wish.ascii_only)
        spans = [
            span
            for layer in (marks.inks, *overlays)
            for span in (layer.get(line.block, ()) if line.block >= 0 else ())
        ]
        wide = line.kind in (LineKind.TABLE, LineKind.CODE)
        text = paint_line(line, spans, shift if wide else 0)
        room = self.width - columns.margin - columns.gutter - (RAIL if columns.rail else 0)
        runs += fill(text, room)
        if columns.rail:
            runs += [Run(" ", Ink.PLAIN), self._rail_cell(row - top, top), Run(" ", Ink.PLAIN)]
        return runs

    def _rail_cell(self, y: int, top: int) -> Run:
        if self._rail_for != (top, self.height) and self.marked is not None:
            self._rail_for = (top, self.height)
            self._rail = rail_cells(
                self.layout,
                self.marked.targets,
                self.height,
                top,
                ascii_only=self.wish.ascii_only,
            )
        return self._rail[y] if 0 <= y < len(self._rail) else Run(" ", Ink.PLAIN)
