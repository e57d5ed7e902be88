"""One small file of every form that winnow reads, made on the spot."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import tarfile
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

URL = "https://news.example/2024/lock"
TITLE = "The lock opens again"
TEXT = "The old lock was opened on Monday after the harbour board had mended its gates."
HTML = (
    f"<!doctype html><html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1>"
    f"<p>{TEXT}</p></body></html>"
)
RECORD = {"title": TITLE, "url": URL, "date": "2024-03-04", "text": TEXT}

WAYBACK = (
    '<a href="https://web.archive.org/web/20240304050607/https://other.example/icon.ico">x</a>'
    f'<script>__wm.wombat("{URL}","20240304050607","https://web.archive.org/");</script></body>'
    "<!--\n FILE ARCHIVED ON 05:06:07 Mar 04, 2024 AND RETRIEVED FROM THE\n"
    " INTERNET ARCHIVE ON 05:06:07 Mar 05, 2024.\n-->"
)


@dataclass(frozen=True, slots=True)
class Form:
    """A file of one form, and what must be read from it."""

    name: str
    """Of the file, below the test's folder."""
    data: bytes
    format: str
    recognised: str = ""
    """What the info must say of how it was told."""
    url: str | None = None
    title: str | None = None
    date: str | None = None


def http(body: bytes, *headers: str) -> bytes:
    """An answer of a server."""
    lines = ("HTTP/1.1 200 OK", "Content-Type: text/html; charset=utf-8", *headers, "", "")
    return "\r\n".join(lines).encode() + body


def warc_record(
    body: bytes,
    kind: str = "response",
    content: str = "application/http; msgtype=response",
    number: int = 1,
) -> bytes:
    """A WARC record."""
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{number:032x}>\r\n"
        f"WARC-Target-URI: {URL}\r\nWARC-Date: 2024-03-04T05:06:07Z\r\n"
        f"Content-Type: {content}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


def arc(body: bytes) -> bytes:
    """An ARC file of one page."""
    answer = http(body)
    version = b"1 0 Test\nURL IP-address Archive-date Content-type Archive-length\n"
    first = f"filedesc://t.arc 0.0.0.0 20240304050607 text/plain {len(version)}\n".encode()
    line = f"{URL} 1.2.3.4 20240304050607 text/html {len(answer)}\n".encode()
    return first + version + b"\n" + line + answer + b"\n"


def mail(kind: str = "text/html") -> bytes:
    """A mail."""
    body = HTML if kind == "text/html" else TEXT
    return (
        f"From: Board <board@news.example>\r\nTo: all@news.example\r\nSubject: {TITLE}\r\n"
        f"Date: Mon, 4 Mar 2024 05:06:07 +0000\r\nMIME-Version: 1.0\r\n"
        f"Content-Type: {kind}; charset=utf-8\r\n\r\n{body}\r\n"
    ).encode()


def mhtml() -> bytes:
    """A page saved as MHTML, its picture before it."""
    return (
        f"From: <Saved by Blink>\r\nSnapshot-Content-Location: {URL}\r\nSubject: {TITLE}\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n'
        "--b\r\nContent-Type: image/gif\r\nContent-Location: https://news.example/x.gif\r\n\r\nGIF89a\r\n"
        f"--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Location: {URL}\r\n\r\n{HTML}\r\n--b--\r\n"
    ).encode()


def zipped(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def tarred(members: dict[str, bytes], mode: Any = "w") -> bytes:
    """A tar."""
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode=mode) as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return stream.getvalue()


def zstd(data: bytes) -> bytes:
    """Packed with zstd."""
    for name in ("compression.zstd", "backports.zstd"):
        try:
            compress: Callable[[bytes], bytes] = import_module(name).compress
        except ImportError:
            continue
        return compress(data)
    raise AssertionError


def brotli(data: bytes) -> bytes:
    """Packed with brotli."""
    compress: Callable[[bytes], bytes] = import_module("brotli").compress
    return compress(data)


def parquet(folder: Path) -> bytes:
    """A Parquet file of one page."""
    arrow, writer = import_module("pyarrow"), import_module("pyarrow.parquet")
    path = folder / "made.parquet"
    writer.write_table(arrow.table({name: [value] for name, value in RECORD.items()}), path)
    data = path.read_bytes()
    path.unlink()
    return data


def pdf() -> bytes:
    """A PDF of one page with a text layer."""
    content = f"BT /F1 12 Tf 50 700 Td ({TEXT}) Tj ET".encode()
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        (
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R"
            b"/Resources<</Font<</F1 5 0 R>>>>>>"
        ),
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    data, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        data
        + b"xref\n0 6\n0000000000 65535 f \n%strailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
        % (
            table,
            len(data),
        )
    )


