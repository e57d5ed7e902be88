"""Handed over as HTML: sound, whole, marked, and asking for nothing."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.library.export.pages import HOSTILE, review
from tui.library.export.article_html import article_html
from tui.library.export.document_html import POLICY, article_document, index_row, session_document
from tui.library.export.inline import LAYERS, InlineMarks, inline_html
from tui.model import Article, Block, Reason, Role

VOID = {"br", "meta", "link", "img", "hr", "input"}


class Page(HTMLParser):
    """What a browser would make of a document: text, elements, ids, links; raises where elements
    do not nest."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.marked: dict[str, list[str]] = {}
        self.parts: list[str] = []
        self.visible = ""
        self.feed(source)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        values = {name: value or "" for name, value in attrs}
        self.ids += [values["id"]] if "id" in values else []
        self.links += [values["href"]] if "href" in values else []
        assert not any(name.startswith("on") for name in values)
        if tag not in VOID:
            self.open.append(f"{tag}.{values.get('class', '')}")

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop().partition(".")[0] == tag

    def handle_data(self, data: str) -> None:
        self.parts.append(data)
        if not {"span.hidden", "sup.number"} & set(self.open):
            self.visible += data
        for element in self.open:
            self.marked.setdefault(element, []).append(data)

    @property
    def text(self) -> str:
        return "".join(self.parts)

    def inside(self, element: str) -> str:
        return "".join(self.marked.get(element, []))


def test_every_block_stands_in_the_document_and_page_text_stays_text() -> None:
    page = Page(article_document(review()))
    for block in review().page.article.blocks:
        for cell in re.split(r"[\t\n]", block.text):
            assert cell in page.visible
    assert HOSTILE in page.text
    assert not {"script", "img", "iframe", "object", "form"} & set(page.tags)


def test_what_was_set_aside_is_folded_away_with_its_reason() -> None:
    folded = Page(article_html(review())).inside("details.aside")
    assert "Home Sport Weather" in folded
    assert "a menu of links" in folded
    assert "product teaser · unsure: cut off with …, like 2 blocks around it" in folded
    assert "The board sold" not in folded


def test_quotations_are_marked_and_listed_by_speaker() -> None:
    page = Page(article_html(review()))
    marked = page.inside("mark.quote")
    assert "and it is done" in marked
    assert "We sold nothing" in marked
    assert "quotation, Ada Lund: " in page.inside("span.hidden")
    assert {"q1", "q2"} <= set(page.ids)


def test_both_sides_of_a_dispute_lead_to_each_other() -> None:
    page = Page(article_html(review()))
    assert {"c1a", "c1b"} <= set(page.ids)
    assert {"#c1a", "#c1b"} <= set(page.links)
    assert page.inside("mark.dispute") == "solddenied"
    assert "[1]" in page.text
    assert "Both may conflict." in page.text


def test_a_pair_that_was_judged_not_real_is_listed_but_not_marked() -> None:
    page = Page(article_html(review()))
    assert "c2a" not in page.ids
    assert "judged not real" in page.text
    assert "The counts may conflict." in page.text


def test_decision_tags_and_notes_are_told() -> None:
    page = Page(article_html(review()))
    assert "kept · starred · tagged harbour" in page.text
    notes = page.inside("div.note")
    assert "ask the clerk" in notes
    assert "really?" in notes
    assert "it is done" in page.inside("mark.note")


def test_only_links_to_the_web_can_be_followed() -> None:
    page = Page(article_html(review()))
    outside = {link for link in page.links if not link.startswith("#")}
    assert outside == {"https://board.example/?a=1&b=2", "https://courier.example/quay"}


def test_lists_nest_and_keep_their_numbers() -> None:
    source = article_html(review())
    assert re.search(
        r'<ol>\s*<li value="1">one crane\s*<ul>\s*<li>its hook\s*</li></ul>\s*</li>\s*'
        r'<li value="2">two tugs\s*</li></ol>',
        source,
    )


def test_a_table_stays_a_table_and_code_keeps_its_lines() -> None:
    source = article_html(review())
    assert "<tr><td>north</td><td>120 m</td></tr>" in source
    assert "if sold:\n    weep()" in source


def test_a_session_holds_all_articles_under_ids_of_their_own() -> None:
    kept = [review(), replace(review(), note="")]
    rows = [index_row(one, f"#p{number}-top") for number, one in enumerate(kept, 1)]
    articles = [article_html(one, f"p{number}-", 2) for number, one in enumerate(kept, 1)]
    page = Page("".join(session_document(rows, articles, "Review of scrape")))
    assert len(page.ids) == len(set(page.ids))
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)
    assert page.text.count("kept · starred · tagged harbour") == 4


def test_the_document_forbids_every_request() -> None:
    document = article_document(review())
    assert POLICY in document
    assert "url(" not in document
    assert "@import" not in document


@pytest.mark.parametrize("cut", ["mark", "link"])
def test_overlapping_marks_nest_soundly(cut: str) -> None:
    marks = InlineMarks()
    marks.wrap("quote", 0, 6, '<mark class="quote">', "</mark>")
    marks.wrap("pair" if cut == "mark" else "link", 3, 9, "<b>", "</b>")
    page = Page(inline_html("abcdefghij", marks))
    assert page.text == "abcdefghij"
    assert page.inside("b.") == "defghi"
    assert page.inside("mark.quote") == "abcdef"


SPANS = st.tuples(st.sampled_from(LAYERS), st.integers(0, 60), st.integers(0, 60))


@given(st.text(max_size=60), st.lists(SPANS, max_size=12), st.lists(st.integers(0, 60)))
def test_whatever_lies_over_a_text_it_keeps_its_characters(
    text: str, spans: list[tuple[str, int, int]], signs: list[int]
) -> None:
    text = text.replace("\r", " ")
    marks = InlineMarks()
    for layer, start, end in spans:
        if start < end:
            marks.wrap(layer, start, min(end, len(text)), f'<i class="{layer}">', "</i>")
    for at in signs:
        marks.sign(min(at, len(text)), "<sup></sup>")
    page = Page(inline_html(text, marks))
    assert page.text.replace("\n", "") == text.replace("\n", "")
    for layer in LAYERS:
        inside = {i for own, s, e in spans if own == layer for i in range(s, min(e, len(text)))}
        expected = "".join(text[i] for i in sorted(inside))
        assert page.inside(f"i.{layer}").replace("\n", "") == expected.replace("\n", "")


def test_a_page_of_nothing_but_marks_is_set_in_linear_time() -> None:
    text = "“a” " * 20_000
    marks = InlineMarks()
    for start in range(0, len(text), 4):
        marks.wrap("quote", start, start + 3, "<mark>", "</mark>")
    assert inline_html(text, marks).count("<mark>") == 20_000


def test_a_page_without_article_is_handed_over_too() -> None:
    blocks = [Block(Role.NAV, "Home", (Reason("menu", "a menu"),))]
    page = review().page
    empty = Article.assemble(blocks, page.article.page_kind, page.article.metadata)
    left = replace(review(), page=replace(page, article=empty, marks=type(page.marks)()))
    assert "Home" in Page(article_html(replace(left, verdicts=(), passages=()))).text
