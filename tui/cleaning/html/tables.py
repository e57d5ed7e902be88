"""Tables that hold data, told from those that only lay out a page."""

from __future__ import annotations

from lxml import etree

MAX_CELL_CHARS = 400
"""A cell with more text than this is a column of a page."""

MAX_MEAN_CHARS = 120
"""Mean text of a data cell at most; laid-out pages have few, large cells."""

MAX_LINK_SHARE = 0.6
"""Share of linked text above which unmarked rows of cells are a list of links, not data."""

_LAYOUT_TAGS = "table form h1 h2 h3 h4 h5 h6 article section iframe blockquote pre textarea select"
_LAYOUT_SIGNS = frozenset(_LAYOUT_TAGS.split())
_DATA_SIGNS = frozenset({"th", "caption", "thead"})


def is_data_table(table: etree._Element) -> bool:
    """Whether a table is one to its reader: rows of short cells, at least two by two."""
    if table.get("role") in ("presentation", "none"):
        return False
    rows = cells = size = marked = widest = width = linked = 0
    for element in table.iter(etree.Element):
        tag = element.tag
        if element is not table and tag in _LAYOUT_SIGNS:
            return False
        if tag == "tr":
            rows += 1
            widest, width = max(widest, width), 0
        elif tag in ("td", "th"):
            cells += 1
            width += 1
            length = _text_length(element)
            if length > MAX_CELL_CHARS:
                return False
            size += length
        elif tag == "a":
            linked += _text_length(element)
        marked += tag in _DATA_SIGNS
    widest = max(widest, width)
    if not cells or widest < 2 or rows < 2:
        return False
    if marked:
        return True
    return cells >= 4 and size <= MAX_MEAN_CHARS * cells and linked <= MAX_LINK_SHARE * size


def _text_length(cell: etree._Element) -> int:
    """Characters of a cell, counted no further than needed."""
    size = 0
    for text in cell.itertext():
        size += len(text.strip())
        if size > MAX_CELL_CHARS:
            break
    return size
