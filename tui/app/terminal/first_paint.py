"""The first page on the screen before Textual is loaded, and its hand-over to the live app.

93 % of a Textual start is `import`. So: `paint` writes the rows; then the app is imported and made;
`life.run_app(app, painted=...)` takes the terminal over as it is: the alternate screen stays, the
first live frame is compared with the painted rows, and keys typed meanwhile wait in the line's
buffer, which nothing flushes. Ctrl+c, ctrl+z and signals work in between; whatever happens, the
terminal is given back."""

from __future__ import annotations

import signal
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from tui.app.early import PAINT_SECONDS
from tui.app.terminal.frames import Abilities, update
from tui.app.terminal.rows import Row, blank_row, row_of_ansi
from tui.app.terminal.signals import desk, stop_process_group
from tui.app.terminal.tty_guard import Guard


@dataclass(slots=True)
class Painted:
    """A page that stands on the terminal."""

    guard: Guard
    rows: list[Row]
    size: tuple[int, int]
    abilities: Abilities = field(default_factory=Abilities)

    def still_stands(self) -> bool:
        """Whether the terminal still has the size that was painted for, and the screen is still
        ours."""
        return self.guard.on_screen and self.guard.size() == self.size

    def change_to(self, lines: Iterable[str | Row]) -> None:
        """Paint other lines in their place, where the screen still stands."""
        before, self.rows = self.rows, as_rows(lines, *self.size)
        if self.still_stands():
            self.guard.write(update(before, self.rows, self.abilities), PAINT_SECONDS)

    def repaint(self) -> None:
        """Paint the same rows again, after a suspension."""
        self.guard.silence_line(signals=True)
        self.guard.write(self.guard.enter_screen() + self.output(), PAINT_SECONDS)

    def output(self) -> str:
        """The rows as sent to a screen that was cleared on entering."""
        return update([blank_row(self.size[0])] * len(self.rows), self.rows, self.abilities)

    def _suspend(self) -> None:
        self.guard.restore()
        stop_process_group()
        self.repaint()


def adopt(lines: Sequence[str | Row], guard: Guard, size: tuple[int, int]) -> Painted:
    """Answer for lines that stand on the screen already, painted for a terminal of this size."""
    painted = Painted(guard, as_rows(lines, *size), size)
    desk.suspend = painted._suspend
    desk.install()
    signal.siginterrupt(signal.SIGCONT, False)
    return painted


def paint(lines: Sequence[str | Row], guard: Guard) -> Painted:
    """Paint lines (text with SGR sequences, or rows) from the top of an otherwise empty alternate
    screen.

    Lines are cut at the right edge; what is missing at the bottom is blank.
    """
    painted = adopt(lines, guard, guard.size())
    painted.repaint()
    return painted


def as_rows(lines: Iterable[str | Row], width: int, height: int) -> list[Row]:
    """Exactly `height` rows of `width` cells."""
    rows: list[Row] = []
    for line in lines:
        rows.append(row_of_ansi(line, width) if isinstance(line, str) else line)
        if len(rows) == height:
            return rows
    return rows + [blank_row(width)] * (height - len(rows))
