from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cleaning.lines.pages import page
from tui.cleaning.lines import clean_lines
from tui.model import plain_text, visible_characters

_LINES = st.lists(
    st.one_of(
        st.text(max_size=60),
        st.sampled_from(
            [
                "",
                "\u200b",
                "\u00a0",
                "- Home",
                "Read more…",
                "a\tb\tc",
                "1 2 3",
                "The council met on Monday and said that the fee would not rise again this year.",
                "市議会は月曜日に会合を開き、今年は料金を再び引き上げないと述べた。",
                "© 2024 All rights reserved",
                "Leave a comment",
            ]
        ),
    ),
    max_size=25,
)


@given(_LINES)
@settings(max_examples=150, deadline=None)
def test_every_visible_character_is_in_exactly_one_block(lines: list[str]) -> None:
    text = plain_text("\n".join(lines))
    article = clean_lines(page(text))
    seen = "".join("".join(block.text.split()) for block in article.blocks)
    assert seen == "".join(text.split())
    assert article.ledger.visible == visible_characters(text)
    assert article.ledger.article + article.ledger.aside == article.ledger.visible


@given(_LINES)
@settings(max_examples=80, deadline=None)
def test_line_numbers_point_at_the_lines_of_the_block(lines: list[str]) -> None:
    text = plain_text("\n".join(lines))
    source = text.split("\n")
    last = 0
    for block in clean_lines(page(text)).blocks:
        assert block.line_start is not None
        assert block.line_end is not None
        assert last < block.line_start <= block.line_end
        last = block.line_end
        here = "".join(source[block.line_start - 1 : block.line_end])
        assert "".join(here.split()) == "".join(block.text.split())
        assert block.reasons
