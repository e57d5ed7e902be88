from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tui.errors import NewerSchema, StoreDamaged, StoreError, StoreLocked
from tui.store import database as module
from tui.store.choices import Choice, Choices
from tui.store.database import Database
from tui.store.full_text import match_expression, segmented
from tui.store.schema import MIGRATIONS


def test_a_newer_library_is_refused_and_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "library.db"
    Database(file).close()
    with sqlite3.connect(file) as connection:
        connection.execute("PRAGMA user_version = 999")
    connection.close()
    with pytest.raises(NewerSchema, match="newer winnow"):
        Database.open_or_memory(file)


def test_a_library_is_backed_up_before_it_is_brought_up_to_date(tmp_path: Path) -> None:
    file = tmp_path / "library.db"
    with Database(file) as old:
        Choices(old).change("kept", [Choice("a", "decision", "keep")])

    def add_table(connection: sqlite3.Connection) -> None:
        connection.execute("CREATE TABLE more (x INTEGER) STRICT")

    with Database(file, (*MIGRATIONS, add_table)) as new, new.read() as connection:
        assert connection.execute("SELECT count(*) FROM more").fetchone() == (0,)
    with Database(tmp_path / f"library.db.version-{len(MIGRATIONS)}") as backup:
        assert [choice.subject for choice in Choices(backup).all()] == ["a"]


def test_a_file_that_is_no_library_is_not_written_to(tmp_path: Path) -> None:
    file = tmp_path / "library.db"
    file.write_bytes(b"dear diary" * 500)
    with pytest.raises(StoreDamaged):
        Database(file)
    database, notice = Database.open_or_memory(file)
    with database:
        assert notice is not None and "in memory only" in notice
    assert file.read_bytes() == b"dear diary" * 500


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "places.db"
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE bookmarks (x)")
    connection.close()
    with pytest.raises(StoreError, match="another program"):
        Database(file)


def test_where_no_folder_can_be_made_everything_is_kept_in_memory(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    database, notice = Database.open_or_memory(tmp_path / "file" / "library.db")
    with database:
        assert notice is not None
        assert Choices(database).change("kept", [Choice("a", "read", "1")]) is not None


def test_a_library_held_by_another_program_is_told_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "BUSY_SECONDS", 0.01)
    file = tmp_path / "library.db"
    with Database(file) as database:
        other = sqlite3.connect(file, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreLocked, match="held by another program"):
            Choices(database).change("kept", [Choice("a", "read", "1")])
        other.execute("ROLLBACK")
        other.close()


def test_what_a_person_types_is_never_syntax() -> None:
    assert match_expression('NEAR( "a AND b" c* -d') == '("NEAR" AND "a AND b" AND "c"*) NOT ("d")'
    assert match_expression('"') == ""
    assert match_expression("river OR lake") == '("river" OR "lake")'


def test_scripts_without_blanks_are_found_by_pairs() -> None:
    assert segmented("北京大学 x").split() == ["北京", "京大", "大学", "x"]
    assert match_expression("京大") == '"京大"'


def test_a_library_in_memory_is_never_changed_by_others() -> None:
    with Database(None) as database:
        assert database.data_version() == 0
        database.check()


def test_a_damaged_library_says_so_when_it_is_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "library.db"
    with Database(file) as database:
        Choices(database).change("kept", [Choice(f"page {n}", "read", "1") for n in range(900)])
        with database.write() as connection:
            connection.execute("PRAGMA writable_schema = 1")
            connection.execute("UPDATE sqlite_schema SET rootpage = 2 WHERE name = 'choices'")
    with pytest.raises(StoreDamaged, match="damaged"), Database(file) as database:
        database.check()


def test_a_change_of_the_schema_that_fails_leaves_the_library_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "library.db"
    with Database(file) as old:
        Choices(old).change("kept", [Choice("a", "decision", "keep")])

    def fail(connection: sqlite3.Connection) -> None:
        connection.execute("CREATE TABLE more (x INTEGER) STRICT")
        connection.execute("SELECT no_such_thing")

    for _ in range(2):
        with pytest.raises(StoreError, match="no such column"):
            Database(file, (*MIGRATIONS, fail))
    with Database(file) as database, database.read() as connection:
        assert [choice.subject for choice in Choices(database).all()] == ["a"]
        tables = connection.execute("SELECT name FROM sqlite_schema WHERE name = 'more'")
        assert tables.fetchall() == []


