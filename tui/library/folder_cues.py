"""Learns what recurs in a folder: lines on several distinct pages of a site or template."""

from __future__ import annotations

from collections.abc import Iterable

from tui.library.near_duplicates import CopyFinder
from tui.model import Block, Role
from tui.model.cues import FolderCues, SiteCues, line_fingerprint, opening_fingerprint

LEAST_PAGES = 3
"""Distinct pages a site needs; of two pages one may be a copy that was not seen as one."""

MOST_LINES = 1_000_000
"""Lines held over all sites while the folder is read, about 100 MB; beyond it the rarest go."""

ROOM = 0.75
"""Share of these that is left when the rarest have gone."""

_TEXT = frozenset({Role.BODY, Role.HEADING, Role.LIST, Role.QUOTE})


class CueBuilder:
    """Counts lines over distinct pages, page by page, in bounded memory."""

    def __init__(self, most_lines: int = MOST_LINES) -> None:
        self._copies = CopyFinder()
        self._most = most_lines
        self._held = 0
        self._pages: dict[str, int] = {}
        self._lines: dict[str, dict[int, int]] = {}

    def add(self, site: str, blocks: Iterable[Block]) -> None:
        """Takes one page in. A copy of a page of the same site counts nothing."""
        held = list(blocks)
        text = "\n".join(block.text for block in held if block.role in _TEXT)
        if self._copies.is_copy(site, text or "\n".join(block.text for block in held)):
            return
        self._pages[site] = self._pages.get(site, 0) + 1
        lines = self._lines.setdefault(site, {})
        before = len(lines)
        for fingerprint in fingerprints_of(held):
            lines[fingerprint] = lines.get(fingerprint, 0) + 1
        self._held += len(lines) - before
        if self._held > self._most:
            self._forget_rarest()

    def _forget_rarest(self) -> None:
        """Lets go of lines seen once, then of those seen twice, and so on until there is room; what
        recurs often comes again (lossy counting, Manku and Motwani 2002)."""
        rare = 1
        while self._held > ROOM * self._most:
            left = {
                site: {line: count for line, count in lines.items() if count > rare}
                for site, lines in self._lines.items()
            }
            self._lines = {site: lines for site, lines in left.items() if lines}
            self._held = sum(map(len, self._lines.values()))
            rare += 1

    def cues(self) -> FolderCues:
        """What was learned so far."""
        return FolderCues(
            tuple(
                (site, _site_cues(pages, self._lines[site]))
                for site, pages in sorted(self._pages.items())
                if pages >= LEAST_PAGES and site in self._lines
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
