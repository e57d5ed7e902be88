"""Dates as dumps print them."""

from __future__ import annotations

import pytest

from tui.cleaning.lines.dates import iso_date

DATES = [
    ("Published March 5, 2021", "2021-03-05"),
    ("5 March 2021", "2021-03-05"),
    ("Posted on 2021-03-05", "2021-03-05"),
    ("05.03.2021, 17:30 Uhr", "2021-03-05T17:30"),
    ("Montag, 5. März 2021", "2021-03-05"),
    ("5 de marzo de 2021", "2021-03-05"),
    ("le 5 mars 2021 à 17h30", "2021-03-05T17:30"),
    ("5 marca 2021", "2021-03-05"),
    ("5 марта 2021", "2021-03-05"),
    ("2021年3月5日", "2021-03-05"),
    ("2021년 3월 5일", "2021-03-05"),
    ("March 5, 2021 at 5:30 pm", "2021-03-05T17:30"),
    ("12/31/2020", "2020-12-31"),
]


@pytest.mark.parametrize(("line", "wanted"), DATES, ids=[line for line, _ in DATES])
def test_a_printed_date_is_read(line: str, wanted: str) -> None:
    assert iso_date(line) == wanted


@pytest.mark.parametrize(
    "line", ["", "about 300 people", "31 February 2021", "2021", "Page 3 of 7"]
)
def test_what_is_no_date_is_not_read_as_one(line: str) -> None:
    assert iso_date(line) is None
