"""Known rows put into a list: a screenful at once, the rest behind it, in parts."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress

from tui.library.engine import engine_version
from tui.library.rows import Rows
from tui.model import PageRef
from tui.store.known_places import KnownPlaces, PlaceColumns


def first_places(
    known: KnownPlaces, folders: Sequence[str], wanted: Sequence[PageRef], most: int
) -> PlaceColumns | None:
    """A screenful of places: those that are wanted, else the first; None where none is known."""
    engine = engine_version()
    found = known.at(dict.fromkeys(wanted), engine)
    for folder in folders:
        found = found or known.first_under(folder, engine, most)
    return found


def load_places(known: KnownPlaces, rows: Rows) -> None:
    """Load all known places of a list that it does not have yet."""
    seen = set(rows.found_order or ())
    several = len(rows.folders) > 1
    for folder in rows.folders:
        for places in known.under(folder, engine_version()):
            rows.load(places if seen.isdisjoint(places.id) else _without(places, seen))
            if several:
                seen.update(places.id)
    rows.loaded = True


def _without(places: PlaceColumns, seen: set[int]) -> PlaceColumns:
    """The places that were not loaded before, as part of a screenful or of another folder."""
    fresh = [place not in seen for place in places.id]
    return PlaceColumns.of(tuple(compress(column, fresh)) for column in places)
