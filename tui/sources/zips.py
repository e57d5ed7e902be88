"""Zip archives, WACZ among them."""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator
from copy import copy
from functools import partial
from typing import IO, BinaryIO, cast

from tui.errors import Damaged, TooLarge, UnknownFormat, Unreadable
from tui.model import display_name
from tui.sources import cursors
from tui.sources.archives import Archive, asset_reason
from tui.sources.codecs import Bzip2Codec, Codec, ZipLzmaCodec, ZstdCodec
from tui.sources.kinds import Kind
from tui.sources.limits import Limits
from tui.sources.packing import unpacking
from tui.sources.payload import Entry, Payload
from tui.sources.places import Chain, Place, hold

CODECS: dict[int, Callable[[], Codec]] = {
    zipfile.ZIP_BZIP2: Bzip2Codec,
    zipfile.ZIP_LZMA: ZipLzmaCodec,
    93: ZstdCodec,  # zipfile knows it from Python 3.14 on
}
"""Methods of packing that a zip's own reader does not bound, or does not know."""

LOCAL_HEADER = 30
"""Bytes of a member's header before its name."""


class ZipArchive(Archive):
    """A zip file; offsets are those of its members' headers."""

    def entries(self) -> Iterator[Entry]:
        table = self._table()
        table.refuse_overlap()
        for name, info in table.members():
            why = asset_reason(name)
            if name.endswith("/"):
                continue
            if why or stat.S_ISLNK(info.external_attr >> 16):
                self.skipped[why or "links"] += 1
                continue
            if self.place.format.kind is Kind.WACZ and not name.endswith((".warc", ".warc.gz")):
                self.skipped["files of the collection itself"] += 1
                continue
            yield from self.member_entries(name, info.header_offset, table.place(name, info))

    def place_at(self, name: str, offset: int | None) -> Place | None:
        table = self._table()
        info = table.find(name, offset)
        return None if info is None else table.place(name, info)

    def payload(self, member: str | None, offset: int | None) -> Payload:
        found = super().payload(member, offset)
        if self.place.format.kind is Kind.WACZ:
            found.kind = Kind.WACZ
        return found

    def _table(self) -> _Table:
        return cursors.shared(self.place, "zip", lambda: _Table(self.place, self.limits))


class _Table:
    """A zip file's table of contents, read once."""

    def __init__(self, place: Place, limits: Limits) -> None:
        self.limits = limits
        self.outer = place
        self.shown = place.shown
        source = place if place.path is not None else hold(place, limits)
        self._stream = source.open()
        try:
            self._zip = zipfile.ZipFile(self._stream)
        except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, EOFError) as error:
            self._stream.close()
            says = display_name(str(error))
            if says == "File is not a zip file":  # it begins like one
                says = "its end, with the list of what is in it, is missing"
            raise Damaged(
                f"{self.shown} is a damaged zip file: {says}.",
                "It may be cut off; fetch it again.",
            ) from None
        self._by_name: dict[str, zipfile.ZipInfo] = {}
        self._by_offset: dict[int, tuple[str, zipfile.ZipInfo]] = {}
        for info in self._zip.infolist():
            name = _name_of(info)
            self._by_name.setdefault(name, info)
            self._by_offset[info.header_offset] = (name, info)

    def __del__(self) -> None:
        if hasattr(self, "_zip"):
            self._zip.close()
            self._stream.close()

    def members(self) -> Iterator[tuple[str, zipfile.ZipInfo]]:
        for info in self._zip.infolist():
            yield _name_of(info), info

    def find(self, name: str, offset: int | None) -> zipfile.ZipInfo | None:
        if offset is not None and offset in self._by_offset:
            found, info = self._by_offset[offset]
            if found == name:
                return info
        return self._by_name.get(name)

    def place(self, name: str, info: zipfile.ZipInfo) -> Place:
        return _MemberPlace(name, self._zip, info, self)

    def refuse_overlap(self) -> None:
        """Members that share bytes are how a zip of 10 MB unpacks to petabytes."""
        end = 0
        infos = sorted(self._zip.infolist(), key=lambda info: info.header_offset)
        for info in infos:
            if info.header_offset < end:
                raise TooLarge(
                    f"{self.shown} is a bomb: its members lie on top of one another.",
                    "There is nothing to read in it.",
                )
            end = info.header_offset + LOCAL_HEADER + info.compress_size


