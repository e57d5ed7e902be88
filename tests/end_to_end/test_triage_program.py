"""A folder decided in a real terminal; the program is killed; the next one goes on where it was."""

from __future__ import annotations

import json
import os
import signal
from functools import partial
from pathlib import Path

import pytest

from tests.end_to_end.test_program import Program
from tui.library.library import Library

PLACES = "Alder Birch Cedar Dogwood Elder Fir Gorse Hazel Ivy Juniper Katsura Larch".split()  # noqa: SIM905 - reads better


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("WINNOW_HOME", str(tmp_path / "home"))
    place = tmp_path / "scrape"
    place.mkdir()
    for number, name in enumerate(PLACES, 10):
        (place / f"{number}.txt").write_text(
            f"{name} mill burns\n\nThe town of {name} heard on Monday that the mill had burnt down"
            f" in the night, and that all {number} men who worked there had come home unharmed.\n"
        )
    return place


def decisions(folder: Path) -> list[str]:
    """As another program sees them, by name."""
    with Library.open() as library:
        rows = library.rows([str(folder)])
        return [rows.row(n).decision for n in rows.select(sort="name")]


def stands(folder: Path, first: list[str]) -> bool:
    """Whether the first pages are decided like this and the others not."""
    return decisions(folder) == [*first, *[""] * (len(PLACES) - len(first))]


def test_ten_keys_are_ten_decisions_three_undone_and_a_kill_changes_nothing(
    folder: Path, programs: list[Program]
) -> None:
    program = Program(str(folder))
    programs.append(program)
    program.wait_for("1 of 12")
    program.wait_for("Larch mill burns")
    made = ["keep", "discard"] * 5
    for number, key in enumerate("adadadadad", 1):
        program.press(key)
        program.wait_until(partial(stands, folder, made[:number]))
    for number in (9, 8, 7):
        program.press("u")
        program.wait_until(partial(stands, folder, made[:number]))
    program.wait_until(lambda: remembered(folder).endswith("20.txt"))
    os.kill(program.pid, signal.SIGKILL)
    assert program.end() == -signal.SIGKILL
    assert stands(folder, made[:7])
    again = Program(str(folder))
    programs.append(again)
    again.wait_for("4 kept")
    again.wait_for("3 discarded")
    again.wait_for("11 of 12")
    again.press("u")
    again.wait_for("undone: kept “Gorse mill burns”")
    again.press("Q")
    assert again.end() == 0


def remembered(folder: Path) -> str:
    """The page under the cursor, as the library remembers it."""
    with Library.open() as library:
        left = library.screen(str(folder))
        return str(json.loads(left)["path"]) if left else ""
