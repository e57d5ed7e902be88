"""A folder cleaned as a whole: what recurs over its pages is set aside, whatever each page says.

Cues can only be had when all pages were seen, and a folder may be larger than memory. So the cleaned
pages wait in a private temporary file, compressed, until the last one has been learned from.
"""

from __future__ import annotations

import json
import struct
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import IO
from urllib.parse import urlsplit

from tui.cleaning.cues import apply_cues
from tui.library.corrections import moved_marks
from tui.library.folder_cues import CueBuilder
from tui.library.page_codec import pack, unpack
from tui.model import CleanedPage, PageRef
from tui.model.cues import FolderCues

LEAST_PAGES = 3
"""Fewer pages than this say nothing about each other."""

_SIZE = struct.Struct("<I")


def with_folder_cues(pages: Iterable[CleanedPage]) -> Iterator[CleanedPage]:
    """The pages in their order, each judged again in the light of all others."""
    with tempfile.TemporaryFile(prefix="winnow-") as waiting:
        builder = CueBuilder()
        count = 0
        for page in pages:
            builder.add(site_of(page), page.article.blocks)
            _put(waiting, _place(page.ref))
            _put(waiting, pack(page))
            count += 1
        cues = builder.cues() if count >= LEAST_PAGES else None
        del builder
        waiting.seek(0)
        for _ in range(count):
            ref = PageRef(*json.loads(_next(waiting)))
            page = unpack(_next(waiting), ref)
            yield page if cues is None else judged_again(page, cues)


def _place(ref: PageRef) -> bytes:
    return json.dumps([ref.path, ref.member, ref.offset]).encode()


def _put(waiting: IO[bytes], content: bytes) -> None:
    waiting.write(_SIZE.pack(len(content)) + content)


def _next(waiting: IO[bytes]) -> bytes:
    (size,) = _SIZE.unpack(waiting.read(_SIZE.size))
    return waiting.read(size)


def judged_again(page: CleanedPage, cues: FolderCues) -> CleanedPage:
    """The page without what recurs in its folder, its marks moved along."""
    article = apply_cues(page.article, cues, site_of(page))
    if article is page.article:
        return page
    return replace(page, article=article, marks=moved_marks(page.marks, page.article, article))


def site_of(page: CleanedPage) -> str:
    """What a page shares its template with: its host, its site's name, or the folder it lies in."""
    host = urlsplit(page.url).hostname if page.url and "://" in page.url else None
    if host:
        return host.removeprefix("www.")
    site = page.article.metadata.site
    return site.value if site else str(Path(page.ref.path).parent)
