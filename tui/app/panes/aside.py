"""What was set aside, with the reason for each block."""

from __future__ import annotations

from collections.abc import Sequence

from tui.app.ink import Ink
from tui.app.painting import Run
from tui.app.panes.content import PaneEntry, wrapped
from tui.app.typesetting.wrap import crop
from tui.library.words import count, role_name
from tui.model import Article, Block, word_count

REASONS_SHOWN = 3
"""Reasons told of an opened block."""


class AsidePane:
    """Every block of the page that is not shown as the article."""

    name = "aside"

    def __init__(self, article: Article, ascii_only: bool = False) -> None:
        self._article = article
        self._ascii = ascii_only
        self._aside = [(i, b) for i, b in enumerate(article.blocks) if not b.in_article]
        titles = [i for i, b in enumerate(article.blocks) if b.in_article]
        self._first = titles[0] if titles else 0
        self._last = titles[-1] if titles else -1

    def title(self) -> str:
        """How much was set aside."""
        words = sum(word_count(block.text) for _, block in self._aside)
        ledger = self._article.ledger
        share = round(100 * ledger.aside / ledger.visible) if ledger.visible else 0
        if not self._aside:
            return "nothing was set aside"
        return f"set aside · {count(len(self._aside), 'block')}, {count(words, 'word')}, {share} %"

    def hint(self) -> str:
        """The keys that matter here."""
        return "x puts back · Enter shows it in place"

    def entries(self, width: int, opened: object = None) -> Sequence[PaneEntry]:
        """One entry a block, the opened one whole."""
        return [self._entry(index, block, width, index == opened) for index, block in self._aside]

    def _entry(self, index: int, block: Block, width: int, opened: bool) -> PaneEntry:
        flat = " ".join(block.text.split())
        sign = "?" if block.unsure else self._sign(opened)
        quoted = f"“{crop(flat, max(8, width - 5))}”" if not opened else ""
        rows: list[tuple[Run, ...]] = []
        if opened:
            lines = wrapped(flat, width, Ink.PLAIN, indent=2)
            first = (Run(f"{sign} ", Ink.KEY), *lines[0][1:])
            rows = [first, *lines[1:]]
        else:
            rows = [(Run(f"{sign} ", Ink.KEY), Run(quoted, Ink.PLAIN))]
        unsure = "unsure · " if block.unsure else ""
        told = f"{unsure}{role_name(block.role)}{self._where(index)}"
        if not opened:
            rows += wrapped(f"{told}: {block.reasons[0].says}", width, Ink.DIM, indent=4)
            return PaneEntry(tuple(rows), index, flat)
        rows += wrapped(told, width, Ink.DIM, indent=4)
        for reason in block.reasons[:REASONS_SHOWN]:
            rows += wrapped(f"– {reason.says}", width, Ink.DIM, indent=4)
        return PaneEntry(tuple(rows), index, flat)

    def _sign(self, opened: bool) -> str:
        if self._ascii:
            return "v" if opened else ">"
        return "▾" if opened else "▸"

    def _where(self, index: int) -> str:
        if index < self._first:
            return " above the article"
        if index > self._last:
            return " after the article"
        return " inside the article"
