"""What the list gives of a row, and the words in which rows are spoken of."""

from __future__ import annotations

from typing import NamedTuple

from tui.model import PageKind, PageRef

DECISIONS = ("", "keep", "discard", "skip")
"""What may be decided, by the number that the column holds."""

NUMBER_COLUMNS = ("words", "quotes", "contra", "disputes", "aside")
SORTS = ("name", "title", "source", "date", *NUMBER_COLUMNS, "kind", "lang", "state", "found")
"""What the list may be sorted by; `found` is the order in which pages were found."""

JUNK_KINDS = frozenset(
    kind.value for kind in (PageKind.ERROR_PAGE, PageKind.EMPTY, PageKind.LISTING)
)
"""Kinds of pages that are no article for anybody."""

MOSTLY_ASIDE = 90
"""Per cent set aside above which a page is junk whatever its kind."""


class Changed(NamedTuple):
    """What happened to the rows: some have new values, or there are more or fewer of them."""

    numbers: tuple[int, ...]
    """Rows with new values; empty together with `reordered` when all may have."""
    reordered: bool
    """Rows came or went: select anew."""


class Row(NamedTuple):
    """One row, for showing."""

    number: int
    ref: PageRef
    title: str
    """The page's title, or the name of its file while there is none."""
    titled: bool
    site: str
    date: str
    language: str
    kind: str
    words: int
    quotes: int
    contradictions: int
    disputes: int
    aside: int
    """Per cent of the visible characters set aside."""
    decision: str
    read: bool
    starred: bool
    tags: frozenset[str]
    note: str
    indexed: bool
    error: str | None
    copies: int
    consent: bool = False
    """Whether it is a consent wall."""
