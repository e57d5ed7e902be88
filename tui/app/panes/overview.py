"""The overview of a folder: small bar charts, one under the other; a bar narrows the list."""

from __future__ import annotations

from collections.abc import Sequence

from tui.app.ink import Ink
from tui.app.painting import Run
from tui.app.panes.content import PaneEntry
from tui.app.typesetting.wrap import crop, pad
from tui.library.overview import Bar, Overview, Part
from tui.library.words import count

LABEL = 22
"""Cells of a bar's label."""

NUMBER = 8
"""Cells of its number."""

LONGEST = 48
"""Cells of the longest bar."""

SPARKS = "▁▂▃▄▅▆▇█"
ASCII_SPARKS = "_.-=+*#@"


class OverviewPane:
    """What is in the folder, to look at rather than to read."""

    name = "overview"

    def __init__(self, found: Overview, *, ascii_only: bool = False) -> None:
        self._found = found
        self._ascii = ascii_only

    def title(self) -> str:
        """How many pages are counted."""
        return f"overview of {count(self._found.pages, 'page')}"

    def hint(self) -> str:
        """The keys that matter here."""
        return "Enter shows these pages · Esc all again"

    def entries(self, width: int, opened: object = None) -> Sequence[PaneEntry]:
        """A heading a part, an entry a bar; choosing one gives its filter."""
        del opened
        label = min(LABEL, max(8, width // 3))
        room = max(4, min(LONGEST, width - label - NUMBER - 3))
        entries: list[PaneEntry] = []
        for part in self._found.parts:
            if part.bars:
                entries.append(PaneEntry((self._head(part, room, label),), None, part.title))
                most = max(bar.pages for bar in part.bars)
                entries += [self._entry(part, bar, most, label, room) for bar in part.bars]
                entries.append(PaneEntry(((),)))
        return entries

    def _head(self, part: Part, room: int, label: int) -> tuple[Run, ...]:
        runs = [Run(pad(part.title, label), Ink.HEADING)]
        if part.spark:
            runs.append(Run(" " * (NUMBER + 1), Ink.PLAIN))
            runs.append(Run(sparkline(part.spark, room, self._ascii), Ink.DIM))
        return tuple(runs)

    def _entry(self, part: Part, bar: Bar, most: int, label: int, room: int) -> PaneEntry:
        name = pad(crop(f"  {bar.label}", label), label)
        drawn = bar_of(bar.pages, most, room, self._ascii)
        row = (
            Run(name, Ink.PLAIN if bar.filter else Ink.DIM),
            Run(f"{bar.pages:>{NUMBER},} ", Ink.DIM),
            Run(drawn, Ink.SPEAKER if bar.filter else Ink.DIM),
        )
        return PaneEntry((row,), bar.filter or None, f"{part.title} {bar.label}")


def bar_of(value: int, most: int, room: int, ascii_only: bool) -> str:
    """A thin bar, `room` cells for the largest value; anything above nothing shows."""
    halves = max(1, round(2 * room * value / most)) if value and most else 0
    if ascii_only:
        return "=" * -(-halves // 2)
    return "━" * (halves // 2) + "╸" * (halves % 2)


def sparkline(counts: Sequence[int], room: int, ascii_only: bool) -> str:
    """Counts as a row of levels, added up where there are more of them than cells."""
    step = -(-len(counts) // room)
    sums = [sum(counts[at : at + step]) for at in range(0, len(counts), step)]
    most = max(sums)
    levels = ASCII_SPARKS if ascii_only else SPARKS
    top = len(levels) - 1
    return "".join(
        levels[max(1, round(top * value / most))] if value else levels[0] for value in sums
    )
