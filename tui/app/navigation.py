"""Where one can jump to in a page: quotations, contradictions, cuts, headings, paragraphs."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from tui.library.block_index import BlockIndex
from tui.model import CleanedPage, Role, Span


class JumpKind(StrEnum):
    """What a jump goes to."""

    QUOTE = "quote"
    CONTRADICTION = "contradiction"
    ASIDE = "block set aside"
    HEADING = "heading"
    HIT = "hit"
    PARAGRAPH = "paragraph"


class Target(NamedTuple):
    """A place to jump to; targets are ordered as the page is."""

    block: int
    character: int
    number: int
    """Which quotation, contradiction or block it is."""
    side: int = 0
    """Contradictions: 0 is the first side, 1 the second."""


@dataclass(frozen=True, slots=True)
class Targets:
    """All places of a page one can jump to, by kind."""

    by_kind: dict[JumpKind, list[Target]]

    def of(self, kind: JumpKind) -> list[Target]:
        """The targets of a kind in page order."""
        return self.by_kind.get(kind, [])


def find_targets(page: CleanedPage, places: BlockIndex) -> Targets:
    """Everything one can jump to."""
    quotes = [
        Target(*places.place(quote.start), index)
        for index, quote in enumerate(page.marks.quotes)
        if quote.kind.is_speech
    ]
    sides = sorted(
        Target(*places.place(span.start), index, side)
        for index, pair in enumerate(page.marks.contradictions)
        for side, span in enumerate((pair.a, pair.b))
    )
    blocks = page.article.blocks
    aside = [
        Target(index, 0, index)
        for index, block in enumerate(blocks)
        if not block.in_article and (index == 0 or blocks[index - 1].in_article)
    ]
    headings = [Target(i, 0, i) for i, b in enumerate(blocks) if b.role is Role.HEADING]
    paragraphs = [Target(i, 0, i) for i, b in enumerate(blocks) if b.in_article]
    return Targets(
        {
            JumpKind.QUOTE: quotes,
            JumpKind.CONTRADICTION: sides,
            JumpKind.ASIDE: aside,
            JumpKind.HEADING: headings,
            JumpKind.PARAGRAPH: paragraphs,
        }
    )


def next_target(
    targets: Sequence[Target], place: tuple[int, int], forward: bool, current: Target | None
) -> Target | None:
    """The nearest target after (or before) a place.

    Args:
        targets: In page order.
        place: (block, character) that one reads at.
        forward: Towards the end of the page.
        current: The target one stands on, which is left in any case; several may share a place.
    """
    if not targets:
        return None
    if current is not None and current in targets:
        at = targets.index(current) + (1 if forward else -1)
        return targets[at] if 0 <= at < len(targets) else None
    keys = [target[:2] for target in targets]
    if forward:
        at = bisect_left(keys, place)
    else:
        at = bisect_right(keys, place) - 1
        if at >= 0 and keys[at] == place:
            at -= 1
    return targets[at] if 0 <= at < len(targets) else None


def counterpart(
    page: CleanedPage, place: tuple[int, int], other: CleanedPage
) -> tuple[int, int] | None:
    """The place in another form of a page that has the same text; None where it has none."""
    text = page.article.blocks[place[0]].text
    for number, block in enumerate(other.article.blocks):
        if block.text == text and block.in_article:
            return number, place[1]
    return None


def contradiction_span(page: CleanedPage, target: Target) -> Span:
    """The side of the contradiction that a target stands for."""
    pair = page.marks.contradictions[target.number]
    return pair.b if target.side else pair.a
