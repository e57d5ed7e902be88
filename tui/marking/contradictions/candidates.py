"""Which statements are worth comparing: those that share rare words, found through an index."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from tui.marking.contradictions.statements import Statement
from tui.marking.contradictions.words import Sort

MAX_HOLDERS = 24
"""Statements that may share a word before it is too common to lead from one to another."""

MIN_SHARED = 3
"""Content words that two statements share before they are compared."""

MIN_LEADS = 3
"""Shared words, numbers and neighbouring words, none of them common, that lead to a comparison."""

MIN_SHARE = 0.55
"""Share of the shorter statement's content words found in the other before the two are aligned."""

MAX_PARTNERS = 12
"""Statements that one is compared with at most, the closest first."""


def close_pairs(
    found: Sequence[Statement],
    *,
    across: bool = False,
    least: int = MIN_SHARED,
    leads: int = MIN_LEADS,
    share: float = MIN_SHARE,
) -> Iterator[tuple[Statement, Statement]]:
    """Pairs that look like one statement made twice, the earlier first.

    The work for one statement is bounded, so the time is linear in the number of statements.

    Args:
        across: Only pairs of different texts.
        least: Content words that the two share.
        leads: Rare words and neighbouring words that lead from one to the other.
        share: Share of the shorter one's content words found in the other.
    """
    holders: dict[str, list[int]] = defaultdict(list)
    for place, statement in enumerate(found):
        if not statement.prose or len(statement.content) < least:
            continue
        lists = [holders[key] for key in _leads(statement)]
        shared = Counter(
            itertools.chain.from_iterable(each for each in lists if len(each) <= MAX_HOLDERS)
        )
        for earlier in lists:
            earlier.append(place)
        close = [other for other, count in shared.items() if count >= leads]
        for other in sorted(close, key=lambda each: (-shared[each], each))[:MAX_PARTNERS]:
            partner = found[other]
            if across and partner.doc == statement.doc:
                continue
            if partner.item and statement.item:
                continue
            both = len(partner.content & statement.content)
            if both < least:
                continue
            if both >= share * min(len(partner.content), len(statement.content)):
                yield partner, statement


def _leads(statement: Statement) -> set[str]:
    """What others may share with a statement: words, numbers, and words that stand together."""
    telling = [word.key for word in statement.words if word.sort > Sort.STOP]
    return {*telling, *map(" ".join, itertools.pairwise(telling))}
