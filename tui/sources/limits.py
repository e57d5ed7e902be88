"""Caps on what one page or one archive may cost: without them 15 KB of zstd become 500 MB."""

from __future__ import annotations

from dataclasses import dataclass

MB = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """What is read at most. A page over a cap is cut and says so; a bomb is refused."""

    page_bytes: int = 16 * MB
    """Bytes of one page that are kept after embedded data is cut out; the rest is left off. The
    longest page of the WCXB development split has 5.3 MB."""
    raw_bytes: int = 256 * MB
    """Bytes of one page that are read at all, embedded pictures included."""
    ratio: int = 200
    """How many times larger than its packed form content may be. No page of
    the WCXB development split packs to less than a thirteenth; one letter over and over, to a
    thousandth."""
    ratio_floor: int = 8 * MB
    """Unpacked bytes up to which the ratio is not looked at."""
    depth: int = 3
    """How deep archives may lie in archives."""
    nested: int = 128
    """Archives inside one archive that are opened; a zip of zips of zips grows by powers."""
    nested_bytes: int = 64 * MB
    """Size of an archive inside another that must be held in memory to be read."""
    listing_bytes: int = 64 * 1024 * MB
    """Bytes unpacked to list one archive or file of many records."""
    members: int = 5_000_000
    """Pages taken out of one file."""
    record_bytes: int = 64 * MB
    """Size of one record (a line of JSON, a row of CSV, a mail); a longer one is an error of its
    own."""
    parts: int = 2_000
    """Parts of one mail or saved page that are looked at."""


DEFAULT_LIMITS = Limits()
"""The caps unless the configuration says otherwise."""
