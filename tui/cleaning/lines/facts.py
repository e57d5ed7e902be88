"""Metadata of a plain-text page: what its lines say of title, author, date, language, address."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tui.cleaning.lines.dates import iso_date
from tui.cleaning.lines.sites import bare_headline, site_of
from tui.model import Block, Fact, Metadata, Role, SourcePage

LANGUAGE_MIN_CHARACTERS = 200
"""Characters under which the detector is not believed; it knows a text as `unknown` by itself."""

LANGUAGE_CUTOFF = 1300
"""Out-of-place measure above which the detector answers `unknown`; its own default is 1200."""

SCAN = 12
"""Blocks around the article's start and end in which byline and date are looked for."""

_BY = re.compile(
    r"^\W*(?:by|von|par|por|di|door|oleh|written by|reporting by|author|autor|autora|auteur|autore|"
    r"автор|yazar|penulis|作者|记者|بقلم|نویسنده)\s*[:：|]?\s*(?P<name>.+)$",
    re.I,
)
_NAME_END = re.compile(
    r"\s{0,9}(?:[|•·;/]|\s[-–—]\s|"
    r",\s*(?:staff|special|correspondent|the |dpa|reuters|ap\b)"
    r"|\bpublished\b|\bupdated\b|\bon\s|\d).*$",
    re.I,
)
_URL_LINE = re.compile(r"^\W*(?:url|link|source url|address|permalink)\s*:\s*(https?://\S+)", re.I)


def metadata_of(page: SourcePage, blocks: Sequence[Block]) -> Metadata:
    """What the container said, completed by what the lines say."""
    known = page.metadata
    title = known.title or _title(blocks)
    return replace(
        known,
        title=title,
        byline=known.byline or _byline(blocks),
        date=known.date or _date(blocks),
        site=known.site or site_of(blocks, title.value if title else None),
        language=known.language or _language(blocks),
        url=known.url or _url(page, blocks),
    )


def _title(blocks: Sequence[Block]) -> Fact | None:
    for block in blocks:
        if block.role is Role.TITLE:
            return Fact(bare_headline(block.text, blocks), f"line {block.line_start}")
    return None


def _byline(blocks: Sequence[Block]) -> Fact | None:
    for block in blocks:
        if block.role is Role.BYLINE:
            match = _BY.match(block.text[:300])
            name = _NAME_END.sub("", match["name"]) if match else ""
            if name.strip():
                return Fact(name.strip(), f"line {block.line_start}")
    return None


def _date(blocks: Sequence[Block]) -> Fact | None:
    for roles in ((Role.DATE,), (Role.BYLINE,)):
        for block in blocks:
            if block.role in roles and (found := iso_date(block.text)):
                return Fact(found, f"line {block.line_start}")
    return None


def _url(page: SourcePage, blocks: Sequence[Block]) -> Fact | None:
    if page.url:
        return Fact(page.url, "record")
    for block in blocks[:SCAN]:
        if match := _URL_LINE.match(block.text[:2000]):
            return Fact(match[1], f"line {block.line_start}")
    return None


def _language(blocks: Sequence[Block]) -> Fact | None:
    text = "\n".join(block.text for block in blocks if block.in_text)[:8000]
    if len(text) < LANGUAGE_MIN_CHARACTERS and not any("\u0590" <= c <= "\uffdc" for c in text):
        return None
    # resiliparse takes 20 ms to import; a page without text does not pay it.
    from resiliparse.parse.lang import detect_fast

    code, _ = detect_fast(text, cutoff=LANGUAGE_CUTOFF)
    return None if code == "unknown" else Fact(code, "text")
