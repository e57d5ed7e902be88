"""Rows of tables: one a quotation, a pair, a decision, a note, or an article."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence

from tui.library.library import Library
from tui.library.page_object import page_object
from tui.library.rows import Row, Rows
from tui.library.verdicts import VERDICT, pair_key, verdict_of
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
    """The kept page of a row."""
    digest = library.pages.digest_of(rows.pages[number]) if rows.pages[number] >= 0 else None
    return None if digest is None else library.kept(digest, rows.ref(number))


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
    page = page_of(library, rows, number)
    if page is None or not page.marks.contradictions:
        return
    text = page.article.text
    verdicts = library.choices.of(page.digest, VERDICT)
    for pair in page.marks.contradictions:
        judged = verdicts.get(VERDICT + pair_key(text, pair))
        yield {
            **_about(page),
            "kind": pair.kind.value,
            "strength": pair.strength.value,
            "a": pair.a.of(text),
            "b": pair.b.of(text),
            "why": pair.why,
            "verdict": verdict_of(judged) if judged else None,
            "score": round(pair.score, 3),
            "rule": pair.rule,
            "a_start": pair.a.start,
            "a_end": pair.a.end,
            "b_start": pair.b.start,
            "b_end": pair.b.end,
        }


def _notes(library: Library, rows: Rows, number: int) -> Iterator[Record]:
    page = page_of(library, rows, number)
    if page is None:
        return
    for name, value in library.choices.of(page.digest, "note").items():
        if name == "note":
            yield {**_about(page), "passage": None, "start": None, "end": None, "note": value}
            continue
        kept = json.loads(value)
        start, end = int(kept["start"]), int(kept["end"])
        passage = page.article.text[start:end]
        yield {
            **_about(page),
            "passage": passage,
            "start": start,
            "end": end,
            "note": kept["text"],
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
