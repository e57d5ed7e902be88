"""The quotation marks of a text, each with what it costs to read it as opening or closing.

Costs are penalties in one scale: 0 is the natural reading, `LOST` the price of assuming that a
mark's partner was lost. They were set by hand so that each common damage is read as what it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

DOUBLE, ANGLE, SINGLE, THIN, CORNER = "double", "angle", "single", "thin", "corner"

FAMILY = {
    **dict.fromkeys(("“", "”", "„", "‟", '"', "＂", "〝", "〞", "``", "''", "´´"), DOUBLE),
    **dict.fromkeys(("«", "»"), ANGLE),
    **dict.fromkeys(("‘", "’", "‚", "‛", "'", "`", "´"), SINGLE),
    **dict.fromkeys(("‹", "›"), THIN),
    **dict.fromkeys(("「", "」", "『", "』"), CORNER),
}
CLOSERS: dict[str, dict[str, float]] = {
    "“": {"”": 0, '"': 0.6, "“": 2.5, "''": 0.8, "〞": 0, "»": 2},
    '"': {'"': 0, "”": 0.6, "“": 1.2, "''": 0.6, "＂": 0.2},
    "„": {"“": 0, "”": 0, '"': 0.3, "‟": 0, "»": 2, "''": 0.6},
    "‟": {"”": 0, '"': 0.6},
    "”": {"”": 0.3, '"': 0.8, "“": 1.5},
    "＂": {"＂": 0, '"': 0.2, "”": 0.6},
    "〝": {"〞": 0, "〟": 0},
    "``": {"''": 0, '"': 0.5, "”": 0.5, "``": 1.2, "´´": 0},
    "''": {"''": 0, '"': 0.8},
    "´´": {"´´": 0},
    "«": {"»": 0, '"': 1.5, "”": 1.5, "«": 2.5},
    "»": {"«": 0, "»": 0.6},
    "‘": {"’": 0, "'": 0.3, "‘": 2.5, "´": 0.5},
    "'": {"'": 0, "’": 0.5, "‘": 1.5, "´": 0.8, "''": 0.6},
    "’": {"’": 0.3, "'": 0.8},
    "‚": {"‘": 0, "’": 0, "'": 0.3},
    "‛": {"’": 0, "'": 0.3},
    "`": {"'": 0, "’": 0.3, "´": 0, "`": 0.5},
    "´": {"´": 0.3, "'": 0.8},
    "‹": {"›": 0, "'": 1.5},
    "›": {"‹": 0, "›": 0.6},
    "「": {"」": 0},
    "『": {"』": 0},
}
"""For each opening mark the marks that can close it, with the price of an unusual pair."""

OPENING_DIRECTION = frozenset("“„‟‘‚‛«‹「『〝") | {"``"}
CLOSING_DIRECTION = frozenset("”’»›」』〞") | {"''", "´´", "´"}

WRONG_WAY = 2.5
"""Reading a mark against the direction it points in."""

LOST = 2.2
"""Assuming that a quotation's other mark was lost."""

SKIP_DOUBLE = 3.2
"""Taking a double mark for noise; dearer than `LOST`, so a lone mark still shows its quotation."""

_LED_UP = 1.5
"""Added to the price of an apostrophe behind a stop and a blank and before a capital."""

_STRAIGHT = {DOUBLE: '"', ANGLE: '"', SINGLE: "'", THIN: "'", CORNER: "「"}
"""What a mark is read as where its direction means nothing."""

_MARK = re.compile(r"``|''|´´|[“”„‟\"＂〝〞«»‹›「」『』‚‛‘`]|(?<![^\W_])['’´]|['’´](?![^\W_])")
_MARK_CHARACTERS = frozenset("“”„‟\"＂〝〞«»‹›「」『』‚‛‘`'’´")
_OPENING_BRACKETS = frozenset("([{<>|*•_")
_DASHES = frozenset("—–-‒―/=~")
_STOPS = frozenset(".,!?;:…)]}%。、！？，")
_RUN_LIMIT = 3
"""As many equal marks in a row are ornament, not quotation; two are a scraper's doubling."""


@dataclass(slots=True)
class Glyph:
    """One mark as it stands."""

    start: int
    end: int
    mark: str
    family: str
    opening: float
    closing: float
    skipping: float


def _before(text: str, index: int, floor: int) -> str:
    """What stands before a mark: the first character that is no mark itself."""
    steps = 0
    while index > floor and text[index - 1] in _MARK_CHARACTERS and steps < 3:
        index -= 1
        steps += 1
    return text[index - 1] if index > floor else "\n"


def _after(text: str, index: int, ceiling: int) -> str:
    steps = 0
    while index < ceiling and text[index] in _MARK_CHARACTERS and steps < 3:
        index += 1
        steps += 1
    return text[index] if index < ceiling else "\n"


def _side(character: str) -> str:
    if character.isspace():
        return "blank"
    if character in _OPENING_BRACKETS:
        return "bracket"
    if character in _DASHES:
        return "dash"
    if character in _STOPS:
        return "stop"
    return "word"


