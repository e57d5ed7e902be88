"""Two versions of one story: paragraphs paired in order, differing words found and weighed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.library.versions import Weight, differences_of, paired

BRIDGE = "The swing bridge at Harrow Quay will be shut for nine weeks after divers found a crack."
COST = "Repairs will cost 40,000 crowns, Mayor Ole Brandt said on Tuesday in the town hall."
SEALS = "A seal pup was born on the lifeboat slip and slept through the whole of the ceremony."


def words(text: str, other: str) -> list[tuple[str, str, Weight]]:
    return [
        (text[d.left.start : d.left.end], other[d.right.start : d.right.end], d.weight)
        for d in differences_of(text, other)
    ]


def test_the_same_text_has_no_differences() -> None:
    assert [pair.differences for pair in paired([BRIDGE, COST], [BRIDGE, COST])] == [(), ()]


def test_a_changed_number_weighs_most_and_then_a_name() -> None:
    assert words(COST, COST.replace("40,000", "75,000")) == [("40,000", "75,000", Weight.NUMBER)]
    assert words(COST, COST.replace("Brandt", "Brand")) == [("Brandt", "Brand", Weight.NAME)]
    assert words(BRIDGE, BRIDGE.replace("shut", "closed")) == [("shut", "closed", Weight.WORDING)]


def test_a_word_changed_inside_quotation_marks_is_told() -> None:
    one = "She said “the quay is not a cake” and left."
    assert words(one, one.replace("cake", "pie")) == [("cake", "pie", Weight.QUOTED)]


def test_a_paragraph_that_one_version_lacks_stands_alone() -> None:
    pairs = paired([BRIDGE, SEALS, COST], [BRIDGE, COST])
    assert [(pair.left, pair.right) for pair in pairs] == [(0, 0), (1, None), (2, 1)]


def test_paragraphs_of_other_things_are_not_paired() -> None:
    pairs = paired([SEALS], [COST])
    assert {(pair.left, pair.right) for pair in pairs} == {(0, None), (None, 0)}


TEXTS = st.lists(st.text("ab 1.“”", max_size=30), max_size=8)


@given(TEXTS, TEXTS)
def test_every_paragraph_stands_once_and_in_its_order(left: list[str], right: list[str]) -> None:
    pairs = paired(left, right)
    assert [p.left for p in pairs if p.left is not None] == list(range(len(left)))
    assert [p.right for p in pairs if p.right is not None] == list(range(len(right)))


@given(st.text("ab 1.,“”É", max_size=60), st.text("ab 1.,“”É", max_size=60))
def test_putting_the_right_words_in_the_place_of_the_left_gives_the_right_text_s_words(
    left: str, right: str
) -> None:
    made, at = "", 0
    for difference in differences_of(left, right):
        assert at <= difference.left.start <= difference.left.end <= len(left)
        made += left[at : difference.left.start] + " "
        made += right[difference.right.start : difference.right.end] + " "
        at = difference.left.end
    made += left[at:]
    assert "".join(made.split()) == "".join(right.split())


def test_long_texts_are_compared_in_bounded_time() -> None:
    left = [f"Paragraph {n} tells of cranes and tides and people {n}." for n in range(3_000)]
    assert len(paired(left, left[:-1])) >= 3_000
