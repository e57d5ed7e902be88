"""Saved web pages in MHTML, single mails, and mailboxes of many."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui.errors import Damaged, UnknownFormat
from tui.sources import cursors
from tui.sources.containers import Container
from tui.sources.kinds import Kind
from tui.sources.limits import MB, Limits
from tui.sources.mime import Part, charset_of, dated, header_words, parts_of
from tui.sources.payload import Entry, Payload
from tui.sources.places import read_up_to

_FROM_LINE = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From [^\r\n]{1,200}\d{4}[^\r\n]{0,40}\r?\n")
_QUOTED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)
_MARKUP_TYPES = ("text/html", "application/xhtml+xml")


def mhtml_payload(data: bytes, name: str, limits: Limits) -> Payload:
    """The page that an MHTML file holds; its pictures are left out."""
    top, parts = parts_of(data, limits)
    address = header_words(top.headers.get("snapshot-content-location", "")).strip()
    root = _root(top, parts, address)
    if root is None:
        raise UnknownFormat(f"{name} holds no page, only {len(parts)} other parts.")
    payload = _from_part(root, Kind.MHTML)
    url = address or root.location
    if "://" in url[:12]:
        payload.url = url
        payload.know("url", url, "Content-Location header")
    payload.know("title", header_words(top.headers.get("subject", "")), "Subject header")
    if len(parts) > 1:
        payload.warnings.append(f"{len(parts) - 1:,} embedded files left out")
    return payload


def _root(top: Part, parts: list[Part], address: str) -> Part | None:
    pages = [part for part in parts if part.type in _MARKUP_TYPES]
    start = top.parameters.get("start", "").strip("<>")
    for part in pages:
        if start and part.headers.get("content-id", "").strip(" <>") == start:
            return part
    for part in pages:
        if address and part.location == address:
            return part
    texts = [part for part in parts if part.type.startswith("text/plain")]
    return next(iter(pages), None) or next(iter(texts), None)


def mail_payload(data: bytes, name: str, limits: Limits, kind: Kind = Kind.EML) -> Payload:
    """The text of a mail: its HTML part where there is one, else its plain text."""
    top, parts = parts_of(data, limits)
    shown = [part for part in parts if not part.is_attachment and part.body.strip()]
    pages = [part for part in shown if part.type in _MARKUP_TYPES]
    texts = [part for part in shown if part.type.startswith("text/") and part not in pages]
    attached = [p for p in parts if p.is_attachment and p.type in (*_MARKUP_TYPES, "text/plain")]
    chosen = next(iter(pages or texts or attached), None)
    if chosen is None:
        raise UnknownFormat(f"{name} is a mail without a text.", "It may hold only attachments.")
    payload = _from_part(chosen, kind)
    if chosen in texts and len(texts) > 1:
        payload.warnings.append(f"{len(texts) - 1:,} more text parts left out")
    payload.know("title", header_words(top.headers.get("subject", "")), "Subject header")
    sender = header_words(top.headers.get("from", ""))
    payload.know("byline", re.sub(r"\s*<[^<>]*>\s*$", "", sender).strip(" \"'"), "From header")
    payload.know("date", dated(top.headers.get("date", "")), "Date header")
    url = top.headers.get("content-base") or top.headers.get("archived-at", "").strip("<> ")
    if "://" in url[:12]:
        payload.url = url
    left_out = len(parts) - len(shown)
    if left_out:
        payload.warnings.append(f"{left_out:,} attachments left out")
    return payload


def _from_part(part: Part, kind: Kind) -> Payload:
    charset = charset_of(part)
    payload = Payload(
        part.body,
        kind=kind,
        content_type=f"text/plain; charset={charset}" if charset else None,
        is_html=True if part.type in _MARKUP_TYPES else None,
    )
    payload.why.append(f"its part of type {part.type}")
    return payload


class Mbox(Container):
    """A mailbox in one file; offsets are those of its “From ” lines."""

    def entries(self) -> Iterator[Entry]:
        with self.place.open() as stream:
            number = base = 0
            rest = b""
            while chunk := stream.read(MB):
                data = rest + chunk
                # A line that the chunk's end cuts is found with the next one.
                safe = max(data.rfind(b"\n") + 1, 0)
                for match in _FROM_LINE.finditer(data, 0, safe):
                    number += 1
                    yield Entry(f"mail {number}", base + match.start())
                keep = max(0, safe - 4)
                # What was found may not be found again: only blank lines before a “From ” stay.
                rest = data[keep:]
                base += keep
            self.note_damage(stream)

    def payload(self, member: str | None, offset: int | None) -> Payload:
        where = f"{member or 'mail 1'} of {self.place.shown}"
        if offset is None:
            wanted = int(re.sub(r"\D", "", member or "") or 1)
            for number, entry in enumerate(self.entries(), 1):
                if number == wanted:
                    offset = entry.offset
                    break
            else:
                raise Damaged(f"{where} is no longer there.", "Look at the folder again.")
        with cursors.at(self.place, offset or 0) as stream:
            stream.readline(1000)
            data = b""
            while len(data) < self.limits.record_bytes and (chunk := read_up_to(stream, MB)):
                seen = max(0, len(data) - 300)
                data += chunk
                end = _FROM_LINE.search(data, seen)
                if end and end.start():
                    data = data[: end.start()]
                    break
        data = _QUOTED_FROM.sub(rb"\1", data)
        return mail_payload(data, where, self.limits, Kind.MBOX)
