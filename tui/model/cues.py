"""Cues of a folder: which lines stand on how many pages of a site or template."""

from __future__ import annotations

import re
import zlib
from bisect import bisect_left
from dataclasses import dataclass

OPENING_WORDS = 6
"""Words of a long line that make its opening; templates often end in words of the page."""

OPENING_MIN_WORDS = 10
"""Words a line needs for its opening to be looked at by itself."""

FINGERPRINT_CHARACTERS = 400
"""Characters of a line that its fingerprint is made of."""

_DIGITS = re.compile(r"\d+(?:[.,:/-]\d+)*")
_CLOCK = re.compile(r"\b0\s?(?:[ap]\.?m\b\.?|uhr\b|h\b)")


def masked_line(text: str) -> str:
    """The line with numbers, dates and clocks made alike, which a template changes."""
    line = _DIGITS.sub("0", " ".join(text[:FINGERPRINT_CHARACTERS].lower().split()))
    return _CLOCK.sub("0", line)


def line_fingerprint(text: str) -> int:
    """A number for the masked line, the same in every process."""
    return zlib.crc32(masked_line(text).encode("utf-8", "replace"))


def opening_fingerprint(text: str) -> int | None:
    """A number for the masked opening of a long line; None for a short one."""
    words = masked_line(text).split()
    if len(words) < OPENING_MIN_WORDS:
        return None
    return zlib.crc32(" ".join(["^", *words[:OPENING_WORDS]]).encode("utf-8", "replace"))


@dataclass(frozen=True, slots=True)
class SiteCues:
    """What recurs on the pages of one site or template."""

    pages: int
    """Distinct pages looked at, copies counted once."""
    fingerprints: tuple[int, ...] = ()
    """In order; of lines and of openings that stand on two pages or more."""
    counts: tuple[int, ...] = ()
    """On how many distinct pages each stands."""

    def count(self, fingerprint: int | None) -> int:
        """On how many distinct pages a line stands; 0 for one that does not recur."""
        if fingerprint is None:
            return 0
        place = bisect_left(self.fingerprints, fingerprint)
        if place < len(self.fingerprints) and self.fingerprints[place] == fingerprint:
            return self.counts[place]
        return 0


@dataclass(frozen=True, slots=True)
class FolderCues:
    """What recurs in a folder, site by site."""

    sites: tuple[tuple[str, SiteCues], ...] = ()
    """In the order of their names."""

    def of(self, site: str | None) -> SiteCues | None:
        """The cues of one site; None when the folder has too few of its pages."""
        if site is None:
            return None
        place = bisect_left(self.sites, site, key=lambda entry: entry[0])
        if place < len(self.sites) and self.sites[place][0] == site:
            return self.sites[place][1]
        return None
