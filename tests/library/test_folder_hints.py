"""What is said of a folder's files is kept in the library, reaches every reader, and is undone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.patience import PATIENCE
from tui.library.desk import Desk
from tui.library.folder_hints import question_about, told_of
from tui.library.hints import VARIABLE, hints, use_hints
from tui.library.index import Indexer
from tui.library.library import Library
from tui.library.pages import CleanOptions, clean_page
from tui.library.settings import Settings
from tui.library.workers import raw_page
from tui.model import PageRef
from tui.sources import NO_HINTS, Hints

FIRST = "The lock was opened on Monday after nine weeks of repairs, the port said. " * 4
SECOND = "The council voted on Tuesday to buy the old mill by the river. " * 5


@pytest.fixture(autouse=True)
def nothing_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "scrape"
    place.mkdir()
    record = {"ref": "a", "body_x": FIRST, "content2": SECOND}
    (place / "items.jsonl").write_text(json.dumps(record) + "\n")
    (place / "dump.txt").write_text(f"Lock\n\n{FIRST}\n-----\nMill\n\n{SECOND}\n")
    return place


def indexed(library: Library, folder: Path) -> dict[str, str]:
    """Text by name of what the list shows once everything is read."""
    rows = library.rows([str(folder)])
    indexer = Indexer(library, rows, time_limit=PATIENCE)
    indexer.start()
    assert indexer.wait(120)
    indexer.stop()
    assert indexer.error is None
    found = {}
    for number in rows.select():
        digest = library.pages.digest_of(rows.pages[number])
        assert digest is not None
        page = library.kept(digest, rows.ref(number))
        assert page is not None
        found[rows.names[number]] = page.article.text
    return found


def test_settings_say_it_of_all_files_and_the_command_line_goes_before_them(folder: Path) -> None:
    assert hints() == NO_HINTS
    use_hints(Settings(text_field="body_x", parts="-----"))
    assert hints() == Hints("body_x", "-----")
    page = clean_page(PageRef(str(folder / "items.jsonl"), "line 1", 0))
    assert page.article.text == FIRST.strip()
    use_hints(Settings(text_field="body_x"), "content2", "whole")
    assert hints() == Hints("content2", "whole")
    raw = raw_page(PageRef(str(folder / "items.jsonl"), "line 1", 0), "it took too long")
    assert raw.article.text == SECOND.strip()


def test_what_is_said_of_a_folder_holds_below_it_and_the_nearest_folder_counts(
    library: Library, folder: Path
) -> None:
    decisions = library.decisions(library.rows([str(folder)]))
    inner = folder / "inner" / "deep"
    outcome = library.hints.tell(decisions, str(folder / "a.csv"), "text_field", "one")
    assert outcome is not None
    assert outcome.reads_anew
    assert "the text is in “one”" in outcome.says
    library.hints.tell(decisions, str(inner.parent / "b.csv"), "text_field", "two")
    assert library.hints.of(str(folder / "c.csv")).text_field == "one"
    assert library.hints.of(str(inner / "c.csv")).text_field == "two"
    assert library.hints.of(str(folder.parent / "c.csv")) == NO_HINTS
    assert library.hints.tell(decisions, str(folder / "a.csv"), "text_field", "one") is None
    undone = decisions.undo()
    assert undone is not None
    assert undone.reads_anew
    library.hints.refresh()
    assert library.hints.of(str(inner / "c.csv")).text_field == "one"


def test_the_index_reads_a_folder_as_was_said_and_again_when_it_is_undone(
    library: Library, folder: Path
) -> None:
    before = indexed(library, folder)
    assert sorted(before) == ["dump.txt", "items.jsonl · line 1"]
    assert before["items.jsonl · line 1"] == SECOND.strip()
    rows = library.rows([str(folder)])
    decisions = library.decisions(rows)
    library.hints.tell(decisions, str(folder / "dump.txt"), "parts", "-----")
    library.hints.tell(decisions, str(folder / "dump.txt"), "text_field", "body_x")
    library.hints.read_anew(rows)
    told = indexed(library, folder)
    assert sorted(told) == ["dump.txt · part 1", "dump.txt · part 2", "items.jsonl · line 1"]
    assert told["items.jsonl · line 1"] == FIRST.strip()
    decisions.undo()
    decisions.undo()
    library.hints.read_anew(library.rows([str(folder)]))
    assert indexed(library, folder) == before


def test_changed_settings_reach_what_is_indexed_already(library: Library, folder: Path) -> None:
    before = indexed(library, folder)
    use_hints(Settings(text_field="body_x"))
    assert indexed(library, folder)["items.jsonl · line 1"] == FIRST.strip()
    use_hints(Settings())
    assert indexed(library, folder) == before


def test_pages_are_opened_as_was_said_also_before_the_library_stands_open(
    library: Library, folder: Path, tmp_path: Path
) -> None:
    path = str(folder / "items.jsonl")
    state = tmp_path / "library.db"
    assert told_of(tmp_path / "missing.db")(path) == NO_HINTS
    decisions = library.decisions(library.rows([str(folder)]))
    library.hints.tell(decisions, path, "text_field", "body_x")
    assert told_of(state)(path).text_field == "body_x"
    desk = Desk(CleanOptions(marks=False))
    try:
        desk.hints = told_of(state)
        ref = PageRef(path, "line 1", 0)
        assert desk.open(ref).result(60).article.text == FIRST.strip()
        assert desk.source(ref) == FIRST
        desk.hints = hints
        assert desk.open(ref).result(60).article.text == FIRST.strip()
        desk.forget_all()
        assert desk.open(ref).result(60).article.text == SECOND.strip()
    finally:
        desk.close()


def test_a_file_is_asked_about_until_it_is_told(folder: Path) -> None:
    question = question_about(str(folder / "items.jsonl"), NO_HINTS)
    assert question is not None
    assert question.fields == ("content2", "body_x")
    assert question_about(str(folder / "items.jsonl"), Hints("body_x")) is None
    assert question_about(str(folder / "missing.jsonl"), NO_HINTS) is None


def test_a_text_in_a_folder_that_turns_out_to_hold_several_pages_becomes_their_rows(
    library: Library, folder: Path
) -> None:
    dump = f"Title: Lock\n\n{FIRST}\n=====\nTitle: Mill\n\n{SECOND}\n"
    (folder / "dump.txt").write_text(dump)
    found = indexed(library, folder)
    assert sorted(found) == ["dump.txt · part 1", "dump.txt · part 2", "items.jsonl · line 1"]
    assert SECOND.strip() in found["dump.txt · part 2"]
    assert indexed(library, folder) == found
    decisions = library.decisions(library.rows([str(folder)]))
    library.hints.tell(decisions, str(folder / "dump.txt"), "parts", "whole")
    whole = indexed(library, folder)
    assert sorted(whole) == ["dump.txt", "items.jsonl · line 1"]
    assert SECOND.strip() in whole["dump.txt"]
