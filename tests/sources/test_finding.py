"""What a folder or path holds is found; what cannot be read is one row with its sentence."""

from __future__ import annotations

import json
import os
import stat
import time
from pathlib import Path

import pytest

from tests.sources.forms import HTML, TEXT, TITLE, URL
from tui.errors import SourceError, TooLarge, Unreadable
from tui.model import PageRef
from tui.sources import Finder, find, read, sniff
from tui.sources import files as source_files


def refused(path: str) -> SourceError:
    """Why a page cannot be read."""
    with pytest.raises(SourceError) as caught:
        read(PageRef(path))
    return caught.value


def test_a_link_to_itself_and_a_special_file_are_rows_that_say_why(tmp_path: Path) -> None:
    loop, pipe = tmp_path / "loop.html", tmp_path / "pipe.html"
    loop.symlink_to(loop)
    os.mkfifo(pipe)
    refs = list(find([str(loop), str(pipe)]))
    assert [ref.path for ref in refs] == [str(loop), str(pipe)]
    assert "leads back to itself" in refused(str(loop)).message
    assert "is a pipe" in refused(str(pipe)).message


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (PermissionError(13, "Permission denied"), "may not be read"),
        (NotADirectoryError(20, "Not a directory"), "does not exist"),
        (ValueError("embedded null byte"), "no name a file can have"),
        (OSError(40, "Too many levels"), "leads back to itself"),
        (OSError(5, "Input/output error"), "cannot be read: Input/output error."),
        (OSError("strange"), "cannot be read: strange."),
    ],
)
def test_every_failure_of_the_system_has_its_sentence(
    error: OSError | ValueError, says: str
) -> None:
    assert says in source_files.unreadable("a.html", error).message


def test_a_name_with_a_zero_byte_is_refused() -> None:
    assert "no name a file can have" in refused("a\0b.html").message


def test_a_file_that_may_not_be_opened_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.html"
    path.write_text(HTML)

    def keep_out(*args: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", keep_out)
    with pytest.raises(Unreadable, match="may not be read"):
        source_files.open_file(str(path))
    with pytest.raises(Unreadable, match="may not be read"):
        source_files.head_of_file(str(path), 10)


def test_a_file_that_became_a_pipe_since_is_refused_and_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, pipe = tmp_path / "a.html", tmp_path / "pipe"
    path.write_text(HTML)
    os.mkfifo(pipe)
    was_file = os.stat(path)
    monkeypatch.setattr(source_files, "status", lambda _: was_file)
    before = len(os.listdir("/proc/self/fd")) if Path("/proc/self/fd").exists() else 0
    with pytest.raises(Unreadable, match="is a pipe"):
        source_files.open_file(str(pipe))
    after = len(os.listdir("/proc/self/fd")) if Path("/proc/self/fd").exists() else 0
    assert before == after
    assert stat.S_ISREG(was_file.st_mode)


def test_a_folder_that_cannot_be_listed_is_a_problem_and_the_rest_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "closed").mkdir()
    (tmp_path / "a.html").write_text(HTML)
    scandir = os.scandir

    def keep_out(path: str) -> object:
        if path.endswith("closed"):
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", keep_out)
    finder = Finder()
    assert [Path(ref.path).name for ref in finder.find([str(tmp_path)])] == ["a.html"]
    assert "may not be read" in finder.problems[0].says


def test_what_is_clearly_no_page_is_passed_over_in_a_folder(tmp_path: Path) -> None:
    (tmp_path / "addresses.xml").write_text('<?xml version="1.0"?><urlset><url/></urlset>')
    (tmp_path / "page.xml").write_text(f'<?xml version="1.0"?><note><p>{TEXT}</p></note>')
    (tmp_path / "blob").write_bytes(bytes(range(256)) * 9)
    (tmp_path / ".hidden.html").write_text(HTML)
    finder = Finder()
    assert [Path(ref.path).name for ref in finder.find([str(tmp_path)])] == ["page.xml"]
    assert finder.skipped["files that are no pages"] == 2
    assert finder.skipped["hidden files"] == 1


