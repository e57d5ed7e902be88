"""What is remembered without being undoable: positions, layouts, saved views, review sessions."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import NamedTuple

from tui.store.database import Database


class SessionRow(NamedTuple):
    """A review session."""

    id: int
    folder: str
    filter: str
    person: str
    started: float
    ended: float | None
    seconds: float
    """Time spent in it, pauses left out."""
    total: int
    """Pages it was begun with."""


_SESSION = ", ".join(SessionRow._fields)


class Memory:
    """Small values by kind and key; the newest wins."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, kind: str, key: str) -> str | None:
        """A remembered value."""
        with self._database.read() as connection:
            row = connection.execute(
                "SELECT value FROM remembered WHERE kind = ? AND key = ?", (kind, key)
            ).fetchone()
        return None if row is None else row[0]

    def all(self, kind: str) -> dict[str, str]:
        """All values of a kind, by key."""
        with self._database.read() as connection:
            return dict(
                connection.execute(
                    "SELECT key, value FROM remembered WHERE kind = ? ORDER BY key", (kind,)
                ).fetchall()
            )

    def put(self, kind: str, key: str, value: str | None) -> None:
        """Remember a value; None forgets it."""
        self.put_all(kind, {key: value})

    def put_all(self, kind: str, values: Mapping[str, str | None]) -> None:
        """Remember values by key in one transaction; None forgets one."""
        now = time.time()
        with self._database.write() as connection:
            connection.executemany(
                "DELETE FROM remembered WHERE kind = ? AND key = ?",
                ((kind, key) for key, value in values.items() if value is None),
            )
            connection.executemany(
                "INSERT OR REPLACE INTO remembered VALUES (?, ?, ?, ?)",
                ((kind, key, value, now) for key, value in values.items() if value is not None),
            )

    def keep_newest(self, kind: str, count: int) -> None:
        """Forget all values of a kind but the newest so many."""
        with self._database.write() as connection:
            connection.execute(
                "DELETE FROM remembered WHERE kind = ?1 AND key NOT IN"
                " (SELECT key FROM remembered WHERE kind = ?1"
                " ORDER BY at DESC LIMIT ?2)",
                (kind, count),
            )

    def begin_session(self, folder: str, narrowed: str, person: str, total: int) -> SessionRow:
        """Start a review session."""
        with self._database.write(durable=True) as connection:
            cursor = connection.execute(
                "INSERT INTO sessions (folder, filter, person, started, total)"
                " VALUES (?, ?, ?, ?, ?)",
                (folder, narrowed, person, time.time(), total),
            )
            number = cursor.lastrowid
        assert number is not None
        found = self.session(number)
        assert found is not None
        return found

    def session(self, number: int) -> SessionRow | None:
        """A review session by its number."""
        query = f"SELECT {_SESSION} FROM sessions WHERE id = ?"  # noqa: S608 - names of ours
        with self._database.read() as connection:
            row = connection.execute(query, (number,)).fetchone()
        return None if row is None else SessionRow._make(row)

    def sessions(self, folder: str | None = None) -> list[SessionRow]:
        """All review sessions, newest first; of one folder when it is named."""
        query = f"SELECT {_SESSION} FROM sessions WHERE ?1 IS NULL OR folder = ?1 ORDER BY id DESC"  # noqa: S608
        with self._database.read() as connection:
            return [SessionRow._make(row) for row in connection.execute(query, (folder,))]

    def save_session_time(self, number: int, seconds: float, *, ended: bool = False) -> None:
        """Note how long a session has been worked on, and that it is over."""
        with self._database.write() as connection:
            connection.execute(
                "UPDATE sessions SET seconds = ?, ended = ? WHERE id = ?",
                (seconds, time.time() if ended else None, number),
            )
