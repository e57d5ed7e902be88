"""Passages of a text found on other pages, by a few of their rarer words close together."""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tui.store.database import Database
from tui.store.full_text import segmented

_WORD = re.compile(r"[^\W_]+")

MOST_AT_ONCE = 400
"""Pages that one probe gives at most, the newest first: words that stand together on more pages
than this are a phrase of everyday."""


class Term(NamedTuple):
    """A word of a passage as the index of the full text knows it."""

    word: str
    place: int
    """Which word of the passage it is."""
    pages: int
    """How many pages hold it."""


def terms_in(text: str) -> list[str]:
    """The words of a passage as the full text's index keeps them: small letters, no accents."""
    plain = unicodedata.normalize("NFD", segmented(text).lower())
    return _WORD.findall("".join(c for c in plain if not unicodedata.combining(c)))


class Passages:
    """Asks the full text which pages hold words close together.

    How many pages hold a word is remembered while the object lives: counting a word of everyday
    means reading all its pages.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._counts: dict[str, int] = {}

    def terms(self, words: Sequence[str]) -> list[Term]:
        """The words of a passage with how common each is; words on no page are left out."""
        with self._database.read() as connection:
            counted = [Term(w, at, self._count(connection, w)) for at, w in enumerate(words)]
        return [term for term in counted if term.pages]

    def pages_with(self, words: Sequence[str], distance: int) -> list[int]:
        """Pages that hold all of some words with at most so many others between them."""
        quoted = " ".join(f'"{word}"' for word in words)
        return list(self._matches(f"text : NEAR({quoted}, {max(1, distance)})"))

    def pages_with_phrase(self, words: Sequence[str]) -> list[int]:
        """Pages that hold these words one after the other."""
        return list(self._matches(f'text : "{" ".join(words)}"'))

    def _matches(self, expression: str) -> Iterator[int]:
        query = "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT ?"
        with self._database.read() as connection:
            for (page,) in connection.execute(query, (expression, MOST_AT_ONCE)):
                yield page

    def _count(self, connection: sqlite3.Connection, word: str) -> int:
        if word not in self._counts:
            row = connection.execute(
                "SELECT doc FROM vocabulary WHERE term = ?", (word,)
            ).fetchone()
            self._counts[word] = row[0] if row else 0
        return self._counts[word]
