"""How words and numbers are read, and when two numbers or names do not fit together."""

from __future__ import annotations

import pytest

from tui.marking.contradictions.lexicon import lexicon
from tui.marking.contradictions.names import names_conflict, near_spelling
from tui.marking.contradictions.values import both_bound, numbers_conflict
from tui.marking.contradictions.words import MAX_WORDS, Sort, Word, number_value, words


def read(text: str, language: str = "en") -> tuple[Word, ...]:
    return words(text, 0, len(text), lexicon(language))


@pytest.mark.parametrize(
    ("digits", "value"),
    [
        ("1,200", 1200),
        ("1,200.5", 1200.5),
        ("3,5", 3.5),
        ("1,20,3", None),
        ("1.2.3", None),
        ("7", 7),
    ],
)
def test_digits_with_points_and_commas_have_one_value_or_none(
    digits: str, value: float | None
) -> None:
    assert number_value(digits) == value


def test_points_group_digits_in_german_and_spanish() -> None:
    assert number_value("1.200", points_group=True) == 1200
    assert number_value("1.200,5", points_group=True) == 1200.5
    assert number_value("1.2", points_group=True) == 1.2


@pytest.mark.parametrize(
    ("text", "key", "sort"),
    [
        ("twenty-five", "#25", Sort.NUMBER),
        ("twenty-fifth", "#o25", Sort.NUMBER),
        ("5 million", "#5000000", Sort.NUMBER),
        ("$3.2bn", "#$3200000000", Sort.NUMBER),
        ("40 %", "#40", Sort.NUMBER),
        ("8:30", "@t8:30", Sort.TIME),
        ("9pm", "@t9pm", Sort.TIME),
        ("1990s", "@s1990", Sort.YEAR),
        ("1990", "@y1990", Sort.YEAR),
        ("1.2.3", "#1.2.3", Sort.NUMBER),
        ("3rd", "#o3", Sort.NUMBER),
    ],
)
def test_a_number_in_words_or_digits_is_one_word(text: str, key: str, sort: Sort) -> None:
    (word,) = read(text)
    assert (word.key, word.sort) == (key, sort)
    assert (word.start, word.end) == (0, len(text)) or text.endswith("%")


def test_a_scale_behind_a_rank_or_a_version_is_a_word_of_its_own() -> None:
    assert [word.low for word in read("3rd million")] == ["3rd", "million"]
    assert [word.low for word in read("1.2.3 million")] == ["1.2.3", "million"]


def test_only_tens_and_ones_are_joined() -> None:
    assert [word.value for word in read("twenty-five") if word.value] == [25]
    assert [word.value for word in read("20-five") if word.value] == [20, 5]
    assert [word.value for word in read("two-five") if word.value] == [2, 5]


def test_a_sentence_without_end_is_read_to_a_bound() -> None:
    assert len(read("river " * (MAX_WORDS + 40))) == MAX_WORDS


def conflict(one: str, other: str, mine: int, theirs: int, *, labels: bool = False) -> bool:
    a, b = read(one), read(other)
    number = next(word for word in a if word.low == str(mine) or word.value == mine)
    again = next(word for word in b if word.low == str(theirs) or word.value == theirs)
    return numbers_conflict(number, again, a, b, labels=labels)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("they sold 40 buses", "they sold 60 buses"),
        ("they sold about 40 buses", "they sold 60 buses"),
        ("they sold at least 60 buses", "they sold 40 buses"),
        ("they sold at most 40 buses", "they sold 60 buses"),
    ],
)
def test_numbers_beyond_rounding_and_bounds_conflict(one: str, other: str) -> None:
    mine, theirs = (next(int(w) for w in text.split() if w.isdigit()) for text in (one, other))
    assert conflict(one, other, mine, theirs)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("they sold about 40 buses", "they sold 42 buses"),
        ("they sold at least 40 buses", "they sold 60 buses"),
        ("they sold at most 60 buses", "they sold 40 buses"),
        ("they sold 40 buses", "they sold 40 buses"),
        ("they sold $40 worth", "they sold 60 worth"),
        ("the trial was small (n = 40)", "the trial was small (n = 60)"),
        ("they sold the Harrow 40 in May", "they sold the Harrow 60 in May"),
        ("they use Openfield 17.2 now", "they use Openfield 16.1 now"),
        ("3 Survey of the National Bank", "4 Survey of the National Bank"),
        ("they sold 2XL shirts", "they sold 3XL shirts"),
    ],
)
def test_numbers_that_can_both_be_right_do_not_conflict(one: str, other: str) -> None:
    a, b = read(one), read(other)
    number = next(word for word in a if word.sort is Sort.NUMBER)
    again = next(word for word in b if word.sort is Sort.NUMBER)
    assert not numbers_conflict(number, again, a, b)


def test_numbers_that_are_names_conflict_where_names_are_asked_for() -> None:
    one, other = "they sold the Harrow 40 in May", "they sold the Harrow 60 in May"
    assert conflict(one, other, 40, 60, labels=True)
    assert not conflict(one, other, 40, 60)


def test_two_bounds_on_one_side_are_told_from_others() -> None:
    a, b = read("less than 2 of ten"), read("less than 5 of ten")
    c = read("more than 5 of ten")
    two, five, more = a[2], b[2], c[2]
    assert both_bound(two, five, a, b)
    assert not both_bound(two, more, a, c)


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("kerrigan", "kerigan", True),
        ("portilo", "portillo", True),
        ("weiss", "weisz", True),
        ("brain", "brian", True),
        ("weiss", "weiss", False),
        ("weiss", "boyle", False),
        ("an", "anna", False),
    ],
)
def test_near_spellings_differ_by_one_letter_or_a_swap(one: str, other: str, near: bool) -> None:
    assert near_spelling(one, other) is near
    assert near_spelling(other, one) is near


@pytest.mark.parametrize(
    ("one", "other", "at"),
    [
        ("it was written by Clara Weiss for them", "it was written by Clara Boyle for them", 5),
        ("it was written by Tomas Kerrigan then", "it was written by Tomas Kerigan then", 5),
        ("it was sold to Metawo by them", "it was sold to Meta by them", 4),
    ],
)
def test_one_name_in_two_forms_conflicts(one: str, other: str, at: int) -> None:
    a, b = read(one), read(other)
    assert names_conflict(a[at], b[at], a, b)


@pytest.mark.parametrize(
    ("one", "other", "at"),
    [
        ("the Violence fund pays for it", "the Nonviolence fund pays for it", 1),
        ("they asked for the Certificate again", "they asked for the Certification again", 4),
        ("it was sold to Clara and then", "it was sold to Boyle and then", 4),
        ("with Clara Weiss Oskar Lind Harrow", "with Clara Boyle Oskar Lind Harrow", 2),
    ],
)
def test_other_names_and_forms_of_a_word_do_not_conflict(one: str, other: str, at: int) -> None:
    a, b = read(one), read(other)
    assert not names_conflict(a[at], b[at], a, b)


def test_initials_between_names_are_passed_over() -> None:
    a, b = read("it was Clara M. Weiss who came"), read("it was Clara M. Boyle who came")
    place = next(i for i, word in enumerate(a) if word.low == "weiss")
    assert names_conflict(a[place], b[place], a, b)
