"""Marks of texts that come as JSON objects."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tui.library.page_object import JsonObject, cross_contradiction_object, marks_object
from tui.library.semantics import model
from tui.marking import mark, mark_documents


def marked(request: Mapping[str, Any]) -> JsonObject:
    """The marks of one text, or the conflicts between several.

    Args:
        request: `{"id", "text"}` or `{"id", "docs": [{"id", "text"}, ...]}`; a text may have
            a `date` in ISO 8601, against which its “Tuesday” is read.

    Raises:
        KeyError, TypeError, ValueError: When it is neither.
    """
    if not isinstance(request, Mapping):
        raise TypeError("a line must hold an object")
    if "docs" in request:
        documents = [(str(doc["id"]), _text(doc["text"])) for doc in request["docs"]]
        dates = [_date(doc) for doc in request["docs"]]
        pairs = mark_documents(documents, dates=dates, judge=model().judge)
        return {
            "id": request.get("id"),
            "contradictions": [cross_contradiction_object(pair) for pair in pairs],
        }
    text, date = _text(request["text"]), _date(request)
    return {"id": request.get("id"), **marks_object(mark(text, date=date, judge=model().judge))}


def _date(said: Mapping[str, Any]) -> str | None:
    value = said.get("date")
    return value if isinstance(value, str) else None


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("a text must be a string")
    return value
