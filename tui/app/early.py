"""What happens before anything is loaded: the terminal falls silent, and the screen of a page as it
was left stands again. Knows nothing but the standard library and the store."""

from __future__ import annotations

import os
from pathlib import Path

from tui.app.terminal.signals import desk, stop_process_group
from tui.app.terminal.tty_guard import Guard, NoTerminal
from tui.library.last_screen import LastScreen, last_screen
from tui.library.settings import Settings

PAINT_SECONDS = 2.0
"""How long a slow terminal may take for the first page before we go on without it."""


class Early:
    """The terminal, held from the first moment, and what stands on it."""

    def __init__(self, guard: Guard) -> None:
        self.guard = guard
        self.screen: LastScreen | None = None
        self.size = guard.size()

    @classmethod
    def begin(cls) -> Early | None:
        """Take the terminal: keys typed from now on are not echoed and wait for the reader. None
        where there is no terminal."""
        try:
            guard = Guard()
        except NoTerminal:
            return None
        guard.silence_line(signals=True)
        early = cls(guard)
        desk.suspend = early.suspend
        desk.install()
        return early

    def paint_last_screen(self, path: str, settings: Settings, state: Path | None) -> bool:
        """Let the screen stand that a page was left with; whether there is one."""
        look = sized(look_of(settings), self.size)
        self.screen = last_screen(path, look, state)
        if self.screen is not None:
            self._paint(self.screen)
        return self.screen is not None

    def end(self) -> None:
        """Give the terminal back, unless somebody did already."""
        self.guard.close()
        desk.release()

    def _paint(self, screen: LastScreen) -> None:
        self.guard.write(self.guard.enter_screen() + screen.output, PAINT_SECONDS)

    def suspend(self) -> None:
        """Stop as ctrl+z asks, and go on with the same screen."""
        self.guard.restore()
        stop_process_group()
        self.guard.silence_line(signals=True)
        if self.screen is not None:
            self._paint(self.screen)


def palette_of(settings: Settings) -> str:
    """The theme, `none` where the environment wants no colour: Textual's own way of removing
    colours turns some themes all black."""
    return "none" if os.environ.get("NO_COLOR") else settings.theme


def look_of(settings: Settings) -> str:
    """Everything about the settings that decides how a page is drawn."""
    flags = (
        settings.rail,
        settings.justify,
        settings.hyphenate,
        settings.ascii,
        settings.linear,
    )
    return " ".join(map(str, (palette_of(settings), settings.measure, *map(int, flags))))


def sized(look: str, size: tuple[int, int]) -> str:
    """The look on a terminal of so many columns and rows."""
    return f"{size[0]}x{size[1]} {look}"
