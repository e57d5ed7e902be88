"""A page's bytes to a `SourcePage`: decoded, freed of what is no page, made plain."""

from __future__ import annotations

import hashlib
import re

from tui.errors import UnknownFormat
from tui.model import DAMAGED, PageRef, SourcePage, plain_line, plain_text
from tui.sources.decoding import Decoded, declared_in, decode
from tui.sources.kinds import Kind
from tui.sources.limits import MB, Limits
from tui.sources.mojibake import damage_in, repair_mojibake
from tui.sources.payload import Payload
from tui.sources.sniffing import SNIFF_BYTES, sniff

MARKUP = frozenset({Kind.HTML, Kind.XML})

MENDED = "damaged letters were mended, as you asked"


def page_of(
    ref: PageRef, payload: Payload, encoding: str | None, limits: Limits, *, mend: bool = False
) -> SourcePage:
    """The page that a payload makes."""
    data = payload.data
    digest = hashlib.sha256(data).hexdigest()
    size = len(data)
    inner = sniff(data[:SNIFF_BYTES], payload.name)
    if inner.kind is Kind.BINARY:
        raise UnknownFormat(f"{ref.name} is {inner.says or 'binary data'}, not a page.")
    is_html = inner.kind in MARKUP if payload.is_html is None else payload.is_html
    warnings = list(payload.warnings)
    if is_html:
        from tui.sources.saved import without_embedded

        data, note = without_embedded(data)
        warnings += note
    if len(data) > limits.page_bytes:
        warnings.append(
            f"only the first {limits.page_bytes // MB} MB of {len(data) / MB:,.0f} MB are shown"
        )
        data = data[: limits.page_bytes]
    if payload.encoding is not None:
        text = data.decode("utf-8", "replace")
        decoded = Decoded(text, payload.encoding, "decoded with its container")
    else:
        transport = declared_in(payload.content_type)
        decoded = decode(data, transport=transport, markup=is_html, override=encoding)
    text = _lines(decoded.text)
    if mend and (mended := repair_mojibake(text)) is not None:
        text = mended
        warnings.append(MENDED)
    elif (damage := damage_in(text)) is not None:
        warnings.append(f"{DAMAGED}: {damage}")
    if is_html:
        from tui.sources.saved import from_comments

        text, notes = from_comments(text, payload)
        warnings += notes
    if payload.url is None and payload.folder_url is not None:
        payload.know("url", payload.folder_url, "folder names")
    url = payload.url or payload.folder_url
    return SourcePage(
        ref=ref,
        format=(payload.kind or inner.kind).value,
        is_html=is_html,
        text=plain_text(text),
        encoding=decoded.encoding,
        digest=digest,
        size=size,
        url=plain_line(url) if url else None,
        metadata=payload.metadata(),
        warnings=tuple(plain_line(note) for note in (*warnings, *decoded.warnings)),
        recognised=plain_line("; ".join((*payload.why, f"{decoded.encoding}: {decoded.why}"))),
    )


_LONE_CR = re.compile(r"\r(?!\n)")


def _lines(text: str) -> str:
    """Files of old Macs end their lines with CR alone; elsewhere a stray CR is a blank."""
    if "\r" in text and len(_LONE_CR.findall(text)) > text.count("\n"):
        return text.replace("\r\n", "\n").replace("\r", "\n")
    return text