def lines(*records: object) -> bytes:
    """JSON Lines."""
    return "".join(f"{json.dumps(record)}\n" for record in records).encode()


def feed(root: str) -> bytes:
    """An RSS or Atom file."""
    if root == "rss":
        return (
            f'<?xml version="1.0"?><rss version="2.0"><channel><title>News</title><item>'
            f"<title>{TITLE}</title><link>{URL}</link><pubDate>Mon, 04 Mar 2024 05:06:07 GMT</pubDate>"
            f"<description>&lt;p&gt;{TEXT}&lt;/p&gt;</description></item></channel></rss>"
        ).encode()
    return (
        f'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>News</title><entry>'
        f'<title>{TITLE}</title><link href="{URL}"/><updated>2024-03-04T05:06:07Z</updated>'
        f'<content type="html">&lt;p&gt;{TEXT}&lt;/p&gt;</content></entry></feed>'
    ).encode()


def _with_extras(folder: Path, day: str) -> list[Form]:
    """Forms that only extras can read, where those are installed."""
    found = []
    if find_spec("pyarrow") is not None:
        found.append(Form("a.parquet", parquet(folder), "parquet", "parquet", URL, TITLE, day))
    if find_spec("pypdf") is not None:
        found.append(Form("a.pdf", pdf(), "pdf", "pdf"))
    return found


