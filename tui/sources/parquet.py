"""Parquet files, by the extra that knows them."""

from __future__ import annotations

import importlib
import re
import weakref
from collections.abc import Iterator
from functools import partial
from typing import Any

from tui.errors import Damaged, SourceError, TooLarge, UnknownFormat
from tui.model import display_name
from tui.sources import cursors
from tui.sources.kinds import Kind
from tui.sources.limits import MB, Limits
from tui.sources.lines import too_long
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

    def first_records(self) -> Iterator[dict[str, Any] | None]:
        if not self._table().metadata.num_rows:
            return
        group, row, size = self._group_of(0)
        for number in range(row, min(size, LOOKED_AT)):
            try:
                yield group.row(number)
            except SourceError:
                yield None

    def payload(self, member: str | None, offset: int | None) -> Payload:
        number = int(re.sub(r"\D", "", member or "") or 1) - 1 if offset is None else offset
        where = f"{member or 'row 1'} of {self.place.shown}"
        if not 0 <= number < self._table().metadata.num_rows:
            raise Damaged(f"{where} is no longer there.", "Look at the folder again.")
        group, row, _ = self._group_of(number)
        return self.payload_of(group.row(row), Kind.PARQUET, where)

    def _group_of(self, row: int) -> tuple[Group, int, int]:
        """The group that a row of the file lies in, the row's number there, and its size."""
        table = self._table()
        first = 0
        for number in range(table.metadata.num_row_groups):
            size = table.metadata.row_group(number).num_rows
            if row < first + size:
                make = partial(Group, table, number, self.place.shown, self.limits)
                return cursors.shared(self.place, f"group {number}", make), row - first, size
            first += size
        raise Damaged(f"{self.place.shown} has fewer rows than it says.")

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
            table = parquet.ParquetFile(stream, buffer_size=MB, pre_buffer=False)
            weakref.finalize(table, stream.close)
            return table
        except Exception as error:  # noqa: BLE001 - Arrow has an error for every layer
            stream.close()
            raise _damaged(self.place.shown, error) from None


class Group:
    """The rows of one group, each unpacked when it is asked for: a value that a group stores once and
    names a million times would fill the memory if all its rows were made."""

    def __init__(self, table: Any, number: int, shown: str, limits: Limits) -> None:  # noqa: ANN401 - the extra's own type
        self._table = table
        self._number = number
        self._shown = shown
        self._limits = limits
        self._refuse_bomb()
        self._restart()

    def _restart(self) -> None:
        self._batches = self._table.iter_batches(
            batch_size=1, row_groups=[self._number], use_threads=False
        )
        self._next = 0

    def row(self, number: int) -> dict[str, Any]:
        """The row, counted from the group's first; those before it are passed over.

        Raises:
            Damaged: When the group cannot be unpacked, or ends earlier than the file says.
            TooLarge: When the row is over the cap of one record.
        """
        if number < self._next:
            self._restart()
        try:
            while self._next <= number:
                batch = next(self._batches)
                self._next += 1
        except StopIteration:
            raise Damaged(f"{self._shown} has fewer rows than it says.") from None
        except Exception as error:  # noqa: BLE001 - Arrow has an error for every layer
            self._restart()
            raise _damaged(self._shown, error) from None
        if batch.nbytes > self._limits.record_bytes:
            raise TooLarge(*too_long(f"A row of {self._shown}", self._limits))
        record: dict[str, Any] = batch.to_pylist()[0]
        return record

    def _refuse_bomb(self) -> None:
        facts = self._table.metadata.row_group(self._number)
        size = facts.total_byte_size
        packed = sum(facts.column(at).total_compressed_size for at in range(facts.num_columns))
        limits = self._limits
        if size > limits.ratio_floor and size > limits.ratio * max(1, packed):
            raise TooLarge(
                f"{self._shown} unpacks to more than {limits.ratio} times its size,"
                " as bombs do and pages do not.",
                "If you trust it, raise unpack_ratio in winnow.toml.",
            )


def _damaged(shown: str, error: Exception) -> SourceError:
    says = display_name(str(error)).split(". ", 1)[0][:200]
    return Damaged(f"{shown} is a damaged Parquet file: {says}.")
