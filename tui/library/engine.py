"""Which state of the cleaner made a page: one that another state made is done again."""

from __future__ import annotations

import os
import zlib
from functools import cache
from pathlib import Path

from tui import __version__
from tui.library.semantics import model_files

PACKED_FORM = 1
"""Raised when the packed form of a page changes."""

_PARTS = (
    "cleaning",
    "marking",
    "sources",
    "model",
    "library/pages.py",
    "library/consent.py",
    "library/data",
)


@cache
def engine_version() -> str:
    """The version, and a sum over names, sizes and times of the files that decide about a page."""
    root = Path(__file__).parent.parent
    total = 0
    for part in _PARTS:
        for name, size, time in sorted(_stamps(root / part)):
            total = zlib.crc32(f"{name} {size} {time};".encode(), total)
    for path in model_files():
        for name, size, time in _stamps(path):
            total = zlib.crc32(f"{name} {size} {time};".encode(), total)
    return f"{__version__}/{PACKED_FORM}/{total:08x}"


def _stamps(top: Path) -> list[tuple[str, int, int]]:
    found: list[tuple[str, int, int]] = []
    waiting = [str(top)]
    while waiting:
        path = waiting.pop()
        if path.endswith("__pycache__"):
            continue
        try:
            with os.scandir(path) as entries:
                waiting.extend(entry.path for entry in entries)
        except NotADirectoryError:
            status = os.stat(path)  # noqa: PTH116 - Path costs as much again
            found.append((path.rpartition(os.sep)[2], status.st_size, status.st_mtime_ns))
        except OSError:
            continue
    return found
