"""The overview of a folder: counts that add up, filters that give what was counted."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.library.filters import parse_filter
from tui.library.overview import overview
from tui.library.rows import Rows
from tui.model import PageRef
from tui.store.pages import PageFacts, Stamp

WORDS = st.sampled_from(["", "en", "de", "zh"])
SITES = st.sampled_from(["", "a.example", "a.example.net", *(f"s{n}.example" for n in range(12))])
DATES = st.sampled_from(["", "2019", "2024-03-01", "2024-05-06T10:00", "1999-12", "spring"])
KINDS = st.sampled_from(["article", "listing", "error-page"])
NUMBERS = st.integers(0, 5_000)
PAGES = st.lists(
    st.tuples(SITES, DATES, WORDS, KINDS, NUMBERS, st.integers(0, 100), st.integers(0, 3)),
    max_size=30,
)


def rows_of(pages: list[tuple[str, str, str, str, int, int, int]]) -> Rows:
    rows = Rows(["/scrape"])
    numbers = rows.add(PageRef(f"/scrape/{number}.html") for number in range(len(pages)))
    for number, (site, date, language, kind, words, aside, contra) in zip(
        numbers, pages, strict=True
    ):
        facts = PageFacts(
            digest=f"{number:064x}",
            title="A title",
            site=site or None,
            date=date or None,
            language=language or None,
            kind=kind,
            url=None,
            words=words,
            quotes=0,
            contradictions=contra,
            disputes=0,
            visible=100,
            aside=aside,
            error=None,
        )
        rows.fill(number, number + 1, facts, Stamp(1, 1))
    return rows


@given(PAGES)
def test_every_part_counts_every_page_once(
    pages: list[tuple[str, str, str, str, int, int, int]],
) -> None:
    rows = rows_of(pages)
    found = overview(rows, range(rows.count))
    assert found.pages == len(pages)
    for part in found.parts:
        assert sum(bar.pages for bar in part.bars) == len(pages), part.title


@given(PAGES)
def test_a_bar_s_filter_shows_as_many_pages_as_the_bar_says(
    pages: list[tuple[str, str, str, str, int, int, int]],
) -> None:
    rows = rows_of(pages)
    for part in overview(rows, range(rows.count)).parts:
        for bar in part.bars:
            if bar.filter:
                assert len(rows.select(parse_filter(bar.filter))) == bar.pages, bar
