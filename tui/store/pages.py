"""Pages by their content, the places they lie at, and their cleaned form."""

# ruff: noqa: S608 - the only names put into statements are the columns spelled out here

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from tui.model import PageRef
from tui.store.database import Database
from tui.store.full_text import index_text


class PageFacts(NamedTuple):
    """What a list shows of a page."""

    digest: str
    title: str | None
    site: str | None
    date: str | None
    language: str | None
    kind: str
    url: str | None
    words: int
    quotes: int
    contradictions: int
    disputes: int
    visible: int
    aside: int
    error: str | None
    consent: int = 0
    """1 for a consent wall."""


class Stamp(NamedTuple):
    """By what a file is told to be unchanged."""

    size: int
    mtime: int


UNKNOWN_STAMP = Stamp(-1, -1)


class IndexedPage(NamedTuple):
    """A page as a worker hands it to the store."""

    ref: PageRef
    stamp: Stamp
    facts: PageFacts
    engine: str
    content: bytes | None
    """The whole page, packed; None when the store has it already."""
    text: str
    signature: bytes | None = None
    """For finding near copies."""
    first_of_many: bool = False
    """Whether its file, named as one page, holds several."""


class PlaceRow(NamedTuple):
    """A place with what is known of its page."""

    ref: PageRef
    stamp: Stamp
    page: int | None
    engine: str | None
    cluster: int | None
    story: int | None
    error: str | None
    facts: PageFacts | None


_FACTS = ", ".join(f"pages.{name}" for name in PageFacts._fields)
UNDER = "((places.path >= ? AND places.path < ?) OR places.path = ?)"


