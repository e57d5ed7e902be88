"""One walk over the tree: every visible character into exactly one leaf block, in page order."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from lxml import etree

from tui.cleaning.html.elements import (
    CLOSERS,
    OPENERS,
    Closer,
    Opener,
    close_box,
    open_box,
    open_inline,
)
from tui.cleaning.html.gather import Gatherer
from tui.cleaning.html.raw import Box, RawBlock
from tui.cleaning.html.tags import UNSEEN_TAGS

SCRIPTLESS_MIN_CHARS = 300
"""Characters that the page's `noscript` elements hold at least before they are looked at: less is a
request to switch scripts on. Forum software puts whole threads there."""


class Walked(NamedTuple):
    """The leaf blocks of a page and the box around all of them."""

    blocks: list[RawBlock]
    boxes: list[Box]


def walk(root: etree._Element) -> Walked:
    """The blocks of a tree. Needs no recursion, so depth costs nothing.

    Scripts never run here, so a page that shows little without them is read as a browser with
    scripts switched off shows it.
    """
    walked = _walk(root, OPENERS, CLOSERS)
    shown = sum(len(block.text) for block in walked.blocks)
    if shown < (scriptless := _scriptless_chars(root)) and scriptless >= SCRIPTLESS_MIN_CHARS:
        return _walk(root, {**OPENERS, "noscript": open_box}, {**CLOSERS, "noscript": close_box})
    return walked


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


def _walk(
    root: etree._Element,
    openers: Mapping[str, Opener | None],
    closers: Mapping[str, Closer | None],
) -> Walked:
    gatherer = Gatherer()
    add = gatherer.add
    context = etree.iterwalk(root, events=("start", "end"))
    for event, element in context:
        tag = element.tag
        if event == "start":
            opened = openers.get(tag, open_inline)
            if opened is None:
                context.skip_subtree()
                continue
            gatherer.line = element.sourceline or gatherer.line
            opened(gatherer, element, tag)
            text = element.text
            if text:
                add(text)
        else:
            closed = closers.get(tag)
            if closed is not None:
                closed(gatherer, element)
            elif gatherer.suspended or gatherer.inline_boxes:
                gatherer.close_inline(element)
            text = element.tail
            if text and element is not root:
                add(text)
    gatherer.finish()
    return Walked(gatherer.blocks, gatherer.boxes)
