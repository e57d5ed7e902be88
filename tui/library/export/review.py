"""A page with everything its reader did to it: corrections, decision, notes, verdicts."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from tui.library.corrections import corrected, roles_chosen
from tui.library.library import Library
from tui.library.rows import Rows
from tui.library.verdicts import VERDICT, pair_key, verdict_of
from tui.model import CleanedPage, Span


@dataclass(frozen=True, slots=True)
class PassageNote:
    """A note on characters of the article's text."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Review:
    """One page as its reader left it."""

    page: CleanedPage
    """With the blocks where the reader put them."""
    decision: str = ""
    """`keep`, `discard`, `skip`, or empty."""
    starred: bool = False
    tags: tuple[str, ...] = ()
    note: str = ""
    """On the page as a whole."""
    passages: tuple[PassageNote, ...] = ()
    verdicts: tuple[str | None, ...] = ()
    """`real`, `not-real` or None for each contradiction of the page."""


def review_of(library: Library, rows: Rows, number: int) -> Review | None:
    """A row of the list as its reader left it; None when its page was never read."""
    digest = library.pages.digest_of(rows.pages[number]) if rows.pages[number] >= 0 else None
    kept = None if digest is None else library.kept(digest, rows.ref(number))
    if digest is None or kept is None:
        return None
    choices = library.choices.of(digest)
    page = corrected(kept, roles_chosen(choices))
    row = rows.row(number)
    return Review(
        page,
        row.decision,
        row.starred,
        tuple(sorted(row.tags)),
        row.note,
        tuple(_passages(choices, len(page.article.text))),
        tuple(_verdicts(choices, page)),
    )


def _passages(choices: Mapping[str, str], size: int) -> list[PassageNote]:
    found = []
    for name, value in choices.items():
        if name.startswith("note:"):
            kept = json.loads(value)
            span = Span(int(kept["start"]), min(size, int(kept["end"])))
            if span.start < span.end:
                found.append(PassageNote(span, str(kept["text"])))
    return sorted(found, key=lambda note: note.span)


def _verdicts(choices: Mapping[str, str], page: CleanedPage) -> list[str | None]:
    judged = {name: value for name, value in choices.items() if name.startswith(VERDICT)}
    text = page.article.text
    return [
        verdict_of(judged[key]) if (key := VERDICT + pair_key(text, pair)) in judged else None
        for pair in page.marks.contradictions
    ]
