"""Tar archives, packed or not."""

from __future__ import annotations

import tarfile
from collections.abc import Iterator
from typing import BinaryIO

from tui.errors import Damaged, TooLarge
from tui.model import display_name
from tui.sources import cursors
from tui.sources.archives import Archive, asset_reason
from tui.sources.payload import Entry
from tui.sources.places import BytesPlace, Chain, Place, read_up_to
from tui.sources.sniffing import SNIFF_BYTES


class TarArchive(Archive):
    """A tar file; offsets are those of its members' headers in what it unpacks to."""

    def entries(self) -> Iterator[Entry]:
        with self.place.open() as stream:
            for offset, info in self._infos(stream):
                why = asset_reason(info.name)
                if info.isdir():
                    continue
                if why or not info.isreg():
                    self.skipped[why or "links, pipes and devices"] += 1
                    continue
                self._offsets()[info.name] = offset
                place = self._listed(stream, offset, info)
                yield from self.member_entries(info.name, offset, place)

    def place_at(self, name: str, offset: int | None) -> Place | None:
        if offset is None:
            offset = self._offsets().get(name)
        if offset is not None:
            place = _MemberPlace(self, name, offset)
            return place if place.is_there() else None
        with self.place.open() as stream:
            for position, info in self._infos(stream):
                self._offsets().setdefault(info.name, position)
                if info.name == name:
                    return _MemberPlace(self, name, position)
        return None

    def _offsets(self) -> dict[str, int]:
        found: dict[str, int] = {}
        return cursors.shared(self.place, "tar", lambda: found)

    def _listed(self, stream: BinaryIO, offset: int, info: tarfile.TarInfo) -> Place:
        """The member while its archive is being listed: only its head, if that is all it takes."""
        head = b"" if info.sparse else read_up_to(stream, min(info.size, SNIFF_BYTES))
        return _MemberPlace(self, info.name, offset, head)

    def _infos(self, stream: BinaryIO) -> Iterator[tuple[int, tarfile.TarInfo]]:
        """Members with the place of their headers; the stream then stands at the member's bytes."""
        try:
            tar = tarfile.TarFile(fileobj=stream, errorlevel=1)
            while (info := tar.next()) is not None:
                vars(tar)["members"].clear()  # it would remember every member of a million
                stream.seek(info.offset_data)
                yield info.offset, info
            self.note_damage(stream)
        except (tarfile.TarError, EOFError, ValueError, OverflowError) as error:
            raise Damaged(
                f"{self.place.shown} is a damaged tar file: {display_name(str(error))}.",
                "It may be cut off; fetch it again.",
            ) from None


class _MemberPlace(Place):
    """A member of a tar file, found again by its header."""

    def __init__(
        self, archive: TarArchive, name: str, offset: int, head: bytes | None = None
    ) -> None:
        super().__init__(name)
        self._archive = archive
        self._offset = offset
        self._head = head

    @property
    def chain(self) -> Chain:
        path, packed = self._archive.place.chain
        return Chain(path, (*packed, "tar", str(self._offset)))

    def head(self, size: int = SNIFF_BYTES) -> bytes:
        if self._head is not None and size <= SNIFF_BYTES:
            return self._head[:size]
        return super().head(size)

    def is_there(self) -> bool:
        """Whether the header is still where it was."""
        with cursors.at(self._archive.place, self._offset) as stream:
            try:
                tar = tarfile.TarFile(fileobj=stream, errorlevel=1)
                first = tar.next()
            except (tarfile.TarError, EOFError, ValueError):
                return False
            return first is not None and first.name == self.name

    def open(self) -> BinaryIO:
        return self._held().open()

    def read(self, limit: int) -> tuple[bytes, bool]:
        data = self._held().data
        return data[:limit], len(data) > limit

    def _held(self) -> BytesPlace:
        return cursors.shared(self, "held", self._load)

    def _load(self) -> BytesPlace:
        limits = self._archive.limits
        with cursors.at(self._archive.place, self._offset) as stream:
            try:
                info = tarfile.TarFile(fileobj=stream, errorlevel=1).next()
            except (tarfile.TarError, EOFError, ValueError) as error:
                raise Damaged(f"{self.shown} is damaged: {display_name(str(error))}.") from None
            if info is None or info.name != self.name:
                raise Damaged(
                    f"{self.shown} is no longer where it was.", "Look at the folder again."
                )
            if info.sparse:
                raise TooLarge(f"{self.shown} is a file of holes, which no page is.")
            stream.seek(info.offset_data)
            data = read_up_to(stream, min(info.size, limits.raw_bytes + 1))
        return BytesPlace(self.name, data, self.chain)
