"""Full text of the pages: found, ranked, interruptible, also where no blanks part the words."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from tui.store.database import Database, translated

RANKED_AT_MOST = 4_000
"""Matches that are ranked. A word on 100,000 pages would take SQLite over a second to rank; beyond
this many the newest pages are ranked among themselves."""

COMMON_SHARE = 8
"""A word on more than one page in this many is common: it narrows, but does not rank."""

_WIDE = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff"
                   "\uac00-\ud7ff\U00020000-\U0003ffff]+")  # fmt: skip
_TERM = re.compile(r'"([^"]*)"?|(\S+)')
_WORD = re.compile(r"\w+")


class Hit(NamedTuple):
    """A page that holds what was asked for."""

    page: int
    digest: str
    score: float
    """Higher is better; 0 where too many pages match to be ranked."""


def segmented(text: str) -> str:
    """The text with runs of scripts that do not part words as overlapping pairs of characters."""
    return _WIDE.sub(lambda run: f" {_pairs(run[0])} ", text)


def _pairs(run: str) -> str:
    return run if len(run) == 1 else " ".join(a + b for a, b in pairwise(run))


def index_text(connection: sqlite3.Connection, page: int, title: str, text: str) -> None:
    """Make a page findable.

    The index keeps no copy of the text and so cannot forget a page. A page that is done anew gets a
    new number, and hits on numbers that no page has any more are passed over.
    """
    connection.execute(
        "INSERT INTO words (rowid, title, text) VALUES (?, ?, ?)",
        (page, segmented(title), segmented(text)),
    )


def match_expression(query: str) -> str:
    """What a person typed as an FTS5 expression; every word is quoted, so nothing is syntax.

    Words must all occur; "quoted words" as a phrase; `word*` as a beginning; `-word` not at all;
    `OR` between two words either of them.
    """
    wanted: list[str] = []
    unwanted: list[str] = []
    either = False
    for match in _TERM.finditer(query):
        phrase, word = match[1], match[2]
        if word == "OR" and wanted:
            either = True
            continue
        negative = phrase is None and len(word) > 1 and word.startswith("-")
        term = _term(phrase if phrase is not None else word.lstrip("-") if negative else word)
        if not term:
            continue
        if negative:
            unwanted.append(term)
        elif either:
            wanted[-1] = f"({wanted[-1]} OR {term})"
        else:
            wanted.append(term)
        either = False
    expression = " AND ".join(wanted)
    if expression and unwanted:
        return f"({expression}) NOT ({' OR '.join(unwanted)})"
    return expression


def _term(typed: str) -> str:
    prefix = typed.endswith("*")
    pieces = _WORD.findall(segmented(typed))
    if not pieces:
        return ""
    # A single wide character stands only as the first of a pair.
    single = len(pieces) == 1 and len(pieces[0]) == 1 and bool(_WIDE.fullmatch(pieces[0]))
    return f'"{" ".join(pieces)}"{"*" if prefix or single else ""}'


def terms_of(query: str) -> list[str]:
    """The words and phrases of a query that a snippet should show, as they were typed."""
    found = []
    for match in _TERM.finditer(query):
        typed = match[1] if match[1] is not None else match[2]
        if typed == "OR" or (match[1] is None and typed.startswith("-")):
            continue
        found.append(typed.rstrip("*").strip())
    return [term for term in found if term]


class FullText:
    """Searches; each has a connection of its own, so that it can be interrupted."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def search(self, query: str, running: Search | None = None) -> Iterator[Hit]:
        """Pages that hold the query, best first.

        Args:
            query: As `match_expression` reads it.
            running: Lets another thread stop it.
        """
        expression = match_expression(query)
        if not expression:
            return
        with self._database.read() as connection:
            if running is not None:
                running.begin(connection)
            try:
                with translated(self._database.path):
                    yield from _ranked(connection, expression, query)
            except Exception:
                if running is not None and running.stopped:
                    return
                raise
            finally:
                if running is not None:
                    running.end()


class Search:
    """A search under way."""

    def __init__(self) -> None:
        self.stopped = False
        self._connection: sqlite3.Connection | None = None

    def begin(self, connection: sqlite3.Connection) -> None:
        """The query starts on this connection."""
        self._connection = connection

    def end(self) -> None:
        """The query is over."""
        self._connection = None

    def stop(self) -> None:
        """Give up; safe from any thread."""
        self.stopped = True
        if self._connection is not None:
            self._connection.interrupt()


def _ranked(connection: sqlite3.Connection, expression: str, query: str) -> Iterator[Hit]:
    matches = [
        row[0]
        for row in connection.execute(
            "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT ?",
            (expression, RANKED_AT_MOST + 1),
        )
    ]
    common = len(matches) > RANKED_AT_MOST or _is_common(connection, query)
    if common:
        ranked: list[tuple[float, int]] = [(0.0, number) for number in matches[:RANKED_AT_MOST]]
    else:
        ranked = [
            (-score, number)
            for number, score in connection.execute(
                "SELECT rowid, bm25(words, 8.0, 1.0) FROM words WHERE words MATCH ?"
                " ORDER BY 2, rowid DESC",
                (expression,),
            )
        ]
    for score, number in ranked:
        row = connection.execute("SELECT digest FROM pages WHERE id = ?", (number,)).fetchone()
        if row is not None:
            yield Hit(number, row[0], score)


def _is_common(connection: sqlite3.Connection, query: str) -> bool:
    (pages,) = connection.execute("SELECT max(id) FROM pages").fetchone()
    floor = max(RANKED_AT_MOST, (pages or 0) // COMMON_SHARE)
    for word in _WORD.findall(segmented(query).lower()):
        row = connection.execute("SELECT doc FROM vocabulary WHERE term = ?", (word,)).fetchone()
        if row is not None and row[0] > floor:
            return True
    return False
