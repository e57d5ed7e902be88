"""The screen of a page as it was left."""

from __future__ import annotations

import itertools
import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tui.library.last_screen import KIND, LastScreen, keep_screen, last_screen
from tui.store.database import Database
from tui.store.memory import Memory

SCREEN = LastScreen(
    ("\x1b[0;1mHarbour\x1b[0m", "❞ 数"), "\x1b[1;36mHarbour\x1b[m\r\n\x1b[3;4H❞\x1b[K"
)


@pytest.fixture
def state(tmp_path: Path) -> Path:
    return tmp_path / "library.db"


@pytest.fixture
def memory(state: Path) -> Iterator[Memory]:
    with Database(state) as database:
        yield Memory(database)


@pytest.fixture
def page(tmp_path: Path) -> str:
    path = tmp_path / "page.html"
    path.write_text("<html>", encoding="utf-8")
    return str(path)


def test_the_screen_stands_again_as_it_was_left(memory: Memory, state: Path, page: str) -> None:
    keep_screen(memory, page, "80x24 ansi", SCREEN)
    assert last_screen(page, "80x24 ansi", state) == SCREEN


def test_it_stands_whatever_way_the_path_is_written(
    memory: Memory, state: Path, page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_screen(memory, page, "80x24 ansi", SCREEN)
    monkeypatch.chdir(Path(page).parent)
    assert last_screen("./page.html", "80x24 ansi", state) == SCREEN


def test_another_size_or_theme_is_drawn_anew(memory: Memory, state: Path, page: str) -> None:
    keep_screen(memory, page, "80x24 ansi", SCREEN)
    assert last_screen(page, "81x24 ansi", state) is None


def test_a_changed_or_missing_file_is_read_anew(memory: Memory, state: Path, page: str) -> None:
    keep_screen(memory, page, "80x24 ansi", SCREEN)
    os.utime(page, ns=(1, 1))
    assert last_screen(page, "80x24 ansi", state) is None
    Path(page).unlink()
    assert last_screen(page, "80x24 ansi", state) is None


def test_a_page_that_is_forgotten_has_no_screen(memory: Memory, state: Path, page: str) -> None:
    keep_screen(memory, page, "80x24 ansi", SCREEN)
    keep_screen(memory, page, "80x24 ansi", None)
    assert last_screen(page, "80x24 ansi", state) is None


def test_no_library_and_a_broken_one_have_no_screen(tmp_path: Path, page: str) -> None:
    assert last_screen(page, "80x24 ansi", tmp_path / "none.db") is None
    broken = tmp_path / "broken.db"
    broken.write_bytes(b"no database" * 500)
    assert last_screen(page, "80x24 ansi", broken) is None


@pytest.mark.parametrize(
    "evil", ["\x1b]52;c;eA==\x07", "\x1b]0;title\x1b\\", "\x1b[2J", "\x9b2J", "\x1bc", "\u202e"]
)
def test_a_library_of_somebody_else_cannot_drive_the_terminal(
    memory: Memory, state: Path, page: str, evil: str
) -> None:
    for screen in (
        LastScreen(("row" + evil,), SCREEN.output),
        LastScreen(SCREEN.rows, SCREEN.output + evil),
    ):
        keep_screen(memory, page, "80x24 ansi", screen)
        assert last_screen(page, "80x24 ansi", state) is None


@pytest.mark.parametrize("said", ["", "7", "[]", "{}", '[[], ["row"], 7]', "[[]]"])
def test_what_is_no_screen_is_passed_over(
    memory: Memory, state: Path, page: str, said: str
) -> None:
    memory.put(KIND, page, said)
    assert last_screen(page, "80x24 ansi", state) is None


def test_a_screen_with_rows_that_are_no_text_is_passed_over(
    memory: Memory, state: Path, page: str
) -> None:
    keep_screen(memory, page, "80x24 ansi", SCREEN)
    kept = memory.get(KIND, page)
    assert kept is not None
    value = json.loads(kept)
    value[1] = [7]
    memory.put(KIND, page, json.dumps(value))
    assert last_screen(page, "80x24 ansi", state) is None


def test_only_the_screens_left_last_are_kept(
    memory: Memory, state: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = itertools.count(1_000)
    monkeypatch.setattr("tui.store.memory.time.time", lambda: float(next(clock)))
    monkeypatch.setattr("tui.library.last_screen.KEPT_SCREENS", 3)
    memory.put("position", "digest", "17")
    paths = [str(tmp_path / f"{number}.html") for number in range(4)]
    for path in [*paths, paths[1]]:
        Path(path).write_text("<html>", encoding="utf-8")
        keep_screen(memory, path, "80x24 ansi", SCREEN)
    stand = [last_screen(path, "80x24 ansi", state) is not None for path in paths]
    assert stand == [False, True, True, True]
    for path in paths[:2]:
        keep_screen(memory, path, "80x24 ansi", SCREEN)
    stand = [last_screen(path, "80x24 ansi", state) is not None for path in paths]
    assert stand == [True, True, False, True]
    assert memory.get("position", "digest") == "17"
