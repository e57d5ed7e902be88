from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.library.test_library import indexed, write_pages
from tui.cli import exit_codes, run
from tui.library.library import Library
from tui.library.rows import Rows
from tui.library.sessions import (
    PAUSE,
    Sessions,
    agreement_text,
    compare,
    kappa,
    summary_text,
    worked_seconds,
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_pages(tmp_path / "pages")
    return tmp_path / "pages"


@pytest.fixture
def rows(library: Library, folder: Path) -> Rows:
    return indexed(library, folder)


def test_a_session_counts_what_stands_and_goes_on_after_a_restart(
    library: Library, rows: Rows, folder: Path
) -> None:
    sessions = Sessions(library, rows, "anna")
    begun = sessions.begin("words:>0")
    decisions = library.decisions(rows, "anna")
    decisions.keep([0])
    decisions.discard([1])
    decisions.keep([2])
    decisions.undo()
    again = library.rows([str(folder)])
    later = Sessions(library, again, "anna")
    running = later.current()
    assert running is not None and running.id == begun.id
    library.decisions(again, "anna").set_star([0])
    progress = later.progress(running)
    assert (progress.total, progress.done, progress.kept, progress.discarded) == (3, 2, 1, 1)
    assert progress.left == 1
    later.end(running)
    assert later.current() is None
    ended = library.memory.session(begun.id)
    assert ended is not None
    summary = later.summary(ended)
    assert summary["starred"] == 1 and summary["filter"] == "words:>0"
    assert "2 of 3 pages decided, 1 left" in summary_text(summary)
    assert "0 minutes" not in summary_text(summary)
    assert "12 seconds at work" in summary_text(summary | {"seconds": 12, "minutes": 0.2})
    assert "1.5 minutes at work" in summary_text(summary | {"seconds": 90, "minutes": 1.5})
    assert [entry["person"] for entry in later.log(ended)] == ["anna"] * 3


def test_a_decision_that_only_confirms_what_stood_counts_to_the_review(
    library: Library, rows: Rows
) -> None:
    library.decisions(rows, "anna").keep([0, 1])
    sessions = Sessions(library, rows, "anna")
    running = sessions.begin("is:kept")
    decisions = library.decisions(rows, "anna")
    assert decisions.keep([0]) is not None
    assert decisions.keep([0]) is None
    decisions.discard([1])
    progress = sessions.progress(running)
    assert (progress.done, progress.kept, progress.discarded, progress.left) == (2, 1, 1, 0)
    decisions.undo()
    decisions.undo()
    assert sessions.progress(running).done == 0
    assert [rows.row(number).decision for number in (0, 1)] == ["keep", "keep"]


def test_what_another_person_decides_is_no_part_of_a_session(library: Library, rows: Rows) -> None:
    sessions = Sessions(library, rows, "anna")
    running = sessions.begin()
    library.decisions(rows, "ben").keep([0])
    assert sessions.progress(running).done == 0


def test_two_people_are_compared_also_where_the_second_only_agreed(
    library: Library, rows: Rows
) -> None:
    anna, ben = library.decisions(rows, "anna"), library.decisions(rows, "ben")
    anna.keep([0])
    anna.keep([1])
    anna.discard([2])
    ben.keep([0])
    ben.discard([1])
    ben.discard([2])
    found = compare(library, rows, "anna", "ben")
    assert (found.both, found.agreed, found.only_first, found.only_second) == (3, 2, 0, 0)
    assert found.kappa == pytest.approx(0.4)
    (difference,) = found.differences
    assert (difference.first, difference.second) == ("keep", "discard")
    assert "agreed on 2 (67 %), kappa 0.40" in agreement_text(found, "anna", "ben")
    ben.undo()
    assert compare(library, rows, "anna", "ben").both == 2


def test_a_decision_on_a_group_is_one_change_on_all_copies(library: Library, rows: Rows) -> None:
    page = rows.pages[0], rows.pages[2]
    rows.set_groups({page[0]: 7, page[1]: 7}, {})
    assert rows.with_copies([0]) == [0, 2] and rows.with_copies([1]) == [1]
    decisions = library.decisions(rows, "anna")
    outcome = decisions.keep(rows.with_copies([0]))
    assert outcome is not None and outcome.says.endswith("(2 copies)")
    assert list(rows.decision) == [1, 0, 1]
    decisions.undo()
    assert list(rows.decision) == [0, 0, 0]


@given(st.lists(st.tuples(st.sampled_from("kds"), st.sampled_from("kds")), max_size=40))
def test_kappa_is_one_for_full_agreement_and_never_more(pairs: list[tuple[str, str]]) -> None:
    value = kappa(pairs)
    assert value is None or value <= 1 + 1e-9
    same = kappa([(first, first) for first, _ in pairs])
    assert same is None or same == pytest.approx(1)


def test_a_night_between_two_decisions_counts_as_a_short_pause() -> None:
    assert worked_seconds([0, 10, 40_000, 40_005]) == 10 + PAUSE + 5


def test_a_session_is_begun_ended_and_listed_from_a_script(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    state = ["--state", str(tmp_path / "state.db"), "--as", "anna"]
    assert run(["decide", str(folder), "--begin-session", *state]) == exit_codes.OK
    assert run(["decide", str(folder / "one.txt"), "--keep", *state]) == exit_codes.OK
    capsys.readouterr()
    assert run(["decide", str(folder), "--end-session", "--json", *state]) == exit_codes.OK
    assert json.loads(capsys.readouterr().out)["kept"] == 1
    assert run(["decide", str(folder), "--end-session", *state]) == exit_codes.NOTHING_TO_READ
    assert run(["list", str(folder), "--sessions", "--json", *state[:2]]) == exit_codes.OK
    assert json.loads(capsys.readouterr().out)["person"] == "anna"
    assert run(["list", str(folder), "--compare", "anna", "ben", *state[:2]]) == exit_codes.OK
    assert "1 by anna alone" in capsys.readouterr().out
    assert run(["decide", "--log", "--json", *state[:2]]) == exit_codes.OK
    assert json.loads(capsys.readouterr().out)["session"] == 1
