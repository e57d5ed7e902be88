"""Units: the runs of a plain-text page that are judged as one, usually one non-blank line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from tui.model.plain import is_wide_script

WRAP_MIN_WIDTH = 48
"""Columns: a page with a narrower longest line is a menu or verse, not wrapped prose."""

WRAP_MAX_WIDTH = 100
"""Columns: mail and press-release wrapping lies at 65 to 80; wider lines are paragraphs."""

WRAP_MAX_WIDE_SHARE = 0.1
"""Share of the page's characters in wider lines above which it is not taken for wrapped text."""

WRAP_MIN_JOINS = 6
"""Lines that run on before a page counts as wrapped; fewer happen by chance."""

WRAP_MIN_SHARE = 0.45
"""Share of all neighbouring line pairs that must run on, for the page to count as wrapped."""

MOST_ROWS = 30_000
"""Lines of the longest page whose every line is a unit; of a longer one, a log or a list, as many
neighbours make up one unit as keep the units under this number."""

LONG_LINE = 20_000
"""Characters from which white space is evened out by replacing; splitting 100 MB takes 1.5 GB."""

_ITEM = re.compile(r"(?:[-*•·–—▪◦●■►»>‣]|\(?\d{1,3}[.)]|[a-z]\))\s")
_RULE = re.compile(r"^[\W_]+$")
_SPACES = [chr(code) for code in range(0x3001) if chr(code).isspace() and code != 0x20]


@dataclass(frozen=True, slots=True)
class Unit:
    """One run of visible text and where it stands."""

    text: str
    """On one line, every run of white space one blank; of a very long page several lines."""
    line_start: int
    """Counted from 1."""
    line_end: int
    blank_before: int
    """Blank lines between it and the unit before."""
    cells: tuple[str, ...] = ()
    """What stands between tabs, where there are at least two cells."""


def units_of(text: str) -> list[Unit]:
    """The units of a page: every visible character in exactly one, in the page's order."""
    lines = text.split("\n")
    rows = [(number, line) for number, line in enumerate(lines, 1) if not line.isspace() and line]
    if len(rows) > MOST_ROWS:
        return _packed(rows)
    width = _wrap_width(rows)
    units: list[Unit] = []
    held: list[str] = []
    first = before = last = 0
    for position, (number, line) in enumerate(rows):
        if not held:
            first, before = number, number - last - 1
        held.append(_even(line))
        following = rows[position + 1] if position + 1 < len(rows) else None
        if (
            width
            and following
            and following[0] == number + 1
            and _runs_on(line, following[1], width)
        ):
            continue
        cells = _cells(line) if len(held) == 1 else ()
        units.append(Unit(_joined(held), first, number, before if units else first - 1, cells))
        held, last = [], number
    return units


def _even(line: str) -> str:
    """The line with every run of white space as one blank, none at its ends."""
    if len(line) < LONG_LINE:
        return " ".join(line.split())
    for space in _SPACES:
        line = line.replace(space, " ")
    line = line.strip()
    while "  " in line:
        line = line.replace("  ", " ")
    return line


def _packed(rows: Sequence[tuple[int, str]]) -> list[Unit]:
    """Units of several lines each, which stay lines."""
    step = -(-len(rows) // MOST_ROWS)
    units: list[Unit] = []
    last = 0
    for start in range(0, len(rows), step):
        part = rows[start : start + step]
        text = "\n".join([_even(line) for _, line in part])
        units.append(Unit(text, part[0][0], part[-1][0], part[0][0] - last - 1))
        last = part[-1][0]
    return units


def _cells(line: str) -> tuple[str, ...]:
    if "\t" not in line:
        return ()
    cells = tuple(" ".join(cell.split()) for cell in line.split("\t") if cell.strip())
    return cells if len(cells) > 1 else ()


def _joined(held: Sequence[str]) -> str:
    if len(held) == 1:
        return held[0]
    parts = [held[0]]
    for piece in held[1:]:
        unspaced = is_wide_script(parts[-1][-1]) and is_wide_script(piece[0])
        parts.append(piece if unspaced else f" {piece}")
    return "".join(parts)


def _columns(line: str) -> int:
    text = line.rstrip()
    if text.isascii():
        return len(text)
    return len(text) + sum(1 for character in text if "\u2e80" <= character <= "\uffdc")


def _wrap_width(rows: Sequence[tuple[int, str]]) -> int:
    """The column at which the page was wrapped by hand; 0 when a line is a paragraph."""
    if len(rows) < WRAP_MIN_JOINS:
        return 0
    sizes = [_columns(line) for _, line in rows]
    total = sum(sizes)
    if sum(size for size in sizes if size > WRAP_MAX_WIDTH) > WRAP_MAX_WIDE_SHARE * total:
        return 0
    narrow = sorted(size for size in sizes if size <= WRAP_MAX_WIDTH)
    width = narrow[int(0.98 * (len(narrow) - 1))] if narrow else 0
    if width < WRAP_MIN_WIDTH:
        return 0
    pairs = joins = 0
    for (number, line), (after, following) in pairwise(rows):
        if after == number + 1:
            pairs += 1
            joins += _runs_on(line, following, width)
    return width if joins >= WRAP_MIN_JOINS and joins >= WRAP_MIN_SHARE * pairs else 0


def _runs_on(line: str, following: str, width: int) -> bool:
    """Whether the first word of the following line would not have fitted on this one."""
    size = _columns(line)
    if size > width + 8 or size < 0.6 * width or "\t" in line:
        return False
    text = following.strip()
    if _ITEM.match(text) or _RULE.match(text) or _RULE.match(line.strip()):
        return False
    word = text.split(None, 1)[0]
    needed = 2 if is_wide_script(word[0]) else _columns(word) + 1
    return size + needed > width
