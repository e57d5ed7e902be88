"""What the walk does where an element begins and where it ends, by its tag."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from tui.cleaning.html.gather import Gatherer
from tui.cleaning.html.hints import hints_of
from tui.cleaning.html.tables import is_data_table
from tui.cleaning.html.tags import KINDS, Kind

HIDING_STYLES = ("display:none", "visibility:hidden")
"""Inline styles, blanks taken out, that keep an element from being shown."""

_WRAPPERS = frozenset({"html", "body"})

Opener = Callable[[Gatherer, etree._Element, str], object]
Closer = Callable[[Gatherer, etree._Element], object]


def open_box(gatherer: Gatherer, element: etree._Element, tag: str) -> bool:
    """A block element; within a data table it is but a blank, and False."""
    if gatherer.table is not None:
        if tag != "caption":
            gatherer.add(" ")
            return False
        gatherer.pause_table()
    names, hides = _attributes(element)
    gatherer.open_box(tag, names, hides and tag not in _WRAPPERS)
    return True


def _open_part(gatherer: Gatherer, element: etree._Element, tag: str) -> None:
    if gatherer.table is not None:
        gatherer.mark("\n" if tag == "tr" else "\t")
    else:
        open_box(gatherer, element, tag)


def _open_table(gatherer: Gatherer, element: etree._Element, tag: str) -> None:
    if open_box(gatherer, element, tag) and is_data_table(element):
        gatherer.open_table(element)


def _open_item(gatherer: Gatherer, element: etree._Element, tag: str) -> None:
    if open_box(gatherer, element, tag):
        gatherer.open_item(element.get("value"))


def _open_list(gatherer: Gatherer, element: etree._Element, tag: str) -> None:
    if open_box(gatherer, element, tag):
        gatherer.open_list(tag == "ol", element.get("start"))


def _open_heading(gatherer: Gatherer, element: etree._Element, tag: str) -> None:
    if open_box(gatherer, element, tag):
        gatherer.heading = int(tag[1])


def _open_quote(gatherer: Gatherer, element: etree._Element, tag: str) -> None:
    if open_box(gatherer, element, tag):
        gatherer.quote += 1


def _open_pre(gatherer: Gatherer, element: etree._Element, tag: str) -> None:
    if open_box(gatherer, element, tag):
        gatherer.pre += 1


def _meet_image(gatherer: Gatherer, _: etree._Element, tag: str) -> None:
    gatherer.box.images += tag == "img"


def _meet_break(gatherer: Gatherer, _: etree._Element, __: str) -> None:
    gatherer.line_break()


def _meet_field(gatherer: Gatherer, _: etree._Element, __: str) -> None:
    gatherer.box.fields += 1


def _meet_rule(gatherer: Gatherer, _: etree._Element, __: str) -> None:
    gatherer.flush()


def _open_link(gatherer: Gatherer, element: etree._Element, _: str) -> None:
    gatherer.open_link(element.get("href") or "")


def _open_bold(gatherer: Gatherer, _: etree._Element, __: str) -> None:
    gatherer.bold += 1


def open_inline(gatherer: Gatherer, element: etree._Element, _: str) -> None:
    """An element within a line of text."""
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


def close_box(gatherer: Gatherer, element: etree._Element) -> bool:
    """The end of a block element; False where it was but a blank in a data table."""
    if gatherer.table is not None:
        if gatherer.table is not element:
            gatherer.add(" ")
            return False
        gatherer.close_table()
    gatherer.close_box()
    return True


def _close_caption(gatherer: Gatherer, element: etree._Element) -> None:
    if close_box(gatherer, element):
        gatherer.resume_table()


def _close_item(gatherer: Gatherer, element: etree._Element) -> None:
    if close_box(gatherer, element):
        gatherer.close_item()


def _close_list(gatherer: Gatherer, element: etree._Element) -> None:
    if close_box(gatherer, element):
        gatherer.close_list()


def _close_heading(gatherer: Gatherer, element: etree._Element) -> None:
    if close_box(gatherer, element):
        gatherer.heading = 0


def _close_quote(gatherer: Gatherer, element: etree._Element) -> None:
    if close_box(gatherer, element):
        gatherer.quote -= 1


def _close_pre(gatherer: Gatherer, element: etree._Element) -> None:
    if close_box(gatherer, element):
        gatherer.pre -= 1


def _close_link(gatherer: Gatherer, _: etree._Element) -> None:
    gatherer.close_link()


def _close_bold(gatherer: Gatherer, _: etree._Element) -> None:
    gatherer.bold -= 1


_BY_KIND: dict[Kind, tuple[Opener | None, Closer | None]] = {
    Kind.INLINE: (open_inline, None),
    Kind.BLOCK: (open_box, close_box),
    Kind.SKIP: (None, None),
    Kind.BREAK: (_meet_break, None),
    Kind.LINK: (_open_link, _close_link),
    Kind.BOLD: (_open_bold, _close_bold),
    Kind.IMAGE: (_meet_image, None),
    Kind.FIELD: (_meet_field, None),
    Kind.ROW: (_open_part, close_box),
    Kind.CELL: (_open_part, close_box),
    Kind.TABLE: (_open_table, close_box),
    Kind.PRE: (_open_pre, _close_pre),
    Kind.ITEM: (_open_item, _close_item),
    Kind.LISTS: (_open_list, _close_list),
    Kind.HEADING: (_open_heading, _close_heading),
    Kind.RULE: (_meet_rule, None),
}
OPENERS: dict[str, Opener | None] = {
    **{tag: _BY_KIND[kind][0] for tag, kind in KINDS.items()},
    "blockquote": _open_quote,
}
"""What happens where an element begins, by its tag; None passes over it."""

CLOSERS: dict[str, Closer | None] = {
    **{tag: _BY_KIND[kind][1] for tag, kind in KINDS.items()},
    "blockquote": _close_quote,
    "caption": _close_caption,
}
"""What happens where it ends."""
