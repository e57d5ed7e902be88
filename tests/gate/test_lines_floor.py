"""The floor under the line cleaner: own-written dumps with the lines that are their article."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.gate.floors import floor_of
from tui.cleaning.lines import clean_lines
from tui.model import Article, PageRef, Role, SourcePage, plain_text

PAGES = sorted((Path(__file__).parent.parent / "pages" / "lines").glob("*.txt"))


def _cleaned(path: Path) -> tuple[Article, dict[str, Any]]:
    text = plain_text(path.read_text("utf-8"))
    gold = json.loads(path.with_suffix(".json").read_text("utf-8"))
    page = SourcePage(PageRef(path.name), "text", False, text, "utf-8", "0" * 64)
    return clean_lines(page), gold


def test_ends_starts_and_titles_stay_above_their_floors() -> None:
    ends = starts = titles = 0
    for path in PAGES:
        article, gold = _cleaned(path)
        body = [block.line_start for block in article.blocks if block.in_text]
        title = [block.line_start for block in article.blocks if block.role is Role.TITLE]
        starts += body[:1] == gold["body"][:1]
        ends += body[-1:] == gold["body"][-1:]
        titles += title == [gold["title"]]
    assert ends / len(PAGES) >= floor_of("lines.ends")
    assert starts / len(PAGES) >= floor_of("lines.starts")
    assert titles / len(PAGES) >= floor_of("lines.titles")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_every_block_says_why(path: Path) -> None:
    article, _ = _cleaned(path)
    told = [bool(block.reasons) and all(r.says for r in block.reasons) for block in article.blocks]
    assert sum(told) / len(told) >= floor_of("lines.reasons")


def test_a_pointer_inside_does_not_end_the_article() -> None:
    article, gold = _cleaned(next(path for path in PAGES if path.stem == "de-kommentare"))
    pointer = next(block for block in article.blocks if block.line_start == 11)
    assert pointer.role is Role.RELATED
    assert article.blocks[6].line_start is not None
    assert gold["body"][1] in [block.line_start for block in article.blocks if block.in_text]
