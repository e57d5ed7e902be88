"""The cleaned article: all blocks of a page with their roles, and the text they make."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from tui.model.block import Block, Reason, Role
from tui.model.plain import visible_characters, word_count

BLOCK_SEPARATOR = "\n\n"
"""Stands between two blocks of the text."""


class PageKind(StrEnum):
    """What sort of page it is."""

    ARTICLE = "article"
    LISTING = "listing"
    FORUM = "forum"
    PRODUCT = "product"
    DOCUMENTATION = "documentation"
    ERROR_PAGE = "error-page"
    EMPTY = "empty"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing known about a page, and where it was read."""

    value: str
    origin: str
    """Where it came from, such as `json-ld`, `og:title`, `headline`, `first line`."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the page says about itself; None where it does not say."""

    title: Fact | None = None
    byline: Fact | None = None
    date: Fact | None = None
    """An ISO 8601 date or date and time where it could be read as one, else as it stands."""
    site: Fact | None = None
    language: Fact | None = None
    """An ISO 639-1 code."""
    url: Fact | None = None


@dataclass(frozen=True, slots=True)
class Ledger:
    """Where the visible characters went, white space not counted; article + aside = visible."""

    visible: int
    article: int
    aside: int

    @classmethod
    def of(cls, blocks: Iterable[Block]) -> Ledger:
        """The count over all blocks of a page."""
        article = aside = 0
        for block in blocks:
            size = visible_characters(block.text)
            if block.in_article:
                article += size
            else:
                aside += size
        return cls(article + aside, article, aside)


@dataclass(frozen=True, slots=True)
class Article:
    """A page after cleaning: every visible character in exactly one block, in page order."""

    blocks: tuple[Block, ...]
    text: str
    """The text blocks joined by one blank line; all marks are offsets into it."""
    page_kind: PageKind
    metadata: Metadata
    ledger: Ledger
    warnings: tuple[str, ...] = ()

    @classmethod
    def assemble(
        cls,
        blocks: Sequence[Block],
        page_kind: PageKind,
        metadata: Metadata,
        warnings: tuple[str, ...] = (),
    ) -> Article:
        """The article that these blocks make: text joined, offsets set, ledger counted."""
        placed: list[Block] = []
        parts: list[str] = []
        position = 0
        for block in blocks:
            if block.in_text:
                if parts:
                    position += len(BLOCK_SEPARATOR)
                end = position + len(block.text)
                placed.append(replace(block, start=position, end=end))
                parts.append(block.text)
                position = end
            elif block.start is None and block.end is None:
                placed.append(block)
            else:
                placed.append(replace(block, start=None, end=None))
        text = BLOCK_SEPARATOR.join(parts)
        return cls(tuple(placed), text, page_kind, metadata, Ledger.of(placed), warnings)

    def with_role(self, index: int, role: Role, reason: Reason) -> Article:
        """The article with block `index` in another role, offsets and ledger set anew."""
        blocks = list(self.blocks)
        old = blocks[index]
        blocks[index] = replace(
            old, role=role, reasons=(reason, *old.reasons), confidence=1.0, unsure=False
        )
        return Article.assemble(blocks, self.page_kind, self.metadata, self.warnings)

    @property
    def words(self) -> int:
        """Words of the text; characters where a script has no blanks between words."""
        return word_count(self.text)
