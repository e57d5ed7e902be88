"""Textual's driver, ours: one file descriptor on the terminal, no threads, every mode switched off
again.

Against Textual 8.2's own Linux driver: keys come from the terminal even when standard input is a
page or /dev/null; the end of the terminal (EOF, EIO) ends the program instead of spinning; leaving
takes no 0.1 s poll; only the modes that the reader uses are switched on, so a key costs no more
upstream than it must; and a first page that stands on the screen is taken over as it is.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import select
import signal
from codecs import getincrementaldecoder
from collections import deque
from typing import TYPE_CHECKING, Any

from textual import constants, events
from textual._parser import ParseError
from textual._xterm_parser import XTermParser
from textual.driver import Driver
from textual.geometry import Size

from tui.app.terminal.tty_guard import RESTORE_SECONDS, Guard

if TYPE_CHECKING:
    from textual.app import App

MOUSE = "\x1b[?1000h\x1b[?1002h\x1b[?1006h"
"""Buttons, wheel and dragging, in SGR form. Not every motion (1003): over a slow link each one
would cost a packet."""

KITTY_DISAMBIGUATE = "\x1b[>1u"
"""Escape is told from the start of a sequence; letters still come as letters."""

BRACKETED_PASTE = "\x1b[?2004h"

ASK_SYNC = "\x1b[?2026$p"
REPLY_END = b"$y"
REPLY_SECONDS = 0.25
"""How long a reply still under way is waited for on leaving, lest it land in the shell."""
REPLY_OVERDUE_SECONDS = 1.0
"""After this a reply is not expected any more: the terminal does not know the question."""

READ_BYTES = 65_536


class TtyDriver(Driver):
    """Reads keys from and paints on the terminal of the shared `Guard`."""

    guard: Guard | None = None
    """Set on the class (see `life.run_app`) when the first page was painted already."""

    def __init__(
        self,
        app: App[Any],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        if TtyDriver.guard is None:
            TtyDriver.guard = Guard()
        self._guard = TtyDriver.guard
        self._waiting: deque[bytes] = deque()
        self._parser = XTermParser(debug)
        self._decode = getincrementaldecoder("utf-8")("replace").decode
        self._listening = False
        self._reply_due = False
        self._asked_at = 0.0
        self._tick: asyncio.TimerHandle | None = None
        self._active = False

    @property
    def can_suspend(self) -> bool:
        """The terminal can be lent to an editor or the shell."""
        return True

    # -- entering and leaving

    def start_application_mode(self) -> None:
        """Take the terminal; waits here while we are in the background."""
        self._guard.silence_line(signals=False)
        self._active = True
        self._tell_size()
        with contextlib.suppress(ValueError):
            signal.signal(signal.SIGWINCH, self._resized)
        asks = os.environ.get("TERM_PROGRAM", "") != "Apple_Terminal"
        self.write(
            self._guard.enter_screen()
            + (MOUSE if self._mouse else "")
            + ("" if constants.DISABLE_KITTY_KEY else KITTY_DISAMBIGUATE)
            + BRACKETED_PASTE
            + (ASK_SYNC if asks else "")
            + ("\x1b[?25h" if getattr(self._app, "hardware_cursor", False) else "")
        )
        self._reply_due, self._asked_at = asks, self._loop.time()
        self._listen()

    def disable_input(self) -> None:
        """Take no further keys."""
        if self._listening:
            self._loop.remove_reader(self._guard.fileno)
            self._listening = False
        if self._tick is not None:
            self._tick.cancel()

    def stop_application_mode(self) -> None:
        """Give the terminal back."""
        if not self._active:
            return
        self._active = False
        self.disable_input()
        with contextlib.suppress(ValueError):
            signal.signal(signal.SIGWINCH, signal.SIG_DFL)
        self._loop.remove_writer(self._guard.fileno)
        pending, self._waiting = b"".join(self._waiting).decode("utf-8", "replace"), deque()
        if pending:
            self._guard.write(pending, RESTORE_SECONDS)
        self._await_reply()
        self._guard.restore()

    def _await_reply(self) -> None:
        """Read what the terminal still has to answer to a question asked a moment ago."""
        if self._reply_due and self._loop.time() - self._asked_at < REPLY_OVERDUE_SECONDS:
            with contextlib.suppress(OSError):
                if select.select([self._guard.fileno], [], [], REPLY_SECONDS)[0]:
                    os.read(self._guard.fileno, READ_BYTES)
        self._reply_due = False

    def close(self) -> None:
        """Nothing is left to close: `stop_application_mode` gave everything back."""

    # -- output

    def write(self, data: str) -> None:
        """Send at once what the terminal takes; the rest when it is ready for more."""
        payload = data.encode("utf-8", "replace")
        if not self._waiting:
            payload = payload[self._sent(payload) :]
        if payload:
            if not self._waiting:
                self._loop.add_writer(self._guard.fileno, self._drain)
            self._waiting.append(payload)

    def _sent(self, payload: bytes) -> int:
        try:
            return os.write(self._guard.fileno, payload)
        except BlockingIOError:
            return 0
        except OSError:
            self._terminal_gone()
            return len(payload)

    def _drain(self) -> None:
        while self._waiting:
            payload = self._waiting[0]
            sent = self._sent(payload)
            if sent < len(payload):
                self._waiting[0] = payload[sent:]
                return
            self._waiting.popleft()
        self._loop.remove_writer(self._guard.fileno)

    # -- input

    def _listen(self) -> None:
        if not self._listening:
            self._loop.add_reader(self._guard.fileno, self._readable)
            self._listening = True

    def _readable(self) -> None:
        try:
            data = os.read(self._guard.fileno, READ_BYTES)
        except (BlockingIOError, InterruptedError):
            return
        except OSError:
            data = b""
        if not data:
            self._terminal_gone()
            return
        if REPLY_END in data:
            self._reply_due = False
        with contextlib.suppress(ParseError):
            for message in self._parser.feed(self._decode(data)):
                self.process_message(message)
        self._await_rest_of_sequence()

    def _await_rest_of_sequence(self) -> None:
        """A lone Escape is known as such only when nothing follows it for a while."""
        if self._tick is not None:
            self._tick.cancel()
        self._tick = self._loop.call_later(constants.ESCAPE_DELAY + 0.01, self._timed_out)

    def _timed_out(self) -> None:
        self._tick = None
        for message in self._parser.tick():
            self.process_message(message)

    def _terminal_gone(self) -> None:
        """The terminal was closed: nothing can be shown any more, so end."""
        self.disable_input()
        self._waiting.clear()
        self._loop.remove_writer(self._guard.fileno)
        self._tell_app("terminal_gone")

    # -- size and suspension

    def _resized(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._after_resize)

    def _after_resize(self) -> None:
        """The terminal has another size, or had one for a moment: what it shows now is anybody's
        guess."""
        if self._size == self._guard.size():
            self._paint_again()
        else:
            self._tell_app("forget_frame")
        self._tell_size()

    def _tell_size(self) -> None:
        self._size = self._guard.size()
        size = Size(*self._size)
        self.send_message(events.Resize(size, size))

    def _paint_again(self) -> None:
        self._tell_app("forget_frame")
        self._tell_app("redraw")

    def _tell_app(self, what: str) -> None:
        """Call one of the hooks of `ThinOutput` and `Life`, where the app has it."""
        hook = getattr(self._app, what, None)
        if hook is not None:
            hook()

    def suspend_application_mode(self) -> None:
        """Lend the terminal to another program."""
        self.stop_application_mode()

    def resume_application_mode(self) -> None:
        """Take it back and paint everything again."""
        self.start_application_mode()
        self._loop.call_soon_threadsafe(self._paint_again)
        self.send_message(self.SignalResume())
