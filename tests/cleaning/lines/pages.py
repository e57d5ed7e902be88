"""Makes a source page of plain text."""

from __future__ import annotations

from tui.model import PageRef, SourcePage


def page(text: str) -> SourcePage:
    """The page as the reader of files would hand it on."""
    return SourcePage(PageRef("page.txt"), "text", False, text, "utf-8", "0" * 64)
