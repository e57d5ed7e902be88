"""Bytes to characters, by the first of these that holds.

A byte order mark; UTF-16 without one; the escapes of ISO-2022; UTF-8, strictly; UTF-8 with a few
bad bytes; the declared encoding through the WHATWG table; what a detector says; windows-1252 with
replacement. So the bytes win over the declaration: a GB18030 page that calls itself UTF-8 is read
as GB18030, and a page that calls itself windows-1252 and is good UTF-8 is read as UTF-8.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from tui.sources import guessing
from tui.sources.encoding_names import codec_of, encoding_name

HEAD = 4096
"""Bytes in which a page's own declaration is looked for; browsers look at 1,024, and 290 of 1,497
development pages declare nothing in the first 4,096."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16le"),
    (codecs.BOM_UTF16_BE, "utf-16be"),
)
_ISO_2022 = re.compile(rb"\x1b(?:\$[@AB]|\$\([A-DO-Q]|\$\)[ACEG]|\([IJ])")
_META = re.compile(rb"<meta[^>]{0,500}?charset\s*=\s*[\"']?\s*([^\s\"'/>;]{1,40})", re.IGNORECASE)
_XML = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([^\"']{1,40})[\"']")
_CSS = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Decoded:
    """Characters, and how they were got."""

    text: str
    encoding: str
    """The encoding's name in the WHATWG standard."""
    why: str
    """In words for a reader."""
    warnings: tuple[str, ...] = ()


def decode(
    data: bytes, *, transport: str | None = None, markup: bool = True, override: str | None = None
) -> Decoded:
    """The characters that these bytes stand for. Never raises.

    Args:
        data: The page.
        transport: The charset that an HTTP, WARC or mail header names.
        markup: Whether a `meta` element or XML declaration may name one.
        override: The reader's own word; used whatever else speaks.
    """
    if override is not None and (name := encoding_name(override)) is not None:
        return _replaced(_without_mark(data, name), name, "as the reader asked")
    for mark, name in _BOMS:
        if data.startswith(mark):
            return _replaced(data[len(mark) :], name, "byte order mark")
    found = _utf_16(data) or _iso_2022(data) or _utf_8(data)
    if found is not None:
        return found
    declared, origin = _declared(data, transport, markup)
    if declared is not None:
        text = guessing.strictly(data, codec_of(declared))
        if text is None and guessing.nearly(data, codec_of(declared)):
            text = data.decode(codec_of(declared), "replace")
        if text is not None and not guessing.contradicted(data, declared):
            return _noted(text, declared, origin)
    pieces = _mended(guessing.pieces_of_utf_8(data), "pieces of it are UTF-8")
    if pieces is not None:
        return pieces
    guess = guessing.guess(data)
    if guess is not None:
        return _noted(data.decode(codec_of(guess), "replace"), guess, "guessed from the bytes")
    return _replaced(data, declared or "windows-1252", origin or "nothing else fits")


def declared_in(header: str | None) -> str | None:
    """The charset that a content type names."""
    match = _CSS.search(header.encode("ascii", "replace")) if header else None
    return match[1].decode("ascii") if match else None


def _without_mark(data: bytes, name: str) -> bytes:
    for mark, marked in _BOMS:
        if marked == name and data.startswith(mark):
            return data[len(mark) :]
    return data


def _replaced(data: bytes, name: str, why: str) -> Decoded:
    try:
        text = data.decode(codec_of(name), "replace")
    except (UnicodeError, LookupError):  # utf-7 and idna raise whatever the error handler
        text, name = data.decode("cp1252", "replace"), "windows-1252"
    return _noted(text, name, why)


def _noted(text: str, name: str, why: str) -> Decoded:
    lost = text.count("\ufffd")
    if not lost:
        return Decoded(text, name, why)
    note = f"{lost:,} {'character' if lost == 1 else 'characters'} could not be decoded as {name}"
    return Decoded(text, name, why, (note,))


def _utf_16(data: bytes) -> Decoded | None:
    """UTF-16 without a mark: the zero bytes stand on one side of the pairs only."""
    head = data[: HEAD - HEAD % 2]
    if 0 not in head or len(head) < 4:
        return None
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) < 8 * min(even, odd) + 2:
        return None
    name = "utf-16be" if even > odd else "utf-16le"
    start = head.decode(name, "replace")
    # Few zeros are enough where the other bytes make words: Chinese has them in its blanks alone.
    words = sum(1 for c in start if c.isalnum() or c.isspace() or c in "<>/=\"'.,;:-，。、")
    if start.count("\ufffd") > 2 or "\0" in start or words < 0.8 * len(start):
        return None
    return _noted(data.decode(name, "replace"), name, "zero bytes at every other place")


def _iso_2022(data: bytes) -> Decoded | None:
    if b"\x1b" not in data or not data.isascii():
        return None
    match = _ISO_2022.search(data)
    if match is None:
        return None
    name = "iso-2022-kr" if match[0] == b"\x1b$)C" else "iso-2022-jp"
    text = guessing.strictly(data, codec_of(name))
    return None if text is None else Decoded(text, name, "escapes of ISO-2022")


def _utf_8(data: bytes) -> Decoded | None:
    try:
        return Decoded(data.decode("utf-8"), "utf-8", "all bytes are UTF-8")
    except UnicodeDecodeError as error:
        if error.start >= len(data) - 3 and error.reason == "unexpected end of data":
            text = data[: error.start].decode("utf-8") + "\ufffd"
            return Decoded(
                text, "utf-8", "all bytes are UTF-8", ("cut off in the middle of a character",)
            )
    return _mended(guessing.mostly_utf_8(data), "nearly all bytes are UTF-8")


def _mended(found: tuple[str, int, int] | None, why: str) -> Decoded | None:
    if found is None:
        return None
    text, strays, lost = found
    notes = []
    if strays:
        notes.append(f"{strays:,} bytes that are no UTF-8 were read as windows-1252")
    if lost:
        notes.append(f"{lost:,} bytes could not be decoded")
    return Decoded(text, "utf-8", why, tuple(notes))


def _declared(data: bytes, transport: str | None, markup: bool) -> tuple[str | None, str]:
    if transport and (name := encoding_name(transport)) and name != "utf-8":
        return name, "header"
    if markup:
        head = data[:HEAD]
        for pattern, origin in ((_META, "meta element"), (_XML, "XML declaration")):
            match = pattern.search(head)
            if match and (name := encoding_name(match[1].decode("ascii", "replace"))):
                # A page that declares UTF-16 in bytes a search could read is not UTF-16.
                return (None, "") if name.startswith("utf-") else (name, origin)
    return None, ""
