"""Shapes: what can be seen of one unit by itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from tui.cleaning.lines.lists import phrase_book, stop_word_languages, stop_words, tokens_of
from tui.cleaning.lines.units import Unit

WIDE_CHARACTERS_PER_WORD = 1.8
"""Characters of Chinese, Japanese or Thai that carry about as much as one English word."""

LOOKED_AT = 600
"""Characters of a unit that are looked at closely; what follows in a longer one changes nothing."""

MOST_UNITS = 4000
"""Units up to which each is looked at closely and the model is asked, about a millisecond each;
longer pages are logs and books, judged by rule at a glance."""

GLANCE = 200
"""Characters of a unit that are looked at on such a page, half of them at its end."""

SHORT_LINE = 9
"""Words up to which a line is read as a label: its opening phrase counts, its middle does not."""

_WIDE = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
)
_CLOSERS = "\"'”’»)]}›」』）】》*"
_ENDERS = ".!?。！？؟।॥…۔"
_DOTS = re.compile(r"(?:…|\.\.\.|[\[(](?:…|\.\.\.)[\])])[\"'”’»)]*(?:\s*[»>→])?$")
_DOTS_MORE = re.compile(r"(?:…|\.\.\.|[\[(](?:…|\.\.\.)[\])])\s{0,3}[\w' ]{1,24}$")
_SENTENCE = re.compile(r"[.!?。！？؟।۔][\"'”’»)\]」』]*(?=\s+[^\sa-z]|[^\s\W\d_])")
_ITEM = re.compile(r"^(?:[-*•·–—▪◦●■►‣]|\(?\d{1,3}[.)]|[a-z]\))\s+\S")
_NUMBERED = re.compile(r"^(?:\(?\d{1,3}[.)]|[a-z]\))\s")
_URL = re.compile(r"https?://|www\.|\b[\w-]+\.(?:com|org|net|de|co|info|io|ru|cn)\b", re.I)
_CONTACT = re.compile(r"@|\+?\d[\d ()/-]{7,}\d|\[email")
_PRICE = re.compile(r"[$€£¥₹₽₩]\s?\d|\d\s?(?:[$€£¥₹₽₩]|EUR|USD|GBP|руб|元|円|원|zł|Kč|kr\b)")
_TIME = re.compile(r"\b\d{1,2}[:.h]\d{2}\b")
_DATE = re.compile(
    r"\b(?:19|20)\d\d[-/.年]\s?\d{1,2}[-/.月]\s?\d{1,2}|\b\d{1,2}[-/.]\d{1,2}[-/.](?:(?:19|20)\d\d|\d\d)\b"
    r"|\b\d{1,2}(?:st|nd|rd|th|\.)?\s(?:de\s|of\s)?[^\W\d_]{3,10}\.?,?\s(?:de\s)?(?:19|20)\d\d\b"
    r"|\b[^\W\d_]{3,9}\.?\s\d{1,2}(?:st|nd|rd|th)?,?\s(?:19|20)\d\d\b"
)
_AGO = re.compile(
    r"\b\d{1,3}\s?(?:min|mins|minutes?|hours?|hrs?|days?|weeks?|months?|years?|h|d)\s(?:ago|read)\b"
    r"|\bvor \d|\bhace \d|\bil y a \d|\bhá \d|\d{1,9}\s?(?:분|시간|일) 전"
    r"|\d{1,9}\s?(?:分钟|小时|天|時間|分)前"
    r"|\d{1,9} (?:минут|час|дн)|dakika önce|saat önce|\bmin\b",
    re.I,
)
_COUNT = re.compile(r"^[\W_]*\d[\d.,]*\s?[kKmM]?(?:\s[^\W\d_]{2,14}){0,2}[\W_]*$")
_SEPARATORS = re.compile(r"[|»›→←>/•·]")
_DIGITS = re.compile(r"\d+")


@dataclass(slots=True)
class Shape:
    """What one unit looks like."""

    text: str
    words: list[str]
    size: float
    """Words, or what is worth as much in a script without blanks."""
    characters: int
    wide: bool
    stop: float = 0.0
    """Share of words that are among the commonest of the page's language."""
    digits: float = 0.0
    capitals: float = 0.0
    """Share of words that begin with a capital."""
    shouting: float = 0.0
    """Share of words all in capitals."""
    ends: bool = False
    """With the end of a sentence."""
    dots: bool = False
    """With … or the like."""
    colon: bool = False
    comma_end: bool = False
    sentences: int = 0
    commas: int = 0
    question: bool = False
    item: bool = False
    numbered: bool = False
    quote_open: bool = False
    low_start: bool = False
    url: bool = False
    contact: bool = False
    mark: bool = False
    """Holds © or the like."""
    separators: int = 0
    date: bool = False
    time: bool = False
    ago: bool = False
    price: bool = False
    count: bool = False
    cells: int = 0
    blank_before: int = 0
    starts: dict[str, str] = field(default_factory=dict)
    """Kinds of phrase the line opens with."""
    holds: dict[str, str] = field(default_factory=dict)
    """Kinds of phrase anywhere in it."""
    masked: str = ""
    """In lower case with every number as 0: the same for a template's lines."""

    @property
    def short(self) -> bool:
        """Whether it is no longer than a label."""
        return self.size <= SHORT_LINE


