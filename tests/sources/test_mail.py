"""Mails, feeds, documents and texts of several articles: each page with what belongs to it."""

from __future__ import annotations

import base64
import importlib
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.sources.forms import HTML, TEXT, TITLE, URL, mail, pdf
from tui.errors import SourceError, TooLarge
from tui.model import PageRef, SourcePage
from tui.sources import DEFAULT_LIMITS, find, read

FROM = b"From x@news.example Mon Mar  4 05:06:07 2024\n"


def page_of(folder: Path, name: str, data: bytes | str) -> SourcePage:
    """The page of a file."""
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return read(PageRef(str(path)))


def refused(path: Path, member: str | None = None) -> SourceError:
    """Why a page cannot be read."""
    with pytest.raises(SourceError) as caught:
        read(PageRef(str(path), member))
    return caught.value


def letter(*parts: str, boundary: str = "b", headers: str = "") -> str:
    """A mail of several parts."""
    body = "".join(f"--{boundary}\r\n{part}\r\n" for part in parts)
    return (
        f"From: Board <board@news.example>\r\nTo: all@news.example\r\nSubject: {TITLE}\r\n"
        f"Date: Mon, 4 Mar 2024 05:06:07 +0000\r\nMIME-Version: 1.0\r\n{headers}"
        f'Content-Type: multipart/mixed; boundary="b"\r\n\r\n{body}--{boundary}--\r\n'
    )


PLAIN = f"Content-Type: text/plain; charset=utf-8\r\n\r\n{TEXT}"


@pytest.mark.parametrize(
    ("coding", "body"),
    [
        ("base64", base64.b64encode(TEXT.encode()).decode() + "\r\nA"),
        ("quoted-printable", TEXT.replace("The old", "=54he=\r\n old")),
        ("8bit", TEXT),
    ],
)
def test_a_body_is_read_in_every_coding(tmp_path: Path, coding: str, body: str) -> None:
    part = f"Content-Type: text/plain\r\nContent-Transfer-Encoding: {coding}\r\n\r\n{body}"
    assert TEXT in page_of(tmp_path, "a.eml", letter(part)).text


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        ("=?utf-8?B?U2NobGV1w59l?=", "Schleuße"),
        ("=?iso-8859-1?Q?Caf=E9_noir?= =?utf-8?q?_ouvert?=", "Café noir ouvert"),
        ("=?utf-8?B?abcde?= title", "=?utf-8?B?abcde?= title"),
    ],
)
def test_headers_are_read_as_they_are_meant(tmp_path: Path, subject: str, title: str) -> None:
    page = page_of(tmp_path, "a.eml", mail().replace(TITLE.encode(), subject.encode(), 1))
    assert page.metadata.title is not None
    assert page.metadata.title.value == title


def test_what_a_mail_holds_beside_its_text_is_counted(tmp_path: Path) -> None:
    attached = "Content-Type: text/plain\r\nContent-Disposition: attachment\r\n\r\nminutes"
    page = page_of(
        tmp_path,
        "a.eml",
        letter(PLAIN, PLAIN, attached, headers=f"Archived-At: <{URL}>\r\n"),
    )
    assert TEXT in page.text
    assert "1 more text parts left out" in page.warnings
    assert "1 attachments left out" in page.warnings
    assert page.url == URL


def test_a_mail_that_was_forwarded_as_an_attachment_is_read(tmp_path: Path) -> None:
    inner = f"Content-Type: message/rfc822\r\n\r\nSubject: inner\r\n{PLAIN}"
    assert TEXT in page_of(tmp_path, "a.eml", letter(inner)).text


def test_a_mail_whose_boundary_is_another_than_it_names_is_parted(tmp_path: Path) -> None:
    assert TEXT in page_of(tmp_path, "a.eml", letter(PLAIN, boundary="other")).text


def test_parts_nested_without_end_are_followed_only_so_deep(tmp_path: Path) -> None:
    part = PLAIN
    for number in range(30):
        part = (
            f'Content-Type: multipart/mixed; boundary="n{number}"\r\n\r\n'
            f"--n{number}\r\n{part}\r\n--n{number}--"
        )
    path = tmp_path / "a.eml"
    path.write_text(letter(part))
    assert "without a text" in refused(path).message or TEXT in read(PageRef(str(path))).text


def test_a_saved_page_begins_where_its_start_says(tmp_path: Path) -> None:
    def part(name: str, body: str) -> str:
        return f"Content-Type: text/html\r\nContent-ID: <{name}>\r\n\r\n{body}"

    parts = f"--b\r\n{part('frame', '<p>Frame')}\r\n--b\r\n{part('top', HTML)}\r\n--b--\r\n"
    page = page_of(
        tmp_path,
        "a.mhtml",
        "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nSubject: x\r\n"
        f'Content-Type: multipart/related; type="text/html"; start="<top>"; boundary="b"\r\n\r\n{parts}',
    )
    assert TEXT in page.text
    assert page.url is None
    assert "1 embedded files left out" in page.warnings


