"""Which rows of a list workers get next, and how many at a time.

What is on the screen goes first, then the rows in order. Small pages go to a worker several at a
time, because handing one over takes as long as a tenth of cleaning it; pages that take their time
go one by one. Where a bundle hangs or crashes its worker, its pages are tried each by itself, so
that only the one to blame is lost.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.library.row_columns import RowColumns

BUNDLE_PAGES = 16
"""Pages that a worker gets at a time at most: half of what is written at once."""

BUNDLE_SECONDS = 0.05
"""Seconds after which a worker begins no further page of a bundle: what is on the screen waits no
longer than this for a worker, and a page's deadline is put off by no more."""


class DueRows:
    """The rows of a list that are still to be read.

    Args:
        rows: The list; it may grow meanwhile.
    """

    def __init__(self, rows: RowColumns) -> None:
        self._rows = rows
        self._wanted: tuple[int, ...] = ()
        self._next = 0
        self._held: set[int] = set()
        self._left: deque[int] = deque()
        self._alone: deque[int] = deque()
        self._size = 1

    def want(self, numbers: Sequence[int]) -> None:
        """These go first."""
        self._wanted = tuple(numbers)

    def from_the_top(self) -> None:
        """Look again at rows that were passed: some of them may be due anew."""
        self._next = 0

    def clear(self) -> None:
        """Forget what was handed out."""
        self._held.clear()
        self._left.clear()
        self._alone.clear()
        self._next = 0

    def bundle(self) -> list[int]:
        """The rows for one worker, in its hands from now on; none when none is due."""
        if self._alone:
            return [self._alone.popleft()]
        numbers: list[int] = []
        while len(numbers) < self._size and (number := self._take()) is not None:
            self._held.add(number)
            numbers.append(number)
        return numbers

    def has_more(self) -> bool:
        """Whether a row is due, also one that became so behind the place that was reached."""
        self._next = 0
        number = self._take()
        if number is not None:
            self._left.appendleft(number)
        return number is not None or bool(self._alone)

    def came_back(self, numbers: Sequence[int], done: int) -> None:
        """A bundle came back with so many of its pages done; the others are due again."""
        if done == len(numbers):
            self._size = min(BUNDLE_PAGES, max(self._size, 2 * done))
        else:
            self._size = max(1, done)
            self._held.difference_update(numbers[done:])
            self._left.extendleft(reversed(numbers[done:]))

    def try_alone(self, numbers: Iterable[int]) -> None:
        """Give these rows out one by one."""
        self._alone.extend(numbers)

    def let_go(self, number: int) -> None:
        """A row is in nobody's hands any more."""
        self._held.discard(number)

    def _take(self) -> int | None:
        rows = self._rows
        for number in self._wanted:
            if number < rows.count and self._is_due(number):
                return number
        while self._left:
            number = self._left.popleft()
            if self._is_due(number):
                return number
        while self._next < rows.count:
            number = rows.stale.find(1, self._next, rows.count)
            if number < 0:
                self._next = rows.count
                return None
            self._next = number + 1
            if self._is_due(number):
                return number
        return None

    def _is_due(self, number: int) -> bool:
        return bool(self._rows.stale[number]) and (
            number not in self._held and not self._rows.gone[number]
        )
