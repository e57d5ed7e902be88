"""No rule takes more than its share of time over a page of thousands of sentences alike."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import pytest

from tests.marking.contradictions.test_answers import ANSWERED
from tests.marking.contradictions.test_denials_across import AROUND, CLAIM, DENIED
from tests.marking.contradictions.test_rules import CAUGHT
from tui.marking.contradictions import find_contradictions, find_cross_contradictions

FEW, MANY = 50, 400
ROOM = 2.0
"""How far the time may grow beyond the length; a quadratic rule would be at eight."""
FLOOR = 0.25
"""Seconds that a busy machine may add."""

PAIRS = {rule: (one, other) for rule, one, other in CAUGHT} | {"answered-claim": ANSWERED[0]}


def alike(one: str, other: str, times: int) -> str:
    return "\n\n".join([f"{one} {other}"] * times)


def renamed(one: str, other: str, times: int) -> str:
    """The pair again and again, each time with the last word of the first changed."""
    return "\n\n".join(f"{one[:-1]} at weir {letters}. {other}" for letters in _names(times))


def _names(times: int) -> Iterator[str]:
    for at in range(times):
        yield "".join("abcdefghij"[int(digit)] for digit in f"{at:04}").title()


def seconds(text: str) -> float:
    start = time.process_time()
    find_contradictions(text, (), language="en")
    return time.process_time() - start


@pytest.mark.parametrize("rule", PAIRS)
@pytest.mark.parametrize("page", [alike, renamed], ids=["alike", "renamed"])
def test_a_page_eight_times_as_long_takes_about_eight_times_as_long(
    rule: str, page: Callable[[str, str, int], str]
) -> None:
    few, many = (page(*PAIRS[rule], times) for times in (FEW, MANY))
    seconds(few)
    assert seconds(many) < FLOOR + ROOM * (MANY / FEW) * seconds(few)


def seconds_across(claims: str, denials: str) -> float:
    start = time.process_time()
    find_cross_contradictions([("claims", claims), ("denials", denials)], language="en")
    return time.process_time() - start


@pytest.mark.parametrize("page", [alike, renamed], ids=["alike", "renamed"])
def test_denials_across_two_long_pages_take_as_much_longer_as_the_pages_are(
    page: Callable[[str, str, int], str],
) -> None:
    few, many = ((page(CLAIM, AROUND, times), page(DENIED, AROUND, times)) for times in (FEW, MANY))
    seconds_across(*few)
    assert seconds_across(*many) < FLOOR + ROOM * (MANY / FEW) * seconds_across(*few)
