"""Lines: the article laid out, each line knowing which characters of which block it shows."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import NamedTuple, overload

from tui.model import Block


class LineKind(IntEnum):
    """What a line shows."""

    BLANK = 0
    BODY = 1
    TITLE = 2
    META = 3
    HEADING = 4
    QUOTE = 5
    TABLE = 6
    CODE = 7
    CAPTION = 8
    BYLINE = 9
    CUT = 10
    """The marker that says how much was set aside here."""
    ASIDE = 11
    """Text that was set aside, shown dimmed in place."""
    SOURCE = 12
    NOTICE = 13
    """A word of the reader's about the page, such as why it is shown raw."""


class Piece(NamedTuple):
    """Characters of the drawn text that stand for characters of the block."""

    at: int
    start: int
    end: int


class Line(NamedTuple):
    """One row of the laid-out page."""

    kind: LineKind
    text: str
    block: int = -1
    """Index of the block; -1 for furniture. For cut markers: the first block set aside there."""
    start: int = 0
    """First character of the block that it shows."""
    end: int = 0
    indent: int = 0
    """Cells left free before `prefix`."""
    prefix: str = ""
    """Drawn before the text: a list marker, the bar of a quotation."""
    pieces: tuple[Piece, ...] = ()
    """Where the text is not simply `block.text[start:end]`: how the two correspond."""


class Lines(Sequence[Line]):
    """The lines of a page. Of those that show characters of a block as they stand only the numbers
    are kept: a page of a hundred thousand lines takes two megabytes rather than thirty.

    Args:
        lines: The lines, in order.
        blocks: The blocks whose characters they show.
    """

    def __init__(self, lines: Iterable[Line] = (), blocks: Sequence[Block] = ()) -> None:
        self._texts = blocks
        self._kinds = array("b")
        self._blocks = array("i")
        self._starts = array("i")
        self._ends = array("i")
        self._others: dict[int, Line] = {}
        """The lines that the numbers do not tell all of."""
        for number, line in enumerate(lines):
            kind, text, block, start, end, indent, prefix, pieces = line
            self._kinds.append(kind)
            self._blocks.append(block)
            self._starts.append(start)
            self._ends.append(end)
            if indent or prefix or pieces or text != self._shown(block, start, end):
                self._others[number] = line

    def __len__(self) -> int:
        return len(self._kinds)

    @overload
    def __getitem__(self, at: int) -> Line: ...

    @overload
    def __getitem__(self, at: slice) -> list[Line]: ...

    def __getitem__(self, at: int | slice) -> Line | list[Line]:
        if isinstance(at, slice):
            return [self._line(number) for number in range(*at.indices(len(self)))]
        return self._line(range(len(self))[at])

    def place(self, number: int) -> tuple[int, int]:
        """(block, character) at which a line begins; block -1 for furniture."""
        return self._blocks[number], self._starts[number]

    def _line(self, number: int) -> Line:
        return self._others.get(number) or self._told(number)

    def _told(self, number: int) -> Line:
        """The line that the numbers tell of."""
        block, start, end = self._blocks[number], self._starts[number], self._ends[number]
        kind = LineKind(self._kinds[number])
        return Line(kind, self._shown(block, start, end), block, start, end)

    def _shown(self, block: int, start: int, end: int) -> str:
        return self._texts[block].text[start:end] if 0 <= block < len(self._texts) else ""

    def beginnings(self) -> Iterator[tuple[int, int, int]]:
        """(kind, block, character) of each line."""
        return zip(self._kinds, self._blocks, self._starts, strict=True)


@dataclass(frozen=True, slots=True)
class Layout:
    """A page laid out at one width."""

    lines: Lines
    width: int
    """Cells a line of running text takes."""
    first_line: dict[int, int] = field(default_factory=dict)
    """First line of each block that is shown."""
    anchors: Sequence[int] = ()
    """The lines that show text further on than any before them, for finding a place again."""

    def line_of(self, block: int, character: int = 0) -> int:
        """The line that shows a character of a block, or the nearest one before it."""
        if not self.anchors:
            return 0
        after = bisect_right(self.anchors, (block, character), key=self.lines.place)
        return self.anchors[max(0, after - 1)]

    def place_of(self, line: int) -> tuple[int, int]:
        """(block, character) of the first text at or after a line."""
        if not self.anchors:
            return (0, 0)
        after = bisect_right(self.anchors, line - 1)
        return self.lines.place(self.anchors[min(after, len(self.anchors) - 1)])


def layout_of(lines: Lines, width: int) -> Layout:
    """The layout with its index of places."""
    first: dict[int, int] = {}
    anchors = array("i")
    latest = (-1, -1)
    for number, (kind, block, character) in enumerate(lines.beginnings()):
        if block < 0 or kind == LineKind.CUT:
            continue
        first.setdefault(block, number)
        place = (block, character)
        if place > latest:
            anchors.append(number)
            latest = place
    return Layout(lines, width, first, anchors)
