"""The list around the page that is read."""

from __future__ import annotations

from collections.abc import Sequence

from tui.app.ink import Ink
from tui.app.painting import Run
from tui.app.panes.content import PaneEntry
from tui.app.typesetting.wrap import crop
from tui.library.rows import Rows
from tui.library.words import count

REACH = 200
"""Pages before and after the one that is read: as far as anybody goes without the list itself."""


class NearbyPane:
    """The pages around one, in the order of the list; the one itself stands out, read ones are dim.

    Args:
        rows: All pages.
        order: The rows that are shown, in order.
        index: Which of them is read.
    """

    name = "nearby"

    def __init__(self, rows: Rows, order: Sequence[int], index: int) -> None:
        self._rows, self._order, self._index = rows, order, index

    def title(self) -> str:
        """Which page of how many is read."""
        return f"{self._index + 1:,} of {count(len(self._order), 'page')}"

    def hint(self) -> str:
        """The keys that matter here."""
        return "Enter reads · / narrows · B closes"

    def entries(self, width: int, opened: object = None) -> Sequence[PaneEntry]:
        """One entry a page: its title, then where it is from."""
        del opened
        low = max(0, self._index - REACH)
        return [
            self._entry(index, width)
            for index in range(low, min(len(self._order), self._index + REACH + 1))
        ]

    def _entry(self, index: int, width: int) -> PaneEntry:
        row = self._rows.row(self._order[index])
        here = index == self._index
        ink = Ink.HEADING if here else Ink.DIM if row.read else Ink.PLAIN
        lead = "> " if here else "  "
        rows = [(Run(lead + crop(row.title, width - len(lead)), ink),)]
        about = " · ".join(part for part in (row.site, row.date[:10]) if part)
        if about:
            rows.append((Run(f"  {crop(about, width - len(lead))}", Ink.DIM),))
        return PaneEntry(tuple(rows), index, f"{row.title} {row.site}")
