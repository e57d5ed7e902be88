"""What the reading screen needs of the library: one page with everything the reader did to it."""

from __future__ import annotations

import os
from dataclasses import replace

from tui.errors import StoreError
from tui.library.corrections import corrected, roles_chosen
from tui.library.decisions import MENDED, Decisions
from tui.library.engine import engine_version
from tui.library.indexing import facts_of, indexed, stamp_of
from tui.library.library import Library
from tui.library.rows import Rows
from tui.library.verdicts import NOT_REAL, VERDICT, pair_key, rule_weights, verdict_of
from tui.model import CleanedPage, Marks


class Reading:
    """The reader's dealings with single pages of a list.

    Args:
        library: Where everything is kept.
        rows: The list.
        decisions: What changes rows.
    """

    def __init__(self, library: Library, rows: Rows, decisions: Decisions) -> None:
        self._library, self._rows, self._decisions = library, rows, decisions
        self._weights: dict[str, float] | None = None
        self._judged: dict[int, list[str]] = {}

    def keep(self, number: int, page: CleanedPage) -> None:
        """Keep a page that was just cleaned, so that it opens at once the next time."""
        is_known = self._rows.pages[number] >= 0 and self._rows.stale[number] == 0
        if page.error or not page.digest or is_known:
            return
        ref = self._rows.ref(number)
        stamp = stamp_of(ref.path)
        if page.ref.path == "-" or not os.path.exists(ref.path):  # noqa: PTH110 - any bytes
            return
        try:
            self._library.pages.add_places([ref])
            kept = indexed(replace(page, ref=ref), stamp, engine_version())
            (known,) = self._library.pages.save([kept])
        except StoreError:
            return  # the page is read all the same; the list says that nothing can be kept
        self._rows.fill(number, known, facts_of(page), stamp)

    def as_left(self, number: int, page: CleanedPage) -> CleanedPage:
        """The page with the reader's corrections, without the pairs that were judged not real.

        Pairs of a rule that was judged wrong before lose score, so that they stand lower.
        """
        choices = self._library.choices.of(self._decisions.subject(number))
        page = corrected(page, roles_chosen(choices))
        verdicts = {
            name.partition(":")[2]: verdict_of(value)
            for name, value in choices.items()
            if name.startswith(VERDICT)
        }
        if not page.marks.contradictions:
            return page
        text = page.article.text
        weights = self._weights_after(number, [f"{k} {v}" for k, v in verdicts.items()])
        left = tuple(
            replace(pair, score=round(pair.score * weights.get(pair.rule, 1.0), 3))
            for pair in page.marks.contradictions
            if verdicts.get(pair_key(text, pair)) != NOT_REAL
        )
        return replace(page, marks=Marks(page.marks.quotes, left))

    def _weights_after(self, number: int, judged: list[str]) -> dict[str, float]:
        """How far each rule is trusted; read anew when the verdicts of a page have changed."""
        if self._weights is None or self._judged.get(number, judged) != judged:
            self._weights = rule_weights(self._library.choices.named(VERDICT))
        self._judged[number] = judged
        return self._weights

    def is_mended(self, number: int) -> bool:
        """Whether the person had the page's letters mended."""
        return self._library.choices.value(self._decisions.subject(number), MENDED) is not None

    def position(self, digest: str) -> int | None:
        """The character at which a page was left."""
        return self._library.position(digest) if digest else None

    def save_position(self, digest: str, offset: int) -> None:
        """Remember the character at which a page is left."""
        try:
            self._library.save_position(digest, offset)
        except StoreError:
            return  # a place that is not remembered must not keep anybody from leaving
