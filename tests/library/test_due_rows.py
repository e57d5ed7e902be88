"""Rows go to workers in the order of who waits for them, each to one worker, none is left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.library.shelf import write
from tui.library import indexing
from tui.library.due_rows import BUNDLE_PAGES, DueRows
from tui.library.library import Library
from tui.library.pages import DEFAULT_OPTIONS
from tui.library.rows import Rows
from tui.model import PageRef


@pytest.fixture
def rows(tmp_path: Path) -> Rows:
    """A list of 60 pages of which nothing is known."""
    with Library.open(tmp_path / "library.db") as library:
        library.pages.add_places(PageRef(f"{tmp_path}/pages/{n:02}.txt") for n in range(60))
        return library.rows([f"{tmp_path}/pages"])


def all_done(due: DueRows, rows: Rows) -> list[int]:
    """The rows in the order in which they are given out, each bundle done wholly."""
    order: list[int] = []
    while bundle := due.bundle():
        order += bundle
        due.came_back(bundle, len(bundle))
        for number in bundle:
            rows.stale[number] = 0
            due.let_go(number)
    return order


def test_every_row_is_given_out_once_and_bundles_grow_to_a_bound(rows: Rows) -> None:
    due, sizes = DueRows(rows), []
    while bundle := due.bundle():
        sizes.append(len(bundle))
        due.came_back(bundle, len(bundle))
    assert sizes[:5] == [1, 2, 4, 8, BUNDLE_PAGES]
    assert max(sizes) == BUNDLE_PAGES and sum(sizes) == rows.count
    assert not due.has_more()


def test_rows_of_a_bundle_that_took_too_long_are_given_out_again(rows: Rows) -> None:
    due = DueRows(rows)
    for _ in range(3):
        bundle = due.bundle()
        due.came_back(bundle, len(bundle))
    long = due.bundle()
    due.came_back(long, 3)
    again = due.bundle()
    assert again == long[3:6]
    due.came_back(again, len(again))
    assert due.bundle()[:2] == long[6:]


def test_what_is_on_the_screen_goes_before_what_came_back(rows: Rows) -> None:
    due = DueRows(rows)
    due.came_back(due.bundle(), 1)
    left = due.bundle()
    due.came_back(left, 1)
    due.want([50, 51, 400])
    assert [*due.bundle(), *due.bundle()] == [50, 51]
    assert due.bundle() == left[1:]


def test_rows_that_are_tried_alone_come_one_by_one(rows: Rows) -> None:
    due = DueRows(rows)
    due.came_back(due.bundle(), 1)
    bundle = due.bundle()
    due.try_alone(bundle)
    assert due.has_more()
    assert [due.bundle() for _ in bundle] == [[number] for number in bundle]


def test_a_row_that_became_due_behind_the_place_reached_is_found(rows: Rows) -> None:
    due = DueRows(rows)
    assert all_done(due, rows) == list(range(60))
    rows.stale[7] = rows.stale[9] = 1
    rows.gone[9] = 1
    assert due.has_more() and due.has_more()
    assert all_done(due, rows) == [7]
    assert not due.has_more()


def test_a_bundle_ends_early_but_never_before_its_first_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tasks = [
        (PageRef(str(write(tmp_path, f"{n}.txt", f"Page {n} says this."))), DEFAULT_OPTIONS)
        for n in range(3)
    ]
    monkeypatch.setattr(indexing, "BUNDLE_SECONDS", 600)
    assert [p.ref for p in indexing.index_pages(tasks, "e", None)] == [ref for ref, _ in tasks]
    monkeypatch.setattr(indexing, "BUNDLE_SECONDS", 0)
    assert len(indexing.index_pages(tasks, "e", None)) == 1
