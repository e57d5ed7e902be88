"""Telling an encoding from the bytes alone, and whether a text looks rightly decoded."""

from __future__ import annotations

import re
from collections.abc import Iterator

SAMPLE = 256 * 1024
"""Bytes that are looked at; detection runs at 19 MB a second."""

MIN_VALID_TO_BAD = 4
"""Good multi-byte sequences for each bad byte from which bytes count as UTF-8 with errors. In text
of another encoding good sequences are chance: at most one in ten characters (EUC-KR)."""

MAX_BAD_SHARE = 0.002
"""Share of undecodable bytes up to which a declared encoding still holds."""

_SEQUENCE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_CUT_SEQUENCE = re.compile(rb"[\xe0-\xf4][\x80-\xbf]+")
_ESCAPED = re.compile("[\udc80-\udcff]+")
_TAGS = re.compile(
    rb"<(?:script|style)\b.{0,200000}?</(?:script|style)|<[^>]{0,2000}>", re.I | re.S
)
_HIGH_RUN = re.compile(rb"[^\n]{0,60}[\x80-\xff][^\n]{0,60}")


def strictly(data: bytes, codec: str) -> str | None:
    """The characters, or None where a byte does not fit."""
    try:
        return data.decode(codec)
    except (UnicodeError, LookupError):
        return None


def nearly(data: bytes, codec: str) -> bool:
    """Whether only stray bytes do not fit the codec."""
    try:
        text = data[:SAMPLE].decode(codec, "replace")
    except (UnicodeError, LookupError):
        return False
    high = sum(1 for _ in _high_bytes(data[:SAMPLE]))
    return text.count("\ufffd") <= 2 + high * MAX_BAD_SHARE * 5


def mostly_utf_8(data: bytes) -> tuple[str, int, int] | None:
    """UTF-8 with few bad bytes: the text, bytes read as windows-1252, and bytes lost; else None."""
    sample = data[:SAMPLE]
    good = _SEQUENCE.findall(sample)
    bad = sum(1 for _ in _high_bytes(sample)) - sum(map(len, good))
    if len(good) < MIN_VALID_TO_BAD * max(1, bad):
        return None
    escaped = data.decode("utf-8", "surrogateescape")
    strays = lost = 0

    def mend(match: re.Match[str]) -> str:
        nonlocal strays, lost
        run = match[0].encode("utf-8", "surrogateescape")
        letters = None if _CUT_SEQUENCE.fullmatch(run) else strictly(run, "cp1252")
        if letters is None:
            lost += len(run)
            return "\ufffd"
        strays += len(run)
        return letters

    return _ESCAPED.sub(mend, escaped), strays, lost


def _high_bytes(data: bytes) -> Iterator[int]:
    return (byte for byte in data if byte >= 0x80)


def implausible(text: str, data: bytes) -> bool:
    """Whether a text is so odd that another decoding of the bytes should be looked for."""
    del data
    letters = [c for c in text[:SAMPLE] if c > "\x7f"]
    if len(letters) < 8:
        return False
    odd = sum(1 for c in letters if "\x80" <= c <= "\x9f" or "\ue000" <= c <= "\uf8ff")
    return odd * 10 > len(letters)


def guess(data: bytes) -> str | None:
    """The encoding that a detector takes the bytes for; None where it cannot tell."""
    # resiliparse costs 5 ms to import; most pages are UTF-8 and never come here.
    from resiliparse.parse.encoding import detect_encoding

    from tui.sources.decoding import codec_of, encoding_name

    found = detect_encoding(data[:SAMPLE], max_len=0, html5_compatible=False)
    name = encoding_name(found) if found else None
    if name is None or name in ("utf-8", "us-ascii"):
        return None
    text = strictly(data, codec_of(name))
    if text is None and not nearly(data, codec_of(name)):
        return None
    return name
