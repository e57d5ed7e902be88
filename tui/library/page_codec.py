"""A cleaned page as compressed JSON and back, nothing lost: how the library keeps it.

Not pickle, because a library file may come from somebody else; not the page object of
`winnow clean`, because that leaves out links, levels and where facts come from.
"""

from __future__ import annotations

import json
import zlib
from typing import Any

from tui.errors import StoreDamaged
from tui.model import (
    Article,
    Block,
    CleanedPage,
    Contradiction,
    ContradictionKind,
    Fact,
    Ledger,
    Link,
    Marks,
    Metadata,
    PageKind,
    PageRef,
    Quote,
    QuoteKind,
    Reason,
    Role,
    Span,
    Strength,
)

LEVEL = 6
"""Of zlib: level 9 saves 1 % and takes half as long again."""

BLOCKS_AT_ONCE = 64
"""Blocks that are made into text together: one by one took a third longer."""

UNPACKED_LIMIT = 256 << 20
"""Bytes a packed page may unpack to; a larger one was not made by us."""

_JSON = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"))
"""Made once: `json.dumps` with options makes one for every block."""

_FACTS = ("title", "byline", "date", "site", "language", "url")


def pack(page: CleanedPage) -> bytes:
    """The page as it is kept; its place is not part of it.

    A few blocks at a time, because the whole of it as one text costs 25 MB for a page of 5 MB.
    """
    reasons: dict[tuple[str, str], int] = {}
    article = page.article
    head: dict[str, Any] = {
        "format": page.format,
        "encoding": page.encoding,
        "digest": page.digest,
        "url": page.url,
        "warnings": page.warnings,
        "error": page.error,
        "kind": article.page_kind,
        "facts": [_fact(getattr(article.metadata, name)) for name in _FACTS],
        "ledger": [article.ledger.visible, article.ledger.article, article.ledger.aside],
        "cleaning": article.warnings,
        "quotes": [_quote(quote) for quote in page.marks.quotes],
        "pairs": [_pair(pair) for pair in page.marks.contradictions],
    }
    machine = zlib.compressobj(LEVEL)
    parts = [machine.compress(_bytes(head)[:-1] + b',"blocks":[')]
    for first in range(0, len(article.blocks), BLOCKS_AT_ONCE):
        rows = [_block(b, reasons) for b in article.blocks[first : first + BLOCKS_AT_ONCE]]
        parts.append(machine.compress(b"," * bool(first) + _bytes(rows)[1:-1]))
    parts.append(machine.compress(b'],"reasons":' + _bytes(list(reasons)) + b"}"))
    return b"".join([*parts, machine.flush()])


def _bytes(value: object) -> bytes:
    return _JSON.encode(value).encode("utf-8", "surrogatepass")


def unpack(content: bytes, ref: PageRef) -> CleanedPage:
    """The page that lies at `ref`.

    Raises:
        StoreDamaged: When the content was not made by `pack`.
    """
    try:
        return _page(json.loads(_decompressed(content)), ref)
    except (ValueError, KeyError, IndexError, TypeError, zlib.error) as error:
        raise StoreDamaged(f"The kept form of {ref.name} cannot be read.") from error


def _decompressed(content: bytes) -> str:
    machine = zlib.decompressobj()
    data = machine.decompress(content, UNPACKED_LIMIT)
    if machine.unconsumed_tail:
        raise ValueError("too large")
    return data.decode("utf-8", "surrogatepass")


def _page(value: dict[str, Any], ref: PageRef) -> CleanedPage:
    reasons = [Reason(*pair) for pair in value["reasons"]]
    blocks = tuple(_block_of(row, reasons) for row in value["blocks"])
    facts = {
        name: Fact(*fact)
        for name, fact in zip(_FACTS, value["facts"], strict=True)
        if fact is not None
    }
    article = Article(
        blocks,
        "\n\n".join(block.text for block in blocks if block.in_text),
        PageKind(value["kind"]),
        Metadata(**facts),
        Ledger(*value["ledger"]),
        tuple(value["cleaning"]),
    )
    marks = Marks(
        tuple(_quote_of(row) for row in value["quotes"]),
        tuple(_pair_of(row) for row in value["pairs"]),
    )
    return CleanedPage(
        ref,
        value["format"],
        value["encoding"],
        value["digest"],
        article,
        marks,
        value["url"],
        tuple(value["warnings"]),
        value["error"],
    )


def _fact(fact: Fact | None) -> list[str] | None:
    return None if fact is None else [fact.value, fact.origin]


def _block(block: Block, reasons: dict[tuple[str, str], int]) -> list[Any]:
    return [
        block.role,
        block.text,
        [reasons.setdefault((r.id, r.says), len(reasons)) for r in block.reasons],
        block.confidence,
        int(block.unsure),
        block.start,
        block.end,
        block.line_start,
        block.line_end,
        block.level,
        block.marker,
        int(block.preformatted),
        [[link.span.start, link.span.end, link.href] for link in block.links],
    ]


def _block_of(row: list[Any], reasons: list[Reason]) -> Block:
    return Block(
        Role(row[0]),
        row[1],
        tuple(reasons[number] for number in row[2]),
        row[3],
        bool(row[4]),
        row[5],
        row[6],
        row[7],
        row[8],
        row[9],
        row[10],
        bool(row[11]),
        tuple(Link(Span(start, end), href) for start, end, href in row[12]),
    )


def _quote(quote: Quote) -> list[Any]:
    return [
        quote.start,
        quote.end,
        quote.kind,
        quote.speaker,
        quote.speaker_resolved,
        quote.cue,
        quote.confidence,
        quote.utterance,
    ]


def _quote_of(row: list[Any]) -> Quote:
    return Quote(row[0], row[1], QuoteKind(row[2]), *row[3:])


def _pair(pair: Contradiction) -> list[Any]:
    return [
        pair.a,
        pair.b,
        pair.kind,
        pair.strength,
        pair.score,
        pair.rule,
        pair.why,
        pair.a_words,
        pair.b_words,
    ]


def _pair_of(row: list[Any]) -> Contradiction:
    return Contradiction(
        Span(*row[0]),
        Span(*row[1]),
        ContradictionKind(row[2]),
        Strength(row[3]),
        row[4],
        row[5],
        row[6],
        tuple(Span(*span) for span in row[7]),
        tuple(Span(*span) for span in row[8]),
    )
