"""Pages of one endless line or of a million tiny blocks cost as much as they are long, and no page is
too large to be shown raw."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tui.errors import TooLarge
from tui.library.pages import RAW_BLOCKS, clean_page, raw_article
from tui.model import PageRef, SourcePage, visible_characters
from tui.sources import Limits, find, read

SENTENCE = "The harbour board said on Monday that it would mend the quay before the winter. "

SHAPES: dict[str, Callable[[int], str]] = {
    "one line.txt": lambda size: SENTENCE * size,
    "one word.txt": lambda size: "a" * (80 * size),
    "tiny lines.txt": lambda size: "a\n" * (8 * size),
    "tiny paragraphs.md": lambda size: "- a\n\n" * (8 * size),
    "quotations.txt": lambda size: '"a" he said. ' * (4 * size),
    "one line.html": lambda size: f"<html><body><p>{SENTENCE * size}",
    "one word.html": lambda size: f"<html><body><p>{'a' * (80 * size)}",
    "an attribute.html": lambda size: f"<html><body><p class='{'a' * (80 * size)}",
    "tiny paragraphs.html": lambda size: "<html><body>" + "<p>a</p>" * (4 * size),
    "tiny breaks.html": lambda size: "<html><body>" + "a<br>" * (4 * size),
    "tiny links.html": lambda size: "<html><body>" + "<a href=x>a</a>" * (4 * size),
    "rows.html": lambda size: "<html><body><table>" + "<tr><td>a<td>b" * (2 * size),
    "headings.html": lambda size: "<html><body>" + "<h2>A b</h2>" * (4 * size),
    "nested.html": lambda size: "<html><body>" + "<div>" * (4 * size) + "a",
}

SMALL = 100
TIMES = 4
"""How much longer the second page is; one that costs its square takes sixteen times as long."""
MOST = 2.5 * TIMES
TRIES = 4
"""On a busy machine a measure may be off by more than that."""


def _seconds(path: Path, text: str) -> float:
    path.write_text(text)
    begun = time.process_time()
    page = clean_page(PageRef(str(path)))
    taken = time.process_time() - begun
    assert page.error is None
    ledger = page.article.ledger
    assert ledger.article + ledger.aside == ledger.visible
    return taken


@pytest.mark.parametrize("name", SHAPES)
def test_a_page_costs_no_more_than_it_is_long(tmp_path: Path, name: str) -> None:
    path, shape = tmp_path / name, SHAPES[name]
    _seconds(path, shape(SMALL))  # what is loaded once is loaded now
    grown = []
    for _ in range(TRIES):
        short, long = (_seconds(path, shape(size)) for size in (SMALL, TIMES * SMALL))
        grown.append(long / short)
        if grown[-1] <= MOST:
            return
    pytest.fail(f"{TIMES} times as long took {grown} times as long")


def test_a_page_over_the_cap_on_one_line_is_cut_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(SENTENCE * 100_000)
    page = read(PageRef(str(path)), limits=Limits(page_bytes=1 << 20))
    assert len(page.text) == 1 << 20
    assert page.warnings == ("only the first 1 MB of 8 MB are shown",)


def test_a_million_lines_are_shown_raw_in_blocks_that_can_be_shown() -> None:
    text = "a\n" * 1_000_000
    page = SourcePage(PageRef("a.txt"), "text", False, text, "utf-8", "d" * 64)
    article = raw_article(page, "It took longer than 10 seconds.")
    assert len(article.blocks) <= RAW_BLOCKS
    assert sum(visible_characters(block.text) for block in article.blocks) == 1_000_000
    ends = [block.line_end for block in article.blocks]
    starts = [block.line_start for block in article.blocks]
    assert (starts[0], ends[-2]) == (1, (starts[-1] or 0) - 1)
    assert article.blocks[0].reasons[0].says == "shown raw: It took longer than 10 seconds."


def test_few_lines_are_shown_raw_a_block_a_line() -> None:
    page = SourcePage(PageRef("a.txt"), "text", False, "a\n\n  b\n", "utf-8", "d" * 64)
    blocks = raw_article(page, "It took too long.").blocks
    assert [(block.text, block.line_start, block.line_end) for block in blocks] == [
        ("a", 1, 1),
        ("b", 3, 3),
    ]


def test_a_row_over_the_cap_is_an_error_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"url,text\nu,{SENTENCE}\nu,{SENTENCE * 20_000}\nu,{SENTENCE}\n")
    small = Limits(record_bytes=1 << 20)
    first, second, third = find([str(path)], limits=small)
    for ref in (first, third):
        assert SENTENCE.strip() in read(ref, limits=small).text
    assert _refusal(second, small) == "row 2 of a.csv is longer than 1 MB."


def test_a_table_whose_first_line_is_over_the_cap_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("url,text\t" + SENTENCE.replace(" ", ",") * 20_000 + "\n1,2\n")
    small = Limits(record_bytes=1 << 20)
    (ref,) = find([str(path)], limits=small)
    assert "longer than 1 MB" in _refusal(ref, small)


def _refusal(ref: PageRef, limits: Limits) -> str:
    with pytest.raises(TooLarge) as caught:
        read(ref, limits=limits)
    return caught.value.message
