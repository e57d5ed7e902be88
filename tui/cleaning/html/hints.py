"""What class and id words say about a part of a page."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")

CACHE_SIZE = 4096
"""Attribute strings remembered; a page repeats its classes, a site repeats its pages."""


def _read() -> tuple[tuple[str, ...], dict[str, int]]:
    """Topic names in file order, and the topics of a word as bits."""
    topics: list[str] = []
    bits: dict[str, int] = {}
    text = (files("tui.cleaning") / "data" / "html-class-words.txt").read_text("utf-8")
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        topic, _, word = line.partition("\t")
        if topic not in topics:
            topics.append(topic)
        bits[word] = bits.get(word, 0) | 1 << topics.index(topic)
    return tuple(topics), bits


TOPICS, _BITS = _read()
"""Names of the topics, in the order of their bits."""


def bit(topic: str) -> int:
    """The bit of a topic."""
    return 1 << TOPICS.index(topic)


@lru_cache(CACHE_SIZE)
def hints_of(attribute: str) -> int:
    """Topics that the words of a class or id speak of, as bits."""
    found = 0
    words = [word.lower() for word in _WORD.findall(attribute[:400])]
    before = ""
    for word in words:
        found |= _BITS.get(word, 0)
        if before:
            found |= _BITS.get(f"{before}-{word}", 0)
        before = word
    return found


@lru_cache(CACHE_SIZE)
def template_of(tag: str, names: str) -> tuple[str, int]:
    """What parts of one template share, and the topics that its class and id speak of.

    Digits do not count, so that numbered parts of one template look alike.
    """
    if names.isascii():
        shape = names.translate(_NO_DIGITS)
    else:
        shape = "".join(character for character in names if not character.isdigit())
    return f"{tag}.{shape}", hints_of(names)


_NO_DIGITS = str.maketrans("", "", "0123456789")
