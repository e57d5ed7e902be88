"""Marks of an article too long to be marked as a whole."""

from __future__ import annotations

import pytest

from tui.library import pages
from tui.library.pages import clean_source, marks_of
from tui.model import Article, Block, Metadata, PageKind, PageRef, Reason, Role, SourcePage

SAID = "“We will mend the quay before the winter storms,” said Anna Holm, the mayor of the town."

PLACES = ["quay", "bridge", "mole", "ferry stage", "lighthouse", "old market"]


def test_marks_end_with_the_paragraph_before_the_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "MARKED_CHARACTERS", len(SAID) * 2 + 10)
    blocks = [Block(Role.BODY, SAID, (Reason("prose", "prose"),)) for _ in range(4)]
    article = Article.assemble(blocks, PageKind.ARTICLE, Metadata())
    quotes = marks_of(article).quotes
    assert [quote.start // len(SAID) for quote in quotes] == [0, 1]
    assert all(quote.span.of(article.text).startswith("“We will") for quote in quotes)


def test_one_paragraph_over_the_bound_is_marked_up_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "MARKED_CHARACTERS", len(SAID))
    block = Block(Role.BODY, f"{SAID} {SAID}", (Reason("prose", "prose"),))
    article = Article.assemble([block], PageKind.ARTICLE, Metadata())
    assert len(marks_of(article).quotes) == 1


def test_the_page_says_that_it_was_marked_in_part(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "The quay\n\n" + "\n\n".join(SAID.replace("quay", place) for place in PLACES)
    page = SourcePage(PageRef("x.txt"), "text", False, text, "utf-8", "d")
    assert not clean_source(page).warnings
    monkeypatch.setattr(pages, "MARKED_CHARACTERS", len(SAID))
    assert any("looked for in the first" in warning for warning in clean_source(page).warnings)
