"""Where the marks of an article fall in its blocks, and what the gutter says beside them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import NamedTuple

from tui.app.ink import Ink
from tui.library.block_index import BlockIndex
from tui.library.words import contradiction_label
from tui.model import Contradiction, Marks, Span, Strength


class InkSpan(NamedTuple):
    """Characters of one block that carry a meaning."""

    start: int
    end: int
    ink: Ink


class GutterSign(NamedTuple):
    """A sign that stands beside every line of these characters, or beside their first line."""

    start: int
    end: int
    text: str
    ink: Ink


@dataclass(slots=True)
class MarkingMap:
    """The marks of one article, by block. Built once; read for every line that is drawn."""

    inks: dict[int, list[InkSpan]] = field(default_factory=lambda: defaultdict(list))
    signs: dict[int, list[GutterSign]] = field(default_factory=lambda: defaultdict(list))
    quote_starts: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))


_DISPUTED_WORDS = Ink.DISPUTE | Ink.WARNING


def map_marks(marks: Marks, index: BlockIndex) -> MarkingMap:
    """The marks by block."""
    found = MarkingMap()
    for quote in marks.quotes:
        if not quote.kind.is_speech:
            continue
        parts = index.split(quote.span)
        for block, start, end in parts:
            found.inks[block].append(InkSpan(start, end, Ink.QUOTE))
        if parts:
            found.quote_starts[parts[0][0]].append(parts[0][1])
    for number, pair in enumerate(marks.contradictions, 1):
        for side, words in ((pair.a, pair.a_words), (pair.b, pair.b_words)):
            _mark_side(found, index, pair, number, side, words)
    return found


def _mark_side(
    found: MarkingMap,
    index: BlockIndex,
    pair: Contradiction,
    number: int,
    side: Span,
    words: tuple[Span, ...],
) -> None:
    """One side of a pair. A dispute shows only the words that differ: it is thinner than a
    contradiction, and a page full of disputes stays calm to read."""
    disputed = pair.strength is Strength.DISPUTE
    label = contradiction_label(number, pair.strength)
    ink = Ink.DISPUTE if disputed else Ink.CONTRADICTION
    for block, start, end in index.split(side):
        found.signs[block].append(GutterSign(start, end, label, ink))
        if not (disputed and words):
            found.inks[block].append(InkSpan(start, end, ink))
    for word in words:
        for block, start, end in index.split(word):
            found.inks[block].append(
                InkSpan(start, end, _DISPUTED_WORDS if disputed else Ink.DIFFER)
            )
