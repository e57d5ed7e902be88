"""A page of HTML or plain text as it is seen at first, while a worker cleans it."""

from __future__ import annotations

import os
import re

from tui.cleaning.glance import glance, glance_at_lines
from tui.model import (
    Article,
    Block,
    CleanedPage,
    Fact,
    Marks,
    Metadata,
    PageKind,
    PageRef,
    Reason,
    Role,
)

LOOKED_AT = 262_144
"""Bytes from the start that are looked at: where nothing shows itself in them, nothing is shown."""

TEXT_NAMES = (".txt", ".text")
"""How files are called that are looked at as plain text: of others more must be known first."""

_NO_TEXT = frozenset(b"\0\x1b")
"""Bytes that UTF-8 text does not hold: it may be in another encoding, or no text at all."""

_HTML = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_SEEN = Reason("glance", "seen at first, before the page was cleaned")


def is_html_file(path: str) -> bool:
    """Whether a file is surely one page of HTML: a regular file that begins as one."""
    try:
        with open(path, "rb") as file:
            return os.path.isfile(path) and _HTML.match(file.read(512)) is not None  # noqa: PTH113
    except OSError:
        return False


def _is_text(path: str, head: bytes) -> bool:
    return path.endswith(TEXT_NAMES) and _NO_TEXT.isdisjoint(head)


def first_look(ref: PageRef) -> CleanedPage | None:
    """What is seen of a page at first; None where nothing can be said before it is cleaned.

    Plain text is cleaned nearly at once where it is short: only of longer ones anything is said.
    Only UTF-8 is read: any other encoding is for those who know how to tell it.
    """
    try:
        with open(ref.path, "rb") as file:
            head = file.read(LOOKED_AT)
    except OSError:
        return None
    is_html, whole = _HTML.match(head) is not None, len(head) < LOOKED_AT
    if not is_html and (whole or not _is_text(ref.path, head)):
        return None
    try:
        # The last character may be cut in two.
        text = (head if whole else head.rpartition(b"<" if is_html else b"\n")[0]).decode("utf-8")
    except UnicodeDecodeError:
        return None
    seen = glance(text) if is_html else glance_at_lines(text)
    if seen is None:
        return None
    blocks = [Block(Role.TITLE, seen.title, (_SEEN,))]
    blocks += [Block(Role.BODY, each, (_SEEN,)) for each in seen.paragraphs]
    facts = Metadata(title=Fact(seen.title, "first look"))
    article = Article.assemble(blocks, PageKind.OTHER, facts)
    return CleanedPage(ref, "html" if is_html else "text", "utf-8", "", article, Marks())
