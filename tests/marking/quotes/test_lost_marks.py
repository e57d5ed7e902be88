"""Where speech ends or starts when one of its marks was lost."""

from __future__ import annotations

import pytest

from tui.marking.quotes import find_quotes


def found(text: str) -> list[str]:
    return [text[q.start : q.end] for q in find_quotes(text, language="en")]


@pytest.mark.parametrize(
    ("text", "speech"),
    [
        (
            "“They are made for structural, architectural, or sculptural use, says Jane Roe.",
            "“They are made for structural, architectural, or sculptural use,",
        ),
        (
            (
                "The Herald liked it, writing “[t]elling a long tale is hard, but Roe does it with "
                "ease, wrote Tom Abel."
            ),
            "“[t]elling a long tale is hard, but Roe does it with ease,",
        ),
        (
            (
                "Article 5 states that “every mill must keep its wheel. That closes a loophole which "
                "owners had used for years."
            ),
            "“every mill must keep its wheel.",
        ),
        (
            "Roe said, “I love this mill. We saved it with our own hands.",
            "“I love this mill. We saved it with our own hands.",
        ),
    ],
)
def test_a_lost_end_is_found(text: str, speech: str) -> None:
    assert found(text) == [speech]


@pytest.mark.parametrize(
    ("text", "speech"),
    [
        (
            (
                "Ada Poe, who wrote the report, said towns had waited too long. The trouble is "
                "getting the water here,” said Poe."
            ),
            "The trouble is getting the water here,”",
        ),
        (
            "Growers want things looser; think: vines, herbs and fruit from the garden,” says Roe.",
            "Growers want things looser; think: vines, herbs and fruit from the garden,”",
        ),
        ("Poe said he was just trying to wake the town.”", "just trying to wake the town.”"),
        (
            "The shop owner Abdul Reed admitted that he would have to tone down” the colours.",
            "tone down”",
        ),
        (
            "Hours were long. Poe said of them that people who pause often build a better wall.”",
            "people who pause often build a better wall.”",
        ),
        (
            "Rules are hard. Article 5 states that Any mill must keep its wheel.” Owners differ.",
            "Any mill must keep its wheel.”",
        ),
        (
            "Roe worked for firms which would, ...weigh the corn with a thumb on the scale.”",
            "...weigh the corn with a thumb on the scale.”",
        ),
        (
            (
                "Wheels turn. Ada Poe warns that people who stand under one should keep their hats,” "
                "because the boards are loose."
            ),
            "people who stand under one should keep their hats,”",
        ),
    ],
)
def test_a_lost_start_is_found(text: str, speech: str) -> None:
    assert found(text) == [speech]


def test_two_openings_are_no_pair() -> None:
    text = (
        'They can work," said Nora Quill, a teacher at Marl. "We do not need the old wheel '
        'anymore, said Tom Abel, head of the mill. "The new one turns faster than the best of '
        'them." Students say more.'
    )
    assert found(text)[1:] == [
        '"We do not need the old wheel anymore,',
        '"The new one turns faster than the best of them."',
    ]


def test_two_openings_that_lost_both_ends_are_no_pair() -> None:
    text = (
        'Mills close. "We do not need the old wheel anymore, said Tom Abel, head of the mill. '
        '"The new one turns faster.'
    )
    assert found(text) == ['"We do not need the old wheel anymore,', '"The new one turns faster.']


def test_two_marks_around_a_phrase_stay_a_pair_whatever_stands_between_blanks() -> None:
    text = 'They call the wheel " old iron " and laugh, said Tom Abel, head of the mill.'
    assert all(each in ('" old iron "',) for each in found(text))
