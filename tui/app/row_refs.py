"""The pages of a list as a sequence, without a value for each of a hundred thousand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import overload

from tui.library.rows import Rows
from tui.model import PageRef


class RowRefs(Sequence[PageRef]):
    """Where the pages are, in the order in which the list showed them."""

    def __init__(self, rows: Rows, order: Sequence[int]) -> None:
        self.rows = rows
        self.order = order

    def __len__(self) -> int:
        return len(self.order)

    @overload
    def __getitem__(self, place: int) -> PageRef: ...

    @overload
    def __getitem__(self, place: slice) -> list[PageRef]: ...

    def __getitem__(self, place: int | slice) -> PageRef | list[PageRef]:
        if isinstance(place, slice):
            return [self.rows.ref(number) for number in self.order[place]]
        return self.rows.ref(self.order[place])
