"""Web pages as plain dumps: what a scraper keeps that throws the tags away."""

from __future__ import annotations

import random

from lxml import etree, html

HIDDEN = frozenset("script style noscript template svg head iframe object math".split())
INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr q rp "
    "rt ruby s samp small span strike strong sub sup time tt u var wbr input picture source".split()
)
"""Elements that run on in their line; all others begin and end one."""


def page_lines(markup: str) -> list[str]:
    """The visible text of a page, one block a line, nothing of its tags left."""
    if not markup.strip():
        return []
    parser = html.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(markup.replace("\x00", "").encode("utf-8"), parser=parser)
    except (etree.ParserError, ValueError):
        return []
    lines, running, hidden = [], [], 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            hidden += tag in HIDDEN
            breaks, text = tag not in INLINE, element.text
        else:
            hidden -= tag in HIDDEN
            breaks, text = tag not in INLINE, element.tail
        if breaks:
            lines.append(" ".join("".join(running).split()))
            running = []
        if text and not hidden:
            running.append(text)
    lines.append(" ".join("".join(running).split()))
    return [line for line in lines if line]


def restyled(lines: list[str], style: str, seed: int) -> list[str]:
    """The same lines as another tool would leave them.

    Args:
        lines: One block a line.
        style: `bare`, `spaced` (a blank line after each), `listed` (short lines as list items, as
            text browsers show menus), `gaps` (blank lines here and there).
        seed: Decides where chance does.
    """
    chance = random.Random(seed)
    if style == "spaced":
        return [x for line in lines for x in (line, "")]
    if style == "listed":
        return [f"  * {line}" if len(line.split()) <= 5 else line for line in lines]
    if style == "gaps":
        return [x for line in lines for x in ((line, "") if chance.random() < 0.4 else (line,))]
    return lines
