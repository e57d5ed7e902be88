"""What a block shows by itself: length, sentences, words, links, tag."""

from __future__ import annotations

import re
from collections import Counter

from tui.cleaning.html.phrases import (
    MAX_WORDS,
    PHRASE_ROLES,
    common_words,
    phrase_shares,
    tokens_of,
)
from tui.cleaning.html.raw import RawBlock
from tui.model.plain import is_wide_script

SAMPLE = 400
"""Characters of a block that shares are counted over."""

WIDE_CHARS_PER_WORD = 1.7
"""Characters that make a word in scripts without blanks, so that lengths compare."""

_YEAR = re.compile(r"(?:19|20)\d\d")
_NO_PHRASES = [0.0] * len(PHRASE_ROLES)
_ENDINGS = {
    **dict.fromkeys(".!?。！？।؟", 1.0),
    **dict.fromkeys("\"”»’'」』)）]", 2.0),
    **dict.fromkeys(":：", 3.0),
    "…": 4.0,
    **dict.fromkeys(",;،、，–—-", 5.0),
}
_TAGS = {
    "p": 1.0, "div": 2.0, "li": 3.0, "h1": 4.0, "h2": 5.0, "h3": 6.0, "h4": 7.0, "h5": 8.0,
    "h6": 9.0, "td": 10.0, "th": 10.0, "blockquote": 11.0, "pre": 12.0, "figcaption": 13.0,
    "table": 14.0, "dd": 15.0, "dt": 16.0, "button": 17.0, "label": 18.0, "option": 19.0,
    "section": 20.0, "article": 21.0, "header": 22.0, "footer": 23.0, "nav": 24.0, "aside": 25.0,
    "form": 26.0, "figure": 27.0, "caption": 28.0, "body": 29.0, "summary": 30.0, "span": 31.0,
    "center": 32.0, "main": 33.0, "address": 34.0, "legend": 35.0, "textarea": 36.0,
}  # fmt: skip

SHAPE_NAMES = (
    "chars", "words", "mean_word", "link_share", "links", "ending", "sentences", "commas",
    "digits", "capitals", "opening", "common", *(f"phrase_{role}" for role in PHRASE_ROLES),
    "tag", "heading", "item", "quote", "table", "pre", "bold", "copies", "copy", "separators",
    "address", "money", "year", "hidden", "title_share", "is_title", "in_ld", "in_description",
    "quotation",
)  # fmt: skip
"""Names of the values of a shape, in order."""


class PageWords:
    """What the shapes of a page are compared with."""

    __slots__ = ("article_body", "copies", "description", "seen", "title", "title_words")

    def __init__(
        self, blocks: list[RawBlock], title: str, description: str, article_body: str
    ) -> None:
        self.copies = Counter(block.text for block in blocks)
        self.seen: set[str] = set()
        title_tokens = tokens_of(title)
        self.title = " ".join(title_tokens)
        self.title_words = frozenset(title_tokens)
        self.description = description[:60].lower()
        self.article_body = "".join(article_body.split())


def shape_of(block: RawBlock, page: PageWords) -> list[float]:
    """The values of `SHAPE_NAMES` for one block."""
    text = block.text
    chars = len(text)
    sample = text if chars <= SAMPLE else text[:SAMPLE]
    tokens = tokens_of(sample)
    words = float(block.words)
    if not sample.isascii() and is_wide_script(sample[chars // 2 if chars < SAMPLE else 200]):
        words = max(words, chars / WIDE_CHARS_PER_WORD)
    count = len(tokens) or 1
    known = common_words()
    short = words <= MAX_WORDS
    phrases = (phrase_shares(tokens, sample) if short else None) or _NO_PHRASES
    digits = sum(map(sample.count, "0123456789"))
    raw_words = sample.split()
    capitals = sum(1 for word in raw_words if word[0].isupper()) / len(raw_words)
    copies = page.copies[text]
    copy = text in page.seen
    if copies > 1:
        page.seen.add(text)
    return [
        float(chars),
        words,
        chars / words,
        min(1.0, block.link_chars / chars),
        float(len(block.anchors)),
        _ending(text),
        float(text.count(". ") + text.count("? ") + text.count("! ") + text.count("。")),
        (text.count(", ") + text.count("，") + text.count("、") + text.count("، ")) / words,
        digits / len(sample),
        capitals,
        _opening(text[0]),
        sum(map(known.__contains__, tokens)) / count,
        *phrases,
        _TAGS.get(block.box.tag, 0.0),
        float(block.heading),
        float(block.item),
        float(block.quote),
        float(block.table),
        float(block.pre),
        min(1.0, block.bold / chars),
        float(copies),
        float(copy),
        float(sum(map(sample.count, "|•·/»>›"))),
        float("@" in sample or "http" in sample or "www." in sample),
        float(sum(map(sample.count, "$€£¥₹%"))),
        float(digits >= 4 and _YEAR.search(sample) is not None),
        float(block.hidden),
        *_about_page(text, tokens, count, page),
        float(any(mark in sample for mark in '"“«„「')),
    ]


def _about_page(text: str, tokens: list[str], count: int, page: PageWords) -> list[float]:
    shared = sum(map(page.title_words.__contains__, tokens)) / count if count <= MAX_WORDS else 0.0
    is_title = 0.0
    if shared > 0.5 and page.title:
        joined = " ".join(tokens)
        is_title = 1.0 if joined == page.title else 0.5 if joined in page.title else 0.0
    in_body = -1.0
    if page.article_body:
        in_body = float("".join(text[:120].split()) in page.article_body)
    described = page.description and text[:60].lower().startswith(page.description[:40])
    return [shared, is_title, in_body, float(bool(described))]


def _ending(text: str) -> float:
    last = text[-1]
    code = _ENDINGS.get(last, 0.0)
    if code == 1.0 and text.endswith("..."):
        return 4.0
    if code == 2.0 and len(text) > 1 and _ENDINGS.get(text[-2]) == 1.0:
        return 1.0
    return code


def _opening(first: str) -> float:
    if first.isupper():
        return 1.0
    if first.islower():
        return 2.0
    if first.isdigit():
        return 3.0
    if first in "\"“«„「‘'":
        return 4.0
    return 6.0 if first.isalpha() else 5.0
