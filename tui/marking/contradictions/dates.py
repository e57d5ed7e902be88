"""Days, months and years as a text names them, read against the date of its page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from tui.marking.contradictions.lexicon import Lexicon
from tui.marking.contradictions.words import Sort, Word

MAX_DAY = 31
HALF_A_YEAR = timedelta(days=183)
"""A day without a year is in the year that brings it nearest to the page's date."""

_BESIDE = 2
"""Characters between a weekday and the day of the month that says the same."""


class When(NamedTuple):
    """A day, month or year; None where the text leaves it open."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def conflicts(self, other: When) -> bool:
        """Whether a part that both name differs."""
        return any(
            mine is not None and theirs is not None and mine != theirs
            for mine, theirs in zip(self, other, strict=True)
        )


class Moment(NamedTuple):
    """Where a text names a time, and which it is."""

    start: int
    end: int
    when: When


def page_date(text: str | None) -> date | None:
    """The day in an ISO 8601 date, None for anything else."""
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def time_words(lex: Lexicon, page: date | None) -> frozenset[str]:
    """Words besides months, weekdays and years that name a time: “yesterday”, “year”."""
    relative = lex.values.get("relative-day", {}) if page else {}
    return lex.cue("year-noun").union(relative)


def moments(words: Sequence[Word], lex: Lexicon, page: date | None) -> tuple[Moment, ...]:
    """The times that a sentence names, in order.

    Args:
        words: Its words.
        lex: The words of its language.
        page: The day of the page; without it “Tuesday” and “today” stay open.
    """
    found: list[Moment] = []
    place = 0
    while place < len(words):
        taken, when = _moment_at(words, place, lex, page)
        if when is not None:
            if found and when.day is not None and words[place].start - found[-1].end <= _BESIDE:
                found.pop()  # “Tuesday, 24 November” is one day
            found.append(Moment(words[place].start, words[place + taken - 1].end, when))
        place += max(1, taken)
    return tuple(found)


def _moment_at(
    words: Sequence[Word], place: int, lex: Lexicon, page: date | None
) -> tuple[int, When | None]:
    """How many words from a place name a time, and which."""
    word = words[place]
    if _is_day(word) and _sort_at(words, place + 1) is Sort.MONTH:
        return _with_year(words, place, 2, words[place + 1], word, page)
    if (
        _is_day(word)
        and place + 2 < len(words)
        and words[place + 1].low in (".", "de", "of")  # “24. November”, “24 de mayo”
        and words[place + 2].sort is Sort.MONTH
    ):
        return _with_year(words, place, 3, words[place + 2], word, page)
    if word.sort is Sort.MONTH:
        after = place + 1
        if after < len(words) and words[after].low == ".":
            after += 1
        if after < len(words) and _is_day(words[after]):
            return _with_year(words, place, after + 1 - place, word, words[after], page)
        return _with_year(words, place, 1, word, None, page)
    if word.sort is Sort.YEAR and word.value is not None:
        return 1, When(int(word.value))
    if page is None:
        return 0, None
    if word.sort is Sort.WEEKDAY and word.value is not None:
        return 1, _weekday(words, place, lex, page)
    days = lex.values.get("relative-day", {}).get(word.low)
    if days is not None:
        return 1, _when(page + timedelta(days=int(days)))
    return _relative_year(words, place, lex, page)


def _is_day(word: Word) -> bool:
    return (
        word.sort is Sort.NUMBER
        and word.value is not None
        and word.low[:1].isdigit()
        and word.unit in ("", "ordinal")
        and 1 <= word.value <= MAX_DAY
        and word.value == int(word.value)
    )


def _sort_at(words: Sequence[Word], place: int) -> Sort | None:
    return words[place].sort if place < len(words) else None


def _with_year(
    words: Sequence[Word], place: int, taken: int, month: Word, day: Word | None, page: date | None
) -> tuple[int, When | None]:
    after = place + taken
    while after < len(words) and words[after].low in (",", ".", "de", "of") and after < place + 5:
        after += 1
    number = int(month.value or 0)
    on = int(day.value or 0) if day is not None else None
    if after < len(words) and words[after].sort is Sort.YEAR and words[after].value is not None:
        return after + 1 - place, When(int(words[after].value or 0), number, on)
    return taken, When(_nearest_year(number, on, page), number, on)


def _nearest_year(month: int, day: int | None, page: date | None) -> int | None:
    if page is None or day is None:
        return None
    for year in (page.year, page.year - 1, page.year + 1):
        try:
            near = abs(date(year, month, day) - page) <= HALF_A_YEAR
        except ValueError:
            continue
        if near:
            return year
    return None


def _weekday(words: Sequence[Word], place: int, lex: Lexicon, page: date) -> When | None:
    """The last such day before the page, or the next where the sentence looks ahead."""
    target = int(words[place].value or 0) - 1
    before = words[place - 1].low if place else ""
    lows = {word.low for word in words}
    if before not in lex.cue("last-time") and lows & lex.cue("next-time"):
        return _when(page + timedelta(days=(target - page.weekday() - 1) % 7 + 1))
    back = (page.weekday() - target) % 7
    return _when(page - timedelta(days=back or (7 if before in lex.cue("last-time") else 0)))


def _relative_year(
    words: Sequence[Word], place: int, lex: Lexicon, page: date
) -> tuple[int, When | None]:
    """“Last year”, “el año pasado”."""
    pair = [word.low for word in words[place : place + 2]]
    if len(pair) < 2:
        return 0, None
    for noun, which in (pair, pair[::-1]):
        if noun in lex.cue("year-noun"):
            for cue, step in (("last-time", -1), ("this-time", 0), ("next-year", 1)):
                if which in lex.cue(cue):
                    return 2, When(page.year + step)
    return 0, None


def _when(day: date) -> When:
    return When(day.year, day.month, day.day)
