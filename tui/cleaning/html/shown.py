"""What a single element shows, as a browser would set it on one line."""

from __future__ import annotations

from lxml import etree

from tui.cleaning.html.tags import KINDS, Kind
from tui.model import plain_line

_RUN_ON = frozenset({Kind.INLINE, Kind.BOLD, Kind.LINK, Kind.IMAGE})


def shown_line(element: etree._Element) -> str:
    """The text of an element on one line: a blank where a line breaks, style sheets left out."""
    parts: list[str] = []
    context = etree.iterwalk(element, events=("start", "end"))
    for event, node in context:
        tag = node.tag
        kind = KINDS.get(tag, Kind.INLINE) if isinstance(tag, str) else Kind.SKIP
        if event == "start":
            if kind is Kind.SKIP:
                context.skip_subtree()
                continue
            parts += ("" if kind in _RUN_ON else " ", node.text or "")
        else:
            if kind not in _RUN_ON and kind is not Kind.SKIP:
                parts.append(" ")
            if node is not element:
                parts.append(node.tail or "")
    return plain_line("".join(parts))
