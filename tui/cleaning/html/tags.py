"""What each tag means to the walk."""

from __future__ import annotations

from enum import IntEnum


class Kind(IntEnum):
    """How the walk treats an element."""

    INLINE = 0
    BLOCK = 1
    SKIP = 2
    BREAK = 3
    LINK = 4
    BOLD = 5
    IMAGE = 6
    FIELD = 7
    ROW = 8
    CELL = 9
    TABLE = 10
    PRE = 11
    ITEM = 12
    LISTS = 13
    HEADING = 14
    RULE = 15


def _kinds() -> dict[str, Kind]:
    words = {
        Kind.BLOCK: "address article aside blockquote body button caption center dd details "
        "dialog dir div dl dt fieldset figcaption figure footer form header hgroup html "
        "legend main nav optgroup option p search section select summary tbody textarea tfoot thead",
        Kind.SKIP: "script style noscript template svg head iframe object embed applet canvas "
        "audio video title noframes noembed datalist map frameset",
        Kind.BREAK: "br",
        Kind.LINK: "a",
        Kind.BOLD: "b strong",
        Kind.IMAGE: "img picture source track area wbr",
        Kind.FIELD: "input",
        Kind.ROW: "tr",
        Kind.CELL: "td th",
        Kind.TABLE: "table",
        Kind.PRE: "pre listing xmp plaintext",
        Kind.ITEM: "li",
        Kind.LISTS: "ul ol menu",
        Kind.HEADING: "h1 h2 h3 h4 h5 h6",
        Kind.RULE: "hr",
    }
    return {tag: kind for kind, tags in words.items() for tag in tags.split()}


KINDS = _kinds()
"""Kind by tag; every other tag is inline."""

UNSEEN_TAGS = frozenset(tag for tag, kind in KINDS.items() if kind is Kind.SKIP)
"""Elements whose content a browser does not show as text of the page."""

SEMANTIC_TAGS = (
    "article", "main", "aside", "nav", "footer", "header", "form", "section", "figure", "table",
    "ul", "blockquote", "dialog", "button", "p", "select",
)  # fmt: skip
"""Tags whose distance above a block is told to the model, in this order."""
