"""What holds for any text: balanced, inside, in order, in linear time, never an error."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.marking.quotes import find_indirect, find_quotes

PIECES = st.sampled_from(
    [
        *"“”\"'‘’„«»‹›「」『』`´—–-.,!?:;()[] \n\t",
        *("``", "''", "said", "says", "He", "Smith", "the", "spokesman", "a", "that", "I"),
        *(" ", ", ", ". ", "according to", "told", "was", "’s", "statement", "\n\n", "and"),
        *("сказал", "sagte", "dijo", "so", "«Да", "12", "6'2\"", "’90s", "word", "more"),
    ]
)
PAGES = st.lists(PIECES, max_size=60).map("".join) | st.text(max_size=120)
LANGUAGE_CODES = st.sampled_from([None, "en", "de", "fr", "es", "pl", "ru", "uk", "xx"])


@settings(max_examples=150, deadline=None)
@given(text=PAGES, language=LANGUAGE_CODES)
def test_spans_lie_inside_the_text_in_order_and_never_overlap(
    text: str, language: str | None
) -> None:
    position = 0
    for quote in find_quotes(text, language=language):
        assert position <= quote.start < quote.end <= len(text)
        position = quote.end
        if quote.speaker is not None:
            assert quote.speaker in text
        assert quote.kind.is_speech or quote.speaker is None


@settings(max_examples=80, deadline=None)
@given(text=PAGES, language=LANGUAGE_CODES)
def test_no_quotation_crosses_a_blank_line(text: str, language: str | None) -> None:
    for quote in find_quotes(text, language=language):
        assert "\n\n" not in text[quote.start : quote.end]


@settings(max_examples=80, deadline=None)
@given(text=PAGES, language=LANGUAGE_CODES)
def test_reported_clauses_lie_inside_the_text(text: str, language: str | None) -> None:
    quotes = find_quotes(text, language=language)
    for clause in find_indirect(text, quotes, language=language):
        assert 0 <= clause.start < clause.end <= len(text)


@settings(max_examples=60, deadline=None)
@given(
    before=st.text(alphabet="abc .\n", max_size=40), after=st.text(alphabet="abc .", max_size=40)
)
def test_a_clear_quotation_is_found_in_any_company(before: str, after: str) -> None:
    quoted = "“We will not sell the mill,”"
    text = f"{before}\n{quoted} said Nora Quill.\n{after}"
    assert quoted in [text[q.start : q.end] for q in find_quotes(text, language="en")]


@pytest.mark.parametrize("piece", ['"', "“", "’ ", '" ', "“a” ", "“a said X, ", "’s ", "``", "«"])
def test_time_grows_with_the_page_and_not_with_its_square(piece: str) -> None:
    def seconds(size: int) -> float:
        page = piece * (size // len(piece))
        begin = time.process_time()
        find_quotes(page, language="en")
        return time.process_time() - begin

    seconds(2000)
    small, large = seconds(10_000), seconds(40_000)
    assert large < 12 * small + 0.2  # four times as much text; a square law would take sixteen
