"""Who wrote it and when, as the lines below the headline say: for pages that declare neither."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from tui.cleaning.html.dates import iso_date
from tui.cleaning.html.metadata import BY
from tui.cleaning.html.raw import RawBlock
from tui.model import Fact, Metadata, Reason, Role

ORIGIN = "line below the headline"

MOST_NAME_WORDS = 5
"""Words of a name: “Mira van der Sund” and no sentence."""

_NAME_ENDS = re.compile(r"[|·•,;(/\d]|\s[-–—]\s|\s(?:and|on|for|in|at|und|y|et|e|en)\s")


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
    for line in lines:
        opened = BY.match(line)
        if opened is None:
            continue
        name = _NAME_ENDS.split(line[opened.end() :], maxsplit=1)[0].strip(" :.")
        if name[:1].isalpha() and not name[:1].islower() and len(name.split()) <= MOST_NAME_WORDS:
            yield name
