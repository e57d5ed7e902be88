"""The screen of a page as it was left: it stands again before anything is loaded or worked out.

It is remembered as the app drew it, and taken only while the page's file, the cleaner, the
terminal's size and the reader's settings are what they were.
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import NamedTuple

from tui.errors import StoreError
from tui.library.engine import engine_version
from tui.store.database import Database
from tui.store.directories import library_file
from tui.store.memory import Memory

KIND = "screen-of-page"

KEPT_SCREENS = 300
"""Screens that are remembered, the last left: some 3 MB, a screen of 120x40 being about 10 KB."""

_HARMLESS = re.compile(
    "(?:[^\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]+|[\r\n\b]|\x1b\\[[0-9;]*[mHGCBKXSTr])*"
)
"""What our own output consists of. A library may come from somebody else: nothing else of it may
reach the terminal."""


class LastScreen(NamedTuple):
    """A screen as it was drawn."""

    rows: tuple[str, ...]
    """Each row as text with SGR sequences."""
    output: str
    """What is sent to an empty screen to draw it."""


def last_screen(path: str, look: str, state: Path | None = None) -> LastScreen | None:
    """The screen of a page as it was left; None where it would be drawn otherwise now.

    Args:
        path: The page's file.
        look: Everything about terminal and settings that decides how a page is drawn.
        state: The library's file, where it is not the usual one.
    """
    file = state or library_file()
    if not file.exists():
        return None
    try:
        with Database(file, read_only=True) as database:
            said = Memory(database).get(KIND, _key(path))
    except StoreError:
        return None
    return None if said is None else _screen(said, _made_from(path, look))


def keep_screen(memory: Memory, path: str, look: str, screen: LastScreen | None) -> None:
    """Remember the screen of a page as it is left; None forgets it.

    Raises:
        StoreError: When nothing can be kept.
    """
    value = None
    if screen is not None:
        value = json.dumps([_made_from(path, look), *screen], ensure_ascii=False)
    memory.put(KIND, _key(path), value)
    memory.keep_newest(KIND, KEPT_SCREENS)


def _screen(said: str, wanted: list[object]) -> LastScreen | None:
    try:
        made_from, rows, output = json.loads(said)
        if made_from != wanted or not _HARMLESS.fullmatch("".join([*rows, output])):
            return None
    except (ValueError, TypeError):
        return None
    return LastScreen(tuple(rows), output)


def _made_from(path: str, look: str) -> list[object]:
    try:
        status = os.stat(path)  # noqa: PTH116 - a path may hold any bytes
    except OSError:
        return []
    return [look, status.st_size, status.st_mtime_ns, engine_version()]


def _key(path: str) -> str:
    return os.fsencode(os.path.abspath(path)).decode("utf-8", "backslashreplace")  # noqa: PTH100
