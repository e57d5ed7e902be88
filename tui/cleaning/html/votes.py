"""A second judge: which blocks readability-lxml takes for the article."""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence

import lxml.html
from lxml import etree
from readability import Document

from tui.cleaning.html.raw import RawBlock

MAX_CHARS = 400_000
"""Characters of markup beyond which readability is not asked: of 26 development pages that ask it, 9 are
longer, and took more than half of its time; 741 KB of nested markup took it 14 s."""

MAX_BLOCKS = 4_000
"""Blocks beyond which it is not asked; its time grows with their square."""

MIN_FOUND = 0.02
"""Share of the page's text that it must find to count as an opinion."""

PROBE = 60
"""Letters of a block that are looked for in what it found: enough to tell blocks apart."""

_LETTERS = re.compile(r"[\W_]+")

_NOT_SHOWN = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\s*(?:!important\s*)?(?:;|$)", re.I
)

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
        summary = _Opinion(markup).summary(html_partial=True)
        words = map(str, lxml.html.fromstring(summary).itertext()) if summary else ()
    except Exception:  # noqa: BLE001 - a vote that fails is no vote, whatever it failed of
        return None
    return _LETTERS.sub("", "".join(words)).lower()


class _Opinion(Document):  # type: ignore[misc]  # readability tells no types
    """readability over a tree that is cleaned as it would clean it, in two thirds of the time.

    Its own cleaning copies the tree and looks at every link, for scripts and for where it leads,
    of which its opinion takes no notice.
    """

    def _parse(self, markup: str) -> etree._Element:
        tree = lxml.html.document_fromstring(markup, parser=lxml.html.HTMLParser(huge_tree=True))
        for element in (tree, tree.find("body")):
            if element is not None:
                # A hidden body is shown by a script; it would be thrown away whole.
                for name in ("hidden", "style"):
                    if name in element.attrib:
                        del element.attrib[name]
        for element in list(tree.iter(etree.Element)):
            hides = "hidden" in element.attrib or _NOT_SHOWN.search(element.get("style") or "")
            if hides and isinstance(element, lxml.html.HtmlElement):
                element.drop_tree()
        etree.strip_elements(
            tree, "script", "style", "link", "noscript", etree.Comment, with_tail=False
        )
        etree.strip_attributes(tree, "style")
        # Python objects for elements that nobody holds are made anew at each step.
        self._held = list(tree.iter())
        return tree
