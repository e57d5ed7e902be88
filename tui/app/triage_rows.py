"""Rows of the triage list as runs of ink: columns by width, signs for what was decided. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len

from tui.app.ink import Ink
from tui.app.painting import Run
from tui.app.typesetting.wrap import crop, pad
from tui.model import display_name

if TYPE_CHECKING:
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


TITLE = Column("title", 0, 0)
"""Always there, and always first: a row without it says nothing."""

KNOWN_COLUMNS = {
    "source": Column("source", 20, 100),
    "date": Column("date", 10, 76),
    "words": Column("words", 6, 60, right=True),
    "quotes": Column("❞", 4, 64, right=True),
    "contra": Column("①", 4, 64, right=True),
    "aside": Column("aside", 6, 60, right=True),
    "kind": Column("kind", 13, 100),
    "lang": Column("lang", 4, 76),
    "name": Column("name", 24, 100),
}
"""By the name that `winnow.toml` and the sort know it by."""

DEFAULT_COLUMNS = tuple(KNOWN_COLUMNS)[:6]

SIGN = 5
"""Cells before the title: cursor, selection, decision, star."""

GAP = 1
"""Cells between two columns."""

MARGIN = 1
"""Cells kept free at the right edge."""

ASCII_NAMES = {"❞": "quot", "①": "contra"[:4]}


def column_names(said: str) -> tuple[str, ...]:
    """The columns that a setting names, in its order.

    Raises:
        ValueError: With a sentence, when there is no such column.
    """
    names = tuple(dict.fromkeys(said.replace(",", " ").split()))
    unknown = [name for name in names if name not in KNOWN_COLUMNS]
    if unknown:
        known = ", ".join(KNOWN_COLUMNS)
        raise ValueError(f"there is no column “{unknown[0]}”: known are {known}")
    return names


def columns_for(width: int, names: Sequence[str] = DEFAULT_COLUMNS) -> tuple[Column, ...]:
    """The columns that a list of this width shows, the title first."""
    wanted = (TITLE, *(KNOWN_COLUMNS[name] for name in names))
    return tuple(column for column in wanted if width >= column.from_width)


def heading_runs(
    width: int,
    sort: str,
    reverse: bool,
    ascii_only: bool,
    names: Sequence[str] = DEFAULT_COLUMNS,
) -> list[Run]:
    """The line of column names; the one that sorts the list carries an arrow."""
    arrow = ("v" if reverse else "^") if ascii_only else ("↓" if reverse else "↑")
    columns = columns_for(width, names)
    cells = []
    for column in columns:
        name = ASCII_NAMES.get(column.name, column.name) if ascii_only else column.name
        sorts = sort == {"❞": "quotes", "①": "contra"}.get(column.name, column.name)
        cells.append(f"{name[: (column.width or width) - 1]}{arrow}" if sorts else name)
    laid = "".join(_cells(cells, columns, width))
    return [Run(" " * SIGN, Ink.DIM), Run(laid, Ink.DIM)]


def row_runs(
    row: Row,
    width: int,
    *,
    cursor: bool,
    selected: bool,
    focused: bool,
    ascii_only: bool,
    names: Sequence[str] = DEFAULT_COLUMNS,
) -> list[Run]:
    """One page of the list."""
    columns = columns_for(width, names)
    known = _values(row, "-" if ascii_only else "–")
    room = _title_room(columns, width)
    texts = [_title(row, room, ascii_only), *(known[column.name] for column in columns[1:])]
    cells = _cells(texts, columns, width)
    focus = Ink.FOCUS if cursor and focused else Ink.HEADING if cursor else Ink.PLAIN
    weight = Ink.DIM if row.read or not row.titled or row.decision == "discard" else Ink.PLAIN
    sign, ink = _sign(row, ascii_only)
    here = (">" if ascii_only else "▌") if cursor else " "
    runs = [
        Run(here, Ink.KEY if focused else Ink.DIM),
        Run("+" if selected else " ", Ink.KEY),
        Run(sign, ink),
        Run("* " if row.starred else "  ", Ink.WARNING),
        Run(cells[0], weight | focus),
    ]
    for column, cell in zip(columns[1:], cells[1:], strict=True):
        warm = column.name == "①" and row.contradictions and not cursor
        own = Ink.WARNING if warm else Ink.DIM | focus
        if runs[-1].ink == own:
            runs[-1] = Run(runs[-1].text + cell, own)
        else:
            runs.append(Run(cell, own))
    return runs


def _title(row: Row, room: int, ascii_only: bool) -> str:
    if row.error:
        # The sentence may begin with the whole path, which would leave no room for what is wrong.
        says = row.error.removeprefix(display_name(row.ref.path)).lstrip()
        return pad(f"{row.title}  {says}", room)
    copies = f"  {'x' if ascii_only else '×'}{row.copies}" if row.copies > 1 else ""
    kind = "" if row.kind in ("", "article", "other") else f"  {row.kind}"
    tail = f"{copies}  consent wall" if row.consent else f"{copies}{kind}"
    return pad(row.title, max(1, room - len(tail))) + tail


def _values(row: Row, unknown: str) -> dict[str, str]:
    """What stands in each column; disputes are a number in brackets, as in the gutter."""
    counted = str(row.contradictions) if row.contradictions else f"({row.disputes})"
    values = {
        "words": f"{row.words:,}",
        "❞": str(row.quotes or unknown),
        "①": counted if row.contradictions or row.disputes else unknown,
        "aside": f"{row.aside} %",
    }
    if not row.indexed:
        values = dict.fromkeys(values, unknown)
    return values | {
        "source": row.site or unknown,
        "date": row.date[:10] or unknown,
        "kind": row.kind or unknown,
        "lang": row.language or unknown,
        "name": display_name(row.ref.member or row.ref.path.rpartition("/")[2]),
    }


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
    return max(8, width - SIGN - MARGIN - taken)


def _cells(texts: Sequence[str], columns: Sequence[Column], width: int) -> list[str]:
    """Each text in the room of its column, with the gap before it."""
    cells = []
    for text, column in zip(texts, columns, strict=True):
        room = column.width or _title_room(columns, width)
        shown = crop(text, room)
        blank = " " * (room - cell_len(shown))
        gap = " " * GAP if column.width else ""
        cells.append(gap + (blank + shown if column.right else shown + blank))
    return cells
