"""Every form is told by its bytes, named in the info, and gives title, address, date and text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.sources.forms import HTML, TEXT, TITLE, URL, Form, forms, lines, mail, warc_record
from tests.sources.forms import http as answer
from tui.errors import SourceError, UnknownFormat
from tui.model import PageRef
from tui.sources import Finder, find, read


def test_every_form_is_read_as_what_it_is(tmp_path: Path) -> None:
    wrong = [says for form in forms(tmp_path) if (says := _fault(form, tmp_path))]
    assert not wrong, "\n".join(wrong)


def _fault(form: Form, folder: Path) -> str:
    path = folder / form.name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(form.data)
    try:
        ref = next(iter(find([str(path)])))
        page = read(ref)
    except SourceError as error:
        return f"{form.name}: {error}"
    facts = page.metadata
    said = {
        "format": (page.format, form.format),
        "url": (page.url, form.url or page.url),
        "title": (
            facts.title and facts.title.value,
            form.title or (facts.title and facts.title.value),
        ),
        "date": (
            (facts.date.value if facts.date else "")[:10],
            form.date or (facts.date.value if facts.date else "")[:10],
        ),
    }
    faults = [
        f"{what} is {got!r}, not {want!r}" for what, (got, want) in said.items() if got != want
    ]
    if TEXT not in page.text:
        faults.append(f"its text is {page.text[:60]!r}")
    if form.recognised not in page.recognised or page.encoding not in page.recognised:
        faults.append(f"it says only {page.recognised!r}")
    return f"{form.name}: {'; '.join(faults)}" if faults else ""


def test_a_mirror_gives_its_pages_and_says_what_it_left_out(tmp_path: Path) -> None:
    site = tmp_path / "news.example"
    (site / "a_files").mkdir(parents=True)
    (tmp_path / "hts-cache").mkdir()
    for name in (
        "a.html",
        "b.html",
        "robots.txt",
        "x.css",
        "x.js",
        "x.png",
        "a_files/t.html",
        "../hts-log.txt",
        "../index.html",
    ):
        (site / name).write_text(HTML)
    finder = Finder()
    found = [Path(ref.path).name for ref in finder.find([str(tmp_path)])]
    assert found == ["a.html", "b.html"]
    assert finder.skipped["assets"] == 3
    assert "skipped" in finder.skipped_sentence


def test_an_archivebox_snapshot_is_one_page_with_its_address(tmp_path: Path) -> None:
    snapshot = tmp_path / "archive" / "1709528767.0"
    snapshot.mkdir(parents=True)
    (tmp_path / "index.sqlite3").write_bytes(b"SQLite format 3\0")
    (tmp_path / "ArchiveBox.conf").write_text("[SERVER_CONFIG]\n")
    about = {"url": URL, "title": TITLE, "timestamp": "1709528767.0"}
    (snapshot / "index.json").write_text(json.dumps(about))
    (snapshot / "index.html").write_text("<html><body>ArchiveBox</body></html>")
    (snapshot / "singlefile.html").write_text(HTML)
    (snapshot / "output.html").write_text(HTML)
    found = list(find([str(tmp_path)]))
    assert [Path(ref.path).name for ref in found] == ["singlefile.html"]
    page = read(found[0])
    assert (page.url, page.metadata.title and page.metadata.title.value) == (URL, TITLE)


def test_a_pocket_export_says_that_it_holds_no_texts(tmp_path: Path) -> None:
    path = tmp_path / "part_000000.csv"
    path.write_text(f"title,url,time_added,tags,status\n{TITLE},{URL},1709528767,a|b,unread\n")
    with pytest.raises(UnknownFormat, match="no text"):
        read(next(find([str(path)])))


def test_records_of_a_mailbox_and_an_archive_are_rows_in_order(tmp_path: Path) -> None:
    box, archive = tmp_path / "a.mbox", tmp_path / "a.warc"
    one = b"From x@y.example Mon Mar  4 05:06:07 2024\n" + mail().replace(b"\r\n", b"\n") + b"\n"
    box.write_bytes(one * 3)
    archive.write_bytes(b"".join(warc_record(answer(HTML.encode()), number=n) for n in range(3)))
    for path in (box, archive):
        refs = list(find([str(path)]))
        assert len(refs) == len({ref.offset for ref in refs}) == 3
        assert all(TEXT in read(ref).text for ref in reversed(refs))


def test_a_record_is_read_at_its_offset_without_what_stands_before(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(lines({"text": "First. " * 9}, {"text": TEXT}))
    second = list(find([str(path)]))[1]
    assert second.offset is not None
    data = bytearray(path.read_bytes())
    data[: second.offset - 1] = b"#" * (second.offset - 1)
    path.write_bytes(data)
    assert TEXT in read(second).text


PARTS = [f"Title: Story {n}\nURL: https://news.example/{n}\n\n{TEXT * 4}" for n in range(3)]


@pytest.mark.parametrize("joint", ["\n\f\n", "\n=====\n", "\n\n"])
def test_articles_in_one_text_are_told_apart(tmp_path: Path, joint: str) -> None:
    path = tmp_path / "dump.txt"
    path.write_text(joint.join(PARTS))
    pages = [read(ref) for ref in find([str(path)])]
    assert [page.url for page in pages] == [f"https://news.example/{n}" for n in range(3)]
    assert all(page.text.count("Title:") == 1 for page in pages)


def test_a_rule_inside_one_article_parts_nothing(tmp_path: Path) -> None:
    path = tmp_path / "one.txt"
    path.write_text(f"The lock\n=========\n\n{TEXT * 5}\n\nWhat comes\n==========\n\n{TEXT * 5}\n")
    assert [ref.member for ref in find([str(path)])] == [None]


def test_a_missing_record_says_that_the_file_changed(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(warc_record(answer(HTML.encode())))
    with pytest.raises(SourceError, match="not where it was"):
        read(PageRef(str(path), "<urn:uuid:none>", 0))
