"""What a page costs grows with its length and no faster: patterns against what drives them to go back."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
import time
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import pytest

PIECES = (
    " ", "\n", " \n", "\t ", "a", "A", "é", "1", "a ", "A ", "A. ", "Ab ", "1, ", "1.", "-", "—", "=", "_",
    "*", "#", ".", "/", ":", "<", "<a ", "<a b=", "<!--", "</", "&#", "&", "(", "[", "{", "“", "”", '"', "'",
    "’", "a@", "a.", "http://a", "www.", "%1", ", ", "; ", "said ", "| ", "> ", "\\", "\xc3", "\x80",
)  # fmt: skip
"""Each is repeated: a pattern that goes back over what it has read does so over one of these."""

SHORT = 1_000
"""Characters of the first string."""
END = "¤"
"""Stands after the last piece, so that what would end there goes back."""
TIMES = 8
"""How much longer the second one is."""
AT_LEAST = 0.0005
"""Seconds of processor time under which a pattern is not looked at further."""
MOST = 3 * TIMES
"""By how much more time the longer string may take: TIMES when it is linear, its square (64) when
it is quadratic."""

READS_PAGES = ("cleaning", "marking", "model", "sources")
"""Parts whose patterns see the text of pages; those of the others see what the person types."""

BOUNDED = {
    "tui.marking.sentences._WORD_BEFORE": "sees the few characters before a full stop",
    "tui.sources.sniffing._SKIP": "is tried at the start of a head of bounded length only",
}
"""Patterns that would go back, and why they cannot on a page."""


class Kept(NamedTuple):
    """A pattern that a module keeps under a name."""

    name: str
    pattern: re.Pattern[Any]
    anchored: bool
    """Whether it is only ever tried at one place of a text and not looked for in it."""


def _patterns() -> Iterator[Kept]:
    for part in READS_PAGES:
        package = importlib.import_module(f"tui.{part}")
        for module in pkgutil.walk_packages(package.__path__, f"tui.{part}."):
            yield from _of_module(module.name)


def _of_module(name: str) -> Iterator[Kept]:
    module = importlib.import_module(name)
    source = inspect.getsource(module)
    for variable, value in vars(module).items():
        used = set(re.findall(rf"\b{variable}\.(\w+)\(", source))
        anchored = bool(used) and used <= {"match", "fullmatch"}
        for pattern in _inside(value, 3):
            yield Kept(f"{name}.{variable}", pattern, anchored)


def _inside(value: object, depth: int) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif depth and isinstance(value, Mapping):
        yield from _inside(tuple(value.values()), depth - 1)
    elif depth and isinstance(value, tuple | list | frozenset | set):
        for part in value:
            yield from _inside(part, depth - 1)


def _seconds(kept: Kept, text: str) -> float:
    subject = text.encode() if isinstance(kept.pattern.pattern, bytes) else text
    begun = time.process_time()
    kept.pattern.match(subject)
    if not kept.anchored:
        for _ in kept.pattern.finditer(subject):
            pass
    return time.process_time() - begun


def _faults(kept: Kept) -> list[str]:
    """The pieces of which TIMES as many cost the pattern far more than TIMES as much."""
    return [repr(piece) for piece in PIECES if _grows(kept, piece)]


def _grows(kept: Kept, piece: str) -> bool:
    short, long = (piece * (size // len(piece)) + END for size in (SHORT, TIMES * SHORT))
    if _seconds(kept, short) < AT_LEAST:
        return False
    for _ in range(3):  # another program may have had the processor's caches
        cost = min(_seconds(kept, short) for _ in range(3))
        if min(_seconds(kept, long) for _ in range(2)) <= MOST * cost:
            return False
    return True


def test_no_pattern_that_reads_pages_costs_more_than_a_page_is_long() -> None:
    patterns = list(_patterns())
    looked_at = [kept for kept in patterns if kept.name not in BOUNDED]
    assert len(patterns) - len(looked_at) == len(BOUNDED)
    assert len(looked_at) > 100
    faults = [f"{kept.name}: {', '.join(bad)}" for kept in looked_at if (bad := _faults(kept))]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("bad", [r"\s+$", r"[^>]*>x"])
def test_a_pattern_that_goes_back_over_all_it_has_read_is_found(bad: str) -> None:
    kept = Kept("bad", re.compile(bad), anchored=False)
    assert any(_grows(kept, " ") for _ in range(TRIES))


TRIES = 10
"""A measure is taken again before it counts as missed: on a busy machine the short string may take as
long as the long one."""
