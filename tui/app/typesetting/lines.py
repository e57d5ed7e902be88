"""Lines: the article laid out, each line knowing which characters of which block it shows."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from enum import IntEnum
from typing import NamedTuple


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


@dataclass(frozen=True, slots=True)
class Layout:
    """A page laid out at one width."""

    lines: list[Line]
    width: int
    """Cells a line of running text takes."""
    first_line: dict[int, int] = field(default_factory=dict)
    """First line of each block that is shown."""
    anchors: list[tuple[int, int]] = field(default_factory=list)
    """(block, character) of each line that shows text, in order, for finding a place again."""
    anchor_lines: list[int] = field(default_factory=list)
    """The line of each anchor."""

    def line_of(self, block: int, character: int = 0) -> int:
        """The line that shows a character of a block, or the nearest one before it."""
        if not self.anchors:
            return 0
        place = bisect_right(self.anchors, (block, character)) - 1
        return self.anchor_lines[max(0, place)]

    def place_of(self, line: int) -> tuple[int, int]:
        """(block, character) of the first text at or after a line."""
        if not self.anchors:
            return (0, 0)
        place = bisect_right(self.anchor_lines, line - 1)
        return self.anchors[min(place, len(self.anchors) - 1)]


def layout_of(lines: list[Line], width: int) -> Layout:
    """The layout with its index of places."""
    first: dict[int, int] = {}
    anchors: list[tuple[int, int]] = []
    anchor_lines: list[int] = []
    latest = (-1, -1)
    for number, line in enumerate(lines):
        if line.block < 0 or line.kind is LineKind.CUT:
            continue
        first.setdefault(line.block, number)
        place = (line.block, line.start)
        if place > latest:
            anchors.append(place)
            anchor_lines.append(number)
            latest = place
    return Layout(lines, width, first, anchors, anchor_lines)
