"""The file of a page that is seen at first."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.library.glance import LOOKED_AT, first_look, is_html_file
from tui.model import PageRef, Role

PROSE = (
    "Der Fährmann löste die Leinen am frühen Morgen, und die Möwen folgten dem Schiff bis weit "
    "hinaus über die Mole und die letzte Boje."
)
PAGE = f"<!DOCTYPE html>\n<html><h1>Die Fähre</h1><p>{PROSE}</p></html>"


def written(folder: Path, content: bytes) -> str:
    path = folder / "page.html"
    path.write_bytes(content)
    return str(path)


@pytest.mark.parametrize("lead", [b"", b"\xef\xbb\xbf", b"\n\n  "])
def test_a_page_of_html_is_told_by_how_it_begins(tmp_path: Path, lead: bytes) -> None:
    assert is_html_file(written(tmp_path, lead + PAGE.encode()))


@pytest.mark.parametrize("content", [b"", b"Dear reader,", b"PK\x03\x04", b"<?xml version='1.0'?>"])
def test_anything_else_is_left_to_those_who_know_forms(tmp_path: Path, content: bytes) -> None:
    path = written(tmp_path, content)
    assert not is_html_file(path)
    assert first_look(PageRef(path)) is None


def test_a_folder_and_a_missing_file_are_no_page(tmp_path: Path) -> None:
    for path in (str(tmp_path), str(tmp_path / "none.html")):
        assert not is_html_file(path)
        assert first_look(PageRef(path)) is None


def test_the_first_look_is_a_page_of_headline_and_paragraphs(tmp_path: Path) -> None:
    page = first_look(PageRef(written(tmp_path, PAGE.encode())))
    assert page is not None
    assert [block.role for block in page.article.blocks] == [Role.TITLE, Role.BODY]
    assert page.article.text == PROSE
    assert not page.digest


def test_other_encodings_are_not_guessed(tmp_path: Path) -> None:
    assert first_look(PageRef(written(tmp_path, PAGE.encode("latin-1")))) is None


def test_nothing_is_shown_where_nothing_shows_itself(tmp_path: Path) -> None:
    assert first_look(PageRef(written(tmp_path, b"<html><p>Short.</p></html>"))) is None


def test_a_character_cut_in_two_at_the_end_of_the_look_is_no_obstacle(tmp_path: Path) -> None:
    content = PAGE.encode() + b"<p>" + "ä".encode() * LOOKED_AT
    page = first_look(PageRef(written(tmp_path, content)))
    assert page is not None
    assert page.article.text == PROSE


def test_only_of_long_plain_text_something_is_seen_at_first(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    story = f"Die Fähre legt ab\n{PROSE}\n".encode()
    path.write_bytes(story)
    assert first_look(PageRef(str(path))) is None
    path.write_bytes(story * (LOOKED_AT // len(story) + 1))
    page = first_look(PageRef(str(path)))
    assert page is not None
    assert page.article.blocks[0].text == "Die Fähre legt ab"
    assert page.article.text.startswith(PROSE)
    path.write_bytes(story + b"\x1b$B" + b"0" * LOOKED_AT)
    assert first_look(PageRef(str(path))) is None
    other = tmp_path / "page.csv"
    other.write_bytes(story * (LOOKED_AT // len(story) + 1))
    assert first_look(PageRef(str(other))) is None
