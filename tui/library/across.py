"""Which pages may conflict with each other, as found while indexing and kept for the list and reader.

Pages are named by their digests, which outlive a newer engine's work on them. Kept is which pages
were compared together, because what one pair is worth is judged by the others, and how many pairs a
page has there; the pairs themselves are remembered where they were found.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from tui.store.memory import Memory
from tui.store.pages import Pages

KIND = "across"
"""The kind under which it is remembered, by digest."""


class Together(NamedTuple):
    """Pages of one story that were compared together, and what one of them has with the others."""

    digests: tuple[str, ...]
    """In the order in which they were compared."""
    contradictions: int
    disputes: int


class Across:
    """What is kept of pages that tell one story."""

    def __init__(self, memory: Memory, pages: Pages) -> None:
        self._memory, self._pages = memory, pages

    def of(self, digest: str) -> list[Together]:
        """What a page was compared with."""
        return _read(self._memory.get(KIND, digest))

    def counts(self) -> dict[int, tuple[int, int]]:
        """Contradictions and disputes with other pages, by the page's number, where there are any."""
        found: dict[str, tuple[int, int]] = {}
        for digest, value in self._memory.all(KIND).items():
            known = _read(value)
            counted = sum(each.contradictions for each in known), sum(e.disputes for e in known)
            if any(counted):
                found[digest] = counted
        numbers = self._pages.numbers_of(found)
        return {numbers[digest]: counted for digest, counted in found.items() if digest in numbers}

    def save(self, compared: Iterable[str], found: Mapping[str, Iterable[Together]]) -> None:
        """Keep what was found among some pages; what is known of them and others stays.

        Args:
            compared: The digests of all pages that were looked at.
            found: What was found, by digest.
        """
        looked_at = set(compared)
        known = self._memory.all(KIND)
        values: dict[str, str | None] = {}
        for digest in looked_at & (known.keys() | found.keys()):
            kept = [
                each for each in _read(known.get(digest)) if self._is_of_others(each, looked_at)
            ]
            kept += found.get(digest, ())
            values[digest] = json.dumps(kept) if kept else None
        self._memory.put_all(KIND, values)

    def _is_of_others(self, together: Together, looked_at: set[str]) -> bool:
        """Whether it is about a page that was not looked at now and is still somewhere."""
        return any(
            digest not in looked_at and self._pages.places_of(digest) for digest in together.digests
        )


def _read(value: str | None) -> list[Together]:
    known = [] if value is None else json.loads(value)
    return [Together(tuple(digests), *counts) for digests, *counts in known]
