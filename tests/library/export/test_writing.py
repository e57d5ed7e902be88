"""Articles and records leave in every form, whole or not at all."""

from __future__ import annotations

import csv
import io
import json
import os
from pathlib import Path

import pytest

from tests.library.shelf import SAID, shelve, write
from tui.errors import UsageError, WinnowError
from tui.library.export import export
from tui.library.export.replacing import replacing
from tui.library.library import Library
from tui.library.rows import Rows
from tui.library.verdicts import pair_key

STEM = "the-bridge-at-brenn"


@pytest.fixture
def rows(library: Library, tmp_path: Path) -> Rows:
    folder = tmp_path / "pages"
    said = SAID.format(place="Brenn", years=40)
    write(
        folder,
        "a.html",
        "<html lang=en><head><title>The bridge at Brenn</title></head><body><article>"
        f"<h1>The bridge at Brenn</h1><p>{said}</p><p>{SAID.format(place='Lund', years=3)}</p>"
        "<p>The board sold the north quay in May, the clerk said, and it was done by noon.</p>"
        "<p>The board denied that it had sold the north quay in May, or that it ever would.</p>"
        "</article></body></html>",
    )
    write(folder, "b.txt", SAID.format(place="Aldburg", years=12))
    write(folder, "c.bin", "")
    return shelve(library, folder)


def exported(
    library: Library, rows: Rows, what: str, form: str, out: Path | None = None
) -> tuple[int, str]:
    """How much was written, and what stands on standard output."""
    stdout = io.StringIO()
    return export(library, rows, range(rows.count), what, form, out, stdout), stdout.getvalue()


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_articles_are_printed_one_after_the_other(library: Library, rows: Rows, form: str) -> None:
    _, printed = exported(library, rows, "articles", form)
    assert printed.index("Brenn") < printed.index("Aldburg")


@pytest.mark.parametrize(
    ("form", "suffix"), [("text", "txt"), ("markdown", "md"), ("html", "html")]
)
def test_articles_go_to_files_that_are_named_by_their_titles(
    library: Library, rows: Rows, tmp_path: Path, form: str, suffix: str
) -> None:
    told: list[int] = []
    out = tmp_path / "out"
    count = export(
        library, rows, range(rows.count), "articles", form, out, io.StringIO(), told.append
    )
    names = sorted(path.name for path in out.iterdir())
    assert told == list(range(1, count + 1))
    assert any(f"The-bridge-at-Brenn.{suffix}" in name for name in names)
    assert any(name.endswith(f"-b.{suffix}") for name in names)
    assert ("index.html" in names) == (form == "html")


def test_a_whole_session_is_one_document(library: Library, rows: Rows, tmp_path: Path) -> None:
    count, _ = exported(library, rows, "articles", "html", tmp_path / "session.html")
    document = (tmp_path / "session.html").read_text()
    assert count >= 2
    assert "Review of pages" in document
    assert document.count("<article") == count
    empty = Rows([])
    assert exported(library, empty, "articles", "html", tmp_path / "none.html")[0] == 0


def test_articles_in_a_file_in_place_of_a_folder_are_refused(
    library: Library, rows: Rows, tmp_path: Path
) -> None:
    (tmp_path / "taken").write_text("")
    with pytest.raises(UsageError, match="is a file"):
        exported(library, rows, "articles", "text", tmp_path / "taken")
    with pytest.raises(UsageError, match="are a table"):
        exported(library, rows, "quotes", "html")


def test_records_of_every_kind_are_one_json_list(
    library: Library, rows: Rows, tmp_path: Path
) -> None:
    decisions = library.decisions(rows, "tester")
    decisions.keep([0])
    decisions.tag([0], "bridges")
    decisions.note(0, "=look again")
    decisions.note_passage(0, 4, 9, "the mayor")
    decisions.note_passage(0, 2, 2, "nothing")
    page = library.page(rows.ref(0))
    assert page is not None
    for pair in page.marks.contradictions:
        decisions.judge(0, pair_key(page.article.text, pair), pair.rule, real=False)
    found = {
        what: json.loads(exported(library, rows, what, "json")[1])
        for what in ("articles", "quotes", "contradictions", "decisions", "notes")
    }
    assert found["decisions"][0]["decision"] == "keep"
    assert [each["note"] for each in found["notes"]] == ["=look again", "the mayor"]
    assert found["notes"][1]["passage"] == page.article.text[4:9]
    assert {"speaker", "start", "end"} <= set(found["quotes"][0])
    assert [each["verdict"] for each in found["contradictions"]] == ["not-real"] * len(
        page.marks.contradictions
    )
    assert found["articles"][0]["tags"] == ["bridges"]
    assert found["articles"][0]["text"] == page.article.text


def test_a_table_opens_in_a_spreadsheet_without_running_anything(
    library: Library, rows: Rows, tmp_path: Path
) -> None:
    decisions = library.decisions(rows, "tester")
    decisions.note(0, "=1+1")
    decisions.tag([0], "one")
    decisions.tag([0], "two")
    exported(library, rows, "decisions", "csv", tmp_path)
    table = table_of(tmp_path / "decisions.csv")
    assert (table[0]["note"], table[0]["tags"], table[0]["read"]) == ("'=1+1", "one two", "false")
    assert table[1]["note"] == ""
    exported(library, rows, "articles", "csv", tmp_path / "articles.csv")
    assert json.loads(table_of(tmp_path / "articles.csv")[0]["blocks"])[0]["text"]


def table_of(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_no_records_are_an_empty_list(library: Library, tmp_path: Path) -> None:
    assert exported(library, Rows([]), "quotes", "json") == (0, "[]\n")
    assert exported(library, Rows([]), "quotes", "jsonl") == (0, "")


def test_rows_that_were_never_read_are_passed_over(library: Library, tmp_path: Path) -> None:
    ref = write(tmp_path / "new", "a.txt", "Never read.")
    library.pages.add_places([ref])
    rows = library.rows([str(tmp_path / "new")])
    assert rows.count == 1
    for what in ("articles", "quotes", "contradictions", "notes"):
        assert exported(library, rows, what, "json") == (0, "[]\n")
    assert exported(library, rows, "decisions", "json")[0] == 1


def test_a_file_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(WinnowError, match="Cannot write"), replacing(tmp_path / "file" / "a"):
        pass
    (tmp_path / "folder").mkdir()
    with pytest.raises(WinnowError, match="Cannot write"), replacing(tmp_path / "folder") as file:
        file.write("x")
    with pytest.raises(KeyError), replacing(tmp_path / "half.txt") as file:
        file.write("x")
        raise KeyError
    assert sorted(os.listdir(tmp_path)) == ["file", "folder"]
