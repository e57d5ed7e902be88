"""What some bytes are, told from the bytes; the name decides only between forms that look alike."""

from __future__ import annotations

import codecs
import re

from tui.sources.kinds import Format, Kind
from tui.sources.separators import separators_in

SNIFF_BYTES = 16 * 1024
"""Bytes of a file's head that are looked at."""

MAX_CONTROL_SHARE = 0.02
"""Share of control characters from which bytes are no text. The 62 development dumps have
none, one with control characters put in .0006; a renamed picture and random bytes .10 and .13."""

MIN_TAGS = 3
"""Closing or well-known tags that make text HTML when nothing at its start says so."""

_MAGIC: tuple[tuple[bytes, Kind, str], ...] = (
    (b"\x1f\x8b", Kind.GZIP, ""),
    (b"BZh", Kind.BZIP2, ""),
    (b"\xfd7zXZ\x00", Kind.XZ, ""),
    (b"\x28\xb5\x2f\xfd", Kind.ZSTD, ""),
    (b"%PDF-", Kind.PDF, ""),
    (b"PAR1", Kind.PARQUET, ""),
    (b"WARC/", Kind.WARC, ""),
    (b"filedesc://", Kind.ARC, ""),
    (b"7z\xbc\xaf\x27\x1c", Kind.BINARY, "a 7z archive"),
    (b"Rar!\x1a\x07", Kind.BINARY, "a RAR archive"),
    (b"\x89PNG", Kind.BINARY, "a PNG picture"),
    (b"\xff\xd8\xff", Kind.BINARY, "a JPEG picture"),
    (b"GIF8", Kind.BINARY, "a GIF picture"),
    (b"II*\x00", Kind.BINARY, "a TIFF picture"),
    (b"MM\x00*", Kind.BINARY, "a TIFF picture"),
    (b"\x00\x00\x01\x00", Kind.BINARY, "an icon"),
    (b"wOFF", Kind.BINARY, "a font"),
    (b"wOF2", Kind.BINARY, "a font"),
    (b"OTTO", Kind.BINARY, "a font"),
    (b"\x00\x01\x00\x00\x00", Kind.BINARY, "a font"),
    (b"OggS", Kind.BINARY, "a sound or film"),
    (b"ID3", Kind.BINARY, "a sound"),
    (b"fLaC", Kind.BINARY, "a sound"),
    (b"\x1a\x45\xdf\xa3", Kind.BINARY, "a film"),
    (b"\x7fELF", Kind.BINARY, "a program"),
    (b"SQLite format 3\x00", Kind.BINARY, "an SQLite database"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind.BINARY, "an old Office document"),
    (b"{\\rtf", Kind.BINARY, "a rich text document"),
)
_AT_START = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|title|meta|div|p|article|section|table|span|h[1-6]|a|ul|ol"
    rb"|script|style|link|center|font|b|i|br|main|header|nav|form|base|img)\b|<!doctype\s+\w*html",
    re.IGNORECASE,
)
_SKIP = re.compile(rb"(?:\s+|<!--.{0,8000}?-->|<\?[^>]{0,1000}\?>)+", re.DOTALL)
_TAG = re.compile(
    rb"</(?:p|div|a|li|ul|span|h[1-6]|td|tr|table|body|html|head|title|article|section)\s*>"
    rb"|<(?:p|div|br|li|td|tr|img|a|body|html|title|article)(?:\s[^<>]{0,500})?/?>",
    re.IGNORECASE,
)
_FEED = re.compile(rb"<(?:rss|feed|rdf:rdf|channel)\b", re.IGNORECASE)
_MAIL_HEADER = re.compile(rb"[!-9;-~]{1,76}:[ \t]?[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n")
_MAIL_KNOWN = re.compile(
    rb"^(?:from|to|subject|date|message-id|mime-version|received|return-path|delivered-to|content-type"
    rb"|snapshot-content-location):",
    re.IGNORECASE | re.MULTILINE,
)
_MBOX = re.compile(rb"From [^\r\n]{1,200}\d{4}[^\r\n]{0,20}\r?\n[!-9;-~]{1,76}:")
_FRONT_MATTER = re.compile(rb"---\r?\n(?:[\w-]+:[^\n]*\r?\n|[ \t-][^\n]*\r?\n){1,60}---\r?\n")
_JSON_START = re.compile(rb"\s*[\[{]")
_JSON_OBJECT = re.compile(rb"\s*\{\s*(?:\"|\})")
_JSON_ARRAY = re.compile(rb"\s*\[\s*(?:\{|\[|\"|\])")
_LINE_ENDS_OBJECT = re.compile(rb"\}\s*?\n\s*\{")
_CONTROL = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MARKDOWN_NAMES = (".md", ".markdown", ".mkd", ".mdown")


