"""Whole HTML documents that ask for nothing from outside: an article, a session, an index."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import chain

from tui import __version__
from tui.library.export.article_html import article_html, decision_words, title_of
from tui.library.export.review import Review
from tui.library.verdicts import NOT_REAL
from tui.library.words import count

POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""Content security policy of every document: no script, no picture, no request, whatever a page
says; the one sheet stands inside."""

COLUMNS = ("article", "source", "date", "words", "quotations", "may conflict", "decision")
"""Of the index."""


def article_document(review: Review) -> str:
    """One article as a document of its own."""
    language = review.page.article.metadata.language
    body = article_html(review)
    return "".join(_document(title_of(review), [body], language.value if language else "en"))


def session_document(rows: Sequence[str], articles: Iterable[str], title: str) -> Iterator[str]:
    """A whole session in one document, in pieces to be written in order.

    Args:
        rows: `index_row`s, in the order of the articles.
        articles: `article_html` of each, made when it is wanted.
        title: Of the document.
    """
    return _document(title, chain([_index(rows, title)], articles), "en")


def index_document(rows: Sequence[str], title: str) -> str:
    """The list of articles that lie beside it in files of their own, made of `index_row`s."""
    return "".join(_document(title, [_index(rows, title)], "en"))


def index_row(review: Review, target: str) -> str:
    """One article in the index, with a link to where it is."""
    return f"<tr>{''.join(_cells(review, target))}</tr>"


def _document(title: str, parts: Iterable[str], language: str) -> Iterator[str]:
    yield (
        f'<!doctype html>\n<html lang="{html.escape(language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f'<meta name="generator" content="winnow {__version__}">\n'
        f"<title>{html.escape(title)}</title>\n<style>\n{_sheet()}</style>\n</head>\n<body>\n<main>\n"
    )
    for part in parts:
        yield part + "\n"
    yield "</main>\n</body>\n</html>\n"


def _index(rows: Sequence[str], title: str) -> str:
    head = "".join(f'<th scope="col">{name}</th>' for name in COLUMNS)
    body = "\n".join(rows)
    return (
        f"<h1>{html.escape(title)}</h1>\n"
        f'<p class="about">{count(len(rows), "article")}</p>\n'
        f'<div class="wide" tabindex="0"><table>\n<thead><tr>{head}</tr></thead>\n'
        f"<tbody>\n{body}\n</tbody>\n</table></div>"
    )


def _cells(review: Review, target: str) -> Iterator[str]:
    facts, marks = review.page.article.metadata, review.page.marks
    yield f'<td><a href="{html.escape(target)}">{html.escape(title_of(review))}</a></td>'
    yield f"<td>{html.escape(facts.site.value) if facts.site else ''}</td>"
    yield f"<td>{html.escape(facts.date.value[:10]) if facts.date else ''}</td>"
    speech = sum(quote.kind.is_speech for quote in marks.quotes)
    conflicts = sum(verdict != NOT_REAL for verdict in review.verdicts)
    for number in (review.page.article.words, speech, conflicts):
        yield f'<td class="number-cell">{number:,}</td>'
    noted = bool(review.note or review.passages)
    words = [decision_words(review), "noted" if noted else ""]
    yield f"<td>{html.escape(' · '.join(word for word in words if word))}</td>"


@cache
def _sheet() -> str:
    return (files("tui.library.export") / "data" / "handover.css").read_text(encoding="utf-8")
