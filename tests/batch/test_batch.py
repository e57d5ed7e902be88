"""Batches on this machine: the same page objects as `winnow clean`, resumed, in two passes."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from tui.cli import exit_codes, run

pytest.importorskip("datatrove", reason="the extra `batch` is not installed")

ARTICLE = (
    "The mayor of {town} said on Tuesday that “the bridge will stand for a hundred years”. The work "
    "went on through the summer, as everybody in {town} could see from the market place. It cost "
    "{cost} crowns, which the council of {town} had set apart for the purpose in spring."
)
CALL = "Support the Valley Courier: become a member today and read without adverts."


@pytest.fixture
def scrape(tmp_path: Path) -> Path:
    folder = tmp_path / "scrape"
    for number, town in enumerate(("Aldburg", "Brenn", "Corve", "Dunmoor")):
        page = folder / f"{number}.txt"
        page.parent.mkdir(exist_ok=True)
        others = "\n".join(f"{town} {season} had rain." for season in ("spring", "summer"))
        text = ARTICLE.format(town=town, cost=number * 1000 + 7)
        page.write_text(f"Bridge of {town} opened\n{text}\n{others}\n{CALL}\n", encoding="utf-8")
    (folder / "style.css").write_text("p { color: red }")
    records = [{"url": f"https://e.example/{n}", "text": ARTICLE.format(town=f"Esk {n}", cost=n)}
               for n in range(3)]  # fmt: skip
    (folder / "more.jsonl").write_text("\n".join(map(json.dumps, records)))
    return folder


def lines_of(out: Path) -> list[bytes]:
    found: list[bytes] = []
    for file in sorted((out / "pages").glob("*.jsonl.gz")):
        found += gzip.decompress(file.read_bytes()).splitlines(keepends=True)
    return found


def test_a_batch_gives_byte_for_byte_what_clean_prints(
    scrape: Path, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    out = tmp_path / "out"
    assert run(["batch", str(scrape), "--out", str(out), "--tasks", "3"]) == exit_codes.OK
    capsysbinary.readouterr()
    assert run(["clean", "--format", "json", "--no-folder-cues", str(scrape)]) == exit_codes.OK
    printed = capsysbinary.readouterr().out.splitlines(keepends=True)
    assert len(printed) == 7
    assert sorted(lines_of(out)) == sorted(printed)


def test_a_task_that_is_done_is_not_done_again(
    scrape: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    command = ["batch", str(scrape), "--out", str(out), "--tasks", "2", "--no-marks"]
    run(command)
    assert "7 pages, 0 with an error" in capsys.readouterr().err
    before = {file: file.stat().st_mtime_ns for file in (out / "pages").iterdir()}
    assert run(command) == exit_codes.OK
    assert {file: file.stat().st_mtime_ns for file in (out / "pages").iterdir()} == before
    assert "7 pages" in capsys.readouterr().err


def test_two_passes_set_aside_what_clean_sets_aside_over_the_folder(
    scrape: Path, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    out = tmp_path / "out"
    command = ["batch", str(scrape), "--out", str(out), "--tasks", "2", "--folder-cues"]
    assert run(command) == exit_codes.OK
    capsysbinary.readouterr()
    run(["clean", "--format", "json", str(scrape)])
    assert sorted(lines_of(out)) == sorted(capsysbinary.readouterr().out.splitlines(keepends=True))


def test_parquet_holds_the_page_object_and_columns_to_filter_by(
    scrape: Path, tmp_path: Path
) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    out = tmp_path / "out"
    assert run(["batch", str(scrape), "--out", str(out), "--format", "parquet"]) == exit_codes.OK
    (file,) = (out / "pages").glob("*.parquet")
    rows = parquet.read_table(file).to_pylist()
    assert len(rows) == 7
    for row in rows:
        page = json.loads(row["page"])
        assert (row["path"], row["title"], row["text"]) == (
            page["path"], page["title"], page["text"],
        )  # fmt: skip
        assert row["visible"] == page["ledger"]["visible"] > 0


def test_slurm_without_a_partition_is_wrong_usage(
    scrape: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["batch", str(scrape), "--out", str(tmp_path / "out"), "--executor", "slurm"]
    assert run(command) == exit_codes.USAGE
    assert "--partition" in capsys.readouterr().err


def test_an_empty_folder_is_nothing_to_clean(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "none").mkdir()
    code = run(["batch", str(tmp_path / "none"), "--out", str(tmp_path / "o")])
    assert code == exit_codes.NOTHING_TO_READ
    assert "nothing to clean" in capsys.readouterr().err
