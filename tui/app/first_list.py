"""The first screenful of a folder's list as rows with bare escapes, drawn as the live screen will
draw it, before Textual is loaded."""

from __future__ import annotations

from rich.cells import cell_len

from tui.app.first_page import ansi_row
from tui.app.ink import Ink
from tui.app.list_layout import list_size, preview_place
from tui.app.list_left import ListLeft
from tui.app.page_frame import Wish
from tui.app.painting import Run, fill, status_runs
from tui.app.signs import in_ascii
from tui.app.triage_header import (
    HEADER_EDGE,
    Counts,
    count_words,
    filter_words,
    header_words,
    place_words,
)
from tui.app.triage_rows import heading_runs, row_runs
from tui.library.rows import Rows


def first_list(
    rows: Rows, left: ListLeft, size: tuple[int, int], palette: str, wish: Wish, folder: str
) -> list[str]:
    """The list screen's rows.

    Args:
        rows: A screenful of rows, in the order in which they stood.
        left: How the list was left.
        size: (columns, rows) of the terminal.
        palette: Name of the theme.
        wish: How the list is shown.
        folder: The folder as it may be shown.
    """
    width, height = size
    place = preview_place(width, height, left.preview)
    list_width, list_rows = list_size(width, height, place)
    at = rows.find(left.ref) if left.ref is not None else None
    cursor = at or 0
    top = max(0, cursor - max(1, list_rows - 1) + 1)

    def drawn(runs: list[Run]) -> str:
        if wish.ascii_only:
            runs = [Run(in_ascii(text), ink) for text, ink in runs]
        return ansi_row(runs, palette)

    lines = [drawn(_header(rows, left, width, folder))]
    names = wish.list_columns
    body = [heading_runs(list_width, left.sort, left.reverse, wish.ascii_only, names)]
    body += [
        row_runs(
            rows.row(number),
            list_width,
            cursor=number == cursor,
            selected=False,
            focused=True,
            ascii_only=wish.ascii_only,
            names=names,
        )
        for number in range(top, min(rows.count, top + list_rows - 1))
    ]
    lines += [drawn(fill(runs, list_width)) for runs in body[:list_rows]]
    lines += [""] * (height - 1 - len(lines))
    here = place_words(left.top + cursor + 1, max(left.shown, rows.count))
    lines.append(drawn(status_runs("", Ink.DIM, here, width)))
    return lines[:height]


def _header(rows: Rows, left: ListLeft, width: int, folder: str) -> list[Run]:
    narrowed = filter_words(left.narrowed)
    counts = Counts(*left.counts) if left.counts[0] else Counts(rows.count, 0, 0, 0)
    room = width - HEADER_EDGE - cell_len(narrowed)
    words = header_words(folder, count_words(counts, None), counts.total, None, room)
    return status_runs(words, Ink.DIM, narrowed, width)
