"""The stretches of a text that stand in quotation marks, whatever became of the marks."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tui.marking.quotes.beginnings import Habit, lost_start
from tui.marking.quotes.glyphs import Glyph, glyphs
from tui.marking.quotes.lexicon import Lexicon
from tui.marking.quotes.pairing import Pair, pair_marks
from tui.marking.quotes.repair import cue_between, lost_end

_ANY_MARK = re.compile(r"``|[“”„‟\"＂〝〞«»‹›「」『』‚‛‘`]|''|(?<![^\W_])['’´]|['’´](?![^\W_])")
_LINE = re.compile(r"[^\n]+")
_OPENER_AHEAD = re.compile(r"\s*(?:[“\"„«‘]|``|''|['’](?=[^\W\d_a-z]))\S")
_WRAPPED = 2
"""Line breaks between the lines of a wrapped paragraph: lines of a dump are blocks of their own."""

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
    open_ended: bool = False
    """It was read to its paragraph's end because its closing mark was lost."""


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Start and end of each paragraph; wrapped lines are put together again."""
    found: list[tuple[int, int]] = []
    for match in _LINE.finditer(text):
        start, end = match.span()
        if found and text[start].islower():
            first, last = found[-1]
            line = text.rfind("\n", first, last) + 1 or first
            if (
                start - last <= _WRAPPED
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
    read: list[tuple[int, list[Pair], bool]] = []
    habit = Habit()
    turned = False
    for index, (start, end) in enumerate(parts):
        if _ANY_MARK.search(text, start, end) is None:
            continue
        continued = index + 1 < len(parts) and bool(_OPENER_AHEAD.match(text, parts[index + 1][0]))
        pairs, turned = _pairs(text, start, end, lexicon, continued=continued, turned=turned)
        pairs = _with_inner(text, _two_openings(text, pairs, lexicon), end, lexicon)
        read.append((index, pairs, continued))
        if pairs and pairs[0].opening is not None and pairs[0].closing is not None:
            habit.count(text, start, pairs[0].opening.start, pairs[0].closing.end)
    found: list[Stretch] = []
    for index, pairs, continued in read:
        paragraph = _Paragraph(text, index, *parts[index], continued, lexicon, habit)
        for pair in pairs:
            paragraph.add(pair, found)
    return found


class _Paragraph:
    """A paragraph whose pairs become stretches."""

    def __init__(
        self,
        text: str,
        index: int,
        start: int,
        end: int,
        continued: bool,
        lexicon: Lexicon,
        habit: Habit,
    ) -> None:
        self._text, self._lexicon, self._habit = text, lexicon, habit
        self._index, self._start, self._end = index, start, end
        self._continued = continued
        self._floors = [start]
        """Where a quotation may start at the earliest: behind each one before it."""

    def add(self, pair: Pair, found: list[Stretch]) -> None:
        """Put the stretch of a pair to those found."""
        stretch = self._stretch(pair, found)
        before = found[-1] if found else None
        if before is not None and before.continues and before.paragraph == self._index - 1:
            stretch.continued = stretch.start <= self._start + 3
        if stretch.end - stretch.start > 2 and stretch.start >= self._floors[-1]:
            found.append(stretch)
            self._floors.append(stretch.end)

    def _stretch(self, pair: Pair, found: list[Stretch]) -> Stretch:
        mark = pair.opening or pair.closing
        assert mark is not None
        if pair.opening is None:
            stretch = self._from_its_end(mark, found)
        elif pair.closing is None:
            stretch = self._to_its_end(pair, mark)
        else:
            stretch = Stretch(mark.start, pair.closing.end, self._index)
        stretch.family = mark.family
        return stretch

    def _to_its_end(self, pair: Pair, mark: Glyph) -> Stretch:
        text, end = self._text, self._end
        bound = pair.bound if pair.bound >= 0 else end
        stop = lost_end(text, mark.end, bound, self._lexicon, next_quote=pair.bound >= 0)
        stretch = Stretch(mark.start, stop, self._index, closed=False)
        reaches = pair.bound < 0 and stop >= len(text[:end].rstrip())
        stretch.continues = reaches and self._continued
        stretch.open_ended = reaches
        return stretch

    def _from_its_end(self, mark: Glyph, found: list[Stretch]) -> Stretch:
        """The stretch before a lone closing mark."""
        before = found[-1] if found else None
        at_start = len(self._floors) == 1
        if before is not None and at_start and self._goes_on(before, mark):
            before.continues = True
            return Stretch(self._start, mark.end, self._index, opened=False)
        first = self._start_before(mark, self._floors[-1], at_start)
        if before is not None and not at_start and _may_be_inner(self._text, before, mark):
            earlier = self._start_before(mark, self._floors[-2], len(self._floors) == 2)
            if earlier < before.start:
                found.pop()
                self._floors.pop()
                first = earlier
        return Stretch(first, mark.end, self._index, opened=False)

    def _start_before(self, mark: Glyph, floor: int, whole: bool) -> int:
        return lost_start(
            self._text, floor, mark.start, self._lexicon, whole=whole, habit=self._habit
        )

    def _goes_on(self, before: Stretch, mark: Glyph) -> bool:
        """Whether the speech that the paragraph before left open ends at a lone closing mark."""
        return (
            before.open_ended
            and before.paragraph == self._index - 1
            and not cue_between(self._text, self._start, mark.start, self._lexicon)
        )


def _may_be_inner(text: str, stretch: Stretch, mark: Glyph) -> bool:
    """Whether a stretch may be a phrase inside the speech that ends behind it.

    It has marks of another style, or it stands in the middle of a sentence without a stop of its own
    and the speech ends as before `, said X`.
    """
    if not stretch.closed or not stretch.opened:
        return False
    before = text[max(0, stretch.start - 3) : stretch.start].rstrip()[-1:]
    inside = before.isalnum() and text[stretch.end - 2].isalnum()
    return stretch.family != mark.family or (inside and text[mark.start - 1] == ",")


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
        behind = pairs[index + 1] if index + 1 < len(pairs) else None
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
            and (behind is None or behind.opening is not None)
            and cue_between(text, pair.opening.end, pair.closing.start, lexicon)
        ):
            bound = behind.opening.start if behind is not None and behind.opening else -1
            result.append(Pair(pair.opening, None, pair.closing.start))
            result.append(Pair(pair.closing, None, bound))
        else:
            result.append(pair)
    return result


def _is_opening(text: str, mark: Glyph) -> bool:
    """Whether a mark stands as an opening one does, or the blank before it was lost as well."""
    before, after = text[mark.start - 1], text[mark.end : mark.end + 1]
    return (before.isspace() and after.isalnum()) or (before in ".!?" and after.isupper())


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
    if (
        not before
        or not (before[-1].isalnum() or before[-1] in "([")
        or not text[start : start + 1].isupper()
    ):
        return False
    if not text[inner.closing.start - 1].isalnum():
        return False
    return not cue_between(text, start, inner.opening.start, lexicon) and cue_between(
        text, inner.closing.end, limit, lexicon
    )
