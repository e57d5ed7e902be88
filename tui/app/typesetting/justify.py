"""Lines that end at the same column: the blanks between words made wider, as evenly as cells allow."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from rich.cells import cell_len

from tui.app.typesetting.lines import Line, LineKind, Piece

FULL_ENOUGH = 0.8
"""Share of the measure that a line must fill to be stretched; the gaps of an emptier one, before a
long word or an address, would tear it apart. Chosen by
eye, not measured."""

_STRETCHED = frozenset({LineKind.BODY, LineKind.QUOTE, LineKind.ASIDE})


def justified(lines: Sequence[Line], measure: int) -> list[Line]:
    """The lines with those of running text filled to the measure, the last of a paragraph apart."""
    found = [
        _filled(line, measure) if _goes_on(line, following) else line
        for line, following in pairwise(lines)
    ]
    return [*found, *lines[-1:]]


def _goes_on(line: Line, following: Line) -> bool:
    return (
        line.kind in _STRETCHED
        and not line.pieces
        and line.block == following.block
        # A line break of the text itself ends a paragraph, blanks at a break do not.
        and line.kind is following.kind
    )


def _filled(line: Line, measure: int) -> Line:
    room = measure - line.indent - cell_len(line.prefix)
    used = cell_len(line.text)
    words = line.text.split(" ")
    gaps = len(words) - 1
    if gaps < 1 or not FULL_ENOUGH * room <= used < room:
        return line
    wider, rest = divmod(room - used, gaps)
    parts: list[str] = []
    pieces: list[Piece] = []
    at, start = 0, line.start
    for number, word in enumerate(words):
        # What cannot be shared evenly goes to the gaps at the right of one line, evenly spread.
        more = 0
        if number < gaps:
            more = wider + ((number + 1) * rest // gaps - number * rest // gaps)
        end = start + len(word) + (1 if number < gaps else 0)
        pieces.append(Piece(at, start, end))
        drawn = word + " " * (more + 1 if number < gaps else 0)
        parts.append(drawn)
        at, start = at + len(drawn), end
    return line._replace(text="".join(parts), pieces=tuple(pieces))
