"""Tasks that misbehave, for the workers to survive."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path

from tui.library.pages import CleanOptions
from tui.model import Article, Block, CleanedPage, Marks, Metadata, PageKind, PageRef, Reason, Role


def no_warm_up() -> None:
    """Load nothing."""


def die_at_start() -> None:
    """Never become ready."""
    os._exit(3)


def double(number: int) -> int:
    """Work that goes well."""
    return 2 * number


def hang() -> None:
    """Work that never ends and cannot be talked to."""
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})
    while True:
        time.sleep(60)


def crash() -> None:
    """A segmentation fault, as far as the owner can tell."""
    os.kill(os.getpid(), signal.SIGSEGV)


def refuse() -> None:
    """An ordinary exception."""
    raise ValueError("[/b] is no page")


def unpicklable() -> object:
    """A value that cannot be sent."""
    return lambda: None


class Unrebuilt(Exception):
    """An error that can be sent, and not be rebuilt."""

    def __init__(self, *, why: str) -> None:
        super().__init__(why)


def raise_unrebuilt() -> None:
    """An error that its receiver cannot make again."""
    raise Unrebuilt(why="odd")


def grow_old(number: int) -> int:
    """Work after which the worker counts as too large."""
    from tui.library import worker

    worker.RETIRE_AT = -1  # in this worker alone
    return number


def take_memory() -> int:
    """More memory than there is."""
    return len(bytearray(1 << 45))


def note_and_wait(path: str, name: str, gate: str) -> str:
    """Write the name down, then wait until the gate stands."""
    with Path(path).open("a") as notes:
        notes.write(name + "\n")
    while not Path(gate).exists():
        time.sleep(0.005)
    return name


def surroundings() -> tuple[str, int, bool]:
    """Standard input, niceness, and whether ctrl+c is ignored."""
    return (
        sys.stdin.read(),
        os.nice(0),
        signal.getsignal(signal.SIGINT) is signal.SIG_IGN,
    )


def clean_by_name(ref: PageRef, options: CleanOptions) -> CleanedPage:
    """A page that does what its name says."""
    name = Path(ref.path).name
    if "hang" in name:
        hang()
    if "crash" in name:
        crash()
    if "refuse" in name:
        refuse()
    block = Block(Role.BODY, name, (Reason("made", "made by the test"),))
    article = Article.assemble([block], PageKind.ARTICLE, Metadata())
    return CleanedPage(ref, "text", "utf-8", "0" * 64, article, Marks())
