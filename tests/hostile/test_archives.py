"""Bombs are refused at once and cheaply; nothing special is opened; no name leaves its folder."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import os
import resource
import socket
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest

from tests.sources.forms import HTML, TEXT, brotli, http, lines, tarred, warc_record, zipped, zstd
from tui.errors import SourceError, TooLarge, Unreadable
from tui.model import PageRef
from tui.sources import Finder, Limits, find, read

ZEROS = b"a" * (64 << 20)
MAX_SECONDS = 1.0
"""Processor time that refusing a bomb may take."""
MAX_MB = 150


def _zip_of_zips() -> bytes:
    data = zipped({"a.txt": b"a" * (4 << 20)})
    for level in range(6):
        data = zipped({f"{level}-{number}.zip": data for number in range(8)})
    return data


def _overlapping() -> bytes:
    """A zip whose table names one member many times over."""
    data = bytearray(zipped({"a.html": HTML.encode() * 3000}))
    end = data.rfind(b"PK\x05\x06")
    start = data.rfind(b"PK\x01\x02", 0, end)
    entry, count = bytes(data[start:end]), 5000
    tail = bytearray(data[end:])
    tail[8:10] = tail[10:12] = count.to_bytes(2, "little")
    tail[12:16] = (len(entry) * count).to_bytes(4, "little")
    return bytes(data[:start]) + entry * count + bytes(tail)


def _understated(method: int) -> bytes:
    """A zip that says its member has 1,000 bytes."""
    data = bytearray(zipped({"a.txt": ZEROS}, method))
    for at in (22, data.rindex(b"PK\x01\x02") + 24):
        data[at : at + 4] = (1000).to_bytes(4, "little")
    return bytes(data)


def _parquet() -> bytes:
    """A group of rows that unpacks to a thousand times its size."""
    arrow, stream = import_module("pyarrow"), io.BytesIO()
    import_module("pyarrow.parquet").write_table(
        arrow.table({"text": [ZEROS.decode()]}), stream, compression="zstd", use_dictionary=False
    )
    return stream.getvalue()


BOMBS: dict[str, Callable[[], bytes]] = {
    "gzip": lambda: gzip.compress(ZEROS),
    "bzip2": lambda: bz2.compress(ZEROS),
    "xz": lambda: lzma.compress(ZEROS, preset=0),
    "tar.xz": lambda: lzma.compress(tarred({"a.txt": ZEROS}), preset=0),
    "zip by bzip2": lambda: zipped({"a.txt": ZEROS}, zipfile.ZIP_BZIP2),
    "zip by lzma": lambda: zipped({"a.txt": ZEROS}, zipfile.ZIP_LZMA),
    "zip by bzip2 that says less": lambda: _understated(zipfile.ZIP_BZIP2),
    "zip by lzma that says less": lambda: _understated(zipfile.ZIP_LZMA),
    "parquet": _parquet,
    "zstd": lambda: zstd(ZEROS),
    "zip": lambda: zipped({"a.txt": ZEROS}),
    "tar.gz": lambda: gzip.compress(tarred({"a.txt": ZEROS})),
    "gzip in gzip": lambda: gzip.compress(
        gzip.compress(gzip.compress(gzip.compress(HTML.encode())))
    ),
    "gzip body": lambda: warc_record(http(gzip.compress(ZEROS), "Content-Encoding: gzip")),
    "brotli body": lambda: warc_record(http(brotli(ZEROS), "Content-Encoding: br")),
}

MEASURED = """
import resource, sys
from tui.errors import SourceError
from tui.sources import find, read
import tui.sources.packing, tui.sources.http
try:
    import pyarrow.parquet
except ImportError:
    pass
before = resource.getrusage(resource.RUSAGE_SELF)
says = ""
try:
    for ref in find([sys.argv[1]]):
        read(ref)
except SourceError as error:
    says = type(error).__name__ + ": " + error.message
