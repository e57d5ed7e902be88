"""How the app lives and dies: signals, hang-up, suspension, errors, exit codes.

Mix `Life` into the app, before `textual.app.App`, and call `run_app(app)` instead of `app.run()`.
Whatever ends the app, the terminal is given back, `Life.save_state` is called once, and `run_app`
returns the exit code.

It stands on these names of Textual 8.2 that are not public: `App._fatal_error`, `App._exception`,
`App._driver`, `App._capture_stderr`, `App._print_error_renderables`.
"""

from __future__ import annotations

import asyncio
import contextlib
import selectors
import signal
import sys
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.app import App, ReturnType

from tui.app.terminal.driver import TtyDriver
from tui.app.terminal.signals import EXIT_BASE, desk, stop_process_group
from tui.app.terminal.thin_output import ThinOutput
from tui.app.terminal.tty_guard import Guard, NoTerminal
from tui.model import plain_text

if TYPE_CHECKING:
    from textual.driver import Driver

    from tui.app.terminal.first_paint import Painted

CRASHED = 1
NO_TERMINAL = 3


class Life(App[ReturnType]):
    """An app that ends well, whatever ends it."""

    _hung_up: bool = False
    _resuming: bool = False

    def save_state(self) -> None:
        """Save what must outlive the program. Called once, on every way out; must be quick and must
        not paint."""

    def get_driver_class(self) -> type[Driver]:
        """Our own driver, unless the environment names one (tests, recordings)."""
        stock = super().get_driver_class()
        return TtyDriver if stock.__module__ == "textual.drivers.linux_driver" else stock

    def terminal_gone(self) -> None:
        """The terminal was closed under us; the driver calls this."""
        self._hung_up = True
        self.exit(return_code=EXIT_BASE + signal.SIGHUP)

    def action_suspend_process(self) -> None:
        """Stop, as ctrl+z does in any other program; everything is painted again on `fg`."""
        self._suspend_signal()
        self.suspend_now()

    def suspend_now(self) -> None:
        """Give the terminal back, stop the job, and take the terminal again when it goes on."""
        driver = self._driver
        if driver is None or not driver.can_suspend:
            return
        lent = not driver._auto_restart  # an editor has the terminal
        self._resuming = True
        if not lent:
            driver.suspend_application_mode()
        stop_process_group()
        self._resuming = False
        if not lent:
            driver.resume_application_mode()

    def resumed_by_others(self) -> None:
        """After SIGSTOP and SIGCONT from outside the shell has changed the terminal: take it
        anew."""
        driver = self._driver
        if (
            driver is not None
            and driver.can_suspend
            and driver._auto_restart
            and not self._resuming
        ):
            driver.suspend_application_mode()
            driver.resume_application_mode()

    def _fatal_error(self) -> None:
        """End on an error of our own. `run_app` tells of it when the terminal is back."""
        self._close_messages_no_wait()


def run_app(
    app: Life[Any],
    *,
    guard: Guard | None = None,
    painted: Painted | None = None,
    mouse: bool = True,
    reports: Path | None = None,
) -> int:
    """Run the app on the terminal and return the exit code of the program.

    Args:
        guard: The terminal, where it was taken already.
        painted: The page that `first_paint` put on the screen.
        mouse: Whether the mouse is asked for; without it the terminal's own selection works.
        reports: Directory where the report of a crash is written.
    """
    try:
        TtyDriver.guard = guard if guard is not None else Guard()
    except NoTerminal as error:
        print(f"winnow: {error}", file=sys.stderr)  # noqa: T201 - nothing else is running yet or any more
        return NO_TERMINAL
    if painted is not None and painted.still_stands() and isinstance(app, ThinOutput):
        app.start_from(painted.rows)
    crash: BaseException | None = None
    try:
        crash = _run_owning_signals(app, mouse=mouse)
    finally:
        held, TtyDriver.guard = TtyDriver.guard, None
        held.close()
        with contextlib.suppress(Exception):
            app.save_state()
        desk.release()
    if crash is not None and desk.received is None and not app._hung_up:
        _tell_of(crash, reports)
        return CRASHED
    outcome = app.return_value
    return desk.exit_code() or app.return_code or (outcome if isinstance(outcome, int) else 0)


def _run_owning_signals(app: Life[Any], *, mouse: bool) -> BaseException | None:
    """The app's whole life; returns the error that ended it."""
    loop = _event_loop()
    desk.leave = _in_loop(loop, lambda: _leave(app))
    desk.suspend = _in_loop(loop, app.suspend_now)
    desk.resumed = _in_loop(loop, app.resumed_by_others)
    desk.save = app.save_state
    desk.install()
    _let_pools_start(app)
    try:
        app.run(mouse=mouse, loop=loop)
    except Exception as error:  # noqa: BLE001 - the last line: told of in words, with a report
        return error
    finally:
        _end_loop(loop)
    return app._exception


def _in_loop(loop: asyncio.AbstractEventLoop, call: Callable[[], None]) -> Callable[[], None]:
    """The call, made safe to be asked for from a signal handler."""

    def ask() -> None:
        with contextlib.suppress(RuntimeError):  # the loop has ended already
            loop.call_soon_threadsafe(call)

    return ask


def _leave(app: Life[Any]) -> None:
    if app._running:
        app.exit(return_code=desk.exit_code() or 0)
    else:
        raise SystemExit(desk.exit_code())


def _event_loop() -> asyncio.AbstractEventLoop:
    """A loop that can watch a terminal: kqueue on macOS cannot."""
    if sys.platform == "darwin":
        return asyncio.SelectorEventLoop(selectors.SelectSelector())
    return asyncio.new_event_loop()


def _end_loop(loop: asyncio.AbstractEventLoop) -> None:
    with contextlib.suppress(Exception):
        for task in asyncio.all_tasks(loop):
            task.cancel()
        loop.run_until_complete(loop.shutdown_asyncgens())
    loop.close()


def _let_pools_start(app: Life[Any]) -> None:
    """A process pool made while the app runs asks for the file behind `sys.stderr`, which Textual
    has replaced.

    Textual's stand-in answers -1 and the pool dies of `bad value(s) in fds_to_keep`. Starting
    multiprocessing's resource tracker beforehand helps too, at the price of a second interpreter (9
    MB) in every session.
    """
    stand_in: Any = app._capture_stderr
    if sys.__stderr__ is not None:
        stand_in.fileno = sys.__stderr__.fileno


def _tell_of(crash: BaseException, reports: Path | None) -> None:
    """One sentence on standard error, and the whole story in a file."""
    said = plain_text(f"{type(crash).__name__}: {crash}".splitlines()[0])
    print(f"winnow: stopped by an error of its own: {said}", file=sys.stderr)  # noqa: T201
    story = "".join(traceback.format_exception(crash))
    if reports is None:
        print(story, file=sys.stderr)  # noqa: T201
        return
    name = f"crash-{datetime.now(UTC):%Y%m%d-%H%M%S}.txt"
    try:
        reports.mkdir(parents=True, exist_ok=True)
        (reports / name).write_text(story, encoding="utf-8", errors="backslashreplace")
    except OSError:
        print(story, file=sys.stderr)  # noqa: T201
    else:
        print(f"winnow: the report is in {reports / name}", file=sys.stderr)  # noqa: T201
