"""What is known of a page, its outline, its links."""

from __future__ import annotations

from collections.abc import Sequence

from tui.app.ink import Ink
from tui.app.painting import Run
from tui.app.panes.content import PaneEntry, wrapped
from tui.app.typesetting.wrap import crop
from tui.library.words import count, language_name
from tui.model import DAMAGED, CleanedPage, Fact, Role

LABEL = 10
"""Cells of the column of labels."""


class InfoPane:
    """Metadata with where each was read, and how the page was taken."""

    name = "info"

    def __init__(self, page: CleanedPage, mend_keys: str = "E") -> None:
        self._page = page
        self._mend_keys = mend_keys

    def title(self) -> str:
        """The pane's heading."""
        return "about this page"

    def hint(self) -> str:
        """The keys that matter here."""
        return "q closes"

    def entries(self, width: int, opened: object = None) -> Sequence[PaneEntry]:
        """One entry a fact."""
        del opened
        page, article = self._page, self._page.article
        facts, ledger = article.metadata, article.ledger
        share = round(100 * ledger.aside / ledger.visible) if ledger.visible else 0
        language = facts.language
        rows = [
            _fact("title", facts.title),
            _fact("byline", facts.byline),
            _fact("date", facts.date),
            _fact("site", facts.site),
            ("language", language_name(language.value) if language else "–", _origin(language)),
            ("address", page.url or "–", ""),
            ("file", page.ref.name, ""),
            ("taken for", f"{page.format}, {page.encoding or 'no text'}", ""),
            ("kind", article.page_kind.value, ""),
            ("words", f"{article.words:,}", ""),
            ("ledger", f"{ledger.visible:,} characters", f"{share} % of them set aside"),
            ("digest", page.digest[:16] or "–", "the page is known by it wherever it lies"),
        ]
        found = [_entry(label, value, note, width) for label, value, note in rows]
        for warning in page.warnings:
            mends = f"{self._mend_keys} mends them" if warning.startswith(DAMAGED) else ""
            found.append(_entry("note", warning, mends, width))
        if page.error:
            found.append(_entry("trouble", page.error, "", width))
        return found


def _fact(label: str, fact: Fact | None) -> tuple[str, str, str]:
    return label, fact.value if fact else "–", _origin(fact)


def _origin(fact: Fact | None) -> str:
    return f"from {fact.origin}" if fact else "the page does not say"


def _entry(label: str, value: str, note: str, width: int) -> PaneEntry:
    rows = wrapped(value, width, Ink.PLAIN, indent=LABEL)
    rows[0] = (Run(label.ljust(LABEL), Ink.DIM), *rows[0][1:])
    if note:
        rows += wrapped(note, width, Ink.DIM, indent=LABEL)
    return PaneEntry(tuple(rows), None, f"{label} {value}")


class OutlinePane:
    """The headings of the article."""

    name = "outline"

    def __init__(self, page: CleanedPage) -> None:
        self._headings = [
            (i, block) for i, block in enumerate(page.article.blocks) if block.role is Role.HEADING
        ]

    def title(self) -> str:
        """How many headings there are."""
        return count(len(self._headings), "heading") if self._headings else "no headings here"

    def hint(self) -> str:
        """The keys that matter here."""
        return "Enter goes there"

    def entries(self, width: int, opened: object = None) -> Sequence[PaneEntry]:
        """One entry a heading, indented by its level."""
        del opened
        least = min((block.level for _, block in self._headings), default=0)
        return [
            PaneEntry(
                tuple(wrapped(block.text, width, Ink.PLAIN, 2 * max(0, block.level - least))),
                index,
                block.text,
            )
            for index, block in self._headings
        ]


class LinksPane:
    """The links of the article, numbered."""

    name = "links"

    def __init__(self, page: CleanedPage) -> None:
        seen: dict[str, str] = {}
        for block in page.article.blocks:
            if block.in_article:
                for link in block.links:
                    seen.setdefault(link.href, link.span.of(block.text) or link.href)
        self.links = list(seen.items())

    def title(self) -> str:
        """How many links there are."""
        return count(len(self.links), "link") if self.links else "no links in this article"

    def hint(self) -> str:
        """The keys that matter here."""
        return "Enter opens"

    def entries(self, width: int, opened: object = None) -> Sequence[PaneEntry]:
        """One entry a link: its words and its address."""
        del opened
        return [
            PaneEntry(
                (
                    (
                        Run(f"{number:>3} ", Ink.KEY),
                        Run(crop(" ".join(words.split()), width - 4), Ink.LINK),
                    ),
                    (Run("    ", Ink.PLAIN), Run(crop(href, width - 4), Ink.DIM)),
                ),
                href,
                f"{words} {href}",
            )
            for number, (href, words) in enumerate(self.links, 1)
        ]
