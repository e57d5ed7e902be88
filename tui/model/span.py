"""A stretch of text."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """Characters `start` to `end` (exclusive) of a text, counted in code points."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters of `text` that it covers."""
        return text[self.start : self.end]
