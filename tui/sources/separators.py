"""What scrapers put between several articles in one text file.

The rule is careful: a page that is cut in two is worse than two pages read as one. A file is parted
only where the same separator stands between stretches that each look like a page of their own.
"""

from __future__ import annotations

import re

MIN_PART = 200
"""Bytes from which a stretch between two separators counts as a page. The shortest of the
62 development dumps has 957."""

_FORM_FEED = re.compile(rb"^\f", re.MULTILINE)
_RULE = re.compile(rb"^[ \t]*={5,}[ \t]*\r?$", re.MULTILINE)
ADDRESS = re.compile(
    rb"^(?:#+[ \t]*)?(?:URL|Url|url|Link|LINK|Source URL)[ \t]*[:=][ \t]*"
    rb"<?https?://[^\s>]{3,2000}>?[ \t]*\r?$",
    re.MULTILINE,
)
"""A line that gives a page's address."""

LABELLED = re.compile(rb"(?:Title|TITLE|Headline|HEADLINE|Date|DATE|Author|URL|Url|url)[ \t]*:")
"""A line that names a field of a page."""


def separators_in(head: bytes) -> str | None:
    """What parts the pages of a text, in words; None when it is one page."""
    rule = rule_of(head)
    return None if rule is None else _WORDS[rule]


_WORDS = {
    "feed": "form feeds",
    "address": "lines with “URL:”",
    "rule": "lines of “=====”",
}


def rule_of(head: bytes) -> str | None:
    """Which separator parts the text: `feed`, `address`, `rule`; None when it is one page."""
    rules = _RULE.split(head) if not _underlines(head) else []
    if len(rules) >= 2 and _all_long(rules) and all(map(_starts_labelled, rules[1:])):
        return "rule"
    addresses = list(ADDRESS.finditer(head))
    at_top = len(addresses) >= 2 and addresses[0].start() < MIN_PART
    if at_top and _all_long(ADDRESS.split(head)[1:]):
        return "address"
    feeds = _FORM_FEED.split(head)
    if len(feeds) >= 2 and _all_long(feeds) and all(map(_ends_well, feeds[:-1])):
        return "feed"
    if len(rules) >= 2 and _all_long(rules) and all(map(_starts_a_page, rules[1:])):
        return "rule"
    return None


def _underlines(head: bytes) -> bool:
    """Whether a line of “=====” underlines a headline, as in Markdown, and parts nothing."""
    for match in _RULE.finditer(head):
        before = head[: match.start()].rstrip(b"\r\n \t")
        if head.count(b"\n", len(before), match.start()) != 1:
            continue
        line = before.rpartition(b"\n")[2].strip()
        if 0 < len(line) <= 120 and line[-1:] not in b'.!?"':
            return True
    return False


def _all_long(parts: list[bytes]) -> bool:
    """Whether each stretch is a page; the last one may be cut off by the end of what is looked
    at."""
    whole = [part for part in parts if part.strip()]
    return len(whole) >= 2 and all(len(part.strip()) >= MIN_PART for part in whole[:-1])


def _ends_well(part: bytes) -> bool:
    """Whether a stretch ends a text: the pages of one document break in the middle of a
    sentence."""
    return part.rstrip()[-1:] in b".!?\"')]\xbb\x9d\x82:" if part.strip() else False


def _starts_labelled(part: bytes) -> bool:
    """Whether a stretch begins with a label or an address."""
    return (
        not part.strip()
        or bool(LABELLED.match(part.lstrip()))
        or (part.lstrip().startswith((b"http://", b"https://")))
    )


def _starts_a_page(part: bytes) -> bool:
    """Whether a stretch begins as a page does: with a label, or a headline and a longer text."""
    lines = [line.strip() for line in part.strip().splitlines()[:6] if line.strip()]
    if not lines:
        return False
    if _starts_labelled(lines[0]):
        return True
    return len(lines[0]) <= 160 and lines[0][-1:] not in b".,;" and max(map(len, lines)) > 160


def meets(rule: str | None, line: bytes) -> tuple[bool, bool]:
    """Whether a page starts with this line, and whether one ends before it and it belongs to
    none."""
    if rule == "feed":
        return line.startswith(b"\f"), False
    if rule == "address":
        return bool(ADDRESS.match(line.rstrip(b"\n"))), False
    if rule == "rule":
        return False, bool(_RULE.match(line.rstrip(b"\n")))
    return False, False
