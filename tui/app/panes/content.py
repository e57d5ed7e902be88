"""The shape of a side pane's content."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from tui.app.ink import Ink
from tui.app.painting import Run
from tui.app.typesetting.wrap import wrap


@dataclass(frozen=True, slots=True)
class PaneEntry:
    """One entry: a few rows, and what choosing it means."""

    rows: tuple[tuple[Run, ...], ...]
    key: object = None
    """What the entry stands for, such as a block's index; None cannot be chosen."""
    words: str = ""
    """Its text, for narrowing the pane by typing."""


class PaneContent(Protocol):
    """Something that a side pane can show."""

    name: str
    """Stable name, such as `aside`."""

    def title(self) -> str:
        """The pane's heading."""
        ...

    def hint(self) -> str:
        """The keys that matter here."""
        ...

    def entries(self, width: int, opened: object = None) -> Sequence[PaneEntry]:
        """The entries for a width in cells.

        Args:
            width: Cells a row may take.
            opened: Key of the entry that is to be shown whole.
        """
        ...


def wrapped(text: str, width: int, ink: Ink = Ink.PLAIN, indent: int = 0) -> list[tuple[Run, ...]]:
    """Text as rows of one ink, each indented."""
    lead = (Run(" " * indent, Ink.PLAIN),) if indent else ()
    room = max(8, width - indent)
    return [(*lead, Run(text[start:end], ink)) for start, end in wrap(text, room)]


def marked_text(
    text: str, spans: Sequence[tuple[int, int, Ink]], width: int, indent: int = 0
) -> list[tuple[Run, ...]]:
    """Text as rows, some of its characters in another ink."""
    from tui.app.painting import paint_line
    from tui.app.typesetting.lines import Line, LineKind
    from tui.app.typesetting.marking_map import InkSpan

    inks = [InkSpan(*span) for span in spans]
    rows = []
    for start, end in wrap(text, max(8, width - indent)):
        line = Line(LineKind.BODY, text[start:end], 0, start, end, indent)
        rows.append(tuple(paint_line(line, inks)))
    return rows
