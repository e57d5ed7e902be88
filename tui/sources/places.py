"""Places that bytes can be read from: a file, a member of an archive, what a compressed file
holds."""

from __future__ import annotations

import io
from abc import ABC, abstractmethod
from typing import BinaryIO, NamedTuple

from tui.errors import TooLarge
from tui.model import display_name
from tui.sources import files
from tui.sources.decoding import decode
from tui.sources.hints import AUTO, NO_HINTS, WHOLE, Hints, Separator
from tui.sources.kinds import Format, Kind
from tui.sources.limits import MB, Limits
from tui.sources.sniffing import SNIFF_BYTES, sniff


class Place(ABC):
    """Something that can be opened any number of times."""

    def __init__(self, name: str, hints: Hints = NO_HINTS) -> None:
        self.name = name
        """As a file would be called: for messages and for telling Markdown from text."""
        self.hints = hints
        """What the person says of it."""
        self.notes: list[str] = []
        """What was found wrong while reading."""
        self._format: Format | None = None

    @abstractmethod
    def open(self) -> BinaryIO:
        """A stream over the bytes, from the first one; the caller closes it."""

    @property
    def shown(self) -> str:
        """The name as it may stand in a message."""
        return display_name(self.name)

    @property
    def format(self) -> Format:
        """What the bytes are."""
        if self._format is None:
            self._format = self._as_told(sniff(self.head(), self.name))
        return self._format

    def _as_told(self, found: Format) -> Format:
        """The format, where the person says whether a text is one page or several."""
        parts = self.hints.parts
        if parts == AUTO or found.kind not in (Kind.TEXT, Kind.DUMP):
            return found
        if parts == WHOLE:
            return Format(Kind.TEXT, "is text, and one page as the reader says")
        head = decode(self.head(MB), markup=False).text.encode("utf-8", "replace")
        if Separator(parts).stands_in(head):
            return Format(Kind.DUMP, "holds several pages, parted as the reader says")
        return found

    def head(self, size: int = SNIFF_BYTES) -> bytes:
        """The first bytes."""
        with self.open() as stream:
            return read_up_to(stream, size)

    def read(self, limit: int) -> tuple[bytes, bool]:
        """All bytes up to `limit`, and whether there were more."""
        with self.open() as stream:
            data = read_up_to(stream, limit + 1)
            self.notes = [damage for damage in (damage_of(stream),) if damage]
        return data[:limit], len(data) > limit

    @property
    def path(self) -> str | None:
        """The file on disk that holds exactly these bytes, if one does."""
        return None

    @property
    def chain(self) -> Chain:
        """What lies between the disk and these bytes."""
        return Chain(self.path, ())


class Chain(NamedTuple):
    """A file, and what is done to it."""

    path: str | None
    """None where no file is at the bottom."""
    packed: tuple[str, ...]
    """Codecs and member names, from the file inward."""


class FilePlace(Place):
    """A regular file."""

    def __init__(self, path: str, hints: Hints = NO_HINTS) -> None:
        super().__init__(path.replace("\\", "/").rsplit("/", 1)[-1] or path, hints)
        self._path = path

    @property
    def path(self) -> str:
        return self._path

    def open(self) -> BinaryIO:
        return files.open_file(self._path)

    def head(self, size: int = SNIFF_BYTES) -> bytes:
        files.refuse_special(self._path, files.status(self._path).st_mode)
        return files.head_of_file(self._path, size)


class BytesPlace(Place):
    """Bytes in memory, such as standard input or an archive inside an archive."""

    def __init__(self, name: str, data: bytes, chain: Chain | None = None) -> None:
        super().__init__(name)
        self.data = data
        self._chain = chain

    @property
    def chain(self) -> Chain:
        return self._chain or Chain(None, ())

    def open(self) -> BinaryIO:
        return io.BytesIO(self.data)


class PackedPlace(Place):
    """What a compressed place holds."""

    def __init__(self, inner: Place, kind: Kind, limits: Limits) -> None:
        super().__init__(_unpacked_name(inner.name), inner.hints)
        self.inner = inner
        self.kind = kind
        self.limits = limits

    @property
    def chain(self) -> Chain:
        path, packed = self.inner.chain
        return Chain(path, (*packed, self.kind.value))

    def open(self) -> BinaryIO:
        from tui.sources.packing import unpacking

        return unpacking(self.inner.open(), self.kind, self.limits, self.inner.shown)


def _unpacked_name(name: str) -> str:
    stem, dot, suffix = name.rpartition(".")
    if dot and suffix.lower() in {"gz", "bz2", "xz", "zst", "br", "lzma"}:
        return stem
    if dot and suffix.lower() in {"tgz", "tbz", "tbz2", "txz", "tzst"}:
        return f"{stem}.tar"
    return name


def damage_of(stream: BinaryIO) -> str:
    """What is wrong with a packed stream, as far as it has been read; empty if nothing is."""
    return str(getattr(getattr(stream, "raw", None), "damage", ""))


def read_up_to(stream: BinaryIO, size: int) -> bytes:
    """As many bytes as there are, at most `size`."""
    pieces: list[bytes] = []
    left = size
    while left > 0:
        piece = stream.read(min(left, MB))
        if not piece:
            break
        pieces.append(piece)
        left -= len(piece)
    return b"".join(pieces)


def hold(place: Place, limits: Limits) -> BytesPlace:
    """The place in memory, for containers that must be read from their end."""
    data, more = place.read(limits.nested_bytes)
    if more:
        raise TooLarge(
            f"{place.shown} is an archive of more than {limits.nested_bytes // MB} MB"
            " inside another.",
            "Take it out of the outer archive and open it by itself.",
        )
    held = BytesPlace(place.name, data, place.chain)
    held.hints = place.hints
    return held
