"""A page in every form that people read; nothing of it becomes markup."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.library.export.pages import review
from tui.library.block_index import BlockIndex
from tui.library.corrections import (
    article_role,
    aside_role,
    corrected,
    fingerprint,
    moved_marks,
    other_role,
)
from tui.library.export.article_html import article_html
from tui.library.export.overlays import is_safe
from tui.library.formats import FORMATS, as_html, as_markdown, as_text, form_of
from tui.model import (
    Article,
    Block,
    CleanedPage,
    Contradiction,
    ContradictionKind,
    Marks,
    Metadata,
    PageKind,
    PageRef,
    Reason,
    Role,
    Span,
    Strength,
)

WHY = (Reason("long-prose", "long, well-formed sentences"),)


def page_of(*blocks: Block, marks: Marks | None = None) -> CleanedPage:
    """A page of these blocks without a title."""
    article = Article.assemble(blocks, PageKind.ARTICLE, Metadata())
    ref = PageRef("a <b>.html")
    return CleanedPage(ref, "html", "utf-8", "0" * 64, article, marks or Marks())


def body(text: str) -> Block:
    """A paragraph."""
    return Block(Role.BODY, text, WHY)


def test_lists_tables_code_and_quotes_keep_their_form_in_markdown() -> None:
    text = as_markdown(review().page)
    assert text.startswith("# Harbour board denies sale\n\nQuay Courier")
    assert "## What the board says" in text
    assert "1. one crane\n  - its hook\n2. two tugs" in text
    assert "| berth | length |\n| --- | --- |\n| north | 120 m |" in text
    assert "> A quay is not a cake." in text
    assert "```\nif sold:\n    weep()\n```" in text
    assert "\\<script\\>" in text
    assert "Buy pumps" not in text


def test_a_list_at_the_end_and_code_with_fences_inside_are_closed() -> None:
    page = page_of(
        Block(Role.BODY, "a ``` b", WHY, preformatted=True),
        Block(Role.LIST, "one", WHY, level=1, marker="•"),
        Block(Role.LIST, "two", WHY, level=1, marker="•"),
    )
    assert as_markdown(page).endswith("````\na ``` b\n````\n\n- one\n- two\n")
    assert as_html(page).count("<ul>") == as_html(page).count("</ul>") == 1
    assert as_text(page).endswith("• one\n\n• two\n")
    assert "<title>a &lt;b&gt;.html</title>" in as_html(page)


def test_html_of_every_kind_of_block_is_escaped() -> None:
    text = as_html(review().page)
    for piece in (
        "<h2>What the board says</h2>",
        "<ul>\n<li>one crane</li>",
        "<td>north</td>",
        "<blockquote><p>A quay is not a cake.</p></blockquote>",
        "<pre>if sold:\n    weep()</pre>",
        "&lt;script&gt;",
    ):
        assert piece in text
    assert "<script" not in text


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_a_page_without_anything_is_an_empty_file(form: str) -> None:
    assert FORMATS[form](page_of()) == ""


def test_an_offset_in_an_article_without_text_has_no_block() -> None:
    assert BlockIndex(page_of().article).place(7) == (-1, 0)
    index = BlockIndex(page_of(body("one two"), body("three")).article)
    assert index.split(Span(4, 11)) == [(0, 4, 7), (1, 0, 2)]
    assert index.split(Span(7, 9)) == []


def test_a_link_leads_to_the_web_or_nowhere() -> None:
    assert is_safe("https://news.example/a")
    assert not any(map(is_safe, ("javascript:x", "https://[broken", "https:", "/a")))


@pytest.mark.parametrize("strength", list(Strength))
def test_words_that_differ_are_marked_in_both_sides_of_a_pair(strength: Strength) -> None:
    one, other = "The board has nine cranes.", "The board has ten cranes."
    start = len(one) + 2
    pair = Contradiction(
        Span(0, len(one)),
        Span(start, start + len(other)),
        ContradictionKind.NUMBER,
        strength,
        0.9,
        rule="number",
        why="nine and ten",
        a_words=(Span(14, 18),),
        b_words=(Span(start + 14, start + 17),),
    )
    marks = Marks(contradictions=(pair,))
    seen = replace(
        review(), page=page_of(body(one), body(other), marks=marks), verdicts=(None,), passages=()
    )
    document = article_html(seen, "", 1)
    kind = "dispute" if strength is Strength.DISPUTE else "pair"
    assert f'<mark class="{kind}">' in document
    assert "nine" in document and "ten" in document
    unworded = replace(pair, a_words=(), b_words=())
    plain = replace(seen, page=page_of(body(one), body(other), marks=Marks((), (unworded,))))
    assert f'<mark class="{kind}">' in article_html(plain, "", 1)


def test_a_block_goes_to_the_side_or_back_as_what_it_was_or_would_be() -> None:
    assert article_role(body("text")) is Role.BODY
    assert article_role(Block(Role.TAIL_JUNK, "one", WHY, marker="•")) is Role.LIST
    assert article_role(Block(Role.NAV, "a\tb\nc\td", WHY)) is Role.TABLE
    page = page_of(body("first"), Block(Role.LEGAL, "rights", WHY), body("last"))
    assert aside_role(page.article, 0) is Role.LEAD_JUNK
    assert aside_role(page.article, 1) is Role.LEGAL
    assert aside_role(page.article, 2) is Role.TAIL_JUNK
    assert other_role(page, page, 0) is Role.LEAD_JUNK
    assert other_role(page, page, 1) is Role.BODY


def test_marks_move_with_their_blocks_and_go_with_those_that_go() -> None:
    one, other, third = "The quay was sold.", "The quay was not sold.", "The quay stays."
    spans = [Span(0, 18), Span(20, 42), Span(44, 59)]
    pairs = tuple(
        Contradiction(
            a, b, ContradictionKind.NEGATION, Strength.CONTRADICTION, 0.9, rule="r", why="w"
        )
        for a, b in ((spans[0], spans[1]), (spans[1], spans[2]), (spans[1], Span(90, 95)))
    )
    page = page_of(body(one), body(other), body(third), marks=Marks((), pairs))
    moved = corrected(page, {fingerprint(page.article, 0): "lead-junk"})
    text = moved.article.text
    assert [(pair.a.of(text), pair.b.of(text)) for pair in moved.marks.contradictions] == [
        (other, third)
    ]
    assert moved_marks(page.marks, page.article, page.article).contradictions == pairs[:2]
    assert corrected(page, {fingerprint(page.article, 0): "no such role"}) == page


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("a.html", "html"),
        ("~/b/a.HTM", "html"),
        ("a.txt", "text"),
        ("a.json", "json"),
        ("a.md", "markdown"),
        ("a.b", "markdown"),
        ("html", "markdown"),
    ],
)
def test_the_ending_of_a_name_says_in_which_form_a_page_is_written(name: str, form: str) -> None:
    assert form_of(name) == form
