"""The captions of an article's pictures: they belong to it, but not to its running text."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from tui.cleaning.html.raw import Box, RawBlock
from tui.model import Reason

CAPTION = (Reason("caption", "the caption of a picture"),)

LEAST_CAPTION = 0.7
"""Confidence of a caption that the model would have set aside."""

LEVELS = 3
"""Elements around a block among which its `figcaption` is looked for."""

LEAD = 6
"""Blocks before the first of the text in which a page without headline has its lead picture."""


def captions_among(
    blocks: Sequence[RawBlock], kept: Sequence[bool], front: Collection[int]
) -> set[int]:
    """Numbers of the blocks in a `figcaption` between the headline and the end of the text."""
    text = [index for index, own in enumerate(kept) if own and index not in front]
    if not text:
        return set()
    start = min(min(front, default=text[0]), max(0, text[0] - LEAD))
    return {
        index
        for index in range(start, text[-1] + 1)
        if index not in front and not blocks[index].hidden and _in_caption(blocks[index])
    }


def _in_caption(block: RawBlock) -> bool:
    box: Box | None = block.box
    for _ in range(LEVELS):
        if box is None:
            return False
        if box.tag == "figcaption":
            return True
        box = box.parent
    return False
