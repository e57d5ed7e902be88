"""Searching within a page: smart case, regular expressions, hits in what was set aside."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tui.model import Block

MAX_HITS = 10_000
"""Hits remembered at most; a page of nothing but the letter searched for stays usable."""

MAX_PATTERN = 200
"""Characters of a search; longer ones are cut."""

_NESTED_REPEAT = re.compile(r"[*+}]\)[*+{]|\([^)]*[*+][^)]*\)[*+{]")
"""Shapes of regular expressions that may take time without end on long lines."""


class Hit(NamedTuple):
    """One place where the search matched; ordered as the page is."""

    block: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Search:
    """A search and what it found."""

    pattern: str
    hits: tuple[Hit, ...]
    aside: int
    """How many of the hits lie in what was set aside."""


def find(pattern: str, blocks: Sequence[Block]) -> Search:
    """Every match in every block. Capitals in the pattern make it heed case."""
    expression = compile_pattern(pattern)
    hits: list[Hit] = []
    aside = 0
    if expression is not None:
        for index, block in enumerate(blocks):
            for match in expression.finditer(block.text):
                if match.end() == match.start():
                    continue
                hits.append(Hit(index, match.start(), match.end()))
                aside += not block.in_article
            if len(hits) >= MAX_HITS:
                break
    return Search(pattern, tuple(hits[:MAX_HITS]), aside)


def compile_pattern(pattern: str) -> re.Pattern[str] | None:
    """The pattern as a regular expression; taken literally when it is none or would be too slow."""
    pattern = pattern[:MAX_PATTERN]
    if not pattern:
        return None
    flags = re.NOFLAG if any(character.isupper() for character in pattern) else re.IGNORECASE
    if not _NESTED_REPEAT.search(pattern):
        try:
            return re.compile(pattern, flags)
        except (re.error, OverflowError):
            pass
    return re.compile(re.escape(pattern), flags)


def matching_blocks(pattern: str, blocks: Sequence[Block]) -> frozenset[int]:
    """Blocks in which the pattern occurs."""
    return frozenset(hit.block for hit in find(pattern, blocks).hits)
