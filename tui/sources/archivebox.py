"""ArchiveBox keeps a page many times over, in a folder a snapshot: the best copy is the page."""

from __future__ import annotations

import json
import os
import re
import stat
from collections.abc import Iterable

from tui.errors import SourceError
from tui.sources import files
from tui.sources.limits import MB
from tui.sources.payload import Payload
from tui.sources.places import read_up_to

_SNAPSHOT = re.compile(r"\d{9,11}(?:\.\d{1,7})?")
COPIES = (
    "singlefile.html",
    "output.html",
    "readability/content.html",
    "mercury/content.html",
    "htmltotext.txt",
    "readability/content.txt",
    "mercury/content.txt",
)
"""The copies of a snapshot that can be read as a page, the most complete first."""


def is_snapshot(folder: str, names: Iterable[str]) -> bool:
    """Whether a folder is a snapshot: named by its time, with an index of its own."""
    name = folder.rstrip("/").rpartition("/")[2]
    return _SNAPSHOT.fullmatch(name) is not None and "index.json" in set(names)


def best_copy(folder: str) -> str | None:
    """The path of the copy to read; None where there is none."""
    for copy in COPIES:
        path = os.path.join(folder, copy)
        try:
            status = os.lstat(path)
        except OSError:
            continue
        if stat.S_ISREG(status.st_mode) and status.st_size:
            return path
    return None


def note(path: str, payload: Payload) -> None:
    """Note what the snapshot's index says of the page, if the path is a copy in one."""
    for copy in COPIES:
        folder = path.removesuffix(f"/{copy}")
        if folder != path and is_snapshot(folder, ("index.json",)):
            _from_index(os.path.join(folder, "index.json"), payload)
            return


def _from_index(path: str, payload: Payload) -> None:
    try:
        with files.open_file(path) as stream:
            index = json.loads(read_up_to(stream, MB))
    except (SourceError, OSError, ValueError, RecursionError):
        return  # the page can be read without it
    if not isinstance(index, dict):
        return
    payload.why.append("a snapshot of ArchiveBox")
    payload.know("title", index.get("title"), "ArchiveBox index")
    url = index.get("url")
    if isinstance(url, str) and "://" in url[:12]:
        payload.url = url
        payload.know("url", url, "ArchiveBox index")