def test_a_saved_page_without_a_page_says_what_it_holds(tmp_path: Path) -> None:
    path = tmp_path / "a.mhtml"
    path.write_text(
        "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nSubject: x\r\n"
        'Content-Type: multipart/related; boundary="b"\r\n\r\n'
        "--b\r\nContent-Type: image/gif\r\n\r\nGIF89a\r\n--b--\r\n"
    )
    assert "holds no page, only 1 other parts" in refused(path).message


def test_a_saved_page_alone_has_nothing_left_out(tmp_path: Path) -> None:
    page = page_of(
        tmp_path,
        "a.mhtml",
        f"From: <Saved by Blink>\r\nSnapshot-Content-Location: {URL}\r\nMIME-Version: 1.0\r\n"
        f"Subject: x\r\nContent-Type: text/html\r\n\r\n{HTML}",
    )
    assert (page.url, TEXT in page.text, page.warnings) == (URL, True, ())


def test_a_mail_is_found_in_its_box_by_number(tmp_path: Path) -> None:
    one = FROM + mail("text/plain").replace(b"\r\n", b"\n") + b"\n"
    path = tmp_path / "a.mbox"
    path.write_bytes(one + one.replace(b"The old lock", b"The new lock") + one)
    assert "The new lock" in read(PageRef(str(path), "mail 2")).text
    assert TEXT in read(PageRef(str(path))).text
    assert "no longer there" in refused(path, "mail 4").message


def test_a_large_box_is_read_in_pieces_and_every_mail_is_found_once(tmp_path: Path) -> None:
    one = FROM + mail("text/plain").replace(b"\r\n", b"\n").rstrip() + b"\n" + b"word " * 60_000
    path = tmp_path / "a.mbox"
    path.write_bytes((one + b"\n\n") * 8)
    refs = list(find([str(path)]))
    assert [ref.member for ref in refs] == [f"mail {number}" for number in range(1, 9)]
    assert read(refs[-1]).text.count(TEXT) == 1


def feed(*items: str, head: str = '<?xml version="1.0"?>') -> str:
    """An RSS file."""
    return f"{head}<rss version='2.0'><channel><title>News</title>{''.join(items)}</channel></rss>"


