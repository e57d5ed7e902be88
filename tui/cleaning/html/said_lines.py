"""Who wrote it and when, as the lines of the page say: for pages that declare neither."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from tui.cleaning.html.bylines import names_at
from tui.cleaning.html.dates import iso_date
from tui.cleaning.html.hints import bit
from tui.cleaning.html.phrases import block_tokens, common_words, opening_words
from tui.cleaning.html.raw import Box, RawBlock
from tui.model import Fact, Metadata, PageKind, Reason, Role

ORIGIN = "line below the headline"
SIGNATURE = "line that signs"

BELOW = 5
"""Blocks below the headline among which a line is looked for that is nothing but a name."""

NEAR = 2
"""Blocks to either side of such a line among which one says when it was written."""

LINE_WORDS = 14
"""Words of a line that can say so."""

MOST_NAME_WORDS = 4
"""Words of a line that is nothing but a name."""

SIGNATURE_WORDS = 12
"""Words of a line that signs elsewhere on the page: “Written by Mira Sund for the harbour board”."""

OPENING = 2
"""Words that open it; “by” alone opens a menu, too (“By category”)."""

_PARTICLES = frozenset(
    (
        "al",
        "bin",
        "da",
        "de",
        "del",
        "della",
        "den",
        "der",
        "di",
        "dos",
        "du",
        "la",
        "le",
        "van",
        "von",
    )
)
"""Small words of a name; else no word of one is among the commonest of a language."""

_OTHERS = bit("comment") | bit("related") | bit("nav")
_READING_TIME = re.compile(r"\d{1,3}\s?min", re.IGNORECASE)

_PARTS = re.compile(r"\s{0,9}[|·•●⋅]\s*")


def with_said(
    metadata: Metadata,
    blocks: Sequence[RawBlock],
    front: Mapping[int, tuple[Role, tuple[Reason, ...], float]],
    kind: PageKind | None = None,
) -> Metadata:
    """The metadata with what the byline and the date line add where nothing was declared.

    Of an article that nothing below the headline signs either, the author is who signs it
    elsewhere, where only one does.
    """
    lines = [
        blocks[index].text
        for index, (role, _, _) in sorted(front.items())
        if role in (Role.BYLINE, Role.DATE)
    ]
    day = next((day for line in lines if (day := iso_date(line))), None)
    name = next(_names(lines), None)
    elsewhere = None
    if metadata.byline is None and name is None and kind is PageKind.ARTICLE:
        elsewhere = _signed_elsewhere(blocks)
    return replace(
        metadata,
        date=metadata.date or (Fact(day, ORIGIN) if day else None),
        byline=metadata.byline
        or (Fact(name, ORIGIN) if name else None)
        or (Fact(elsewhere, SIGNATURE) if elsewhere else None),
    )


def _names(lines: Sequence[str]) -> Iterator[str]:
    """The names that follow on a word such as “by”, at the start of a line or of a part of it, and
    lines that are nothing but a name."""
    for line in lines:
        if " " in line and names_at(line) == [line]:
            yield line
        for part in _PARTS.split(line):
            words = part.split()
            if opening_words(words, "byline") and (names := names_at(part)):
                yield ", ".join(names)


def name_below(blocks: Sequence[RawBlock], headline: int) -> int | None:
    """The number of a line below the headline that is nothing but a name, though nothing says so.

    A day or a reading time stands beside it, or another line of the page names the same one
    (“More from Mira Sund”). Of the development pages judged to be articles that nobody signs otherwise,
    seven get their author so, two get one that the truth does not have.
    """
    for index in range(headline + 1, min(len(blocks), headline + BELOW + 1)):
        block = blocks[index]
        if not (block.hidden or block.heading or block.item) and _is_bare_name(block):
            around = blocks[max(headline + 1, index - NEAR) : index + NEAR + 1]
            if any(_says_when(other) for other in around) or _named_elsewhere(blocks, index):
                return index
    return None


def _is_bare_name(block: RawBlock) -> bool:
    words = block.text.split()
    if not 2 <= len(words) <= MOST_NAME_WORDS or block.text.isupper():
        return False
    if not all(word[0].isupper() or word in _PARTICLES for word in words):
        return False
    common = common_words() - _PARTICLES
    return common.isdisjoint(block_tokens(block)) and names_at(block.text) == [block.text]


def _says_when(block: RawBlock) -> bool:
    if block.words > LINE_WORDS:
        return False
    return iso_date(block.text) is not None or _READING_TIME.match(block.text) is not None


def _named_elsewhere(blocks: Sequence[RawBlock], index: int) -> bool:
    """Whether a line further off holds the text of this one and says more."""
    name = blocks[index].text
    return any(
        name in block.text and block.text != name
        for at, block in enumerate(blocks)
        if abs(at - index) > NEAR and block.words <= SIGNATURE_WORDS
    )


def _signed_elsewhere(blocks: Sequence[RawBlock]) -> str | None:
    """Who signs the page in a line of its own (“Written by Mira Sund”), where only one does."""
    found: set[str] = set()
    for block in blocks:
        if block.hidden or block.words > SIGNATURE_WORDS or _stands_among_others(block):
            continue
        words = block.text.split()
        if OPENING <= opening_words(words, "byline") < len(words):
            names = ", ".join(names_at(block.text))
            if " " in names:
                found.add(names)
    return found.pop() if len(found) == 1 else None


def _stands_among_others(block: RawBlock) -> bool:
    """Whether it stands among comments, menus or teasers, which others signed."""
    box: Box | None = block.box
    while box is not None and box.tag != "body":
        if box.hints & _OTHERS:
            return True
        box = box.parent
    return False
