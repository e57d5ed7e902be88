"""An HTML page to its article."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from tui.cleaning.html.asides import aside_judgements
from tui.cleaning.html.captions import CAPTION, LEAST_CAPTION, captions_among
from tui.cleaning.html.certain import OUT, last_that_stays, shop_start, without_the_certain
from tui.cleaning.html.cut import best_cut
from tui.cleaning.html.declared_kind import declared_kind
from tui.cleaning.html.head import Head, read_head
from tui.cleaning.html.judge import Judgement, judge
from tui.cleaning.html.kind_rules import kind_by_rule
from tui.cleaning.html.metadata import read_metadata
from tui.cleaning.html.parsing import parse
from tui.cleaning.html.raw import RawBlock
from tui.cleaning.html.rules import reads_like_prose
from tui.cleaning.html.said_lines import with_said
from tui.cleaning.html.titles import CREDIT, Verdict, front_matter, is_credit
from tui.cleaning.html.walk import walk
from tui.model import Article, Block, PageKind, Reason, Role, SourcePage

UNSURE = 0.65
"""Confidence under which a block is shown as unsure. Over held-out sites .073 of all blocks are (.039 on
articles), half of them lie on the wrong side, and four in ten of those that do are among them."""

SAMPLE = 4_000
"""Characters of the article from which its language is told."""

_OFFERING = frozenset({PageKind.PRODUCT, PageKind.LISTING})
"""Pages on which a shop's offers may be what they are about."""

Side = tuple[bool, float]
"""Whether a block belongs to the article, and how sure that is."""


def clean_html(page: SourcePage, *, votes: bool = True) -> Article:
    """The article of an HTML page: every visible character in one block, each with its reasons.

    A model of boosted trees gives every block the probability that it belongs to the page's text
    (`judge`); those blocks are kept with which the expected F1 is highest (`best_cut`).

    Args:
        page: The page as read; its text is markup.
        votes: Whether a slower judge may be asked where the model is unsure.
    """
    with collector_paused():
        return _cleaned(page, votes)


@contextmanager
def collector_paused() -> Iterator[None]:
    """Without the search for cycles: all that cleaning makes is held until its end, so the search
    finds nothing, and takes a sixteenth of the time."""
    paused = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if paused:
            gc.enable()


def _cleaned(page: SourcePage, votes: bool) -> Article:
    root, warnings = parse(page.text)
    if root is None:
        return Article.assemble((), PageKind.EMPTY, page.metadata, warnings)
    blocks, boxes = walk(root)
    head = read_head(root)
    said = judge(blocks, boxes, head, root if votes else None)
    if said.kind not in (None, PageKind.ERROR_PAGE):
        said = said._replace(kind=declared_kind(head, page.url) or said.kind)
    scores = without_the_certain(blocks, said.scores)
    shop = len(blocks) if said.kind in _OFFERING else shop_start(blocks, scores)
    sides = _sides(blocks, [*scores[:shop], *[min(score, OUT) for score in scores[shop:]]])
    sample = " ".join(b.text for b, side in zip(blocks, sides, strict=True) if side[0])[:SAMPLE]
    metadata = read_metadata(head, page.metadata, page.url, sample, said.kind)
    front = front_matter(blocks, [kept for kept, _ in sides], metadata, said.kind)
    metadata = with_said(metadata, blocks, front, said.kind)
    made = [
        _block(block, verdict)
        for block, verdict in zip(blocks, _verdicts(blocks, sides, said, front, shop), strict=True)
    ]
    return Article.assemble(made, _kind(made, blocks, said, head), metadata, warnings)


def _sides(blocks: Sequence[RawBlock], scores: Sequence[float]) -> list[Side]:
    cut = best_cut(scores, [block.words for block in blocks]).score
    last = last_that_stays(blocks, [score >= cut for score in scores])
    return [
        (True, max(0.5, score)) if score >= cut and at <= last else (False, max(0.5, 1 - score))
        for at, score in enumerate(scores)
    ]


def _verdicts(
    blocks: Sequence[RawBlock],
    sides: Sequence[Side],
    said: Judgement,
    front: dict[int, Verdict],
    shop: int,
) -> list[Verdict]:
    captions = captions_among(blocks, [kept for kept, _ in sides], front)
    own = [kept or i in front or i in captions for i, (kept, _) in enumerate(sides)]
    asides = aside_judgements(blocks, own, shop)
    verdicts: list[Verdict] = []
    for index, (block, (kept, alone)) in enumerate(zip(blocks, sides, strict=True)):
        sure = said.surely(index, kept, alone)
        if index in front:
            verdicts.append(front[index])
        elif index in captions:
            verdicts.append((Role.CAPTION, CAPTION, sure if kept else LEAST_CAPTION))
        elif kept and said.kind is PageKind.ARTICLE and is_credit(block):
            verdicts.append((Role.BYLINE, CREDIT, sure))
        elif kept:
            role, reasons = _kept(block)
            verdicts.append((role, (*reasons, *said.opinions(index, kept)), sure))
        else:
            role, reasons = asides[index]
            verdicts.append((role, (*reasons, *said.opinions(index, kept)), sure))
    return verdicts


_IN_RUN = Reason("in-run", "stands in the run of the article")
_PROSE = Reason("long-prose", "long, well-formed sentences")
_HEADING = Reason("heading", "a heading within the text")
_LIST = Reason("list", "a list item within the text")
_TABLE = Reason("table", "a table within the text")
_QUOTE = Reason("quote", "set as a quotation")


def _kept(block: RawBlock) -> tuple[Role, tuple[Reason, ...]]:
    if block.heading:
        return Role.HEADING, (_HEADING, _IN_RUN)
    if block.item:
        return Role.LIST, (_LIST, _IN_RUN)
    if block.table:
        return Role.TABLE, (_TABLE, _IN_RUN)
    if block.quote:
        return Role.QUOTE, (_QUOTE, _IN_RUN)
    return Role.BODY, (_PROSE,) if reads_like_prose(block) else (_IN_RUN,)


def _kind(
    made: Sequence[Block], blocks: Sequence[RawBlock], said: Judgement, head: Head
) -> PageKind:
    by_rule = kind_by_rule(made, blocks, head)
    if said.kind is None or by_rule in (PageKind.EMPTY, PageKind.ERROR_PAGE):
        return by_rule
    return said.kind


def _block(block: RawBlock, verdict: Verdict) -> Block:
    role, reasons, confidence = verdict
    return Block(
        role=role,
        text=block.text,
        reasons=reasons,
        confidence=confidence,
        unsure=confidence < UNSURE,
        line_start=block.line,
        line_end=None if block.line is None else block.line + block.lines - 1,
        level=block.heading or block.item or block.quote,
        marker=block.marker,
        preformatted=block.pre,
        links=block.links(),
    )
