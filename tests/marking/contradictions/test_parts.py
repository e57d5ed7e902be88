"""What a statement holds for: parts, possibilities, more than is denied; and names unknown to the text."""

from __future__ import annotations

import pytest

from tests.marking.contradictions.test_guards import kinds_across
from tests.marking.contradictions.test_rules import FILLER, rules

PARTS = {
    "some and most": (
        "en",
        "Some of the old ferry passengers in Harrow were told about the strike.",
        "Most of the old ferry passengers in Harrow were not told about the strike.",
        "All of the old ferry passengers in Harrow were told about the strike.",
        "The old ferry passengers in Harrow were not told about the strike.",
    ),
    "may and may not": (
        "en",
        "The council of Harrow may close the old ferry dock to lorries.",
        "The council of Harrow may not close the old ferry dock to lorries.",
        "The council of Harrow will close the old ferry dock to lorries.",
        "The council of Harrow will not close the old ferry dock to lorries.",
    ),
    "einige": (
        "de",
        "Einige alte Brücken über den Kanal wurden im Sommer gesperrt.",
        "Mehrere alte Brücken über den Kanal wurden im Sommer nicht gesperrt.",
        "Die alten Brücken über den Kanal wurden im Sommer gesperrt.",
        "Die alten Brücken über den Kanal wurden im Sommer nicht gesperrt.",
    ),
    "algunos": (
        "es",
        "Algunos puentes viejos sobre el canal fueron cerrados durante el verano.",
        "Varios puentes viejos sobre el canal no fueron cerrados durante el verano.",
        "Los puentes viejos sobre el canal fueron cerrados durante el verano.",
        "Los puentes viejos sobre el canal no fueron cerrados durante el verano.",
    ),
}


@pytest.mark.parametrize("case", PARTS)
def test_two_parts_of_one_thing_may_differ_and_the_whole_may_not(case: str) -> None:
    language, one, other, whole, denied = PARTS[case]
    assert not rules(one + FILLER + other, language)
    assert rules(whole + FILLER + denied, language) == {"restated-negation"}


def test_some_told_again_as_some_are_the_same_ones() -> None:
    one = "Some of the old ferry passengers in Harrow were told about the strike."
    other = "Some of the old ferry passengers in Harrow were not told about the strike."
    assert rules(one + FILLER + other) == {"restated-negation"}
    assert not kinds_across("Some people voted.", "Some people did not vote.")


def test_few_against_most_is_an_amount_and_conflicts() -> None:
    assert kinds_across("Few people in Harrow voted.", "Most people in Harrow voted.")


def test_a_word_that_tells_which_is_none_and_one_that_tells_what_is() -> None:
    assert not kinds_across("The old mill burned down.", "The new mill burned down.")
    assert kinds_across("The mill is an old building.", "The mill is a new building.")


def test_a_plain_statement_may_say_more_than_the_one_that_denies_it() -> None:
    plain = "The old ferry was sold to the town in May."
    assert kinds_across("The old ferry was not sold.", plain)
    further = (
        "The old ferry was sold to the town of Norland for nine thousand pounds in cash in May."
    )
    assert not kinds_across("The old ferry was not sold.", further)


def test_what_is_negated_must_be_said_on_the_other_side() -> None:
    assert not kinds_across("The baker is not young.", "The baker.")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The dye is harmful to fish in the river.", "The dye is harmless to fish in the river."),
        ("The damage is reversible.", "The damage is irreversible."),
    ],
)
def test_endings_and_beginnings_turn_a_word_round(one: str, other: str) -> None:
    assert kinds_across(one, other)


def test_two_words_in_less_are_no_opposites() -> None:
    assert not kinds_across("The dye is harmless to fish.", "The dye is armless to fish.")


KNOWN = (
    "Lindgren came to Harrow as a young man and worked at the docks.",
    "The owner of the ferry, Lindgren, lives above the ticket office.",
)
TOLD = "In May the council paid Lindgren 3,000 pounds for repairs to the northern pier."
STRANGE = "In May the council paid Okafor 3,000 pounds for repairs to the northern pier."


def test_a_name_unknown_to_the_text_in_the_place_of_a_known_one_conflicts() -> None:
    assert "restated-name" in rules(FILLER.join((*KNOWN, TOLD, STRANGE)))


def test_a_name_that_the_text_knows_besides_is_another_person() -> None:
    besides = "Okafor runs the other ferry, on the far side of the bay."
    assert not rules(FILLER.join((*KNOWN, TOLD, besides, STRANGE)))


def test_two_names_of_which_neither_is_well_known_are_two_people() -> None:
    assert not rules(TOLD + FILLER + STRANGE)
