"""Pages as they were kept, found with as few modules as possible: a page seen before stands on the
screen before the rest of the program is loaded."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from tui.errors import StoreError
from tui.library.engine import engine_version
from tui.library.page_codec import unpack
from tui.model import CleanedPage, PageRef
from tui.store.database import Database
from tui.store.directories import library_file
from tui.store.memory import Memory
from tui.store.pages import Pages, Stamp


def absolute(path: str) -> str:
    """A path as the library knows it, links kept."""
    return os.path.abspath(path)  # noqa: PTH100 - Path would resolve no `..`


def kept_page(pages: Pages, ref: PageRef) -> CleanedPage | None:
    """A page as it was kept, when its file is unchanged since; without lxml, in a moment."""
    place = pages.at(PageRef(absolute(ref.path), ref.member))
    if place is None or place.facts is None or place.engine != engine_version():
        return None
    try:
        status = os.stat(ref.path)  # noqa: PTH116 - a path may hold any bytes
    except OSError:
        return None
    if place.stamp != Stamp(status.st_size, status.st_mtime_ns):
        return None
    content = pages.content(place.facts.digest)
    return None if content is None else unpack(content, ref)


class Seen(NamedTuple):
    """A page seen before, and the character of its text at which it was left."""

    page: CleanedPage
    offset: int | None


def seen_before(path: str, state: Path | None = None) -> Seen | None:
    """A page seen before, for the first paint; None when it must be read, whatever the reason."""
    file = state or library_file()
    if path == "-" or not file.exists():
        return None
    try:
        with Database(file, read_only=True) as database:
            page = kept_page(Pages(database), PageRef(path))
            return (
                None if page is None else Seen(page, kept_position(Memory(database), page.digest))
            )
    except StoreError:
        return None


def kept_position(memory: Memory, digest: str) -> int | None:
    """The character at which a page was left."""
    value = memory.get("position", digest)
    return int(value) if value is not None and value.isdecimal() else None
