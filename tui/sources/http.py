"""The body of a stored HTTP answer: chunks joined, coding undone, if they are really there."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping

from tui.errors import SourceError
from tui.sources.codecs import Codec, DeflateCodec, codec_for
from tui.sources.kinds import Kind
from tui.sources.limits import Limits
from tui.sources.packing import unpacking
from tui.sources.places import read_up_to

_CHUNK = re.compile(rb"[ \t]*([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]{0,200})?\r?\n")
_PAGE_TYPES = ("text/html", "application/xhtml", "text/plain", "application/pdf", "text/markdown")
_MARKUP_TYPES = ("text/html", "application/xhtml")


def is_page_type(content_type: str | None) -> bool:
    """Whether a media type is that of a page; an answer without one may be."""
    return not content_type or content_type.strip().lower().startswith(_PAGE_TYPES)


def is_markup_type(content_type: str | None) -> bool | None:
    """Whether a media type is that of markup; None where only the bytes can tell."""
    if not content_type:
        return None
    return True if content_type.strip().lower().startswith(_MARKUP_TYPES) else None


def split_headers(data: bytes) -> tuple[int, dict[str, str], bytes]:
    """Status, headers by lower-case name, and body of an answer as it was stored."""
    head, _, body = data.partition(b"\r\n\r\n")
    if not body:
        head, _, body = data.partition(b"\n\n")
    lines = head.decode("latin-1").splitlines()
    status = re.match(r"HTTP/\d\S*\s+(\d{3})", lines[0]) if lines else None
    if status is None:
        return 0, {}, data
    headers: dict[str, str] = {}
    for line in lines[1:]:
        name, colon, value = line.partition(":")
        if colon:
            headers.setdefault(name.strip().lower(), value.strip())
    return int(status[1]), headers, body


def body_of(data: bytes, headers: Mapping[str, str], limits: Limits, name: str) -> bytes:
    """The body as the browser saw it. Headers that promise more than is there are not believed."""
    if "chunked" in headers.get("transfer-encoding", "").lower():
        data = _joined(data)
    return decoded_body(data, headers.get("content-encoding", ""), limits, name)


def decoded_body(data: bytes, coding: str, limits: Limits, name: str) -> bytes:
    """The body with its content coding undone; a body that was stored decoded stays as it is."""
    coding = coding.lower().strip()
    codec: Codec
    if data.startswith(b"\x1f\x8b"):
        kind, codec = Kind.GZIP, codec_for(Kind.GZIP)
    elif data.startswith(b"\x28\xb5\x2f\xfd"):
        kind, codec = Kind.ZSTD, codec_for(Kind.ZSTD)
    elif coding == "br":
        kind, codec = Kind.BROTLI, codec_for(Kind.BROTLI)
    elif coding == "deflate":
        kind, codec = Kind.GZIP, DeflateCodec(15 if data[:1] == b"\x78" else -15)
    else:
        return data
    try:
        with unpacking(io.BytesIO(data), kind, limits, name, codec) as stream:
            return read_up_to(stream, limits.raw_bytes)
    except SourceError:
        if coding in ("br", "deflate") and _is_text(data):
            return data  # it says that it is packed, and is not
        raise


def _is_text(data: bytes) -> bool:
    return data.lstrip()[:1] == b"<" or data[:2048].isascii()


def _joined(data: bytes) -> bytes:
    """The chunks put together; the data itself where it holds no chunks whatever the header
    says."""
    pieces: list[bytes] = []
    position = 0
    while match := _CHUNK.match(data, position):
        size = int(match[1], 16)
        start = match.end()
        if size == 0:
            return b"".join(pieces)
        pieces.append(data[start : start + size])
        position = start + size
        if position > len(data):
            break
        if data.startswith(b"\r\n", position):
            position += 2
        elif data.startswith(b"\n", position):
            position += 1
        else:
            return data if len(pieces) == 1 else b"".join(pieces)
    return b"".join(pieces) if pieces else data
