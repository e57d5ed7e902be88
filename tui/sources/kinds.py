"""What a file can be, and the words for it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """A format by what its bytes are."""

    HTML = "html"
    TEXT = "text"
    MARKDOWN = "markdown"
    XML = "xml"
    MHTML = "mhtml"
    EML = "eml"
    PDF = "pdf"
    EMPTY = "empty"
    MBOX = "mbox"
    WARC = "warc"
    ARC = "arc"
    WACZ = "wacz"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    TSV = "tsv"
    FEED = "feed"
    PARQUET = "parquet"
    DUMP = "text-dump"
    ZIP = "zip"
    TAR = "tar"
    GZIP = "gzip"
    BZIP2 = "bzip2"
    XZ = "xz"
    ZSTD = "zstd"
    BROTLI = "brotli"
    BINARY = "binary"


PACKED = frozenset({Kind.GZIP, Kind.BZIP2, Kind.XZ, Kind.ZSTD, Kind.BROTLI})
"""Kinds that are one other thing, compressed."""

ARCHIVES = frozenset({Kind.ZIP, Kind.TAR, Kind.WACZ})
"""Kinds that hold files by name."""

MANY = frozenset(
    {
        Kind.MBOX, Kind.WARC, Kind.ARC, Kind.JSON, Kind.JSONL, Kind.CSV, Kind.TSV, Kind.FEED,
        Kind.PARQUET, Kind.DUMP,
    }
)  # fmt: skip
"""Kinds that hold pages as records."""


@dataclass(frozen=True, slots=True)
class Format:
    """What some bytes are, and how one can tell."""

    kind: Kind
    why: str
    """In words for a reader, such as “starts with WARC/1.0”."""
    says: str = ""
    """What it is called where the kind alone does not say it, such as “a PNG picture”."""
