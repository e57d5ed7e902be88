"""The tables, and how an older file becomes a newer one."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

APPLICATION_ID = 0x776E6E77
"""Marks the file as ours: `wnnw`."""

_FIRST = """
CREATE TABLE pages (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    digest TEXT NOT NULL UNIQUE,
    engine TEXT NOT NULL,
    title TEXT, site TEXT, date TEXT, language TEXT, kind TEXT NOT NULL, url TEXT,
    words INTEGER NOT NULL, quotes INTEGER NOT NULL, contradictions INTEGER NOT NULL,
    disputes INTEGER NOT NULL, visible INTEGER NOT NULL, aside INTEGER NOT NULL,
    error TEXT,
    cluster INTEGER, story INTEGER
) STRICT;
CREATE TABLE bodies (page INTEGER PRIMARY KEY, content BLOB NOT NULL, signature BLOB) STRICT;
CREATE TABLE places (
    id INTEGER PRIMARY KEY,
    path BLOB NOT NULL,
    member TEXT NOT NULL DEFAULT '',
    offset INTEGER,
    size INTEGER NOT NULL DEFAULT -1,
    mtime INTEGER NOT NULL DEFAULT -1,
    page INTEGER,
    error TEXT,
    UNIQUE (path, member)
) STRICT;
CREATE INDEX places_page ON places (page) WHERE page IS NOT NULL;
CREATE VIRTUAL TABLE words USING fts5 (
    title, text, content='', tokenize="unicode61 remove_diacritics 2"
);
CREATE VIRTUAL TABLE vocabulary USING fts5vocab (words, row);
CREATE TABLE choices (
    subject TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL,
    PRIMARY KEY (subject, name)
) STRICT, WITHOUT ROWID;
CREATE TABLE changes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at REAL NOT NULL, person TEXT NOT NULL, session INTEGER,
    says TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'done' CHECK (state IN ('done', 'undone', 'abandoned'))
) STRICT;
CREATE TABLE change_items (
    change INTEGER NOT NULL, number INTEGER NOT NULL,
    subject TEXT NOT NULL, name TEXT NOT NULL, before TEXT, after TEXT,
    PRIMARY KEY (change, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX change_items_subject ON change_items (subject);
CREATE TABLE remembered (
    kind TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, at REAL NOT NULL,
    PRIMARY KEY (kind, key)
) STRICT, WITHOUT ROWID;
CREATE TABLE sessions (
    id INTEGER PRIMARY KEY, folder TEXT NOT NULL, filter TEXT NOT NULL, person TEXT NOT NULL,
    started REAL NOT NULL, ended REAL, seconds REAL NOT NULL DEFAULT 0, total INTEGER NOT NULL
) STRICT;
"""


def create_first_tables(connection: sqlite3.Connection) -> None:
    """Version 1: all tables of the first release."""
    for statement in _FIRST.split(";\n"):
        if statement.strip():
            connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def add_consent_walls(connection: sqlite3.Connection) -> None:
    """Version 2: pages that are consent walls are known apart."""
    connection.execute("ALTER TABLE pages ADD COLUMN consent INTEGER NOT NULL DEFAULT 0")


MIGRATIONS: tuple[Callable[[sqlite3.Connection], None], ...] = (
    create_first_tables,
    add_consent_walls,
)
"""Applied in order; a file's version is how many were applied to it."""
