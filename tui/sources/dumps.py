"""Several articles in one text file, each a page by its offset."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import BinaryIO

from tui.errors import Damaged
from tui.sources import cursors
from tui.sources.containers import Container
from tui.sources.encoding_names import codec_of
from tui.sources.hints import AUTO, Separator
from tui.sources.kinds import Kind
from tui.sources.limits import MB
from tui.sources.lines import narrow
from tui.sources.payload import Entry, Payload
from tui.sources.separators import ADDRESS, LABELLED, meets, rule_of

MAX_LINE = 64 * 1024
"""Bytes of a line that are looked at to tell whether it is a separator."""


class TextDump(Container):
    """A text file of several pages; offsets are where each begins."""

    def entries(self) -> Iterator[Entry]:
        for number, (start, _) in enumerate(self._parts(), 1):
            yield Entry(f"part {number}", start)

    def payload(self, member: str | None, offset: int | None) -> Payload:
        place, encoding = narrow(self.place, self.limits)
        where = f"{member or 'part 1'} of {self.place.shown}"
        for number, (start, end) in enumerate(self._parts(offset or 0), 1):
            if offset is None and member is not None and member != f"part {number}":
                continue
            with cursors.at(place, start) as stream:
                size = min(end - start, self.limits.raw_bytes)
                data = stream.read(size)
            return self._payload(data, encoding)
        raise Damaged(f"{where} is no longer there.", "Look at the folder again.")

    def _payload(self, data: bytes, encoding: str) -> Payload:
        from tui.sources.sniffing import sniff

        data = data.lstrip(b"\f")
        kind = None if encoding == "utf-8" else f"text/plain; charset={encoding}"
        payload = Payload(data, self.place.name, Kind.DUMP, kind)
        payload.is_html = sniff(data[:4096]).kind is Kind.HTML
        match = ADDRESS.search(data[:4096])
        if match:
            url = match[0].decode("utf-8", "replace").partition("http")
            payload.url = (url[1] + url[2]).strip().rstrip(">")
            payload.know("url", payload.url, "line with “URL:”")
        return payload

    def _parts(self, offset: int = 0) -> Iterator[tuple[int, int]]:
        """Start and end of each page from `offset` on."""
        place, encoding = narrow(self.place, self.limits)
        meets = self._meets(place.head(), place.head(MB), codec_of(encoding))
        with place.open() as stream:
            stream.seek(offset)
            begin = end = offset
            labels: int | None = None
            filled = False
            for start, stop, line in _lines(stream, offset):
                starts, ends = meets(line)
                if starts and labels is not None:
                    start = labels  # “Title:” above “URL:” belongs to the page that begins here
                if (starts or ends) and filled and start > begin:
                    yield begin, start
                    begin, filled = start if starts else stop, False
                elif ends:
                    begin = stop
                labelled = not starts and LABELLED.match(line) is not None
                labels = (start if labels is None else labels) if labelled else None
                filled = filled or (bool(line.strip()) and not ends)
                end = stop
            if filled:
                yield begin, end

    def _meets(self, head: bytes, more: bytes, codec: str) -> Callable[[bytes], tuple[bool, bool]]:
        """What tells the lines between pages: the person's word, else the rule."""
        if self.place.hints.parts != AUTO:
            told = Separator(self.place.hints.parts, codec)
            if told.stands_in(more):
                return told.meets
        return partial(meets, rule_of(head))


def _lines(stream: BinaryIO, offset: int) -> Iterator[tuple[int, int, bytes]]:
    while line := stream.readline(MAX_LINE):
        start = offset
        offset += len(line)
        head = line
        while not line.endswith(b"\n") and (line := stream.readline(MB)):
            offset += len(line)
        yield start, offset, head
