"""Pages: where one is found, what was read there, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from tui.model.article import Article, Metadata
from tui.model.marks import Marks
from tui.model.plain import display_name

DAMAGED = "some letters look damaged"
"""How a page's warning begins that letters were decoded wrongly before it was saved."""


@dataclass(frozen=True, slots=True)
class PageRef:
    """Where a page is found."""

    path: str
    """As it was given, surrogate-escaped where it is no UTF-8; `-` is standard input."""
    member: str | None = None
    """Name or record id inside an archive or a file of many pages."""
    offset: int | None = None
    """Byte at which the record starts, so that it can be read again without a scan."""

    @property
    def name(self) -> str:
        """How it may be shown: plain, on one line."""
        shown = display_name(self.path)
        return f"{shown} · {display_name(self.member)}" if self.member else shown


@dataclass(frozen=True, slots=True)
class SourcePage:
    """A page as read: decoded and made plain, not yet judged."""

    ref: PageRef
    format: str
    """What it was found to be, such as `html`, `text`, `markdown`, `mhtml`, `warc`, `jsonl`."""
    is_html: bool
    """Whether `text` is markup."""
    text: str
    """The source after `plain_text()`: markup for HTML, lines for text."""
    encoding: str
    digest: str
    """SHA-256 of the page's bytes, in hex: a page is known by it wherever it lies."""
    size: int = 0
    """Bytes."""
    url: str | None = None
    metadata: Metadata = field(default_factory=Metadata)
    """What the container says of the page, such as a JSON record's title."""
    warnings: tuple[str, ...] = ()
    recognised: str = ""
    """What it was taken for and why, from the outermost container to its encoding, in words."""


@dataclass(frozen=True, slots=True)
class CleanedPage:
    """A page's whole result: one value that crosses the process border."""

    ref: PageRef
    format: str
    encoding: str
    digest: str
    article: Article
    marks: Marks
    url: str | None = None
    warnings: tuple[str, ...] = ()
    error: str | None = None
    """One sentence when the page failed; the article then holds what could still be read."""
