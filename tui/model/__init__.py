"""The values that every part passes on: frozen, slotted, picklable, standard library only."""

from __future__ import annotations

from tui.model.article import Article, Fact, Ledger, Metadata, PageKind
from tui.model.block import ARTICLE_ROLES, TEXT_ROLES, Block, Link, Reason, Role
from tui.model.marks import (
    Contradiction,
    ContradictionKind,
    CrossContradiction,
    DocumentSpan,
    Marks,
    Quote,
    QuoteKind,
    Strength,
)
from tui.model.page import DAMAGED, CleanedPage, PageRef, SourcePage
from tui.model.plain import display_name, plain_line, plain_text, visible_characters, word_count
from tui.model.span import Span

__all__ = [
    "ARTICLE_ROLES",
    "DAMAGED",
    "TEXT_ROLES",
    "Article",
    "Block",
    "CleanedPage",
    "Contradiction",
    "ContradictionKind",
    "CrossContradiction",
    "DocumentSpan",
    "Fact",
    "Ledger",
    "Link",
    "Marks",
    "Metadata",
    "PageKind",
    "PageRef",
    "Quote",
    "QuoteKind",
    "Reason",
    "Role",
    "SourcePage",
    "Span",
    "Strength",
    "display_name",
    "plain_line",
    "plain_text",
    "visible_characters",
    "word_count",
]
