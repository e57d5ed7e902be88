"""Owns the signals that end or stop the program. Standard library only, so that it stands before
Textual does.

Until an app runs, a signal ends the program on the spot, through the exit handlers. While one runs
it is asked to leave, and a watchdog ends the program when it does not.
"""

from __future__ import annotations

import contextlib
import os
import signal
import threading
from collections.abc import Callable
from types import FrameType

from tui.app.terminal.tty_guard import restore_all

ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT)

GRACE_SECONDS = 0.6
"""How long the app may take to leave after a signal; everything together has to be over within a
second."""

LAST_SAVE_SECONDS = 0.2
"""How long the state may take to be saved when the app did not leave by itself."""

EXIT_BASE = 128
"""A program ended by signal n exits with 128 + n: 130 on SIGINT, 143 on SIGTERM, 129 on SIGHUP."""


class SignalDesk:
    """What happens on each signal. One a process. (No dataclass: it stands before anything else.)"""

    def __init__(self) -> None:
        self.leave: Callable[[], None] | None = None
        """Asks the running app to end; called from the signal handler, must be safe there."""
        self.suspend: Callable[[], None] | None = None
        """Stops the program on SIGTSTP, given back the terminal first."""
        self.resumed: Callable[[], None] | None = None
        """Told on SIGCONT, when something else than `suspend` had stopped the program."""
        self.save: Callable[[], None] | None = None
        """Saves the state when the app does not come to it any more."""
        self.received: int | None = None
        """The signal that ended the program."""
        self._before: dict[int, object] = {}

    def install(self) -> None:
        """Take the signals over. What the caller had ignored (nohup) stays ignored."""
        for number in ENDING:
            if signal.getsignal(number) is not signal.SIG_IGN:
                self._before.setdefault(number, signal.signal(number, self._ended))
        self._before.setdefault(signal.SIGTSTP, signal.signal(signal.SIGTSTP, self._stopped))
        self._before.setdefault(signal.SIGCONT, signal.signal(signal.SIGCONT, self._continued))

    def release(self) -> None:
        """Give the signals back; one that ended the program keeps its watchdog."""
        for number, handler in self._before.items():
            if callable(handler) or isinstance(handler, int):
                signal.signal(number, handler)
        self._before.clear()
        self.leave = self.suspend = self.resumed = self.save = None

    def exit_code(self) -> int | None:
        """The exit code of the signal that came, None if none did."""
        return None if self.received is None else EXIT_BASE + self.received

    def _ended(self, number: int, _frame: FrameType | None) -> None:
        if self.received is not None:
            self.end_hard()
        self.received = number
        if self.leave is None:
            raise SystemExit(EXIT_BASE + number)
        watchdog = threading.Timer(GRACE_SECONDS, self.end_hard)
        watchdog.daemon = True
        watchdog.start()
        self.leave()

    def _stopped(self, _number: int, _frame: FrameType | None) -> None:
        if self.suspend is not None:
            self.suspend()
        else:
            stop_process_group()

    def _continued(self, _number: int, _frame: FrameType | None) -> None:
        if self.resumed is not None:
            self.resumed()

    def end_hard(self) -> None:
        """End now: the terminal given back, the state saved if that is quick, no further Python
        run."""
        restore_all()
        if self.save is not None:
            saving = threading.Thread(target=_quietly, args=(self.save,), daemon=True)
            saving.start()
            saving.join(LAST_SAVE_SECONDS)
        os._exit(self.exit_code() or EXIT_BASE + signal.SIGTERM)


def _quietly(save: Callable[[], None]) -> None:
    with contextlib.suppress(Exception):
        save()


def stop_process_group() -> None:
    """Stop as ctrl+z would: the whole job, by the signal's own effect; returns when it goes on.

    A job without a shell above it (an orphaned group) is not stopped by the kernel; then this
    returns at once.
    """
    ours = signal.signal(signal.SIGTSTP, signal.SIG_DFL)
    try:
        os.killpg(os.getpgrp(), signal.SIGTSTP)
    finally:
        signal.signal(signal.SIGTSTP, ours)


desk = SignalDesk()
"""The one of this process."""