def page_language(units: Sequence[Unit]) -> str:
    """The language whose commonest words the page holds most of; empty when it holds none."""
    known = stop_word_languages()
    votes: Counter[str] = Counter()
    seen = 0
    for unit in units:
        if len(unit.text) < 40:
            continue
        for word in unit.text[:400].lower().split():
            for language in known.get(word, ()):
                votes[language] += 1
        seen += min(len(unit.text), 400)
        if seen > 20_000:
            break
    return max(votes, key=lambda language: (votes[language], language)) if votes else ""


def shapes_of(units: Sequence[Unit]) -> list[Shape]:
    """The shape of each unit; stop words are those of the page's language."""
    common = stop_words().get(page_language(units), frozenset())
    look = shape_of if len(units) <= MOST_UNITS else glance
    return [look(unit, common) for unit in units]


def shape_of(unit: Unit, common: frozenset[str]) -> Shape:
    """The shape of one unit."""
    whole = unit.text
    text = whole if len(whole) <= LOOKED_AT else whole[: LOOKED_AT // 2] + whole[-LOOKED_AT // 2 :]
    words = tokens_of(text)
    wide_count = 0 if text.isascii() else len(_WIDE.findall(text))
    characters = len(text) - text.count(" ")
    wide = wide_count > 0.3 * characters
    size = wide_count / WIDE_CHARACTERS_PER_WORD + (0 if wide else len(words))
    stretch = len(whole) / len(text) if text else 1.0
    shape = Shape(text, words, size * stretch, characters, wide)
    shape.cells, shape.blank_before = len(unit.cells), unit.blank_before
    _look_at_words(shape, common)
    _look_at_ends(shape)
    _look_for_patterns(shape)
    book = phrase_book()
    shape.starts = book.at_start(words, text.lower().lstrip("[【「《<（( "))
    shape.holds = book.anywhere(words, text.lower())
    shape.masked = _DIGITS.sub("0", text.lower())
    return shape


def glance(unit: Unit, common: frozenset[str]) -> Shape:
    """The shape of one unit of a very long page: only what the rules ask for."""
    whole = unit.text
    text = whole if len(whole) <= GLANCE else f"{whole[: GLANCE // 2]} {whole[-GLANCE // 2 :]}"
    words = tokens_of(text)
    wide_count = 0 if text.isascii() else len(_WIDE.findall(text))
    characters = len(text) - text.count(" ")
    wide = wide_count > 0.3 * characters
    size = wide_count / WIDE_CHARACTERS_PER_WORD + (0 if wide else len(words))
    shape = Shape(text, words, size * (len(whole) / len(text) if text else 1.0), characters, wide)
    shape.cells, shape.blank_before = len(unit.cells), unit.blank_before
    shape.stop = sum([word in common for word in words]) / max(1, len(words))
    bare = text.rstrip(_CLOSERS + " ")
    shape.dots = bool(_DOTS.search(text[-12:]))
    shape.ends = bool(bare) and bare[-1] in _ENDERS
    shape.sentences = int(shape.ends)
    shape.mark = "©" in text
    shape.masked = _DIGITS.sub("0", text.lower())
    if size <= SHORT_LINE:
        shape.item = bool(_ITEM.match(text))
        shape.count = bool(_COUNT.match(text))
        shape.starts = phrase_book().at_start(words, text.lower())
    return shape


def _look_at_words(shape: Shape, common: frozenset[str]) -> None:
    raw = shape.text.split()
    count = max(1, len(raw))
    shape.stop = sum(1 for word in shape.words if word in common) / max(1, len(shape.words))
    shape.digits = sum(map(str.isdigit, shape.text)) / max(1, shape.characters)
    shape.capitals = sum(1 for word in raw if word[0].isupper()) / count
    shape.shouting = sum(1 for word in raw if len(word) > 1 and word.isupper()) / count


def _look_at_ends(shape: Shape) -> None:
    text = shape.text
    bare = text.rstrip(_CLOSERS + " ")
    shape.dots = bool(
        _DOTS.search(text[-12:]) or (_DOTS_MORE.search(text[-32:]) and len(text) > 40)
    )
    shape.ends = bool(bare) and bare[-1] in _ENDERS
    shape.colon = bare.endswith((":", "："))
    shape.comma_end = bare.endswith((",", ";", "，", "、", "؛", "،"))
    shape.question = bare.endswith(("?", "？", "؟"))
    shape.sentences = len(_SENTENCE.findall(text)) + shape.ends
    shape.commas = text.count(",") + text.count("，") + text.count("، ") + text.count("、")
    shape.item = bool(_ITEM.match(text))
    shape.numbered = bool(_NUMBERED.match(text))
    shape.quote_open = text[:1] in "\"“„«‹‘「『'"
    shape.low_start = text[:1].islower()


def _look_for_patterns(shape: Shape) -> None:
    text = shape.text
    shape.url = bool(_URL.search(text))
    shape.contact = bool(_CONTACT.search(text))
    shape.mark = "©" in text or "®" in text or "(c)" in text.lower()
    shape.separators = len(_SEPARATORS.findall(text))
    if shape.digits:
        shape.date = bool(_DATE.search(text))
        shape.time = bool(_TIME.search(text))
        shape.ago = bool(_AGO.search(text))
        shape.price = bool(_PRICE.search(text))
        shape.count = bool(_COUNT.match(text))
