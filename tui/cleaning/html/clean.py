"""An HTML page to its article."""

from __future__ import annotations

from tui.cleaning.html.parsing import parse
from tui.cleaning.html.raw import RawBlock
from tui.cleaning.html.rules import rule_scores
from tui.cleaning.html.walk import walk
from tui.model import Article, Block, Fact, Metadata, PageKind, Reason, Role, SourcePage, plain_line


def clean_html(page: SourcePage, *, votes: bool = True) -> Article:
    """The article of an HTML page: every visible character in one block, each with its reasons.

    Args:
        page: The page as read; its text is markup.
        votes: Whether readability may be asked where the model is unsure.
    """
    del votes  # the rules ask nobody
    root, warnings = parse(page.text)
    if root is None:
        return Article.assemble((), PageKind.EMPTY, page.metadata, warnings)
    blocks = walk(root).blocks
    scores = rule_scores(blocks)
    judged = [_judged(block, score) for block, score in zip(blocks, scores, strict=True)]
    found = root.find(".//title")
    title = plain_line(found.text or "") if found is not None else ""
    metadata = Metadata(title=Fact(title, "title") if title else None)
    return Article.assemble(judged, PageKind.ARTICLE, metadata, warnings)


def _judged(block: RawBlock, score: float) -> Block:
    if score < 0.5:
        role = Role.NAV if block.link_chars > len(block.text) / 2 else Role.TAIL_JUNK
        reason = Reason("no-prose", "stands apart from the running text")
    else:
        role = Role.BODY
        reason = Reason("long-prose", "long, well-formed sentences")
        if block.heading:
            role, reason = Role.HEADING, Reason("heading", "a heading within the text")
        elif block.item:
            role, reason = Role.LIST, Reason("list", "a list item within the text")
        elif block.table:
            role, reason = Role.TABLE, Reason("table", "a table within the text")
        elif block.quote:
            role, reason = Role.QUOTE, Reason("quote", "set as a quotation")
    return Block(
        role=role,
        text=block.text,
        reasons=(reason,),
        confidence=max(score, 1 - score),
        unsure=0.4 <= score < 0.6,
        line_start=block.line,
        line_end=None if block.line is None else block.line + block.lines - 1,
        level=block.heading or block.item or block.quote,
        marker=block.marker,
        preformatted=block.pre,
        links=block.links(),
    )
