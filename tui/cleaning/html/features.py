"""Everything the model sees of a block, as one row of numbers."""

from __future__ import annotations

from tui.cleaning.html.head import Head
from tui.cleaning.html.phrases import PHRASE_ROLES
from tui.cleaning.html.raw import Box, RawBlock
from tui.cleaning.html.rules import reads_like_prose
from tui.cleaning.html.shapes import SHAPE_NAMES, PageWords, shape_of
from tui.cleaning.html.surroundings import BOX_NAMES, FAR, Surroundings, measure_boxes

NEIGHBOURS = (-3, -2, -1, 1, 2, 3)
"""Blocks before and after whose shapes are told."""

WINDOWS = (5, 12)
"""Blocks to either side that means are taken over."""

NEAR = 60.0
"""Distances in blocks are cut off here."""

_FIELDS = {name: number for number, name in enumerate(SHAPE_NAMES)}
_WORDS, _LINKS, _ENDING = _FIELDS["words"], _FIELDS["link_share"], _FIELDS["ending"]
_TAG, _PHRASES, _IS_TITLE = _FIELDS["tag"], _FIELDS["phrase_related"], _FIELDS["is_title"]
_COMMON, _CHARS = _FIELDS["common"], _FIELDS["chars"]
_CUES = ("related", "comment", "tail-junk", "product-spam", "legal")
_CUE_AT = [_PHRASES + PHRASE_ROLES.index(role) for role in _CUES]
CUE_SHARE = 0.6
"""Share of a short block that a phrase must cover for it to head what follows."""

PLACE_NAMES = (
    "place", "before", "after", "prose_before", "prose_after", "last_prose", "next_prose",
    "since_title", "under_heading", "heading_level", "heading_words",
    *(f"heading_{role}" for role in _CUES), "since_cue", "cue_prose", "cue_role",
    *(f"near{offset:+d}_{name}" for offset in NEIGHBOURS
      for name in ("words", "link_share", "ending", "tag", "same_box", "same_group")),
    *(f"window{size}{side}_{name}" for size in WINDOWS for side in "<>"
      for name in ("words", "link_share", "prose")),
)  # fmt: skip
"""Names of the values that tell where in the sequence a block stands."""

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
    places = _Places(blocks, shapes, prose, around.group_keys)
    page = _page_values(blocks, shapes, prose, head)
    return [
        [*shape, *around.values(index, block), *places.values(index), *page]
        for index, (block, shape) in enumerate(zip(blocks, shapes, strict=True))
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


class _Places:
    """Running sums over the sequence, so that every window costs the same."""

    def __init__(
        self,
        blocks: list[RawBlock],
        shapes: list[list[float]],
        prose: list[bool],
        groups: list[str],
    ) -> None:
        self.blocks = blocks
        self.groups = groups
        self.count = len(blocks)
        self.brief = [(s[_WORDS], s[_LINKS], s[_ENDING], s[_TAG]) for s in shapes]
        self.words = _sums([min(s[_WORDS], 60.0) for s in shapes])
        self.links = _sums([s[_LINKS] for s in shapes])
        self.chars = _sums([s[_CHARS] for s in shapes])
        self.prose = _sums([s[_CHARS] if p else 0.0 for s, p in zip(shapes, prose, strict=True)])
        self.prosy = _sums([float(p) for p in prose])
        self.next_prose = _distances(list(reversed(prose)))[::-1]
        self.last_prose = _distances(prose)
        self.headings = self._under_headings(shapes)
        self.cues = self._after_cues(shapes)
        self.title = next(
            (i for i, s in enumerate(shapes) if s[_IS_TITLE] == 1.0 and blocks[i].heading), None
        )

    def _under_headings(self, shapes: list[list[float]]) -> list[list[float]]:
        """For each block what the heading above it says."""
        rows: list[list[float]] = []
        level, at, cues = 0.0, -1, [0.0] * len(_CUES)
        words = 0.0
        for index, (block, shape) in enumerate(zip(self.blocks, shapes, strict=True)):
            distance = min(NEAR, float(index - at)) if at >= 0 else NEAR
            rows.append([distance, level, words, *cues])
            if block.heading:
                level, at, words = float(block.heading), index, shape[_WORDS]
                cues = [shape[place] for place in _CUE_AT]
        return rows

    def _after_cues(self, shapes: list[list[float]]) -> list[list[float]]:
        """For each block how far back a short block stands that heads a tail, and since what."""
        rows: list[list[float]] = []
        at, role = -1, -1.0
        for index, shape in enumerate(shapes):
            for number, place in enumerate(_CUE_AT):
                if shape[place] >= CUE_SHARE:
                    at, role = index, float(number)
            if at < 0:
                rows.append([NEAR, -1.0, -1.0])
            else:
                since = self.prose[index] - self.prose[at]
                rows.append([min(NEAR, float(index - at)), since, role])
        return rows

    def values(self, index: int) -> list[float]:
        """The values of `PLACE_NAMES` for one block."""
        total = self.chars[-1] or 1.0
        prose = self.prose[-1] or 1.0
        title = self.title
        since = max(-NEAR, min(NEAR, float(index - title))) if title is not None else -NEAR - 1
        row = [
            index / self.count,
            self.chars[index] / total,
            self.chars[index],
            self.prose[index] / prose,
            (self.prose[-1] - self.prose[index + 1]) / prose,
            self.last_prose[index],
            self.next_prose[index],
            since,
            *self.headings[index],
            *self.cues[index],
        ]
        box, group = self.blocks[index].box, self.groups[index]
        for offset in NEIGHBOURS:
            other = index + offset
            if 0 <= other < self.count:
                same_box = self.blocks[other].box is box
                near = self.blocks[other].box.parent is box.parent
                row += self.brief[other]
                row += (
                    1.0 if same_box else 0.5 if near else 0.0,
                    float(self.groups[other] == group),
                )
            else:
                row += (-1.0, -1.0, -1.0, -1.0, -1.0, -1.0)
        for size in WINDOWS:
            row += self._window(max(0, index - size), index)
            row += self._window(index + 1, min(self.count, index + 1 + size))
        return row

    def _window(self, low: int, high: int) -> tuple[float, float, float]:
        if low >= high:
            return (-1.0, -1.0, -1.0)
        size = high - low
        return (
            (self.words[high] - self.words[low]) / size,
            (self.links[high] - self.links[low]) / size,
            (self.prosy[high] - self.prosy[low]) / size,
        )


def _sums(values: list[float]) -> list[float]:
    """Running sums: entry i is the sum of the first i values."""
    sums = [0.0]
    total = 0.0
    for value in values:
        total += value
        sums.append(total)
    return sums


def _distances(marks: list[bool]) -> list[float]:
    """For each place how far back the last mark before it stands."""
    distances: list[float] = []
    since = FAR * 4
    for mark in marks:
        distances.append(since)
        since = 1.0 if mark else min(since + 1.0, NEAR)
    return distances
