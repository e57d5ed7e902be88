"""The containers by kind: what lists pages, and hands one out."""

from __future__ import annotations

import importlib
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterator
from typing import BinaryIO

from tui.sources.kinds import Kind
from tui.sources.limits import Limits
from tui.sources.payload import Entry, Payload
from tui.sources.places import Place, damage_of

SEPARATOR = "!/"
"""Between the name of an archive inside an archive and what lies in it: `inner.zip!/page.html`."""


class Container(ABC):
    """A place that holds pages."""

    empty_hint = ""

    def __init__(self, place: Place, limits: Limits) -> None:
        self.place = place
        self.limits = limits
        self.skipped: Counter[str] = Counter()
        """What was left out while listing, by what it is."""
        self.encoding: str | None = None
        """What the reader asked to decode with."""
        self.depth = 0
        """How many containers it lies in."""
        self.problems: list[str] = []
        """What went wrong while listing, in sentences."""
        self.unclear: tuple[str, ...] = ()
        """Fields that may hold the text, where only the person can tell; known once it is
        listed."""

    def note_damage(self, stream: BinaryIO) -> None:
        """Note among the problems that a packed stream, read to its end, was cut off."""
        damage = damage_of(stream)
        if damage:
            self.problems.append(f"It is {damage}.")

    @abstractmethod
    def entries(self) -> Iterator[Entry]:
        """Its pages, lazily and in order."""

    @abstractmethod
    def payload(self, member: str | None, offset: int | None) -> Payload:
        """One page."""


_MODULES = {
    Kind.ARC: ("arc", "ArcFile"),
    Kind.CSV: ("tables", "Table"),
    Kind.DUMP: ("dumps", "TextDump"),
    Kind.FEED: ("feeds", "Feed"),
    Kind.JSON: ("json_files", "JsonFile"),
    Kind.JSONL: ("json_files", "JsonLines"),
    Kind.MBOX: ("mail", "Mbox"),
    Kind.PARQUET: ("parquet", "ParquetFile"),
    Kind.TAR: ("tars", "TarArchive"),
    Kind.TSV: ("tables", "Table"),
    Kind.WACZ: ("zips", "ZipArchive"),
    Kind.WARC: ("warc", "WarcFile"),
    Kind.ZIP: ("zips", "ZipArchive"),
}


def open_container(place: Place, limits: Limits) -> Container:
    """The container that a place is, by its format."""
    # Each module is loaded when its format is first met: `import tui.sources` stays light.
    module, name = _MODULES[place.format.kind]
    made: Container = getattr(importlib.import_module(f"tui.sources.{module}"), name)(place, limits)
    return made


def hint_for(says: str) -> str:
    """What to do with something that is no page."""
    if "archive" in says:
        return "Unpack it with another program and open the folder."
    if "addresses" in says:
        return "Scrape the pages that it names first."
    return ""
