"""Lines and marks to runs of ink: what is drawn, still free of any theme. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from rich.cells import cell_len

from tui.app.ink import Ink
from tui.app.typesetting.lines import Line, LineKind
from tui.app.typesetting.marking_map import InkSpan, MarkingMap
from tui.app.typesetting.wrap import crop, pad


class Run(NamedTuple):
    """Text of one ink."""

    text: str
    ink: Ink


KIND_INK = {
    LineKind.TITLE: Ink.TITLE,
    LineKind.META: Ink.DIM,
    LineKind.HEADING: Ink.HEADING,
    LineKind.CODE: Ink.CODE,
    LineKind.CAPTION: Ink.CAPTION,
    LineKind.BYLINE: Ink.DIM,
    LineKind.CUT: Ink.DIM,
    LineKind.ASIDE: Ink.DIM,
    LineKind.NOTICE: Ink.WARNING,
}

GUTTER = 6
"""Cells left of the text on wide screens: a number in brackets, a quote sign, a blank."""

NARROW_GUTTER = 3
"""The same on narrow ones: a number or a sign, and a blank."""


def paint_line(line: Line, spans: Iterable[InkSpan], shift: int = 0) -> list[Run]:
    """The runs of one line.

    Args:
        line: The line.
        spans: Meanings of characters of its block; those outside of the line are passed over.
        shift: Cells by which a line too wide for the page is moved to the left.
    """
    base = KIND_INK.get(line.kind, Ink.PLAIN)
    runs = []
    if line.indent or line.prefix:
        bar = Ink.DIM if line.kind is LineKind.QUOTE else base
        runs.append(Run(" " * line.indent + line.prefix, bar))
    if line.text:
        runs.extend(_inked(line, spans, base))
    return shifted(runs, shift) if shift else runs


def _inked(line: Line, spans: Iterable[InkSpan], base: Ink) -> list[Run]:
    edges: dict[int, int] = {}
    found: list[tuple[int, int, Ink]] = []
    for span in spans:
        if span.end <= line.start or span.start >= line.end:
            continue
        for low, high in drawn_ranges(line, span.start, span.end):
            found.append((low, high, span.ink))
            edges[low] = edges[high] = 0
    if not found:
        return [Run(line.text, base)]
    cuts = sorted({0, len(line.text), *edges})
    runs: list[Run] = []
    for low, high in pairwise(cuts):
        ink = base
        for start, end, more in found:
            if start <= low and high <= end:
                ink |= more
        if runs and runs[-1].ink == ink:
            runs[-1] = Run(runs[-1].text + line.text[low:high], ink)
        else:
            runs.append(Run(line.text[low:high], ink))
    return runs


def drawn_ranges(line: Line, start: int, end: int) -> list[tuple[int, int]]:
    """Where characters `start` to `end` of the block stand in the line's drawn text."""
    if not line.pieces:
        low = max(0, start - line.start)
        high = min(len(line.text), end - line.start)
        return [(low, high)] if low < high else []
    found = []
    for piece in line.pieces:
        low, high = max(start, piece.start), min(end, piece.end)
        if low < high:
            at = piece.at - piece.start
            found.append((low + at, min(high + at, len(line.text))))
    return found


def shifted(runs: Sequence[Run], cells: int) -> list[Run]:
    """The runs without their first `cells` cells."""
    left = cells
    kept: list[Run] = []
    for text, ink in runs:
        if left <= 0:
            kept.append(Run(text, ink))
            continue
        cut = 0
        while cut < len(text) and left > 0:
            left -= cell_len(text[cut])
            cut += 1
        if cut < len(text):
            kept.append(Run(" " * -left + text[cut:] if left < 0 else text[cut:], ink))
            left = 0
    return kept


def gutter_runs(line: Line, marks: MarkingMap, width: int, ascii_only: bool) -> list[Run]:
    """What stands left of a line: numbers of contradictions, a sign where a quotation begins."""
    if width <= 0:
        return []
    number, ink = _number(line, marks)
    quote = any(line.start <= at < max(line.end, line.start + 1) for at in _quotes(line, marks))
    sign = ('"' if ascii_only else "❞") if quote else " "
    if width < GUTTER:
        if number:
            return [Run(pad(number.strip("[]"), width - 1) + " ", ink)]
        return [Run(sign + " " * (width - 1), Ink.SPEAKER if quote else Ink.PLAIN)]
    if not number and not quote:
        return [Run(" " * width, Ink.PLAIN)]
    lead = number.rjust(width - 2)[: width - 2]
    return [Run(lead, ink), Run(sign + " ", Ink.SPEAKER)]


def _quotes(line: Line, marks: MarkingMap) -> Sequence[int]:
    return marks.quote_starts.get(line.block, ()) if line.block >= 0 else ()


def _number(line: Line, marks: MarkingMap) -> tuple[str, Ink]:
    if line.block < 0 or line.kind in (LineKind.CUT, LineKind.ASIDE):
        return "", Ink.PLAIN
    beside = [
        sign
        for sign in marks.signs.get(line.block, ())
        if sign.start < line.end and sign.end > line.start
    ]
    if not beside:
        return "", Ink.PLAIN
    labels = list(dict.fromkeys(sign.text for sign in beside))
    strongest = min(beside, key=lambda sign: sign.ink is Ink.DISPUTE)
    more = "+" if len(labels) > 1 else ""
    return strongest.text + more, Ink.WARNING


def fill(runs: Sequence[Run], width: int, ink: Ink = Ink.PLAIN) -> list[Run]:
    """The runs cropped or filled with blanks to exactly `width` cells."""
    kept: list[Run] = []
    left = width
    for text, own in runs:
        size = len(text) if text.isascii() else cell_len(text)
        if size > left:
            if left > 0:
                kept.append(Run(pad(crop(text, left), left), own))
            return kept
        kept.append(Run(text, own))
        left -= size
    if left:
        kept.append(Run(" " * left, ink))
    return kept


def plain(runs: Iterable[Run]) -> str:
    """The text of the runs."""
    return "".join(run.text for run in runs)


def status_runs(left: str, ink: Ink, right: str, width: int) -> list[Run]:
    """The status line: something at the left, where one is at the right."""
    shown = right if cell_len(right) + 10 < width else ""
    words = crop(left, max(0, width - cell_len(shown) - 3))
    gap = width - 2 - cell_len(words) - cell_len(shown)
    return [
        Run(" ", Ink.PLAIN),
        Run(words, ink),
        Run(" " * max(0, gap), Ink.PLAIN),
        Run(shown, Ink.DIM),
        Run(" ", Ink.PLAIN),
    ]
