"""What the person chose: every change named, in order, undone and redone exactly.

A choice is a value under a subject (a page's digest, a folder) and a name (`decision`, `tag:war`,
`note:3`). A change is a list of choices with what stood there before, so undoing it is writing that
back, whatever kinds of choices there will be.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from tui.store.database import Database


class Choice(NamedTuple):
    """A value that was chosen; None where nothing is."""

    subject: str
    name: str
    value: str | None


class Change(NamedTuple):
    """One change as the log tells it."""

    id: int
    at: float
    person: str
    session: int | None
    says: str
    state: str
    """`done`, `undone`, or `abandoned`: undone and overtaken by another change."""


class Effect(NamedTuple):
    """What a change, an undo or a redo did."""

    change: Change
    choices: tuple[Choice, ...]
    """The values that stand now."""


_CHANGE = "id, at, person, session, says, state"


class Choices:
    """All choices of a library, and the log of how they came about."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def value(self, subject: str, name: str) -> str | None:
        """One chosen value."""
        with self._database.read() as connection:
            return _value(connection, subject, name)

    def of(self, subject: str, prefix: str = "") -> dict[str, str]:
        """All choices about a subject whose name begins with `prefix`."""
        query = (
            "SELECT name, value FROM choices WHERE subject = ? AND substr(name, 1, ?) = ?"
            " ORDER BY name"
        )
        with self._database.read() as connection:
            return dict(connection.execute(query, (subject, len(prefix), prefix)).fetchall())

    def of_subjects(self, subjects: Iterable[str]) -> dict[str, dict[str, str]]:
        """All choices about a few subjects; those about which nothing was chosen are left out."""
        asked = tuple(subjects)
        marks = ", ".join("?" * len(asked))
        query = f"SELECT subject, name, value FROM choices WHERE subject IN ({marks})"  # noqa: S608
        found: dict[str, dict[str, str]] = {}
        with self._database.read() as connection:
            for subject, name, value in connection.execute(query, asked):
                found.setdefault(subject, {})[name] = value
        return found

    def all(self) -> Iterator[Choice]:
        """Every choice there is."""
        with self._database.read() as connection:
            for row in connection.execute("SELECT subject, name, value FROM choices"):
                yield Choice._make(row)

    def named(self, prefix: str) -> list[Choice]:
        """Every choice whose name begins with `prefix`, whatever it is about."""
        query = "SELECT subject, name, value FROM choices WHERE substr(name, 1, ?) = ?"
        with self._database.read() as connection:
            return [Choice._make(row) for row in connection.execute(query, (len(prefix), prefix))]

    def of_pages(self) -> Iterator[tuple[int, str, str]]:
        """Number of the page, name and value of every choice about a page that was read."""
        query = (
            "SELECT pages.id, name, value FROM choices CROSS JOIN pages"
            " ON pages.digest = choices.subject"
        )
        with self._database.read() as connection:
            yield from connection.execute(query)

    def of_some_pages(self, pages: Iterable[int]) -> list[tuple[int, str, str]]:
        """Number of the page, name and value of every choice about a few pages."""
        query = (
            "SELECT pages.id, name, value FROM pages JOIN choices"
            " ON choices.subject = pages.digest WHERE pages.id = ?"
        )
        with self._database.read() as connection:
            return [row for page in pages for row in connection.execute(query, (page,))]

    def of_places(self) -> Iterator[Choice]:
        """Every choice about a page that was not read yet."""
        query = (
            "SELECT subject, name, value FROM choices"
            " WHERE subject >= 'place:' AND subject < 'place;'"
        )
        with self._database.read() as connection:
            for row in connection.execute(query):
                yield Choice._make(row)

    def change(
        self,
        says: str,
        choices: Iterable[Choice],
        *,
        person: str = "",
        session: int | None = None,
    ) -> Effect | None:
        """Choose, in one step that is on disk when this returns; None when nothing differs.

        Args:
            says: The log's line, in the past tense: `kept “Title”`.
            choices: What is to stand; a value of None takes a choice back.
            person: Who chose.
            session: The review session under way.
        """
        with self._database.write(durable=True) as connection:
            items = []
            for choice in {(c.subject, c.name): c for c in choices}.values():
                before = _value(connection, choice.subject, choice.name)
                if before != choice.value:
                    items.append((choice.subject, choice.name, before, choice.value))
            if not items:
                return None
            connection.execute("UPDATE changes SET state = 'abandoned' WHERE state = 'undone'")
            cursor = connection.execute(
                "INSERT INTO changes (at, person, session, says) VALUES (?, ?, ?, ?)",
                (time.time(), person, session, says),
            )
            number = cursor.lastrowid
            assert number is not None
            connection.executemany(
                "INSERT INTO change_items VALUES (?, ?, ?, ?, ?, ?)",
                ((number, index, *item) for index, item in enumerate(items)),
            )
            now = [Choice(subject, name, after) for subject, name, _, after in items]
            _write(connection, now)
            return Effect(_change(connection, number), tuple(now))

    def undo(self) -> Effect | None:
        """Take the newest change back; None when there is none."""
        return self._move("done", "undone", "DESC", "before")

    def redo(self) -> Effect | None:
        """Do the change again that was undone last; None when there is none."""
        return self._move("undone", "done", "ASC", "after")

    def log(self, limit: int = 500) -> list[Change]:
        """The newest changes, newest first."""
        query = f"SELECT {_CHANGE} FROM changes ORDER BY id DESC LIMIT ?"  # noqa: S608 - ours
        with self._database.read() as connection:
            return [Change._make(row) for row in connection.execute(query, (limit,))]

    def session_changes(self, session: int) -> list[tuple[Change, tuple[Choice, ...]]]:
        """The changes of a review session that stand, oldest first, with what they chose."""
        query = (
            "SELECT id, at, person, session, says, state, subject, name, after FROM changes"
            " JOIN change_items ON change = id WHERE session = ? AND state = 'done'"
            " ORDER BY id, number"
        )
        found: dict[int, tuple[Change, list[Choice]]] = {}
        with self._database.read() as connection:
            for row in connection.execute(query, (session,)):
                change = Change._make(row[:6])
                found.setdefault(change.id, (change, []))[1].append(Choice._make(row[6:]))
        return [(change, tuple(choices)) for change, choices in found.values()]

    def rename_subject(self, old: str, new: str) -> None:
        """What was chosen about a page not yet read now belongs to its digest."""
        with self._database.write() as connection:
            found = connection.execute(
                "SELECT 1 FROM change_items WHERE subject = ? LIMIT 1", (old,)
            ).fetchone()
            if found:
                connection.execute(
                    "UPDATE OR IGNORE choices SET subject = ? WHERE subject = ?", (new, old)
                )
                connection.execute("DELETE FROM choices WHERE subject = ?", (old,))
                connection.execute(
                    "UPDATE change_items SET subject = ? WHERE subject = ?", (new, old)
                )

    def _move(self, state: str, target: str, order: str, side: str) -> Effect | None:
        with self._database.write(durable=True) as connection:
            row = connection.execute(
                f"SELECT {_CHANGE} FROM changes WHERE state = ? ORDER BY id {order} LIMIT 1",  # noqa: S608
                (state,),
            ).fetchone()
            if row is None:
                return None
            number = row[0]
            choices = _items(connection, number, side)
            _write(connection, choices)
            connection.execute("UPDATE changes SET state = ? WHERE id = ?", (target, number))
            return Effect(_change(connection, number), choices)


def _value(connection: sqlite3.Connection, subject: str, name: str) -> str | None:
    row = connection.execute(
        "SELECT value FROM choices WHERE subject = ? AND name = ?", (subject, name)
    ).fetchone()
    return None if row is None else row[0]


def _write(connection: sqlite3.Connection, choices: Sequence[Choice]) -> None:
    connection.executemany(
        "DELETE FROM choices WHERE subject = ? AND name = ?",
        ((c.subject, c.name) for c in choices if c.value is None),
    )
    connection.executemany(
        "INSERT OR REPLACE INTO choices VALUES (?, ?, ?)",
        (c for c in choices if c.value is not None),
    )


def _items(connection: sqlite3.Connection, change: int, side: str) -> tuple[Choice, ...]:
    query = f"SELECT subject, name, {side} FROM change_items WHERE change = ? ORDER BY number"  # noqa: S608
    return tuple(Choice._make(row) for row in connection.execute(query, (change,)))


def _change(connection: sqlite3.Connection, number: int) -> Change:
    (row,) = connection.execute(f"SELECT {_CHANGE} FROM changes WHERE id = ?", (number,))  # noqa: S608
    return Change._make(row)
