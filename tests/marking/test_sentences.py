"""Sentences of a text."""

from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.marking.sentences import sentences


def split(text: str) -> list[str]:
    return [span.of(text) for span in sentences(text)]


def test_two_sentences_are_parted_at_the_full_stop() -> None:
    assert split("The dam held. The river fell.") == ["The dam held.", "The river fell."]


def test_a_line_break_always_ends_a_sentence() -> None:
    assert split("Dam holds\nThe river fell\n\nAll is well.") == [
        "Dam holds",
        "The river fell",
        "All is well.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Adeyemi met Dr. Lund in St. Ives on Nov. 3 at noon.",
        "The firm, Harrow Inc. of Leeds, sold 3.5 million shares.",
        "J. R. Whitcombe spoke for the U.S. Navy.",
        "Am 3. Mai kam der Zug um 9 Uhr in Bern an.",
        "Die Kosten, z. B. Miete, steigen.",
        "El Sr. Ibáñez vive en EE.UU. Norte.",
        "1. Wash the apples well.",
        "“Is it over?” she asked.",
        "“Is it over?” Marta Lind asked.",
        "We waited... and waited.",
        "See No. 4 and Fig. 2 for more.",
    ],
)
def test_these_stops_end_no_sentence(text: str) -> None:
    assert split(text) == [text]


def test_an_acronym_ends_a_sentence_when_a_starter_follows() -> None:
    assert split("They moved to the U.S. The house was sold.") == [
        "They moved to the U.S.",
        "The house was sold.",
    ]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("“We won.” The crowd left.", "“We won.”"),
        ('She said: "We won." The crowd left.', 'She said: "We won."'),
        ("„Wir gehen.“ Dann war es still.", "„Wir gehen.“"),
        ("«Ganamos.» La gente se fue.", "«Ganamos.»"),
        ("It closed (for good.) Nobody came.", "It closed (for good.)"),
    ],
)
def test_closing_marks_stay_with_their_sentence(text: str, first: str) -> None:
    assert split(text)[0] == first


def test_scripts_without_blanks_are_parted_too() -> None:
    assert split("雨が降った。川は静かだ。") == ["雨が降った。", "川は静かだ。"]


def test_spanish_questions_open_a_sentence() -> None:
    assert split("Llegó tarde. ¿Por qué? Nadie lo sabe.") == [
        "Llegó tarde.",
        "¿Por qué?",
        "Nadie lo sabe.",
    ]


@settings(max_examples=80, deadline=None)
@given(
    st.text(alphabet=st.sampled_from('aB1 .!?…"”“’\n。Mr U.S\t\u00a0é'), max_size=120) | st.text()
)
def test_sentences_are_ordered_trimmed_and_lose_nothing_but_white_space(text: str) -> None:
    spans = sentences(text)
    assert "".join("".join(span.of(text).split()) for span in spans) == "".join(text.split())
    for before, after in itertools.pairwise(spans):
        assert before.end <= after.start
    for span in spans:
        piece = span.of(text)
        assert piece == piece.strip() != ""
        assert "\n" not in piece


def test_time_is_linear_in_one_long_line() -> None:
    def seconds(text: str) -> float:
        start = time.process_time()
        sentences(text)
        return time.process_time() - start

    for piece in ("Mr. ", "a.b.", "... ", "”’", "A. ", ". "):
        small = min(seconds(piece * 5_000) for _ in range(3))
        large = min(seconds(piece * 50_000) for _ in range(2))
        assert large < 0.05 + 30 * small


def test_a_word_that_is_an_abbreviation_only_before_a_number_ends_a_sentence() -> None:
    assert split("The answer was no. Karl left.") == ["The answer was no.", "Karl left."]
