"""The known places of a list, column by column: how a hundred thousand rows become a list."""

# ruff: noqa: S608 - the only names put into statements are the columns spelled out here

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple, Self

from tui.model import PageRef
from tui.store.database import Database
from tui.store.pages import UNDER, bounds, place_key


class PlaceColumns(NamedTuple):
    """Many places with what is known of their pages, column by column; texts are '' for nothing."""

    id: tuple[int, ...]
    """Rises in the order in which places were found."""
    path: tuple[bytes, ...]
    member: tuple[str, ...]
    offset: tuple[int | None, ...]
    size: tuple[int, ...]
    mtime: tuple[int, ...]
    page: tuple[int, ...]
    """-1 where nothing is known."""
    stale: tuple[int, ...]
    """1 where it must be read, also again for another engine's work."""
    cluster: tuple[int, ...]
    story: tuple[int, ...]
    error: tuple[str, ...]
    title: tuple[str, ...]
    site: tuple[str, ...]
    date: tuple[str, ...]
    language: tuple[str, ...]
    kind: tuple[str, ...]
    url: tuple[str, ...]
    words: tuple[int, ...]
    quotes: tuple[int, ...]
    contra: tuple[int, ...]
    disputes: tuple[int, ...]
    aside: tuple[int, ...]
    """Per cent."""
    consent: tuple[int, ...]
    """1 for a consent wall."""

    @classmethod
    def of(cls, columns: Iterable[Sequence[Any]]) -> Self:
        """The columns in their order, as SQLite or another selection of rows gave them."""
        return cls(*map(tuple, columns))


_COLUMNS = (
    "places.id, places.path, places.member, places.offset, places.size, places.mtime,"
    " ifnull(pages.id, -1),"
    " CASE WHEN pages.id IS NULL THEN places.error IS NULL ELSE pages.engine <> ? END,"
    " ifnull(pages.cluster, -1), ifnull(pages.story, -1),"
    " ifnull(CASE WHEN pages.id IS NULL THEN places.error ELSE pages.error END, ''),"
    " ifnull(pages.title, ''), ifnull(pages.site, ''), ifnull(pages.date, ''),"
    " ifnull(pages.language, ''), ifnull(pages.kind, ''), ifnull(pages.url, ''),"
    " ifnull(pages.words, 0), ifnull(pages.quotes, 0), ifnull(pages.contradictions, 0),"
    " ifnull(pages.disputes, 0),"
    " CAST(ifnull(round(100.0 * pages.aside / nullif(pages.visible, 0)), 0) AS INTEGER),"
    " ifnull(pages.consent, 0)"
)

LARGE_SHARE = 4
"""A folder with one in so many places of the library is read in the order of the table: sorting
100,000 rows of all their columns took as long as all the rest."""

COLUMNS_AT_ONCE = 1_000
"""Places read together: fewer cost calls, more cost memory that is then not given back, and hold
up keys meanwhile."""

_SELECT = f"SELECT {_COLUMNS} FROM places LEFT JOIN pages ON pages.id = places.page"


class KnownPlaces:
    """The places of a library with what is known of their pages."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def under(self, folder: str, engine: str) -> Iterator[PlaceColumns]:
        """All known places at or under a path, in the order in which they were found, in parts."""
        with self._database.read() as connection:
            count = f"SELECT count(*), (SELECT max(id) FROM places) FROM places WHERE {UNDER}"
            here, last = connection.execute(count, bounds(folder)).fetchone()
            # A `+` keeps SQLite from the index: read in order, a large share needs no sorting.
            large = here * LARGE_SHARE >= (last or 0)
            under = UNDER.replace("places.path", "+places.path") if large else UNDER
            query = f"{_SELECT} WHERE {under} ORDER BY places.id"
            cursor = connection.execute(query, (engine, *bounds(folder)))
            while part := cursor.fetchmany(COLUMNS_AT_ONCE):
                yield PlaceColumns.of(zip(*part, strict=True))

    def count(self, folder: str) -> int:
        """How many places are known at or under a path: 30 ms of processor time for 100,000 on a
        busy machine."""
        with self._database.read() as connection:
            query = f"SELECT count(*) FROM places WHERE {UNDER}"
            return int(connection.execute(query, bounds(folder)).fetchone()[0])

    def first_under(self, folder: str, engine: str, most: int) -> PlaceColumns | None:
        """The places at or under a path that were found first; None where none is known."""
        # The `+` has SQLite walk the table in its order and stop, instead of sorting the folder.
        under = UNDER.replace("places.path", "+places.path")
        query = f"{_SELECT} WHERE {under} ORDER BY places.id LIMIT ?"
        with self._database.read() as connection:
            found = connection.execute(query, (engine, *bounds(folder), most)).fetchall()
        return PlaceColumns.of(zip(*found, strict=True)) if found else None

    def at(self, refs: Iterable[PageRef], engine: str) -> PlaceColumns | None:
        """These places, in this order, of those that are known; None where none is."""
        query = f"{_SELECT} WHERE places.path = ? AND places.member = ?"
        with self._database.read() as connection:
            found = [
                row for ref in refs for row in connection.execute(query, (engine, *place_key(ref)))
            ]
        return PlaceColumns.of(zip(*found, strict=True)) if found else None
