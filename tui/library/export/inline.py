"""The text of one block as HTML: links, quotations, pairs and notes over it, nested soundly.

Marks overlap as they like; elements must nest. So the text is cut wherever a mark begins or ends,
and each layer wraps the longest runs that carry the same marks.
"""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple


class Wrap(NamedTuple):
    """An element around some characters of a block."""

    start: int
    end: int
    before: str
    """The opening tag."""
    after: str


@dataclass(slots=True)
class InlineMarks:
    """What lies over the text of one block."""

    layers: dict[str, list[Wrap]] = field(default_factory=dict)
    """Elements by layer; a layer that was added first lies outermost."""
    signs: list[tuple[int, str]] = field(default_factory=list)
    """HTML that stands before a character: numbers that lead to the other side of a pair, and words
    for a screen reader."""

    def wrap(self, layer: str, start: int, end: int, before: str, after: str) -> None:
        """Put an element around characters."""
        self.layers.setdefault(layer, []).append(Wrap(start, end, before, after))

    def sign(self, at: int, content: str) -> None:
        """Put something before a character, outside all elements."""
        self.signs.append((at, content))


NOTHING = InlineMarks()


def inline_html(text: str, marks: InlineMarks = NOTHING, start: int = 0, end: int = -1) -> str:
    """Characters `start` to `end` of a block's text, escaped, with the marks over them."""
    end = len(text) if end < 0 else end
    order = [layer for layer in LAYERS if layer in marks.layers]
    wraps = [marks.layers[layer] for layer in order]
    signs = sorted((at, content) for at, content in marks.signs if start <= at <= end)
    parts: list[str] = []
    position = start
    for at, content in signs:
        parts.append(_wrapped(text, wraps, position, at))
        parts.append(content)
        position = at
    parts.append(_wrapped(text, wraps, position, end))
    return "".join(parts)


LAYERS = ("link", "note", "pair", "quote", "words")
"""Outermost first: a link may hold a mark, a mark holds no link."""


def _wrapped(text: str, layers: Sequence[list[Wrap]], start: int, end: int) -> str:
    if start >= end:
        return ""
    if not layers:
        return html.escape(text[start:end], quote=False).replace("\n", "<br>\n")
    own = [wrap for wrap in layers[0] if wrap.start < end and wrap.end > start]
    parts: list[str] = []
    for wrap, low, high in _runs(own, start, end):
        inner = _wrapped(text, layers[1:], low, high)
        parts.append(inner if wrap is None else f"{wrap.before}{inner}{wrap.after}")
    return "".join(parts)


def _runs(wraps: list[Wrap], start: int, end: int) -> Iterator[tuple[Wrap | None, int, int]]:
    """The stretches of `start` to `end`, each with the shortest element over it: of nested
    quotations the inner one. One pass with the elements that are open, however many there are."""
    edges = {edge for wrap in wraps for edge in (wrap.start, wrap.end) if start < edge < end}
    bounds = sorted({start, end, *edges})
    coming = sorted(wraps, key=lambda wrap: wrap.start, reverse=True)
    active: list[Wrap] = []
    over: Wrap | None = None
    low = start
    for at in bounds[:-1]:
        while coming and coming[-1].start <= at:
            active.append(coming.pop())
        active = [wrap for wrap in active if wrap.end > at]
        inner = min(active, key=lambda wrap: wrap.end - wrap.start, default=None)
        if inner is not over and at > low:
            yield over, low, at
            low = at
        over = inner
    yield over, low, end
