"""What the reading screen knows of the list that its page is in."""

from __future__ import annotations

from pathlib import Path

from tests.app.screen_text import screen_text, wait_for
from tests.app.test_reader import reading
from tests.app.test_triage import Session, folder, triaging
from tui.app.screens.reader import ReaderScreen
from tui.app.screens.reader_list import NO_LIST
from tui.app.screens.triage import TriageScreen

__all__ = ["folder"]


async def read_first(session: Session) -> None:
    await session.press("g", "enter")
    await wait_for(
        session.pilot,
        lambda: (
            isinstance(session.app.screen, ReaderScreen) and session.app.screen.page is not None
        ),
        "the page",
    )


async def test_unread_articles_are_gone_to_from_inside_one() -> None:
    async with reading(pages=4) as session:
        session.app.decisions.set_read([1], True)
        await session.press("]", "u")
        assert session.reader.index == 2
        session.app.decisions.set_read([0], False)
        await session.press("[", "u")
        assert session.reader.index == 0
        await session.press("[", "u")
        assert session.status == "nothing unread before this"


async def test_space_at_the_end_passes_over_what_was_read() -> None:
    async with reading((100, 70), pages=3) as session:
        session.app.decisions.set_read([1], True)
        await session.press("space")
        assert session.reader.index == 2
        await session.press("space")
        assert session.reader.index == 2
        assert session.status == "nothing unread after this"


async def test_the_list_stands_beside_and_leads_to_its_pages() -> None:
    async with reading(pages=3) as session:
        text = await session.press("B")
        assert "1 of 3 pages" in text
        assert text.count("harbour-") >= 2
        await session.press("j", "j", "enter")
        assert session.reader.index == 2
        assert "3 of 3 pages" in session.screen_text
        assert "3 of 3 pages" not in await session.press("B")


async def test_of_a_single_page_no_list_stands_beside() -> None:
    async with reading() as session:
        for keys in ("B", "3", "S"):
            await session.press("j", keys)
            assert session.status == NO_LIST


async def test_a_view_chosen_while_reading_shows_the_list(folder: Path) -> None:
    async with triaging(folder) as session:
        await read_first(session)
        await session.press("*", "4")
        await wait_for(
            session.pilot,
            lambda: (
                isinstance(session.app.screen, TriageScreen)
                and "starred · 1 page" in screen_text(session.app)
            ),
            "the view of starred pages",
        )


async def test_a_search_of_all_articles_can_begin_while_reading(folder: Path) -> None:
    async with triaging(folder) as session:
        await read_first(session)
        await session.press("S")
        await session.shows("search all:")
        await session.press(*"birch", "enter")
        await session.shows("Birch bridge opens at last")
        assert isinstance(session.app.screen, TriageScreen)
