from __future__ import annotations

from pathlib import Path

import pytest

from tests.library.test_library import indexed
from tui.library.cleaning import clean_pages, with_corrections
from tui.library.corrections import fingerprint
from tui.library.library import Library
from tui.library.pages import DEFAULT_OPTIONS
from tui.library.rows import Rows
from tui.library.teaching import lesson, take
from tui.model import CleanedPage

CALL = "Our {number} members carry this paper and each of them reads it on a Sunday morning."


@pytest.fixture
def rows(library: Library, tmp_path: Path) -> Rows:
    folder = tmp_path / "pages"
    folder.mkdir()
    for number, place in enumerate(("Aldburg", "Brenn", "Corvo", "Dunmere")):
        call = CALL.format(number=1000 + number) if place != "Corvo" else "The river fell again."
        (folder / f"{place}.txt").write_text(
            f"The mayor of {place} said on Tuesday that the bridge at the mill will be repaired.\n"
            f"Work in {place} begins when the ice has gone, and it will take two summers to end.\n"
            f"{call}\n"
            f"Nobody in {place} has crossed the water at that place since the flood of last year.\n"
        )
    return indexed(library, folder)


def opened(library: Library, rows: Rows, name: str) -> tuple[int, CleanedPage, int]:
    number = rows.names.index(f"{name}.txt")
    page = library.page(rows.ref(number))
    assert page is not None
    index = next(k for k, block in enumerate(page.article.blocks) if "members" in block.text)
    assert page.article.blocks[index].in_article
    return number, page, index


def test_a_moved_block_moves_its_like_on_other_pages_in_one_change(
    library: Library, rows: Rows
) -> None:
    number, page, index = opened(library, rows, "Aldburg")
    decisions = library.decisions(rows, "anna")
    before = sorted(library.choices.all())
    decisions.correct(number, fingerprint(page.article, index), "tail-junk")
    alone = sorted(library.choices.all())
    found = lesson(library, rows, number, page, index)
    assert found is not None
    assert (found.aside, found.pages, found.blocks, found.whole) == (True, 2, 2, True)
    assert found.question.startswith("treat 2 like it (")
    assert sorted(library.choices.all()) == alone, "a number is shown before anything is changed"
    outcome = take(decisions, found)
    assert outcome is not None and "on 2 pages" in outcome.says
    paths = [rows.ref(n).path for n in range(rows.count)]
    texts = {
        Path(each.ref.path).stem: each.article.text
        for each in with_corrections(
            clean_pages(paths, DEFAULT_OPTIONS), str(library.database.path)
        )
    }
    assert not any("members" in text for text in texts.values())
    assert all("flood" in text for text in texts.values())
    decisions.undo()
    assert sorted(library.choices.all()) == alone
    decisions.undo()
    assert sorted(library.choices.all()) == before


def test_a_block_like_no_other_offers_nothing(library: Library, rows: Rows) -> None:
    number, page, _ = opened(library, rows, "Aldburg")
    index = next(k for k, block in enumerate(page.article.blocks) if "flood" in block.text)
    library.decisions(rows).correct(number, fingerprint(page.article, index), "tail-junk")
    assert lesson(library, rows, number, page, index) is None


def test_a_block_moved_by_hand_is_left_where_it_was_put(library: Library, rows: Rows) -> None:
    decisions = library.decisions(rows)
    other, elsewhere, there = opened(library, rows, "Brenn")
    decisions.correct(other, fingerprint(elsewhere.article, there), "quote")
    number, page, index = opened(library, rows, "Aldburg")
    decisions.correct(number, fingerprint(page.article, index), "tail-junk")
    found = lesson(library, rows, number, page, index)
    assert found is not None and found.pages == 1