@pytest.mark.parametrize(
    ("error", "kind", "says"),
    [
        (OSError(5, "Input/output error"), Unreadable, "Input/output error"),
        (RecursionError("deep"), TooLarge, "RecursionError"),
        (MemoryError(), TooLarge, "MemoryError"),
        (KeyError("odd"), SourceError, "KeyError"),
    ],
)
def test_whatever_a_reader_stumbles_over_becomes_a_sentence(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    error: BaseException,
    kind: type[SourceError],
    says: str,
) -> None:
    from tui.sources import reading

    def stumble(*args: object, **named: object) -> None:
        raise error

    monkeypatch.setattr(reading, "page_of", stumble)
    (tmp_path / "a.html").write_text(HTML)
    with pytest.raises(kind, match=says):
        read(PageRef(str(tmp_path / "a.html")))


def test_a_file_of_many_pages_that_fails_while_it_is_listed_keeps_what_was_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from collections.abc import Iterator

    from tui.sources.json_files import JsonLines
    from tui.sources.payload import Entry

    def two_and_no_more(self: JsonLines) -> Iterator[Entry]:
        yield Entry("line 1", 0)
        raise EOFError

    monkeypatch.setattr(JsonLines, "entries", two_and_no_more)
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "a"}\n{"text": "b"}\n')
    finder = Finder()
    assert [ref.member for ref in finder.find([str(path)])] == ["line 1"]
    assert finder.problems[0].says == "It cannot be read to its end: EOFError."


def _snapshot(folder: Path) -> Path:
    snapshot = folder / "archive" / "1709528767.0"
    snapshot.mkdir(parents=True)
    (snapshot / "index.html").write_text("<html><body>ArchiveBox</body></html>")
    return snapshot


@pytest.mark.parametrize("index", ["no json", "[1, 2]", json.dumps({"url": "no address"})])
def test_a_snapshot_is_read_whatever_its_index_says(tmp_path: Path, index: str) -> None:
    snapshot = _snapshot(tmp_path)
    (snapshot / "index.json").write_text(index)
    (snapshot / "singlefile.html").write_text("")
    (snapshot / "output.html").write_text(HTML)
    (ref,) = find([str(tmp_path)])
    page = read(ref)
    assert Path(ref.path).name == "output.html"
    assert TEXT in page.text
    assert page.url is None


def test_a_snapshot_without_copies_is_a_folder_like_others(tmp_path: Path) -> None:
    snapshot = _snapshot(tmp_path)
    (snapshot / "index.json").write_text(json.dumps({"url": URL}))
    (snapshot / "note.html").write_text(HTML)
    assert "note.html" in [Path(ref.path).name for ref in find([str(tmp_path)])]


@pytest.mark.parametrize(
    ("head", "kind", "says"),
    [
        (b"\0\0\0\x18ftypmp42\0\0\0\0", "binary", "a film"),
        (b"RIFF\x10\0\0\0WEBPVP8 ", "binary", "a WebP picture"),
        (b"RIFF\x10\0\0\0WAVEfmt ", "binary", "a sound or film"),
        (b"\x78\x9c" + bytes(range(128, 228)), "binary", "bare zlib data"),
        (b"PK\x03\x04" + b"\0" * 26 + b"word/document.xml", "binary", "an Office document"),
        (b'<?xml version="1.0"?>\n<!-- a -->\n<html lang="en">', "html", ""),
        (b'<?xml version="1.0"?>\n<note/>', "xml", ""),
        ("中文".encode("utf-16-le") + b"\0\0", "binary", ""),
    ],
)
def test_a_format_is_told_by_its_first_bytes(head: bytes, kind: str, says: str) -> None:
    found = sniff(head)
    assert found.kind.value == kind
    assert says in (found.says or "")


