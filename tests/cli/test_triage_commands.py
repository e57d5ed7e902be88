from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tui.cli import exit_codes, run

TEXT = (
    "The mayor of Aldburg said on Tuesday that “the bridge will stand for a hundred years” and that"
    " its workers had been paid. The work went on through the summer, as all could see.\n"
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("WINNOW_HOME", str(tmp_path / "home"))
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "one.txt").write_text(TEXT)
    (pages / "two.txt").write_text(TEXT.replace("Aldburg", "Brenn").replace("bridge", "tower"))
    return pages


def test_a_decision_from_a_script_is_listed_logged_and_undone(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["scan", str(folder)]) == exit_codes.OK
    assert run(["decide", str(folder / "one.txt"), "--keep", "--tag", "bridges"]) == exit_codes.OK
    capsys.readouterr()
    assert run(["list", str(folder), "--filter", "is:kept", "--json"]) == exit_codes.OK
    (line,) = capsys.readouterr().out.splitlines()
    row = json.loads(line)
    assert (row["path"], row["tags"]) == (str(folder / "one.txt"), ["bridges"])
    assert run(["decide", "--undo"]) == run(["decide", "--undo"]) == exit_codes.OK
    assert run(["decide", "--undo"]) == exit_codes.NOTHING_TO_READ
    capsys.readouterr()
    run(["list", str(folder), "--filter", "is:kept"])
    assert capsys.readouterr().out == ""


def test_search_prints_the_page_that_holds_the_words(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["search", "tower Brenn", str(folder), "--json"]) == exit_codes.OK
    (line,) = capsys.readouterr().out.splitlines()
    assert json.loads(line)["path"] == str(folder / "two.txt")


def test_quotes_leave_as_a_table(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["export", str(folder), "--quotes", "--format", "csv"]) == exit_codes.OK
    table = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert "“the bridge will stand for a hundred years”" in [row["text"] for row in table]


def test_articles_leave_as_files(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert run(["export", str(folder), "--format", "markdown", "--out", str(out)]) == exit_codes.OK
    assert sorted(path.suffix for path in out.iterdir()) == [".md", ".md"]


def test_a_wrong_filter_is_wrong_usage_and_points_at_it(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["list", str(folder), "--filter", "wordz:3"]) == exit_codes.USAGE
    assert "^" in capsys.readouterr().err


def test_an_empty_folder_has_nothing_to_read(tmp_path: Path, folder: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert run(["scan", str(tmp_path / "empty")]) == exit_codes.NOTHING_TO_READ