def forms(folder: Path) -> list[Form]:
    """All of them; `folder` is for what only a library can write."""
    page = HTML.encode()
    answer = warc_record(http(page))
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(page), page)
    whole = f"{TITLE}\n\n{TEXT}\n{TEXT}\n".encode()
    day = "2024-03-04"
    wallabag = {
        "id": 3,
        "title": TITLE,
        "url": URL,
        "content": f"<p>{TEXT}</p>",
        "is_archived": 0,
        "tags": ["x"],
        "created_at": "2024-03-04T05:06:07+0000",
    }
    return [
        Form("a.html", page, "html", "html"),
        Form("page-without-suffix", page, "html", "html"),
        Form(
            "a.xhtml",
            b'<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml">' + page[21:],
            "html",
            "html",
        ),
        Form("a.txt", whole, "text", "text"),
        Form("a.md", f"# {TITLE}\n\n{TEXT}\n".encode(), "markdown", "markdown"),
        Form(
            "mirror/example.org/2024/lock.html",
            page,
            "html",
            "",
            "http://example.org/2024/lock.html",
        ),
        Form(
            "h.html",
            page.replace(
                b"<head>",
                b"<head><!-- Mirrored from news.example/2024/lock by HTTrack Website Copier/3.x -->",
            ),
            "html",
            "HTTrack",
            "http://news.example/2024/lock",
        ),
        Form(
            "s.html",
            page.replace(
                b"<head>",
                f"<head><!--\n Page saved with SingleFile \n url: {URL} \n saved date: Mon Mar 04 2024 \n-->".encode(),
            ),
            "html",
            "SingleFile",
            URL,
        ),
        Form(
            "c.html",
            f"<!-- saved from url=(0029){URL} -->\n".encode() + page,
            "html",
            "browser",
            URL,
        ),
        Form(
            "w.html",
            page.replace(
                b"</body>",
                WAYBACK.encode(),
            ),
            "html",
            "Wayback",
            URL,
        ),
        Form("a.mhtml", mhtml(), "mhtml", "mhtml", URL, TITLE),
        Form("a.eml", mail(), "eml", "eml", None, TITLE, day),
        Form(
            "a.mbox",
            b"From x@news.example Mon Mar  4 05:06:07 2024\n" + mail().replace(b"\r\n", b"\n"),
            "mbox",
            "mbox",
            None,
            TITLE,
            day,
        ),
        Form("box/cur/1.M1.host:2,S", mail("text/plain"), "eml", "eml", None, TITLE, day),
        Form("a.warc", answer, "warc", "warc", URL),
        Form("by-record.warc.gz", gzip.compress(answer), "warc", "gzip", URL),
        Form(
            "whole.warc.gz",
            gzip.compress(
                warc_record(b"software: x\r\n", "warcinfo", "application/warc-fields", 9) + answer
            ),
            "warc",
            "gzip",
            URL,
        ),
        Form("a.warc.zst", zstd(answer), "warc", "zstd", URL),
        Form(
            "gzip-body.warc",
            warc_record(http(gzip.compress(page), "Content-Encoding: gzip")),
            "warc",
            "warc",
            URL,
        ),
        Form(
            "brotli-body.warc",
            warc_record(http(brotli(page), "Content-Encoding: br")),
            "warc",
            "warc",
            URL,
        ),
        Form(
            "chunked.warc",
            warc_record(http(chunked, "Transfer-Encoding: chunked")),
            "warc",
            "warc",
            URL,
        ),
        Form("a.warc.wet", warc_record(whole, "conversion", "text/plain"), "warc", "warc", URL),
        Form("a.arc", arc(page), "arc", "arc", URL),
        Form("a.arc.gz", gzip.compress(arc(page)), "arc", "gzip", URL),
        Form(
            "a.wacz",
            zipped({"datapackage.json": b"{}", "archive/data.warc.gz": gzip.compress(answer)}),
            "wacz",
            "wacz",
            URL,
        ),
        Form("a.jsonl", lines(RECORD), "jsonl", "jsonl", URL, TITLE, day),
        Form("renamed.txt", lines(RECORD, RECORD), "jsonl", "jsonl", URL, TITLE, day),
        Form("a.json", json.dumps([RECORD, RECORD]).encode(), "json", "json", URL, TITLE, day),
        Form(
            "trafilatura.json",
            json.dumps(
                {
                    "title": TITLE,
                    "author": "A. Reed",
                    "hostname": "news.example",
                    "date": day,
                    "fingerprint": "f",
                    "text": TEXT,
                    "raw_text": TEXT,
                    "source": URL,
                    "excerpt": "",
                }
            ).encode(),
            "json",
            "json",
            URL,
            TITLE,
            day,
        ),
        Form(
            "newsplease.json",
            json.dumps(
                {
                    "maintext": TEXT,
                    "title": TITLE,
                    "date_publish": day,
                    "source_domain": "news.example",
                    "url": URL,
                    "filename": "x",
                }
            ).encode(),
            "json",
            "json",
            URL,
            TITLE,
            day,
        ),
        Form(
            "newspaper.json",
            json.dumps(
                {"text": TEXT, "title": TITLE, "publish_date": day, "url": URL, "top_image": ""}
            ).encode(),
            "json",
            "json",
            URL,
            TITLE,
            day,
        ),
        Form("wallabag.json", json.dumps([wallabag]).encode(), "json", "json", URL, TITLE),
        Form(
            "c4.json.gz",
            gzip.compress(
                lines(*[{"text": TEXT, "timestamp": "2024-03-04T05:06:07Z", "url": URL}] * 2)
            ),
            "jsonl",
            "gzip",
            URL,
            None,
            day,
        ),
        Form(
            "oscar.jsonl.zst",
            zstd(
                lines(
                    {
                        "content": TEXT,
                        "warc_headers": {
                            "warc-target-uri": URL,
                            "warc-date": "2024-03-04T05:06:07Z",
                        },
                        "metadata": {},
                    }
                )
            ),
            "jsonl",
            "zstd",
            URL,
        ),
        Form("raw.jsonl", lines({"link": URL, "raw_html": HTML}), "jsonl", "jsonl", URL),
        Form(
            "a.csv",
            f'url,title,date,text\n{URL},{TITLE},{day},"{TEXT}\nMore."\n'.encode(),
            "csv",
            "csv",
            URL,
            TITLE,
            day,
        ),
        Form(
            "a.tsv",
            f"url\ttitle\tdate\tbody\n{URL}\t{TITLE}\t{day}\t{TEXT}\n".encode(),
            "tsv",
            "tsv",
            URL,
            TITLE,
            day,
        ),
        Form("rss.xml", feed("rss"), "feed", "feed", URL, TITLE, day),
        Form("atom.xml", feed("feed"), "feed", "feed", URL, TITLE, day),
        *_with_extras(folder, day),
        Form(
            "a.zip",
            zipped({"example.org/lock.html": page, "style.css": b"p {}"}),
            "html",
            "zip",
            "http://example.org/lock.html",
        ),
        Form("a.tar", tarred({"p/a.html": page}), "html", "tar"),
        Form("a.tar.gz", tarred({"p/a.html": page}, "w:gz"), "html", "tar"),
        Form("a.tar.bz2", tarred({"p/a.html": page}, "w:bz2"), "html", "tar"),
        Form("a.tar.xz", tarred({"p/a.html": page}, "w:xz"), "html", "tar"),
        Form("a.html.gz", gzip.compress(page), "html", "gzip"),
        Form("a.html.bz2", bz2.compress(page), "html", "bzip2"),
        Form("a.html.xz", lzma.compress(page), "html", "xz"),
        Form("a.html.zst", zstd(page), "html", "zstd"),
    ]
