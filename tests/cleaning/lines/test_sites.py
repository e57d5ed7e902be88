"""The site's name, from the lines of a dump."""

from __future__ import annotations

import pytest

from tests.cleaning.lines.pages import page
from tests.cleaning.lines.sample import BODY, TITLE, dump
from tui.cleaning.lines import clean_lines
from tui.cleaning.lines.sites import bare_headline
from tui.model import Block, Reason, Role

NAMED = [
    ([f"{TITLE} - Westbrook Post"], [], "Westbrook Post"),
    ([f"{TITLE} | Westbrook Post"], [], "Westbrook Post"),
    ([f"{TITLE} (From Westbrook Post)"], [], "Westbrook Post"),
    ([], ["© 2023 Westbrook Post. All rights reserved."], "Westbrook Post"),
    ([], ["Copyright 2019-2023 Westbrook Post"], "Westbrook Post"),
    ([], ["© westbrookpost.com 2021"], "westbrookpost.com"),
]


@pytest.mark.parametrize(("before", "after", "wanted"), NAMED, ids=lambda value: str(value)[:40])
def test_a_site_named_beside_the_headline_or_as_owner_is_found(
    before: list[str], after: list[str], wanted: str
) -> None:
    article = clean_lines(page(dump(before, [TITLE], BODY, after)))
    assert article.metadata.site is not None
    assert article.metadata.site.value == wanted


@pytest.mark.parametrize("line", ["Copyright notice", "© 2023 All rights reserved.", "© 2020"])
def test_a_notice_that_names_nobody_names_no_site(line: str) -> None:
    assert clean_lines(page(dump([TITLE], BODY, [line]))).metadata.site is None


WHY = (Reason("phrase", "says so"),)
HEADLINES = [
    (f"# {TITLE}", [], TITLE),
    (f"{TITLE} | Westbrook Post", [], TITLE),
    (f"## {TITLE} | Westbrook Post", [], TITLE),
    ("南湾新图书馆周六开放 | 南湾晚报", [], "南湾新图书馆周六开放"),
    (f"{TITLE} - Westbrook Post", ["© 2023 Westbrook Post. All rights reserved."], TITLE),
    (f"{TITLE} — Westbrook Post", ["Westbrook Post"], TITLE),
    (f"{TITLE} - and one dog", [], f"{TITLE} - and one dog"),
    (f"{TITLE} - Part Two", [], f"{TITLE} - Part Two"),
    (f"{TITLE} | and how it was paid", [], f"{TITLE} | and how it was paid"),
    ("Sport | Westbrook Post", [], "Sport | Westbrook Post"),
    ("#1 of the harbour ferries returns", [], "#1 of the harbour ferries returns"),
]


@pytest.mark.parametrize(("line", "after", "wanted"), HEADLINES, ids=lambda value: str(value)[-40:])
def test_a_headline_is_named_without_its_site_and_marks(
    line: str, after: list[str], wanted: str
) -> None:
    blocks = [
        Block(Role.TITLE, line, WHY),
        *(Block(Role.LEGAL, text, WHY) for text in after),
    ]
    assert bare_headline(line, blocks) == wanted


def test_the_name_after_the_headline_is_the_site() -> None:
    metadata = clean_lines(page(dump([], [f"# {TITLE} | Westbrook Post"], BODY, []))).metadata
    assert metadata.title is not None
    assert metadata.title.value == TITLE
    assert metadata.site is not None
    assert metadata.site.value == "Westbrook Post"
