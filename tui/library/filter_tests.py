"""The single tests of the filter language, each over whole columns."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from tui.model import PageKind

if TYPE_CHECKING:
    from tui.library.row_columns import RowColumns

Test = Callable[["RowColumns", list[int]], list[int]]

_NUMBERS = ("words", "quotes", "contra", "disputes", "aside")
_TEXTS = ("title", "site", "path", "url", "note")
_EXACT = ("kind", "lang")
FIELDS = (*_TEXTS, "date", *_NUMBERS, *_EXACT, "tag", "is")
"""Names that may stand before a colon."""

_COMPARE: dict[str, Callable[[int, int], bool]] = {
    ">": operator.gt,
    "<": operator.lt,
    ">=": operator.ge,
    "<=": operator.le,
    "=": operator.eq,
    "": operator.eq,
}
_RANGE = re.compile(r"(\d+)\.\.(\d+)")
_DATE = re.compile(r"\d{4}(-\d\d?(-\d\d?)?)?")

IS_WORDS: dict[str, Callable[[RowColumns], Callable[[int], object]]] = {
    "unread": lambda rows: lambda n: not rows.read[n],
    "read": lambda rows: rows.read.__getitem__,
    "kept": lambda rows: lambda n: rows.decision[n] == 1,
    "discarded": lambda rows: lambda n: rows.decision[n] == 2,
    "skipped": lambda rows: lambda n: rows.decision[n] == 3,
    "decided": lambda rows: rows.decision.__getitem__,
    "undecided": lambda rows: lambda n: not rows.decision[n],
    "starred": lambda rows: rows.starred.__getitem__,
    "noted": lambda rows: rows.notes.__contains__,
    "tagged": lambda rows: rows.tags.__contains__,
    "junk": lambda rows: rows.is_junk,
    "consent": lambda rows: rows.consent.__getitem__,
    "error": lambda rows: rows.errors.__contains__,
    "indexed": lambda rows: lambda n: rows.pages[n] >= 0,
    "copy": lambda rows: lambda n: rows.copies(n) > 1,
}
"""What may stand after `is:`; each gives a predicate on row numbers."""


def field_test(name: str, compare: str, value: str) -> Test:
    """The test `name:compare value`.

    Raises:
        ValueError: With a sentence, when the value makes no sense for the field.
    """
    if name in _NUMBERS:
        return _number_test(name, compare, value)
    if name == "date":
        return _date_test(compare, value)
    if compare not in ("", "~", "="):
        raise ValueError(f"{name} is text: use {name}:word or {name}:=word.")
    if name == "is":
        return _is_test(value)
    if name == "tag":
        return _tag_test(value)
    if name in _EXACT:
        return _exact_test(name, value.lower())
    return _text_test(name, value.lower(), whole=compare == "=")


def bare_word_test(word: str) -> Test:
    """A word without a field: in the title, the source, or the name of the file."""
    needle = word.lower()

    def test(rows: RowColumns, numbers: list[int]) -> list[int]:
        titles, sites, paths = rows.titles, rows.sites, rows.names
        return [
            n
            for n in numbers
            if needle in titles[n].lower() or needle in paths[n].lower() or needle in sites[n]
        ]

    return test


def _text_test(name: str, needle: str, *, whole: bool) -> Test:
    def test(rows: RowColumns, numbers: list[int]) -> list[int]:
        if name == "note":
            notes = rows.notes
            return [n for n in numbers if n in notes and needle in notes[n].lower()]
        column: Sequence[str] = {
            "title": rows.titles,
            "site": rows.sites,
            "path": rows.names,
            "url": rows.urls,
        }[name]
        if whole:
            return [n for n in numbers if column[n].lower() == needle]
        return [n for n in numbers if needle in column[n].lower()]

    return test


def _exact_test(name: str, wanted: str) -> Test:
    if name == "kind" and wanted not in {kind.value for kind in PageKind}:
        known = ", ".join(kind.value for kind in PageKind)
        raise ValueError(f"There is no kind {wanted}: known are {known}.")

    def test(rows: RowColumns, numbers: list[int]) -> list[int]:
        column = rows.kinds if name == "kind" else rows.languages
        return [n for n in numbers if column[n] == wanted]

    return test


def _number_test(name: str, compare: str, value: str) -> Test:
    between = _RANGE.fullmatch(value)
    if between and not compare:
        low, high = int(between[1]), int(between[2])
        return _numbers(name, lambda found: low <= found <= high)
    if compare not in _COMPARE or not value.isascii() or not value.isdecimal():
        raise ValueError(f"{name} is a number: use {name}:>3, {name}:<=3 or {name}:3..9.")
    wanted, decide = int(value), _COMPARE[compare]
    return _numbers(name, lambda found: decide(found, wanted))


def _numbers(name: str, decide: Callable[[int], bool]) -> Test:
    def test(rows: RowColumns, numbers: list[int]) -> list[int]:
        column, pages = rows.numbers[name], rows.pages
        # Few distinct values stand in a column: each is decided once.
        passing = {value for value in set(column) if decide(value)}
        return [n for n in numbers if column[n] in passing and pages[n] >= 0]

    return test


def _date_test(compare: str, value: str) -> Test:
    first, dots, last = value.partition("..")
    for date in (first, last) if dots else (first,):
        if not _DATE.fullmatch(date):
            raise ValueError(f"{date or value} is no date: write 2023, 2023-01 or 2023-01-31.")
    if compare == "~":
        raise ValueError("date cannot be compared with ~: use date:>2023-01 or date:2023.")
    low, high = _padded(first), _padded(last) if dots else ""

    def decide(date: str) -> bool:
        if not date:
            return False
        if dots:
            return low <= date[: len(low)] and date[: len(high)] <= high
        found = date[: len(low)]
        if compare == ">":
            return found > low
        if compare == "<":
            return found < low
        if compare == ">=":
            return found >= low
        return found <= low if compare == "<=" else found == low

    def test(rows: RowColumns, numbers: list[int]) -> list[int]:
        column = rows.dates
        passing = {date for date in set(column) if decide(date)}
        return [n for n in numbers if column[n] in passing]

    return test


def _padded(date: str) -> str:
    return "-".join(part.zfill(2) for part in date.split("-"))


def _is_test(word: str) -> Test:
    if word.lower() not in IS_WORDS:
        raise ValueError(f"There is no is:{word}: known are {', '.join(IS_WORDS)}.")
    make = IS_WORDS[word.lower()]

    def test(rows: RowColumns, numbers: list[int]) -> list[int]:
        return list(filter(make(rows), numbers))

    return test


def _tag_test(tag: str) -> Test:
    wanted = tag.lower()

    def test(rows: RowColumns, numbers: list[int]) -> list[int]:
        tags = rows.tags
        return [n for n in numbers if n in tags and wanted in tags[n]]

    return test
