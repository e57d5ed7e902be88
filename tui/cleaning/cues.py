"""Sets aside what recurs over a folder, never so that a page is worse than it was alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tui.model import Article, Block, Reason, Role, visible_characters
from tui.model.cues import FolderCues, SiteCues, line_fingerprint, opening_fingerprint

LEAST_SHARE = 0.02
"""Share of a site's pages a line must stand on: two of a thousand pages share a line by chance."""

LONG_LINE = 60
"""Characters from which a line must stand on three pages: a long line on two is body in 1 of 11."""

LEAST_OPENINGS = 3
"""Pages on which the opening of a line must stand when the line itself does not."""

MOST_LOST = 0.4
"""Share of the article's characters that may go; where more recurs, the pages are copies that were
not seen as such, or a series, and all stays."""

SURE = 0.9
"""Confidence from which a recurring block between blocks of the article stays, marked unsure."""

UNSURE = 0.6
"""Confidence of a block that stays although it recurs."""

_SPARED = frozenset({Role.TITLE, Role.BYLINE, Role.DATE, Role.CAPTION, Role.TABLE})


def apply_cues(article: Article, cues: FolderCues, site: str | None) -> Article:
    """The article without the blocks that stand on several distinct pages of its site."""
    known = cues.of(site)
    if known is None:
        return article
    found = {
        index: count
        for index, block in enumerate(article.blocks)
        if block.role not in _SPARED and block.in_article and (count := recurrence(block, known))
    }
    if not found:
        return article
    total = sum(visible_characters(block.text) for block in article.blocks if block.in_text)
    lost = sum(visible_characters(article.blocks[index].text) for index in found)
    if lost > MOST_LOST * total:
        return article
    blocks = list(article.blocks)
    for index, count in found.items():
        blocks[index] = _judged_again(article.blocks, index, count, found)
    return Article.assemble(blocks, article.page_kind, article.metadata, article.warnings)


def recurrence(block: Block, known: SiteCues) -> int:
    """On how many distinct pages of the site the block stands; 0 when it is not enough."""
    least = max(2, int(LEAST_SHARE * known.pages))
    if len(block.text) >= LONG_LINE:
        least = max(3, least)
    counts = [
        known.count(line_fingerprint(line)) for line in block.text.split("\n") if line.strip()
    ]
    count = min(counts, default=0)
    if count >= least:
        return count
    opening = known.count(opening_fingerprint(block.text))
    return opening if opening >= max(LEAST_OPENINGS, least) else 0


def _judged_again(blocks: Sequence[Block], index: int, count: int, found: dict[int, int]) -> Block:
    block = blocks[index]
    reason = Reason("recurs", f"the same line stands on {count} pages of this folder")
    reasons = (reason, *block.reasons)
    if _is_held(blocks, index, found):
        return replace(block, reasons=reasons, confidence=UNSURE, unsure=True)
    return replace(
        block,
        role=_aside_role(blocks, index),
        reasons=reasons,
        confidence=max(0.5, block.confidence if count > 2 else 0.7),
        unsure=count == 2,
        level=0,
    )


def _is_held(blocks: Sequence[Block], index: int, found: dict[int, int]) -> bool:
    """A subhead or short line the page's own judgement is sure of, between blocks that stay."""
    block = blocks[index]
    if block.confidence < SURE or len(block.text) >= LONG_LINE:
        return False
    before = next((k for k in range(index - 1, -1, -1) if blocks[k].in_text), None)
    after = next((k for k in range(index + 1, len(blocks)) if blocks[k].in_text), None)
    return before is not None and after is not None and before not in found and after not in found


def _aside_role(blocks: Sequence[Block], index: int) -> Role:
    """That of the nearest block set aside already on the same side; else tail or lead junk."""
    last = max((k for k, block in enumerate(blocks) if block.in_text), default=0)
    for place in (index + 1, index - 1):
        if 0 <= place < len(blocks) and not blocks[place].in_article:
            return blocks[place].role
    return Role.TAIL_JUNK if 2 * index > last else Role.LEAD_JUNK
