"""Gathers text into leaf blocks while the walk goes over the tree."""

from __future__ import annotations

from lxml import etree

from tui.cleaning.html.hints import bit, template_of
from tui.cleaning.html.pieces import Piece, join_pieces, kept_lines, starts_anew, table_rows
from tui.cleaning.html.raw import Box, RawBlock, words_in
from tui.cleaning.html.tags import KINDS, Kind
from tui.model import plain_text

MAX_BLOCKS = 20_000
"""From this many blocks on the rest of the page is kept in larger pieces: a million one-word
paragraphs must not take a minute. The largest page of the development corpus has 9,000."""

REST_CHARS = 4_000
"""Size of those larger pieces, in characters."""

MAX_ASIDE_CHARS = 120
"""An inline element marked as an advert is lifted out of its sentence up to this length."""

_BLOCK_KINDS = frozenset(Kind) - {Kind.INLINE, Kind.BOLD, Kind.LINK, Kind.IMAGE, Kind.BREAK}


class _Suspended:
    """A paragraph that waits while an advert inside it is read."""

    __slots__ = ("element", "hidden", "link", "piece")

    def __init__(
        self, element: etree._Element, piece: Piece, link: str | None, hidden: bool
    ) -> None:
        self.element = element
        self.piece = piece
        self.link = link
        self.hidden = hidden


