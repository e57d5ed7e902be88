"""Everything the model sees of a block, as one row of numbers."""

from __future__ import annotations

from tui.cleaning.html.head import Head
from tui.cleaning.html.places import PLACE_NAMES, places_of
from tui.cleaning.html.raw import Box, RawBlock
from tui.cleaning.html.rules import reads_like_prose
from tui.cleaning.html.shapes import SHAPE_NAMES, PageWords, shape_of
from tui.cleaning.html.surroundings import BOX_NAMES, Surroundings, measure_boxes

_CHARS = SHAPE_NAMES.index("chars")

PAGE_NAMES = (
    "page_blocks", "page_chars", "page_links", "page_prose", "page_prose_blocks", "page_articles",
    "page_mains", "page_h1", "page_type", "page_ld_article", "page_ld_product", "page_items",
)  # fmt: skip
"""Names of the values that are the same for all blocks of a page."""

FEATURE_NAMES = (*SHAPE_NAMES, *BOX_NAMES, *PLACE_NAMES, *PAGE_NAMES)
"""The columns of a row, in order."""


def rows_of(blocks: list[RawBlock], boxes: list[Box], head: Head) -> list[list[float]]:
    """One row a block."""
    prose = [reads_like_prose(block) and not block.hidden for block in blocks]
    measure_boxes(blocks, prose, boxes)
    around = Surroundings(blocks, boxes)
    words = PageWords(blocks, *_declared(head))
    shapes = [shape_of(block, words) for block in blocks]
    places = places_of(blocks, shapes, prose, around.group_keys)
    page = _page_values(blocks, shapes, prose, head)
    return [
        [*shape, *around.values(index, block.box), *place, *page]
        for index, (block, shape, place) in enumerate(zip(blocks, shapes, places, strict=True))
    ]


def _declared(head: Head) -> tuple[str, str, str]:
    article = head.article_ld
    body = article.get("articleBody") if article is not None else None
    title = head.metas.get("og:title") or head.title
    description = head.metas.get("description") or head.metas.get("og:description") or ""
    return title, description, body if isinstance(body, str) and len(body) > 200 else ""


def _page_values(
    blocks: list[RawBlock], shapes: list[list[float]], prose: list[bool], head: Head
) -> list[float]:
    chars = sum(shape[_CHARS] for shape in shapes) or 1.0
    links = sum(block.link_chars for block in blocks)
    prose_chars = sum(s[_CHARS] for s, p in zip(shapes, prose, strict=True) if p)
    kind = head.metas.get("og:type", "").lower()
    return [
        float(len(blocks)),
        chars,
        links / chars,
        prose_chars / chars,
        float(sum(prose)),
        float(head.articles),
        float(head.mains),
        float(len(head.headlines)),
        1.0 if "article" in kind else 2.0 if "product" in kind else 3.0 if kind else 0.0,
        float(head.article_ld is not None),
        float("Product" in head.ld_types),
        float("ItemList" in head.ld_types or "CollectionPage" in head.ld_types),
    ]
