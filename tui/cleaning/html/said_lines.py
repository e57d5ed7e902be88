"""Who wrote it and when, as the lines below the headline say: for pages that declare neither."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from tui.cleaning.html.bylines import names_at
from tui.cleaning.html.dates import iso_date
from tui.cleaning.html.phrases import opening_words
from tui.cleaning.html.raw import RawBlock
from tui.model import Fact, Metadata, Reason, Role

ORIGIN = "line below the headline"

_PARTS = re.compile(r"\s{0,9}[|·•●⋅]\s*")


def with_said(
    metadata: Metadata,
    blocks: Sequence[RawBlock],
    front: Mapping[int, tuple[Role, tuple[Reason, ...], float]],
) -> Metadata:
    """The metadata with what the byline and the date line add where nothing was declared."""
    lines = [
        blocks[index].text
        for index, (role, _, _) in sorted(front.items())
        if role in (Role.BYLINE, Role.DATE)
    ]
    day = next((day for line in lines if (day := iso_date(line))), None)
    name = next(_names(lines), None)
    return replace(
        metadata,
        date=metadata.date or (Fact(day, ORIGIN) if day else None),
        byline=metadata.byline or (Fact(name, ORIGIN) if name else None),
    )


def _names(lines: Sequence[str]) -> Iterator[str]:
    """The names that follow on a word such as “by”, at the start of a line or of a part of it."""
    for line in lines:
        for part in _PARTS.split(line):
            words = part.split()
            if opening_words(words, "byline") and (names := names_at(part)):
                yield ", ".join(names)
