"""What files of records have in common: whether their records have a text, and in which field."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Mapping

from tui.errors import UnknownFormat
from tui.sources import cursors
from tui.sources.containers import Container
from tui.sources.kinds import Kind
from tui.sources.payload import Payload
from tui.sources.records import (
    Record,
    has_text,
    is_clear,
    no_text,
    payload_of_record,
    unclear_fields,
)

LOOKED_AT = 20
"""Records that are looked at to tell whether a file holds pages at all."""


class RecordFile(Container):
    """A file of records."""

    @abstractmethod
    def first_records(self) -> Iterator[object]:
        """Values from the start, `LOOKED_AT` at most; None stands for one that cannot be read."""

    @property
    def told(self) -> tuple[str, ...]:
        """Fields that hold the text, as the person says."""
        return self.place.hints.fields

    def look(self) -> bool:
        """Whether pages can be made of the records, and whether only the person can tell of which
        field: `unclear` then names those that may be it.

        Raises:
            UnknownFormat: When there are records and none has a text.
        """
        records, unread, clear = self._looked_at()
        if clear:
            return True
        self.unclear = unclear_fields(records)
        if any(map(has_text, records)):
            return True
        if records and not unread:
            raise UnknownFormat(*no_text(records[0], self.place.shown))
        return unread

    def payload_of(self, record: object, kind: Kind, where: str) -> Payload:
        """The page that a record is; the same field holds the text of all records of a file."""
        likely: tuple[str, ...] = ()
        if isinstance(record, Mapping) and not is_clear(record, self.told):
            likely = cursors.shared(self.place, "likely", self._likely)
        return payload_of_record(record, kind, where, self.told, likely)

    def _likely(self) -> tuple[str, ...]:
        return unclear_fields(self._looked_at()[0])

    def _looked_at(self) -> tuple[list[Record], bool, bool]:
        """Records up to a clear one; whether one could not be read; whether one is clear."""
        records: list[Record] = []
        unread = False
        for record in self.first_records():
            unread = unread or record is None
            if isinstance(record, Mapping):
                records.append(record)
                if is_clear(record, self.told):
                    return records, unread, True
        return records, unread, False
