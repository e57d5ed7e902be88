"""What the reading screen needs of the library: one page with everything the reader did to it."""

from __future__ import annotations

import json
import os
from dataclasses import replace

from tui.errors import StoreError
from tui.library.corrections import corrected, roles_chosen
from tui.library.decisions import Decisions
from tui.library.engine import engine_version
from tui.library.indexing import facts_of, indexed, stamp_of
from tui.library.library import Library
from tui.library.rows import Rows
from tui.library.verdicts import pair_key
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

    def keep(self, number: int, page: CleanedPage) -> None:
        """Keep a page that was just cleaned, so that it opens at once the next time."""
        if page.error or not page.digest or self._rows.pages[number] >= 0:
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
        """The page with the reader's corrections, without the pairs that were judged not real."""
        choices = self._library.choices.of(self._decisions.subject(number))
        page = corrected(page, roles_chosen(choices))
        dismissed = {
            name.partition(":")[2]
            for name, value in choices.items()
            if name.startswith("verdict:") and _verdict(value) == "not-real"
        }
        if not dismissed:
            return page
        text = page.article.text
        left = tuple(p for p in page.marks.contradictions if pair_key(text, p) not in dismissed)
        return replace(page, marks=Marks(page.marks.quotes, left))

    def position(self, digest: str) -> int | None:
        """The character at which a page was left."""
        return self._library.position(digest) if digest else None

    def save_position(self, digest: str, offset: int) -> None:
        """Remember the character at which a page is left."""
        try:
            self._library.save_position(digest, offset)
        except StoreError:
            return  # a place that is not remembered must not keep anybody from leaving


def _verdict(value: str) -> str:
    try:
        return str(json.loads(value).get("verdict", ""))
    except (ValueError, AttributeError):
        return ""
