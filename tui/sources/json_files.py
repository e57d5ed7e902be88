"""JSON and JSON Lines, as scrapers and corpora write them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, BinaryIO

from tui.errors import Damaged, SourceError, TooLarge, UnknownFormat
from tui.sources import cursors
from tui.sources.decoding import decode
from tui.sources.kinds import Kind
from tui.sources.limits import MB
from tui.sources.lines import narrow, whole_line
from tui.sources.payload import Entry, Payload
from tui.sources.record_files import LOOKED_AT, RecordFile
from tui.sources.records import (
    has_text,
    is_clear,
    no_text,
    unclear_fields,
)

_STRUCTURE = re.compile(rb'["\[\]{}]')
_STRING_END = re.compile(rb'["\\]')


class JsonLines(RecordFile):
    """A JSON object a line; offsets are those of the lines."""

    def entries(self) -> Iterator[Entry]:
        place, _ = narrow(self.place, self.limits)
        self.look()
        with place.open() as stream:
            number = offset = 0
            # A line of any length counts here; only reading it has a cap.
            while line := stream.readline(MB):
                start, begun = offset, line
                offset += len(line)
                while not line.endswith(b"\n") and (line := stream.readline(MB)):
                    offset += len(line)
                number += 1
                if begun.strip(b"\xef\xbb\xbf \t\r\n,\0"):
                    yield Entry(f"line {number}", start)
            self.note_damage(stream)

    def payload(self, member: str | None, offset: int | None) -> Payload:
        place, _ = narrow(self.place, self.limits)
        with cursors.at(place, offset or 0) as stream:
            if offset is None:
                _skip_lines(stream, member)
            where = f"{member or 'line 1'} of {self.place.shown}"
            line = whole_line(stream, self.limits, where)
        return self.payload_of(_parsed(line, where), Kind.JSONL, where)

    def first_records(self) -> Iterator[object]:
        place, _ = narrow(self.place, self.limits)
        with place.open() as stream:
            for _ in range(LOOKED_AT):
                try:
                    line = whole_line(stream, self.limits, self.place.shown)
                    record = _parsed(line, "") if line.strip() else ""
                except SourceError:
                    line, record = b"-", None
                if not line:
                    break
                yield record


class JsonFile(RecordFile):
    """One JSON value: a record, a list of them, or records somewhere inside."""

    def entries(self) -> Iterator[Entry]:
        if self._is_list():
            yield from self._of_list()
            return
        records = self._inside()
        if records is None:
            yield Entry(None)
        else:
            yield from (Entry(f"record {number}") for number in range(1, len(records) + 1))

    def payload(self, member: str | None, offset: int | None) -> Payload:
        where = f"{member} of {self.place.shown}" if member else self.place.shown
        place, _ = narrow(self.place, self.limits)
        if offset is not None:
            with cursors.at(place, offset) as stream:
                data = _one_value(stream, self.limits.record_bytes, where)
            return self.payload_of(_parsed(data, where), Kind.JSON, where)
        records = self._inside()
        if records is None or member is None:
            return self.payload_of(self._value(), Kind.JSON, where)
        number = int(re.sub(r"\D", "", member) or 0)
        if not 1 <= number <= len(records):
            raise Damaged(f"{where} is no longer there.", "Look at the folder again.")
        return self.payload_of(records[number - 1], Kind.JSON, where)

    def _is_list(self) -> bool:
        place, _ = narrow(self.place, self.limits)
        return place.head(64).lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"[")

    def _of_list(self) -> Iterator[Entry]:
        if not self.look():
            return
        place, _ = narrow(self.place, self.limits)
        with place.open() as stream:
            for number, (start, _) in enumerate(_elements(stream), 1):
                yield Entry(f"record {number}", start)

    def first_records(self) -> Iterator[object]:
        if not self._is_list():
            lists = _lists_of_records(self._value(), self.told)
            yield from max(lists, key=len)[:LOOKED_AT] if lists else [self._value()]
            return
        place, _ = narrow(self.place, self.limits)
        with place.open() as stream, place.open() as pieces:
            for start, end in islice(_elements(stream), LOOKED_AT):
                pieces.seek(start)
                yield self._peek(pieces, end - start)

    def _peek(self, stream: BinaryIO, size: int) -> object:
        if size > self.limits.record_bytes:
            return None
        try:
            return _parsed(stream.read(size), "")
        except SourceError:
            return None

    def _value(self) -> object:
        return cursors.shared(self.place, "json", self._load)

    def _load(self) -> object:
        place, _ = narrow(self.place, self.limits)
        data, more = place.read(self.limits.record_bytes)
        if more:
            raise TooLarge(
                f"{self.place.shown} is one JSON value of more than"
                f" {self.limits.record_bytes // MB} MB.",
                "Write it as JSON Lines, a record a line.",
            )
        return _parsed(data, self.place.shown)

    def _inside(self) -> list[Any] | None:
        """The records of a value that is no record itself; None when it is one."""
        value = self._value()
        lists = _lists_of_records(value, self.told)
        records = max(lists, key=len) if lists else []
        looked_at = [r for r in (records or [value])[:LOOKED_AT] if isinstance(r, Mapping)]
        if not any(is_clear(record, self.told) for record in looked_at):
            self.unclear = unclear_fields(looked_at)
        if has_text(value, self.told) and not lists:
            return None
        if not lists and isinstance(value, Mapping):
            raise UnknownFormat(*no_text(value, self.place.shown))
        return records


def _lists_of_records(value: object, told: Sequence[str]) -> list[list[Any]]:
    """Lists of records with a text, at most four levels down."""
    found: list[list[Any]] = []
    waiting: list[tuple[object, int]] = [(value, 0)]
    while waiting:
        current, depth = waiting.pop()
        if isinstance(current, list):
            if any(has_text(item, told) for item in current[:LOOKED_AT]):
                found.append(current)
        elif isinstance(current, Mapping) and depth < 4:
            inner = list(current.values())
            waiting += [(item, depth + 1) for item in inner if isinstance(item, list | Mapping)]
            if depth and len(inner) > 1 and all(has_text(item, told) for item in inner[:LOOKED_AT]):
                found.append(inner)
    return found


def _parsed(data: bytes, where: str) -> object:
    text = decode(data.strip(b" \t\r\n,\0"), markup=False).text
    try:
        return json.loads(text, strict=False)
    except ValueError as error:
        says = str(error).split(":", 1)[0].removesuffix(" starting at")
        raise Damaged(f"{where} is no JSON: {says}.") from None


def _skip_lines(stream: BinaryIO, member: str | None) -> None:
    number = int(re.sub(r"\D", "", member or "") or 1)
    for _ in range(number - 1):
        while (piece := stream.readline(MB)) and not piece.endswith(b"\n"):
            pass


def _elements(stream: BinaryIO) -> Iterator[tuple[int, int]]:
    """Start and end of each record of a list, by counting brackets outside of strings; the last one
    may be cut off."""
    depth = start = 0
    for position, mark in _marks(stream):
        if mark in b"[{":
            depth += 1
            if depth == 2:
                start = position
        else:
            depth -= 1
            if depth == 1:
                yield start, position + 1
            elif depth <= 0:
                return
    if depth > 1:
        yield start, stream.tell()


def _one_value(stream: BinaryIO, limit: int, where: str) -> bytes:
    """The bytes of the record at which the stream stands."""
    start = stream.tell()
    depth = 0
    for position, mark in _marks(stream):
        depth += 1 if mark in b"[{" else -1
        if depth == 0 or position - start > limit:
            if position - start > limit:
                raise TooLarge(f"{where} is longer than {limit // MB} MB.")
            stream.seek(start)
            return stream.read(position + 1 - start)
    raise Damaged(f"{where} is cut off.")


def _marks(stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Brackets outside of strings, with their place in the stream."""
    base = stream.tell()
    in_string = False
    skip = 0
    while chunk := stream.read(MB):
        position, skip = skip, 0
        while True:
            match = (_STRING_END if in_string else _STRUCTURE).search(chunk, position)
            if match is None:
                break
            position = match.end()
            mark = match[0]
            if mark == b"\\":
                position += 1
                if position > len(chunk):
                    skip = 1
                    break
            elif mark == b'"':
                in_string = not in_string
            else:
                yield base + match.start(), mark
        base += len(chunk)
