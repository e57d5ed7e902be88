from __future__ import annotations

import os

import pytest

from tui.library.rows import Rows
from tui.model import PageRef

REFS = (
    PageRef("/scrape/a/plain.html"),
    PageRef("/scrape/a/čárky.html"),
    PageRef(os.fsdecode(b"/scrape/a/\xff\x1b.html")),
    PageRef("/scrape/a/box.warc", "record-1", 10),
    PageRef("/scrape/a/box.warc", "record-2", 20),
    PageRef("/scrape/bag/inside.html"),
    PageRef("/elsewhere/one.html"),
)


@pytest.mark.parametrize(
    "folders",
    [["/scrape/a"], ["/scrape/a/", "/scrape/bag"], ["/scrape/b"], ["/elsewhere/one.html"]],
)
def test_a_row_knows_its_place_whatever_folder_it_is_under(folders: list[str]) -> None:
    rows = Rows(folders)
    rows.add(REFS)
    for again in ("made while adding", "made anew"):
        assert [rows.ref(n) for n in range(len(REFS))] == list(REFS), again
        assert [rows.find(ref) for ref in REFS] == list(range(len(REFS))), again
        rows.release()
    assert rows.rows_at("/scrape/a/box.warc") == [3, 4]
    assert rows.rows_at("/scrape/a/plain.html") == [0]
    assert rows.find(PageRef("/scrape/a/missing.html")) is None


def test_names_are_below_their_folder_and_may_be_shown() -> None:
    rows = Rows(["/scrape/a", "/scrape/bag"])
    rows.add(REFS)
    assert rows.names == [
        "plain.html",
        "čárky.html",
        "\\xff␛.html",
        "box.warc · record-1",
        "box.warc · record-2",
        "inside.html",
        "/elsewhere/one.html",
    ]


def test_rows_wanted_first_are_sorted_where_they_were_found() -> None:
    from tui.library.library import Library
    from tui.store.database import Database

    with Library(Database(None)) as library:
        library.pages.add_places(PageRef(f"/scrape/{n}.html") for n in range(5))
        (known,) = library.places.under("/scrape", "engine")
        third = type(known).of(column[3:4] for column in known)
        rest = type(known).of((*column[:3], column[4]) for column in known)
        rows = Rows(["/scrape"])
        rows.load_first(third)
        rows.load(rest)
        rows.add([PageRef("/scrape/later.html")])
    names = [rows.names[n] for n in rows.select()]
    assert names == [*(f"{n}.html" for n in range(5)), "later.html"]
    assert [rows.names[n] for n in rows.select(reverse=True)] == names[::-1]
