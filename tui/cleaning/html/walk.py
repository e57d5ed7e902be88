"""One walk over the tree: every visible character into exactly one leaf block, in page order."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from lxml import etree

from tui.cleaning.html.gather import Gatherer
from tui.cleaning.html.hints import hints_of
from tui.cleaning.html.raw import Box, RawBlock
from tui.cleaning.html.tables import is_data_table
from tui.cleaning.html.tags import KINDS, UNSEEN_TAGS, Kind

HIDING_STYLES = ("display:none", "visibility:hidden")
"""Inline styles, blanks taken out, that keep an element from being shown."""

SCRIPTLESS_MIN_CHARS = 300
"""Characters that the page's `noscript` elements hold at least before they are looked at: less is a
request to switch scripts on. Forum software puts whole threads there."""

_WRAPPERS = frozenset({"html", "body"})
_INLINE_KINDS = frozenset({Kind.INLINE, Kind.BOLD, Kind.LINK})
_EMPTY_KINDS = frozenset({Kind.IMAGE, Kind.BREAK, Kind.FIELD, Kind.RULE})
_TABLE_PARTS = frozenset({Kind.ROW, Kind.CELL})

# Looking a member up in its class costs as much as three comparisons; these are asked at each tag.
_INLINE, _SKIP, _LINK, _BOLD = Kind.INLINE, Kind.SKIP, Kind.LINK, Kind.BOLD
_BLOCK, _ROW = Kind.BLOCK, Kind.ROW


class Walked(NamedTuple):
    """The leaf blocks of a page and the box around all of them."""

    blocks: list[RawBlock]
    boxes: list[Box]


def walk(root: etree._Element) -> Walked:
    """The blocks of a tree. Needs no recursion, so depth costs nothing.

    Scripts never run here, so a page that shows little without them is read as a browser with
    scripts switched off shows it.
    """
    walked = _walk(root, KINDS)
    shown = sum(len(block.text) for block in walked.blocks)
    if shown < (scriptless := _scriptless_chars(root)) and scriptless >= SCRIPTLESS_MIN_CHARS:
        return _walk(root, _SCRIPTLESS_KINDS)
    return walked


_SCRIPTLESS_KINDS = {**KINDS, "noscript": Kind.BLOCK}


def _scriptless_chars(root: etree._Element) -> int:
    """Characters of text in `noscript` elements that stand in the page's body."""
    size = 0
    for element in root.iter("noscript"):
        parent = element.getparent()
        if parent is not None and parent.tag != "head":
            size += sum(
                len(" ".join(text.split()))
                for inner in element.iter(etree.Element)
                if inner.tag not in UNSEEN_TAGS or inner is element
                for text in (inner.text, inner.tail if inner is not element else None)
                if text
            )
    return size


def _walk(root: etree._Element, kinds: Mapping[str, Kind]) -> Walked:
    gatherer = Gatherer()
    context = etree.iterwalk(root, events=("start", "end"))
    for event, element in context:
        tag = element.tag
        kind = kinds.get(tag)
        if kind is None:
            kind = _INLINE if isinstance(tag, str) else _SKIP
        if event == "start":
            if kind == _SKIP:
                context.skip_subtree()
                continue
            gatherer.line = element.sourceline or gatherer.line
            _open(gatherer, element, tag, kind)
            text = element.text
            if text:
                gatherer.add(text)
        else:
            if kind != _SKIP:
                _close(gatherer, element, kind)
            text = element.tail
            if text and element is not root:
                gatherer.add(text)
    gatherer.finish()
    return Walked(gatherer.blocks, gatherer.boxes)


def _open(gatherer: Gatherer, element: etree._Element, tag: str, kind: Kind) -> None:
    if kind in _INLINE_KINDS:
        _open_inline(gatherer, element, kind)
        return
    if kind in _EMPTY_KINDS:
        _open_empty(gatherer, tag, kind)
        return
    if gatherer.table is not None:
        if kind in _TABLE_PARTS:
            gatherer.mark("\n" if kind == _ROW else "\t")
            return
        if tag != "caption":
            gatherer.add(" ")
            return
        gatherer.pause_table()
    names, hides = _attributes(element)
    gatherer.open_box(tag, names, hides and tag not in _WRAPPERS)
    if kind == _BLOCK:
        gatherer.quote += tag == "blockquote"
    else:
        _open_special(gatherer, element, tag, kind)


def _open_empty(gatherer: Gatherer, tag: str, kind: Kind) -> None:
    """An element that never holds text."""
    if kind == Kind.IMAGE:
        gatherer.box.images += tag == "img"
    elif kind == Kind.BREAK:
        gatherer.line_break()
    elif kind == Kind.FIELD:
        gatherer.box.fields += 1
    else:
        gatherer.flush()


def _open_special(gatherer: Gatherer, element: etree._Element, tag: str, kind: Kind) -> None:
    """A block element whose blocks are of a form of their own; its box is open."""
    if kind == Kind.TABLE:
        if is_data_table(element):
            gatherer.open_table(element)
    elif kind == Kind.ITEM:
        gatherer.open_item(element.get("value"))
    elif kind == Kind.LISTS:
        gatherer.open_list(tag == "ol", element.get("start"))
    elif kind == Kind.HEADING:
        gatherer.heading = int(tag[1])
    elif kind == Kind.PRE:
        gatherer.pre += 1


def _open_inline(gatherer: Gatherer, element: etree._Element, kind: Kind) -> None:
    if kind == _LINK:
        gatherer.open_link(element.get("href") or "")
    elif kind == _BOLD:
        gatherer.bold += 1
    else:
        names, hides = _attributes(element)
        if hides or (names and hints_of(names) & gatherer.interrupting):
            gatherer.open_aside(element, hides)


def _attributes(element: etree._Element) -> tuple[str, bool]:
    """Class and id as one string, and whether the element says that it is not shown."""
    names = ""
    hides = False
    for name, value in element.items():
        assert isinstance(value, str)
        if name in ("class", "id"):
            names = f"{names} {value}" if names else value
        elif name == "hidden":
            hides = value != "until-found"
        elif name == "style" and ":" in value:
            style = value.replace(" ", "").lower()
            hides = hides or any(hiding in style for hiding in HIDING_STYLES)
    return names, hides


def _close(gatherer: Gatherer, element: etree._Element, kind: Kind) -> None:
    if kind in _INLINE_KINDS:
        if kind == _LINK:
            gatherer.close_link()
        elif kind == _BOLD:
            gatherer.bold -= 1
        else:
            gatherer.close_inline(element)
        return
    if kind in _EMPTY_KINDS:
        return
    if gatherer.table is not None:
        if gatherer.table is not element:
            gatherer.add(" ")
            return
        gatherer.close_table()
    gatherer.close_box()
    if kind == _BLOCK:
        tag = element.tag
        if tag == "blockquote":
            gatherer.quote -= 1
        elif tag == "caption":
            gatherer.resume_table()
    elif kind == Kind.ITEM:
        gatherer.close_item()
    elif kind == Kind.LISTS:
        gatherer.close_list()
    elif kind == Kind.HEADING:
        gatherer.heading = 0
    elif kind == Kind.PRE:
        gatherer.pre -= 1
