"""Verdicts on contradictions, remembered by what the two statements say."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable

from tui.model import Contradiction, plain_line
from tui.store.choices import Choice

VERDICT = "verdict:"
"""How the names of such choices begin."""

REAL, NOT_REAL = "real", "not-real"


def pair_key(text: str, pair: Contradiction) -> str:
    """What a pair is known by: a digest of its two statements, in either order."""
    return statements_key(pair.a.of(text), pair.b.of(text))


def statements_key(one: str, other: str) -> str:
    """What a pair of statements of one or two pages is known by."""
    sides = sorted(plain_line(side) for side in (one, other))
    return hashlib.sha256("\n".join(sides).encode("utf-8", "replace")).hexdigest()[:24]


def verdict_of(value: str) -> str | None:
    """The verdict in a choice's value."""
    try:
        found = json.loads(value).get("verdict")
    except (ValueError, AttributeError):
        return None
    return found if found in (REAL, NOT_REAL) else None


def rule_weights(choices: Iterable[Choice]) -> dict[str, float]:
    """How far each judged rule is to be trusted here: 1 untried, below it for one that erred.

    The share of real pairs among those judged, as if one of each had been seen before.
    """
    judged: Counter[tuple[str, str]] = Counter()
    for choice in choices:
        if choice.name.startswith(VERDICT) and choice.value is not None:
            verdict = verdict_of(choice.value)
            if verdict is not None:
                judged[str(json.loads(choice.value).get("rule")), verdict] += 1
    weights = {}
    for rule in {rule for rule, _ in judged}:
        real, not_real = judged[rule, REAL], judged[rule, NOT_REAL]
        weights[rule] = min(1.0, 2 * (real + 1) / (real + not_real + 2))
    return weights
