"""Which field of a scraper's record is what."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path


@cache
def known() -> dict[str, tuple[str, ...]]:
    """Field names by what they hold: `html`, `text`, `title`, `url`, `date`, `byline`, `site`,
    `language`."""
    kinds: dict[str, list[str]] = {}
    for line in (Path(__file__).parent / "data" / "fields.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, name = line.split("\t")
            kinds.setdefault(kind, []).append(_key(name))
    return {kind: tuple(dict.fromkeys(names)) for kind, names in kinds.items()}


@cache
def _all() -> frozenset[str]:
    return frozenset(name for names in known().values() for name in names)


def known_columns(line: bytes) -> int:
    """How many cells of a table's first line are names of fields, where all look like names."""
    text = line.strip().strip(b"\xef\xbb\xbf").decode("utf-8", "replace")
    for separator in ("\t", ",", ";", "|"):
        cells = [cell.strip().strip("\"'") for cell in text.split(separator)]
        if len(cells) > 1:
            if any(not cell or len(cell) > 40 or cell.count(" ") > 2 for cell in cells):
                return 0
            return sum(_key(cell) in _all() for cell in cells)
    return 0


def mapping_of(names: Iterable[str]) -> dict[str, str]:
    """For each thing that is known of a page, the record's own name for it."""
    by_key: dict[str, str] = {}
    for name in names:
        by_key.setdefault(_key(name), name)
    found: dict[str, str] = {}
    for kind, candidates in known().items():
        for candidate in candidates:
            if candidate in by_key:
                found[kind] = by_key[candidate]
                break
    return found


def _key(name: str) -> str:
    return name.strip().lower().replace("-", "_").replace(" ", "_")
