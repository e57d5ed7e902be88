"""The name of the site a dump was taken from, where a line says it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tui.model import Block, Fact
from tui.model.plain import is_wide_script

NAME_MAX_WORDS = 6
"""Words a site's name may have; what is longer is a sentence."""

HEAD_MIN_WORDS = 3
"""Words a headline has at least before the name of its site; “Sport | Herald” is a page's section."""

OWNER_MAX_CHARACTERS = 160
"""Characters of a line in which the owner of the rights is looked for."""

_AFTER_TITLE = re.compile(r"^(?:\s+[-–—|·»:]\s+|\s*[|｜]\s*|\s*\(from\s+)([^|·»]{2,60}?)\)?$", re.I)
_OWNER = re.compile(
    r"(?:©|ⓒ|\(c\)|copyright)[\s©ⓒ]*(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:(?:19|20)\d\d|\d\d))?)?,?\s*(?:by\s+)?"
    r"(?P<name>[^\W\d_][^.,;|()\n]*(?:\.(?:com|org|net|co|de|fr|es|it|nl|pl|ru|jp|kr)\b[\w.]*)?)",
    re.I,
)
_HASHES = re.compile(r"^#{1,6}\s+(?=\S)")
_LAST_PART = re.compile(
    r"^(?P<head>.+?\S)(?P<mark>\s*[|｜]\s*|\s+(?:[-–—·»]|::?)\s+)(?P<name>[^|｜]+)$"
)
_YEAR_LAST = re.compile(r"\s{0,9}(?:19|20)\d\d.*$")
_NO_NAME = re.compile(
    r"\b(?:all rights|alle rechte|tous droits|todos los|tutti i|todos os|rights reserved|notice|"
    r"policy|infringement|belongs|protected|owner|this|the author)\b",
    re.I,
)


def site_of(blocks: Sequence[Block], title: str | None) -> Fact | None:
    """The site as it follows the headline in another line, or as the owner of the rights."""
    return _beside_title(blocks, title) or _owner(blocks)


def bare_headline(text: str, blocks: Sequence[Block]) -> str:
    """The headline without marks of Markdown before it and the name of the site after it.

    What follows a bar is a site's name; what follows a dash is one only where the page names it again,
    as the owner of the rights or in a line of its own.
    """
    text = _HASHES.sub("", text)
    match = _LAST_PART.match(text)
    if match is None or not _is_name(match["name"]):
        return text
    head, name = match["head"].rstrip(" |｜-–—·»:"), match["name"].strip().casefold()
    if len(head.split()) < HEAD_MIN_WORDS and not is_wide_script(head[-1:]):
        return text
    if match["mark"].strip() in ("|", "｜"):
        return head
    owner = _owner(blocks)
    again = any(block.text.casefold() == name for block in blocks)
    return head if again or (owner is not None and owner.value.casefold() == name) else text


def _beside_title(blocks: Sequence[Block], title: str | None) -> Fact | None:
    if not title:
        return None
    for block in blocks:
        text = _HASHES.sub("", block.text)
        if len(text) > len(title) and text.startswith(title):
            match = _AFTER_TITLE.match(text[len(title) : len(title) + 80])
            if match and _is_name(match[1]):
                return Fact(match[1].strip(), f"line {block.line_start}")
    return None


def _owner(blocks: Sequence[Block]) -> Fact | None:
    for block in reversed(blocks):
        if len(block.text) > OWNER_MAX_CHARACTERS:
            continue
        match = _OWNER.match(block.text) if block.in_text else _OWNER.search(block.text)
        name = _YEAR_LAST.sub("", match["name"]).strip(" -–—") if match else ""
        name = _NO_NAME.split(name, maxsplit=1)[0].strip(" -–—")
        if _is_name(name):
            return Fact(name, f"line {block.line_start}")
    return None


def _is_name(text: str) -> bool:
    words = text.split()
    if not 1 <= len(words) <= NAME_MAX_WORDS or len(text.strip()) < 2:
        return False
    return words[0][0].isupper() or "." in text or not text.isascii()
