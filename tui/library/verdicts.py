"""Verdicts on contradictions: what a pair is known by, so that a verdict outlives the page."""

from __future__ import annotations

from zlib import crc32

from tui.model import Contradiction


def pair_key(text: str, pair: Contradiction) -> str:
    """What a pair is known by: its kind and the words of both sides, whatever their order."""
    sides = sorted(" ".join(side.of(text).split()).casefold() for side in (pair.a, pair.b))
    digest = crc32("\n".join(sides).encode("utf-8"))
    return f"{pair.kind.value}-{digest:08x}"