_OPENING_COST = {
    ("blank", "word"): 0.0, ("blank", "bracket"): 0.0, ("blank", "dash"): 0.5,
    ("blank", "blank"): 1.0, ("blank", "stop"): 2.0,
    ("bracket", "word"): 0.0, ("bracket", "bracket"): 0.2, ("bracket", "blank"): 1.5,
    ("bracket", "dash"): 1.0, ("bracket", "stop"): 2.0,
    ("dash", "word"): 0.3, ("dash", "bracket"): 0.5, ("dash", "blank"): 2.5, ("dash", "dash"): 2.0,
    ("dash", "stop"): 3.0,
    ("stop", "word"): 0.8, ("stop", "bracket"): 0.8, ("stop", "blank"): 5.0, ("stop", "dash"): 3.0,
    ("stop", "stop"): 5.0,
    ("word", "word"): 2.0, ("word", "bracket"): 2.5, ("word", "blank"): 6.0, ("word", "dash"): 4.0,
    ("word", "stop"): 5.0,
}  # fmt: skip
_CLOSING_COST = {
    ("word", "blank"): 0.0, ("word", "stop"): 0.0, ("word", "dash"): 0.0, ("word", "bracket"): 0.6,
    ("word", "word"): 1.8,
    ("stop", "blank"): 0.0, ("stop", "stop"): 0.0, ("stop", "dash"): 0.0, ("stop", "bracket"): 0.3,
    ("stop", "word"): 0.7,
    ("dash", "blank"): 0.3, ("dash", "stop"): 0.5, ("dash", "dash"): 1.0, ("dash", "bracket"): 1.0,
    ("dash", "word"): 2.5,
    ("bracket", "blank"): 1.5, ("bracket", "stop"): 1.0, ("bracket", "dash"): 1.5,
    ("bracket", "bracket"): 1.0, ("bracket", "word"): 3.0,
    ("blank", "blank"): 1.2, ("blank", "stop"): 0.8, ("blank", "dash"): 1.5,
    ("blank", "bracket"): 3.0, ("blank", "word"): 6.0,
}  # fmt: skip


def glyphs(
    text: str, start: int, end: int, elisions: frozenset[str], *, directed: bool = True
) -> Iterator[Glyph]:
    """The marks between two offsets, runs of equal ones as one; apostrophes inside words left out.

    Args:
        text: The whole text.
        start: Where to begin.
        end: Where to stop.
        elisions: Words written with an apostrophe in front, such as `em`.
        directed: False to read every mark as a straight one, for text whose marks a program turned
            by counting them.
    """
    position = start
    while True:
        found = _MARK.search(text, position, end)
        if found is None:
            return
        mark, first, last = found[0], found.start(), found.end()
        while text.startswith(mark, last, end):
            last += len(mark)
        run = (last - first) // len(mark)
        position = last
        if run < _RUN_LIMIT:
            yield _glyph(
                text,
                first,
                last,
                mark if directed else _STRAIGHT[FAMILY[mark]],
                start,
                end,
                elisions,
            )


def _glyph(
    text: str, first: int, last: int, mark: str, floor: int, ceiling: int, elisions: frozenset[str]
) -> Glyph:
    before, after = _before(text, first, floor), _after(text, last, ceiling)
    if (after == "." and text.startswith("..", last + 1)) or after == "…":
        after = "a"  # an ellipsis opens speech as a word does
    sides = (_side(before), _side(after))
    opening, closing = _OPENING_COST[sides], _CLOSING_COST[sides]
    family = FAMILY[mark]
    if mark in OPENING_DIRECTION:
        opening, closing = opening * 0.5, closing * 0.5 + WRONG_WAY
    elif mark in CLOSING_DIRECTION:
        opening, closing = opening * 0.5 + WRONG_WAY, closing * 0.5
    if family == SINGLE:
        skipping, opening, closing = _apostrophe(
            text, first, last, mark, before, sides, opening, closing, elisions
        )
    elif before.isdigit() and mark in ('"', "''", "”", "＂"):
        skipping = 0.4  # inches
    else:
        skipping = SKIP_DOUBLE
    return Glyph(first, last, mark, family, opening, closing, skipping)


_WORD_AFTER = re.compile(r"\w{1,12}")


def _is_led_up(text: str, first: int, last: int) -> bool:
    """`said, ‘The`, `here. ‘The` or a text's first `‘The`: hardly any apostrophe stands so."""
    if not text[last].isupper():
        return False
    return first == 0 or (first > 1 and text[first - 1].isspace() and text[first - 2] in ",:.!?")


def _apostrophe(
    text: str, first: int, last: int, mark: str, before: str, sides: tuple[str, str],
    opening: float, closing: float, elisions: frozenset[str],
) -> tuple[float, float, float]:  # fmt: skip
    """Costs of skipping, opening and closing for a mark that may be an apostrophe."""
    left, right = sides
    if right in ("word", "bracket") and left != "word":
        follow = _WORD_AFTER.match(text, last)
        word = follow[0].casefold() if follow else ""
        if word and (word[0].isdigit() or word in elisions):
            return 0.0, opening + 1.5, closing
        led_up = _LED_UP if _is_led_up(text, first, last) else 0.0
        if mark in "’´":
            return 0.8 + led_up, opening, closing
        return 2.2 + led_up, opening, closing
    if left == "word":
        if mark in "‘‚‛":
            return 1.0, opening, closing
        if before in "sSxXzZ":
            return 0.1, opening, closing + 0.9
        return (0.4 if before.isdigit() else 0.7), opening, closing + 0.4
    if left == "stop" and mark not in "‘‚‛`":
        return 2.6, opening, closing
    return 1.0, opening, closing
