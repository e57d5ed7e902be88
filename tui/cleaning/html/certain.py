"""Blocks that are set aside whatever the model says: there is no doubt what they are."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from tui.cleaning.html.phrases import MAX_WORDS, block_tokens, covered_share, opening_words
from tui.cleaning.html.raw import RawBlock

COVERED = 0.6
"""Share of a block that a phrase must cover. Of such blocks on the development articles .3 % stand in
the true text, whatever the phrase's role."""

MOST_SCORE = 0.9
"""Probability above which the model is believed against a phrase: “Related” may head a section."""

OUT = 0.05
"""Probability that such a block is given."""

LINKED = 0.4
"""Share of a line that is linked where it leads elsewhere after a phrase such as “Read also:”. Of such
lines that the model keeps on development articles of held-out sites 42 are none of the true text, 23 are;
of the latter one has more than `MOST_SCORE`."""

COLONS = ":：-–—|»>"
"""Signs between such a phrase and the title of the other page."""

ROLES = ("related", "nav", "tail-junk", "lead-junk", "legal", "comment", "product-spam")
"""Whose phrases count."""


def without_the_certain(blocks: Sequence[RawBlock], scores: Sequence[float]) -> list[float]:
    """The scores, lowered for adverts in a sentence, for “Read more” and for “Read also: …”."""
    return [
        min(score, OUT) if block.lifted or (score > OUT and _calls(block, score)) else score
        for block, score in zip(blocks, scores, strict=True)
    ]


def last_that_stays(blocks: Sequence[RawBlock], kept: Sequence[bool]) -> int:
    """The number of the last block of the text: a heading with nothing under it is none of it."""
    last = len(blocks) - 1
    while last >= 0 and (not kept[last] or blocks[last].heading):
        last -= 1
    return last


def shop_start(blocks: Sequence[RawBlock], scores: Sequence[float]) -> int:
    """The number of the heading under which a shop's offers follow the article, or of all blocks.

    Args:
        blocks: The blocks of a page that is neither a product nor a listing.
        scores: How likely each belongs to the text.
    """
    likely = [
        block.words if score >= LIKELY else 0 for block, score in zip(blocks, scores, strict=True)
    ]
    needed = SHOP_AFTER * sum(likely)
    told = 0
    for number, (block, words) in enumerate(zip(blocks, likely, strict=True)):
        if block.heading and 0 < needed <= told and _covered(block, ("product-spam",)):
            return number
        told += words
    return len(blocks)


LIKELY = 0.5
SHOP_AFTER = 0.5
"""Share of the likely text that stands before a heading such as “Our latest products” which ends it. On
no development article that has one the model keeps anything after it; on pages spun for a shop it
does."""


def _calls(block: RawBlock, score: float) -> bool:
    return (score < MOST_SCORE and _covered(block)) or leads_elsewhere(block)


def leads_elsewhere(block: RawBlock) -> bool:
    """Whether it announces another page, and links it: “Read also: The tower clock is right again”."""
    if block.link_chars < LINKED * len(block.text) or block.words > MAX_WORDS:
        return False
    words = block.text.split()
    opening = opening_words(words, "related")
    if not 0 < opening < len(words):
        return False
    return words[opening - 1][-1] in COLONS or words[opening][0] in COLONS


def _covered(block: RawBlock, roles: Collection[str] = ROLES) -> bool:
    return covered_share(block_tokens(block), block.text, roles) >= COVERED
