"""What is typed while a page is still being cleaned."""

from __future__ import annotations

from collections.abc import AsyncIterator
from concurrent.futures import Future
from contextlib import asynccontextmanager
from dataclasses import replace

from tests.app.sample import ReadyDesk, harbour_page
from tests.app.screen_text import screen_text, wait_for
from tests.app.test_reader import Session
from tui.app.app import Winnow
from tui.app.page_frame import Wish
from tui.library.library import Library
from tui.library.rows import Rows
from tui.model import CleanedPage, PageRef


class SlowDesk(ReadyDesk):
    """A desk on which a page is there when the test says so."""

    def __init__(self, page: CleanedPage) -> None:
        super().__init__(page)
        self.coming: Future[CleanedPage] = Future()

    def open(self, ref: PageRef, *, priority: int = 0) -> Future[CleanedPage]:
        return self.coming


@asynccontextmanager
async def waiting(*, seen: bool) -> AsyncIterator[tuple[Session, Future[CleanedPage], CleanedPage]]:
    """A reading screen whose page is not there yet, with a first look at it or without."""
    page = harbour_page("/nowhere/harbour-0.txt")
    desk = SlowDesk(page)
    with Library.open() as library:
        rows = Rows(())
        rows.add([page.ref])
        glance = replace(page) if seen else None
        app = Winnow(library, rows, desk, palette="ansi", wish=Wish(72), glance=glance)
        async with app.run_test(size=(120, 40)) as pilot:
            await pilot.pause()
            yield Session(app, pilot), desk.coming, page


async def test_a_pane_that_is_asked_for_opens_when_the_page_is_there() -> None:
    async with waiting(seen=True) as (session, coming, page):
        assert "about this page" not in await session.press("s", "\\", "i")
        coming.set_result(page)
        await wait_for(
            session.pilot, lambda: "about this page" in screen_text(session.app), "what was typed"
        )


async def test_a_line_that_is_typed_early_goes_where_it_was_meant_to() -> None:
    async with waiting(seen=False) as (session, coming, page):
        await session.press(*"/quq", "backspace", "enter", "n")
        assert session.app.is_running
        coming.set_result(page)
        await wait_for(
            session.pilot, lambda: "/qu  2/" in screen_text(session.app), "the second hit"
        )


async def test_escape_gives_up_a_line_that_is_typed_early() -> None:
    async with waiting(seen=False) as (session, coming, page):
        await session.press(*"&quay", "escape", "i")
        coming.set_result(page)
        await wait_for(
            session.pilot, lambda: "about this page" in screen_text(session.app), "what came after"
        )
        assert "Esc shows all" not in screen_text(session.app)


async def test_escape_gives_up_what_was_typed() -> None:
    async with waiting(seen=True) as (session, coming, page):
        await session.press("i", "escape", '"')
        coming.set_result(page)
        await wait_for(
            session.pilot, lambda: "quotes" in screen_text(session.app), "the list of quotes"
        )
        assert "about this page" not in screen_text(session.app)


async def test_one_can_leave_before_the_page_is_there() -> None:
    async with waiting(seen=False) as (session, _, _page):
        await session.press("a", "Q")
        assert session.app.return_code == 0
        assert session.app.rows.row(0).decision == ""
