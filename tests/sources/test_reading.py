"""Pages come out of whatever holds them, or a sentence says why not."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import os
import tarfile
import zipfile
from pathlib import Path

import pytest

from tui.errors import SourceError, TooLarge, UnknownFormat, Unreadable
from tui.model import PageRef
from tui.sources import Finder, decode, find, read, repair_mojibake

HTML = b"<html><head><title>Lock</title></head><body><p>The old lock was opened.</p></body></html>"


def test_a_missing_path_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unreadable):
        list(find([str(tmp_path / "none.html")]))


def test_standard_input_is_one_page() -> None:
    (ref,) = find(["-"])
    assert read(ref, stdin=HTML).is_html


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_a_packed_page_has_the_digest_of_the_page(tmp_path: Path, pack: object) -> None:
    plain, packed = tmp_path / "a.html", tmp_path / "b.html"
    plain.write_bytes(HTML)
    assert callable(pack)
    packed.write_bytes(pack(HTML))
    assert read(PageRef(str(packed))).digest == read(PageRef(str(plain))).digest


def test_a_folder_gives_pages_in_natural_order_and_opens_no_pipe(tmp_path: Path) -> None:
    for name in ("p10.html", "p2.html", "style.css"):
        (tmp_path / name).write_bytes(HTML)
    os.mkfifo(tmp_path / "pipe.html")
    (tmp_path / "loop").symlink_to(tmp_path)
    finder = Finder()
    names = [Path(ref.path).name for ref in finder.find([str(tmp_path)])]
    assert names == ["p2.html", "p10.html"]
    assert finder.skipped["assets"] == finder.skipped["links"] == 1
    with pytest.raises(Unreadable, match="is a pipe"):
        read(PageRef(str(tmp_path / "pipe.html")))


def test_members_of_a_zip_in_a_tar_are_found_and_read(tmp_path: Path) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("../../etc/x.html", HTML)
    path = tmp_path / "t.tar.gz"
    with tarfile.open(path, "w:gz") as outer:
        info = tarfile.TarInfo("in.zip")
        info.size = len(inner.getvalue())
        outer.addfile(info, io.BytesIO(inner.getvalue()))
    (ref,) = find([str(path)])
    assert ref.member == "in.zip!/../../etc/x.html"
    assert "old lock" in read(ref).text
    assert sorted(os.listdir(tmp_path)) == ["t.tar.gz"]


def test_one_bad_line_does_not_end_a_file_of_records(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    record = {"title": "T", "url": "https://example.org/1", "text": "Words enough."}
    path.write_text(f"{json.dumps(record)}\n{{broken\n{json.dumps(record)}\n")
    first, second, third = find([str(path)])
    assert read(first).url == read(third).url == "https://example.org/1"
    with pytest.raises(SourceError, match="line 2"):
        read(second)


def test_a_table_without_texts_says_so(tmp_path: Path) -> None:
    path = tmp_path / "part.csv"
    path.write_text("title,url,tags\nA,https://example.org,x\n")
    (ref,) = find([str(path)])
    with pytest.raises(UnknownFormat, match="no text"):
        read(ref)


@pytest.mark.parametrize("kind", ["gzip", "zip", "xz"])
def test_a_bomb_is_refused(tmp_path: Path, kind: str) -> None:
    zeros = b"a" * (40 << 20)
    path = tmp_path / "bomb"
    if kind == "zip":
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("a.txt", zeros)
    else:
        path.write_bytes(gzip.compress(zeros) if kind == "gzip" else lzma.compress(zeros))
    (ref,) = find([str(path)])
    with pytest.raises(TooLarge, match="times its size"):
        read(ref)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [("Český řízek je křupavý a žlutý", "windows-1250"), ("Привет, это новости", "koi8-r")],
)
def test_the_letters_tell_an_undeclared_encoding(text: str, encoding: str) -> None:
    found = decode((text * 4).encode(encoding))
    assert (found.text, found.encoding) == (text * 4, encoding)


def test_good_utf_8_wins_over_another_declaration() -> None:
    page = '<meta charset="windows-1252"><p>Grüße</p>'
    assert decode(page.encode()).text == page


def test_mojibake_is_mended_on_demand_and_good_text_is_left() -> None:
    assert repair_mojibake("Gruß".encode().decode("cp1252")) == "Gruß"
    assert repair_mojibake("Gruß") is None