class Gatherer:
    """The state of one walk."""

    def __init__(self) -> None:
        self.blocks: list[RawBlock] = []
        self.box = Box(None, "page", "page", 0, 0)
        self.boxes: list[Box] = [self.box]
        self.stack: list[Box] = []
        self.piece = Piece()
        self.pieces: list[Piece] = []
        self.line = 1
        self.link: str | None = None
        self.bold = 0
        self.pre = 0
        self.quote = 0
        self.heading = 0
        self.items: list[list[int | str]] = []
        self.lists: list[list[int | bool]] = []
        self.table: etree._Element | None = None
        self.paused: etree._Element | None = None
        self.interrupting = bit("ad")
        self.suspended: list[_Suspended] = []
        self.asides: list[tuple[Piece, bool]] = []
        self.inline_boxes: list[etree._Element] = []

    # text

    def add(self, text: str) -> None:
        """One stretch of text."""
        piece = self.piece
        piece.parts.append(text)
        piece.length += len(text)
        if not text.isspace():
            if not piece.started:
                piece.started = True
                piece.line = self.line
                if text[0].isspace():
                    piece.line += text[: len(text) - len(text.lstrip())].count("\n")
            if self.link is not None:
                piece.link_chars += len(text.strip())
            if self.bold:
                piece.bold += len(text.strip())
        if "\n" in text:
            self.line += text.count("\n")

    def line_break(self) -> None:
        """A `<br>`: two in a row end a paragraph, one may."""
        if self.table is not None:
            self.add(" ")
        elif self.pre:
            self.piece.parts.append("\n")
            self.piece.length += 1
        elif self.suspended:
            self.add(" ")
        elif not self.piece.started:
            self.flush()
        else:
            self._end_piece()

    def _end_piece(self) -> None:
        self.piece.end_link(self.link)
        self.pieces.append(self.piece)
        self.piece = Piece()
        self.piece.begin_link(self.link)

    # links and asides

    def open_link(self, href: str) -> None:
        """From here on text is linked."""
        self.piece.end_link(self.link)
        self.link = href
        self.piece.begin_link(href)

    def close_link(self) -> None:
        """The end of the link."""
        self.piece.end_link(self.link)
        self.link = None

    def open_aside(self, element: etree._Element, hidden: bool) -> None:
        """An inline element that is hidden or an advert: it does not belong to the sentence."""
        if _is_simple(element, None if hidden else MAX_ASIDE_CHARS):
            self.suspended.append(_Suspended(element, self.piece, self.link, hidden))
            self.piece = Piece()
            self.piece.begin_link(self.link)
        elif hidden and self.table is None:
            self.inline_boxes.append(element)
            self.open_box("span", "", True)

    def close_inline(self, element: etree._Element) -> None:
        """The end of an inline element, which may have been such an aside."""
        if self.suspended and self.suspended[-1].element is element:
            waiting = self.suspended.pop()
            self.piece.end_link(self.link)
            if self.piece.started:
                self.asides.append((self.piece, waiting.hidden))
            self.piece = waiting.piece
            if not self.piece.started and not self.pieces and self.table is None:
                self._emit_asides()
        elif self.inline_boxes and self.inline_boxes[-1] is element:
            self.inline_boxes.pop()
            self.close_box()

    def _emit_asides(self) -> None:
        asides, self.asides = self.asides, []
        for piece, hidden in asides:
            raw = "".join(piece.parts)
            self._emit(raw, " ".join(plain_text(raw).split()), piece, hidden, lifted=True)

    # boxes

    def open_box(self, tag: str, names: str, hides: bool) -> None:
        """A block element begins."""
        if self.piece.started or self.pieces or self.suspended or self.asides:
            self.flush()
        elif self.piece.parts:
            self.piece.clear()
        self.stack.append(self.box)
        if len(self.blocks) >= MAX_BLOCKS:
            return
        key, hints = template_of(tag, names) if names else (tag, 0)
        box = Box(self.box, tag, key, hints, len(self.blocks))
        if hides:
            box.hidden = True
        siblings = self.box.children
        if siblings is None:
            self.box.children = {key: 1}
        else:
            siblings[key] = siblings.get(key, 0) + 1
        self.box = box
        self.boxes.append(box)

    def close_box(self) -> None:
        """A block element ends."""
        if self.piece.started or self.pieces or self.suspended or self.asides:
            self.flush()
        elif self.piece.parts:
            self.piece.clear()
        self.box.end = len(self.blocks)
        if self.stack:
            self.box = self.stack.pop()

    # lists

    def open_list(self, ordered: bool, start: str | None) -> None:
        """A list begins."""
        number = int(start) if start and start.isascii() and start.isdigit() else 1
        self.lists.append([ordered, min(number, 10**9)])

    def close_list(self) -> None:
        """A list ends."""
        if self.lists:
            self.lists.pop()

    def open_item(self, value: str | None) -> None:
        """A list item begins; its first block gets the marker."""
        marker = "•"
        if self.lists:
            innermost = self.lists[-1]
            if value and value.isascii() and value.isdigit():
                innermost[1] = min(int(value[:10]), 10**9)
            if innermost[0]:
                marker = f"{innermost[1]}."
            innermost[1] += 1
        self.items.append([max(1, len(self.lists)), marker])

    def close_item(self) -> None:
        """A list item ends."""
        if self.items:
            self.items.pop()

    # tables

    def open_table(self, table: etree._Element) -> None:
        """A data table begins: it becomes one block."""
        self.table = table

    def close_table(self) -> None:
        """The data table ends."""
        self.flush()
        self.table = None

    def pause_table(self) -> None:
        """A caption inside the table is its own block."""
        self.flush()
        self.paused, self.table = self.table, None

    def resume_table(self) -> None:
        """The caption is over."""
        self.table, self.paused = self.paused, None

    def mark(self, sign: str) -> None:
        """A row (line feed) or a cell (tab) of the table begins."""
        self.piece.marks[len(self.piece.parts)] = sign
        self.piece.parts.append(" ")
        self.piece.length += 1

    # blocks

    def finish(self) -> None:
        """The page is over."""
        while self.suspended:
            self.close_inline(self.suspended[-1].element)
        self.flush()
        while self.stack:
            self.close_box()
        self.boxes[0].end = len(self.blocks)

    def flush(self) -> None:
        """What was gathered becomes a block, or several where line breaks part paragraphs."""
        if self.suspended:  # only in broken trees: an aside never holds blocks
            while self.suspended:
                self.close_inline(self.suspended[-1].element)
        if self.pieces:
            self._flush_pieces()
        elif self.piece.started:
            self.piece.end_link(self.link)
            self._flush_piece(self.piece)
            self._renew()
        elif self.piece.parts:
            self.piece.clear()
        if self.asides:
            self._emit_asides()

    def _renew(self) -> None:
        self.piece = Piece()
        self.piece.begin_link(self.link)

    def _flush_pieces(self) -> None:
        self.piece.end_link(self.link)
        pieces = [p for p in (*self.pieces, self.piece) if p.started]
        self.pieces = []
        self._renew()
        joined: list[Piece] = []
        for piece in pieces:
            if joined and not starts_anew(joined[-1], piece, len(pieces)):
                join_pieces(joined[-1], piece)
            else:
                joined.append(piece)
        for piece in joined:
            self._flush_piece(piece)

    def _flush_piece(self, piece: Piece) -> None:
        raw = "".join(piece.parts)
        plain = plain_text(raw)
        if plain != raw:
            piece.anchors = []  # offsets would no longer hold
        if self.table is not None:
            self._emit(raw, table_rows(piece), piece)
        elif self.pre:
            self._emit(plain, kept_lines(plain), piece)
        else:
            self._emit(plain, " ".join(plain.split()), piece)

    def _emit(
        self, raw: str, text: str, piece: Piece, hidden: bool = False, lifted: bool = False
    ) -> None:
        if not text:
            return
        if len(self.blocks) >= MAX_BLOCKS and self._joins_rest(text):
            return
        block = RawBlock(self.box, raw, text, int(words_in(text)))
        block.link_chars = piece.link_chars
        block.bold = piece.bold
        block.anchors = tuple(piece.anchors)
        block.line = piece.line
        block.lines = raw.strip().count("\n") + 1 if "\n" in raw else 1
        block.hidden = hidden or self.box.hidden
        block.lifted = lifted
        block.heading = self.heading
        block.quote = self.quote
        block.table = self.table is not None
        block.pre = self.pre > 0 and not block.table
        if self.items and not block.table:
            item = self.items[-1]
            block.item, block.marker = int(item[0]), str(item[1])
            item[1] = ""
        if len(self.blocks) >= MAX_BLOCKS:
            block.pre, block.anchors = True, ()
        self.blocks.append(block)

    def _joins_rest(self, text: str) -> bool:
        last = self.blocks[-1]
        if len(self.blocks) == MAX_BLOCKS or len(last.text) > REST_CHARS:
            return False
        if last.hidden != self.box.hidden:
            return False
        last.text += "\n" + text
        last.words += int(words_in(text))
        return True


def _is_simple(element: etree._Element, limit: int | None) -> bool:
    """Whether an inline element holds nothing but a little inline text."""
    size = 0
    for count, inner in enumerate(element.iter()):
        tag = inner.tag
        if count > 20 or KINDS.get(str(tag)) in _BLOCK_KINDS:
            return False
        size += len(inner.text or "")
        if inner is not element:
            size += len(inner.tail or "")
    return limit is None or size <= limit
