"""Blocks: the page cut into runs of text, each judged but never altered."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from tui.model.span import Span


class Role(StrEnum):
    """What a block is on its page."""

    TITLE = "title"
    BYLINE = "byline"
    DATE = "date"
    BODY = "body"
    HEADING = "heading"
    LIST = "list"
    TABLE = "table"
    QUOTE = "quote"
    CAPTION = "caption"
    LEAD_JUNK = "lead-junk"
    NAV = "nav"
    RELATED = "related"
    PRODUCT_SPAM = "product-spam"
    COMMENT = "comment"
    LEGAL = "legal"
    TAIL_JUNK = "tail-junk"


TEXT_ROLES = frozenset({Role.BODY, Role.HEADING, Role.LIST, Role.TABLE, Role.QUOTE})
"""Roles whose blocks make up `Article.text`."""

ARTICLE_ROLES = TEXT_ROLES | {Role.TITLE, Role.BYLINE, Role.DATE, Role.CAPTION}
"""Roles that are shown as the article; all others stand in the side pane."""


class Reason(NamedTuple):
    """One rule or signal that decided about a block."""

    id: str
    """Stable name of the rule, such as `cut-off`."""
    says: str
    """The same in words for a reader, such as “cut off with …, like 8 blocks around it”."""


class Link(NamedTuple):
    """A link inside a block; the span counts characters of `Block.text`."""

    span: Span
    href: str


@dataclass(frozen=True, slots=True)
class Block:
    """One run of visible text of the page."""

    role: Role
    text: str
    """Made plain. Paragraphs hold no line break; preformatted text keeps its lines; a table has a
    line a row and a tab between cells."""
    reasons: tuple[Reason, ...]
    """What decided, most telling first. Never empty."""
    confidence: float = 1.0
    """How sure the role's side (article or aside) is, from .5 to 1."""
    unsure: bool = False
    """The cues spoke against each other."""
    start: int | None = None
    """Offset into `Article.text`, where the block is part of it."""
    end: int | None = None
    line_start: int | None = None
    """First line in the decoded source, counted from 1, where known."""
    line_end: int | None = None
    level: int = 0
    """Headings: 1 to 6. Lists and quotes: how deep they are nested, from 1."""
    marker: str = ""
    """What the page puts before a list item without its being text, such as `•` or `3.`."""
    preformatted: bool = False
    """Lines and blanks are kept as they are: code, verse, tables set in characters."""
    links: tuple[Link, ...] = ()

    @property
    def in_text(self) -> bool:
        """Whether it is part of `Article.text`."""
        return self.role in TEXT_ROLES

    @property
    def in_article(self) -> bool:
        """Whether it is shown as the article and not set aside."""
        return self.role in ARTICLE_ROLES
