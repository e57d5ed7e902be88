"""CSV and TSV: a page a row, its fields named by the first line."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from itertools import islice
from typing import BinaryIO

from tui.errors import Damaged, TooLarge, UnknownFormat
from tui.sources import cursors
from tui.sources.encoding_names import codec_of
from tui.sources.limits import MB
from tui.sources.lines import narrow, too_long
from tui.sources.payload import Entry, Payload
from tui.sources.record_files import LOOKED_AT, RecordFile

MAX_ROW_LINES = 20_000
"""Lines of one row from which a quotation mark is taken for a stray one, not for a quoted field."""


class Table(RecordFile):
    """A table; offsets are those of its rows, which may have line breaks in quoted fields."""

    def entries(self) -> Iterator[Entry]:
        _, size = self._header()
        if not self.look():
            raise UnknownFormat(f"{self.place.shown} has a first line and no rows.")
        place, _ = narrow(self.place, self.limits)
        with place.open() as stream:
            stream.seek(size)
            number = 0
            for offset, row in _rows(stream, size, self._delimiter(), self.limits.record_bytes):
                if row is None or row.strip(b" \t\r\n,;\0"):
                    number += 1
                    yield Entry(f"row {number}", offset)
            self.note_damage(stream)

    def payload(self, member: str | None, offset: int | None) -> Payload:
        header, size = self._header()
        place, encoding = narrow(self.place, self.limits)
        where = f"{member or 'row 1'} of {self.place.shown}"
        wanted = 1 if offset is not None else int(re.sub(r"\D", "", member or "") or 1)
        start = size if offset is None else offset
        with cursors.at(place, start) as stream:
            rows = _rows(stream, start, self._delimiter(), self.limits.record_bytes)
            for number, (_, row) in enumerate(rows, 1):
                if number == wanted:
                    record = self._record(header, self._whole(row, where))
                    payload = self.payload_of(record, self.place.format.kind, where)
                    payload.encoding = self.encoding or encoding
                    return payload
        raise Damaged(f"{where} is no longer there.", "Look at the folder again.")

    def _delimiter(self) -> str:
        place, _ = narrow(self.place, self.limits)
        first = place.head(64 * 1024).split(b"\n", 1)[0]
        return max("\t,;|", key=lambda mark: first.count(mark.encode()))

    def _header(self) -> tuple[list[str], int]:
        return cursors.shared(self.place, "header", self._read_header)

    def _read_header(self) -> tuple[list[str], int]:
        place, _ = narrow(self.place, self.limits)
        with place.open() as stream:
            rows = _rows(stream, 0, self._delimiter(), self.limits.record_bytes)
            _, first = next(rows, (0, b""))
            row = self._whole(first, f"The first line of {self.place.shown}")
            return self._cells(row), len(row)

    def _cells(self, row: bytes) -> list[str]:
        _, encoding = narrow(self.place, self.limits)
        text = row.decode(codec_of(self.encoding or encoding), "replace").lstrip("\ufeff")
        text = text.replace("\0", "")
        csv.field_size_limit(self.limits.record_bytes)
        # A row that never closes its quotation marks is read as it stands.
        # Only line feeds and carriage returns end its lines, no other mark that Python knows.
        lines = io.StringIO(text.rstrip("\r\n"), newline="")
        mark = self._delimiter()
        if text.count('"') % 2:
            rows = csv.reader(lines, delimiter=mark, quoting=csv.QUOTE_NONE)
        else:
            rows = csv.reader(lines, delimiter=mark)
        try:
            return next(rows, [])
        except csv.Error as error:
            raise Damaged(f"A row of {self.place.shown} is malformed: {error}.") from None

    def _record(self, header: list[str], row: bytes) -> dict[str, str]:
        cells = self._cells(row)
        names = [name.strip() or f"column {number}" for number, name in enumerate(header, 1)]
        return dict(zip(names, cells, strict=False))

    def first_records(self) -> Iterator[object]:
        header, size = self._header()
        place, _ = narrow(self.place, self.limits)
        with place.open() as stream:
            stream.seek(size)
            rows = _rows(stream, size, self._delimiter(), self.limits.record_bytes)
            for _, row in islice(rows, LOOKED_AT):
                yield None if row is None else self._record(header, row)

    def _whole(self, row: bytes | None, where: str) -> bytes:
        if row is None:
            raise TooLarge(*too_long(where, self.limits))
        return row


def _rows(
    stream: BinaryIO, offset: int, delimiter: str, limit: int
) -> Iterator[tuple[int, bytes | None]]:
    """Rows with their offsets; a row goes on while a quoted field is open. None stands for a line
    over the cap, which is passed over."""
    opening = re.compile(rb"(?:^|" + re.escape(delimiter.encode()) + rb')[ ]?"', re.MULTILINE)
    while line := stream.readline(limit):
        start = offset
        offset += len(line)
        if len(line) == limit and not line.endswith(b"\n"):
            del line
            offset += _rest_of_line(stream)
            yield start, None
            continue
        if line.count(b'"') % 2 == 0 or not opening.search(line):
            yield start, line
            continue
        pieces = [line]
        size = len(line)
        closed = False
        while len(pieces) < MAX_ROW_LINES and size < limit and (more := stream.readline(limit)):
            pieces.append(more)
            size += len(more)
            if more.count(b'"') % 2:
                closed = True
                break
        if closed:
            offset = start + size
            yield start, b"".join(pieces)
        else:
            stream.seek(offset)
            yield start, line


def _rest_of_line(stream: BinaryIO) -> int:
    """Bytes up to the line's end, which are read and let go."""
    size = 0
    while piece := stream.readline(MB):
        size += len(piece)
        if piece.endswith(b"\n"):
            break
    return size
