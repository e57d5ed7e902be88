"""The stretches of a text that stand in quotation marks, whatever became of the marks."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tui.marking.quotes.glyphs import Glyph, glyphs
from tui.marking.quotes.lexicon import Lexicon
from tui.marking.quotes.pairing import Pair, pair_marks
from tui.marking.quotes.repair import cue_between, lost_end, lost_start

_ANY_MARK = re.compile(r"``|[“”„‟\"＂〝〞«»‹›「」『』‚‛‘`]|''|(?<![^\W_])['’´]|['’´](?![^\W_])")
_LINE = re.compile(r"[^\n]+")
_OPENER_AHEAD = re.compile(r"\s*(?:[“\"„«‘]|``|'')\S")
_SOFT_WRAP = 40
"""A line this long without a stop before a small letter is a line of a wrapped paragraph."""


_TURNED = 1.2
"""Price of leaving the direction of marks aside, in the scale of the marks' own costs."""

_TURNED_AGAIN = 0.3
"""The same where the paragraph before had its marks turned."""


@dataclass(slots=True)
class Stretch:
    """One stretch in quotation marks, marks included."""

    start: int
    end: int
    paragraph: int
    opened: bool = True
    closed: bool = True
    continues: bool = False
    """The speech goes on in the next paragraph."""
    continued: bool = False
    """It goes on with the speech of the paragraph before."""
    family: str = ""


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Start and end of each paragraph; wrapped lines are put together again."""
    found: list[tuple[int, int]] = []
    for match in _LINE.finditer(text):
        start, end = match.span()
        if found and text[start].islower():
            first, last = found[-1]
            line = text.rfind("\n", first, last) + 1 or first
            if (
                start - last == 1
                and last - line >= _SOFT_WRAP
                and text[last - 1].isalnum() | (text[last - 1] == ",")
            ):
                found[-1] = (first, end)
                continue
        if not text[start:end].isspace():
            found.append((start, end))
    return found


def find_stretches(text: str, parts: list[tuple[int, int]], lexicon: Lexicon) -> list[Stretch]:
    """All stretches in marks, in order, none inside another."""
    found: list[Stretch] = []
    turned = False
    for index, (start, end) in enumerate(parts):
        if _ANY_MARK.search(text, start, end) is None:
            continue
        continued = index + 1 < len(parts) and bool(_OPENER_AHEAD.match(text, parts[index + 1][0]))
        floor = start
        pairs, turned = _pairs(text, start, end, lexicon, continued=continued, turned=turned)
        for pair in _with_inner(text, _two_openings(text, pairs, lexicon), end, lexicon):
            if pair.opening is not None and pair.closing is not None:
                stretch = Stretch(pair.opening.start, pair.closing.end, index)
            elif pair.opening is not None:
                bound = pair.bound if pair.bound >= 0 else end
                stop = lost_end(text, pair.opening.end, bound, lexicon, next_quote=pair.bound >= 0)
                stretch = Stretch(pair.opening.start, stop, index, closed=False)
                stretch.continues = (
                    pair.bound < 0 and continued and stop >= len(text[:end].rstrip())
                )
            else:
                assert pair.closing is not None
                first = lost_start(text, floor, pair.closing.start, lexicon, whole=floor == start)
                stretch = Stretch(first, pair.closing.end, index, opened=False)
            family = pair.opening or pair.closing
            stretch.family = family.family if family else ""
            if found and found[-1].continues and found[-1].paragraph == index - 1:
                stretch.continued = stretch.start <= start + 3
            if stretch.end - stretch.start > 2 and stretch.start >= floor:
                found.append(stretch)
                floor = stretch.end
    return found


def _pairs(
    text: str, start: int, end: int, lexicon: Lexicon, *, continued: bool, turned: bool
) -> tuple[list[Pair], bool]:
    """The pairs of a paragraph, and whether its marks point the wrong way.

    A program that makes straight marks curly by counting turns every mark after an odd one. Where
    the paragraph reads much cheaper with the direction of its marks left aside, it is left aside.
    """
    pairs, cost = pair_marks(list(glyphs(text, start, end, lexicon.elisions)), continued=continued)
    if cost <= (_TURNED_AGAIN if turned else _TURNED):
        return pairs, False if pairs else turned
    straight = list(glyphs(text, start, end, lexicon.elisions, directed=False))
    others, price = pair_marks(straight, continued=continued)
    if price + (_TURNED_AGAIN if turned else _TURNED) < cost:
        return others, True
    return pairs, turned


def _two_openings(text: str, pairs: list[Pair], lexicon: Lexicon) -> list[Pair]:
    """The pairs, with two openings told apart that were read as a pair.

    `"We stay, said X. "They go."`: a mark behind a blank and before a word opens, and the closing
    mark left over behind it is its partner. Where that one is lost too, only the narrator's
    attribution between the two shows it.
    """
    result: list[Pair] = []
    for index, pair in enumerate(pairs):
        last = result[-1] if result else None
        if (
            pair.opening is None
            and pair.closing is not None
            and last is not None
            and last.opening is not None
            and last.closing is not None
            and last.closing.family == pair.closing.family
            and _is_opening(text, last.closing)
        ):
            result[-1] = Pair(last.opening, None, last.closing.start)
            result.append(Pair(last.closing, pair.closing))
        elif (
            pair.opening is not None
            and pair.closing is not None
            and _is_opening(text, pair.closing)
            and cue_between(text, pair.opening.end, pair.closing.start, lexicon)
        ):
            behind = pairs[index + 1].opening if index + 1 < len(pairs) else None
            result.append(Pair(pair.opening, None, pair.closing.start))
            result.append(Pair(pair.closing, None, behind.start if behind is not None else -1))
        else:
            result.append(pair)
    return result


def _is_opening(text: str, mark: Glyph) -> bool:
    """Whether a mark stands as an opening one does."""
    return text[mark.start - 1].isspace() and text[mark.end : mark.end + 1].isalnum()


def _with_inner(text: str, pairs: list[Pair], end: int, lexicon: Lexicon) -> list[Pair]:
    """The pairs, with a phrase in marks put back into speech whose closing mark was lost.

    `"We will sell the "old mill" next year, said X.`: speech that opens as a sentence, a phrase in
    marks in the middle of one, and only then the attribution.
    """
    result: list[Pair] = []
    index = 0
    while index < len(pairs):
        pair = pairs[index]
        index += 1
        while pair.closing is None and pair.opening is not None and index < len(pairs):
            inner = pairs[index]
            behind = pairs[index + 1].opening if index + 1 < len(pairs) else None
            limit = behind.start if behind is not None else end
            if not _is_inner(text, pair.opening.end, inner, limit, lexicon):
                break
            pair = Pair(pair.opening, None, limit if behind is not None else -1)
            index += 1
        result.append(pair)
    return result


def _is_inner(text: str, start: int, inner: Pair, limit: int, lexicon: Lexicon) -> bool:
    if inner.opening is None or inner.closing is None:
        return False
    before = text[start : inner.opening.start].rstrip()
    if not before or not before[-1].isalnum() or not text[start : start + 1].isupper():
        return False
    if not text[inner.closing.start - 1].isalnum():
        return False
    return not cue_between(text, start, inner.opening.start, lexicon) and cue_between(
        text, inner.closing.end, limit, lexicon
    )
