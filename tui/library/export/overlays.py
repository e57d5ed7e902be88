"""What lies over an article's blocks when it is handed over: its marks as elements and signs."""

from __future__ import annotations

import html
from collections import defaultdict
from urllib.parse import urlsplit

from tui.library.block_index import BlockIndex
from tui.library.export.inline import InlineMarks, inline_html
from tui.library.export.review import Review
from tui.library.verdicts import NOT_REAL
from tui.library.words import contradiction_label, speaker_of
from tui.model import Article, Block, Contradiction, Quote, Span, Strength

SAFE_SCHEMES = ("http", "https")
"""Links of a page that may be followed; all others stay text."""

Overlays = dict[int, InlineMarks]
"""Marks by block number."""


def overlays(review: Review, prefix: str) -> Overlays:
    """The marks of a page, by block.

    Args:
        review: The page.
        prefix: Begins every id, so that several pages fit into one document.
    """
    article = review.page.article
    found: Overlays = defaultdict(InlineMarks)
    index = BlockIndex(article)
    for number, block in enumerate(article.blocks):
        _add_links(found, number, block)
    for note in review.passages:
        for place, start, end in index.split(note.span):
            found[place].wrap("note", start, end, '<mark class="note">', "</mark>")
    for number, pair in enumerate(review.page.marks.contradictions, 1):
        if review.verdicts[number - 1] != NOT_REAL:
            _add_side(found, index, pair, number, prefix, "a")
            _add_side(found, index, pair, number, prefix, "b")
    for number, quote in enumerate(review.page.marks.quotes, 1):
        if quote.kind.is_speech:
            _add_quote(found, index, quote, f"{prefix}q{number}")
    return found


def pair_id(prefix: str, number: int, side: str) -> str:
    """The id of one side of a pair."""
    return f"{prefix}c{number}{side}"


def is_safe(href: str) -> bool:
    """Whether a link leads to the web and nowhere else."""
    try:
        parts = urlsplit(href)
    except ValueError:
        return False
    return parts.scheme in SAFE_SCHEMES and bool(parts.hostname)


def differing(article: Article, span: Span, words: tuple[Span, ...]) -> str:
    """One side of a pair as HTML, the words that differ underlined."""
    marks = InlineMarks()
    for word in words:
        start, end = max(word.start, span.start), min(word.end, span.end)
        if start < end:
            marks.wrap("words", start - span.start, end - span.start, "<u>", "</u>")
    return inline_html(span.of(article.text), marks)


def _add_links(found: Overlays, number: int, block: Block) -> None:
    if not block.in_article:
        return
    for link in block.links:
        if is_safe(link.href):
            tag = f'<a href="{html.escape(link.href)}" rel="noreferrer nofollow">'
            found[number].wrap("link", link.span.start, link.span.end, tag, "</a>")


def _add_quote(found: Overlays, index: BlockIndex, quote: Quote, name: str) -> None:
    parts = index.split(quote.span)
    for block, start, end in parts:
        found[block].wrap("quote", start, end, '<mark class="quote">', "</mark>")
    if not parts:
        return
    speaker = html.escape(speaker_of(quote))
    first, last = parts[0], parts[-1]
    found[first[0]].sign(
        first[1], f'<span class="hidden" id="{name}">quotation, {speaker}: </span>'
    )
    found[last[0]].sign(last[2], '<span class="hidden"> (end of quotation) </span>')


def _add_side(
    found: Overlays, index: BlockIndex, pair: Contradiction, number: int, prefix: str, side: str
) -> None:
    """One side; of a dispute only the words that differ are marked, where they are known."""
    span, words = (pair.a, pair.a_words) if side == "a" else (pair.b, pair.b_words)
    other = "b" if side == "a" else "a"
    disputed = pair.strength is Strength.DISPUTE
    kind = "dispute" if disputed else "pair"
    for block, start, end in [] if disputed and words else index.split(span):
        found[block].wrap("pair", start, end, f'<mark class="{kind}">', "</mark>")
    for word in words:
        for block, start, end in index.split(word):
            if disputed:
                found[block].wrap("pair", start, end, '<mark class="dispute">', "</mark>")
            else:
                found[block].wrap("words", start, end, "<u>", "</u>")
    for block, start, _end in index.split(span)[:1]:
        found[block].sign(
            start,
            f'<sup class="number" id="{pair_id(prefix, number, side)}">'
            f'<a href="#{pair_id(prefix, number, other)}" '
            f'aria-label="{pair.strength.value} {number}: to the other side">'
            f"{contradiction_label(number, pair.strength)}</a></sup>",
        )
