"""Rows of the triage list as runs of ink: columns by width, signs for what was decided. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tui.app.ink import Ink
from tui.app.painting import Run
from tui.app.typesetting.wrap import pad
from tui.library.rows import Row


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the list."""

    name: str
    """What it is called in the heading."""
    width: int
    """Cells; 0 takes what is left."""
    from_width: int
    """Cells the list must have for the column to be shown."""
    right: bool = False
    """Set flush right."""


COLUMNS = (
    Column("title", 0, 0),
    Column("source", 20, 100),
    Column("date", 10, 76),
    Column("words", 6, 60, right=True),
    Column("❞", 4, 64, right=True),
    Column("①", 4, 64, right=True),
    Column("aside", 6, 60, right=True),
)
"""In the order in which they stand."""

SIGN = 5
"""Cells before the title: cursor, selection, decision, star."""

GAP = 1
"""Cells between two columns."""

ASCII_NAMES = {"❞": "quot", "①": "contra"[:4]}


def columns_for(width: int) -> tuple[Column, ...]:
    """The columns that a list of this width shows."""
    return tuple(column for column in COLUMNS if width >= column.from_width)


def heading_runs(width: int, sort: str, reverse: bool, ascii_only: bool) -> list[Run]:
    """The line of column names; the one that sorts the list carries an arrow."""
    arrow = ("v" if reverse else "^") if ascii_only else ("↓" if reverse else "↑")
    names = []
    for column in columns_for(width):
        name = ASCII_NAMES.get(column.name, column.name) if ascii_only else column.name
        names.append(f"{name}{arrow}" if _sorts(column.name, sort) else name)
    return [Run(" " * SIGN, Ink.DIM), Run(_laid_out(names, width), Ink.DIM)]


def _sorts(column: str, sort: str) -> bool:
    return sort == {"❞": "quotes", "①": "contra"}.get(column, column)


def row_runs(
    row: Row, width: int, *, cursor: bool, selected: bool, focused: bool, ascii_only: bool
) -> list[Run]:
    """One page of the list."""
    known = row.indexed
    unknown = "-" if ascii_only else "–"
    copies = f"  {'x' if ascii_only else '×'}{row.copies}" if row.copies > 1 else ""
    kind = "" if row.kind in ("", "article", "other") else f"  {row.kind}"
    number = {
        "source": row.site or unknown,
        "date": row.date[:10] or unknown,
        "words": f"{row.words:,}" if known else unknown,
        "❞": str(row.quotes or unknown) if known else unknown,
        "①": str(row.contradictions or unknown) if known else unknown,
        "aside": f"{row.aside} %" if known else unknown,
    }
    columns = columns_for(width)
    room = _title_room(columns, width)
    if row.error:
        title = pad(f"{row.title}  {row.error}", room)
    else:
        tail = f"{copies}{kind}"
        title = pad(row.title, max(1, room - len(tail))) + tail
    rest = _laid_out([number[column.name] for column in columns[1:]], width, columns[1:])
    focus = Ink.FOCUS if cursor and focused else Ink.HEADING if cursor else Ink.PLAIN
    weight = Ink.DIM if row.read or not row.titled or row.decision == "discard" else Ink.PLAIN
    sign, ink = _sign(row, ascii_only)
    mark = "+" if selected else " "
    star = "*" if row.starred else " "
    return [
        Run(f" {mark}", Ink.KEY),
        Run(sign, ink),
        Run(f"{star} ", Ink.WARNING),
        Run(title, weight | focus),
        Run(rest, Ink.DIM | focus),
    ]


def _sign(row: Row, ascii_only: bool) -> tuple[str, Ink]:
    if row.decision == "keep":
        return ("v" if ascii_only else "✓"), Ink.SPEAKER
    if row.decision == "discard":
        return ("x" if ascii_only else "✗"), Ink.DIM
    if row.error:
        return "!", Ink.WARNING
    if row.decision == "skip":
        return "-", Ink.DIM
    if not row.read:
        return ("." if ascii_only else "·"), Ink.PLAIN
    return " ", Ink.PLAIN


def _title_room(columns: Sequence[Column], width: int) -> int:
    taken = sum(column.width + GAP for column in columns if column.width)
    return max(8, width - SIGN - taken)


def _laid_out(texts: Sequence[str], width: int, columns: Sequence[Column] | None = None) -> str:
    whole = columns_for(width)
    parts = []
    for text, column in zip(texts, columns if columns is not None else whole, strict=True):
        room = column.width or _title_room(whole, width)
        cell = pad(text, room)
        if column.right:
            cell = cell.rstrip().rjust(room)
        parts.append((" " * GAP if column.width else "") + cell)
    return "".join(parts)
