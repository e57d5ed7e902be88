"""Precision and recall of the contradiction finder on texts of our own; lower only with a reason."""

from __future__ import annotations

from tests.marking.contradictions.test_rules import CAUGHT, FILLER, LEFT_ALONE, STAGED, found

RECALL_FLOOR = 1.0
"""Share of the written conflicts that are found."""

ALARMS_CEILING = 0
"""Pairs found in the written texts that fit together."""


def test_the_written_conflicts_are_found() -> None:
    texts = [one + FILLER + other for _, one, other in CAUGHT] + [text for _, text in STAGED]
    assert sum(bool(found(text)) for text in texts) / len(texts) >= RECALL_FLOOR


def test_the_written_traps_raise_no_alarm() -> None:
    alarms = sum(len(found(one + FILLER + other)) for one, other in LEFT_ALONE)
    assert alarms <= ALARMS_CEILING
