"""What sort of page it is, by rule: what it declares, and how much of it is text."""

from __future__ import annotations

from collections.abc import Sequence

from tui.cleaning.html.head import ARTICLE_TYPES, Head
from tui.cleaning.html.phrases import PHRASE_ROLES, phrase_shares, tokens_of
from tui.cleaning.html.raw import RawBlock
from tui.model import Block, PageKind, visible_characters

SHORT_PAGE = 1_200
"""Characters of article under which a page that speaks of an error is one."""

LISTING_LINKS = 0.6
"""Share of linked characters of all text from which a page with little prose is a listing."""

LITTLE_PROSE = 0.3
"""Share of the page's text that an article has at least, unless the page says it is one."""

_TYPES = {
    "DiscussionForumPosting": PageKind.FORUM,
    "QAPage": PageKind.FORUM,
    "Product": PageKind.PRODUCT,
    "CollectionPage": PageKind.LISTING,
    "ItemList": PageKind.LISTING,
    "APIReference": PageKind.DOCUMENTATION,
}

_ERROR = PHRASE_ROLES.index("error-page")


def kind_by_rule(blocks: Sequence[Block], raw: Sequence[RawBlock], head: Head) -> PageKind:
    """The page's kind, from its judged blocks and its declarations."""
    sizes = [visible_characters(block.text) for block in blocks]
    visible = sum(sizes)
    if not visible:
        return PageKind.EMPTY
    text = sum(size for size, block in zip(sizes, blocks, strict=True) if block.in_text)
    if text < SHORT_PAGE and _speaks_of_an_error(raw, head):
        return PageKind.ERROR_PAGE
    if head.ld_types & ARTICLE_TYPES:
        return PageKind.ARTICLE
    for name, kind in _TYPES.items():
        if name in head.ld_types:
            return kind
    links = sum(block.link_chars for block in raw)
    if links > LISTING_LINKS * visible and text < LITTLE_PROSE * visible:
        return PageKind.LISTING
    return PageKind.ARTICLE if text else PageKind.OTHER


def _speaks_of_an_error(raw: Sequence[RawBlock], head: Head) -> bool:
    said = [head.title, *(block.text for block in raw if block.heading)][:12]
    for words in said:
        shares = phrase_shares(tokens_of(words), words)
        if shares is not None and shares[_ERROR] >= LITTLE_PROSE:
            return True
    return False
