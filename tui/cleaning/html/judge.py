"""What the block model says of a page: how likely each block belongs to its text, and its kind."""

from __future__ import annotations

from math import log
from typing import NamedTuple

from lxml import etree

from tui.cleaning.html.cut import best_cut
from tui.cleaning.html.features import rows_of
from tui.cleaning.html.head import Head
from tui.cleaning.html.kinds import MODEL, kind_shares, page_kind
from tui.cleaning.html.raw import Box, RawBlock
from tui.cleaning.html.rules import rule_scores
from tui.cleaning.html.second import families, second_columns
from tui.cleaning.html.trees import logistic, model
from tui.model import PageKind, Reason

MOST_BLOCKS = 6_000
"""Blocks beyond which rules judge: .3 % of the development pages have more than half as many."""


SURELY_OUT = -3.5
"""Log-odds of the first look below which no second is taken, and on which none learns; 47 % of the blocks of
38 development pages lie there."""

VOTE_UNDER = 0.6
"""Expected F1 under which readability-lxml is asked."""

VOTE = 1.0
"""Log-odds by which its vote makes the side of a block more sure or less. It moves no block: over held-out
sites the 83 pages under `VOTE_UNDER` lost .052 of word F1 (standard error .022) when it was added to the
scores."""


class Judgement(NamedTuple):
    """What is said of a page's blocks."""

    scores: list[float]
    """Probability of each block that it belongs to the page's text."""
    kind: PageKind | None
    """What sort of page it looks like; None when only rules were asked."""
    voted: list[bool] | None = None
    """Which blocks readability-lxml keeps, where it was asked."""

    def surely(self, index: int, kept: bool, sure: float) -> float:
        """How sure the side of a block is, from .5 to 1, with what the second judge says of it."""
        if self.voted is None:
            return sure
        vote = VOTE if self.voted[index] == kept else -VOTE
        return max(0.5, logistic(log(max(sure, 1e-9) / max(1 - sure, 1e-9)) + vote))

    def opinions(self, index: int, kept: bool) -> tuple[Reason, ...]:
        """What a second judge adds to the reasons of one block."""
        if self.voted is None:
            return ()
        return _AGREES if self.voted[index] == kept else _DISAGREES


_AGREES = (Reason("readability", "readability thinks so too"),)
_DISAGREES = (Reason("readability-against", "readability thinks otherwise"),)


def judge(
    blocks: list[RawBlock], boxes: list[Box], head: Head, root: etree._Element | None = None
) -> Judgement:
    """The model's word on every block, in two looks: alone, then among its kin.

    Args:
        blocks: The page's blocks in order.
        boxes: The boxes around them, parents first.
        head: What the page declares.
        root: The tree, for readability-lxml where the model is lost; None never asks it.
    """
    if not blocks:
        return Judgement([], None)
    if len(blocks) > MOST_BLOCKS:
        return Judgement(rule_scores(blocks), None)
    rows = rows_of(blocks, boxes, head)
    trees = model(MODEL)
    shares = kind_shares(rows)
    margins = trees.first.margins(rows)
    sizes = [block.words for block in blocks]
    extra = second_columns(margins, sizes, families(blocks), shares)
    asked = [index for index, margin in enumerate(margins) if margin >= SURELY_OUT]
    again = trees.second.margins((*rows[index], *extra[index]) for index in asked)
    for index, margin in zip(asked, again, strict=True):
        margins[index] = margin
    scores = [logistic(margin) for margin in margins]
    kind = page_kind(rows, shares)
    if root is None or best_cut(scores, sizes).f1 >= VOTE_UNDER:
        return Judgement(scores, kind)
    # Importing readability takes 65 ms on top of lxml, and most pages never ask it.
    from tui.cleaning.html.votes import readability_votes

    return Judgement(scores, kind, readability_votes(root, blocks))