def sniff(head: bytes, name: str = "") -> Format:
    """What bytes that begin with `head` are.

    Args:
        head: The first bytes, `SNIFF_BYTES` of them where there are so many.
        name: The file's name; it tells CSV from text and Markdown from text, nothing else.
    """
    if not head:
        return Format(Kind.EMPTY, "it has no bytes")
    return _by_magic(head) or _of_text(head, name.lower())


def _by_magic(head: bytes) -> Format | None:
    for magic, kind, says in _MAGIC:
        if head.startswith(magic):
            return Format(kind, f"starts with the bytes of {says or kind.value}", says)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip(head)
    if head[257:262] == b"ustar":
        return Format(Kind.TAR, "has the mark ustar at byte 257")
    if head[4:8] == b"ftyp":
        return Format(Kind.BINARY, "has the mark ftyp at byte 4", "a film")
    if head[:4] == b"RIFF":
        says = "a WebP picture" if head[8:12] == b"WEBP" else "a sound or film"
        return Format(Kind.BINARY, "starts with RIFF", says)
    if len(head) > 2 and head[0] & 0x0F == 8 and head[0] >> 4 <= 7 and head[:2] in _ZLIB:
        return Format(Kind.BINARY, "starts with the bytes of zlib", "bare zlib data")
    return None


_ZLIB = (b"\x78\x01", b"\x78\x9c", b"\x78\xda")


def _zip(head: bytes) -> Format:
    if b"datapackage.json" in head or b"archive/data.warc" in head:
        return Format(Kind.WACZ, "a zip with the members of a web archive collection")
    if b"word/" in head[:4096] or b"mimetypeapplication/vnd.oasis" in head[:200]:
        return Format(Kind.BINARY, "a zip with the members of a document", "an Office document")
    return Format(Kind.ZIP, "starts with the bytes of zip")


def _of_text(head: bytes, name: str) -> Format:
    ascii_head = _as_ascii(head)
    if ascii_head is None:
        return Format(Kind.BINARY, "its bytes are no text", "binary data")
    start = ascii_head[_end_of(_SKIP, ascii_head) :]
    return (
        _mail(ascii_head)
        or _records(ascii_head, name)
        or _markup(ascii_head, start)
        or _plain(ascii_head, name)
    )


def _end_of(pattern: re.Pattern[bytes], head: bytes) -> int:
    match = pattern.match(head)
    return match.end() if match else 0


