"""Sets aside what stands on a site's pages whatever they say, never so that a page is worse for it.

A line that recurs is not yet a template: shops repeat prices, lists of languages repeat each other's
entries, handbooks their notes. Only three signs together tell a standing line from those: it is a
sentence or stands at the page's edge, nearly all pages have it, and each has it but once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from tui.model import Article, Block, PageKind, Reason, Role, visible_characters
from tui.model.cues import FolderCues, SiteCues, line_fingerprint, opening_fingerprint

LEAST_SHARE = 0.8
"""Share of a site's distinct pages a standing line is on. Of 351 pages of the development corpus
(120 whole-page dumps, 231 in HTML) at .5 16 were worse, at .6 6, at .7 5, at .8 and .9 none."""

LEAST_PAGES = 3
"""Distinct pages a standing line is on at least: two pages share a line by chance."""

MANY_PAGES = 10
"""Pages that make a long line a standing one without that share: a large site has several
templates. From 5 pages on 15 of the 351 were worse, from 6 on 8, from 7 on 1, from 8 on none; no
site there has more than 12."""

MANY_SHARE = 0.02
"""Share that goes with MANY_PAGES: of ten thousand pages ten share a sentence by chance."""

LONG_LINE = 60
"""Characters from which a line is taken for a sentence and may be set aside between paragraphs:
from 30 on 5 of the 351 pages were worse, from 45, 60 or 80 on none."""

LEAST_LETTERS = 4
"""Letters a standing line has; with fewer it is a price, a rank, a letter of an index."""

MOST_LOST = 0.4
"""Share of the article's characters that may go; where more recurs, the pages are copies that were
not seen as such, or a series, and all stays."""

SURE = 0.9
"""Confidence of the page's own judgement against which a block is set aside as unsure."""

SET_ASIDE = 0.9
"""Confidence of a block set aside; UNSURE where the page's own judgement was sure of it."""

UNSURE = 0.6
"""Confidence of a block that the page itself was sure of."""

_SPARED = frozenset({Role.TITLE, Role.BYLINE, Role.DATE, Role.CAPTION, Role.TABLE})

_SPARED_KINDS = frozenset({PageKind.DOCUMENTATION, PageKind.FORUM})
"""Here what all pages say belongs to each (“These pages describe version 2”)."""


def apply_cues(article: Article, cues: FolderCues, site: str | None) -> Article:
    """The article without the blocks that stand on nearly all distinct pages of its site."""
    known = cues.of(site)
    if known is None or article.page_kind in _SPARED_KINDS:
        return article
    found = standing_blocks(article.blocks, known)
    total = sum(visible_characters(block.text) for block in article.blocks if block.in_text)
    lost = sum(visible_characters(article.blocks[index].text) for index in found)
    if not found or lost > MOST_LOST * total:
        return article
    blocks = list(article.blocks)
    for index, count in found.items():
        blocks[index] = _set_aside(article.blocks, index, count)
    return Article.assemble(blocks, article.page_kind, article.metadata, article.warnings)


def standing_blocks(blocks: Sequence[Block], known: SiteCues) -> dict[int, int]:
    """The places of article blocks that the site's template brings, and on how many pages each is.

    Long ones anywhere, short ones only before or after all that is the page's own.
    """
    counts = {
        index: count
        for index, block in enumerate(blocks)
        if block.in_article and block.role not in _SPARED and (count := recurrence(block, known))
    }
    own = [index for index, block in enumerate(blocks) if block.in_text and index not in counts]
    times = Counter(line_fingerprint(block.text) for block in blocks) if counts else Counter()
    return {
        index: count
        for index, count in counts.items()
        if _is_standing(blocks[index], count, known.pages)
        and times[line_fingerprint(blocks[index].text)] == 1
        and (_is_long(blocks[index]) or not own or not own[0] < index < own[-1])
    }


def recurrence(block: Block, known: SiteCues) -> int:
    """On how many distinct pages of the site the block stands, by its lines or its opening."""
    lines = [line_fingerprint(line) for line in block.text.split("\n") if line.strip()]
    count = min(map(known.count, lines), default=0)
    return count or known.count(opening_fingerprint(block.text))


def _is_standing(block: Block, count: int, pages: int) -> bool:
    if count < LEAST_PAGES or sum(map(str.isalpha, block.text)) < LEAST_LETTERS:
        return False
    if count >= LEAST_SHARE * pages:
        return block.role is not Role.HEADING or _is_long(block)
    return _is_long(block) and count >= max(MANY_PAGES, MANY_SHARE * pages)


def _is_long(block: Block) -> bool:
    return len(block.text) >= LONG_LINE


def _set_aside(blocks: Sequence[Block], index: int, count: int) -> Block:
    block = blocks[index]
    reason = Reason("recurs", f"the same line stands on {count} pages of this folder")
    unsure = block.confidence >= SURE
    return replace(
        block,
        role=_aside_role(blocks, index),
        reasons=(reason, *block.reasons),
        confidence=UNSURE if unsure else SET_ASIDE,
        unsure=unsure,
        level=0,
    )


def _aside_role(blocks: Sequence[Block], index: int) -> Role:
    """That of the nearest block set aside already on the same side; else tail or lead junk."""
    last = max((k for k, block in enumerate(blocks) if block.in_text), default=0)
    for place in (index + 1, index - 1):
        if 0 <= place < len(blocks) and not blocks[place].in_article:
            return blocks[place].role
    return Role.TAIL_JUNK if 2 * index > last else Role.LEAD_JUNK
