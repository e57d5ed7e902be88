"""WARC and WET files: each answer that is a page, by record."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from tui.errors import Damaged
from tui.sources import cursors
from tui.sources.containers import Container
from tui.sources.http import body_of, is_markup_type, is_page_type
from tui.sources.kinds import Kind
from tui.sources.limits import MB
from tui.sources.payload import Entry, Payload
from tui.sources.places import PackedPlace, Place

if TYPE_CHECKING:
    from fastwarc.warc import ArchiveIterator, WarcRecord

MAGIC = {Kind.GZIP: b"\x1f\x8b\x08", Kind.ZSTD: b"\x28\xb5\x2f\xfd"}
"""What stands where a packed record begins, if each is packed by itself."""


class WarcFile(Container):
    """A WARC file; offsets are bytes of the packed file where each record is packed by itself,
    else of what it unpacks to."""

    empty_hint = "It may hold only requests, pictures or scripts."

    def entries(self) -> Iterator[Entry]:
        packed = self._packed_by_record()
        if packed is None:
            yield from self._entries_in(self.place.open(), None)
            return
        given: list[Entry] = []
        try:
            for entry in self._entries_in(packed.open(), packed):
                given.append(entry)
                yield entry
        except _NotByRecord:
            # The whole file was packed at once: begin again over what it unpacks to.
            self.skipped.clear()
            seen = {entry.member for entry in given}
            for entry in self._entries_in(self.place.open(), None):
                if entry.member not in seen:
                    yield entry

    def payload(self, member: str | None, offset: int | None) -> Payload:
        packed = self._packed_by_record()
        if packed is not None and offset is not None and _starts_record(packed, offset):
            with packed.open() as stream:
                stream.seek(offset)
                found = self._record_in(stream, member)
                if found is not None:
                    return found
        with cursors.at(self.place, offset or 0) as stream:
            found = self._record_in(stream, member, scan=offset is None)
        if found is None:
            raise Damaged(
                f"The record {member or ''} is not where it was in {self.place.shown}.",
                "The file has changed; look at the folder again.",
            )
        return found

    def _packed_by_record(self) -> Place | None:
        place = self.place
        if isinstance(place, PackedPlace) and place.kind in MAGIC and place.inner.path is not None:
            return place.inner
        return None

    def _entries_in(self, stream: BinaryIO, packed: Place | None) -> Iterator[Entry]:
        last = -1
        with stream, _descriptor(packed) as descriptor:
            try:
                for record in _records(stream):
                    position = record.stream_pos
                    if packed is not None and position != last:
                        magic = MAGIC[packed.format.kind]
                        if os.pread(descriptor, len(magic), position) != magic:
                            raise _NotByRecord
                    elif packed is not None:
                        raise _NotByRecord
                    last = position
                    if self._is_page(record):
                        yield Entry(record.record_id, position)
            except OSError as error:
                self.problems.append(f"It is cut off or damaged: {_says(error)}.")

    def _is_page(self, record: WarcRecord) -> bool:
        http = record.http_headers
        if not record.is_http:
            kind = record.headers.get("Content-Type")
            if not is_page_type(kind):
                self.skipped["records that are no pages"] += 1
                return False
            return True
        status = http.status_code or 200
        kind = record.headers.get("WARC-Identified-Payload-Type") or http.get("Content-Type")
        if 300 <= status < 400 or not is_page_type(kind) or _is_robots(record):
            self.skipped["records that are no pages"] += 1
            return False
        return True

    def _record_in(
        self, stream: BinaryIO, member: str | None, *, scan: bool = False
    ) -> Payload | None:
        for record in _records(stream):
            if member is None or record.record_id == member:
                return self._payload_of(record)
            if not scan:
                return None
        return None

    def _payload_of(self, record: WarcRecord) -> Payload:
        limits = self.limits
        expected = record.content_length
        raw = record.reader.read(limits.raw_bytes + 1)
        url = record.headers.get("WARC-Target-URI") or None
        http = record.http_headers
        if record.is_http:
            headers = {name.lower(): value for name, value in http.to_tuples()}
            kind = headers.get("content-type")
            data = body_of(raw[: limits.raw_bytes], headers, limits, self.place.shown)
        else:
            kind = record.headers.get("Content-Type")
            data = raw[: limits.raw_bytes]
        payload = Payload(data, url or "", Kind.WARC, kind, url=url, is_html=is_markup_type(kind))
        payload.know("url", url, "WARC-Target-URI")
        if len(raw) > limits.raw_bytes:
            payload.warnings.append(f"only the first {limits.raw_bytes // MB} MB were read")
        elif len(raw) < expected:
            payload.warnings.append(
                f"the record is cut off: {len(raw):,} of its {expected:,} bytes are there"
            )
        if record.headers.get("WARC-Truncated"):
            payload.warnings.append("the crawler cut this page off")
        if not data.strip():
            payload.warnings.append("the record has no content")
        return payload


class _NotByRecord(Exception):
    """The file was packed as one piece."""


class _descriptor:  # noqa: N801 - used as a statement
    """The file's descriptor while its records are listed."""

    def __init__(self, place: Place | None) -> None:
        self._stream = place.open() if place is not None else None

    def __enter__(self) -> int:
        return self._stream.fileno() if self._stream else -1

    def __exit__(self, *_: object) -> None:
        if self._stream:
            self._stream.close()


def _records(stream: BinaryIO) -> ArchiveIterator:
    # fastwarc takes time to import; a folder without WARC files does not pay it.
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    wanted = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    return ArchiveIterator(
        stream, record_types=wanted, parse_http=True, auto_decode="none", quirks_mode=True
    )


def _starts_record(packed: Place, offset: int) -> bool:
    magic = MAGIC[packed.format.kind]
    with packed.open() as stream:
        stream.seek(offset)
        return stream.read(len(magic)) == magic


def _is_robots(record: WarcRecord) -> bool:
    url = record.headers.get("WARC-Target-URI") or ""
    return url.split("?", 1)[0].endswith("/robots.txt")


def _says(error: OSError) -> str:
    return (error.strerror or str(error) or type(error).__name__).split("\n", 1)[0].rstrip(".")
