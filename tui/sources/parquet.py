"""Parquet files, by the extra that knows them."""

from __future__ import annotations

import importlib
import re
import weakref
from collections.abc import Iterator
from functools import partial
from typing import Any

from tui.errors import Damaged, UnknownFormat
from tui.model import display_name
from tui.sources import cursors
from tui.sources.kinds import Kind
from tui.sources.payload import Entry, Payload
from tui.sources.places import hold
from tui.sources.record_files import LOOKED_AT, RecordFile


class ParquetFile(RecordFile):
    """A Parquet file; offsets are row numbers, counted from 0."""

    def entries(self) -> Iterator[Entry]:
        table = self._table()
        rows = table.metadata.num_rows
        self.look()
        for row in range(rows):
            yield Entry(f"row {row + 1}", row)

    def first_records(self) -> Iterator[dict[str, Any]]:
        rows = self._table().metadata.num_rows
        yield from self._rows(0, min(LOOKED_AT, rows)) if rows else ()

    def payload(self, member: str | None, offset: int | None) -> Payload:
        number = int(re.sub(r"\D", "", member or "") or 1) - 1 if offset is None else offset
        where = f"{member or 'row 1'} of {self.place.shown}"
        rows = self._rows(number, 1)
        if not rows:
            raise Damaged(f"{where} is no longer there.", "Look at the folder again.")
        return self.payload_of(rows[0], Kind.PARQUET, where)

    def _rows(self, start: int, count: int) -> list[dict[str, Any]]:
        table = self._table()
        first = 0
        for group in range(table.metadata.num_row_groups):
            size = table.metadata.row_group(group).num_rows
            if first <= start < first + size:
                rows = cursors.shared(
                    self.place, f"group {group}", partial(table.read_row_group, group)
                )
                found: list[dict[str, Any]] = rows.slice(start - first, count).to_pylist()
                return found
            first += size
        return []

    def _table(self) -> Any:  # noqa: ANN401 - the extra's own type
        return cursors.shared(self.place, "parquet", self._load)

    def _load(self) -> Any:  # noqa: ANN401 - the extra's own type
        try:
            parquet = importlib.import_module("pyarrow.parquet")
        except ImportError:
            raise UnknownFormat(
                f"{self.place.shown} is a Parquet file, for which a part is missing.",
                "Install it with: pip install 'winnow-reader[parquet]'",
            ) from None
        place = self.place if self.place.path is not None else hold(self.place, self.limits)
        stream = place.open()
        try:
            table = parquet.ParquetFile(stream)
            weakref.finalize(table, stream.close)
            return table
        except Exception as error:  # noqa: BLE001 - Arrow has an error for every layer
            stream.close()
            says = display_name(str(error)).split(". ", 1)[0][:200]
            raise Damaged(f"{self.place.shown} is a damaged Parquet file: {says}.") from None
