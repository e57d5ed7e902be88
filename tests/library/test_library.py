from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.patience import PATIENCE
from tui.library.filters import FilterError, parse_filter
from tui.library.index import Indexer
from tui.library.kept import seen_before
from tui.library.library import Library
from tui.library.page_codec import pack, unpack
from tui.library.pages import clean_page
from tui.library.rows import Rows
from tui.library.search import search
from tui.model import PageRef


def write_pages(folder: Path) -> None:
    folder.mkdir()
    for name, place, number in (("one", "Aldburg", 12), ("two", "Brenn", 40), ("three", "北京", 7)):
        (folder / f"{name}.txt").write_text(
            f"The mayor of {place} said on Tuesday that “the bridge will stand for {number} years”"
            f" and that the {number} workers of {place} had been paid. The work began in spring and"
            " went on through the summer, as everybody in the town could see from the market.\n"
        )


def indexed(library: Library, folder: Path) -> Rows:
    rows = library.rows([str(folder)])
    indexer = Indexer(library, rows, time_limit=PATIENCE)
    indexer.start()
    assert indexer.wait(PATIENCE)
    indexer.stop()
    assert indexer.error is None
    return rows


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_pages(tmp_path / "pages")
    return tmp_path / "pages"


def by_name(rows: Rows, name: str) -> int:
    return rows.names.index(name)


def test_a_page_kept_and_unpacked_is_the_same_page(folder: Path) -> None:
    page = clean_page(PageRef(str(folder / "one.txt")))
    assert unpack(pack(page), page.ref) == page


def test_a_moved_page_keeps_its_decision_and_a_changed_one_is_read_again(
    library: Library, folder: Path
) -> None:
    rows = indexed(library, folder)
    decisions = library.decisions(rows, "anna")
    outcome = decisions.keep([by_name(rows, "one.txt")])
    assert outcome is not None
    (folder / "one.txt").rename(folder / "moved.txt")
    (folder / "two.txt").write_text("Another text altogether, about the sea and its fish.\n")
    again = indexed(library, folder)
    shown = {again.names[n] for n in again.select()}
    assert shown == {"moved.txt", "two.txt", "three.txt"}
    assert again.row(by_name(again, "moved.txt")).decision == "keep"
    page = library.page(PageRef(str(folder / "two.txt")))
    assert page is not None and "fish" in page.article.text


def test_an_unchanged_page_is_never_done_again(library: Library, folder: Path) -> None:
    indexed(library, folder)
    rows = library.rows([str(folder)])
    assert not any(rows.stale)


def test_the_same_page_twice_is_one_with_two_places(library: Library, folder: Path) -> None:
    (folder / "zwin.txt").write_bytes((folder / "one.txt").read_bytes())
    rows = indexed(library, folder)
    library.decisions(rows).discard([by_name(rows, "one.txt")])
    assert rows.row(by_name(rows, "zwin.txt")).decision == "discard"
    assert rows.row(by_name(rows, "one.txt")).copies == 2
    assert len(rows.select(grouped=True)) == 3


def test_decisions_are_undone_on_another_day(library: Library, folder: Path) -> None:
    rows = indexed(library, folder)
    library.decisions(rows).tag(range(3), "Harbour News")
    later = library.rows([str(folder)])
    assert later.select(parse_filter("tag:harbour-news")) == later.select()
    outcome = library.decisions(later).undo()
    assert outcome is not None and outcome.says.startswith("undone: tagged harbour-news")
    assert later.select(parse_filter("is:tagged")) == []


def test_a_page_decided_before_it_is_read_keeps_the_decision(
    library: Library, folder: Path
) -> None:
    rows = library.rows([str(folder)])
    rows.add([PageRef(str(folder / "one.txt"))])
    library.decisions(rows).keep([0])
    indexer = Indexer(library, rows, time_limit=PATIENCE)
    indexer.start()
    assert indexer.wait(PATIENCE)
    later = library.rows([str(folder)])
    assert [later.names[n] for n in later.select(parse_filter("is:kept"))] == ["one.txt"]


def test_source_files_are_never_touched(library: Library, folder: Path) -> None:
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.iterdir()}
    rows = indexed(library, folder)
    library.decisions(rows).discard(range(3))
    after = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.iterdir()}
    assert after == before


def test_words_are_found_in_any_script_with_a_snippet(library: Library, folder: Path) -> None:
    indexed(library, folder)
    (hit,) = search(library, "mayor Aldburg")
    assert hit.ref.path.endswith("one.txt") and "Aldburg" in hit.snippet
    (hit,) = search(library, "北京")
    assert [mark.of(hit.snippet) for mark in hit.marks][:1] == ["北京"]
    assert list(search(library, 'mayor "bridge stand"')) == []


def test_a_page_seen_before_opens_without_being_cleaned(library: Library, folder: Path) -> None:
    indexed(library, folder)
    state = library.database.path
    seen = seen_before(str(folder / "one.txt"), state)
    assert seen is not None and seen.offset is None
    assert seen.page == clean_page(PageRef(str(folder / "one.txt")))
    (folder / "one.txt").write_text("changed\n")
    assert seen_before(str(folder / "one.txt"), state) is None


@pytest.mark.parametrize(
    ("typed", "column"),
    [("words:>x", 7), ("wordz:3", 0), ("title:a (b", 8), ("a )", 2), ("not", 3), ('"a', 0),
     ("kind:novel", 5), ("date:>may", 6), ("is:good", 3)],
)  # fmt: skip
def test_an_error_points_at_its_column(typed: str, column: int) -> None:
    with pytest.raises(FilterError) as caught:
        parse_filter(typed)
    assert caught.value.column == column


@given(st.text(alphabet='ab:()"> <=not.', max_size=30))
@settings(max_examples=150, deadline=None)
def test_any_text_is_a_filter_or_an_error_with_a_column(typed: str) -> None:
    rows = Rows(["/x"])
    rows.add([PageRef("/x/a"), PageRef("/x/b")])
    try:
        chosen = rows.select(parse_filter(typed))
    except FilterError as error:
        assert 0 <= error.column <= len(typed)
    else:
        assert set(chosen) <= {0, 1}


def test_not_and_brackets_and_or_combine() -> None:
    rows = Rows(["/x"])
    rows.add(PageRef(f"/x/{name}") for name in ("ab", "bc", "cd"))
    names = [rows.names[n] for n in rows.select(parse_filter("not (path:a or path:d)"))]
    assert names == ["bc"]
