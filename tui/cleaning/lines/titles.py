"""The page's headline, where a line of the page is one."""

from __future__ import annotations

from collections.abc import Sequence

from tui.cleaning.lines.roles import furniture
from tui.cleaning.lines.segments import Cut
from tui.cleaning.lines.shapes import Shape

TITLE_MAX_SIZE = 30
"""Words a headline may have."""

TITLE_MIN_SIZE = 2.0
"""Words it must have; one word is a kicker or a section."""

LOOK_BACK = 14
"""Units before the article among which the headline is looked for; the whole-page dumps of the
development pages have it at most 12 before the first paragraph."""

TITLE_MIN_SCORE = 1.0
"""Score from which a line is taken; below it no title is the better answer."""


IMPOSSIBLE = -9.0
"""Score of a line that is no headline whatever else speaks for it."""

BARE_SHARE = 0.4
"""Share of “headline - site” that the headline itself is at least."""


def title_place(shapes: Sequence[Shape], cut: Cut) -> int | None:
    """The unit that is the headline; None where none is."""
    if cut.end <= cut.first:
        return None
    body: set[str] = set()
    for place in range(cut.first, min(cut.end, cut.first + 12)):
        body.update(word for word in shapes[place].words if len(word) > 3 or not word.isascii())
    opening = range(max(0, cut.first - LOOK_BACK), min(cut.first + 1, cut.end))
    scored = [(_score(shapes, place, cut, body), place) for place in opening]
    best = max(scored, default=(0.0, 0))
    if best[0] < TITLE_MIN_SCORE:
        return None
    return _bare(shapes, best[1], range(opening.start, min(cut.first + 3, cut.end)))


def _bare(shapes: Sequence[Shape], found: int, among: Sequence[int]) -> int:
    """The line with the headline alone, where the one found adds the site's name to it."""
    text = shapes[found].masked
    for place in among:
        other = shapes[place].masked
        rest = text[len(other) :].strip()
        whole = BARE_SHARE * len(text) <= len(other) < len(text) and text.startswith(other)
        if whole and rest[:1] in "-–—|·»:(":
            return place
    return found


def _score(shapes: Sequence[Shape], place: int, cut: Cut, body: set[str]) -> float:
    shape = shapes[place]
    if not TITLE_MIN_SIZE <= shape.size <= TITLE_MAX_SIZE or shape.dots or furniture(shape):
        return IMPOSSIBLE
    if shape.count or shape.ago or shape.url or shape.item:
        return IMPOSSIBLE
    score = 0.3 + 0.12 * min(shape.size, 9) - 0.1 * (cut.first - place)
    content = [word for word in shape.words if len(word) > 3 or not word.isascii()]
    shared = sum(1 for word in content if word in body)
    score += 1.5 * shared / len(content) if content else -0.5
    score -= 1.2 * (shape.ends and not shape.question) + 0.5 * shape.colon
    if any(kind in shape.starts for kind in ("nav", "related", "comment", "tail-junk", "legal")):
        score -= 0.6 if shape.size > 5 else 2.0
    if place >= cut.first:
        score -= 0.8
    score += 0.6 * any(
        other.masked.startswith(shape.masked) and index != place
        for index, other in enumerate(shapes[: cut.first])
    )
    return score