class _MemberPlace(Place):
    """A member of a zip file."""

    def __init__(
        self, name: str, archive: zipfile.ZipFile, info: zipfile.ZipInfo, table: _Table
    ) -> None:
        super().__init__(name)
        self._zip = archive
        self._info = info
        self._table = table

    @property
    def chain(self) -> Chain:
        path, packed = self._table.outer.chain
        return Chain(path, (*packed, "zip", str(self._info.header_offset)))

    def open(self) -> BinaryIO:
        info, limits = self._info, self._table.limits
        if info.flag_bits & 1:
            raise Unreadable(f"{self.shown} is encrypted.", "Unpack it with its password first.")
        too_dense = info.file_size > limits.ratio * max(1, info.compress_size)
        if info.file_size > limits.ratio_floor and too_dense:
            raise TooLarge(
                f"{self.shown} unpacks to more than {limits.ratio} times its size,"
                " as bombs do and pages do not.",
                "If you trust it, unpack it with another program first,"
                " or raise unpack_ratio in winnow.toml.",
            )
        try:
            if info.compress_type in CODECS:
                return self._unpacking(CODECS[info.compress_type]())
            return io.BufferedReader(_Guarded(self._zip.open(info), self.shown))
        except NotImplementedError:
            raise UnknownFormat(
                f"{self.shown} is packed in a way that cannot be read here.",
                "Unpack the archive with another program.",
            ) from None
        except (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError) as error:
            raise Damaged(f"{self.shown} is damaged: {display_name(str(error))}.") from None

    def _unpacking(self, codec: Codec) -> BinaryIO:
        """The member by a codec of ours: zipfile unpacks 4 KB of these at once, however much comes
        of them, and believes what the archive says of their length."""
        stored = copy(self._info)
        stored.compress_type = zipfile.ZIP_STORED
        stored.file_size = stored.compress_size
        del stored.CRC  # that of what is unpacked; a member without one cannot seek
        raw = _Packed(partial(self._zip.open, stored), self.shown)
        return unpacking(cast("BinaryIO", raw), Kind.ZIP, self._table.limits, self.shown, codec)


class _Guarded(io.RawIOBase):
    """A member's stream whose failures have a sentence."""

    def __init__(self, stream: IO[bytes], name: str) -> None:
        super().__init__()
        self._stream = stream
        self._name = name
        self._given = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        return self._stream.seek(offset, whence)

    def tell(self) -> int:
        return self._stream.tell()

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer).cast("B")  # type: ignore[arg-type]  # the stub has no Buffer in 3.11
        try:
            data = self._stream.read(len(view))
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError) as error:
            if self._given:
                return 0  # what could be read is still worth reading
            raise Damaged(f"{self._name} is damaged: {display_name(str(error))}.") from None
        self._given += len(data)
        view[: len(data)] = data
        return len(data)

    def close(self) -> None:
        if not self.closed:
            self._stream.close()
        super().close()


class _Packed(_Guarded):
    """A member as it is packed; it can be read from its start again."""

    def __init__(self, again: Callable[[], IO[bytes]], name: str) -> None:
        super().__init__(again(), name)
        self._again = again

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        if offset or whence != io.SEEK_SET:
            raise io.UnsupportedOperation("only the start can be sought")
        if self._given:
            self._stream.close()
            self._stream = self._again()
        return 0


def _name_of(info: zipfile.ZipInfo) -> str:
    """The name as it was meant: many tools write UTF-8 and do not say so."""
    if info.flag_bits & 0x800:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return info.filename
