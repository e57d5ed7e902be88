"""Mail bodies taken apart without recursion.

The standard library's parser raises RecursionError on 3,000 nested parts and on a header of 20,000
brackets, LookupError on unknown charsets, and takes a second for 500 parts.
"""

from __future__ import annotations

import binascii
import re
from dataclasses import dataclass, field

from tui.sources.decoding import declared_in, decode
from tui.sources.encoding_names import encoding_name
from tui.sources.limits import Limits

MAX_HEADER = 256 * 1024
"""Bytes of one part's headers that are looked at."""

MAX_DEPTH = 12
"""Parts inside parts; real newsletters nest 4 deep."""

_FOLD = re.compile(rb"\r?\n[ \t]+")
_ENCODED = re.compile(r"=\?([\w.:+-]{1,40})(?:\*[\w-]*)?\?([bBqQ])\?([^?\s]*)\?=(\s+(?==\?))?")
_PARAMETER = re.compile(r";\s*([\w*-]+)\s*=\s*(\"(?:[^\"\\]|\\.)*\"|[^\s;]+)")


@dataclass(slots=True)
class Part:
    """One part of a mail: its headers by lower-case name, and its bytes, decoded."""

    headers: dict[str, str]
    body: bytes
    parameters: dict[str, str] = field(default_factory=dict)
    """Of its content type."""

    @property
    def type(self) -> str:
        """Its media type."""
        return self.headers.get("content-type", "text/plain").split(";", 1)[0].strip().lower()

    @property
    def location(self) -> str:
        """The address it had on the web."""
        return self.headers.get("content-location", "").strip()

    @property
    def is_attachment(self) -> bool:
        """Whether it is meant to be saved, not shown."""
        return self.headers.get("content-disposition", "").strip().lower().startswith("attachment")


def parts_of(data: bytes, limits: Limits) -> tuple[Part, list[Part]]:
    """The mail's own headers, and its parts that hold no parts, in order."""
    top = _part(data)
    leaves: list[Part] = []
    waiting = [(top, 0)]
    while waiting and len(leaves) < limits.parts:
        part, depth = waiting.pop()
        inner: list[Part] = []
        if depth < MAX_DEPTH:
            if part.type.startswith("multipart/"):
                inner = [_part(piece) for piece in _pieces(part, limits)]
            elif part.type == "message/rfc822" and part.body.strip():
                inner = [_part(part.body)]
        if inner:
            waiting += [(piece, depth + 1) for piece in reversed(inner)]
        else:
            leaves.append(part)
    return top, leaves


def _part(data: bytes) -> Part:
    data = data.lstrip(b"\r\n")
    end = re.compile(rb"\r?\n\r?\n").search(data, 0, MAX_HEADER)
    head, body = (data[: end.start()], data[end.end() :]) if end else (data[:MAX_HEADER], b"")
    headers: dict[str, str] = {}
    for line in _FOLD.sub(b" ", head).splitlines():
        name, colon, value = line.partition(b":")
        if colon and b" " not in name.strip():
            headers.setdefault(
                name.strip().lower().decode("ascii", "replace"), _header_text(value.strip())
            )
    content_type = headers.get("content-type", "")
    parameters = {
        match[1].lower().rstrip("*"): match[2].strip('"')
        for match in _PARAMETER.finditer(content_type[:4000])
    }
    coding = headers.get("content-transfer-encoding", "").strip().lower()
    if not content_type.lower().startswith(("multipart/", "message/")):
        body = _body(body, coding)
    return Part(headers, body, parameters)


def _header_text(value: bytes) -> str:
    return value.decode("ascii") if value.isascii() else decode(value, markup=False).text


def _body(body: bytes, coding: str) -> bytes:
    if coding == "base64":
        kept = re.sub(rb"[^A-Za-z0-9+/]", b"", body)
        kept = kept[: len(kept) - (len(kept) % 4 == 1)]
        return binascii.a2b_base64(kept + b"=" * (-len(kept) % 4))
    if coding == "quoted-printable":
        return binascii.a2b_qp(body)
    return body


def _pieces(part: Part, limits: Limits) -> list[bytes]:
    """The parts of a multipart; one that names no boundary, or another, is asked for its own."""
    boundary = part.parameters.get("boundary", "").encode("utf-8", "replace")
    body = b"\n" + part.body
    mark = re.compile(rb"\r?\n--" + re.escape(boundary) + rb"(--)?[ \t]*(?=\r?\n|\Z)")
    if not boundary or not mark.search(body):
        found = re.search(
            rb"(?:^|\n)--([^\s-][^\r\n]{0,98}|-{2,}[^\s\r\n][^\r\n]{0,98})\r?\n", body
        )
        if found is None:
            # No boundary at all: what follows is the one part, with its own headers.
            return [part.body] if re.match(rb"\s*[!-9;-~]+:", part.body) else []
        mark = re.compile(rb"\r?\n--" + re.escape(found[1].rstrip()) + rb"(--)?[ \t]*(?=\r?\n|\Z)")
    pieces: list[bytes] = []
    start = -1
    for match in mark.finditer(body):
        if start >= 0:
            pieces.append(body[start : match.start()])
        start = match.end()
        if match[1] or len(pieces) >= limits.parts:
            start = -1
            break
    if start >= 0:
        pieces.append(body[start:])
    return pieces


def header_words(value: str) -> str:
    """A header as it is meant: `=?utf-8?Q?...?=` decoded."""

    def word(match: re.Match[str]) -> str:
        charset, how, body = match[1], match[2].lower(), match[3]
        raw = body.encode("ascii", "replace")
        try:
            raw = (
                binascii.a2b_base64(raw + b"=" * (-len(raw) % 4))
                if how == "b"
                else binascii.a2b_qp(raw.replace(b"_", b" "))
            )
        except binascii.Error:
            return match[0]
        return decode(raw, override=encoding_name(charset), markup=False).text

    return _ENCODED.sub(word, value)


def charset_of(part: Part) -> str | None:
    """The charset that a part declares."""
    return part.parameters.get("charset") or declared_in(part.headers.get("content-type"))


def dated(value: str) -> str:
    """A date as mails and feeds write it, in ISO form; one that cannot be read stays as it is."""
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(value[:100]).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return value[:100]
