"""ARC, the format before WARC: a line that names the record, then its bytes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from tui.errors import Damaged
from tui.sources import cursors
from tui.sources.containers import Container
from tui.sources.http import body_of, is_markup_type, is_page_type, split_headers
from tui.sources.kinds import Kind
from tui.sources.payload import Entry, Payload
from tui.sources.places import read_up_to

_HEADER = re.compile(
    rb"(?P<url>[a-z][a-z0-9+.-]*:[^\s]*|[a-z]+://[^\n]{0,4000}?) (?P<ip>[0-9a-fA-F.:]{1,45}|-) "
    rb"(?P<date>\d{8,14}) (?P<type>[^\s]{1,200})(?: [^\n]{0,4000}?)? (?P<size>\d{1,15})\r?$"
)
MAX_LINE = 16 * 1024
"""Bytes of a record's first line; addresses in it have been seen of 8,000."""


class _Record(NamedTuple):
    url: str
    type: str
    offset: int
    start: int
    size: int


class ArcFile(Container):
    """An ARC file; offsets are bytes of what it unpacks to."""

    empty_hint = "It may hold only pictures or scripts."

    def entries(self) -> Iterator[Entry]:
        with self.place.open() as stream:
            for record in self._records(stream):
                if record.url.startswith(("filedesc:", "dns:")):
                    continue
                if is_page_type(record.type) and not record.url.endswith("/robots.txt"):
                    yield Entry(record.url, record.offset)
                else:
                    self.skipped["records that are no pages"] += 1
            self.note_damage(stream)

    def payload(self, member: str | None, offset: int | None) -> Payload:
        with cursors.at(self.place, offset or 0) as stream:
            for record in self._records(stream, offset or 0):
                if member is None or record.url == member:
                    stream.seek(record.start)
                    return self._payload_of(record, read_up_to(stream, self._take(record)))
                if offset is not None:
                    break
        raise Damaged(
            f"The record {member or ''} is not where it was in {self.place.shown}.",
            "The file has changed; look at the folder again.",
        )

    def _take(self, record: _Record) -> int:
        return min(record.size, self.limits.raw_bytes)

    def _payload_of(self, record: _Record, data: bytes) -> Payload:
        status, headers, body = split_headers(data)
        kind = headers.get("content-type") or record.type
        if status:
            body = body_of(body, headers, self.limits, self.place.shown)
        payload = Payload(
            body, record.url, Kind.ARC, kind, url=record.url, is_html=is_markup_type(kind)
        )
        payload.know("url", record.url, "ARC record")
        if len(data) < record.size:
            payload.warnings.append("the record is cut off")
        return payload

    def _records(self, stream: BinaryIO, offset: int = 0) -> Iterator[_Record]:
        while line := stream.readline(MAX_LINE):
            if not line.strip():
                offset += len(line)
                continue
            match = _HEADER.match(line.rstrip(b"\n"))
            if match is None:
                self.problems.append(f"It is damaged at byte {offset:,}.")
                return
            start = offset + len(line)
            size = int(match["size"])
            yield _Record(
                match["url"].decode("utf-8", "replace"),
                match["type"].decode("latin-1"),
                offset,
                start,
                size,
            )
            offset = start + size
            stream.seek(offset)
