"""Archives and packed files: what is in them is found, and what is damaged or too large is said."""

from __future__ import annotations

import bz2
import gzip
import io
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

import pytest

from tests.sources.forms import (
    HTML,
    TEXT,
    URL,
    arc,
    brotli,
    http,
    tarred,
    warc_record,
    zipped,
    zstd,
)
from tui.errors import Damaged, SourceError, TooLarge, UnknownFormat
from tui.model import PageRef
from tui.sources import DEFAULT_LIMITS, Finder, find, read
from tui.sources.http import body_of, split_headers
from tui.sources.kinds import Kind
from tui.sources.packing import unpacking

PAGE = HTML.encode()


def made(folder: Path, name: str, data: bytes) -> str:
    """A file; its path."""
    path = folder / name
    path.write_bytes(data)
    return str(path)


def refused(path: str, member: str | None = None, offset: int | None = None) -> SourceError:
    """Why a page cannot be read."""
    with pytest.raises(SourceError) as caught:
        read(PageRef(path, member, offset))
    return caught.value


def body(data: bytes, **headers: str) -> bytes:
    """A server's answer as the browser saw it."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return body_of(data, named, DEFAULT_LIMITS, "an answer")


@pytest.mark.parametrize(
    ("data", "coding"),
    [
        (zlib.compress(PAGE), "deflate"),
        (zlib.compress(PAGE)[2:-4], "deflate"),
        (gzip.compress(PAGE), "gzip"),
        (zstd(PAGE), "zstd"),
        (brotli(PAGE), "br"),
        (PAGE, "br"),
        (PAGE, "deflate"),
        (PAGE, "gzip"),
    ],
)
def test_a_body_is_unpacked_and_one_that_was_stored_unpacked_stays(
    data: bytes, coding: str
) -> None:
    assert body(data, content_encoding=coding) == PAGE


def test_a_body_that_is_packed_and_damaged_is_an_error() -> None:
    with pytest.raises(Damaged):
        body(b"\x78\x9c" + bytes(range(128, 256)), content_encoding="deflate")


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"3\nabc\n2\nde\n0\n", b"abcde"),
        (b"3\r\nabc\r\n9\r\nde", b"abcde"),
        (b"3\r\nabcdef", b"3\r\nabcdef"),
        (b"no chunks", b"no chunks"),
        (b"3\r\nabc\r\nrest", b"abc"),
    ],
)
def test_chunks_are_joined_as_far_as_they_are_chunks(data: bytes, found: bytes) -> None:
    assert body(data, transfer_encoding="chunked") == found


def test_headers_are_parted_from_the_body_at_either_kind_of_line_end() -> None:
    head = "HTTP/1.0 200 OK\nContent-Type: text/html\nno colon\n\n"
    assert split_headers(head.encode() + b"body") == (200, {"content-type": "text/html"}, b"body")
    assert split_headers(b"<p>No headers") == (0, {}, b"<p>No headers")


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, zstd])
def test_a_packed_file_that_is_cut_off_or_damaged_gives_what_could_be_read(
    tmp_path: Path, pack: Callable[[bytes], bytes]
) -> None:
    import random

    noise = random.Random(1).randbytes(700_000).hex().encode()
    whole = pack(b"<html><p>" + noise)
    page = read(PageRef(made(tmp_path, "a.html.gz", whole[: len(whole) * 2 // 3])))
    assert page.text.startswith("<html><p>")
    assert any("cut off after" in says for says in page.warnings)
    assert refused(made(tmp_path, "b.html.gz", whole[:12])).message


def test_a_gzip_file_with_rubbish_inside_gives_what_stands_before(tmp_path: Path) -> None:
    import random

    noise = random.Random(2).randbytes(700_000).hex().encode()
    packed = bytearray(gzip.compress(b"<html><p>" + noise))
    packed[len(packed) // 2 : len(packed) // 2 + 2000] = b"\xff" * 2000
    page = read(PageRef(made(tmp_path, "a.html.gz", bytes(packed))))
    assert any("damaged after" in says for says in page.warnings)


def test_records_of_a_packed_file_that_is_cut_off_are_listed_with_a_problem(
    tmp_path: Path,
) -> None:
    import random

    noise = random.Random(3)
    rows = "".join(f"{URL},{TEXT} {noise.randbytes(300).hex()}\n" for _ in range(400))
    packed = gzip.compress(f"url,text\n{rows}".encode())
    finder = Finder()
    refs = list(finder.find([made(tmp_path, "a.csv.gz", packed[: len(packed) // 2])]))
    assert len(refs) > 10
    assert any("cut off" in problem.says for problem in finder.problems)


def test_a_packed_stream_can_be_read_again_from_its_start_and_from_where_it_stands() -> None:
    packed = gzip.compress(b"0123456789" * 20_000)
    with unpacking(io.BytesIO(packed), Kind.GZIP, DEFAULT_LIMITS, "a") as stream:
        assert stream.read(12) == b"012345678901"
        assert stream.seek(199_995) == 199_995
        assert stream.read() == b"56789"
        assert stream.seek(3) == 3
        assert stream.read(2) == b"34"
        assert stream.seek(0, io.SEEK_END) == 200_000
        assert stream.seek(-5, io.SEEK_CUR) == 199_995


def test_what_unpacks_to_more_than_may_be_listed_is_refused() -> None:
    small = replace(DEFAULT_LIMITS, listing_bytes=1000)
    packed = io.BytesIO(gzip.compress(bytes(range(256)) * 10))
    with unpacking(packed, Kind.GZIP, small, "a") as stream, pytest.raises(TooLarge):
        stream.read()
    assert packed.closed


@pytest.mark.parametrize(
    ("module", "data", "name"),
    [("backports.zstd", zstd(PAGE), "zstd"), ("brotli", b"", "brotli")],
)
def test_a_missing_unpacker_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: str, data: bytes, name: str
) -> None:
    import sys

    for missing in (module, "compression.zstd"):
        monkeypatch.setitem(sys.modules, missing, None)
    if data:
        error: SourceError = refused(made(tmp_path, "a.html.zst", data))
    else:
        with pytest.raises(UnknownFormat) as caught:
            body(b"\x0b\x02\x80", content_encoding="br")
        error = caught.value
    assert name in error.message
    assert "Install" in error.hint


def test_a_tar_gives_its_pages_without_folders_and_assets(tmp_path: Path) -> None:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        folder = tarfile.TarInfo("pages")
        folder.type = tarfile.DIRTYPE
        archive.addfile(folder)
        for name in ("pages/a.html", ".hidden/b.html", "pages/x.css", "pages/.c.html"):
            info = tarfile.TarInfo(name)
            info.size = len(PAGE)
            archive.addfile(info, io.BytesIO(PAGE))
    path = made(tmp_path, "a.tar", stream.getvalue())
    finder = Finder()
    assert [ref.member for ref in finder.find([path])] == ["pages/a.html"]
    assert finder.skipped["folders of assets"] == 1
    assert finder.skipped["assets"] == finder.skipped["hidden files"] == 1


def test_a_member_of_a_tar_is_found_by_its_name_alone(tmp_path: Path) -> None:
    path = made(tmp_path, "a.tar", tarred({"a.html": b"<p>a", "b.html": PAGE}))
    assert TEXT in read(PageRef(path, "b.html")).text
    assert "no longer in" in refused(path, "c.html").message
    assert "no longer in" in refused(path, "a.html", 7).message
    assert "no longer in" in refused(path, "c.html!/x!/y").message


def test_a_tar_that_is_cut_off_gives_its_pages_and_says_so(tmp_path: Path) -> None:
    finder = Finder()
    (ref,) = finder.find([made(tmp_path, "a.tar", cut_tar())])
    assert (ref.member, TEXT in read(ref).text) == ("x.html", True)
    assert "damaged tar" in finder.problems[0].says


def test_what_is_said_of_a_packed_file_names_the_file_itself(tmp_path: Path) -> None:
    assert refused(made(tmp_path, "a.html.gz", gzip.compress(PAGE)[:5])).message == (
        "a.html.gz is cut off before its first byte."
    )
    bomb = made(tmp_path, "b.html.gz", gzip.compress(b"a" * (16 << 20)))
    assert refused(bomb).message.startswith("b.html.gz unpacks to more than 200 times")


def test_a_zip_that_is_cut_off_says_what_is_missing(tmp_path: Path) -> None:
    path = made(tmp_path, "a.zip", zipped({"a.html": PAGE})[:60])
    assert "the list of what is in it, is missing" in refused(path).message


def test_a_tgz_is_a_tar(tmp_path: Path) -> None:
    (ref,) = find([made(tmp_path, "a.tgz", tarred({"a.html": PAGE}, "w:gz"))])
    assert (ref.member, TEXT in read(ref).text) == ("a.html", True)


def test_a_zip_with_what_is_no_page_gives_its_pages_alone(tmp_path: Path) -> None:
    members = {
        "site/a.html": PAGE,
        "addresses.xml": b'<?xml version="1.0"?><urlset><url/></urlset>',
        "x.css": b"p {}",
        "data": bytes(range(256)) * 8,
        "n\u00e4her.html": PAGE,
    }
    stream = io.BytesIO(zipped(members))
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr(zipfile.ZipInfo("folder/"), b"")
        link = zipfile.ZipInfo("link.html")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "site/a.html")
    finder = Finder()
    refs = list(finder.find([made(tmp_path, "a.zip", stream.getvalue())]))
    assert [ref.member for ref in refs] == ["site/a.html", "n\u00e4her.html"]
    assert finder.skipped["links"] == finder.skipped["assets"] == 1
    assert finder.skipped["files that are no pages"] == 2


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_member_of_a_zip_is_read_however_it_is_packed(tmp_path: Path, method: int) -> None:
    pages = {"a.html": PAGE, "b.html": PAGE * 900}
    path = made(tmp_path, "a.zip", zipped(pages, method))
    assert [read(ref).text.count(TEXT) for ref in find([path])] == [1, 900]


def test_a_member_of_a_zip_that_zstd_packed_is_read(tmp_path: Path) -> None:
    def by_zstd(found: bytearray, at: int) -> None:
        found[at + 8] = 93

    path = made(tmp_path, "a.zip", _changed(zipped({"a.html": zstd(PAGE)}, 0), by_zstd))
    assert TEXT in read(PageRef(path, "a.html")).text


def test_a_member_of_a_zip_that_would_need_much_memory_is_refused(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.html": PAGE}, zipfile.ZIP_LZMA))
    start = 30 + len("a.html") + 5  # the header and the name, the properties' head and first byte
    data[start : start + 4] = (1 << 31).to_bytes(4, "little")
    error = refused(made(tmp_path, "a.zip", bytes(data)), "a.html")
    assert isinstance(error, TooLarge)
    assert "2048 MB of memory" in error.message


def test_a_member_of_a_zip_with_damaged_lzma_says_so(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.html": PAGE}, zipfile.ZIP_LZMA))
    start = 30 + len("a.html") + 9
    data[start : start + 30] = b"\xff" * 30
    assert "damaged LZMA" in refused(made(tmp_path, "a.zip", bytes(data)), "a.html").message


def _changed(data: bytes, local: Callable[[bytearray, int], None]) -> bytes:
    """A zip with one member whose headers were changed, both the local one and the listed one."""
    found = bytearray(data)
    local(found, 0)
    local(found, data.index(b"PK\x01\x02") + 2)
    return bytes(found)


def test_an_encrypted_or_oddly_packed_member_is_told(tmp_path: Path) -> None:
    data = zipped({"a.html": PAGE * 2})

    def encrypt(found: bytearray, at: int) -> None:
        found[at + 6] |= 1

    def pack_oddly(found: bytearray, at: int) -> None:
        found[at + 8] = 97

    assert (
        "encrypted" in refused(made(tmp_path, "e.zip", _changed(data, encrypt)), "a.html").message
    )
    odd = refused(made(tmp_path, "o.zip", _changed(data, pack_oddly)), "a.html")
    assert "cannot be read here" in odd.message


def test_a_damaged_member_of_a_zip_gives_what_could_be_read_or_says_so(tmp_path: Path) -> None:
    import random

    noise = random.Random(4).randbytes(1_000_000).hex().encode()
    data = bytearray(zipped({"a.html": b"<html><p>" + noise, "b.html": PAGE * 9}))
    middle = data.index(b"b.html") * 3 // 4
    data[middle : middle + 200] = b"\xff" * 200
    start = data.index(b"b.html") + len("b.html")
    data[start : start + 20] = b"\xff" * 20
    path = made(tmp_path, "a.zip", bytes(data))
    assert read(PageRef(path, "a.html")).text.startswith("<html><p>")
    assert "damaged" in refused(path, "b.html").message


def test_archives_inside_are_opened_only_so_deep(tmp_path: Path) -> None:
    inner = zipped({"a.html": PAGE})
    for _ in range(3):
        inner = zipped({"in.zip": inner})
    path = made(tmp_path, "a.zip", inner)
    refs = list(find([path]))
    assert [TEXT in read(ref).text for ref in refs] == [True]
    assert "archives deep" in refused_shallow(refs[0])


def refused_shallow(ref: PageRef) -> str:
    """What is said of a page that lies deeper than is allowed."""
    with pytest.raises(TooLarge) as caught:
        read(ref, limits=replace(DEFAULT_LIMITS, depth=1))
    return caught.value.message


def test_a_large_archive_inside_another_is_not_held_in_memory(tmp_path: Path) -> None:
    path = made(tmp_path, "a.tar", tarred({"in.zip": zipped({"a.html": PAGE})}))
    with pytest.raises(TooLarge, match="inside another"):
        read(PageRef(path, "in.zip!/a.html"), limits=replace(DEFAULT_LIMITS, nested_bytes=50))


def test_a_damaged_archive_inside_another_is_a_problem_of_its_own(tmp_path: Path) -> None:
    path = made(
        tmp_path, "a.zip", zipped({"in.tar": cut_tar(), "e.zip": zipped({}), "z.html": PAGE})
    )
    finder = Finder()
    members = [ref.member for ref in finder.find([path])]
    assert members == ["in.tar!/x.html", "e.zip", "z.html"]
    assert "damaged tar" in finder.problems[0].says


def cut_tar() -> bytes:
    """A tar whose second member has lost what its long name announces."""
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w", format=tarfile.GNU_FORMAT) as archive:
        for name in ("x.html", f"{'long-' * 40}.html"):
            info = tarfile.TarInfo(name)
            info.size = len(PAGE)
            archive.addfile(info, io.BytesIO(PAGE))
    return stream.getvalue()[: 1024 + 1024]


def test_the_number_of_pages_of_one_file_has_a_cap_that_is_said(tmp_path: Path) -> None:
    path = made(tmp_path, "a.zip", zipped({f"{n}.html": PAGE for n in range(5)}))
    finder = Finder(limits=replace(DEFAULT_LIMITS, members=3))
    assert len(list(finder.find([path]))) == 3
    assert finder.problems[0].says == "Only its first 3 pages are listed."


def test_records_of_an_arc_are_found_by_address_and_by_place(tmp_path: Path) -> None:
    picture = b"http://news.example/x.gif 1.2.3.4 20240304050607 image/gif 6\nGIF89a\n"
    bare = f"http://news.example/b 1.2.3.4 20240304050607 text/html {len(PAGE)}\n".encode()
    path = made(tmp_path, "a.arc", arc(PAGE) + picture + bare + PAGE + b"\n")
    finder = Finder()
    refs = list(finder.find([path]))
    assert [ref.member for ref in refs] == [URL, "http://news.example/b"]
    assert finder.skipped["records that are no pages"] == 1
    assert all(TEXT in read(ref).text for ref in refs)
    assert TEXT in read(PageRef(path, "http://news.example/b")).text
    assert "not where it was" in refused(path, "http://news.example/c").message
    assert "not where it was" in refused(path, "http://news.example/c", refs[0].offset).message


def test_an_arc_record_that_is_cut_off_says_so(tmp_path: Path) -> None:
    data = arc(PAGE)
    path = made(tmp_path, "a.arc", data[:-30])
    assert "the record is cut off" in read(next(find([path]))).warnings


def test_a_warc_record_that_the_crawler_cut_off_or_that_is_too_long_says_so(
    tmp_path: Path,
) -> None:
    record = warc_record(http(PAGE)).replace(
        b"WARC-Date", b"WARC-Truncated: length\r\nWARC-Date", 1
    )
    path = made(tmp_path, "a.warc", record)
    assert "the crawler cut this page off" in read(next(find([path]))).warnings
    short = read(next(find([path])), limits=replace(DEFAULT_LIMITS, raw_bytes=200))
    assert any("only the first" in says for says in short.warnings)


def test_a_warc_record_is_found_by_its_name_and_missed_when_it_is_gone(tmp_path: Path) -> None:
    records = b"".join(warc_record(http(PAGE), number=number) for number in range(3))
    path = made(tmp_path, "a.warc", records)
    assert TEXT in read(PageRef(path, f"<urn:uuid:{2:032x}>")).text
    assert "not where it was" in refused(path, f"<urn:uuid:{9:032x}>").message


def test_a_compressed_warc_that_is_cut_off_gives_what_stands_before(tmp_path: Path) -> None:
    import random

    long = PAGE + random.Random(5).randbytes(100_000).hex().encode()
    packed = b"".join(gzip.compress(warc_record(http(long), number=n)) for n in range(3))
    finder = Finder()
    refs = list(finder.find([made(tmp_path, "a.warc.gz", packed[:-40_000])]))
    assert len(refs) >= 2
    assert TEXT in read(refs[0]).text


def test_a_warc_record_that_ends_too_early_says_how_much_is_there(tmp_path: Path) -> None:
    record = warc_record(http(PAGE * 50))
    path = made(tmp_path, "a.warc", record[: len(record) // 2])
    (page,) = map(read, find([path]))
    assert TEXT in page.text
    assert any(says.startswith("the record is cut off: ") for says in page.warnings)


def test_two_records_in_one_packed_piece_are_both_found(tmp_path: Path) -> None:
    def record(number: int) -> bytes:
        return warc_record(http(PAGE), number=number)

    packed = (
        gzip.compress(record(1)) + gzip.compress(record(2) + record(3)) + gzip.compress(record(4))
    )
    refs = list(find([made(tmp_path, "a.warc.gz", packed)]))
    assert len({ref.member for ref in refs}) == len(refs) == 4
    assert all(TEXT in read(ref).text for ref in refs)


def test_a_sparse_member_of_a_tar_is_no_page(tmp_path: Path) -> None:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w", format=tarfile.PAX_FORMAT) as archive:
        info = tarfile.TarInfo("a.html")
        info.size = len(PAGE)
        info.pax_headers = {"GNU.sparse.map": f"0,{len(PAGE)}", "GNU.sparse.size": "999999"}
        archive.addfile(info, io.BytesIO(PAGE))
    (ref,) = find([made(tmp_path, "a.tar", stream.getvalue())])
    with pytest.raises(TooLarge, match="file of holes"):
        read(ref)


def test_a_member_whose_header_is_cut_off_is_no_longer_there(tmp_path: Path) -> None:
    path = made(tmp_path, "a.tar", cut_tar())
    assert "no longer in" in refused(path, f"{'long-' * 40}.html", 1024).message


def test_names_of_old_zips_are_read_in_their_own_letters(tmp_path: Path) -> None:
    data = zipped({"fXr.html": PAGE}).replace(b"fXr.html", b"f\x81r.html")
    (ref,) = find([made(tmp_path, "a.zip", data)])
    assert (ref.member, TEXT in read(ref).text) == ("für.html", True)


def test_a_warc_that_cannot_be_read_on_keeps_what_was_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from collections.abc import Iterator

    from tui.sources import warc

    records = warc._records

    def break_off(stream: BinaryIO) -> Iterator[object]:
        yield next(iter(records(stream)))
        raise OSError(5, "Input/output error")

    path = made(tmp_path, "a.warc", b"".join(warc_record(http(PAGE), number=n) for n in range(3)))
    monkeypatch.setattr(warc, "_records", break_off)
    finder = Finder()
    assert len(list(finder.find([path]))) == 1
    assert finder.problems[0].says == "It is cut off or damaged: Input/output error."
