"""Lines that interrupt an article: the mark of an advert, or a pointer to another story.

To the model such a line looks like the heading of what follows. Where prose stands before it and goes on
after it, it opens nothing: the page is judged as if the line were not there, and the line set aside.
"""

from __future__ import annotations

from collections.abc import Sequence

from tui.cleaning.lines.corrections import is_pointer
from tui.cleaning.lines.lists import advert_book
from tui.cleaning.lines.rules import PROSE_MIN_SIZE
from tui.cleaning.lines.segments import Cut
from tui.cleaning.lines.shapes import Shape

ADVERT_SHARE = 0.8
"""Share of the line that the advert's mark must cover; “Advertisement for the concert” is a headline."""

MOST_IN_A_ROW = 2
"""Interrupting lines in a row, at most one of them a pointer: a list of links ends an article often enough."""

HALF_MIN_SIZE = 5
"""Words of the first half of a sentence that an advert cuts in two."""

GOES_ON_MIN_SIZE = 8
"""Words from which a line with the end of a sentence is taken for prose that goes on."""

STOP_FALL = 0.25
"""Part of the common words before the line that the prose after it must have at least: a blurb of
products has few, prose of another language none."""

INTERRUPTION_SCORE = -4.0
"""Log odds such a line is given; the model's own lie between -6 and -3 on pages of several languages."""


def interruptions(shapes: Sequence[Shape]) -> frozenset[int]:
    """The units that only interrupt the prose around them."""
    found: set[int] = set()
    place = 1
    while place < len(shapes) - 1:
        end = place
        while end < len(shapes) and _interrupts(shapes[end]):
            end += 1
        if place < end <= place + MOST_IN_A_ROW and end < len(shapes):
            pointers = sum(map(is_pointer, shapes[place:end]))
            if pointers <= 1 and _goes_on(shapes[place - 1], shapes[end]):
                found.update(range(place, end))
        place = max(end, place + 1)
    return frozenset(found)


def put_back(
    aside: frozenset[int], count: int, scores: Sequence[float], cut: Cut
) -> tuple[list[float], Cut]:
    """Scores and cut of the whole page.

    Args:
        aside: The units that the page was judged without.
        count: How many units the page has with them.
        scores: Log odds of the other units.
        cut: The cut of the page that the other units make up.
    """
    others = [place for place in range(count) if place not in aside]
    whole = [INTERRUPTION_SCORE] * count
    for place, score in zip(others, scores, strict=True):
        whole[place] = score
    if cut.end <= cut.first:
        return whole, Cut(0, 0)
    first, end = others[cut.first], others[cut.end - 1] + 1
    inside = {place for place in aside if first < place < end}
    inside.update(others[place] for place in cut.aside)
    return whole, Cut(first, end, frozenset(inside), cut.worth)


def is_advert_mark(shape: Shape) -> bool:
    """Whether the line says that an advert stands here, and no more."""
    if not shape.short:
        return False
    phrase = (
        advert_book().at_start(shape.words, shape.text.lower().strip(" -–—|:•[(")).get("advert")
    )
    return phrase is not None and len(phrase) >= ADVERT_SHARE * len(shape.text.strip(" -–—|:•[]()"))


def _interrupts(shape: Shape) -> bool:
    return is_advert_mark(shape) or is_pointer(shape)


def _goes_on(before: Shape, after: Shape) -> bool:
    """Whether the prose before the line seems to go on after it."""
    if before.wide != after.wide or before.dots:
        return False
    if after.low_start and not before.ends and before.size >= HALF_MIN_SIZE:
        return True
    if before.size < PROSE_MIN_SIZE:
        return False
    prose = after.size >= PROSE_MIN_SIZE or (after.size >= GOES_ON_MIN_SIZE and after.sentences > 0)
    return prose and after.stop >= STOP_FALL * before.stop
