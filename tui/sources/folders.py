"""Walking a scraped folder: its pages in natural order, its assets left out."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from tui.sources import archivebox, files

_DATA = Path(__file__).parent / "data"
_NUMBER = re.compile(r"(\d+)")
_SAVED_PARTS = ("_files", "_fichiers", "_archivos", "_arquivos", "-Dateien", "_bestanden", "_filer")
"""What browsers put after a saved page's name for the folder of its pictures."""

SKIPPED_FOLDERS = frozenset({"hts-cache", "__MACOSX", "node_modules", "_private"})
_LISTING_COPY = re.compile(r"\?C=[NMSD](?:;|&|%3B)O=[AD]", re.IGNORECASE)


def _lines(name: str) -> frozenset[str]:
    lines = (_DATA / name).read_text("utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


ASSET_SUFFIXES = _lines("asset-suffixes.txt")
ASSET_NAMES = _lines("asset-names.txt")


def natural_key(name: str) -> tuple[tuple[int, int, str], ...]:
    """Sorts `page-2` before `page-10`."""
    return tuple(
        (0, int(part[:18]), part) if part.isdecimal() and part.isascii() else (1, 0, part.lower())
        for part in _NUMBER.split(name)
        if part
    )


def is_asset(name: str, beside: frozenset[str] | set[str] = frozenset()) -> str | None:
    """Why a file of this name is no page, in a word for the summary; None where it may be one.

    Args:
        name: The file's name.
        beside: Names in the same folder: a mirror's own start page is told by its log.
    """
    lower = name.lower()
    if lower.startswith("."):
        return "hidden files"
    if lower in ASSET_NAMES or lower.startswith("hts-") or _LISTING_COPY.search(name):
        return "files of the mirror itself"
    if lower == "index.html" and ("hts-log.txt" in beside or "hts-cache" in beside):
        return "files of the mirror itself"
    base = lower.split("?", 1)[0]
    _, dot, suffix = base.rpartition(".")
    return "assets" if dot and suffix in ASSET_SUFFIXES else None


def is_page_name(name: str) -> bool:
    """Whether the name says that a page is meant: such a file is listed even if it is none."""
    _, dot, suffix = name.lower().split("?", 1)[0].rpartition(".")
    return bool(dot) and suffix in _PAGE_SUFFIXES


_PAGE_SUFFIXES = frozenset(
    [
        "htm",
        "html",
        "xhtml",
        "shtml",
        "php",
        "asp",
        "aspx",
        "jsp",
        "txt",
        "text",
        "md",
        "markdown",
        "mhtml",
        "mht",
        "eml",
    ]
)


def walk(root: str, skipped: Counter[str], problem: Callable[[str, str], None]) -> Iterator[str]:
    """Regular files under a folder, folder by folder, each in natural order.

    Links inside the folder are not followed: what they name is either in the folder already, or
    outside of it and not part of what was asked for.
    """
    waiting = [root]
    while waiting:
        folder = waiting.pop()
        try:
            with os.scandir(folder) as scan:
                entries = sorted(scan, key=lambda entry: natural_key(entry.name))
        except OSError as error:
            problem(folder, files.unreadable(folder, error).message)
            continue
        names = {entry.name for entry in entries}
        if archivebox.is_snapshot(folder, names):
            best = archivebox.best_copy(folder)
            if best is not None:
                skipped["other copies of a snapshot"] += len(entries) - 1
                yield best
                continue
        deeper: list[str] = []
        for entry in entries:
            try:
                if entry.is_symlink():
                    skipped["links"] += 1
                elif entry.is_dir(follow_symlinks=False):
                    if _is_skipped_folder(entry.name, names):
                        skipped["folders of assets"] += 1
                    else:
                        deeper.append(entry.path)
                elif not entry.is_file(follow_symlinks=False):
                    skipped["pipes, sockets and devices"] += 1
                elif why := is_asset(entry.name, names):
                    skipped[why] += 1
                else:
                    yield entry.path
            except OSError:
                skipped["files that vanished"] += 1
        waiting.extend(reversed(deeper))


def _is_skipped_folder(name: str, beside: set[str]) -> bool:
    if name.startswith(".") or name in SKIPPED_FOLDERS:
        return True
    for ending in _SAVED_PARTS:
        if name.endswith(ending):
            stem = name[: -len(ending)]
            if any(f"{stem}{suffix}" in beside for suffix in (".html", ".htm", ".xhtml")):
                return True
    return False
