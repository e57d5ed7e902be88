"""The words of a sentence with what comparing them needs: class, sort, value."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from enum import IntEnum
from typing import NamedTuple

from tui.marking.contradictions.lexicon import Lexicon


class Sort(IntEnum):
    """What a word is, as far as rules care."""

    SIGN = 0
    STOP = 1
    CONTENT = 2
    NAME = 3
    """Capitalised where no sentence starts."""
    NUMBER = 4
    MONTH = 5
    WEEKDAY = 6
    YEAR = 7
    TIME = 8


DATE_SORTS = frozenset({Sort.MONTH, Sort.WEEKDAY, Sort.YEAR, Sort.TIME})


class Word(NamedTuple):
    """One word, number or sign of a sentence."""

    start: int
    end: int
    low: str
    key: str
    """What is compared: the class of a word, the value of a number."""
    sort: Sort
    capital: bool
    value: float | None = None
    unit: str = ""
    """`%`, a currency sign, or nothing."""


_word = functools.partial(tuple.__new__, Word)
"""A word of all its parts in order: twice as fast as by name, for the most frequent value of all."""

_TOKEN = re.compile(
    r"(?P<number>(?:(?:US|A|C)?[$€£¥₹] ?)?\d+(?:[.,]\d+)*(?::\d\d)?)"
    r"(?P<tail>(?:st|nd|rd|th|[kK]|[mM]|bn|pm|am|s)\b|%)?"
    r"|(?P<word>(?:[OodlDL]['’])?[^\W\d_]+(?!(?<=n)['’]t\b)|n['’]t\b|['’](?:s|re|ve|ll|d|m)\b)"
    r"|(?P<sign>[^\w\s])"
)
_PIECE = re.compile(r"\S+(?:(?<=[$€£¥₹]) \d\S*)*")
"""What stands between blanks; “$ 5” is one number."""

_CURRENCY = re.compile(r"[$€£¥₹]")
MAX_WORDS = 90
"""Longer sentences are lists or code; only this many of their words are looked at."""


def number_value(digits: str, *, points_group: bool = False) -> float | None:
    """The value of digits with points and commas; None where they are no number (1.2.3).

    Args:
        points_group: “1.200” is twelve hundred, as in German and Spanish.
    """
    if points_group and re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", digits):
        return float(digits.replace(".", "").replace(",", "."))
    plain = digits.replace(",", "")
    if "," in digits and not re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", digits):
        if not re.fullmatch(r"\d+,\d{1,2}", digits):
            return None
        plain = digits.replace(",", ".")
    try:
        return float(plain)
    except ValueError:
        return None


def _number(match: re.Match[str], scales: dict[str, str], language: str) -> Word:
    raw, tail = match["number"], (match["tail"] or "").lower()
    start, end = match.span()
    low = match[0].lower()
    if ":" in raw or tail in ("am", "pm"):
        return Word(start, end, low, f"@t{low}", Sort.TIME, False)
    currency = _CURRENCY.search(raw)
    digits = raw[currency.end() :].strip() if currency else raw
    value = number_value(digits, points_group=language in ("de", "es"))
    if value is None:
        return Word(start, end, low, f"#{low}", Sort.NUMBER, False)
    unit = currency[0] if currency else "%" if tail == "%" else ""
    if tail in ("st", "nd", "rd", "th"):
        return Word(start, end, low, f"#o{value:g}", Sort.NUMBER, False, value, "ordinal")
    if tail == "s" and len(digits) == 4:
        return Word(start, end, low, f"@s{digits}", Sort.YEAR, False)
    if not unit and not tail and re.fullmatch(r"(?:1[5-9]|20)\d\d", digits):
        return Word(start, end, low, f"@y{digits}", Sort.YEAR, False, value)
    if tail in scales:
        value *= float(scales[tail])
    return Word(start, end, low, f"#{unit}{value:.12g}", Sort.NUMBER, False, value, unit)


def words(text: str, start: int, end: int, lex: Lexicon) -> tuple[Word, ...]:
    """The words of `text[start:end]`, at most `MAX_WORDS`; “1.2 million” is one."""
    found: list[Word] = []
    scales = lex.values.get("scale", {})
    known = _cache_of(lex)
    for piece in _PIECE.finditer(text, start, end):
        surface, at = piece[0], piece.start()
        tokens: Iterable[_Token] | None = known.get(surface)
        if tokens is None:
            tokens = _tokens(surface, lex)
            if len(surface) <= MAX_CACHED:
                known[surface] = tokens = tuple(tokens)
        for token in tokens:
            begins, ends, low, key, sort, capital, value, unit, leans = token
            word = _word((at + begins, at + ends, low, key, sort, capital, value, unit))
            if leans and found:
                _lean(found, word, scales)
            else:
                found.append(word)
            if len(found) >= MAX_WORDS:
                return tuple(found)
    return tuple(found)


class _Token(NamedTuple):
    """A word of a piece of text between blanks, remembered for the next time."""

    begins: int
    ends: int
    low: str
    key: str
    sort: Sort
    capital: bool
    value: float | None
    unit: str
    leans: bool
    """Whether it may belong to the number before it: “million”, “%”, the five of “twenty-five”."""


def _tokens(surface: str, lex: Lexicon) -> Iterator[_Token]:
    scales = lex.values.get("scale", {})
    for match in _TOKEN.finditer(surface):
        if match.lastgroup == "word":
            low = match[0].lower()
            key, sort, capital, value = _judge(match[0], low, lex)
            leans = (low in scales and len(low) > 2) or (
                sort is Sort.NUMBER and value is not None and value < 10
            )
            yield _Token(*match.span(), low, key, sort, capital, value, "", leans)
        elif match.lastgroup == "sign":
            sign = match[0]
            yield _Token(*match.span(), sign, sign, Sort.SIGN, False, None, "", sign == "%")
        else:
            yield _Token(*_number(match, scales, lex.language), False)


def _lean(found: list[Word], word: Word, scales: dict[str, str]) -> None:
    """Put a word to the number before it, or by itself where there is none."""
    if found[-1].sort is Sort.NUMBER:
        if word.low == "%":
            return
        if word.low in scales:
            merged = _scaled(found[-1], word.end, word.low, float(scales[word.low]))
            if merged is not None:
                found[-1] = merged
                return
    if word.sort is Sort.NUMBER:
        word = _joined(found, word)
    found.append(word)


def _scaled(word: Word, end: int, low: str, scale: float) -> Word | None:
    if word.value is None or word.unit == "ordinal":
        return None
    value = word.value * scale
    key = f"#{word.unit}{value:.12g}"
    return word._replace(end=end, low=f"{word.low} {low}", key=key, value=value)


_CACHES: dict[str, dict[str, tuple[_Token, ...]]] = {}
_CACHE_SIZE = 60_000
"""Pieces of text remembered per language before the memory is started anew."""

MAX_CACHED = 40
"""Characters of a piece that may come again; longer ones are addresses and the like."""


def _cache_of(lex: Lexicon) -> dict[str, tuple[_Token, ...]]:
    cache = _CACHES.setdefault(lex.language, {})
    if len(cache) > _CACHE_SIZE:
        cache.clear()
    return cache


def _judge(surface: str, low: str, lex: Lexicon) -> tuple[str, Sort, bool, float | None]:
    capital = surface[0].isupper()
    values = lex.values
    if low in values.get("month", {}) and (capital or lex.language == "es"):
        month = values["month"][low]
        return f"@m{month}", Sort.MONTH, capital, float(month)
    if low in values.get("weekday", {}) and (capital or lex.language == "es"):
        day = values["weekday"][low]
        return f"@d{day}", Sort.WEEKDAY, capital, float(day)
    if low in values.get("cardinal", {}):
        value = float(values["cardinal"][low])
        return f"#{value:g}", Sort.NUMBER, capital, value
    if low in values.get("ordinal", {}):
        value = float(values["ordinal"][low])
        return f"#o{value:g}", Sort.NUMBER, capital, value
    if low in values.get("vague", {}):
        return f"#{low}", Sort.NUMBER, capital, None
    if low in lex.stop:
        return low, Sort.STOP, capital, None
    return lex.key(low), Sort.NAME if capital else Sort.CONTENT, capital, None


def _joined(found: list[Word], ones: Word) -> Word:
    """“Twenty-five” as one number; the ones as they are where no tens and hyphen precede."""
    if len(found) < 2 or found[-1].low != "-" or found[-2].value is None:
        return ones
    tens = found[-2]
    if tens.value is None or ones.value is None or tens.value not in _TENS or tens.low.isdigit():
        return ones
    del found[-2:]
    value = tens.value + ones.value
    key = f"#{value:g}" if not ones.key.startswith("#o") else f"#o{value:g}"
    return Word(
        tens.start, ones.end, f"{tens.low}-{ones.low}", key, Sort.NUMBER, tens.capital, value
    )


_TENS = frozenset({20, 30, 40, 50, 60, 70, 80, 90})
