"""Which blocks are kept: those with which the expected F1 over words is highest."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Cut(NamedTuple):
    """Where a page's blocks are parted, and what that is expected to give."""

    score: float
    """Blocks of this score and above are kept."""
    f1: float
    """The expected F1: how sure the model is of the page."""


def best_cut(scores: Sequence[float], sizes: Sequence[int]) -> Cut:
    """The score from which blocks are kept, so that the expected F1 over words is highest.

    With blocks in the order of their scores, keeping the first ones is best for any measure of this
    form (Ye, Chai, Lee and Chieu, “Optimizing F-measures”, ICML 2012); how many is read off the
    expected counts.

    Args:
        scores: Probability of each block.
        sizes: Words of each block.
    """
    total = sum(score * size for score, size in zip(scores, sizes, strict=True))
    hits = kept = best = 0.0
    cut = 1.0
    for score, size in sorted(zip(scores, sizes, strict=True), reverse=True):
        hits += score * size
        kept += size
        if kept and 2 * hits / (kept + total) >= best:
            best = 2 * hits / (kept + total)
            cut = score
    return Cut(cut, best)