def test_an_item_of_a_feed_is_found_by_number_and_its_text_may_be_fenced(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    items = [
        f"<item><title><![CDATA[{TITLE} & more]]></title><link>{URL}/{number}</link>"
        f"<description><![CDATA[<p>{TEXT} <b>{number}</b></p>]]></description></item>"
        for number in range(3)
    ]
    path.write_text(feed(*items))
    page = read(PageRef(str(path), "item 2"))
    assert (page.url, f"<b>{1}</b>" in page.text) == (f"{URL}/1", True)
    assert page.metadata.title is not None
    assert page.metadata.title.value == f"{TITLE} & more"
    assert "no longer there" in refused(path, "item 4").message


def test_a_fence_that_is_never_closed_goes_to_the_item_s_end(tmp_path: Path) -> None:
    item = f"<item><title>{TITLE}</title><description><![CDATA[<p>{TEXT}</p></item>"
    assert TEXT in page_of(tmp_path, "a.xml", feed(item)).text


def test_the_address_of_an_atom_entry_is_its_alternate_link(tmp_path: Path) -> None:
    entry = (
        f'<entry><title>{TITLE}</title><link rel="self" href="https://news.example/self"/>'
        f'<link rel="alternate" href="{URL}"/><summary>{TEXT}</summary></entry>'
    )
    data = f'<feed xmlns="http://www.w3.org/2005/Atom">{entry}</feed>'
    assert page_of(tmp_path, "a.xml", data).url == URL
    bare = data.replace("<link", "<nolink")
    assert page_of(tmp_path, "b.xml", bare).url is None


def test_an_item_over_the_cap_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_text(feed(f"<item><description>{'word ' * 40_000}</description></item>"))
    with pytest.raises(TooLarge, match="item 1"):
        read(PageRef(str(path)), limits=replace(DEFAULT_LIMITS, record_bytes=1000))


LONG = f"{TEXT} " * 4


@pytest.mark.parametrize(
    "text",
    [
        "\n\f\n".join([LONG.strip()] * 3),
        f"\n{'=' * 30}\n\n".join([f"Lock reopens\n\n{LONG}{LONG}\n"] * 3),
        f"{'=' * 30}\n" + f"\n{'=' * 30}\n\n".join([f"Title: Lock\n\n{LONG}\n"] * 3),
    ],
)
def test_a_text_is_parted_where_each_part_is_a_page(tmp_path: Path, text: str) -> None:
    path = tmp_path / "dump.txt"
    path.write_text(text)
    refs = list(find([str(path)]))
    assert [ref.member for ref in refs] == ["part 1", "part 2", "part 3"]
    assert all(TEXT in read(ref).text for ref in refs)
    assert TEXT in read(PageRef(str(path), "part 3")).text
    assert "no longer there" in refused(path, "part 4").message


@pytest.mark.parametrize(
    "text",
    [
        "\n\f\n".join([f"{LONG}and the page goes on"] * 3),
        "\n\f\n".join(["short."] * 3),
        f"Lock reopens\n{'=' * 12}\n\n{LONG}\n\n{'=' * 12}\n\n{LONG}",
        f"{LONG}\n\n{'=' * 12}\n{LONG}\n\n{'=' * 12}\n\n\n{'=' * 12}\n{LONG}",
    ],
)
def test_a_text_that_is_one_page_stays_whole(tmp_path: Path, text: str) -> None:
    path = tmp_path / "page.txt"
    path.write_text(text)
    assert [ref.member for ref in find([str(path)])] == [None]


def test_a_dump_in_another_encoding_and_with_endless_lines_is_read_by_part(tmp_path: Path) -> None:
    part = f"Title: Lock\nURL: {URL}\n\n{'Česká řeka je žlutá. ' * 20}\n\n"
    path = tmp_path / "dump.txt"
    path.write_bytes((part * 2 + part.strip() * 200).encode("cp1250"))
    refs = list(find([str(path)]))
    assert [ref.member for ref in refs][:3] == ["part 1", "part 2", "part 3"]
    assert {read(ref).url for ref in refs} == {URL}
    assert all("Česká řeka" in read(ref).text for ref in refs)


def test_a_pdf_under_a_password_or_without_text_says_so(tmp_path: Path) -> None:
    pypdf = pytest.importorskip("pypdf")
    empty = pypdf.PdfWriter()
    empty.add_blank_page(100, 100)
    empty.write(tmp_path / "empty.pdf")
    assert "without a text layer" in refused(tmp_path / "empty.pdf").message
    (tmp_path / "a.pdf").write_bytes(pdf())
    locked = pypdf.PdfWriter(clone_from=tmp_path / "a.pdf")
    locked.encrypt("secret", algorithm="RC4-128")
    locked.write(tmp_path / "locked.pdf")
    assert "encrypted" in refused(tmp_path / "locked.pdf").message


def test_only_the_first_pages_of_an_endless_pdf_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pypdf = pytest.importorskip("pypdf")
    (tmp_path / "a.pdf").write_bytes(pdf())
    long = pypdf.PdfWriter()
    for _ in range(3):
        long.append(tmp_path / "a.pdf")
    long.write(tmp_path / "long.pdf")
    monkeypatch.setattr(importlib.import_module("tui.sources.documents"), "MAX_PAGES", 2)
    page = read(PageRef(str(tmp_path / "long.pdf")))
    assert page.text.count(TEXT[:30]) == 2
    assert "only its first 2 pages were read" in page.warnings


@pytest.mark.parametrize(
    ("error", "says"),
    [(RecursionError(), "nested beyond"), (ValueError("odd"), "a damaged PDF: odd")],
)
def test_a_pdf_that_its_reader_stumbles_over_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, says: str
) -> None:
    pypdf = pytest.importorskip("pypdf")

    def stumble(*args: object, **named: object) -> None:
        raise error

    monkeypatch.setattr(pypdf, "PdfReader", stumble)
    (tmp_path / "a.pdf").write_bytes(pdf())
    assert says in refused(tmp_path / "a.pdf").message


def test_a_pdf_that_breaks_off_gives_its_first_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pypdf = pytest.importorskip("pypdf")
    (tmp_path / "a.pdf").write_bytes(pdf())

    class Broken:
        is_encrypted = False
        metadata = None

        def __init__(self, *args: object, **named: object) -> None:
            self._whole = pypdf._reader.PdfReader(*args, **named)

        @property
        def pages(self) -> Any:
            yield from self._whole.pages
            raise ValueError

    monkeypatch.setattr(pypdf, "PdfReader", Broken)
    page = read(PageRef(str(tmp_path / "a.pdf")))
    assert TEXT[:30] in page.text
    assert "the document is damaged; its first pages were read" in page.warnings


def test_without_its_reader_a_pdf_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf())
    monkeypatch.setitem(sys.modules, "pypdf", None)
    assert "winnow-reader[pdf]" in refused(tmp_path / "a.pdf").hint


def test_an_item_without_a_text_says_so_and_a_long_one_is_whole(tmp_path: Path) -> None:
    bare = page_of(tmp_path, "a.xml", feed(f"<item><title>{TITLE}</title></item>"))
    assert "the feed gives no text for this item" in bare.warnings
    long = feed(f"<item><description>{'word ' * 40_000}{TEXT}</description></item>")
    assert page_of(tmp_path, "b.xml", long).text.endswith(TEXT)
    assert TEXT in page_of(tmp_path, "c.xml", long.partition("</description>")[0]).text


def test_a_mail_of_parts_that_has_none_is_its_own_part(tmp_path: Path) -> None:
    head = letter().partition("--b--")[0]
    assert TEXT in page_of(tmp_path, "a.eml", f"{head}{PLAIN}").text
    assert TEXT in page_of(tmp_path, "b.eml", f"{head}--b\r\n{PLAIN}").text
    path = tmp_path / "c.eml"
    path.write_text(head)
    assert "without a text" in refused(path).message