def _as_ascii(head: bytes) -> bytes | None:
    """The head in an encoding whose ASCII can be searched; None for what is no text."""
    for mark, codec in (
        (codecs.BOM_UTF8, ""),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if head.startswith(mark):
            rest = head[len(mark) :]
            return rest.decode(codec, "replace").encode() if codec else rest
    if 0 in head:
        even, odd = head[::2].count(0), head[1::2].count(0)
        if max(even, odd) >= 8 * min(even, odd) + 2:
            codec = "utf-16-be" if even > odd else "utf-16-le"
            text = head.decode(codec, "replace")
            if "\0" not in text and text.count("\ufffd") <= 2:
                return text.encode()
        if (even + odd) * 50 >= len(head):
            return None
    if len(_CONTROL.findall(head)) > MAX_CONTROL_SHARE * len(head) + 2:
        return None
    return head.replace(b"\0", b"")


def _mail(head: bytes) -> Format | None:
    if _MBOX.match(head):
        return Format(Kind.MBOX, "starts with “From ” and mail headers")
    first = _MAIL_HEADER.match(head)
    if first is None:
        return None
    end = re.search(rb"\r?\n\r?\n", head)
    block = head[: end.end()] if end else head
    known = len({name.lower() for name in _MAIL_KNOWN.findall(block)})
    if known >= 2 and re.search(
        rb"^(?:Snapshot-Content-Location|From:\s*<Saved by)|^Content-Type:\s*multipart/related",
        block,
        re.IGNORECASE | re.MULTILINE,
    ):
        return Format(Kind.MHTML, "has the mail headers of a saved web page")
    if known >= 3 and _all_headers(block):
        return Format(Kind.EML, "starts with mail headers")
    return None


def _all_headers(block: bytes) -> bool:
    lines = block.splitlines()
    good = sum(1 for line in lines if not line or line[:1] in b" \t" or b":" in line[:78])
    return good >= len(lines) - 2


def _records(head: bytes, name: str) -> Format | None:
    if _JSON_START.match(head):
        if _JSON_OBJECT.match(head):
            first = head.lstrip().split(b"\n", 1)[0].rstrip()
            lines = name.endswith((".jsonl", ".ndjson", ".jl", ".jsonlines"))
            if _LINE_ENDS_OBJECT.search(head) and first.endswith(b"}"):
                return Format(Kind.JSONL, "has a JSON object a line")
            if lines:
                return Format(Kind.JSONL, "starts with a JSON object and is named as lines of them")
            return Format(Kind.JSON, "starts with a JSON object")
        if _JSON_ARRAY.match(head):
            return Format(Kind.JSON, "starts with a JSON list")
    if name.endswith((".csv", ".tsv", ".csv.gz", ".tsv.gz", ".tab")) or _looks_like_table(head):
        header = head.split(b"\n", 1)[0]
        if header.count(b"\t") > header.count(b","):
            return Format(Kind.TSV, "its first line names columns, with tabs between")
        if b"," in header or b";" in header or b"|" in header:
            return Format(Kind.CSV, "its first line names columns")
    return None


def _looks_like_table(head: bytes) -> bool:
    from tui.sources.fields import known_columns

    first = head.split(b"\n", 1)[0]
    return len(first) < 2000 and known_columns(first) >= 2


def _markup(head: bytes, start: bytes) -> Format | None:
    if start[:1] == b"<":
        if _FEED.match(start):
            return Format(Kind.FEED, "starts with an RSS or Atom element")
        match = _AT_START.match(start)
        if match:
            shown = match[0].decode("ascii", "replace")
            return Format(Kind.HTML, f"starts with {shown}")
        if head.lstrip().startswith(b"<?xml"):
            if re.search(rb"<html\b", head, re.IGNORECASE):
                return Format(Kind.HTML, "an XML file with an html element")
            if re.search(rb"<(?:rss|feed|rdf:RDF)\b", head):
                return Format(Kind.FEED, "an XML file with an RSS or Atom element")
            return Format(Kind.XML, "starts with an XML declaration")
    tags = len(_TAG.findall(head))
    if tags >= MIN_TAGS and tags * 400 >= len(head):
        return Format(Kind.HTML, f"has {tags} HTML tags in its first {len(head) // 1024 + 1} KB")
    return None


def _plain(head: bytes, name: str) -> Format:
    if name.endswith(_MARKDOWN_NAMES) or _FRONT_MATTER.match(head):
        return Format(Kind.MARKDOWN, "is named Markdown or starts with front matter")
    rule = separators_in(head)
    if rule:
        return Format(Kind.DUMP, f"holds several pages, parted by {rule}")
    return Format(Kind.TEXT, "is text and nothing else fits")


def pageless_xml(head: bytes) -> str | None:
    """What XML is that never holds a page; None for any other."""
    found = _PAGELESS.search(head)
    return _PAGELESS_XML[found[1]] if found else None


_PAGELESS_XML = {
    b"urlset": "a list of addresses",
    b"sitemapindex": "a list of addresses",
    b"opml": "a list of feeds",
    b"svg": "a drawing",
    b"plist": "a list of settings",
    b"kml": "a list of places",
    b"OpenSearchDescription": "a description of a search",
    b"browserconfig": "a list of settings",
}
_PAGELESS = re.compile(rb"<(" + b"|".join(_PAGELESS_XML) + rb")\b")
