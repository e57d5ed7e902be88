"""Walks the folders of a list: pages that are new, changed or gone."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence

from tui.library.caps import limits
from tui.library.discovery import Discovery
from tui.library.indexing import stamp_of
from tui.library.rows import Rows
from tui.model import PageRef
from tui.sources import Finder, Hints
from tui.store.pages import Pages

FOUND_AT_ONCE = 5_000
"""Places announced together: the first screenful is there after a few hundredths of a second."""

FIRST_FOUND = 500

NEAR = 3
"""Rows among which the next one is looked for before all are: a file or two may be gone."""


def find_pages(
    rows: Rows,
    pages: Pages,
    discovery: Discovery,
    stop: threading.Event,
    expanded: Mapping[int, bool],
) -> bool:
    """Bring the rows of a list up to what lies on disk now.

    Args:
        rows: The list.
        pages: The library's pages, which learn of places that came or went.
        discovery: The walk through the list's folders.
        stop: Ends it soon.
        expanded: Rows of files that turned out to hold several pages meanwhile, and whether each is
            gone: the file's own is, those of its pages are not.

    Returns:
        Whether known rows were compared with their files, so that earlier ones may be stale now.
    """
    fresh = rows.count == 0
    known = _Known(rows)
    present = bytearray(rows.count)
    found: list[PageRef] = []
    for ref in discovery:
        if stop.is_set():
            return False
        number = None if fresh else known.row_of(ref)
        if number is not None:
            present[number] = 1
            continue
        found.append(ref)
        if len(found) >= (FOUND_AT_ONCE if rows.count else FIRST_FOUND):
            _add(rows, pages, found, present)
            found = []
    _add(rows, pages, found, present)
    if not fresh:
        _compare(rows, pages, present, stop, expanded)
    rows.release()
    return not fresh


class _Known:
    """The rows known before the walk, in the order in which it will most likely meet them: looking
    each up would take a dictionary of them all."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._order: Sequence[int] = (
            range(rows.count) if rows.found_order is None else rows.select()
        )
        self._next = 0

    def row_of(self, ref: PageRef) -> int | None:
        """The row of a place, if it has one."""
        for place in range(self._next, min(self._next + NEAR, len(self._order))):
            if self._rows.is_at(self._order[place], ref):
                self._next = place + 1
                return self._order[place]
        return self._rows.find(ref)


def _add(rows: Rows, pages: Pages, found: list[PageRef], present: bytearray) -> None:
    if not found:
        return
    numbers = rows.add(found)
    present.extend(bytes(max(0, numbers.stop - len(present))))
    present[numbers.start : numbers.stop] = b"\1" * len(numbers)
    rows.announce(reordered=True)
    pages.add_places(found)


def put_in_place(
    rows: Rows, pages: Pages, number: int, said: Callable[[str], Hints]
) -> dict[int, bool]:
    """Put the pages of a file in the place of the row that stood for it as one page.

    Args:
        rows: The list.
        pages: The library's pages.
        number: The row of the file.
        said: What the person says of the file at a path.

    Returns:
        What `find_pages` has to know of it.
    """
    whole = rows.ref(number)
    finder = Finder(limits(), hints=said)
    found = [ref for ref in finder.file_pages(whole.path) if rows.find(ref) is None]
    rows.stale[number] = 0
    if not found:
        return {}
    rows.gone[number] = 1
    pages.forget_places([whole])
    pages.add_places(found)
    return {number: True, **dict.fromkeys(rows.add(found), False)}


def _compare(
    rows: Rows,
    pages: Pages,
    present: bytearray,
    stop: threading.Event,
    expanded: Mapping[int, bool],
) -> None:
    """Mark rows whose file changed or is gone."""
    came_or_went = []
    last, stamp = "", stamp_of("")
    for number in range(rows.count):
        if stop.is_set():
            return
        gone = expanded.get(number, number >= len(present) or not present[number])
        if bool(rows.gone[number]) != gone:
            rows.gone[number] = gone
            rows.stale[number] = not gone
            came_or_went.append(number)
        if gone or rows.stale[number]:
            continue
        path = rows.path(number)
        if path != last:
            last, stamp = path, stamp_of(path)
        if tuple(stamp) != (rows.sizes[number], rows.mtimes[number]):
            rows.stale[number] = 1
    pages.forget_places(rows.ref(n) for n in came_or_went if rows.gone[n])
    pages.add_places(rows.ref(n) for n in came_or_went if not rows.gone[n])
    if came_or_went:
        rows.announce(reordered=True)
