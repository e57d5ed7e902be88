"""Pages of every shape are judged, named and marked as before (see `pinning.py` and `made_pages.py`).

What no test of a rule looks for shows here: a fault in one of many small signs moves how sure the
program is of some block, or what it takes for a date, on some page of these.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.gate.made_pages import html_page, text_page
from tests.gate.pinning import pinned
from tests.gate.test_judgements import NEAR
from tui import clean
from tui.model import CleanedPage

PAGES = 90
"""Of each form."""


def rows_of(page: CleanedPage) -> list[list[object]]:
    """The page's kind and facts, then role and confidence of each block."""
    article = page.article
    metadata = article.metadata
    facts = (metadata.title, metadata.byline, metadata.date, metadata.site, metadata.url)
    rows: list[list[object]] = [[article.page_kind.value, *(fact and fact.value for fact in facts)]]
    rows += [[block.role.value, round(block.confidence, 3)] for block in article.blocks]
    return rows


def check(key: str, page: CleanedPage) -> None:
    now = rows_of(page)
    before = pinned("made", key, now)
    assert now[0] == before[0]
    assert [role for role, _ in now[1:]] == [role for role, _ in before[1:]]
    moved = [
        (number, role, sure, was)
        for number, ((role, sure), (_, was)) in enumerate(zip(now[1:], before[1:], strict=True))
        if abs(float(str(sure)) - float(was)) > NEAR
    ]
    assert moved == [], "block, role, present and pinned confidence"


@pytest.mark.parametrize("number", range(PAGES))
def test_a_made_page_is_judged_as_before(number: int, tmp_path: Path) -> None:
    file = tmp_path / f"{number}.html"
    file.write_text(html_page(number), "utf-8")
    check(f"html {number:02}", clean(file, marks=False))


@pytest.mark.parametrize("number", range(PAGES))
def test_a_made_dump_is_judged_as_before(number: int, tmp_path: Path) -> None:
    file = tmp_path / f"{number}.txt"
    file.write_text(text_page(number), "utf-8")
    check(f"dump {number:02}", clean(file, marks=False))
