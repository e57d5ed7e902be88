"""A page of HTML as it is seen at first, while a worker cleans it."""

from __future__ import annotations

import os
import re

from tui.cleaning.glance import glance
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

_HTML = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_SEEN = Reason("glance", "seen at first, before the page was cleaned")


def is_html_file(path: str) -> bool:
    """Whether a file is surely one page of HTML: a regular file that begins as one."""
    try:
        with open(path, "rb") as file:
            return os.path.isfile(path) and _HTML.match(file.read(512)) is not None  # noqa: PTH113
    except OSError:
        return False


def first_look(ref: PageRef) -> CleanedPage | None:
    """What is seen of a page at first; None where nothing can be said before it is cleaned.

    Only UTF-8 is read: any other encoding is for those who know how to tell it.
    """
    try:
        with open(ref.path, "rb") as file:
            head = file.read(LOOKED_AT)
    except OSError:
        return None
    if not _HTML.match(head):
        return None
    whole = len(head) < LOOKED_AT
    try:
        # The last character may be cut in two.
        text = (head if whole else head.rpartition(b"<")[0]).decode("utf-8")
    except UnicodeDecodeError:
        return None
    seen = glance(text)
    if seen is None:
        return None
    blocks = [Block(Role.TITLE, seen.title, (_SEEN,))]
    blocks += [Block(Role.BODY, each, (_SEEN,)) for each in seen.paragraphs]
    facts = Metadata(title=Fact(seen.title, "first look"))
    article = Article.assemble(blocks, PageKind.OTHER, facts)
    return CleanedPage(ref, "html", "utf-8", "", article, Marks())
