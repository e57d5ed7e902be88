"""The page object: a page's result as JSON, as `docs/formats.md` and the interface promise it."""

from __future__ import annotations

import json
from typing import Any, TypedDict

from tui.model import (
    Block,
    CleanedPage,
    Contradiction,
    CrossContradiction,
    Fact,
    Marks,
    Quote,
    plain_text,
)

JsonObject = dict[str, Any]
"""A JSON object; its values are what `json` reads and writes."""


class MarksObject(TypedDict):
    """Quotes and contradictions of one text."""

    quotes: list[JsonObject]
    contradictions: list[JsonObject]


def page_object(page: CleanedPage) -> JsonObject:
    """The page as a JSON object."""
    article = page.article
    facts = article.metadata
    return {
        "path": _place(page.ref.path),
        "member": None if page.ref.member is None else _place(page.ref.member),
        "url": page.url,
        "format": page.format,
        "encoding": page.encoding,
        "page_kind": article.page_kind.value,
        "title": _value(facts.title),
        "byline": _value(facts.byline),
        "date": _value(facts.date),
        "site": _value(facts.site),
        "language": _value(facts.language),
        "text": article.text,
        "blocks": [_block_object(block) for block in article.blocks],
        **marks_object(page.marks),
        "ledger": {
            "visible": article.ledger.visible,
            "article": article.ledger.article,
            "aside": article.ledger.aside,
        },
        "warnings": list(page.warnings),
        "error": page.error,
    }


def json_line(value: JsonObject) -> str:
    """A JSON object on one line, without the line's end."""
    return json.dumps(value, ensure_ascii=False, separators=(", ", ": "))


def marks_object(marks: Marks) -> MarksObject:
    """The marks as a JSON object."""
    return {
        "quotes": [quote_object(quote) for quote in marks.quotes],
        "contradictions": [contradiction_object(pair) for pair in marks.contradictions],
    }


def quote_object(quote: Quote) -> JsonObject:
    """One quotation as a JSON object."""
    found: JsonObject = {
        "start": quote.start,
        "end": quote.end,
        "speaker": quote.speaker,
        "speaker_resolved": quote.speaker_resolved,
        "cue": quote.cue,
        "kind": quote.kind.value,
        "confidence": round(quote.confidence, 3),
    }
    if quote.utterance is not None:
        found["utterance"] = quote.utterance
    return found


def contradiction_object(pair: Contradiction) -> JsonObject:
    """One pair of statements of the same text as a JSON object."""
    return {"a": list(pair.a), "b": list(pair.b), **_verdict(pair)}


def cross_contradiction_object(pair: CrossContradiction) -> JsonObject:
    """One pair of statements of two texts as a JSON object."""
    return {"a": pair.a._asdict(), "b": pair.b._asdict(), **_verdict(pair)}


def _verdict(pair: Contradiction | CrossContradiction) -> JsonObject:
    return {
        "kind": pair.kind.value,
        "strength": pair.strength.value,
        "score": round(pair.score, 3),
        "rule": pair.rule,
        "why": pair.why,
    }


def _block_object(block: Block) -> JsonObject:
    return {
        "role": block.role.value,
        "start": block.start,
        "end": block.end,
        "line_start": block.line_start,
        "line_end": block.line_end,
        "text": block.text,
        "confidence": round(block.confidence, 3),
        "unsure": block.unsure,
        "reasons": [{"id": reason.id, "says": reason.says} for reason in block.reasons],
    }


def _place(name: str) -> str:
    """A path or member as it was given, blanks and all, but unable to drive a terminal."""
    return plain_text(name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace"))


def _value(fact: Fact | None) -> str | None:
    return fact.value if fact else None
