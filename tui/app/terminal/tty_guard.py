"""The terminal itself: opened once, put into its mode, and given back as it was, whatever happens.

The guard is shared by the first paint and by Textual's driver. It loads nothing but the standard
library. `Guard.restore` may be called from anywhere, any number of times, also from a signal
handler or at exit.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import select
import sys
import termios
import time
from typing import Any

ENTER_SCREEN = "\x1b[?1049h\x1b[?25l\x1b[?7l"
"""Alternate screen, no cursor, no wrap at the right edge."""

RESTORE = (
    "\x1b[?2026l"  # synchronised output: first, or the terminal holds back the rest
    "\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1006l\x1b[?1015l\x1b[?1016l"  # mouse
    "\x1b[?2004l\x1b[?1004l\x1b[?2048l"  # bracketed paste, focus events, in-band resize
    "\x1b[r\x1b[m\x1b]8;;\x1b\\"  # scroll region, colours, link
    "\x1b[<u"  # kitty keyboard; while still on the alternate screen, as each screen has its own
    "\x1b[?7h\x1b[?1049l\x1b[?25h"
)
"""Everything that the reader, or Textual, may have switched on, switched off."""

RESTORE_SECONDS = 0.3
"""Longest wait for a terminal that takes no output when it is given back: the program must end
within a second."""

_open_guards: list[Guard] = []


class NoTerminal(OSError):
    """There is no terminal to read keys from or to paint on."""


def open_terminal() -> int:
    """A file descriptor of our own on the terminal; being our own it may be made non-blocking.

    Raises:
        NoTerminal: nothing among the standard streams nor /dev/tty is a terminal.
    """
    for path in _terminal_paths():
        try:
            return os.open(path, os.O_RDWR | os.O_NOCTTY | os.O_CLOEXEC | os.O_NONBLOCK)
        except OSError:
            continue
    raise NoTerminal("there is no terminal to read keys from")


def _terminal_paths() -> list[str]:
    paths = []
    for fileno in (2, 1, 0):
        with contextlib.suppress(OSError):
            if os.isatty(fileno):
                paths.append(os.ttyname(fileno))
    return [*dict.fromkeys(paths), "/dev/tty"]


class Guard:
    """Holds the terminal while the reader runs."""

    def __init__(self, fileno: int | None = None) -> None:
        self.fileno = open_terminal() if fileno is None else fileno
        self.pid = os.getpid()
        self.found: list[Any] | None = None
        """Settings of the line as the shell left them; None while the line is as it was found."""
        self.on_screen = False
        """Whether the alternate screen is ours at the moment."""
        _open_guards.append(self)

    def size(self) -> tuple[int, int]:
        """Columns and rows."""
        try:
            columns, rows = os.get_terminal_size(self.fileno)
        except OSError:
            columns, rows = 0, 0
        return columns or 80, rows or 24

    def silence_line(self, *, signals: bool) -> None:
        """No echo, keys at once. `signals` leaves ctrl+c and ctrl+z to the line.

        Nothing that was typed is thrown away (TCSANOW). In the background this waits until we are
        brought forward.
        """
        with contextlib.suppress(termios.error):
            settings = termios.tcgetattr(self.fileno)
            if self.found is None:
                self.found = termios.tcgetattr(self.fileno)
            iflag, _, _, lflag = range(4)
            settings[lflag] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN)
            settings[lflag] |= termios.ISIG
            if not signals:
                settings[lflag] &= ~termios.ISIG
                settings[iflag] &= ~(termios.ICRNL | termios.INLCR | termios.IGNCR)
            settings[iflag] &= ~(termios.IXON | termios.IXOFF)
            settings[6][termios.VMIN], settings[6][termios.VTIME] = 1, 0
            termios.tcsetattr(self.fileno, termios.TCSANOW, settings)

    def enter_screen(self) -> str:
        """What to send to get an empty screen of our own; empty when we have it already."""
        if self.on_screen:
            return ""
        self.on_screen = True
        return ENTER_SCREEN

    def write(self, text: str, seconds: float) -> bool:
        """Send all of it, waiting at most so long for a slow terminal; whether it went out."""
        data, deadline = text.encode("utf-8", "replace"), time.monotonic() + seconds
        while data:
            try:
                data = data[os.write(self.fileno, data) :]
            except BlockingIOError:
                left = deadline - time.monotonic()
                if left <= 0 or not select.select([], [self.fileno], [], left)[1]:
                    return False
            except OSError:
                return False
        return True

    def restore(self) -> None:
        """Give the terminal back as it was found. Does nothing the second time, nor in a forked
        child."""
        if os.getpid() != self.pid:
            return
        if self.on_screen:
            self.on_screen = False
            self.write(RESTORE, RESTORE_SECONDS)
        if self.found is not None:
            settings, self.found = self.found, None
            with contextlib.suppress(termios.error, OSError):
                termios.tcsetattr(self.fileno, termios.TCSANOW, settings)

    def close(self) -> None:
        """Restore and let go of the terminal."""
        self.restore()
        if self in _open_guards:
            _open_guards.remove(self)
            with contextlib.suppress(OSError):
                os.close(self.fileno)


def restore_all() -> None:
    """The last line of defence: whatever guard is still open gives its terminal back."""
    for guard in tuple(_open_guards):
        guard.restore()


def _restore_at_exit() -> None:
    if _open_guards:
        restore_all()
        with contextlib.suppress(Exception):
            sys.stdout.flush()


atexit.register(_restore_at_exit)
