"""A statement that a text repeats word by word, and what is glued to one by scraping."""

from __future__ import annotations

import pytest

from tests.marking.contradictions.test_rules import FILLER, found

SAID = "The council of Harrow bought 40 electric buses for the northern suburbs in May."
OTHERWISE = "The council of Harrow never bought 40 electric buses for the northern suburbs in May."
SIXTY = SAID.replace("40", "60")


def pairs(*sentences: str) -> list[tuple[str, str]]:
    text = FILLER.join(sentences)
    return [(pair.a.of(text), pair.b.of(text)) for pair in found(text)]


def test_one_that_says_otherwise_than_two_copies_is_shown_once() -> None:
    assert pairs(SAID, SAID, OTHERWISE) == [(SAID, OTHERWISE)]


def test_the_copy_shown_is_the_nearest() -> None:
    text = FILLER.join([SAID, SAID, OTHERWISE])
    (pair,) = found(text)
    assert pair.a.start == text.rindex(SAID)


def test_the_filling_of_a_template_that_comes_twice_stays_quiet() -> None:
    assert pairs(SAID, SAID, SIXTY) == []


def test_a_template_with_many_fillings_stays_quiet() -> None:
    fillings = [SAID.replace("40", number) for number in ("40", "60", "75")]
    assert pairs(*fillings) == []


def test_two_fillings_that_both_come_twice_stay_quiet() -> None:
    assert pairs(SAID, OTHERWISE, SAID, OTHERWISE) == []


@pytest.mark.parametrize("marker", ["2. ", "• ", "a) ", "- "])
def test_the_number_of_an_item_is_no_part_of_what_it_says(marker: str) -> None:
    item = f"{marker}The mill and the dam are on the same river."
    denied = "The owner has denied that the mill and the dam are on the same river."
    assert pairs(item, denied) == [(item, denied)]


def test_a_list_of_myths_with_numbers_is_left_alone() -> None:
    myth = "4. Myth: Bees die when they sting a wasp in the garden"
    assert pairs(f"{myth}\n\nHowever, current evidence does not support that at all.") == []


def test_a_sentence_glued_behind_a_full_stop_hides_no_conflict() -> None:
    glued = SIXTY + " (if the list ends here it may be longer.)"
    assert [pair[0] for pair in pairs(SAID, glued)] == [SAID]


KNOWN = (
    "Many people still write their own tools in Ferrum.",
    "It took a year until Ferrum was ready.",
)
COPIED = (
    "The Ferrum compiler backends are the bridge between the Ferrum tree of each program and the "
    "code generator that writes machine code for old processors."
)


def test_a_name_that_stands_nowhere_else_is_found_in_a_copy_that_repeats_the_right_one() -> None:
    wrong = COPIED.replace("Ferrum", "Lindqvist", 1)
    assert pairs(*KNOWN, COPIED, wrong) == [(COPIED, wrong)]


def test_two_names_that_both_are_known_may_share_a_sentence() -> None:
    other = COPIED.replace("Ferrum", "Lindqvist")
    assert pairs(*KNOWN, COPIED, "Lindqvist is older than that.", other) == []


TRANSLATED = (
    "The novel was published to great acclaim in its native valley in 2007 and was now translated "
    "fluently into seven languages by Ursula Field of Harrow."
)


def test_a_whole_name_in_place_of_another_is_found_in_a_long_copy() -> None:
    wrong = TRANSLATED.replace("Ursula Field", "Otto Brandt")
    beside = "Otto Brandt keeps the only shop.", "Ursula Field came by boat."
    assert pairs(*beside, TRANSLATED, wrong) == [(TRANSLATED, wrong)]


@pytest.mark.parametrize(
    "other",
    [
        # another subject
        TRANSLATED.replace("The novel", "Winter Rain").replace("Ursula Field", "Otto Brandt"),
        # worded otherwise, so that it may be another novel
        TRANSLATED.replace("native valley", "old harbour").replace("Ursula Field", "Otto Brandt"),
        TRANSLATED.replace("Ursula Field", "two pupils"),
        TRANSLATED.replace("Ursula Field", "Ursula Maria Field"),
    ],
)
def test_another_name_in_a_sentence_that_differs_elsewhere_is_somebody_else(other: str) -> None:
    assert pairs("Otto Brandt keeps the only shop.", TRANSLATED, other) == []


def test_a_whole_name_that_stands_nowhere_else_is_found_in_a_short_copy() -> None:
    known = (
        "Ursula Field came by boat.",
        "A street is named after Ursula Field.",
        "Ursula Field sang.",
    )
    said = "The school choir of the valley was led for years by Ursula Field."
    wrong = said.replace("Ursula Field", "Otto Brandt")
    assert pairs(*known, said, wrong) == [(said, wrong)]
    assert pairs(*known, "Otto Brandt keeps the shop.", said, wrong) == []
