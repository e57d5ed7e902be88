"""Stretches of text between line breaks, and how they become paragraphs, lines or rows."""

from __future__ import annotations

from tui.model import plain_text

SHORT_LINE_CHARS = 60
"""Two lines this short on either side of a `<br>` are lines of their own, no wrapped paragraph."""

SENTENCE_ENDS = ".!?。！？…؟।:;\"”»'’)"
"""A line that ends in one of these and is followed by `<br>` ends its paragraph."""

BULLETS = "•·●▪■–—-*►▶→✓✔○◦"
"""Signs that open a list item written by hand."""


class Piece:
    """Text gathered up to a line break or the end of a block."""

    __slots__ = (
        "anchors",
        "bold",
        "length",
        "line",
        "link_chars",
        "link_start",
        "marks",
        "parts",
        "started",
    )

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.anchors: list[tuple[int, int, str]] = []
        self.link_start = 0
        self.link_chars = 0
        self.bold = 0
        self.line: int | None = None
        self.started = False
        self.marks: dict[int, str] = {}
        """Parts that open a row (line feed) or a cell (tab) of a table."""

    def clear(self) -> None:
        """Forgets its white space: nothing else was gathered yet."""
        self.parts.clear()
        self.anchors.clear()
        self.marks.clear()
        self.length = self.link_start = 0

    def begin_link(self, href: str | None) -> None:
        """A link opens here."""
        if href is not None:
            self.link_start = self.length

    def end_link(self, href: str | None) -> None:
        """A link closes here; empty ones leave no trace."""
        if href and self.length > self.link_start:
            self.anchors.append((self.link_start, self.length, href))
        self.link_start = self.length


def join_pieces(first: Piece, second: Piece) -> None:
    """Appends the second piece to the first, a blank between."""
    shift = first.length + 1
    first.parts.append("\n")
    first.parts.extend(second.parts)
    first.length = shift + second.length
    first.anchors.extend((start + shift, end + shift, href) for start, end, href in second.anchors)
    first.link_chars += second.link_chars
    first.bold += second.bold


def starts_anew(before: Piece, after: Piece, count: int) -> bool:
    """Whether a single line break parts two paragraphs.

    It does after the end of a sentence, before a bullet, and between two short lines.
    """
    tail = "".join(before.parts[-3:]).rstrip()
    head = "".join(after.parts).lstrip()
    if tail[-1:] in SENTENCE_ENDS or head[:1] in BULLETS:
        return True
    return count > 2 and before.length <= SHORT_LINE_CHARS and after.length <= SHORT_LINE_CHARS


def kept_lines(text: str) -> str:
    """Preformatted text: blank lines at both ends and blanks at line ends go, all else stays."""
    lines = [line.rstrip() for line in text.split("\n")]
    while lines and not lines[0]:
        lines.pop(0)
    while lines and not lines[-1]:
        lines.pop()
    return "\n".join(lines)


def table_rows(piece: Piece) -> str:
    """A line a row, a tab between cells; rows without text are left out."""
    rows: list[list[list[str]]] = [[[]]]
    for index, part in enumerate(piece.parts):
        sign = piece.marks.get(index)
        if sign == "\n":
            rows.append([])
        elif sign == "\t":
            rows[-1].append([])
        else:
            if not rows[-1]:
                rows[-1].append([])
            rows[-1][-1].append(part)
    lines: list[str] = []
    for row in rows:
        cells = [" ".join(plain_text("".join(cell)).split()) for cell in row]
        while cells and not cells[-1]:
            cells.pop()
        if any(cells):
            lines.append("\t".join(cells))
    return "\n".join(lines)
