"""The rail at the right edge: what it shows, what it costs, where a click on it goes."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.app.sample import harbour_page
from tests.app.test_reader import reading
from tui.app.ink import Ink
from tui.app.navigation import JumpKind, Target, Targets
from tui.app.page_frame import MarkedPage, PageFrame, Wish
from tui.app.painting import Run
from tui.app.rail import MOST_EDGES, line_at, rail_cells, thumb
from tui.app.typesetting.lines import Layout, Line, LineKind, Lines, layout_of

HEIGHT = 38


def long_layout(blocks: int = 200) -> Layout:
    return layout_of(Lines(Line(LineKind.BODY, "words", n, 0, 5) for n in range(blocks)), 72)


def rail_of(top: int = 100, **rows: range) -> list[Run]:
    kinds = {kind.name.lower(): kind for kind in JumpKind}
    targets = Targets({kinds[name]: [Target(n, 0, n) for n in of] for name, of in rows.items()})
    return rail_cells(long_layout(), targets, HEIGHT, top, ascii_only=True)


def edges(cells: list[Run]) -> int:
    return sum(above != below for above, below in pairwise(cells))


@pytest.mark.parametrize("every", [1, 2, 7, 23, 90])
def test_quotations_never_cost_more_than_a_few_changes_along_the_column(every: int) -> None:
    for top in (0, 60, 162):
        assert edges(rail_of(top, quote=range(3, 200, every))) <= MOST_EDGES


def test_a_stretch_of_quotations_is_told_from_the_rest() -> None:
    cells = rail_of(0, quote=range(120, 150, 5))
    signs = "".join(cell.text for cell in cells)
    assert signs.strip("| ") == signs[22:29].strip()
    assert set(signs[22:29].strip()) == {":"}


def test_a_contradiction_is_shown_whatever_surrounds_it() -> None:
    cells = rail_of(contradiction=range(60, 61), quote=range(200))
    assert cells[60 * HEIGHT // 200] == Run("!", Ink.WARNING)


def test_cuts_at_the_ends_of_a_page_are_not_shown_and_cuts_inside_are() -> None:
    signs = "".join(cell.text for cell in rail_of(aside=range(0, 200, 199)))
    assert "-" not in signs
    assert "-" in "".join(cell.text for cell in rail_of(aside=range(40, 41)))


def test_the_bar_shows_where_one_is() -> None:
    for top in (0, 80, 162):
        first, last = thumb(200, HEIGHT, top)
        bar = [row for row, cell in enumerate(rail_of(top)) if cell.text == "|"]
        assert bar == list(range(first, last + 1))


def test_a_page_that_fits_the_screen_has_an_empty_rail() -> None:
    cells = rail_cells(long_layout(20), Targets({}), HEIGHT, 0, ascii_only=False)
    assert {cell.text for cell in cells} == {" "}


def test_the_linear_page_has_no_rail() -> None:
    frame = PageFrame.of(MarkedPage(harbour_page(paragraphs=60)), Wish(72, linear=True), 120, 39)
    assert not frame.columns.rail


async def test_a_click_on_the_rail_goes_there() -> None:
    async with reading((80, 20)) as session:
        article = session.reader.article
        await session.pilot.click("#article", offset=(78, 15))
        await session.pilot.pause()
        wanted = line_at(article.lines, article.size.height, 15) - article.size.height // 2
        assert article.top == min(wanted, article.last_top) > 0


async def test_a_click_on_the_text_goes_nowhere() -> None:
    async with reading((80, 20)) as session:
        await session.pilot.click("#article", offset=(30, 15))
        await session.pilot.pause()
        assert session.reader.article.top == 0
