"""PDF files, by the extra that knows them."""

from __future__ import annotations

import importlib
import io
import logging

from tui.errors import Damaged, TooLarge, UnknownFormat
from tui.model import display_name
from tui.sources.kinds import Kind
from tui.sources.limits import Limits
from tui.sources.payload import Payload

MAX_PAGES = 2_000
"""Pages of one document that are read."""


def pdf_payload(data: bytes, name: str, limits: Limits) -> Payload:
    """The text layer of a PDF, a blank line between its pages."""
    try:
        pypdf = importlib.import_module("pypdf")
    except ImportError:
        raise UnknownFormat(
            f"{name} is a PDF, for which a part is missing.",
            "Install it with: pip install 'winnow-reader[pdf]'",
        ) from None
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it would write over the screen
    pieces: list[str] = []
    size = 0
    payload = Payload(b"", kind=Kind.PDF, encoding="utf-8", is_html=False)
    try:
        document = pypdf.PdfReader(io.BytesIO(data), strict=False)
        if document.is_encrypted and not document.decrypt(""):
            raise UnknownFormat(f"{name} is an encrypted PDF.", "Take its password off first.")
        info = document.metadata
        payload.know("title", str(info.title or "") if info else "", "PDF title")
        payload.know("byline", str(info.author or "") if info else "", "PDF author")
        for number, page in enumerate(document.pages):
            text = page.extract_text() or ""
            size += len(text)
            if number >= MAX_PAGES or size > limits.page_bytes:
                payload.warnings.append(f"only its first {number:,} pages were read")
                break
            pieces.append(text.strip())
    except (UnknownFormat, MemoryError):
        raise
    except RecursionError:
        raise TooLarge(f"{name} is nested beyond what can be read.") from None
    except Exception as error:  # noqa: BLE001 - pypdf raises whatever its parser stumbles over
        if not pieces:
            says = display_name(str(error) or type(error).__name__)[:200].rstrip(". ")
            raise Damaged(
                f"{name} is a damaged PDF: {says}.", "It may be cut off; fetch it again."
            ) from None
        payload.warnings.append("the document is damaged; its first pages were read")
    text = "\n\n".join(filter(None, pieces))
    if not text.strip():
        raise UnknownFormat(
            f"{name} is a PDF without a text layer: its pages are pictures.",
            "Run it through text recognition first.",
        )
    payload.data = text.encode("utf-8", "replace")
    return payload
