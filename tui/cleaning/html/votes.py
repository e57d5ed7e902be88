"""A second judge: which blocks readability-lxml takes for the article."""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence

import lxml.html
from lxml import etree
from readability import Document

from tui.cleaning.html.raw import RawBlock

MAX_CHARS = 1_500_000
"""Characters of markup beyond which readability is not asked: 741 KB of nested markup took it 14 s."""

MAX_BLOCKS = 4_000
"""Blocks beyond which it is not asked; its time grows with their square."""

MIN_FOUND = 0.02
"""Share of the page's text that it must find to count as an opinion."""

PROBE = 60
"""Letters of a block that are looked for in what it found: enough to tell blocks apart."""

_LETTERS = re.compile(r"[\W_]+")

# It writes tracebacks to standard error, over the screen.
logging.getLogger("readability").setLevel(logging.CRITICAL)


def readability_votes(root: etree._Element, blocks: Sequence[RawBlock]) -> list[bool] | None:
    """Whether readability keeps each block; None when it has no opinion or may take too long."""
    if len(blocks) > MAX_BLOCKS:
        return None
    found = _article_letters(root)
    if found is None:
        return None
    letters = [_LETTERS.sub("", block.text).lower() for block in blocks]
    if len(found) < MIN_FOUND * sum(map(len, letters)):
        return None
    return [bool(word) and word[:PROBE] in found and word[-PROBE:] in found for word in letters]


def _article_letters(root: etree._Element) -> str | None:
    """The letters of what it takes for the article. It changes its tree, so it gets its own."""
    try:
        markup = etree.tostring(root, encoding="unicode", method="html")
        if len(markup) > MAX_CHARS:
            return None
        tree = lxml.html.document_fromstring(markup, parser=lxml.html.HTMLParser(huge_tree=True))
        for element in (tree, tree.find("body")):
            if element is not None:
                # A hidden body is shown by a script; it would be thrown away whole.
                for name in ("hidden", "style"):
                    if name in element.attrib:
                        del element.attrib[name]
        summary = Document(tree).summary(html_partial=True)
        words = map(str, lxml.html.fromstring(summary).itertext()) if summary else ()
    except Exception:  # noqa: BLE001 - a vote that fails is no vote, whatever it failed of
        return None
    return _LETTERS.sub("", "".join(words)).lower()
