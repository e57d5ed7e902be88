"""What is read stays as it was: no command and no key writes into the folder of the pages."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.end_to_end.test_program import Program
from tests.sources.forms import forms

KEPT = ("a.txt", ".jsonl", ".csv", ".zip", ".warc.gz", ".eml", ".mbox")
"""Ends of the names of the files that are looked at, so many that each kind of reader is there."""

COMMANDS = (
    ("clean", "{pages}"),
    ("mark",),
    ("clean", "{pages}/untouched.txt", "--out", "{out}/clean"),
    ("scan", "{pages}"),
    ("decide", "{pages}/untouched.txt", "--star", "--tag", "port", "--note", "Mine."),
    ("export", "{pages}", "--format", "jsonl", "--out", "{out}/all.jsonl"),
)


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """A folder of pages, archives and records."""
    place = tmp_path / "pages"
    place.mkdir()
    made = tmp_path / "made"
    made.mkdir()
    for form in (form for form in forms(made) if form.name.endswith(KEPT)):
        path = place / form.name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(form.data)
    (place / "untouched.txt").write_text(
        "The quay is mended\n\nThe harbour board said on Monday that the quay was mended.\n"
    )
    return place


def state_of(folder: Path) -> dict[str, tuple[str, int, int]]:
    """Every name below a folder with its content, mode and time of change."""
    found = {}
    for path in sorted(folder.rglob("*")):
        status = path.lstat()
        data = path.read_bytes() if path.is_file() else b""
        digest = hashlib.sha256(data).hexdigest()
        found[str(path)] = (digest, status.st_mode, status.st_mtime_ns)
    return found


def test_no_command_and_no_key_changes_the_folder_of_the_pages(
    tmp_path: Path, pages: Path, programs: list[Program], monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(sys.path))
    before = state_of(pages)
    assert len(before) > len(KEPT)
    for command in COMMANDS:
        words = [word.format(pages=pages, out=out) for word in command]
        done = subprocess.run(
            [sys.executable, "-m", "tui", *words],
            capture_output=True,
            check=False,
            input=b'{"id": "a", "text": "The quay is mended."}\n',
        )
        assert done.returncode in (0, 1), done.stderr.decode()
        assert state_of(pages) == before, command
    program = Program(str(pages / "untouched.txt"))
    programs.append(program)
    program.wait_for("? help")
    program.press("s*aQ")
    assert program.end() == 0
    assert state_of(pages) == before
    assert (out / "all.jsonl").stat().st_size > 0
    assert list(elsewhere.iterdir()) == []
