"""The border: nothing that could drive a terminal passes it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.model import display_name, plain_line, plain_text, visible_characters, word_count
from tui.model.plain import COUNTED_AT_ONCE, ESCAPE_MARK, HIDDEN_MARK, OVERRIDE_MARK

HOSTILE = st.text(
    st.one_of(
        st.characters(max_codepoint=0xFF),
        st.sampled_from(
            "\u200b\u200d\u202e\u202a\u2066\u2028\ufeff\ud800\U000e0041\U000e0100\ufe0f"
        ),
        st.characters(),
    )
)


@given(HOSTILE)
def test_no_control_character_passes(text: str) -> None:
    for character in plain_text(text):
        assert character in "\n\t" or unicodedata.category(character) not in ("Cc", "Cs")
        assert character not in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029"


@given(HOSTILE)
def test_plain_text_is_plain_already(text: str) -> None:
    once = plain_text(text)
    assert plain_text(once) == once


@given(HOSTILE)
def test_a_whole_page_is_made_plain_as_its_parts_are(text: str) -> None:
    before = "some words and " * 200
    assert plain_text(before + text) == before + plain_text(text)


def test_what_is_hidden_in_a_word_of_a_whole_page_leaves_a_mark() -> None:
    before = "some words\r\n" * 200
    hidden = "pass\u200b\u200b\x07\u200b\u200bword"
    assert plain_text(before + hidden).endswith(f"words\npass{HIDDEN_MARK}word")


@given(st.text(st.characters(categories=("L", "N", "P", "Z"), exclude_characters="\u2028\u2029")))
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    assert plain_text(text) == text


def test_an_escape_and_an_override_leave_a_mark() -> None:
    assert plain_text("\x1b]52;c;QQ==\x07") == f"{ESCAPE_MARK}]52;c;QQ=="
    assert plain_text("invoice\u202egnp.exe") == f"invoice{OVERRIDE_MARK}gnp.exe"


@pytest.mark.parametrize("hidden", ["\u200b\u200c\u200b\u200d", "\U000e0100" * 9, "\u2060" * 500])
def test_text_hidden_in_a_word_leaves_a_mark(hidden: str) -> None:
    assert plain_text(f"pass{hidden}word") == f"pass{HIDDEN_MARK}word"


@pytest.mark.parametrize(
    "text", ["فارسی\u200cها", "👩\u200d👩\u200d👧", "Donau\u00addampf", "long\u200bword"]
)
def test_joiners_and_break_hints_stay(text: str) -> None:
    assert plain_text(text) == text


def test_line_ends_become_one_kind_and_lines_keep_their_number() -> None:
    assert plain_text("a\r\nb\nc\rd\x85e\u2028f") == "a\nb\nc d e f"


def test_a_line_has_no_breaks_and_no_blanks_at_its_ends() -> None:
    assert plain_line("  a\n\tb\u00a0 c ") == "a b c"


def test_a_file_name_that_is_no_utf_8_can_be_shown() -> None:
    assert display_name(b"caf\xe9\x1b[2J.html".decode("utf-8", "surrogateescape")) == (
        f"caf\\xe9{ESCAPE_MARK}[2J.html"
    )


@given(HOSTILE)
def test_visible_characters_are_those_that_are_no_white_space(text: str) -> None:
    assert visible_characters(text) == sum(not character.isspace() for character in text)


@pytest.mark.parametrize("words", ["quay ", "quay \n\n", "港の ", "港", " quay"])
def test_words_of_a_long_text_are_counted_in_pieces_to_the_same_number(words: str) -> None:
    often = 3 * COUNTED_AT_ONCE // len(words)
    assert word_count(words * often) == often * word_count(words)
