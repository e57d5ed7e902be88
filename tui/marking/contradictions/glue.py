"""What stands before or after a sentence without being of it: scraping loses line breaks."""

from __future__ import annotations

from collections.abc import Sequence

from tui.marking.contradictions.alignment import Chunk
from tui.marking.contradictions.statements import Statement
from tui.marking.contradictions.words import DATE_SORTS, Sort, Word

TERMINAL = frozenset({".", "!", "…"})
"""Signs with which a sentence ends that asks nothing."""


def are_two_subjects(ours: Sequence[Word], theirs: Sequence[Word]) -> bool:
    """Whether the two begin with nothing but another name: “IVPN has …”, “Mullvad has …”."""
    return len(ours) == len(theirs) == 1 and all(
        word.sort is Sort.NAME for word in (*ours, *theirs)
    )


def is_glued(chunk: Chunk) -> bool:
    """Whether a list number or a heading stands before either side."""
    if all(any(word.sort is Sort.NAME for word in side) for side in (chunk.a, chunk.b)):
        return False
    if min(len(chunk.a), len(chunk.b)) > 1 and max(len(chunk.a), len(chunk.b)) > _HEADING_WORDS:
        return not any(word.sort in DATE_SORTS for word in (*chunk.a, *chunk.b))
    return any(
        len(side) == 2 and side[0].sort is Sort.NUMBER and side[1].low in (".", ")")
        for side in (chunk.a, chunk.b)
    )


_HEADING_WORDS = 4


def is_glued_behind(chunk: Chunk, a: Statement, b: Statement) -> bool:
    """Whether one side goes on where the other has ended, full stop and all."""
    words, at = (b.words, chunk.b_at) if chunk.b else (a.words, chunk.a_at)
    alone = not (chunk.a and chunk.b)
    return chunk.closes and alone and at > 0 and words[at - 1].low in TERMINAL