@pytest.mark.parametrize(
    ("name", "url"),
    [
        ("www.lock.museum/a.html", "http://www.lock.museum/a.html"),
        ("news.example.com/index.html", "http://news.example.com/"),
        ("news.example.com/2024/index.html", "http://news.example.com/2024/"),
        ("news.example.com/a.php?id=3.html", "http://news.example.com/a.php?id=3"),
        ("news.example.com/a.php%3Fid=3.html.orig", "http://news.example.com/a.php?id=3.html"),
        ("notes.txt/a.html", None),
    ],
)
def test_the_folders_of_a_mirror_spell_the_address(
    tmp_path: Path, name: str, url: str | None
) -> None:
    path = tmp_path / name
    path.parent.mkdir(parents=True)
    path.write_text(HTML)
    assert read(PageRef(str(path))).url == url


def test_the_toolbar_of_the_wayback_machine_is_left_out(tmp_path: Path) -> None:
    toolbar = (
        "<!-- BEGIN WAYBACK TOOLBAR INSERT -->\n<div>123 captures\n"
        f'<a href="https://web.archive.org/web/20240304050607/{URL}">this page</a></div>\n'
        "<!-- END WAYBACK TOOLBAR INSERT -->"
    )
    path = tmp_path / "a.html"
    path.write_text(HTML.replace("<body>", f"<body>\n{toolbar}\n"))
    page = read(PageRef(str(path)))
    assert "captures" not in page.text
    assert page.url == URL
    assert page.text.count("\n") == path.read_text().count("\n")
    assert any("toolbar" in says for says in page.warnings)


def test_lines_that_end_as_on_old_macs_are_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(f"{TITLE}\r\r{TEXT}\r{TEXT}\r".encode())
    assert read(PageRef(str(path))).text.split("\n")[:3] == [TITLE, "", TEXT]


def test_what_is_no_page_is_named_with_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(b"7z\xbc\xaf\x27\x1c" + bytes(60))
    error = refused(str(path))
    assert "not a page" in error.message
    assert "Unpack it" in error.hint


def test_a_record_that_holds_a_picture_is_no_page(tmp_path: Path) -> None:
    from tests.sources.forms import http, warc_record

    picture = b"\x89PNG\r\n\x1a\n" + bytes(60)
    path = tmp_path / "a.warc"
    path.write_bytes(warc_record(http(picture)))
    assert "not a page" in refused(str(path)).message


def test_only_the_first_part_of_an_endless_page_is_read(tmp_path: Path) -> None:
    from dataclasses import replace

    from tui.sources import DEFAULT_LIMITS

    path = tmp_path / "a.html"
    path.write_text(HTML * 3)
    page = read(PageRef(str(path)), limits=replace(DEFAULT_LIMITS, raw_bytes=len(HTML)))
    assert any("only the first" in says for says in page.warnings)


@pytest.mark.parametrize(
    ("root", "says"), [("urlset", "a list of addresses"), ("opml", "a list of feeds")]
)
def test_xml_that_never_holds_a_page_is_refused_with_its_name(
    tmp_path: Path, root: str, says: str
) -> None:
    path = tmp_path / "a.xml"
    path.write_text(f"<?xml version='1.0'?><{root}><url/></{root}>")
    assert list(find([str(tmp_path)])) == []
    assert refused(str(path)).message == f"a.xml is {says}, not a page."


FILES = 20_000

SPARE = 40
"""How much longer than listing their names finding so many files may take: each is opened."""


def test_a_large_tree_is_found_in_a_bounded_multiple_of_listing_it(tmp_path: Path) -> None:
    for folder in range(FILES // 200):
        place = tmp_path / f"{folder:03}"
        place.mkdir()
        for number in range(200):
            (place / f"page-{number}.html").touch()
    begun = time.process_time()
    listed = sum(len(names) for _, _, names in os.walk(tmp_path))
    middle = time.process_time()
    found = sum(1 for _ in find([str(tmp_path)]))
    assert listed == found == FILES
    assert time.process_time() - middle <= SPARE * max(middle - begun, LEAST)


LEAST = 0.05
"""Seconds that the listing counts as at least: a machine may have it all in memory."""
