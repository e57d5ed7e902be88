"""Dates as dumps print them, read into ISO 8601."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from tui.cleaning.lines.lists import entries


@cache
def months() -> dict[str, int]:
    """The number of the month by its name or common short form, in lower case."""
    return {name: int(number) for number, name in entries("lines-months.txt")}


_ISO = re.compile(r"\b((?:19|20)\d\d)\s?[-/.年년]\s?(\d{1,2})\s?[-/.月월]\s?(\d{1,2})(?!\d)")
_NUMBERS = re.compile(r"(?<!\d)(\d{1,2})([./-])\s?(\d{1,2})\2\s?((?:19|20)\d\d)(?!\d)")
_DAY_FIRST = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|º|\.)?\s(?:de\s|of\s)?([^\W\d_]{3,12})(?:/[^\W\d_]+)?\.?,?\s(?:de\s|del\s)?((?:19|20)\d\d)"
)
_MONTH_FIRST = re.compile(
    r"([^\W\d_]{3,12})\.?\s(\d{1,2})(?:st|nd|rd|th)?,?\s((?:19|20)\d\d)(?!\d)"
)
_CLOCK = re.compile(r"(?<![\d.:])([01]?\d|2[0-3])[:h.]([0-5]\d)(?::[0-5]\d)?\s?([ap]\.?m\b)?", re.I)

LOOKED_AT = 200
"""Characters of a line in which a date is looked for."""


def iso_date(text: str) -> str | None:
    """The first date in the text as ISO 8601, with the time where one stands beside it."""
    text = text[:LOOKED_AT]
    found = _year_first(text) or _day_first(text) or _month_first(text) or _numbers(text)
    if found is None:
        return None
    day, start, end = found
    clock = _CLOCK.search(text[:start] + " " * (end - start) + text[end:])
    if clock is None or not _is_clock(clock):
        return day.isoformat()
    hour = int(clock[1])
    half = (clock[3] or "").lower()
    if half.startswith("p") and hour < 12:
        hour += 12
    elif half.startswith("a") and hour == 12:
        hour = 0
    return f"{day.isoformat()}T{hour:02}:{clock[2]}"


def _is_clock(clock: re.Match[str]) -> bool:
    """A dot between hour and minute counts only where am or pm, or two digits, stand by."""
    return "." not in clock[0].split("m")[0] or bool(clock[3]) or len(clock[1]) == 2


def _day(year: str, month: int, day: str) -> date | None:
    try:
        return date(int(year), month, int(day))
    except ValueError:
        return None


def _year_first(text: str) -> tuple[date, int, int] | None:
    match = _ISO.search(text)
    day = _day(match[1], int(match[2]), match[3]) if match else None
    return (day, *match.span()) if match and day else None


def _named(match: re.Match[str], name: int, number: int) -> tuple[date, int, int] | None:
    month = months().get(match[name].lower()) or months().get(match[name].lower()[:3])
    day = _day(match[3], month, match[number]) if month else None
    return (day, *match.span()) if day else None


def _day_first(text: str) -> tuple[date, int, int] | None:
    match = _DAY_FIRST.search(text)
    return _named(match, 2, 1) if match else None


def _month_first(text: str) -> tuple[date, int, int] | None:
    for match in _MONTH_FIRST.finditer(text):
        if found := _named(match, 1, 2):
            return found
    return None


def _numbers(text: str) -> tuple[date, int, int] | None:
    """Day before month, except with slashes where only the other order gives a date."""
    match = _NUMBERS.search(text)
    if match is None:
        return None
    day = _day(match[4], int(match[3]), match[1]) or _day(match[4], int(match[1]), match[3])
    return (day, *match.span()) if day else None
