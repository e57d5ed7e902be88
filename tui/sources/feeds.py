"""RSS and Atom files: an item a page.

Read with expressions, not with an XML parser: feeds in the wild are rarely well formed, and there
are no entities that could be made to swell.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from tui.errors import Damaged, TooLarge
from tui.sources import cursors
from tui.sources.containers import Container
from tui.sources.decoding import declared_in, decode
from tui.sources.kinds import Kind
from tui.sources.limits import MB
from tui.sources.lines import narrow
from tui.sources.mime import dated
from tui.sources.payload import Entry, Payload
from tui.sources.places import read_up_to

_ITEM = re.compile(rb"<(item|entry)(?=[\s>])[^>]{0,2000}(?<!/)>", re.IGNORECASE)
_ITEM_END = re.compile(rb"</(?:item|entry)\s*>", re.IGNORECASE)
_LINK = re.compile(r"<link\b([^<>]{0,4000})/?>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([\w:-]{1,80})\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")

_TEXT = (
    "content:encoded",
    "content",
    "fulltext",
    "body",
    "description",
    "summary",
    "media:description",
)
_DATE = ("pubdate", "published", "dc:date", "updated", "date")
_BYLINE = ("dc:creator", "author", "creator", "name")
_OTHER = ("title", "link", "guid")


class Feed(Container):
    """A feed; offsets are those of its items."""

    empty_hint = "It may name no items, or only the feed itself."

    def entries(self) -> Iterator[Entry]:
        place, _ = narrow(self.place, self.limits)
        with place.open() as stream:
            number = base = 0
            rest = b""
            while chunk := stream.read(MB):
                data = rest + chunk
                last = 0
                for match in _ITEM.finditer(data):
                    number += 1
                    last = match.end()
                    yield Entry(f"item {number}", base + match.start())
                keep = max(last, len(data) - 2100)
                rest = data[keep:]
                base += keep

    def payload(self, member: str | None, offset: int | None) -> Payload:
        place, _ = narrow(self.place, self.limits)
        where = f"{member or 'item 1'} of {self.place.shown}"
        if offset is None:
            wanted = int(re.sub(r"\D", "", member or "") or 1)
            found = [entry.offset for entry in self.entries() if entry.member == f"item {wanted}"]
            if not found:
                raise Damaged(f"{where} is no longer there.", "Look at the folder again.")
            offset = found[0]
        with cursors.at(place, offset or 0) as stream:
            data = b""
            while chunk := read_up_to(stream, 64 * 1024):
                seen = max(0, len(data) - 20)
                data += chunk
                end = _ITEM_END.search(data, seen)
                if end:
                    data = data[: end.start()]
                    break
                if len(data) > self.limits.record_bytes:
                    raise TooLarge(f"{where} is longer than {self.limits.record_bytes // MB} MB.")
        head = place.head(200)
        declared = self.encoding or declared_in(
            head.decode("latin-1").replace("encoding", "charset")
        )
        decoded = decode(data, transport=declared, markup=False, override=self.encoding)
        return _payload(decoded.text, decoded.encoding)


def _payload(item: str, encoding: str) -> Payload:
    opening = _ITEM.match(item.encode("utf-8", "replace"))
    inside = item[item.find(">") + 1 :] if opening else item
    inside = _escaped(inside)
    fields = {name: _field(inside, name) for name in (*_TEXT, *_DATE, *_BYLINE, *_OTHER)}
    text = next((fields[name] for name in _TEXT if fields.get(name, "").strip()), "")
    payload = Payload(text.encode("utf-8", "replace"), kind=Kind.FEED, encoding=encoding)
    if re.search(r"<(?:p|br|div|a|img|b|i|em|strong|span)\b", text, re.IGNORECASE):
        payload.is_html = True
    title = html.unescape(re.sub(r"<[^<>]{0,1000}>", "", fields.get("title", "")))
    payload.know("title", title, "feed title")
    for name in _DATE:
        payload.know("date", dated(fields.get(name, "").strip()), f"feed {name}")
    for name in _BYLINE:
        author = re.sub(r"<[^<>]{0,1000}>", " ", fields.get(name, ""))
        payload.know("byline", author, f"feed {name}")
    url = fields.get("link", "").strip() or _linked(inside) or fields.get("guid", "").strip()
    if "://" in url[:12]:
        payload.url = html.unescape(url)
        payload.know("url", payload.url, "feed link")
    if not text:
        payload.warnings.append("the feed gives no text for this item")
    return payload


def _escaped(item: str) -> str:
    """The item with its CDATA sections escaped as all other text is."""
    pieces: list[str] = []
    position = 0
    while (start := item.find("<![CDATA[", position)) >= 0:
        end = item.find("]]>", start)
        end = len(item) if end < 0 else end
        pieces += item[position:start], html.escape(item[start + 9 : end], quote=False)
        position = end + 3
    return "".join((*pieces, item[position:]))


def _field(item: str, name: str) -> str:
    """What the first element of this name holds, its entities undone once; empty if there is
    none."""
    opening = re.compile(rf"<{re.escape(name)}(?:\s[^<>]{{0,4000}})?(?<!/)>", re.IGNORECASE)
    start = opening.search(item)
    if start is None:
        return ""
    end = re.compile(rf"</{re.escape(name)}\s*>", re.IGNORECASE).search(item, start.end())
    body = item[start.end() : end.start() if end else len(item)]
    return body if body.lstrip().startswith("<") else html.unescape(body)


def _linked(item: str) -> str:
    for match in _LINK.finditer(item):
        found = {name.lower(): a or b for name, a, b in _ATTRIBUTE.findall(match[1])}
        if found.get("href") and found.get("rel", "alternate") == "alternate":
            return str(found["href"])
    return ""
