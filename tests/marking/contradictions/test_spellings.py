"""A slip in a name is one pair, the two statements that are most alike."""

from __future__ import annotations

from tests.marking.contradictions.test_rules import FILLER, found

NAMES = (
    "The bakery in the square was founded by Tomas Kerrigan, who came from Cork.",
    "For years Tomas Kerrigan paid no rent at all to the landlord of the bakery.",
)
SLIP = "For years Tomas Kerigan paid no rent to the landlord, as the town knew."


def pairs(*sentences: str) -> list[tuple[str, str]]:
    text = FILLER.join(sentences)
    return [(c.a.of(text), c.b.of(text)) for c in found(text) if c.rule == "two-spellings"]


def test_a_slip_between_two_right_mentions_is_shown_once_with_the_more_alike() -> None:
    later = "In the end Tomas Kerrigan gave the bakery to his sister."
    assert pairs(*NAMES, SLIP, later) == [(NAMES[1], SLIP)]


def test_a_slip_below_a_heading_is_shown_with_the_text_too() -> None:
    heading = "Tomas Kerrigan paid no rent"
    shown = pairs(heading, SLIP, NAMES[0])
    assert [SLIP in pair for pair in shown] == [True, True]
    assert {NAMES[0], heading} <= {sentence for pair in shown for sentence in pair}


def test_a_name_that_slips_twice_is_shown_twice_and_never_more() -> None:
    again = "It was Tomas Kerigan who baked the first loaf there."
    right = "When the war came, Tomas Kerrigan sold bread to both sides."
    third = "Nobody asked Tomas Kerigan for a receipt."
    shown = pairs(NAMES[0], again, right, third, NAMES[1], SLIP)
    assert len(shown) == 2
    assert not set(shown[0]) & set(shown[1])
