from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.app.typesetting.wrap import crop, pad, wrap


def lines(text: str, width: int) -> list[str]:
    return [text[start:end] for start, end in wrap(text, width)]


def test_a_line_breaks_at_the_last_blank_that_fits() -> None:
    assert lines("one two three four", 9) == ["one two", "three", "four"]


def test_a_word_longer_than_the_line_is_cut() -> None:
    assert lines("a " + "x" * 12, 5) == ["a", "xxxxx", "xxxxx", "xx"]


def test_a_compound_may_be_cut_after_its_hyphen() -> None:
    assert lines("the long-standing offer", 10) == ["the long-", "standing", "offer"]


def test_a_non_breaking_space_holds_words_together() -> None:
    assert lines("about 10\u00a0000 boats", 10) == ["about", "10\u00a0000", "boats"]


def test_a_short_last_word_does_not_stand_alone() -> None:
    assert lines("one three five seven we", 20) == ["one three five", "seven we"]


def test_chinese_breaks_between_characters_but_not_before_a_full_stop() -> None:
    assert lines("港口委员会否认出售。", 18) == ["港口委员会否认出", "售。"]


def test_an_opening_bracket_does_not_end_a_line() -> None:
    assert lines("港口「北码头」", 6) == ["港口", "「北码", "头」"]


@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=120))
@settings(max_examples=150)
def test_every_visible_character_is_on_exactly_one_line(text: str) -> None:
    ranges = wrap(text, 17)
    assert "".join(text[a:b] for a, b in ranges).replace(" ", "") == text.replace(" ", "")
    assert all(a <= b for a, b in ranges)
    assert [a for a, _ in ranges] == sorted(a for a, _ in ranges)


GLYPHS = [*"ab é港「」。, ก", "👩‍💻", "e\u0301"]


@given(st.lists(st.sampled_from(GLYPHS), max_size=80).map("".join), st.integers(8, 40))
@settings(max_examples=150)
def test_no_line_is_wider_than_asked(text: str, width: int) -> None:
    assert all(cell_len(line) <= width for line in lines(text, width))


def test_cropping_says_that_something_was_cut_and_heeds_wide_characters() -> None:
    assert crop("港口委员会", 5) == "港口…"
    assert cell_len(pad("港口委员会", 6)) == 6
    assert pad("ab", 4) == "ab  "
