"""Blocks that are set aside whatever the model says: there is no doubt what they are."""

from __future__ import annotations

from collections.abc import Sequence

from tui.cleaning.html.phrases import block_tokens, covered_share
from tui.cleaning.html.raw import RawBlock

COVERED = 0.6
"""Share of a block that a phrase must cover. Of such blocks on the development articles .3 % stand in
the true text, whatever the phrase's role."""

MOST_SCORE = 0.9
"""Probability above which the model is believed against a phrase: “Related” may head a section."""

OUT = 0.05
"""Probability that such a block is given."""

ROLES = ("related", "nav", "tail-junk", "lead-junk", "legal", "comment", "product-spam")
"""Whose phrases count."""


def without_the_certain(blocks: Sequence[RawBlock], scores: Sequence[float]) -> list[float]:
    """The scores, lowered for adverts lifted out of a sentence and for calls such as “Read more”."""
    return [
        min(score, OUT) if block.lifted or (OUT < score < MOST_SCORE and _covered(block)) else score
        for block, score in zip(blocks, scores, strict=True)
    ]


def last_that_stays(blocks: Sequence[RawBlock], kept: Sequence[bool]) -> int:
    """The number of the last block of the text: a heading with nothing under it is none of it."""
    last = len(blocks) - 1
    while last >= 0 and (not kept[last] or blocks[last].heading):
        last -= 1
    return last


def _covered(block: RawBlock) -> bool:
    return covered_share(block_tokens(block), block.text, ROLES) >= COVERED
