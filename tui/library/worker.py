"""The inside of a worker process: does one task after another until the pipe closes.

A worker is a fresh interpreter, never a fork, so it shares no thread, lock or terminal with the
program that started it. It cannot be interrupted from the keyboard, cannot read the terminal, may
be killed at any moment, and ends by itself when its owner is gone.
"""

from __future__ import annotations

import os
import pickle
import resource
import signal
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, NamedTuple

MEMORY_LIMIT = 4 << 30
"""Bytes of address space a worker may take; a page that wants more fails alone."""

RETIRE_AT = 600 << 20
"""Bytes of resident memory after which a worker is replaced: ten times what a fresh one takes, so
that one huge page does not stay paid for all the rest of the run."""

ORPHAN_GRACE = 10.0
"""Seconds beyond its limit after which a task ends the worker by itself: only when the owner, which
would have killed it, is gone."""


class Task(NamedTuple):
    """One piece of work, as it is sent to a worker."""

    function: Callable[..., Any]
    """A function of a module, pickled by its name."""
    arguments: tuple[Any, ...]
    time_limit: float


class Outcome(NamedTuple):
    """What a worker sends back."""

    value: Any
    error: BaseException | None
    retire: bool
    """Whether the worker asks to be replaced."""


READY = "ready"
"""The first message of a worker: it has loaded what it needs."""


def main(fd: int, niceness: int, warm_up: Callable[[], None]) -> None:
    """Serve tasks that arrive on a connected socket.

    Args:
        fd: The socket.
        niceness: Added to the process's nice value.
        warm_up: Loads what tasks will need.
    """
    _settle(niceness)
    with Connection(fd) as owner:
        warm_up()
        with suppress(EOFError, OSError):  # the owner is gone: so are we
            owner.send(READY)
            while True:
                task = owner.recv()
                owner.send_bytes(_answer(task))


def load_cleaning() -> None:
    """Import all that cleaning a page takes, before the clock of the first page runs."""
    import tui.cleaning
    import tui.library.pages
    import tui.marking
    import tui.sources  # noqa: F401
    from tui.library.semantics import model

    model()


def _settle(niceness: int) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    if niceness:
        os.nice(niceness)
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with suppress(OSError):  # where memory runs out, a page is lost and not the reader
        Path("/proc/self/oom_score_adj").write_text("500")


def _answer(task: Task) -> bytes:
    signal.setitimer(signal.ITIMER_REAL, task.time_limit + ORPHAN_GRACE)
    value: Any = None
    error: BaseException | None = None
    try:
        value = task.function(*task.arguments)
    except Exception as failure:  # noqa: BLE001 - a worker's border: the owner decides what it means
        error = failure
    signal.setitimer(signal.ITIMER_REAL, 0)
    retire = _resident() > RETIRE_AT
    try:
        return pickle.dumps(Outcome(value, error, retire), pickle.HIGHEST_PROTOCOL)
    except Exception as failure:  # noqa: BLE001 - what cannot be sent is told in words
        told = RuntimeError(f"{type(error or failure).__name__}: {error or failure}")
        return pickle.dumps(Outcome(None, told, retire), pickle.HIGHEST_PROTOCOL)


def _resident() -> int:
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except (OSError, ValueError, IndexError):
        return 0
    return pages * resource.getpagesize()
