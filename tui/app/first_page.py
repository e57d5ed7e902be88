"""The first page as rows with bare escapes, drawn as the live screen will draw it. No Textual."""

from __future__ import annotations

from collections.abc import Iterable

from tui.app.ink import Ink
from tui.app.page_frame import MarkedPage, PageFrame, Wish
from tui.app.painting import Run, status_runs
from tui.app.palettes import PALETTES, Look, sgr
from tui.app.terminal.frames import Abilities, update
from tui.app.terminal.rows import blank_row, row_of_ansi
from tui.library.last_screen import LastScreen
from tui.model import CleanedPage

CLEANING = "cleaning …"
"""Said while what was seen of a page at first stands in for it."""


def first_rows(
    page: CleanedPage,
    size: tuple[int, int],
    palette: str,
    wish: Wish,
    place: tuple[int, int] = (0, 0),
    number: tuple[int, int] = (1, 1),
    says: str = "",
) -> list[str]:
    """The reading screen's rows.

    Args:
        page: The page to show.
        size: (columns, rows) of the terminal.
        palette: Name of the theme.
        wish: How pages are shown.
        place: (block, character) one reads at.
        number: (which, of how many) pages.
        says: What stands at the left of the status line.
    """
    width, height = size
    frame = PageFrame.of(MarkedPage(page), wish, width, max(1, height - 1))
    return frame_rows(frame, frame.top_for(place), palette, number, says)[:height]


def frame_rows(
    frame: PageFrame, top: int, palette: str, number: tuple[int, int] = (1, 1), says: str = ""
) -> list[str]:
    """The reading screen's rows with line `top` of a page laid out as the first."""
    lines = range(top, min(top + frame.height, len(frame.layout.lines)))
    rows = [ansi_row(frame.row(line, top), palette) for line in lines]
    rows += [""] * (frame.height - len(rows))
    where = place_words(frame.percent(top), *number)
    rows.append(ansi_row(status_runs(says, Ink.DIM, where, frame.width), palette))
    return rows


def left_screen(frame: PageFrame, place: tuple[int, int], palette: str) -> LastScreen:
    """The reading screen as it will stand when the page is opened again at this place."""
    rows = frame_rows(frame, frame.top_for(place), palette)
    cells = [row_of_ansi(row, frame.width) for row in rows]
    output = update([blank_row(frame.width)] * len(cells), cells, Abilities())
    return LastScreen(tuple(rows), output)


def place_words(percent: int, which: int, total: int, view: str = "") -> str:
    """Where one is, for the right of the status line."""
    lead = f"{view} · " if view else ""
    return f"{lead}{percent} %   {which} of {total}   ? help"


def ansi_row(runs: Iterable[Run], palette: str) -> str:
    """Runs as text with escape sequences, ending in plain."""
    theme = PALETTES[palette]
    base = Look(theme.foreground, theme.background)
    parts: list[str] = []
    for text, ink in runs:
        codes = sgr(theme.look(ink).over(base))
        parts.append(f"\x1b[0;{codes}m{text}" if codes else f"\x1b[0m{text}")
    parts.append("\x1b[0m")
    return "".join(parts)
