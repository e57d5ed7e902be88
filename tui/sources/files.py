"""Opening what a path names, and only if it is a regular file."""

from __future__ import annotations

import io
import os
import stat
from typing import BinaryIO

from tui.errors import Unreadable
from tui.model import display_name

_NAMES = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


def status(path: str) -> os.stat_result:
    """The file's status; raises `Unreadable` with a sentence where there is none."""
    try:
        return os.stat(path)  # noqa: PTH116 - the path as it was given
    except (OSError, ValueError) as error:
        raise unreadable(path, error) from None


def open_file(path: str) -> BinaryIO:
    """The file, open for reading. Pipes, sockets and devices are refused without being opened."""
    refuse_special(path, status(path).st_mode)
    try:
        # The path may have become a pipe since: do not wait for a writer, and look again.
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY)
    except (OSError, ValueError) as error:
        raise unreadable(path, error) from None
    try:
        refuse_special(path, os.fstat(descriptor).st_mode)
        return io.BufferedReader(io.FileIO(descriptor, "rb"), 128 * 1024)
    except BaseException:
        os.close(descriptor)
        raise


def head_of_file(path: str, size: int) -> bytes:
    """The first bytes of a regular file, with as few calls as can be: folders have many files."""
    descriptor = -1
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY)
        refuse_special(path, os.fstat(descriptor).st_mode)
        return os.read(descriptor, size)
    except (OSError, ValueError) as error:
        raise unreadable(path, error) from None
    finally:
        if descriptor >= 0:
            os.close(descriptor)


def refuse_special(path: str, mode: int) -> None:
    """Raise `Unreadable` for what is no regular file."""
    if stat.S_ISREG(mode):
        return
    name = next((says for test, says in _NAMES if test(mode)), "no regular file")
    raise Unreadable(f"{display_name(path)} is {name}, not a page.")


def unreadable(path: str, error: OSError | ValueError) -> Unreadable:
    """The sentence for a failed system call."""
    name = display_name(path)
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return Unreadable(f"{name} does not exist.", "It may have been moved or deleted.")
    if isinstance(error, PermissionError):
        return Unreadable(f"{name} may not be read.", "Its permissions keep you out.")
    if isinstance(error, ValueError):
        return Unreadable(f"{name} is no name a file can have.")
    if error.errno in (40, 62):  # ELOOP on Linux and on BSD
        return Unreadable(f"{name} is a link that leads back to itself.")
    return Unreadable(f"{name} cannot be read: {error.strerror or error}.")
