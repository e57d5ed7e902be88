"""A search gives pages with what was found in them, and stops when it is told to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.library.shelf import SAID, shelve, write
from tui.errors import StoreError
from tui.library.library import Library
from tui.library.rows import Rows
from tui.library.search import search, snippet_of
from tui.store import full_text
from tui.store.full_text import FullText, Search, match_expression, terms_of


@pytest.fixture
def rows(library: Library, tmp_path: Path) -> Rows:
    folder = tmp_path / "pages"
    for name, place in (("a", "Brenn"), ("b", "Aldburg"), ("c", "Lund")):
        write(folder, f"{name}.txt", SAID.format(place=place, years=40))
    return shelve(library, folder)


def test_a_search_ends_at_its_limit_and_keeps_to_the_list(library: Library, rows: Rows) -> None:
    assert len(list(search(library, "mayor"))) == 3
    assert len(list(search(library, "mayor", limit=2))) == 2
    (found,) = search(library, "mayor", within=lambda page: page == rows.pages[1])
    assert Path(found.ref.path).name == "b.txt"
    assert found.offset is not None
    assert list(search(library, "")) == list(search(library, "-mayor")) == []


def test_a_search_that_is_stopped_gives_no_more(library: Library, rows: Rows) -> None:
    running = Search()
    found = search(library, "mayor", running=running)
    next(found)
    running.stop()
    assert list(found) == []
    before = Search()
    before.stop()
    assert list(search(library, "mayor", running=before)) == []


def test_a_query_that_fails_is_told_unless_nobody_waits_for_it(
    library: Library, rows: Rows, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> Iterator[full_text.Hit]:
        raise StoreError("The library cannot be read.", "")

    monkeypatch.setattr(full_text, "_ranked", fail)
    with pytest.raises(StoreError):
        list(library.full_text.search("mayor"))
    running = Search()
    running.stop()
    assert list(library.full_text.search("mayor", running)) == []


def test_a_page_without_a_place_or_a_kept_form_is_passed_over(library: Library, rows: Rows) -> None:
    library.pages.forget_places([rows.ref(0)])
    with library.database.write() as connection:
        connection.execute("DELETE FROM bodies WHERE page = ?", (rows.pages[1],))
    assert [Path(found.ref.path).name for found in search(library, "mayor")] == ["c.txt"]


def test_words_that_many_pages_hold_give_the_newest_pages_first(
    library: Library, rows: Rows, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(full_text, "RANKED_AT_MOST", 2)
    hits = list(FullText(library.database).search("mayor"))
    assert [hit.page for hit in hits] == sorted((hit.page for hit in hits), reverse=True)
    assert len(hits) == 2


def test_a_snippet_begins_at_a_word_before_what_was_found() -> None:
    import re

    text = "before " * 30 + "the needle lies here " + "after " * 60
    snippet, marks, offset = snippet_of(text, re.compile("needle"))
    assert snippet.startswith("…before")
    assert snippet.endswith("…")
    assert [mark.of(snippet) for mark in marks] == ["needle"]
    assert offset == text.index("needle")
    dense = "x" * 100 + "needle"
    assert snippet_of(dense, re.compile("needle"))[0].startswith("…x")
    assert snippet_of("short", None) == ("short", (), None)


def test_what_a_query_means_is_what_a_snippet_shows() -> None:
    assert terms_of('"the mill" brid* OR -gone market') == ["the mill", "brid", "market"]
    assert match_expression('"" -x') == ""
    assert (
        match_expression("a OR b -c") == '("a" OR "b") NOT ("c")'
        or match_expression("a OR b -c") == '(("a" OR "b")) NOT ("c")'
    )
