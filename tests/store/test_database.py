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
