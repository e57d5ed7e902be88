"""Scores by rule: for pages too large for the model, and the ground it is measured against."""

from __future__ import annotations

from tui.cleaning.html.hints import bit
from tui.cleaning.html.raw import Box, RawBlock

PROSE_WORDS = 12
"""Words from which a block with a sentence end counts as prose; 10 to 15 scored alike."""

PROSE_LINK_SHARE = 0.35
"""Prose has a smaller share of linked characters than this."""

JUNK_TAGS = frozenset({"nav", "footer", "aside", "form", "button", "select", "option", "dialog"})
"""Elements that hold no article text."""

_JUNK_HINTS = (
    bit("comment") | bit("nav") | bit("footer") | bit("sidebar") | bit("related") | bit("share")
    | bit("ad") | bit("legal") | bit("subscribe") | bit("popup")
)  # fmt: skip
_ENDS = '.!?…。！？”"»’:)'


def reads_like_prose(block: RawBlock) -> bool:
    """Whether a block is long enough, ends like a sentence and is not mostly links."""
    return (
        block.words >= PROSE_WORDS or (len(block.text) >= 60 and not block.text.isascii())
    ) and block.link_chars < PROSE_LINK_SHARE * len(block.text)


def rule_scores(blocks: list[RawBlock]) -> list[float]:
    """A score from 0 to 1 a block: how much it looks like part of the article."""
    votes: dict[int, float] = {}
    boxes: dict[int, Box] = {}
    prose = [reads_like_prose(block) and not _in_junk(block) for block in blocks]
    for block, is_prose in zip(blocks, prose, strict=True):
        if not is_prose:
            continue
        weight = float(min(len(block.text), 600))
        box: Box | None = block.box
        for share in (1.0, 1.0, 0.7, 0.4):
            if box is None:
                break
            votes[id(box)] = votes.get(id(box), 0.0) + share * weight
            boxes[id(box)] = box
            box = box.parent
    if not votes:
        return [0.0] * len(blocks)
    best = boxes[max(votes, key=lambda key: votes[key])]
    inside = [index for index in range(best.first, best.end) if prose[index]]
    if not inside:
        return [0.0] * len(blocks)
    first, last = inside[0], inside[-1]
    scores = [0.05] * len(blocks)
    for index in range(max(first - 3, best.first), last + 1):
        block = blocks[index]
        if prose[index]:
            scores[index] = 0.9
        elif _in_junk(block) or block.link_chars > 0.5 * len(block.text):
            scores[index] = 0.2
        elif index >= first or block.heading:
            scores[index] = 0.7
    return scores


def _in_junk(block: RawBlock) -> bool:
    box: Box | None = block.box
    steps = 0
    while box is not None:
        if box.tag in JUNK_TAGS or (steps < 2 and box.hints & _JUNK_HINTS):
            return True
        box = box.parent
        steps += 1
    return block.hidden
