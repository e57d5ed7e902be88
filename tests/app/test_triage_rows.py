"""Rows and header of the triage list, without an app."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from tui.app.painting import plain
from tui.app.triage_header import PACE_WINDOW, Counts, Pace, count_words, header_words, review_words
from tui.app.triage_rows import MARGIN, column_names, heading_runs, row_runs
from tui.library.rows import Row
from tui.library.sessions import SessionProgress
from tui.model import PageRef

WIDTHS = (40, 60, 80, 120, 200)


def row(**more: object) -> Row:
    values: dict[str, object] = {
        "number": 0,
        "ref": PageRef("/scrape/a.html"),
        "title": "汐見町の朝市 – a market moves to Tuesday, again and again and again",
        "titled": True,
        "site": "harbour.example",
        "date": "2024-02-09T10:00",
        "language": "en",
        "kind": "error-page",
        "words": 1289,
        "quotes": 3,
        "contradictions": 0,
        "disputes": 0,
        "aside": 19,
        "decision": "",
        "read": False,
        "starred": False,
        "tags": frozenset[str](),
        "note": "",
        "indexed": True,
        "error": None,
        "copies": 3,
        "consent": False,
    }
    return Row(*(values | more).values())  # type: ignore[arg-type]  # built by name


def text(shown: Row, width: int, *, cursor: bool = False, ascii_only: bool = False) -> str:
    runs = row_runs(
        shown, width, cursor=cursor, selected=False, focused=True, ascii_only=ascii_only
    )
    return plain(runs)


@pytest.mark.parametrize("width", WIDTHS)
def test_rows_and_heading_are_equally_wide_and_leave_a_margin(width: int) -> None:
    heading = plain(heading_runs(width, "words", True, False))
    assert cell_len(text(row(), width)) == cell_len(heading) == width - MARGIN


def test_a_consent_wall_is_called_one_whatever_kind_it_is() -> None:
    shown = text(row(consent=True), 120)
    assert "consent wall" in shown and "error-page" not in shown


def test_a_page_that_cannot_be_read_says_why_and_not_once_more_where_it_lies() -> None:
    ref = PageRef("/a/long/way/down/to/scrape/story.html")
    lost = row(title="story.html", ref=ref, error=f"{ref.path} does not exist. (It may be gone.)")
    assert "story.html  does not exist." in text(lost, 120)


def test_disputes_stand_in_brackets_and_contradictions_do_not() -> None:
    assert "(5)" in text(row(disputes=5), 120)
    assert "(5)" not in text(row(disputes=5, contradictions=2), 120)
    assert " 2 " in text(row(disputes=5, contradictions=2), 120)


def test_the_cursor_is_told_without_colour() -> None:
    assert text(row(), 80, cursor=True)[0] == "▌" and text(row(), 80)[0] == " "
    assert text(row(), 80, cursor=True, ascii_only=True)[0] == ">"


def test_a_page_that_is_not_indexed_has_no_numbers() -> None:
    assert "1,289" in text(row(), 120)
    assert "1,289" not in text(row(indexed=False), 120)


def test_columns_are_shown_in_the_order_of_the_setting() -> None:
    names = column_names("lang, words lang")
    assert names == ("lang", "words")
    heading = plain(heading_runs(120, "found", False, False, names))
    assert heading.split() == ["title", "lang", "words"]


def test_a_column_that_there_is_not_is_refused_with_those_there_are() -> None:
    with pytest.raises(ValueError, match=r"colour.*source"):
        column_names("words colour")


def test_the_folder_gives_way_before_the_numbers_do() -> None:
    counts = Counts(212, 31, 58, 0)
    folder = "~/a/long/way/down/to/scrape"
    wide = header_words(folder, count_words(counts, 41), 212, 188, 200)
    numbers = "212 pages · 31 kept · 58 discarded · 123 to go"
    assert wide == f"{folder}   {numbers} · 41/min · indexing 188/212"
    done = count_words(counts, None)
    assert header_words(folder, done, 212, None, 62).startswith("…/scrape   212 pages")
    assert header_words(folder, done, 212, None, 46) == numbers


def test_on_a_narrow_screen_what_is_left_to_do_is_told_longest() -> None:
    done = count_words(Counts(212, 31, 58, 0), None)
    told = {room: header_words("~/scrape", done, 212, 188, room) for room in (60, 50, 36, 16, 3)}
    assert told[60] == "31 kept · 58 discarded · 123 to go · indexing 188/212"
    assert told[50] == "58 discarded · 123 to go · indexing 188/212"
    assert told[36] == "123 to go · indexing 188/212"
    assert told[16] == told[3] == "indexing 188/212"


def test_a_review_says_what_is_left_of_it() -> None:
    progress = SessionProgress(60, 12, 5, 6, 1, 48, 240.0, 3.2)
    said = " · ".join(review_words(progress))
    assert said == "review: 12 of 60 · 5 kept · 6 discarded · 48 left · 3/min"


def test_the_pace_counts_what_stands_and_forgets_the_morning() -> None:
    pace = Pace()
    assert pace.per_minute(0, 100) is None
    assert pace.per_minute(30, 110) == 20
    assert pace.per_minute(60, 102) is None
    assert pace.per_minute(60 + 2 * PACE_WINDOW, 102) is None
