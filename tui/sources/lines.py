"""Files of lines, in an encoding whose lines can be told apart as bytes."""

from __future__ import annotations

from typing import BinaryIO

from tui.errors import TooLarge
from tui.model import display_name
from tui.sources import cursors
from tui.sources.decoding import decode
from tui.sources.guessing import SAMPLE
from tui.sources.limits import MB, Limits
from tui.sources.places import BytesPlace, Place

_WIDE = ("utf-16", "utf-32")


def narrow(place: Place, limits: Limits) -> tuple[Place, str]:
    """The place and its encoding; UTF-16 is turned into UTF-8 in memory, where lines end in one
    byte."""
    return cursors.shared(place, "narrow", lambda: _narrow(place, limits))


def _narrow(place: Place, limits: Limits) -> tuple[Place, str]:
    sample = place.head(SAMPLE)
    encoding = decode(sample, markup=False).encoding
    if not encoding.startswith(_WIDE):
        return place, encoding
    data, more = place.read(limits.nested_bytes)
    if more:
        raise TooLarge(f"{place.shown} is {encoding} and too large to be turned into UTF-8.")
    text = decode(data, markup=False).text
    return BytesPlace(place.name, text.encode("utf-8", "replace")), "utf-8"


def whole_line(stream: BinaryIO, limits: Limits, where: str) -> bytes:
    """The next line; raises `TooLarge` for one over the cap, having read past it."""
    line = stream.readline(limits.record_bytes)
    if len(line) < limits.record_bytes or line.endswith(b"\n"):
        return line
    while piece := stream.readline(MB):
        if piece.endswith(b"\n"):
            break
    raise TooLarge(*too_long(where, limits))


def too_long(where: str, limits: Limits) -> tuple[str, str]:
    """What is said of a record over the cap, and what can be done."""
    return (
        f"{display_name(where)} is longer than {limits.record_bytes // MB} MB.",
        "Raise record_mb in winnow.toml if it is meant to be.",
    )
