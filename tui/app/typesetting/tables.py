"""Tables and preformatted text: lines that keep their shape and may be wider than the page."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len

from tui.app.typesetting.lines import Line, LineKind, Piece

COLUMN_GAP = "  "
"""Stands between two columns."""

MAX_COLUMN = 40
"""Cells a column takes at most; what is longer is still shown whole, and widens its row."""


def table_lines(text: str, block: int) -> Iterator[Line]:
    """The rows of a table, columns aligned, with a rule under the first row.

    Args:
        text: A line a row, a tab between cells.
        block: Index of the block.
    """
    rows = [row.split("\t") for row in text.split("\n")]
    widths = _column_widths(rows)
    start = 0
    for number, row in enumerate(rows):
        drawn: list[str] = []
        pieces: list[Piece] = []
        at = 0
        cell_start = start
        for column, cell in enumerate(row):
            pieces.append(Piece(at, cell_start, cell_start + len(cell)))
            fill = "" if column == len(row) - 1 else " " * (widths[column] - cell_len(cell))
            shown = cell + fill + ("" if column == len(row) - 1 else COLUMN_GAP)
            drawn.append(shown)
            at += len(shown)
            cell_start += len(cell) + 1
        end = cell_start - 1
        yield Line(LineKind.TABLE, "".join(drawn), block, start, end, pieces=tuple(pieces))
        if number == 0 and len(rows) > 1:
            rule = COLUMN_GAP.join("─" * width for width in widths)
            yield Line(LineKind.TABLE, rule, -1)
        start = end + 1


def _column_widths(rows: list[list[str]]) -> list[int]:
    widths = [0] * max(map(len, rows))
    for row in rows:
        for column, cell in enumerate(row):
            widths[column] = max(widths[column], min(MAX_COLUMN, cell_len(cell)))
    return widths


def preformatted_lines(text: str, block: int, kind: LineKind = LineKind.CODE) -> Iterator[Line]:
    """The lines as they stand, tabs filled to every eighth cell."""
    start = 0
    for row in text.split("\n"):
        end = start + len(row)
        if "\t" in row:
            yield _with_tabs(row, block, start, kind)
        else:
            yield Line(kind, row, block, start, end)
        start = end + 1


def _with_tabs(row: str, block: int, start: int, kind: LineKind) -> Line:
    pieces: list[Piece] = []
    drawn = ""
    character = start
    for part in row.split("\t"):
        pieces.append(Piece(len(drawn), character, character + len(part)))
        drawn += part
        drawn += " " * (8 - cell_len(drawn) % 8)
        character += len(part) + 1
    return Line(kind, drawn.rstrip(), block, start, start + len(row), pieces=tuple(pieces))
