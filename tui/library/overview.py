"""What is in a folder, in numbers: each part a table of shares, each share a filter of the list.

The parts are counted over the columns of the list, not over pages, so a hundred thousand rows take
a fraction of a second.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

from tui.library.rows import DECISIONS, Rows
from tui.library.words import DECISION_WORDS

MOST_BARS = 8
"""Bars of a part; what is left over is one more bar, “others”."""

WORD_STEPS = (0, 50, 100, 200, 400, 800, 1600, 3200)
"""Lower ends of the classes of length, in words."""

ASIDE_STEPS = (0, 10, 25, 50, 75, 90)
"""Lower ends of the classes of the share set aside, in per cent."""


class Bar(NamedTuple):
    """One share of a part."""

    label: str
    pages: int
    filter: str
    """What the list is narrowed with when the bar is chosen; empty when nothing can say it."""


class Part(NamedTuple):
    """One question put to the folder, such as which sources its pages come from."""

    title: str
    bars: tuple[Bar, ...]
    spark: tuple[int, ...] = ()
    """Counts over time, evenly spaced, for dates."""


class Overview(NamedTuple):
    """All parts; in each the counts add up to `pages`."""

    pages: int
    parts: tuple[Part, ...]


def overview(rows: Rows, numbers: Sequence[int]) -> Overview:
    """The parts over some rows of the list.

    Args:
        rows: The list.
        numbers: Which rows are counted, such as those that a filter lets pass.
    """
    parts = (
        _decisions(rows, numbers),
        _named("kinds", rows.kinds, numbers, "kind", "not read yet"),
        _named("sources", rows.sites, numbers, "site", "unknown"),
        _dates(rows, numbers),
        _named("languages", rows.languages, numbers, "lang", "unknown"),
        _classes("words", rows.numbers["words"], numbers, "words", WORD_STEPS),
        _classes("set aside, %", rows.numbers["aside"], numbers, "aside", ASIDE_STEPS),
        _some("contradictions", rows.numbers["contra"], numbers, "contra"),
    )
    return Overview(len(numbers), parts)


def _decisions(rows: Rows, numbers: Sequence[int]) -> Part:
    counts = Counter(rows.decision[number] for number in numbers)
    bars = []
    for code in (1, 2, 3, 0):
        word = DECISION_WORDS.get(DECISIONS[code], "undecided")
        if counts[code]:
            bars.append(Bar(word, counts[code], f"is:{word}"))
    return Part("decisions", tuple(bars))


def _named(
    title: str, column: Sequence[str], numbers: Sequence[int], field: str, without: str
) -> Part:
    """The most frequent values of a column, the others together, those without one last."""
    counts = Counter(column[number] for number in numbers)
    none = counts.pop("", 0)
    top = counts.most_common(MOST_BARS)
    bars = [Bar(name, number, f"{field}:{_quoted(name, field)}") for name, number in top]
    others = sum(counts.values()) - sum(number for _, number in top)
    if others:
        bars.append(Bar(f"{len(counts) - len(top):,} others", others, ""))
    if none:
        bars.append(Bar(without, none, ""))
    return Part(title, tuple(bars))


def _quoted(value: str, field: str) -> str:
    if field == "site":
        return f'="{value}"'
    return value


def _dates(rows: Rows, numbers: Sequence[int]) -> Part:
    """Years, newest first, and the months between the first and the last as a sparkline."""
    dates = [rows.dates[number] for number in numbers]
    years = Counter(date[:4] for date in dates if date[:4].isdecimal() and len(date) >= 4)
    recent = sorted(years, reverse=True)[:MOST_BARS]
    bars = [Bar(year, years[year], f"date:{year}") for year in recent]
    older = sum(count for year, count in years.items() if year not in recent)
    if older:
        bars.append(Bar("before", older, f"date:<{min(recent)}"))
    unknown = len(dates) - sum(years.values())
    if unknown:
        bars.append(Bar("unknown", unknown, ""))
    return Part("dates", tuple(bars), _months(dates))


def _months(dates: Sequence[str]) -> tuple[int, ...]:
    """Pages a month from the first to the last month of the newest five years."""
    counts: Counter[int] = Counter()
    for date in dates:
        if len(date) >= 7 and date[:4].isdecimal() and date[5:7].isdecimal():
            counts[int(date[:4]) * 12 + int(date[5:7]) - 1] += 1
    if not counts:
        return ()
    last = max(counts)
    first = max(min(counts), last - 59)
    return tuple(counts[month] for month in range(first, last + 1))


def _classes(
    title: str, column: Sequence[int], numbers: Sequence[int], field: str, steps: Sequence[int]
) -> Part:
    """Classes of a number, from each step to just under the next."""
    counts = [0] * len(steps)
    for number in numbers:
        value = column[number]
        counts[max(at for at, step in enumerate(steps) if step <= max(0, value))] += 1
    bars = []
    for at, step in enumerate(steps):
        if not counts[at]:
            continue
        if at + 1 < len(steps):
            bars.append(Bar(f"{step:,}–{steps[at + 1] - 1:,}", counts[at],
                            f"{field}:{step}..{steps[at + 1] - 1}"))  # fmt: skip
        else:
            bars.append(Bar(f"{step:,} and more", counts[at], f"{field}:>={step}"))
    return Part(title, tuple(bars))


def _some(title: str, column: Sequence[int], numbers: Sequence[int], field: str) -> Part:
    """How many have none, one, more."""
    tests: tuple[tuple[str, Callable[[int], bool], str], ...] = (
        ("none", lambda value: value <= 0, f"{field}:0"),
        ("one", lambda value: value == 1, f"{field}:1"),
        ("two and more", lambda value: value > 1, f"{field}:>1"),
    )
    values = [column[number] for number in numbers]
    bars = [
        Bar(label, count, narrowed)
        for label, test, narrowed in tests
        if (count := sum(map(test, values)))
    ]
    return Part(title, tuple(bars))