def test_a_library_that_cannot_be_opened_or_written_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "folder.db").mkdir()
    with pytest.raises(StoreError, match="cannot be written") as caught:
        Database(tmp_path / "folder.db")
    assert "--state" in caught.value.hint


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("SQLITE_FULL", "in memory is full"),
        ("SQLITE_READONLY_DBMOVED", "cannot be written"),
        ("SQLITE_ERROR", "failed: odd"),
    ],
)
def test_errors_of_the_database_become_sentences(name: str, says: str) -> None:
    error = sqlite3.OperationalError("odd")
    error.sqlite_errorname = name
    with pytest.raises(StoreError, match=says), module.translated(None):
        raise error


def test_a_file_that_another_program_turns_into_a_library_is_waited_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "BUSY_PAUSE", 0)

    class Busy:
        """A connection to a file that is held for the first two tries."""

        tries = 0

        def execute(self, _: str) -> None:
            self.tries += 1
            if self.tries < 3 or code != sqlite3.SQLITE_BUSY:
                error = sqlite3.OperationalError("database is locked")
                error.sqlite_errorcode = code
                raise error

    code = sqlite3.SQLITE_BUSY
    busy = Busy()
    module._use_wal(busy)  # type: ignore[arg-type]  # only `execute` is called
    assert busy.tries == 3
    code = sqlite3.SQLITE_CORRUPT
    with pytest.raises(sqlite3.OperationalError):
        module._use_wal(Busy())  # type: ignore[arg-type]  # only `execute` is called


def test_a_library_that_may_not_be_written_is_read_into_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "library.db"
    with Database(file) as database:
        Choices(database).change("kept", [Choice("a", "decision", "keep")])

    def refuse(connection: sqlite3.Connection) -> None:
        error = sqlite3.OperationalError("attempt to write a readonly database")
        error.sqlite_errorcode = sqlite3.SQLITE_READONLY
        error.sqlite_errorname = "SQLITE_READONLY"
        raise error

    monkeypatch.setattr(module, "_use_wal", refuse)
    copy, notice = Database.open_or_memory(file)
    with copy:
        assert notice is not None and "cannot be written" in notice
        assert [choice.subject for choice in Choices(copy).all()] == ["a"]
    monkeypatch.setattr(module, "MEMORY_COPY_LIMIT", 10)
    large, _ = Database.open_or_memory(file)
    with large:
        assert list(Choices(large).all()) == []


def test_what_fails_in_the_middle_is_taken_back(tmp_path: Path) -> None:
    with Database(tmp_path / "library.db") as database:
        Choices(database).change("kept", [Choice("b", "read", "1")])
        before = database.data_version()
        with pytest.raises(KeyError), database.write() as connection:
            connection.execute("DELETE FROM choices")
            raise KeyError
        assert [choice.subject for choice in Choices(database).all()] == ["b"]
        with Database(tmp_path / "library.db") as other:
            Choices(other).change("kept", [Choice("a", "read", "1")])
        assert database.data_version() != before


def test_a_library_that_is_only_read_is_not_brought_up_to_date(tmp_path: Path) -> None:
    file = tmp_path / "library.db"
    Database(file, MIGRATIONS[:-1]).close()
    with pytest.raises(StoreError, match="brought up to date"):
        Database(file, read_only=True)
    Database(file).close()
    with Database(file, read_only=True) as database:
        assert list(Choices(database).all()) == []


def test_nothing_is_taken_over_from_another_program(tmp_path: Path) -> None:
    file = tmp_path / "places.db"
    connection = sqlite3.connect(file)
    connection.execute("CREATE TABLE bookmarks (x)")
    connection.close()
    database, notice = Database.open_or_memory(file)
    with database:
        assert notice is not None and list(Choices(database).all()) == []
