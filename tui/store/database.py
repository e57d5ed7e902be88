"""The database file: opened, brought up to date, read by many and written by one at a time."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Self

from tui.errors import NewerSchema, StoreDamaged, StoreError, StoreLocked
from tui.store.schema import APPLICATION_ID, MIGRATIONS

BUSY_SECONDS = 5.0
"""How long another program's write is waited for; its longest takes a tenth of a second."""

WAL_PAGES = 4_000
"""Pages of 4 KB after which the log is written back: 16 MB, a batch of a hundred articles."""

BUSY_PAUSE = 0.01
"""Seconds between two tries where SQLite does not wait by itself."""

READER_CACHE_KB = 256
"""Memory of each thread's reader; at SQLite's 2 MB a list of 100,000 rows took 4 MB more, for pages
that are read once."""

MEMORY_COPY_LIMIT = 512 << 20
"""Bytes of a library that may be copied into memory where it cannot be written."""


class Database:
    """One library file. Use `write()` and `read()`; both give a connection.

    Args:
        path: The file; None keeps everything in memory.
        migrations: What brings an older file up to date.
        read_only: Only `read()` is wanted, of a file that is up to date: nothing is made or waited
            for, so that it costs no write to the disk.
    """

    def __init__(
        self,
        path: Path | None,
        migrations: Sequence[Callable[[sqlite3.Connection], None]] = MIGRATIONS,
        *,
        read_only: bool = False,
    ) -> None:
        self.path = path
        self._migrations = migrations
        self._writing = threading.RLock()
        self._local = threading.local()
        self._readers: list[sqlite3.Connection] = []
        self._writer: sqlite3.Connection | None = None
        try:
            if read_only:
                self._check_current()
                return
            if path is not None:
                path.parent.mkdir(parents=True, exist_ok=True)
            self._writer = self._connect()
            with translated(path):
                self._prepare(self._writer)
        except OSError as error:
            self.close()
            raise StoreError(
                f"The library {_name(path)} cannot be made: {error.strerror}.",
                "name another place with --state FILE",
            ) from error
        except BaseException:
            self.close()
            raise

    @classmethod
    def open_or_memory(cls, path: Path) -> tuple[Self, str | None]:
        """The file, or where it cannot be written a copy in memory and a sentence that says so.

        Raises:
            NewerSchema: When a newer program wrote it: nothing of it may be guessed.
        """
        try:
            return cls(path), None
        except NewerSchema:
            raise
        except StoreError as error:
            memory = cls(None)
            memory._copy_from(path)
            return memory, f"{error.message} Decisions of this session are kept in memory only."

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def write(self, *, durable: bool = False) -> Iterator[sqlite3.Connection]:
        """A connection inside one transaction; rolled back when the block raises.

        Args:
            durable: Wait until the disk has it, as a person's decision deserves.
        """
        assert self._writer is not None, "the database is closed"
        with self._writing, translated(self.path):
            connection = self._writer
            if self.path is not None:
                connection.execute(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                with suppress(sqlite3.Error):
                    connection.execute("ROLLBACK")
                raise

    @contextmanager
    def read(self) -> Iterator[sqlite3.Connection]:
        """A connection to read from, this thread's own; never waits for a writer."""
        with translated(self.path):
            if self.path is None:
                assert self._writer is not None, "the database is closed"
                with self._writing:
                    yield self._writer
                return
            connection = getattr(self._local, "connection", None)
            if connection is None:
                connection = self.new_reader()
                connection.execute(f"PRAGMA cache_size = -{READER_CACHE_KB}")
                self._local.connection = connection
            yield connection

    def new_reader(self) -> sqlite3.Connection:
        """A further connection that only reads, for a query that may be interrupted."""
        with translated(self.path):
            connection = self._connect()
            connection.execute("PRAGMA query_only = 1")
        self._readers.append(connection)
        return connection

    def data_version(self) -> int:
        """A number that changes when another program has written."""
        if self.path is None:
            return 0
        assert self._writer is not None, "the database is closed"
        with self._writing, translated(self.path):
            return int(self._writer.execute("PRAGMA data_version").fetchone()[0])

    def check(self) -> None:
        """Raises `StoreDamaged` when the file is not sound."""
        with self.read() as connection:
            (found,) = connection.execute("PRAGMA quick_check(1)").fetchone()
        if found != "ok":
            raise StoreDamaged(f"The library {_name(self.path)} is damaged.", _MEND)

    def close(self) -> None:
        """Close all connections; the log is written back."""
        for connection in self._readers:
            with suppress(sqlite3.Error):
                connection.close()
        self._readers.clear()
        if self._writer is not None:
            with suppress(sqlite3.Error):
                self._writer.execute("PRAGMA optimize")
            self._writer.close()
            self._writer = None

    def _connect(self) -> sqlite3.Connection:
        name = ":memory:" if self.path is None else str(self.path)
        try:
            return sqlite3.connect(
                name, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
            )
        except sqlite3.Error as error:
            raise _translation(error, self.path) from error

    def _prepare(self, connection: sqlite3.Connection) -> None:
        self._refuse_strangers(connection)
        if self.path is not None:
            _use_wal(connection)
            connection.execute(f"PRAGMA wal_autocheckpoint = {WAL_PAGES}")
            connection.execute("PRAGMA mmap_size = 0")
        if _version(connection) < len(self._migrations):
            self._migrate(connection)
        if self.path is not None:  # a file that cannot be written shows itself now, not at a key
            connection.execute("BEGIN IMMEDIATE")
            connection.execute(f"PRAGMA user_version = {len(self._migrations)}")
            connection.execute("COMMIT")

    def _check_current(self) -> None:
        with self.read() as connection:
            self._refuse_strangers(connection)
            if _version(connection) < len(self._migrations):
                raise StoreError(f"The library {_name(self.path)} is to be brought up to date.")

    def _refuse_strangers(self, connection: sqlite3.Connection) -> None:
        version = _version(connection)
        (owner,) = connection.execute("PRAGMA application_id").fetchone()
        (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        if tables and owner != APPLICATION_ID:
            raise StoreError(f"{_name(self.path)} is a database of another program.", _MEND)
        if version > len(self._migrations):
            raise NewerSchema(
                f"The library {_name(self.path)} was written by a newer winnow.",
                "update winnow, or name another file with --state FILE",
            )

    def _migrate(self, connection: sqlite3.Connection) -> None:
        self._back_up(connection)
        connection.execute("BEGIN IMMEDIATE")
        try:
            # Another program may have been quicker: look again now that nobody else can write.
            for number in range(_version(connection), len(self._migrations)):
                self._migrations[number](connection)
                connection.execute(f"PRAGMA user_version = {number + 1}")
            connection.execute("COMMIT")
        except BaseException:
            connection.execute("ROLLBACK")
            raise

    def _back_up(self, connection: sqlite3.Connection) -> None:
        version = _version(connection)
        if version == 0 or self.path is None:
            return
        target = self.path.with_name(f"{self.path.name}.version-{version}")
        if not target.exists():
            connection.execute("VACUUM INTO ?", (str(target),))

    def _copy_from(self, path: Path) -> None:
        """Take over what an unwritable file holds, as far as it can be read."""
        assert self._writer is not None, "the database is closed"
        try:
            if path.stat().st_size > MEMORY_COPY_LIMIT:
                return
            source = sqlite3.connect(f"{path.resolve().as_uri()}?immutable=1", uri=True)
        except (OSError, sqlite3.Error):
            return
        try:
            (owner,) = source.execute("PRAGMA application_id").fetchone()
            if owner == APPLICATION_ID and _version(source) == len(self._migrations):
                source.backup(self._writer)
        except sqlite3.Error:
            return
        finally:
            source.close()


_MEND = "move it away, or name another file with --state FILE"


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _use_wal(connection: sqlite3.Connection) -> None:
    """Switch to write-ahead logging, also while another program does the same to a new file.

    SQLite does not wait for that lock by itself: see “busy_timeout” and the deadlock it avoids in
    https://www.sqlite.org/c3ref/busy_handler.html.
    """
    end = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > end:
                raise
        time.sleep(BUSY_PAUSE)


def _name(path: Path | None) -> str:
    if path is None:
        return "in memory"
    # A name is wanted for messages alone, and all values of the model come along: 25 ms of the
    # start of a page seen before.
    from tui.model import display_name

    return display_name(path)


@contextmanager
def translated(path: Path | None) -> Iterator[None]:
    """Errors of SQLite as sentences of ours."""
    try:
        yield
    except sqlite3.Error as error:
        raise _translation(error, path) from error


def _translation(error: sqlite3.Error, path: Path | None) -> StoreError:
    name, code = _name(path), getattr(error, "sqlite_errorname", "")
    if code.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return StoreLocked(f"The library {name} is held by another program.", "try again")
    if code.startswith("SQLITE_FULL"):
        return StoreError(f"The disk that holds the library {name} is full.", "free some space")
    if code.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return StoreDamaged(f"The library {name} is damaged or no library.", _MEND)
    if code.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")):
        return StoreError(
            f"The library {name} cannot be written.", "name another place with --state FILE"
        )
    return StoreError(f"The library {name} failed: {error}.")
