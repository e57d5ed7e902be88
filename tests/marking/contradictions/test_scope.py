"""Another time or place is no conflict; the same words without it are one."""

from __future__ import annotations

import pytest

from tests.marking.contradictions.test_rules import FILLER, rules

BUSES = "The council of Harrow runs 40 electric buses in the northern suburbs."
MILL = "The old mill above the village is open to visitors in summer."


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            BUSES,
            "A year earlier, the council of Harrow ran 12 electric buses in the northern suburbs.",
        ),
        (
            BUSES,
            "Five years ago, the council of Harrow ran 12 electric buses in the northern suburbs.",
        ),
        (
            BUSES,
            "By 2031, the council of Harrow will run 90 electric buses in the northern suburbs.",
        ),
        (BUSES, "Originally, the council of Harrow ran 12 electric buses in the northern suburbs."),
        (
            MILL,
            "In neighbouring Norland, the old mill above the village is closed to visitors in summer.",
        ),
        (MILL, "By contrast, the old mill above the village is closed to visitors in summer."),
        (MILL, "The old mill above the village is no longer open to visitors in summer."),
        (MILL, "The old mill above the village is not yet open to visitors in summer."),
        (MILL, "The old mill above the village is not always open to visitors in summer."),
        (MILL, "The old mill above the village is now closed to visitors in summer."),
    ],
)
def test_a_statement_of_another_time_or_place_is_no_conflict(one: str, other: str) -> None:
    assert not rules(one + FILLER + other)


@pytest.mark.parametrize(
    ("rule", "one", "other"),
    [
        (
            "restated-number",
            BUSES,
            "As noted, the council of Harrow runs 12 electric buses in the northern suburbs.",
        ),
        (
            "restated-negation",
            MILL,
            "The old mill above the village is not open to visitors in summer.",
        ),
        (
            "restated-antonym",
            MILL,
            "The old mill above the village is closed to visitors in summer.",
        ),
        # the year moved from one end to the other is the same year
        (
            "restated-number",
            "In 2019, the council of Harrow bought 40 electric buses for the suburbs.",
            "The council of Harrow bought 12 electric buses for the suburbs in 2019.",
        ),
        # a heading glued to the sentence sets no time
        (
            "restated-number",
            BUSES,
            "Before You Go Now In Norland The council of Harrow runs 12 electric buses in the northern suburbs.",
        ),
    ],
)
def test_the_same_without_another_time_or_place_is_one(rule: str, one: str, other: str) -> None:
    assert rule in rules(one + FILLER + other)


@pytest.mark.parametrize(
    "denial",
    [
        "It is not true that the council of Harrow runs 40 electric buses in the northern suburbs.",
        "There is no truth to the claim that the council of Harrow runs 40 electric buses in the northern suburbs.",
        "Critics reject the claim that the council of Harrow runs 40 electric buses in the northern suburbs.",
    ],
)
def test_what_is_called_untrue_before_it_is_said_again_is_denied(denial: str) -> None:
    assert "restated-denial" in rules(BUSES + FILLER + denial)


def test_who_does_not_deny_lets_it_stand() -> None:
    again = "A spokesman did not deny that the council of Harrow runs 40 electric buses in the northern suburbs."
    assert not rules(BUSES + FILLER + again)


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        (
            "de",
            "Der Stadtrat von Harburg besitzt 40 elektrische Busse für die nördlichen Vororte.",
            "Der Stadtrat von Harburg besitzt jetzt 12 elektrische Busse für die nördlichen Vororte.",
        ),
        (
            "de",
            "Die alte Mühle über dem Dorf ist für Besucher im Sommer geöffnet.",
            "Die alte Mühle über dem Dorf ist nicht mehr für Besucher im Sommer geöffnet.",
        ),
        (
            "es",
            "El ayuntamiento de Cárdena tiene 40 autobuses eléctricos en los barrios del norte.",
            "Hace cinco años, el ayuntamiento de Cárdena tiene 12 autobuses eléctricos en los barrios del norte.",
        ),
    ],
)
def test_another_time_is_known_in_german_and_spanish(language: str, one: str, other: str) -> None:
    assert not rules(one + FILLER + other, language)
