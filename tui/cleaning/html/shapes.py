"""What a block shows by itself: length, sentences, words, links, tag."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from tui.cleaning.html.phrases import (
    MAX_WORDS,
    NO_PHRASES,
    PHRASE_ROLES,
    common_words,
    phrase_shares,
    tokens_of,
)
from tui.cleaning.html.raw import RawBlock, words_in

SAMPLE = 400
"""Characters of a block that shares are counted over."""

SHORT = 80
"""Characters of a text up to which what is told from it is remembered: four of five blocks."""

REMEMBERED = 2048
"""Short texts remembered in a process, some 1.5 KB each."""

_YEAR = re.compile(r"(?:19|20)\d\d")
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
        self.copies = Counter([block.text for block in blocks])
        self.seen: set[str] = set()
        title_tokens = tokens_of(title)
        self.title = " ".join(title_tokens)
        self.title_words = frozenset(title_tokens)
        self.description = description[:60].lower()[:40]
        self.article_body = "".join(article_body.split())


class Wording(NamedTuple):
    """What is told from a text alone, whatever block it is the text of."""

    tokens: list[str]
    phrases: Sequence[float]
    """As `phrase_shares` gives them; `NO_PHRASES` where none stands in it."""
    length: tuple[float, float, float]
    signs: tuple[float, ...]
    """From its ending to the phrases, in the order of `SHAPE_NAMES`."""
    marks: tuple[float, float, float, float]
    """From its separators to its years."""
    quotation: float


def shape_of(block: RawBlock, page: PageWords) -> list[float]:
    """The values of `SHAPE_NAMES` for one block."""
    text = block.text
    chars = len(text)
    wording = short_wording(text) if chars <= SHORT else wording_of(text)
    if chars <= SAMPLE:
        block.tokens = wording.tokens
        if wording.length[1] <= MAX_WORDS:
            block.phrases = wording.phrases
    copies = page.copies[text]
    copy = copies > 1 and text in page.seen
    if copies > 1:
        page.seen.add(text)
    linked, bold = block.link_chars / chars, block.bold / chars
    return [
        *wording.length,
        linked if linked < 1.0 else 1.0,
        float(len(block.anchors)),
        *wording.signs,
        _TAGS.get(block.box.tag, 0.0),
        float(block.heading),
        float(block.item),
        float(block.quote),
        1.0 if block.table else 0.0,
        1.0 if block.pre else 0.0,
        bold if bold < 1.0 else 1.0,
        float(copies),
        1.0 if copy else 0.0,
        *wording.marks,
        1.0 if block.hidden else 0.0,
        *_about_page(text, wording.tokens, page),
        wording.quotation,
    ]


def wording_of(text: str) -> Wording:
    """What is told from a text alone."""
    chars = len(text)
    sample = text if chars <= SAMPLE else text[:SAMPLE]
    plain = sample.isascii()
    words = words_in(text)
    if chars <= SHORT and text.replace(" ", "").isalpha():
        # Half of all short texts: nothing but letters, so that there is nothing to be counted.
        tokens = text.lower().split()
        ending, sentences, counts = 0.0, (0.0, 0.0), (0, 0.0, 0.0)
        quotation = False
    else:
        tokens = tokens_of(sample)
        ending, sentences, counts = _ending(text), _sentences(text, words), _counts(sample, plain)
        quotation = '"' in sample or (not plain and any(mark in sample for mark in "“«„「"))
    digits, separators, money = counts
    phrases = (phrase_shares(tokens, sample) if words <= MAX_WORDS else None) or NO_PHRASES
    raw_words = sample.split()
    signs = (
        ending,
        *sentences,
        digits / len(sample),
        sum([word[0].isupper() for word in raw_words]) / len(raw_words),
        _opening(text[0]),
        sum(map(common_words().__contains__, tokens)) / (len(tokens) or 1),
        *phrases,
    )
    marks = (
        separators,
        1.0 if "@" in sample or "http" in sample or "www." in sample else 0.0,
        money,
        1.0 if digits >= 4 and _YEAR.search(sample) is not None else 0.0,
    )
    length = (float(chars), words, chars / words)
    return Wording(tokens, phrases, length, signs, marks, float(quotation))


short_wording = lru_cache(REMEMBERED)(wording_of)
"""The same for a short text, remembered: the lines of a page's menus stand on it twice, and on the
next page of its site again."""


def _counts(sample: str, plain: bool) -> tuple[int, float, float]:
    """Digits, signs that part the entries of a list, and signs of money and shares."""
    octets = sample.encode("utf-8", "surrogatepass")
    size = len(octets)
    digits = size - len(octets.translate(None, b"0123456789"))
    separators = size - len(octets.translate(None, b"|/>"))
    money = size - len(octets.translate(None, b"$%"))
    if not plain:
        separators += sum(map(sample.count, "•·»›"))
        money += sum(map(sample.count, "€£¥₹"))
    return digits, float(separators), float(money)


def _sentences(text: str, words: float) -> tuple[float, float]:
    """Sentence ends within the block, and commas a word."""
    ends = text.count(". ") + text.count("? ") + text.count("! ")
    commas = text.count(", ")
    if not text.isascii():
        ends += text.count("。")
        commas += text.count("，") + text.count("、") + text.count("، ")
    return float(ends), commas / words


def _about_page(text: str, tokens: list[str], page: PageWords) -> tuple[float, float, float, float]:
    count = len(tokens) or 1
    shared = sum(map(page.title_words.__contains__, tokens)) / count if count <= MAX_WORDS else 0.0
    is_title = 0.0
    if shared > 0.5 and page.title:
        joined = " ".join(tokens)
        is_title = 1.0 if joined == page.title else 0.5 if joined in page.title else 0.0
    in_body = -1.0
    if page.article_body:
        in_body = 1.0 if "".join(text[:120].split()) in page.article_body else 0.0
    described = page.description and text[:60].lower().startswith(page.description)
    return shared, is_title, in_body, 1.0 if described else 0.0


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
