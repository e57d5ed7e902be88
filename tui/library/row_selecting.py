"""Which rows a list shows, and in which order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.library.rows import Rows


def sorted_rows(rows: Rows, numbers: list[int], sort: str, reverse: bool) -> list[int]:
    """Row numbers by one of `SORTS`; rows without a value come last either way."""
    if sort == "found":
        order = rows.found_order
        return sorted(numbers, key=None if order is None else order.__getitem__, reverse=reverse)
    if sort in rows.numbers:
        key: Sequence[object] = rows.numbers[sort]
        known = [n for n in numbers if rows.pages[n] >= 0]
        unknown = [n for n in numbers if rows.pages[n] < 0]
    else:
        key = _column(rows, sort)
        known = [n for n in numbers if key[n]]
        unknown = [n for n in numbers if not key[n]] if len(known) < len(numbers) else []
    return sorted(known, key=key.__getitem__, reverse=reverse) + unknown  # type: ignore[arg-type]  # one type a column


def best_of_groups(rows: Rows, numbers: list[int]) -> list[int]:
    """Of each group of near copies one: what was kept, else the longest."""
    best: dict[int, int] = {}
    words, pages, clusters = rows.numbers["words"], rows.pages, rows.clusters
    decision = rows.decision
    for n in numbers:
        # Clusters and pages share one range of keys: clusters count below zero.
        key = -2 - clusters[n] if clusters[n] >= 0 else pages[n]
        if key == -1:
            continue
        held = best.get(key)
        if held is None or (decision[n] == 1, words[n]) > (decision[held] == 1, words[held]):
            best[key] = n
    chosen = set(best.values())
    return [n for n in numbers if n in chosen or (clusters[n] < 0 and pages[n] < 0)]


def _column(rows: Rows, sort: str) -> Sequence[object]:
    if sort == "title":
        return [title.lower() for title in rows.titles]
    columns: dict[str, Sequence[object]] = {
        "name": rows.names,
        "state": rows.decision,
        "source": rows.sites,
        "date": rows.dates,
        "kind": rows.kinds,
        "lang": rows.languages,
    }
    return columns[sort]
