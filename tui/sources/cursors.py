"""What is kept open between reads of one file: the next record of a packed file is then found by
reading on and not from the start again, and an archive's table of contents is read once."""

from __future__ import annotations

import atexit
import os
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO, TypeVar

from tui.sources import files
from tui.sources.places import Place

KEPT = 4
"""Streams kept open in one process; each holds a descriptor and at most a few MB."""

Key = tuple[object, ...]

_open: OrderedDict[Key, BinaryIO] = OrderedDict()
_made: OrderedDict[Key, Any] = OrderedDict()


@contextmanager
def at(place: Place, offset: int) -> Iterator[BinaryIO]:
    """The place's stream, standing at `offset`; it is kept for the next call where that pays."""
    key = _key(place)
    stream = _open.pop(key, None) if key else None
    if stream is None:
        stream = place.open()
    keep = False
    try:
        stream.seek(offset)
        yield stream
        keep = key is not None
    finally:
        if keep and key:
            _open[key] = stream
            while len(_open) > KEPT:
                _open.popitem(last=False)[1].close()
        else:
            stream.close()


Shared = TypeVar("Shared")


def shared(place: Place, what: str, make: Callable[[], Shared]) -> Shared:
    """Something made from the place, kept for the next call while the file stays as it is."""
    key = _key(place, what)
    if key is None:
        return make()
    if key in _made:
        _made.move_to_end(key)
    else:
        _made[key] = make()
        while len(_made) > KEPT:
            _made.popitem(last=False)  # whoever still lists it holds it; it closes when let go
    found: Shared = _made[key]
    return found


@atexit.register
def close_all() -> None:
    """Close what is kept open."""
    while _open:
        _open.popitem()[1].close()
    _made.clear()


def _key(place: Place, what: str = "") -> Key | None:
    """Tells one state of one file; None where nothing is gained by keeping a stream."""
    chain = place.chain
    if chain.path is None or not (chain.packed or what):
        return None
    status = files.status(chain.path)
    # A forked process shares its parent's file positions: it must open its own.
    return (
        os.getpid(),
        status.st_dev,
        status.st_ino,
        status.st_mtime_ns,
        status.st_size,
        chain,
        what,
    )
