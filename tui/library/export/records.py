"""Rows of tables: one a quotation, a pair, a decision, a note, or an article."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from tui.library.export.review import review_of
from tui.library.library import Library
from tui.library.page_object import page_object
from tui.library.rows import Row, Rows
from tui.library.story_marks import Stories
from tui.model import CleanedPage, Fact

Record = dict[str, object]
"""One row, its columns in order."""


def records(library: Library, rows: Rows, numbers: Sequence[int], what: str) -> Iterator[Record]:
    """The records of these rows.

    Args:
        library: Where the pages are kept.
        rows: The list.
        numbers: Which rows of it.
        what: One of `RECORDS`.
    """
    make = RECORDS[what]
    for number in numbers:
        yield from make(library, rows, number)
    if what == "contradictions":
        yield from _across_pages(library, rows, numbers)


def row_record(row: Row) -> Record:
    """A row of the list as `winnow list --json` prints it."""
    return {
        "path": row.ref.path,
        "member": row.ref.member,
        "title": row.title if row.titled else None,
        "site": row.site or None,
        "date": row.date or None,
        "language": row.language or None,
        "page_kind": row.kind or None,
        "words": row.words,
        "quotes": row.quotes,
        "contradictions": row.contradictions,
        "disputes": row.disputes,
        "aside_percent": row.aside,
        "decision": row.decision or None,
        "read": row.read,
        "starred": row.starred,
        "tags": sorted(row.tags),
        "note": row.note or None,
        "copies": row.copies,
        "error": row.error,
    }


def page_of(library: Library, rows: Rows, number: int) -> CleanedPage | None:
    """The kept page of a row, its blocks where the reader put them."""
    review = review_of(library, rows, number)
    return None if review is None else review.page


def _decisions(_library: Library, rows: Rows, number: int) -> Iterator[Record]:
    yield row_record(rows.row(number))


def _articles(library: Library, rows: Rows, number: int) -> Iterator[Record]:
    page = page_of(library, rows, number)
    if page is not None:
        row = rows.row(number)
        yield {
            **page_object(page),
            "decision": row.decision or None,
            "starred": row.starred,
            "tags": sorted(row.tags),
            "note": row.note or None,
        }


def _quotes(library: Library, rows: Rows, number: int) -> Iterator[Record]:
    page = page_of(library, rows, number)
    if page is None:
        return
    for quote in page.marks.quotes:
        yield {
            **_about(page),
            "speaker": quote.speaker,
            "speaker_resolved": quote.speaker_resolved,
            "cue": quote.cue,
            "kind": quote.kind.value,
            "text": quote.span.of(page.article.text),
            "start": quote.start,
            "end": quote.end,
            "utterance": quote.utterance,
            "confidence": round(quote.confidence, 3),
        }


def _contradictions(library: Library, rows: Rows, number: int) -> Iterator[Record]:
    review = review_of(library, rows, number)
    if review is None:
        return
    text = review.page.article.text
    for pair, verdict in zip(review.page.marks.contradictions, review.verdicts, strict=True):
        yield {
            **_about(review.page),
            "kind": pair.kind.value,
            "strength": pair.strength.value,
            "a": pair.a.of(text),
            "b": pair.b.of(text),
            "why": pair.why,
            "verdict": verdict,
            "score": round(pair.score, 3),
            "rule": pair.rule,
            "a_start": pair.a.start,
            "a_end": pair.a.end,
            "b_start": pair.b.start,
            "b_end": pair.b.end,
            "b_path": None,
            "b_member": None,
        }


def _across_pages(library: Library, rows: Rows, numbers: Sequence[int]) -> Iterator[Record]:
    """Pairs between two pages of one story, one of them among these rows at least."""
    wanted = set(numbers)
    for found in Stories(library, rows).pairs():
        if not wanted & {found.a.number, found.b.number}:
            continue
        pair, there = found.pair, rows.ref(found.b.number)
        yield {
            **_about(found.a.page),
            "kind": pair.kind.value,
            "strength": pair.strength.value,
            "a": found.a_text,
            "b": found.b_text,
            "why": pair.why,
            "verdict": found.verdict,
            "score": round(pair.score, 3),
            "rule": pair.rule,
            "a_start": pair.a.start,
            "a_end": pair.a.end,
            "b_start": pair.b.start,
            "b_end": pair.b.end,
            "b_path": there.path,
            "b_member": there.member,
        }


def _notes(library: Library, rows: Rows, number: int) -> Iterator[Record]:
    review = review_of(library, rows, number)
    if review is None:
        return
    about = _about(review.page)
    if review.note:
        yield {**about, "passage": None, "start": None, "end": None, "note": review.note}
    for note in review.passages:
        yield {
            **about,
            "passage": note.span.of(review.page.article.text),
            "start": note.span.start,
            "end": note.span.end,
            "note": note.text,
        }


def _about(page: CleanedPage) -> Record:
    facts = page.article.metadata
    return {
        "path": page.ref.path,
        "member": page.ref.member,
        "title": _value(facts.title),
        "site": _value(facts.site),
        "date": _value(facts.date),
        "url": page.url,
    }


def _value(fact: Fact | None) -> str | None:
    return fact.value if fact else None


RECORDS: dict[str, Callable[[Library, Rows, int], Iterator[Record]]] = {
    "articles": _articles,
    "quotes": _quotes,
    "contradictions": _contradictions,
    "decisions": _decisions,
    "notes": _notes,
}
"""What can be exported, by the name that `--what` takes."""