class Pages:
    """The pages of a library."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def under(self, folder: str) -> Iterator[PlaceRow]:
        """All known places at or under a path, in the order in which they were found."""
        query = (
            "SELECT places.path, places.member, places.offset, places.size, places.mtime,"
            " places.page, places.error, pages.engine, pages.cluster, pages.story,"
            f" {_FACTS} FROM places LEFT JOIN pages ON pages.id = places.page"
            f" WHERE {UNDER} ORDER BY places.id"
        )
        with self._database.read() as connection:
            for row in connection.execute(query, bounds(folder)):
                yield _place_row(row)

    def at(self, ref: PageRef) -> PlaceRow | None:
        """What is known of one place."""
        query = (
            "SELECT places.path, places.member, places.offset, places.size, places.mtime,"
            " places.page, places.error, pages.engine, pages.cluster, pages.story,"
            f" {_FACTS} FROM places LEFT JOIN pages ON pages.id = places.page"
            " WHERE places.path = ? AND places.member = ?"
        )
        with self._database.read() as connection:
            row = connection.execute(query, place_key(ref)).fetchone()
        return None if row is None else _place_row(row)

    def digest_of(self, page: int) -> str | None:
        """The digest of a page by its number."""
        with self._database.read() as connection:
            row = connection.execute("SELECT digest FROM pages WHERE id = ?", (page,)).fetchone()
        return None if row is None else row[0]

    def numbers_of(self, digests: Iterable[str]) -> dict[str, int]:
        """The numbers of pages by their digests, of those that are known."""
        found: dict[str, int] = {}
        with self._database.read() as connection:
            for digest in digests:
                row = connection.execute(
                    "SELECT id FROM pages WHERE digest = ?", (digest,)
                ).fetchone()
                if row is not None:
                    found[digest] = row[0]
        return found

    def places_of(self, digest: str) -> list[PageRef]:
        """Where a page lies: more than one place when it was stored twice."""
        query = (
            "SELECT places.path, places.member, places.offset FROM places"
            " JOIN pages ON pages.id = places.page WHERE digest = ? ORDER BY places.id"
        )
        with self._database.read() as connection:
            return [_ref(*row) for row in connection.execute(query, (digest,))]

    def content(self, digest: str, engine: str | None = None) -> bytes | None:
        """A page in its packed form, when this engine made it (any engine when None)."""
        query = (
            "SELECT content FROM bodies JOIN pages ON pages.id = bodies.page"
            " WHERE digest = ? AND (? IS NULL OR engine = ?)"
        )
        with self._database.read() as connection:
            row = connection.execute(query, (digest, engine, engine)).fetchone()
        return None if row is None else bytes(row[0])

    def known(self, digest: str, engine: str) -> PageFacts | None:
        """The facts of a page, when this engine has done it."""
        query = f"SELECT {_FACTS} FROM pages WHERE digest = ? AND engine = ?"
        with self._database.read() as connection:
            row = connection.execute(query, (digest, engine)).fetchone()
        return None if row is None else PageFacts._make(row)

    def add_places(self, refs: Iterable[PageRef]) -> None:
        """Note where pages lie, before anything of them is known."""
        with self._database.write() as connection:
            connection.executemany(
                "INSERT INTO places (path, member, offset) VALUES (?, ?, ?)"
                " ON CONFLICT (path, member) DO UPDATE SET offset = excluded.offset"
                " WHERE places.offset IS NOT excluded.offset",
                ((*place_key(ref), ref.offset) for ref in refs),
            )

    def forget_places(self, refs: Iterable[PageRef]) -> None:
        """Drop places that are gone; what was decided on their pages stays."""
        with self._database.write() as connection:
            connection.executemany(
                "DELETE FROM places WHERE path = ? AND member = ?", map(place_key, refs)
            )

    def save(self, pages: Sequence[IndexedPage]) -> list[int | None]:
        """Keep a batch of done pages in one transaction.

        Returns:
            The number of each page; None for one of which nothing could be read.
        """
        with self._database.write() as connection:
            return [_save(connection, page) for page in pages]

    def signatures(self, folder: str) -> Iterator[tuple[int, str, bytes]]:
        """Number, digest and signature of each distinct page under a path that has one."""
        query = (
            "SELECT DISTINCT pages.id, digest, signature FROM places"
            " JOIN pages ON pages.id = places.page JOIN bodies ON bodies.page = pages.id"
            f" WHERE signature IS NOT NULL AND {UNDER}"
        )
        with self._database.read() as connection:
            yield from connection.execute(query, bounds(folder))

    def save_groups(self, groups: Iterable[tuple[int, int | None, int | None]]) -> None:
        """Keep which pages are near copies and versions: page, cluster, story."""
        with self._database.write() as connection:
            connection.executemany(
                "UPDATE pages SET cluster = ?2, story = ?3 WHERE id = ?1"
                " AND (cluster IS NOT ?2 OR story IS NOT ?3)",
                groups,
            )


def _save(connection: sqlite3.Connection, page: IndexedPage) -> int | None:
    number = _save_page(connection, page) if page.facts.digest else None
    connection.execute(
        "INSERT INTO places (path, member, offset, size, mtime, page, error)"
        " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (path, member) DO UPDATE SET"
        " offset = excluded.offset, size = excluded.size, mtime = excluded.mtime,"
        " page = excluded.page, error = excluded.error",
        (*place_key(page.ref), page.ref.offset, *page.stamp, number, page.facts.error),
    )
    return number


def _save_page(connection: sqlite3.Connection, page: IndexedPage) -> int:
    facts = page.facts
    known = connection.execute(
        "SELECT id, engine, cluster, story FROM pages WHERE digest = ?", (facts.digest,)
    ).fetchone()
    if known is not None and (known[1] == page.engine or page.content is None):
        return int(known[0])
    # Done anew it gets a new number: the full text still leads from the old one to its old words.
    groups: tuple[int | None, int | None] = (None, None)
    if known is not None:
        groups = known[2], known[3]
        connection.execute("DELETE FROM bodies WHERE page = ?", (known[0],))
        connection.execute("DELETE FROM pages WHERE id = ?", (known[0],))
    columns = ("engine", "cluster", "story", *PageFacts._fields)
    cursor = connection.execute(
        f"INSERT INTO pages ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})",
        (page.engine, *groups, *facts),
    )
    number = cursor.lastrowid
    assert number is not None
    if known is not None:
        connection.execute("UPDATE places SET page = ? WHERE page = ?", (number, known[0]))
    connection.execute(
        "INSERT INTO bodies (page, content, signature) VALUES (?, ?, ?)",
        (number, page.content, page.signature),
    )
    index_text(connection, number, facts.title or "", page.text)
    return number


def _place_row(row: tuple[object, ...]) -> PlaceRow:
    path, member, offset, size, mtime, page, error, engine, cluster, story, *facts = row
    return PlaceRow(
        _ref(path, member, offset),  # type: ignore[arg-type]  # sqlite3 gives columns as Any
        Stamp(size, mtime),  # type: ignore[arg-type]
        page,  # type: ignore[arg-type]
        engine,  # type: ignore[arg-type]
        cluster,  # type: ignore[arg-type]
        story,  # type: ignore[arg-type]
        error,  # type: ignore[arg-type]
        None if page is None else PageFacts._make(facts),
    )


def _ref(path: bytes, member: str, offset: int | None) -> PageRef:
    return PageRef(os.fsdecode(path), member or None, offset)


def place_key(ref: PageRef) -> tuple[bytes, str]:
    """Path and member as the table holds them."""
    # A path may hold bytes that are no UTF-8, which SQLite's text cannot.
    member = (ref.member or "").encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return os.fsencode(ref.path), member


def bounds(folder: str) -> tuple[bytes, bytes, bytes]:
    """From and to of the paths under a folder, and the path itself."""
    name = os.fsencode(folder).rstrip(b"/")
    return name + b"/", name + b"0", name or b"/"
