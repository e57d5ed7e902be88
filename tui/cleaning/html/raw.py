"""What the walk leaves behind: boxes (block elements) and the leaf blocks of text in them."""

from __future__ import annotations

from collections.abc import Sequence

from tui.model import Link, Span, plain_text
from tui.model.plain import is_wide_script

WIDE_CHARS_PER_WORD = 1.7
"""Characters that make a word in scripts without blanks, so that lengths compare."""


class Box:
    """One block element that stands around text."""

    __slots__ = (
        "blocks",
        "chars",
        "children",
        "depth",
        "end",
        "fields",
        "first",
        "hidden",
        "hints",
        "images",
        "key",
        "links",
        "long_chars",
        "parent",
        "prose_chars",
        "same",
        "tag",
    )

    def __init__(self, parent: Box | None, tag: str, key: str, hints: int, first: int) -> None:
        self.parent = parent
        self.tag = tag
        self.key = key
        """Tag and class, by which repeated parts know each other."""
        self.hints = hints
        """Topics that its own class and id speak of."""
        self.depth: int = parent.depth + 1 if parent is not None else 0
        self.hidden: bool = parent.hidden if parent is not None else False
        self.first = first
        """Index of its first block."""
        self.end = first
        self.chars = 0
        self.links = 0
        """Characters of links."""
        self.blocks = 0
        self.prose_chars = 0
        """Characters in blocks that read like prose."""
        self.long_chars = 0
        self.images = 0
        self.fields = 0
        self.children: dict[str, int] | None = None
        """How many boxes of each key stand directly in it."""
        self.same = 1
        """How many boxes with its key its parent holds."""


class RawBlock:
    """One run of visible text, not yet judged."""

    __slots__ = (
        "anchors",
        "bold",
        "box",
        "heading",
        "hidden",
        "item",
        "lifted",
        "line",
        "lines",
        "link_chars",
        "marker",
        "phrases",
        "pre",
        "quote",
        "raw",
        "table",
        "text",
        "tokens",
        "words",
    )

    def __init__(self, box: Box, raw: str, text: str, words: int) -> None:
        self.box = box
        self.raw = raw
        """As it stands in the tree; offsets of `anchors` count in it."""
        self.text = text
        self.words = words
        """As `words_in` counts them, in whole words."""
        self.tokens: list[str] | None = None
        """Its words in lower case, once somebody has asked for them."""
        self.phrases: Sequence[float] | None = None
        """The share of it that a phrase of each role covers, once somebody has asked."""
        self.link_chars = 0
        self.bold = 0
        self.anchors: tuple[tuple[int, int, str], ...] = ()
        self.line: int | None = None
        self.lines = 0
        self.heading = 0
        self.item = 0
        self.quote = 0
        self.marker = ""
        self.pre = False
        self.table = False
        self.hidden = False
        self.lifted = False
        """Whether it was an advert or hidden within a sentence."""

    def links(self) -> tuple[Link, ...]:
        """The links with offsets into the text."""
        if not self.anchors:
            return ()
        if self.pre or self.table:
            return _kept_links(self)
        if self._is_one_link():
            return (Link(Span(0, len(self.text)), self.anchors[0][2]),)
        return _collapsed_links(self)

    def _is_one_link(self) -> bool:
        """Whether its first link holds all its text, as in half of all blocks."""
        start, end, _ = self.anchors[0]
        before, after = self.raw[:start], self.raw[end:]
        return (not before or before.isspace()) and (not after or after.isspace())


def words_in(text: str) -> float:
    """Words between blanks; where a script has none, as many as so many characters make elsewhere."""
    words = float(text.count(" ") + 1)
    if not text.isascii() and is_wide_script(text[min(len(text) // 2, _MIDDLE)]):
        return max(words, len(text) / WIDE_CHARS_PER_WORD)
    return words


_MIDDLE = 200
"""The character that tells the script stands here at the latest."""


def _kept_links(block: RawBlock) -> tuple[Link, ...]:
    """Links of a block that keeps its lines, found one after the other."""
    found: list[Link] = []
    position = 0
    for start, end, href in block.anchors:
        label = plain_text(block.raw[start:end]).strip()
        if not label:
            continue
        at = block.text.find(label, position)
        if at >= 0:
            found.append(Link(Span(at, at + len(label)), href))
            position = at + len(label)
    return tuple(found)


def _collapsed_links(block: RawBlock) -> tuple[Link, ...]:
    """Offsets mapped from the raw text to the text with its white space collapsed, in one pass."""
    found: list[Link] = []
    length = 0
    gap = False
    position = 0
    for start, end, href in block.anchors:
        length, gap = _advance(block.raw, position, start, length, gap)
        label = " ".join(plain_text(block.raw[start:end]).split())
        opens_with_gap = block.raw[start : start + 1].isspace()
        before = length + (1 if length and label and (gap or opens_with_gap) else 0)
        length, gap = _advance(block.raw, start, end, length, gap)
        position = end
        if label:
            found.append(Link(Span(before, length), href))
    return tuple(found)


def _advance(raw: str, start: int, end: int, length: int, gap: bool) -> tuple[int, bool]:
    """Length of the collapsed text, and whether a blank is due, after one more stretch."""
    if start >= end:
        return length, gap
    piece = plain_text(raw[start:end])
    words = piece.split()
    if not words:
        return length, gap or bool(piece)
    if length and (gap or piece[0].isspace()):
        length += 1
    length += sum(map(len, words)) + len(words) - 1
    return length, piece[-1].isspace()