after = resource.getrusage(resource.RUSAGE_SELF)
print(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
try:  # ru_maxrss begins with what the parent process had
    with open("/proc/self/status") as status:
        print(next(int(line.split()[1]) // 1024 for line in status if line.startswith("VmHWM")))
except OSError:
    print(0)
print(says)
"""


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_at_once_with_a_sentence(tmp_path: Path, name: str) -> None:
    if name == "parquet":
        pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "bomb"
    path.write_bytes(BOMBS[name]())
    seconds, peak, says = _measured(path)
    assert says.startswith("TooLarge: ") and says.endswith(".")
    assert seconds < MAX_SECONDS
    assert peak < MAX_MB


@pytest.mark.parametrize("make", [_zip_of_zips, _overlapping])
def test_archives_that_grow_by_powers_stay_small(tmp_path: Path, make: object) -> None:
    assert callable(make)
    path = tmp_path / "bomb.zip"
    path.write_bytes(make())
    finder = Finder(Limits(members=2000))
    begun = resource.getrusage(resource.RUSAGE_SELF).ru_utime
    refs = list(finder.find([str(path)]))
    with pytest.raises(SourceError):
        read(refs[-1])
    assert len(refs) <= 2000
    assert resource.getrusage(resource.RUSAGE_SELF).ru_utime - begun < 5 * MAX_SECONDS


def test_entities_of_xml_are_not_expanded(tmp_path: Path) -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    path = tmp_path / "a.xml"
    path.write_text(
        f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e0 "lol"><!ENTITY x SYSTEM "file:///etc/passwd">'
        f"{entities}]><rss><channel><item><title>&e11;&x;</title><description>{TEXT} &e11; &x;"
        "</description></item></channel></rss>"
    )
    page = read(next(iter(list(find([str(path)])))))
    assert "root:" not in page.text
    assert len(page.text) < 1000


def _measured(path: Path) -> tuple[float, int, str]:
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, str(path)], capture_output=True, text=True, check=True
    )
    seconds, peak, says, *_ = (*done.stdout.split("\n"), "")
    return float(seconds), int(peak), says


def test_pipes_sockets_and_devices_of_a_folder_are_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.html")
    server = socket.socket(socket.AF_UNIX)
    server.bind(str(tmp_path / "b.html"))
    try:
        finder = Finder()
        assert list(finder.find([str(tmp_path)])) == []
        assert finder.skipped["pipes, sockets and devices"] == 2
        for path in (tmp_path / "a.html", tmp_path / "b.html", Path("/dev/zero")):
            with pytest.raises(Unreadable):
                read(PageRef(str(path)))
    finally:
        server.close()


def test_links_that_cycle_or_leave_the_folder_are_not_followed(tmp_path: Path) -> None:
    inside = tmp_path / "in"
    inside.mkdir()
    (tmp_path / "secret.html").write_text(HTML)
    (inside / "out.html").symlink_to(tmp_path / "secret.html")
    (inside / "up").symlink_to(tmp_path)
    (inside / "self.html").symlink_to(inside / "self.html")
    (inside / "page.html").write_text(HTML)
    assert [Path(ref.path).name for ref in find([str(inside)])] == ["page.html"]


def test_links_and_devices_inside_a_tar_are_no_pages(tmp_path: Path) -> None:
    path = tmp_path / "a.tar"
    with tarfile.open(path, "w") as archive:
        for kind, name in (
            (tarfile.SYMTYPE, "l.html"),
            (tarfile.CHRTYPE, "d.html"),
            (tarfile.FIFOTYPE, "f.html"),
        ):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
        info = tarfile.TarInfo("../../x.html")
        info.size = len(HTML)
        archive.addfile(info, io.BytesIO(HTML.encode()))
    assert [ref.member for ref in find([str(path)])] == ["../../x.html"]
    assert os.listdir(tmp_path) == ["a.tar"]


def test_names_that_are_no_utf_8_are_listed_read_and_shown(tmp_path: Path) -> None:
    name = os.fsencode(str(tmp_path)) + b"/caf\xe9.html"
    Path(os.fsdecode(name)).write_text(HTML)
    (ref,) = find([str(tmp_path)])
    assert TEXT in read(ref).text
    assert ref.name.endswith("caf\\xe9.html")


def test_a_file_that_shrinks_or_vanishes_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(lines(*[{"text": TEXT, "url": f"https://x.example/{n}"} for n in range(3)]))
    refs = list(find([str(path)]))
    path.write_bytes(lines({"text": TEXT}))
    for act in ("shrunk", "vanished"):
        with pytest.raises(SourceError) as caught:
            read(refs[2])
        assert caught.value.message.endswith("."), act
        path.unlink(missing_ok=True)


@pytest.mark.parametrize("suffix", ["warc.gz", "jsonl", "mbox", "zip", "csv"])
def test_one_bad_record_never_ends_an_archive(tmp_path: Path, suffix: str) -> None:
    good = gzip.compress(warc_record(http(HTML.encode())))
    bad = gzip.compress(warc_record(b"HTTP/1.1 banana\r\n\r\n\xff\xfe\x00"))
    data = {
        "warc.gz": good + bad + good,
        "jsonl": lines({"text": TEXT}) + b'{"text": \x00\xff\n[1,\n' + lines({"text": TEXT}),
        "mbox": b"".join(
            b"From x@y.z Mon Mar  4 05:06:07 2024\nFrom: a@b.c\nTo: a@b.c\nSubject: s\n"
            + head
            + b"\n\n"
            + TEXT.encode()
            + b"\n\n"
            for head in (b"X: y", b"Content-Type: multipart/mixed; boundary=\xff", b"X: y")
        ),
        "zip": zipped(
            {"a.html": HTML.encode(), "b.html": b"\x00\x01" * 40, "c.html": HTML.encode()}
        ),
        "csv": f"url,text\nu,{TEXT}\n,\0\xff\nu,{TEXT}\n".encode("latin-1"),
    }[suffix]
    path = tmp_path / f"a.{suffix}"
    path.write_bytes(data)
    texts = []
    for ref in find([str(path)]):
        try:
            texts.append(read(ref).text)
        except SourceError as error:
            texts.append(error.message)
    assert TEXT in texts[0]
    assert TEXT in texts[-1]
    assert len(texts) >= 2


def test_a_member_without_a_name_does_not_hide_the_others(tmp_path: Path) -> None:
    data = bytearray(zipped({"x": HTML.encode(), "a.html": HTML.encode()}))
    for header, length in ((data.find(b"PK\x03\x04"), 26), (data.find(b"PK\x01\x02"), 28)):
        data[header + length] = 0  # the name of one letter becomes an extra field of one byte
        data[header + length + 2] = 1
    path = tmp_path / "a.zip"
    path.write_bytes(bytes(data))
    finder = Finder()
    assert [ref.member for ref in finder.find([str(path)])] == ["a.html"]
    assert finder.skipped["members without a name"] == 1


def test_embedded_pictures_of_50_mb_are_cut_before_the_page_is_parsed(tmp_path: Path) -> None:
    path = tmp_path / "s.html"
    picture = "A" * (50 << 20)
    path.write_text(
        f"<html><body><p>{TEXT}</p><img src='data:image/png;base64,{picture}'></body></html>"
    )
    page = read(PageRef(str(path)))
    assert len(page.text) < 1000
    assert any("50.0 MB" in says for says in page.warnings)


def test_what_is_capped_is_said(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT * 50_000)
    page = read(PageRef(str(path)), limits=Limits(page_bytes=1 << 20))
    assert len(page.text) == 1 << 20
    assert any("only the first 1 MB" in says for says in page.warnings)


def test_a_record_over_the_cap_is_an_error_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(lines({"text": TEXT}, {"text": TEXT * 20_000}, {"text": TEXT}))
    small = Limits(record_bytes=1 << 20)
    first, second, third = find([str(path)], limits=small)
    assert TEXT in read(first, limits=small).text
    assert TEXT in read(third, limits=small).text
    with pytest.raises(TooLarge, match="longer than 1 MB"):
        read(second, limits=small)


ESCAPES = "\x1b]52;c;aGk=\x07\u202e\u200b\x9b2J"


def test_no_title_address_name_or_error_can_drive_a_terminal(tmp_path: Path) -> None:
    record = {"title": ESCAPES, "url": f"https://x.example/{ESCAPES}", "text": TEXT + ESCAPES}
    path = tmp_path / f"{ESCAPES}.jsonl"
    path.write_text(json.dumps(record) + "\n{broken \x1b]0;x\x07\n")
    box = tmp_path / "m.eml"
    box.write_text(
        f"From: {ESCAPES}@x.example\nTo: a@b.c\nSubject: {ESCAPES} t\nDate: {ESCAPES}\n\n{TEXT}\n"
    )
    archive = tmp_path / "z.zip"
    with zipfile.ZipFile(archive, "w") as stream:
        stream.writestr(f"{ESCAPES}.html", HTML)
        stream.writestr(f"{ESCAPES}b.html", b"\x89PNG")
    shown: list[str] = []
    for ref in find([str(tmp_path)]):
        shown.append(ref.name)
        try:
            page = read(ref)
            shown += [page.text, page.url or "", page.recognised, *page.warnings]
            facts = page.metadata
            shown += [fact.value for fact in (facts.title, facts.date, facts.byline) if fact]
        except SourceError as error:
            shown += [error.message, error.hint]
    assert len(shown) > 12
    assert not [says for says in shown if set(says) & set("\x1b\x07\x9b\u202e")]
