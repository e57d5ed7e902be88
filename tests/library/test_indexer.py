"""The indexer gives every page a row that says what it is, whatever its workers do."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest

from tests.library.shelf import SAID, write
from tests.patience import PATIENCE
from tui.errors import StoreError, TimedOut, WinnowError, WorkerDied
from tui.library import index as index_module
from tui.library.discovery import Discovery
from tui.library.index import Indexer, Progress
from tui.library.library import Library
from tui.library.rows import Rows
from tui.model import PageRef
from tui.store.database import Database
from tui.store.pages import Pages

TEXT = SAID.format(place="Brenn", years=40)


class HerePool:
    """Does every task at once, in this process; `faults` says which of them fail instead."""

    faults: dict[str, BaseException]

    def __init__(self, *_: object) -> None:
        pass

    def __enter__(self) -> HerePool:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def run(self, function: Callable[..., Any], *arguments: Any, **_: object) -> Future[Any]:
        future: Future[Any] = Future()
        fault = HerePool.faults.get(function.__name__)
        if fault is not None:
            future.set_exception(fault)
        else:
            future.set_result(function(*arguments))
        return future


@pytest.fixture(autouse=True)
def work_here(monkeypatch: pytest.MonkeyPatch) -> None:
    HerePool.faults = {}
    monkeypatch.setattr(index_module, "TaskPool", HerePool)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("a", "b"):
        write(tmp_path / "pages", f"{name}.txt", TEXT)
    write(tmp_path / "pages", "c.txt", SAID.format(place="Aldburg", years=3) * 3)
    return tmp_path / "pages"


def ran(library: Library, folder: Path) -> tuple[Rows, WinnowError | None, list[Progress]]:
    """The list after a run of the indexer, how that ended, and what was told of it."""
    rows = library.rows([str(folder)])
    indexer = Indexer(library, rows, time_limit=PATIENCE)
    told: list[Progress] = []
    indexer.on_progress(told.append)
    indexer.start()
    assert indexer.wait(PATIENCE)
    indexer.stop()
    return rows, indexer.error, told


def test_pages_are_read_grouped_and_told(library: Library, folder: Path) -> None:
    rows, error, told = ran(library, folder)
    assert error is None
    assert [rows.copies(number) for number in range(3)] == [2, 2, 1]
    assert told[-1].finished
    assert (told[-1].found, told[-1].done, told[-1].failed) == (3, 3, 0)


def test_without_a_file_pages_are_grouped_as_well(folder: Path) -> None:
    with Library(Database(None)) as memory:
        rows, error, _ = ran(memory, folder)
    assert error is None
    assert rows.copies(0) == 2


def test_workers_that_do_not_start_end_the_run_with_a_sentence(
    library: Library, folder: Path
) -> None:
    HerePool.faults = {"index_pages": WorkerDied("Worker processes do not start.", "")}
    _, error, told = ran(library, folder)
    assert error is not None and "do not start" in error.message
    assert told[-1].finished


@pytest.mark.parametrize("raw_fails", [False, True])
def test_a_page_that_kills_its_worker_is_shown_raw_or_with_its_sentence(
    library: Library, folder: Path, raw_fails: bool
) -> None:
    HerePool.faults = {"index_pages": TimedOut("It took longer than 10 seconds.", "")}
    if raw_fails:
        HerePool.faults["raw_page"] = ValueError("odd")
    rows, error, _ = ran(library, folder)
    assert error is None
    assert all("longer than 10 seconds" in (rows.row(number).error or "") for number in range(3))
    assert (rows.row(0).words > 0) is not raw_fails


def test_of_a_bundle_only_the_page_that_kills_its_worker_is_lost(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(6):
        write(folder, f"p{number}.txt", f"Page {number} says what it says, and that is all.")
    bundles: list[int] = []
    run = HerePool.run

    def dying(self: HerePool, function: Any, *arguments: Any, **named: object) -> Future[Any]:
        if function.__name__ == "index_pages":
            names = [Path(ref.path).name for ref, _ in arguments[0]]
            bundles.append(len(names))
            if "p3.txt" in names:
                failed: Future[Any] = Future()
                failed.set_exception(WorkerDied("The process ended by signal 9.", ""))
                return failed
        return run(self, function, *arguments, **named)

    monkeypatch.setattr(HerePool, "run", dying)
    rows, error, _ = ran(library, folder)
    assert error is None and max(bundles) > 1
    broken = {rows.names[n] for n in range(rows.count) if rows.row(n).error}
    assert broken == {"p3.txt"}
    assert not any(rows.stale)


def test_a_list_without_groups_is_still_a_list(library: Library, folder: Path) -> None:
    HerePool.faults = {"group_library": TimedOut("It took too long.", "")}
    rows, error, _ = ran(library, folder)
    assert error is None
    assert [rows.copies(number) for number in range(3)] == [2, 2, 1] or rows.copies(2) == 1


def test_a_library_that_cannot_be_written_ends_the_run_with_its_sentence(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise StoreError("The disk is full.", "")

    monkeypatch.setattr(Pages, "save", full)
    _, error, _ = ran(library, folder)
    assert error is not None and error.message == "The disk is full."


def test_the_folder_is_looked_at_again_for_what_came_changed_and_went(
    library: Library, folder: Path
) -> None:
    rows = library.rows([str(folder)])
    indexer = Indexer(library, rows, time_limit=PATIENCE)
    indexer.start()
    assert indexer.wait(PATIENCE)
    (folder / "a.txt").unlink()
    write(folder, "b.txt", TEXT + "And more was said.\n")
    write(folder, "d.txt", "New words of the day.\n")
    indexer.look_again()
    assert indexer.wait(PATIENCE)
    indexer.stop()
    indexer.look_again()
    left = {rows.names[number]: rows.row(number).words for number in rows.select()}
    assert left.keys() == {"b.txt", "c.txt", "d.txt"}
    assert left["d.txt"] == 5
    again = library.rows([str(folder)])
    assert {again.names[number] for number in again.select()} == left.keys()


def test_a_walk_that_is_stopped_marks_nothing_as_gone(library: Library, folder: Path) -> None:
    from tui.library.finding import find_pages

    ran(library, folder)
    rows = library.rows([str(folder)])
    stop = threading.Event()
    stop.set()
    assert not find_pages(rows, library.pages, Discovery([str(folder)]), stop, {})
    assert not any(rows.gone)


def test_a_folder_below_that_cannot_be_walked_is_a_problem(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import os

    (folder / "closed").mkdir()
    scandir = os.scandir

    def keep_out(path: str) -> object:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", keep_out)
    discovery = Discovery([str(folder)])
    assert len(list(discovery)) == 3
    assert len(discovery.problems) == 1
    (folder / "x.css").write_text("p {}")
    assert len(list(discovery)) == 3
    assert discovery.skipped_sentence == "1 assets skipped"


def test_what_is_on_the_screen_is_read_first(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.pages.add_places(PageRef(str(path)) for path in sorted(folder.iterdir()))
    rows = library.rows([str(folder)])
    order: list[str] = []
    run = HerePool.run

    def noted(self: HerePool, function: Any, *arguments: Any, **named: object) -> Future[Any]:
        if function.__name__ == "index_pages":
            order.extend(Path(ref.path).name for ref, _ in arguments[0])
        return run(self, function, *arguments, **named)

    monkeypatch.setattr(HerePool, "run", noted)
    indexer = Indexer(library, rows, time_limit=PATIENCE)
    indexer.want([2, 99])
    indexer.start()
    assert indexer.wait(PATIENCE)
    indexer.stop()
    assert order == ["c.txt", "a.txt", "b.txt"]


def test_what_was_decided_before_a_page_was_read_stays_decided(
    library: Library, folder: Path
) -> None:
    library.pages.add_places(PageRef(str(path)) for path in sorted(folder.iterdir()))
    decisions = library.decisions(library.rows([str(folder)]), "anna")
    decisions.keep([2])
    decisions.note(2, "first")
    rows, _, _ = ran(library, folder)
    assert (rows.row(2).decision, rows.row(2).note) == ("keep", "first")
    digest = library.pages.digest_of(rows.pages[2])
    assert digest is not None
    assert library.choices.of(digest)["decision"] == "keep"


def test_a_file_that_holds_many_pages_gives_way_to_them(library: Library, folder: Path) -> None:
    lines = (json.dumps({"text": TEXT.replace("Brenn", place)}) for place in ("Corvo", "Dunmere"))
    write(folder, "many.txt", "\n".join(lines) + "\n")
    rows, error, _ = ran(library, folder)
    assert error is None
    shown = {(rows.names[n], rows.ref(n).member) for n in rows.select()}
    assert {member for name, member in shown if "many" in name} == {"line 1", "line 2"}


def test_many_pages_are_added_in_portions(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tui.library import finding

    monkeypatch.setattr(finding, "FIRST_FOUND", 1)
    monkeypatch.setattr(finding, "FOUND_AT_ONCE", 1)
    rows, _, _ = ran(library, folder)
    assert rows.names == ["a.txt", "b.txt", "c.txt"]


def test_the_pages_of_two_folders_are_one_list(library: Library, tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    write(one, "a.txt", TEXT)
    write(two, "b.txt", TEXT)
    for folder in (one, two):
        ran(library, folder)
    rows = library.rows([str(one), str(two)])
    assert [Path(rows.ref(n).path).name for n in rows.select()] == ["a.txt", "b.txt"]
    session = library.memory.begin_session(str(one), "", "anna", 1)
    assert library.open_session([str(one / "below")], "anna") == session
    assert library.open_session([str(two)], "anna") is None
