"""Bars and sparklines: lengths that compare, in any character set."""

from __future__ import annotations

from rich.cells import cell_len

from tui.app.painting import plain
from tui.app.panes.overview import OverviewPane, bar_of, sparkline
from tui.library.overview import Bar, Overview, Part


def test_the_largest_bar_takes_the_room_and_anything_above_nothing_shows() -> None:
    for ascii_only in (False, True):
        assert cell_len(bar_of(9, 9, 20, ascii_only)) == 20
        assert cell_len(bar_of(3, 9, 21, ascii_only)) == 7
        assert cell_len(bar_of(1, 100_000, 20, ascii_only)) == 1
        assert bar_of(0, 9, 20, ascii_only) == ""
    assert bar_of(5, 9, 20, ascii_only=True).isascii()


def test_a_sparkline_adds_up_what_does_not_fit() -> None:
    assert sparkline([0, 4, 8], 10, False) == "▁▅█"
    assert len(sparkline(list(range(60)), 20, True)) == 20
    assert sparkline([3] * 40, 10, True).isascii()


def test_rows_keep_within_the_width_and_name_their_filter() -> None:
    part = Part("sources", (Bar("a very long name of a source", 7, "site:=a"), Bar("b", 1, "")))
    for width in (30, 60, 120):
        entries = OverviewPane(Overview(8, (part,))).entries(width)
        assert all(cell_len(plain(row)) <= width for entry in entries for row in entry.rows)
        assert [entry.key for entry in entries if entry.key] == ["site:=a"]
