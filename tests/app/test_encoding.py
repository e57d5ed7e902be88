"""`:encoding NAME` reads a page again, and what is kept of it stays as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.app.screen_text import screen_text, wait_for
from tests.app.test_triage import Session, triaging
from tui.app.screens.reader import ReaderScreen

TEXT = "Мост через реку закрыли на девять недель, сообщил в понедельник начальник порта. " * 4


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "scrape"
    place.mkdir()
    (place / "bridge.txt").write_text(f"Мост закрыт\n\n{TEXT}\n", encoding="koi8-r")
    (place / "other.txt").write_text(f"Второй текст\n\n{TEXT}\n", encoding="utf-8")
    return place


async def open_first(session: Session) -> ReaderScreen:
    await session.press("g", "enter")
    await wait_for(
        session.pilot,
        lambda: isinstance(session.app.screen, ReaderScreen) and bool(session.app.screen.page),
        "an open page",
    )
    screen = session.app.screen
    assert isinstance(screen, ReaderScreen)
    return screen


async def typed(session: Session, words: str) -> None:
    await session.press(":", *(key if key != " " else "space" for key in words))
    await wait_for(session.pilot, lambda: "again as" in screen_text(session.app), "the command")
    await session.press("down", "enter")


async def test_a_page_is_read_again_in_the_encoding_that_is_named(folder: Path) -> None:
    async with triaging(folder) as session:
        screen = await open_first(session)
        await typed(session, "encoding cp866")
        await wait_for(
            session.pilot, lambda: "read as ibm866" in screen.status.message, "an answer"
        )
        assert "Мост" not in screen_text(session.app)
        await typed(session, "encoding koi8-r")
        await wait_for(session.pilot, lambda: "Мост" in screen_text(session.app), "the text")
    async with triaging(folder) as session:
        screen = await open_first(session)
        assert screen.page is not None
        assert screen.page.encoding != "cp866"


async def test_an_encoding_that_there_is_not_is_said(folder: Path) -> None:
    async with triaging(folder) as session:
        screen = await open_first(session)
        before = screen_text(session.app)
        await typed(session, "encoding nonsense")
        await wait_for(
            session.pilot, lambda: "no encoding called nonsense" in screen.status.message, "a word"
        )
        assert before.splitlines()[0] == screen_text(session.app).splitlines()[0]
