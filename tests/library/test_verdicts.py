"""What a reader judged not real lowers the rule that found it, in this library."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.library.test_library import indexed
from tui.library.library import Library
from tui.library.reading import Reading
from tui.library.rows import Rows
from tui.library.verdicts import pair_key
from tui.model import CleanedPage

PAGE = """The new buses of {place}

The council of {place} bought 40 electric buses for the northern suburbs in the spring of the year.

The weather stayed mild for most of the week, and the gardens of the town were full of people.

As noted, the council of {place} bought 60 electric buses for the northern suburbs in the spring of the year.
"""
RULE = "restated-number"


@pytest.fixture
def rows(library: Library, tmp_path: Path) -> Rows:
    folder = tmp_path / "pages"
    folder.mkdir()
    for place in ("Harrow", "Brenn"):
        (folder / f"{place}.txt").write_text(PAGE.format(place=place), "utf-8")
    return indexed(library, folder)


def kept(library: Library, rows: Rows, number: int) -> CleanedPage:
    page = library.page(rows.ref(number))
    assert page is not None
    return page


def test_a_rule_judged_wrong_on_one_page_stands_lower_on_others(
    library: Library, rows: Rows
) -> None:
    decisions = library.decisions(rows, "tester")
    reading = Reading(library, rows, decisions)
    first, second = kept(library, rows, 0), kept(library, rows, 1)
    (pair,) = reading.as_left(0, first).marks.contradictions
    (before,) = reading.as_left(1, second).marks.contradictions
    assert (pair.rule, before.rule) == (RULE, RULE)
    decisions.judge(0, pair_key(first.article.text, pair), pair.rule, real=False)
    assert reading.as_left(0, first).marks.contradictions == ()
    (after,) = reading.as_left(1, second).marks.contradictions
    assert after.score < before.score
    decisions.undo()
    assert len(reading.as_left(0, first).marks.contradictions) == 1
    assert reading.as_left(1, second).marks.contradictions == (before,)


def test_a_rule_judged_right_keeps_its_rank(library: Library, rows: Rows) -> None:
    decisions = library.decisions(rows, "tester")
    reading = Reading(library, rows, decisions)
    page = kept(library, rows, 0)
    (pair,) = reading.as_left(0, page).marks.contradictions
    decisions.judge(0, pair_key(page.article.text, pair), pair.rule, real=True)
    assert reading.as_left(0, page).marks.contradictions == (pair,)
