"""What a single element shows, as a browser would set it on one line."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from tui.cleaning.html.tags import KINDS, Kind
from tui.model import plain_line

_RUN_ON = frozenset({Kind.INLINE, Kind.BOLD, Kind.LINK, Kind.IMAGE})


def shown_line(element: etree._Element) -> str:
    """The text of an element on one line: a blank where a line breaks, style sheets left out."""
    return plain_line("".join(shown_texts(element)))


def shown_texts(element: etree._Element) -> Iterator[str]:
    """The stretches of text in an element, in order, and a blank where a line breaks.

    Style sheets, scripts, comments and whatever else a browser does not show are left out.
    """
    context = etree.iterwalk(element, events=("start", "end", "comment", "pi"))
    for event, node in context:
        tag = node.tag
        kind = KINDS.get(tag, Kind.INLINE) if isinstance(tag, str) else Kind.SKIP
        breaks = kind not in _RUN_ON and kind is not Kind.SKIP
        if event == "start" and kind is Kind.SKIP:
            context.skip_subtree()
        elif event == "start":
            yield from (" ", node.text or "") if breaks else (node.text or "",)
        else:
            if breaks:
                yield " "
            if node is not element:
                yield node.tail or ""
