"""Reading in the real program: places that outlive a move, the linear mode, errors of our own."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.end_to_end.test_program import Program

NAMES = [
    "harbour",
    "pilot",
    "board",
    "crane",
    "ferry",
    "keeper",
    "tide",
    "warehouse",
    "captain",
    "engineer",
    "storm",
    "lamp",
    "clerk",
    "rope",
    "signal",
    "cargo",
    "winter",
    "island",
    "bridge",
    "channel",
]
DEEDS = [
    "remembered",
    "repaired",
    "counted",
    "followed",
    "described",
    "examined",
    "admired",
    "left",
]
ENDS = ["late that evening", "never seen again", "kept in the old hall", "paid for in full"]
SHOWN = "\x1b[?25h"
LEFT_SCREEN = b"\x1b[?1049l"


@contextmanager
def opened(*arguments: str) -> Iterator[Program]:
    program = Program(*arguments)
    try:
        yield program
    finally:
        program.close()


@pytest.fixture
def story(tmp_path: Path) -> Path:
    dice = random.Random(3)
    paragraphs = [
        " ".join(
            f"The {dice.choice(NAMES)} {dice.choice(DEEDS)} the {dice.choice(NAMES)} of the "
            f"{dice.choice(NAMES)}, and {dice.choice(NAMES)} number {number} was {dice.choice(ENDS)}."
            for _ in range(3)
        )
        for number in range(40)
    ]
    path = tmp_path / "story.txt"
    path.write_text("The harbour at night\n\n" + "\n\n".join(paragraphs), encoding="utf-8")
    return path


def test_a_page_is_opened_where_it_was_left_also_under_another_name(story: Path) -> None:
    with opened("open", str(story)) as program:
        program.wait_for("crane")
        program.wait_for("1 of 1")
        program.press("G")
        program.wait_for("number 39")
        program.press("q")
        assert program.end() == 0
    moved = story.with_name("moved.txt")
    shutil.move(story, moved)
    for path in (moved, moved):  # the second time its kept screen stands at first
        with opened("open", str(path)) as program:
            program.wait_for("number 39")
            program.press("i")
            program.wait_for("taken for")
            program.press("Q")
            assert program.end() == 0
            assert "number 0 was" not in program.text


def test_an_article_goes_to_a_command_to_an_editor_and_into_files(
    story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = tmp_path / "seen.txt"
    monkeypatch.setenv("VISUAL", f"/bin/sh -c 'cp \"$0\" {seen}; echo edited'")
    monkeypatch.chdir(tmp_path)
    with opened("open", str(story)) as program:
        program.wait_for("1 of 1")
        program.press("|grep -c harbour; echo counted\r")
        program.wait_for("counted -- Enter goes back to winnow --")
        program.output = b""
        program.press("\r")
        program.wait_for("1 of 1")
        program.press("wout.html\r")
        program.wait_until((tmp_path / "out.html").exists)
        program.press("wout.json\r")
        program.wait_until((tmp_path / "out.json").exists)
        program.output = b""
        program.press("e")
        program.wait_for("edited")
        program.output = program.output.partition(b"edited")[2]  # what stood before it says nothing
        program.wait_for("1 of 1")
        program.press(
            "wout.json\r\x0c"
        )  # drawn anew: else only what differs from the prompt is sent
        program.wait_for("out.json is there already; choose another name")
        program.press("Q")
        assert program.end() == 0
    assert "number 39" in seen.read_text(encoding="utf-8")
    page = (tmp_path / "out.html").read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert "number 39" in page
    assert json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["format"] == "text"


def test_the_linear_mode_shows_the_cursor_and_draws_no_line_beside_anything(story: Path) -> None:
    with opened("open", "--linear", str(story)) as program:
        program.wait_for("1 of 1")
        program.press("i")
        program.wait_for("taken for")
        assert SHOWN.encode() in program.output
        assert not set("│▕▐─") & set(program.output.decode("utf-8", "replace"))
        program.press("Q")
        assert program.end() == 0
        assert program.output.count(LEFT_SCREEN) == 1


def test_an_error_of_our_own_gives_the_terminal_back_and_is_reported(
    story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A module that Python loads first breaks one key of the reader, as a defect would.
    (tmp_path / "sitecustomize.py").write_text(
        "import importlib.abc, sys\n"
        "class Breaker(importlib.abc.MetaPathFinder):\n"
        "    def find_spec(self, name, path, target=None):\n"
        "        if name == 'tui.app.app':\n"
        "            import tui.app.widgets.article_view as view\n"
        "            def broken(self, *_): raise RuntimeError('a defect')\n"
        "            view.ArticleView.shift_by = broken\n"
        "sys.meta_path.insert(0, Breaker())\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with opened("open", str(story)) as program:
        program.wait_for("1 of 1")
        program.press("\x1b[C")
        assert program.end() == 1
        assert LEFT_SCREEN in program.output
        assert "Traceback" not in program.text
        assert any((tmp_path / "winnow-home" / "state").rglob("*"))
