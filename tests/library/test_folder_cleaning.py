from __future__ import annotations

from pathlib import Path

import pytest

from tui.library.cleaning import clean_pages
from tui.library.pages import CleanOptions

CALL = "The Harrow Quay Gazette is read by people like you, who pay for it, and we thank them all."
TOWNS = ("Alder", "Birch", "Cedar", "Dogwood", "Elm")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number, town in enumerate(TOWNS):
        paragraphs = [
            f"{town} council voted on Tuesday to mend the {town.lower()} gate, which part {part} "
            f"of the storm of {1950 + 7 * number + part} had torn from its hinges in the night."
            for part in range(5)
        ]
        text = "\n".join([f"{town} council mends its gate", *paragraphs, CALL])
        (tmp_path / f"{town.lower()}.txt").write_text(text + "\n", encoding="utf-8")
    return tmp_path


def texts(folder: Path, *, folder_cues: bool) -> list[str]:
    pages = clean_pages([str(folder)], CleanOptions(), folder_cues=folder_cues)
    return [page.article.text for page in pages]


def test_a_call_that_stands_on_every_page_is_set_aside_and_nothing_else_is(folder: Path) -> None:
    alone = texts(folder, folder_cues=False)
    together = texts(folder, folder_cues=True)
    assert len(together) == len(TOWNS)
    for before, after, town in zip(alone, together, TOWNS, strict=True):
        assert CALL not in after
        assert [p for p in before.split("\n\n") if p != CALL] == after.split("\n\n")
        assert f"{town} council voted" in after


def test_the_reason_says_on_how_many_pages_the_line_stands(folder: Path) -> None:
    for page in clean_pages([str(folder)], CleanOptions()):
        (block,) = (block for block in page.article.blocks if block.text == CALL)
        assert not block.in_article
        assert any("5 pages" in reason.says for reason in block.reasons)


def test_two_pages_say_nothing_about_each_other(folder: Path) -> None:
    for name in ("cedar", "dogwood", "elm"):
        (folder / f"{name}.txt").unlink()
    assert texts(folder, folder_cues=True) == texts(folder, folder_cues=False)
