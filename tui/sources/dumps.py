"""Several articles in one text file, told apart by what scrapers put between them."""

from __future__ import annotations

import re

MIN_PARTS = 2
"""Parts that make a file a dump of several pages."""

MIN_PART_BYTES = 40
"""A part shorter than this is furniture, not a page."""

_RULE = re.compile(rb"^[ \t]*(={5,}|#{10,}|\*{10,}|_{20,}|-{20,}|~{10,})[ \t]*\r?$", re.MULTILINE)
_ADDRESS = re.compile(
    rb"^(?:URL|Url|url|Link|LINK|Source URL|SOURCE)[ \t]*[:=][ \t]*https?://[^\s]+[ \t]*\r?$",
    re.MULTILINE,
)
_BARE_ADDRESS = re.compile(rb"^https?://[^\s]{4,500}[ \t]*\r?$", re.MULTILINE)


def separators_in(head: bytes) -> str | None:
    """What parts the pages of a text, in words; None when it is one page."""
    if re.search(rb"\f[^\f]{40}", head) and head.count(b"\f") >= 1:
        return "form feeds"
    if len(_ADDRESS.findall(head)) >= MIN_PARTS:
        return "lines with “URL:”"
    rules = _RULE.findall(head)
    equals = [rule for rule in rules if rule.startswith(b"=")]
    if equals and _ADDRESS.search(head):
        return "lines of “=====”"
    return None
