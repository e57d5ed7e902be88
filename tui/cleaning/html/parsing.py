"""Markup to a tree, whatever the markup: nothing lost in silence, nothing raised."""

from __future__ import annotations

import re
from typing import NamedTuple

from lxml import etree

MAX_DEPTH = 220
"""Elements nested deeper than this are flattened when libxml2 gives up; it drops what lies below
its own limit (2,048 with `huge_tree`), and readability recurses, so the cut stays below both."""

RESOURCE_LIMIT = etree.ErrorTypes.ERR_RESOURCE_LIMIT
"""What libxml2 logs when it leaves out the rest of a document."""

_CLOSING = re.compile(r"</(?i:html|body)\s*>")  # so that the scan for `</` is a plain search
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)((?:\s[^<>]*)?)>")
_UNSEEN = re.compile(r"<(script|style|template|noscript|svg)\b[^<>]*>", re.IGNORECASE)
_VOID_TAGS = "area base br col embed hr img input link meta param source track wbr"
_VOID = frozenset(_VOID_TAGS.split())
_INLINE_TAGS = (
    "a abbr b bdi bdo big cite code em font i ins kbd label mark q s small span strike strong "
    "sub sup tt u var"
)
_INLINE = frozenset(_INLINE_TAGS.split())


class Parsed(NamedTuple):
    """A tree, if the markup holds one, and what went wrong on the way."""

    root: etree._Element | None
    warnings: tuple[str, ...]


def parse(markup: str) -> Parsed:
    """The tree of a page. Bytes go to the parser, since a declared encoding cannot clash there."""
    source = _CLOSING.sub("", markup)
    root, limited = _parse_once(source)
    if not limited:
        return Parsed(root, ())
    root, limited = _parse_once(_flattened(source))
    if not limited:
        return Parsed(root, ("The page nests very deeply; its inner levels were joined.",))
    root, _ = _parse_once(_stripped(source))
    return Parsed(root, ("The page is too large or too deep to parse; its tags were ignored.",))


_PARSER = etree.HTMLParser(
    encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, collect_ids=False
)
"""One for all pages, and without a table of their ids: a parse takes three quarters of the time."""


def _parse_once(source: str) -> tuple[etree._Element | None, bool]:
    try:
        root = etree.fromstring(source.encode("utf-8", "ignore"), _PARSER)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None, _hit_limit()
    return root, _hit_limit()


def _hit_limit() -> bool:
    # The limit ends the parse, so it stands among the last entries.
    return any(entry.type == RESOURCE_LIMIT for entry in _PARSER.error_log[-3:])


def _flattened(source: str) -> str:
    """The markup with every element below `MAX_DEPTH` opened: its text stays, its tags go."""
    parts: list[str] = []
    open_tags: list[str] = []
    dropped: dict[str, int] = {}
    position = 0
    for match in _TAG.finditer(source):
        closing, name = match[1], match[2].lower()
        if name in _VOID or match[3].endswith("/"):
            continue
        replaced: str | None = None
        if not closing:
            if len(open_tags) >= MAX_DEPTH and not _UNSEEN.match(match[0]):
                dropped[name] = dropped.get(name, 0) + 1
                replaced = " " if name in _INLINE else "<hr>"
            else:
                open_tags.append(name)
        elif dropped.get(name):
            dropped[name] -= 1
            replaced = " " if name in _INLINE else "<hr>"
        elif open_tags and open_tags[-1] == name:
            open_tags.pop()
        if replaced is not None:
            parts.append(source[position : match.start()])
            parts.append(replaced)
            position = match.end()
    parts.append(source[position:])
    return "".join(parts)


def _stripped(source: str) -> str:
    """The markup without any of its tags but those whose content nobody sees, one line a tag."""

    def keep(match: re.Match[str]) -> str:
        return match[0] if _UNSEEN.match(match[0].replace("</", "<", 1)) else "<hr>"

    return _TAG.sub(keep, source)
