"""Several articles in one text file, told apart by what scrapers put between them.

The rule is careful: a page that is cut in two is worse than two pages read as one. A file is parted
only where the same separator stands between stretches that each look like a page of their own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import BinaryIO

from tui.errors import Damaged
from tui.sources import cursors
from tui.sources.containers import Container
from tui.sources.decoding import codec_of
from tui.sources.hints import AUTO, Separator
from tui.sources.kinds import Kind
from tui.sources.limits import MB
from tui.sources.lines import narrow
from tui.sources.payload import Entry, Payload

MIN_PART = 200
"""Bytes from which a stretch between two separators counts as a page. The shortest of the
62 development dumps has 957."""

MAX_LINE = 64 * 1024
"""Bytes of a line that are looked at to tell whether it is a separator."""

_FORM_FEED = re.compile(rb"^\f", re.MULTILINE)
_RULE = re.compile(rb"^[ \t]*={5,}[ \t]*\r?$", re.MULTILINE)
_ADDRESS = re.compile(
    rb"^(?:#+[ \t]*)?(?:URL|Url|url|Link|LINK|Source URL)[ \t]*[:=][ \t]*"
    rb"<?https?://[^\s>]{3,2000}>?[ \t]*\r?$",
    re.MULTILINE,
)
_LABELLED = re.compile(rb"(?:Title|TITLE|Headline|HEADLINE|Date|DATE|Author|URL|Url|url)[ \t]*:")


def separators_in(head: bytes) -> str | None:
    """What parts the pages of a text, in words; None when it is one page."""
    rule = rule_of(head)
    return None if rule is None else _WORDS[rule]


_WORDS = {
    "feed": "form feeds",
    "address": "lines with “URL:”",
    "rule": "lines of “=====”",
}


def rule_of(head: bytes) -> str | None:
    """Which separator parts the text: `feed`, `address`, `rule`; None when it is one page."""
    rules = _RULE.split(head) if not _underlines(head) else []
    if len(rules) >= 2 and _all_long(rules) and all(map(_starts_labelled, rules[1:])):
        return "rule"
    addresses = list(_ADDRESS.finditer(head))
    at_top = len(addresses) >= 2 and addresses[0].start() < MIN_PART
    if at_top and _all_long(_ADDRESS.split(head)[1:]):
        return "address"
    feeds = _FORM_FEED.split(head)
    if len(feeds) >= 2 and _all_long(feeds) and all(map(_ends_well, feeds[:-1])):
        return "feed"
    if len(rules) >= 2 and _all_long(rules) and all(map(_starts_a_page, rules[1:])):
        return "rule"
    return None


def _underlines(head: bytes) -> bool:
    """Whether a line of “=====” underlines a headline, as in Markdown, and parts nothing."""
    for match in _RULE.finditer(head):
        before = head[: match.start()].rstrip(b"\r\n \t")
        if head.count(b"\n", len(before), match.start()) != 1:
            continue
        line = before.rpartition(b"\n")[2].strip()
        if 0 < len(line) <= 120 and line[-1:] not in b'.!?"':
            return True
    return False


def _all_long(parts: list[bytes]) -> bool:
    """Whether each stretch is a page; the last one may be cut off by the end of what is looked
    at."""
    whole = [part for part in parts if part.strip()]
    return len(whole) >= 2 and all(len(part.strip()) >= MIN_PART for part in whole[:-1])


def _ends_well(part: bytes) -> bool:
    """Whether a stretch ends a text: the pages of one document break in the middle of a
    sentence."""
    return part.rstrip()[-1:] in b".!?\"')]\xbb\x9d\x82:" if part.strip() else False


def _starts_labelled(part: bytes) -> bool:
    """Whether a stretch begins with a label or an address."""
    return (
        not part.strip()
        or bool(_LABELLED.match(part.lstrip()))
        or (part.lstrip().startswith((b"http://", b"https://")))
    )


def _starts_a_page(part: bytes) -> bool:
    """Whether a stretch begins as a page does: with a label, or a headline and a longer text."""
    lines = [line.strip() for line in part.strip().splitlines()[:6] if line.strip()]
    if not lines:
        return False
    if _starts_labelled(lines[0]):
        return True
    return len(lines[0]) <= 160 and lines[0][-1:] not in b".,;" and max(map(len, lines)) > 160


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
        match = _ADDRESS.search(data[:4096])
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
                labelled = not starts and _LABELLED.match(line) is not None
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
        return partial(_meets, rule_of(head))


def _meets(rule: str | None, line: bytes) -> tuple[bool, bool]:
    """Whether a page starts with this line, and whether one ends before it and it belongs to
    none."""
    if rule == "feed":
        return line.startswith(b"\f"), False
    if rule == "address":
        return bool(_ADDRESS.match(line.rstrip(b"\n"))), False
    if rule == "rule":
        return False, bool(_RULE.match(line.rstrip(b"\n")))
    return False, False


def _lines(stream: BinaryIO, offset: int) -> Iterator[tuple[int, int, bytes]]:
    while line := stream.readline(MAX_LINE):
        start = offset
        offset += len(line)
        head = line
        while not line.endswith(b"\n") and (line := stream.readline(MB)):
            offset += len(line)
        yield start, offset, head
