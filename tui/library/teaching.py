"""A correction taught to a folder: blocks like the one that was moved are moved alike elsewhere.

Blocks are alike when their words are, digits and times made one, on pages of the same site or
template. What would change is counted before anything does; it is then one change, undone by one
key, and stands on each page like a correction made by hand, so that the reader, exports and
`winnow clean --corrections` need to know nothing of it.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from tui.library.corrections import (
    CORRECTION,
    article_role,
    aside_role,
    corrected,
    fingerprint,
    roles_chosen,
)
from tui.library.decisions import Decisions, Outcome
from tui.library.library import Library
from tui.library.rows import Rows
from tui.model import CleanedPage, plain_line, visible_characters
from tui.model.cues import masked_line
from tui.store.choices import Choice

MOST_PAGES = 3_000
"""Pages that are looked at for one correction: 2 to 4 seconds in the background."""

BUDGET = 6.0
"""Seconds the search may take; what was found until then is offered."""

LEAST_CHARACTERS = 3
"""Visible characters of a block that can be told again; a dot or a dash is like too many."""

MOST_WORDS = 40
"""Characters of the block in the log."""

SEARCH_WORDS = 8
"""Words of the block by which pages are looked up."""


class Lesson(NamedTuple):
    """What taking a correction over to a folder would change."""

    words: str
    """The block, shortened."""
    aside: bool
    """Whether blocks go to the side pane; else they come back to the article."""
    pages: int
    """Pages on which a block would move, the corrected one not among them."""
    blocks: int
    characters: int
    """Visible characters that would move."""
    choices: tuple[Choice, ...]
    whole: bool
    """Whether all pages were looked at that may hold it."""

    @property
    def question(self) -> str:
        """What the reader is asked: `treat 11 like it (420 characters on 11 pages)?`."""
        pages = f"{self.pages:,} page{'' if self.pages == 1 else 's'}"
        some = "" if self.whole else " so far"
        return f"treat {self.blocks:,} like it ({self.characters:,} characters on {pages}{some})?"


def lesson(
    library: Library,
    rows: Rows,
    number: int,
    original: CleanedPage,
    index: int,
    *,
    stopped: Callable[[], bool] = bool,
) -> Lesson | None:
    """What treating blocks like this one as it was treated would change; None when nothing.

    Takes up to `BUDGET` seconds: call it from a thread.

    Args:
        library: Where pages are kept.
        rows: The list whose pages may change.
        number: The row of the page that was corrected.
        original: That page as it was cleaned.
        index: The block that was moved; where it stands now is taken from the library.
        stopped: Says true when nobody waits any more.
    """
    block = original.article.blocks[index]
    masked = masked_line(block.text)
    if len(masked) < LEAST_CHARACTERS or not any(map(str.isalpha, masked)):
        return None
    here = corrected(original, roles_chosen(library.choices.of(original.digest)))
    aside = not here.article.blocks[index].in_article
    until = time.monotonic() + BUDGET
    choices: list[Choice] = []
    pages = characters = 0
    whole = True
    for looked, row in enumerate(_candidates(library, rows, number, block.text, aside=aside)):
        if looked >= MOST_PAGES or time.monotonic() > until or stopped():
            whole = False
            break
        moved = list(_moves(library, rows, row, masked, aside=aside))
        pages += bool(moved)
        characters += sum(size for _, size in moved)
        choices += [choice for choice, _ in moved]
    if not choices:
        return None
    words = " ".join(plain_line(block.text).split())
    shown = words if len(words) <= MOST_WORDS else f"{words[: MOST_WORDS - 1].rstrip()}…"
    return Lesson(shown, aside, pages, len(choices), characters, tuple(choices), whole)


def take(decisions: Decisions, found: Lesson) -> Outcome | None:
    """Carry a lesson out, in one change that one key undoes."""
    verb = "set aside" if found.aside else "put back"
    pages = f"{found.pages:,} page{'' if found.pages == 1 else 's'}"
    return decisions.change_all(f"{verb} “{found.words}” on {pages}", found.choices)


def _candidates(
    library: Library, rows: Rows, number: int, text: str, *, aside: bool
) -> Iterator[int]:
    """Rows that may hold the block, one a page: those that its words lead to where it stands in
    articles, which alone are searched, and the others of its site."""
    seen = {rows.pages[number], -1}
    if aside:
        words = [word for word in text.split() if word.isalpha()][:SEARCH_WORDS]
        for hit in library.full_text.search(" ".join(words)):
            here = [row for row in rows.rows_of_page(hit.page) if not rows.gone[row]]
            if hit.page not in seen and here:
                seen.add(hit.page)
                yield here[0]
    for row in _of_site(rows, number):
        if rows.pages[row] not in seen:
            seen.add(rows.pages[row])
            yield row


def _of_site(rows: Rows, number: int) -> Iterable[int]:
    site, folder = rows.sites[number], rows.path(number).rpartition("/")[0]
    for row in range(rows.count):
        if rows.gone[row]:
            continue
        if rows.sites[row] == site if site else rows.path(row).rpartition("/")[0] == folder:
            yield row


def _moves(
    library: Library, rows: Rows, row: int, masked: str, *, aside: bool
) -> Iterator[tuple[Choice, int]]:
    """The choices that move blocks of a page, each with the characters that it moves."""
    subject = library.pages.digest_of(rows.pages[row])
    page = None if subject is None else library.kept(subject, rows.ref(row))
    if subject is None or page is None:
        return
    chosen = roles_chosen(library.choices.of(subject))
    article = page.article
    for index, block in enumerate(article.blocks):
        if masked_line(block.text) != masked:
            continue
        known = fingerprint(article, index)
        if known in chosen or block.in_article != aside:
            continue  # moved by hand already, or where it should be
        role = aside_role(article, index) if aside else article_role(block)
        yield Choice(subject, f"{CORRECTION}{known}", role.value), visible_characters(block.text)


__all__ = ["Lesson", "lesson", "take"]
