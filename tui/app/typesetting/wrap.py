"""Breaking a paragraph into lines of a given width in terminal cells."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.cells import cell_len, split_graphemes

from tui.app.typesetting.hyphenate import Breaks, divided

_NOT_SIMPLE = re.compile(
    "[^\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u0590\u2010-\u2027\u2030-\u205e"
    "\u20a0-\u20bf\u2100-\u2117]"
)
"""Finds a character that may not be one cell wide, or may combine with its neighbours."""

_NEVER_FIRST = frozenset(
    "!%),.:;?]}¢°·’”†‡›℃∶、。〃々〉》」』】〕〗〞︶！＂％＇），．：；？］｀｜｝～ーァィゥェォッャュョヮヵヶ"
)
"""Characters that no line may begin with, after JIS X 4051."""
_NEVER_LAST = frozenset("$([{£¥‘“〈《「『【〔〖〝﹙﹛﹝＄（．［｛￡￥")
"""Characters that no line may end with, after JIS X 4051."""

_BREAK_AFTER = "-–—/"
"""A line may end after these inside a word."""

_JOINER = "\u200d"
"""Would join what is before it with the ellipsis."""

WIDOW_LENGTH = 5
"""A last line of one word this short or shorter is avoided."""


def is_simple(text: str) -> bool:
    """Whether every character is one cell wide and stands by itself."""
    return _NOT_SIMPLE.search(text) is None


def wrap(text: str, width: int, breaks: Breaks | None = None) -> list[tuple[int, int]]:
    """Where each line begins and ends.

    Args:
        text: One paragraph without line breaks.
        width: Cells a line may take, 1 or more; a single character may be wider.
        breaks: Where words may be divided, None to leave them whole. Only in scripts of which every
            character takes one cell.

    Returns:
        (start, end) of each line in characters, blanks at the breaks left out.
    """
    width = max(1, width)
    if is_simple(text):
        return _without_widow(text, _wrap_simple(text, width, breaks), width)
    return list(_wrap_measured(text, width))


def _wrap_simple(text: str, width: int, breaks: Breaks | None) -> list[tuple[int, int]]:
    lines: list[tuple[int, int]] = []
    position, length = 0, len(text)
    while length - position > width:
        limit = position + width
        cut = text.rfind(" ", position, limit + 1)
        hyphen = _break_inside_word(text, max(cut, position), limit)
        if hyphen > cut + 1:
            lines.append((position, hyphen))
            position = hyphen
            continue
        inside = divided(text, max(cut + 1, position), limit, breaks) if breaks else 0
        if inside:
            lines.append((position, inside))
            position = inside
            continue
        if cut <= position:
            lines.append((position, limit))
            position = limit
            continue
        end = cut
        while end > position and text[end - 1] == " ":
            end -= 1
        lines.append((position, end))
        position = cut + 1
        while position < length and text[position] == " ":
            position += 1
    if position < length or not lines:
        lines.append((position, length))
    return lines


def _break_inside_word(text: str, after: int, limit: int) -> int:
    """The last place in (after, limit] where a word may be cut after a dash; 0 when none."""
    for place in range(limit, after + 2, -1):
        if (
            text[place - 1] in _BREAK_AFTER
            and text[place - 2].isalpha()
            and place < len(text)
            and text[place].isalpha()
        ):
            return place
    return 0


def _without_widow(text: str, lines: list[tuple[int, int]], width: int) -> list[tuple[int, int]]:
    """The lines with one more word on the last, where that was a single short word."""
    if len(lines) < 2:
        return lines
    start, end = lines[-1]
    before = lines[-2]
    if end - start > WIDOW_LENGTH or " " in text[start:end]:
        return lines
    cut = text.rfind(" ", *before)
    if cut < 0 or text.count(" ", *before) < 2 or end - cut - 1 > width:
        return lines
    return [*lines[:-2], (before[0], cut), (cut + 1, end)]


def _wrap_measured(text: str, width: int) -> Iterator[tuple[int, int]]:
    """As `wrap`, measuring every grapheme: wide, combining and joined characters."""
    graphemes, _ = split_graphemes(text)
    line_start = used = 0
    break_end = break_next = -1
    used_at_break = 0
    previous = ""
    for start, end, cells in graphemes:
        cluster = text[start:end]
        first = cluster[0]
        if start > line_start and _may_break(previous, first):
            break_end = _rstrip(text, line_start, start)
            break_next = start
            used_at_break = used
        if first == " ":
            if used + cells > width and start > line_start:
                # The blank itself overflows: it vanishes at the break.
                used += cells
                previous = first
                continue
        else:
            # What follows the break may itself be too wide with this character: look again.
            while used + cells > width and start > line_start:
                if break_next > line_start:
                    yield line_start, break_end
                    line_start = break_next
                    used -= used_at_break
                else:
                    yield line_start, _rstrip(text, line_start, start)
                    line_start = start
                    used = 0
                break_end = break_next = -1
        used += cells
        previous = cluster[-1] if len(cluster) == 1 else first
    if line_start < len(text) or not text:
        yield line_start, _rstrip(text, line_start, len(text))


def _rstrip(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] == " ":
        end -= 1
    return end


def _may_break(previous: str, following: str) -> bool:
    """Whether a line may end between two characters."""
    if following == " ":
        return False
    if previous == " ":
        return True
    if following in _NEVER_FIRST or previous in _NEVER_LAST:
        return False
    return _is_ideographic(previous) or _is_ideographic(following)


def _is_ideographic(character: str) -> bool:
    """Whether lines may break on either side of it: kana, han, hangul, full-width forms."""
    return character >= "\u1100" and (
        "\u2e80" <= character <= "\ua4cf"
        or "\uac00" <= character <= "\ud7a3"
        or "\uf900" <= character <= "\ufaff"
        or "\ufe30" <= character <= "\ufe4f"
        or "\uff00" <= character <= "\uff60"
        or "\U00020000" <= character <= "\U0003fffd"
    )


def crop(text: str, width: int) -> str:
    """The text cut to a width in cells, with an ellipsis where something was cut."""
    if len(text) <= width and is_simple(text):
        return text
    if cell_len(text) <= width:
        return text
    if width <= 0:
        return ""
    graphemes, _ = split_graphemes(text)
    used = cut = 0
    for start, end, cells in graphemes:
        if used + cells > width - 1:
            break
        used += cells
        cut = end
        del start
    return text[:cut].rstrip(_JOINER) + "…"


def pad(text: str, width: int) -> str:
    """The text cropped or filled with blanks to exactly this width in cells."""
    shown = crop(text, width)
    return shown + " " * (width - cell_len(shown))
