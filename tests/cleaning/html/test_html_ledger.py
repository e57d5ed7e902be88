from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cleaning.html.pages import PARAGRAPHS, article_page, clean
from tui.model import Article, PageKind, Role

TAGS = ("p", "div", "li", "ul", "ol", "table", "tr", "td", "th", "caption", "h1", "h2", "blockquote",
        "pre", "span", "a", "b", "br", "figure", "figcaption", "section", "aside", "nav", "footer",
        "form", "button", "select", "option", "details", "summary", "dl", "dt", "dd")  # fmt: skip
WORDS = st.sampled_from(
    ("pier", "the sea rose, and fell.", "  ", "42", "市議会は", "“so”", "&amp;")
)
PIECES = st.lists(
    st.one_of(
        WORDS,
        st.sampled_from(TAGS).map("<{}>".format),
        st.sampled_from(TAGS).map("</{}>".format),
        st.sampled_from(
            (
                '<span class="ad">',
                '<div style="display:none">',
                "<p hidden>",
                "<!-- no -->",
                "<script>no()</script>",
                "<",
                "</",
            )
        ),
    ),
    max_size=40,
).map("".join)


def letters(article: Article) -> str:
    return re.sub(r"\s", "", "".join(block.text for block in article.blocks))


def check_promises(article: Article) -> None:
    ledger = article.ledger
    assert ledger.article + ledger.aside == ledger.visible == len(letters(article))
    assert article.text == "\n\n".join(block.text for block in article.blocks if block.in_text)
    for block in article.blocks:
        assert block.reasons
        assert all(reason.says for reason in block.reasons)
        assert 0.0 <= block.confidence <= 1.0


@given(PIECES)
@settings(max_examples=150, deadline=None)
def test_mutilated_markup_keeps_the_promises(markup: str) -> None:
    check_promises(clean(markup, votes=False))


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_a_page_with_pieces_cut_out_keeps_the_promises(data: st.DataObject) -> None:
    page = article_page()
    start = data.draw(st.integers(0, len(page)))
    end = data.draw(st.integers(start, min(len(page), start + 200)))
    check_promises(clean(page[:start] + page[end:], votes=False))


@given(st.lists(WORDS, min_size=1, max_size=30))
@settings(max_examples=80, deadline=None)
def test_every_visible_letter_stands_in_one_block(words: list[str]) -> None:
    tags = ("p", "li", "td", "h2", "span", "b", "dd")
    parts = [f"<{tags[i % 7]}>{word}</{tags[i % 7]}>" for i, word in enumerate(words)]
    article = clean("<html><body>" + "".join(parts) + "</body></html>", votes=False)
    wanted = re.sub(r"\s", "", "".join(words)).replace("&amp;", "&")
    assert letters(article) == wanted


@pytest.mark.parametrize("markup", ["", " ", "<html></html>", "<p></p>", "<!-- x -->", "\x00"])
def test_a_page_without_text_has_no_blocks_and_is_empty(markup: str) -> None:
    article = clean(markup)
    assert article.blocks == ()
    assert article.page_kind is PageKind.EMPTY


def test_the_same_page_is_judged_the_same_twice() -> None:
    assert clean(article_page()) == clean(article_page())


@pytest.mark.parametrize("tag", ["div", "b", "span", "blockquote", "table"])
def test_a_page_nested_ten_thousand_deep_keeps_its_words(tag: str) -> None:
    inside = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    article = clean(f"<html><body>{f'<{tag}>' * 10_000}{inside}</body></html>")
    check_promises(article)
    assert "the size of a bus" in " ".join(block.text for block in article.blocks)


def test_a_page_of_a_hundred_thousand_paragraphs_loses_none() -> None:
    article = clean("<p>one" * 100_000)
    assert len(letters(article)) == 300_000
    assert len(article.blocks) < 30_000


def test_one_paragraph_of_a_million_words_is_one_block() -> None:
    article = clean("<p>" + "sea " * 1_000_000 + "</p>")
    assert article.ledger.visible == 3_000_000
    assert len(article.blocks) == 1


def test_the_words_of_an_attribute_bomb_are_kept() -> None:
    attributes = " ".join(f'data-{number}="x"' for number in range(20_000))
    article = clean(f"<div {attributes}><p>{PARAGRAPHS[0]}</p></div>")
    assert [block.text for block in article.blocks] == [PARAGRAPHS[0]]
    assert all(block.role is not Role.TITLE for block in article.blocks)
