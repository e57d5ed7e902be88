"""Hard negatives, guard by guard, each beside a pair that the guard must not swallow."""

from __future__ import annotations

import pytest

from tui.marking import mark, mark_documents

FILLER = "\n\nThe weather stayed mild for most of the week.\n\n"


def kinds(one: str, other: str) -> list[str]:
    return [pair.kind.value for pair in mark(one + FILLER + other, language="en").contradictions]


def kinds_across(one: str, other: str) -> list[str]:
    pairs = mark_documents([("p", one), ("h", other)], language="en")
    return [pair.kind.value for pair in pairs]


GUARDED = {
    "another subject that a pronoun stands for": (
        "This kettle can hold up to 2 litres of water, which is a lot.",
        "This kettle holds up to 3 litres of water in its steel can.",
        "The Averill kettle can hold up to 2 litres of water in its steel can.",
        "The Averill kettle can hold up to 3 litres of water in its steel can.",
    ),
    "another subject at the start": (
        (
            "Harborline runs ferries and mail boats to 41 islands of the northern coast in summer, with "
            "crews that live on the islands and know every reef."
        ),
        (
            "Seapath runs ferries and mail boats to 49 islands of the northern coast in summer, with "
            "crews that live on the islands and know every reef."
        ),
        "Harborline runs ferries to 41 islands of the northern coast in summer.",
        "Harborline runs ferries to 49 islands of the northern coast in summer.",
    ),
    "a number that names the subject": (
        "The 3 stage filter of the pump keeps sand and small stones out of the tank.",
        "The 2 stage filter of the pump keeps sand, leaves and small stones out of the old tank.",
        "The filter of the pump keeps sand and stones of 3 grams out of the tank.",
        "The filter of the pump keeps sand, leaves and stones of 2 grams out of the old tank.",
    ),
    "the side that is meant": (
        "The clamp on the left-hand side of the press holds the lower board.",
        "The clamp on the right-hand side of the press holds the lower board.",
        "The clamp on the left side of the press holds the lower board in place.",
        "The clamp on the right side of the press holds the lower board in place.",
    ),
    "the case that is meant": (
        "The lamp on the panel blinks when the outer valve is opened.",
        "The lamp on the panel blinks when the outer valve is closed.",
        "The outer valve above the panel of the press was opened on Tuesday.",
        "The outer valve above the panel of the press was closed on Tuesday.",
    ),
    "the number of a release": (
        "Fieldbook 17.2 was released and brings several changes to the map.",
        "Fieldbook 17.1 was released and brings several changes to the map.",
        "Fieldbook was released to 17 towns and brings several changes to the map.",
        "Fieldbook was released to 12 towns and brings several changes to the map.",
    ),
    "what a value was tested against": (
        "The groups in the northern clinic did not differ in weight after a year (all P > .19).",
        "The groups in the northern clinic did not differ in weight after a year (all P > .40).",
        "The groups in the northern clinic differed in weight by 19 kilos after a year.",
        "The groups in the northern clinic differed in weight by 40 kilos after a year.",
    ),
    "not only": (
        "The report on the harbour is not only long but also dull to read.",
        "The report on the harbour is long and dull to read, the mayor said.",
        "The report on the harbour is not long, and dull to read, the mayor said.",
        "The report on the harbour is long, and dull to read, the mayor said.",
    ),
    "might": (
        "The council of Harrow might not reopen the ferry dock this summer.",
        "The council of Harrow might reopen the ferry dock this summer.",
        "The council of Harrow did not reopen the ferry dock this summer.",
        "The council of Harrow did reopen the ferry dock this summer.",
    ),
    "the month of May": (
        "If the dock may be reopened, the council of Harrow tells the ferry crews by letter.",
        "The dock of Harrow is reopened, and the council tells the ferry crews by letter.",
        "As of April 7th, the council of Harrow lets ferry crews use the northern dock.",
        "As of May 7th, the council of Harrow lets ferry crews use the northern dock.",
    ),
    "somebody else": (
        "He lived with his brother in the old house above the ferry dock.",
        "He lived with his sister in a house above the ferry dock.",
        "He lived in the old house above the ferry dock and sold fish.",
        "He lived in the new house above the ferry dock and sold fish.",
    ),
    "two spellings of English": (
        "The visitors wore Grey Harbour coats from the mill.",
        "In the mill they sew Gray Harbour coats for visitors.",
        "The visitors wore Kerrigan Harbour coats from the mill.",
        "In the mill they sew Kerigan Harbour coats for visitors.",
    ),
    "a number that counts a pair": (
        "In the second step these two 5 litre cans are filled with water.",
        "The cans are closed.",
        "The club has won eight of its last nine 10 matches since the spring.",
        "The cans are closed.",
    ),
}


@pytest.mark.parametrize("guard", GUARDED)
def test_a_guard_keeps_quiet_and_keeps_to_its_own(guard: str) -> None:
    one, other, caught_one, caught_other = GUARDED[guard]
    assert kinds(one, other) == []
    assert len(kinds(caught_one, caught_other)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("All of the windows were broken.", "None of the windows were broken."),
        ("The clerk forgot to stamp the form.", "The clerk stamped the form."),
        ("She always locks the door.", "She never locks the door."),
        ("The soup is made with meat.", "The soup is made without meat."),
        ("The king has three sons.", "The king has no sons."),
        ("Anna is taller than Ben.", "Ben is taller than Anna."),
        ("The parcel weighs less than two kilos.", "The parcel weighs more than five kilos."),
        ("The talks were a success.", "The talks were a failure."),
        ("It is false that the well was poisoned.", "The well was poisoned."),
    ],
)
def test_two_short_statements_are_compared_closely(one: str, other: str) -> None:
    assert len(kinds_across(one, other)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The parcel weighs less than two kilos.", "The parcel weighs less than five kilos."),
        ("At least 40 people were hurt.", "More than 30 people were hurt."),
        ("He did not deny that he took the money.", "He took the money."),
        ("The film is not only long but dull.", "The film is long and dull."),
        ("He might not come to the party.", "He might come to the party."),
        ("He failed to pay the bill.", "He did not pay the bill."),
        ("Maria is younger than her brother.", "Maria is younger than her sister."),
        ("The old mill was sold.", "The new mill was sold."),
        ("Unless it rains, the game will be played.", "It rains and the game is played."),
    ],
)
def test_two_short_statements_that_fit_are_left_alone(one: str, other: str) -> None:
    assert kinds_across(one, other) == []
