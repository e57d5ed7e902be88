"""Learns what recurs in a folder: lines on several distinct pages of a site or template."""

from __future__ import annotations

import zlib
from collections.abc import Iterable

from tui.library.near_duplicates import CopyClusters
from tui.model import Block, Role
from tui.model.cues import FolderCues, SiteCues, line_fingerprint, opening_fingerprint

LEAST_PAGES = 3
"""Distinct pages a site needs; of two pages one may be a copy that was not seen as one."""

MOST_LINES = 1_500_000
"""Lines held over all sites while the folder is read, about 150 MB; beyond it those seen once
go."""

_TEXT = frozenset({Role.BODY, Role.HEADING, Role.LIST, Role.QUOTE})


class CueBuilder:
    """Counts lines over distinct pages, page by page, in bounded memory."""

    def __init__(self, most_lines: int = MOST_LINES) -> None:
        self.copies = CopyClusters()
        self._most = most_lines
        self._held = 0
        self._pages: dict[str, int] = {}
        self._lines: dict[str, dict[int, int]] = {}
        self._seen: set[int] = set()

    def add(self, site: str, page: str, blocks: Iterable[Block]) -> None:
        """Takes one page in. A copy of a page of the same site counts nothing."""
        held = list(blocks)
        text = "\n".join(block.text for block in held if block.role in _TEXT)
        cluster = self.copies.add(page, text or "\n".join(block.text for block in held))
        key = zlib.crc32(site.encode("utf-8", "replace")) << 32 | cluster
        if key in self._seen:
            return
        self._seen.add(key)
        self._pages[site] = self._pages.get(site, 0) + 1
        lines = self._lines.setdefault(site, {})
        before = len(lines)
        for fingerprint in fingerprints_of(held):
            lines[fingerprint] = lines.get(fingerprint, 0) + 1
        self._held += len(lines) - before
        if self._held > self._most:
            self._forget_singles()

    def _forget_singles(self) -> None:
        """Lets go of lines seen once; what recurs often comes again."""
        for site, lines in self._lines.items():
            self._lines[site] = {line: count for line, count in lines.items() if count > 1}
        self._held = sum(map(len, self._lines.values()))
        if self._held > self._most:
            self._most = 2 * self._held

    def cues(self) -> FolderCues:
        """What was learned so far."""
        return FolderCues(
            tuple(
                (site, _site_cues(pages, self._lines[site]))
                for site, pages in sorted(self._pages.items())
                if pages >= LEAST_PAGES
            )
        )


def _site_cues(pages: int, lines: dict[int, int]) -> SiteCues:
    recurring = sorted((line, count) for line, count in lines.items() if count > 1)
    return SiteCues(
        pages, tuple(line for line, _ in recurring), tuple(count for _, count in recurring)
    )


def fingerprints_of(blocks: Iterable[Block]) -> set[int]:
    """The fingerprints of a page's lines and of the openings of its long ones, each once."""
    found: set[int] = set()
    for block in blocks:
        for line in block.text.split("\n"):
            if line.strip():
                found.add(line_fingerprint(line))
                opening = opening_fingerprint(line)
                if opening is not None:
                    found.add(opening)
    return found


def learn_cues(pages: Iterable[tuple[str, str, Iterable[Block]]]) -> FolderCues:
    """The cues of a folder from its pages: site or template, page id, blocks."""
    builder = CueBuilder()
    for site, page, blocks in pages:
        builder.add(site, page, blocks)
    return builder.cues()
