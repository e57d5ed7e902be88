"""Marks of a text: quotations with their speakers, and statements that may conflict."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.model import CrossContradiction, Marks

if TYPE_CHECKING:
    from tui.marking.entailment import Judge


def mark(
    text: str,
    *,
    language: str | None = None,
    date: str | None = None,
    judge: Judge | None = None,
) -> Marks:
    """The marks of one text, offsets in code points, ends exclusive.

    Args:
        text: Paragraphs parted by line breaks, as `Article.text`.
        language: ISO 639-1 code; judged from the text when None.
        date: ISO 8601 date of the page, against which “Tuesday” is read.
        judge: A model that weighs contradictions again and proposes others.
    """
    from tui.marking.contradictions import find_contradictions
    from tui.marking.quotes import find_quotes

    quotes = find_quotes(text, language=language)
    pairs = find_contradictions(text, quotes, language=language, date=date, judge=judge)
    return Marks(quotes, pairs)


def mark_documents(
    documents: Sequence[tuple[str, str]],
    *,
    language: str | None = None,
    dates: Sequence[str | None] | None = None,
    judge: Judge | None = None,
) -> tuple[CrossContradiction, ...]:
    """Conflicts between texts on one story.

    Args:
        documents: (id, text) of each.
        language: ISO 639-1 code; judged from the texts when None.
        dates: ISO 8601 date of each text's page, as many as there are texts.
        judge: A model that weighs the pairs again and proposes others.
    """
    from tui.marking.contradictions import find_cross_contradictions

    return find_cross_contradictions(documents, language=language, dates=dates, judge=judge)
