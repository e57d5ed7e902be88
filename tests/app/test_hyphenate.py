"""Words divided at the end of a line."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.app.sample import harbour_page
from tui.app.typesetting import hyphenate
from tui.app.typesetting.hyphenate import word_breaks
from tui.app.typesetting.lines import LineKind
from tui.app.typesetting.typeset import Setting, typeset
from tui.app.typesetting.wrap import wrap
from tui.cli import run
from tui.model import Block, CleanedPage, Fact, Reason, Role

LONG = (
    "Zwischenzeitlich verhandelten die Hafengesellschaften über Ausgleichszahlungen für Anwohner."
)


def german_page(text: str = LONG, language: str = "de") -> CleanedPage:
    page = harbour_page()
    block = Block(Role.BODY, text, (Reason("long-prose", "prose"),))
    metadata = replace(page.article.metadata, language=Fact(language, "the text"))
    article = page.article.assemble([block], page.article.page_kind, metadata)
    return replace(page, article=article, marks=type(page.marks)())


def body(page: CleanedPage, measure: int, hyphenated: bool = True) -> list[str]:
    layout = typeset(page, Setting(measure, hyphenate=hyphenated))
    return [line.text for line in layout.lines if line.kind is LineKind.BODY]


def test_long_words_are_divided_where_the_language_of_the_page_allows_it() -> None:
    lines = body(german_page(), 26)
    assert any(line.endswith("-") for line in lines)
    assert all(len(line) <= 26 for line in lines)
    assert len(lines) <= len(body(german_page(), 26, hyphenated=False))
    joined = "".join(line[:-1] if line.endswith("-") else line + " " for line in lines)
    assert joined.strip() == LONG


def test_words_stay_whole_by_default_and_in_a_language_nobody_divides() -> None:
    assert not any("-" in line for line in body(german_page(), 26, hyphenated=False))
    assert not any("-" in line for line in body(german_page(language="xx"), 26))


def test_without_the_dictionaries_words_stay_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hyphenate, "is_installed", lambda: False)
    word_breaks.cache_clear()
    try:
        assert word_breaks("de") is None
    finally:
        word_breaks.cache_clear()


def test_a_word_wider_than_the_line_is_cut_without_a_hyphen_of_ours() -> None:
    lines = body(german_page("x" * 90 + " und noch ein Wort"), 26)
    assert lines[0] == "x" * 26


@given(st.text("aehnrst  ,.", min_size=20, max_size=300), st.integers(12, 60))
@settings(max_examples=60, deadline=None)
def test_every_character_but_blanks_is_on_a_line_once_and_a_hyphen_has_room(
    text: str, width: int
) -> None:
    breaks = word_breaks("en")
    assert breaks is not None
    spans = wrap(text, width, breaks)
    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())
    for start, end in spans:
        assert end - start <= width


def test_who_asks_for_it_without_the_dictionaries_is_told_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    config = tmp_path / "winnow.toml"
    config.write_text("hyphenate = true\n", encoding="utf-8")
    monkeypatch.setattr(hyphenate, "is_installed", lambda: False)
    assert run(["open", "--config", str(config), "--print-keys"]) == 0
    assert "pip install 'winnow-reader[hyphenation]'" in capsys.readouterr().err
