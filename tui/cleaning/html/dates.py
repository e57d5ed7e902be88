"""Dates as pages write them, read as ISO 8601 where that can be done without a guess."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from importlib.resources import files

_ISO = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d))?(?:\.\d+)?\s*(Z|[+-]\d\d:?\d\d)?)?"
)
_YEAR_FIRST = re.compile(
    r"(?<!\d)((?:19|20)\d\d)\s*[./年년\-]\s*(\d{1,2})\s*[./月월\-]\s*(\d{1,2})(?!\d)"
)
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})\s*\.\s*(\d{1,2})\s*\.\s*((?:19|20)\d\d)(?!\d)")
_SLASHED = re.compile(r"(?<!\d)(\d{1,2})([/-])(\d{1,2})\2((?:19|20)\d\d)(?!\d)")
_TOKEN = re.compile(r"[^\W\d_]+|\d+")

MAX_CHARS = 200
"""A date stands in so short a text, or it is not looked for."""


@cache
def months() -> dict[str, int]:
    """Number by name of a month, in all the languages that have a list."""
    found: dict[str, int] = {}
    text = (files("tui.cleaning") / "data" / "html-months.txt").read_text("utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            number, _, names = line.partition("\t")
            for name in names.split():
                found[name] = int(number)
    return found


def iso_date(text: str) -> str | None:
    """The first date in a short text, with its time where the text is already ISO 8601."""
    sample = text[:MAX_CHARS]
    match = _ISO.search(sample)
    if match:
        return _from_iso(match)
    match = _YEAR_FIRST.search(sample)
    if match:
        return _checked(int(match[1]), int(match[2]), int(match[3]))
    match = _DAY_FIRST.search(sample)
    if match:
        return _checked(int(match[3]), int(match[2]), int(match[1]))
    return _named_month(sample) or _slashed(sample)


def _from_iso(match: re.Match[str]) -> str | None:
    day = _checked(int(match[1]), int(match[2]), int(match[3]))
    if day is None or match[4] is None or int(match[4]) > 23 or int(match[5]) > 59:
        return day
    zone = match[7] or ""
    if zone not in ("", "Z") and ":" not in zone:
        zone = f"{zone[:3]}:{zone[3:]}"
    return f"{day}T{match[4]}:{match[5]}:{match[6] or '00'}{zone}"


def _named_month(text: str) -> str | None:
    """“3 May 2021”, “May 3rd, 2021”, “3 de mayo de 2021”."""
    tokens = _TOKEN.findall(text.lower())
    for place, token in enumerate(tokens):
        month = months().get(token)
        if month is None:
            continue
        near = tokens[max(0, place - 3) : place] + tokens[place + 1 : place + 5]
        numbers = [int(t) for t in near if t.isascii() and t.isdigit() and len(t) <= 4]
        year = next((n for n in numbers if 1900 <= n <= 2100), None)
        before = [int(t) for t in tokens[max(0, place - 2) : place] if t.isdigit() and len(t) <= 2]
        after = [int(t) for t in tokens[place + 1 : place + 2] if t.isdigit() and len(t) <= 2]
        for day in (*reversed(before), *after):
            if year is not None and 1 <= day <= 31:
                return _checked(year, month, day)
    return None


def _slashed(text: str) -> str | None:
    """“25/12/2020” or “12-25-2020”; what could be either stays unread."""
    match = _SLASHED.search(text)
    if match is None:
        return None
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    if first > 12:
        return _checked(year, second, first)
    if second > 12 or first == second:
        return _checked(year, first, second)
    return None


def _checked(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
