"""The triage list in memory: a hundred thousand pages as columns, filtered and sorted between keys.

How a screen uses it::

    library = Library.open()                     # tui.library.library
    rows = library.rows(["/home/me/scrape"])     # what is known already, at once
    rows.subscribe(changed)                      # changed(Changed) comes from another thread
    indexer = Indexer(library, rows)             # tui.library.index
    indexer.start()                              # finds files, then reads and cleans them
    order = rows.select(parse_filter("contra:>0"), sort="date", reverse=True)
    indexer.want(order[top : top + height])      # visible rows first
    rows.title(order[3]); rows.row(order[3])     # what to show
    decisions = library.decisions(rows)          # tui.library.decisions
    decisions.keep([order[3]]); decisions.undo()

A row has a number that never changes while the list lives; `select` gives numbers. Rows are only
ever added at the end; one whose file is gone stays, hidden. Columns may be read from any thread.
"""

from __future__ import annotations

from collections.abc import Sequence

from tui.library.filters import Filter
from tui.library.row_columns import RowColumns
from tui.library.row_values import DECISIONS, NUMBER_COLUMNS, SORTS, Changed, Row


class Rows(RowColumns):
    """All rows of the list, to choose from."""

    def select(
        self,
        narrowed: Filter | None = None,
        *,
        sort: str = "found",
        reverse: bool = False,
        grouped: bool = False,
        within: Sequence[int] | None = None,
    ) -> list[int]:
        """Row numbers that pass a filter, sorted.

        Args:
            narrowed: The filter; None lets everything pass.
            sort: One of `SORTS`; rows without a value come last either way.
            reverse: Largest first.
            grouped: One row for each group of near copies, the best one.
            within: Only these rows, such as an earlier selection that a longer filter narrows.
        """
        gone = self.gone
        if within is not None:
            numbers = list(within)
        elif 1 in gone:
            numbers = [n for n in range(self.count) if not gone[n]]
        else:
            numbers = list(range(self.count))
        if narrowed is not None:
            numbers = narrowed(self, numbers)
        if grouped:
            numbers = _best_of_groups(self, numbers)
        return _sorted(self, numbers, sort, reverse)


def _sorted(rows: RowColumns, numbers: list[int], sort: str, reverse: bool) -> list[int]:
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


def _best_of_groups(rows: RowColumns, numbers: list[int]) -> list[int]:
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


def _column(rows: RowColumns, sort: str) -> Sequence[object]:
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


__all__ = ["DECISIONS", "NUMBER_COLUMNS", "SORTS", "Changed", "Row", "Rows"]
