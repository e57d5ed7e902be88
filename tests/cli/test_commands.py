"""The commands as scripts use them: JSON, exit codes, streams."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from tui.demo import folder

PAGE_KEYS = {
    *("path", "member", "url", "format", "encoding", "page_kind", "title", "byline", "date"),
    *("site", "language", "text", "blocks", "quotes", "contradictions", "ledger", "warnings"),
    "error",
}
BLOCK_KEYS = {
    *("role", "start", "end", "line_start", "line_end", "text", "confidence", "unsure", "reasons")
}


def winnow(*arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "tui", *arguments],
        input=stdin,
        capture_output=True,
        timeout=120,
        check=False,
    )


def objects(output: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.decode("utf-8").splitlines()]


def sample(name: str) -> str:
    return str(next(folder().rglob(name)))


def test_the_page_object_has_the_promised_shape_and_its_offsets_hold() -> None:
    done = winnow("clean", "--format", "json", sample("port-camera-deal.txt"))
    assert done.returncode == 0 and done.stderr == b""
    (page,) = objects(done.stdout)
    assert set(page) == PAGE_KEYS
    for block in page["blocks"]:
        assert set(block) == BLOCK_KEYS
        assert block["reasons"] and set(block["reasons"][0]) == {"id", "says"}
        if block["start"] is not None:
            assert page["text"][block["start"] : block["end"]] == block["text"]
    ledger = page["ledger"]
    assert ledger["article"] + ledger["aside"] == ledger["visible"]
    visible = sum(len("".join(block["text"].split())) for block in page["blocks"])
    assert visible == ledger["visible"]
    for quote in page["quotes"]:
        assert 0 <= quote["start"] < quote["end"] <= len(page["text"])


def test_pages_come_in_the_order_given_whatever_the_number_of_workers() -> None:
    names = ["mayor-resigns-cut-short.txt", "port-camera-deal.txt", "kestrel-tram.txt"]
    paths = [sample(name) for name in names]
    listed = "\n".join(paths).encode() + b"\n"
    done = winnow("clean", "--format", "json", "--jobs", "2", "--files-from", "-", stdin=listed)
    assert [page["path"] for page in objects(done.stdout)] == paths


def test_standard_input_is_one_page() -> None:
    done = winnow("clean", "--format", "json", "-", stdin=b"A headline\n\nSome words follow it.\n")
    (page,) = objects(done.stdout)
    assert page["path"] == "-" and done.returncode == 0


def test_a_page_that_is_not_there_is_told_of_and_the_others_still_come(tmp_path: Path) -> None:
    missing = str(tmp_path / "none.txt")
    done = winnow("clean", "--format", "json", missing, sample("kestrel-tram.txt"))
    assert done.returncode == 1
    first, second = objects(done.stdout)
    assert first["error"] and not second["error"]
    assert done.stderr.count(b"\n") == 1


def test_wrong_usage_and_nothing_to_read_have_their_codes(tmp_path: Path) -> None:
    assert winnow("clean").returncode == 2
    assert winnow("clean", "--format", "pdf", "x").returncode == 2
    assert winnow().returncode == 2
    assert winnow("clean", str(tmp_path)).returncode == 3
    assert winnow("clean", "--files-from", "-").returncode == 3


def test_without_a_terminal_opening_a_page_cleans_it() -> None:
    path = sample("kestrel-tram.txt")
    assert winnow(path).stdout == winnow("clean", path).stdout != b""


def test_marks_are_given_for_each_line_and_a_bad_line_does_not_end_the_run() -> None:
    text = "“We sold nothing,” said Ada Lund, the chairwoman."
    lines = [json.dumps({"id": "a", "text": text}), "no json", json.dumps({"id": 2, "text": ""})]
    done = winnow("mark", stdin="\n".join(lines).encode())
    first, second = objects(done.stdout)
    assert done.returncode == 1 and b"line 2" in done.stderr
    assert (first["id"], second["id"]) == ("a", 2)
    (quote,) = first["quotes"]
    assert text[quote["start"] : quote["end"]] == "“We sold nothing,”"
    assert quote["speaker"] == "Ada Lund"


def test_several_articles_are_compared_with_each_other() -> None:
    docs = [
        {"id": "x", "text": "The fire at the quarry killed 12 people on Monday, police said."},
        {"id": "y", "text": "The fire at the quarry killed 21 people on Monday, police said."},
    ]
    done = winnow("mark", stdin=json.dumps({"id": "g", "docs": docs}).encode())
    (answer,) = objects(done.stdout)
    (pair,) = answer["contradictions"]
    assert {pair["a"]["doc"], pair["b"]["doc"]} == {"x", "y"}
    assert pair["kind"] == "number"


def test_a_closed_pipe_ends_the_program_quietly() -> None:
    program = subprocess.Popen(
        [sys.executable, "-m", "tui", "clean", "--format", "json", str(folder())],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert program.stdout is not None and program.stderr is not None
    program.stdout.close()
    assert program.stderr.read().count(b"Traceback") == 0
    program.stderr.close()
    assert program.wait(60) in (0, 1)


def test_files_are_written_one_a_page_into_a_folder(tmp_path: Path) -> None:
    out = tmp_path / "out"
    winnow("clean", "--format", "markdown", "--out", str(out), sample("kestrel-tram.txt"))
    (written,) = out.iterdir()
    assert written.suffix == ".md" and written.read_text("utf-8").startswith("# ")


def test_version_and_help_load_neither_the_framework_nor_the_parser_nor_the_database() -> None:
    for argument in ("--version", "--help"):
        code = (
            "import sys; from tui.cli import run; run([sys.argv[1]]); "
            "heavy = {'textual', 'rich', 'lxml', 'readability', 'sqlite3'} & set(sys.modules); "
            "sys.exit(', '.join(heavy) or 0)"
        )
        done = subprocess.run(
            [sys.executable, "-c", code, argument], capture_output=True, check=False, env=os.environ
        )
        assert done.returncode == 0, done.stderr
        assert b"winnow" in done.stdout
