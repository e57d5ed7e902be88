"""The person says how files are read: a quiet question, commands of the palette, `u`, and `E`."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.app.screen_text import screen_text, wait_for
from tests.app.test_triage import Session, triaging
from tests.patience import PATIENCE
from tui.app.app import Winnow
from tui.app.screens.reader import ReaderScreen
from tui.app.screens.triage import TriageScreen
from tui.library.desk import Desk
from tui.library.library import Library
from tui.library.pages import CleanOptions
from tui.model import PageRef

FIRST = "The lock was opened on Monday after nine weeks of repairs, the port said. " * 4
SECOND = "The council voted on Tuesday to buy the old mill by the river. " * 5
GOOD = "The café in the old harbour “opened again” on Monday, and the owner said that it would stay so."


def misread(text: str) -> str:
    """UTF-8 read as windows-1252, as scrapers do."""
    return "".join(bytes((b,)).decode("cp1252", "ignore") or chr(b) for b in text.encode("utf-8"))


def article(paragraph: str) -> str:
    """A page of several paragraphs."""
    return "\n\n".join(("The harbour opens again", *(f"{n}: {paragraph}" for n in range(1, 7))))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "scrape"
    place.mkdir()
    record = {"ref": "a", "body_[/b]": FIRST, "content2": SECOND}
    (place / "items.jsonl").write_text(json.dumps(record) + "\n")
    return place


@asynccontextmanager
async def reading(path: Path) -> AsyncIterator[tuple[Session, ReaderScreen]]:
    """The reader on one file, without a list."""
    with Library.open() as library:
        rows = library.rows([str(path)])
        if not rows.count:
            rows.add([PageRef(str(path))])
        desk = Desk(CleanOptions(), time_limit=PATIENCE)
        app = Winnow(library, rows, desk)
        try:
            async with app.run_test(size=(110, 40)) as pilot:
                screen = app.screen
                assert isinstance(screen, ReaderScreen)
                await wait_for(pilot, lambda: screen.page is not None, "an open page")
                yield Session(app, pilot), screen
        finally:
            desk.close()


async def command(session: Session, typed: str, shown: str) -> None:
    names = {" ": "space", "-": "minus", "~": "tilde"}
    await session.press(":", *(names.get(key, key) for key in typed))
    await wait_for(session.pilot, lambda: shown in screen_text(session.app), shown)
    await session.press("down", "enter")


def text_of(session: Session) -> str:
    """What is kept of the only row that the list shows."""
    rows = session.app.rows
    (number,) = rows.select()
    page = session.app.kept_page(number)
    return page.article.text if page is not None and not rows.stale[number] else ""


async def test_the_list_asks_once_which_field_holds_the_text_and_reads_as_was_answered(
    folder: Path,
) -> None:
    async with triaging(folder) as session:
        asked = "which field holds the text? content2 / body_[/b]"
        await wait_for(session.pilot, lambda: asked in session.status, "the question")
        assert text_of(session) == SECOND.strip()
        await command(session, "field", "the text is in the field body_[/b]")
        if FIRST.strip() != text_of(session):  # the palette chose its first entry
            await wait_for(session.pilot, lambda: "u undoes" in session.status, "an answer")
        await wait_for(session.pilot, lambda: text_of(session) != "", "the page read again")
        first_choice = text_of(session)
        await command(session, "field body", "the text is in the field body_[/b]")
        await wait_for(session.pilot, lambda: text_of(session) == FIRST.strip(), "the other field")
        assert first_choice in (FIRST.strip(), SECOND.strip())
        await session.press("u")
        await wait_for(session.pilot, lambda: text_of(session) == SECOND.strip(), "undone")
    async with triaging(folder) as session:
        assert "which field" not in session.status


async def test_parts_of_a_text_become_rows_and_one_page_again(tmp_path: Path) -> None:
    place = tmp_path / "scrape"
    place.mkdir()
    (place / "dump.txt").write_text(f"Lock\n\n{FIRST}\n~~~\nMill\n\n{SECOND}\n")
    async with triaging(place) as session:
        rows = session.app.rows
        await command(session, "parts", "form-feed, or the line between")
        await command(session, "parts ~~~", "articles of a text: ~~~")
        await wait_for(session.pilot, lambda: len(rows.select()) == 2, "two rows")
        await wait_for(session.pilot, lambda: not any(rows.stale), "both read")
        await session.press("g", "enter")
        await wait_for(
            session.pilot,
            lambda: isinstance(session.app.screen, ReaderScreen) and bool(session.app.screen.page),
            "an open part",
        )
        await session.press("u")  # opening it marked it read
        await session.press("u")
        await wait_for(
            session.pilot, lambda: isinstance(session.app.screen, TriageScreen), "the list again"
        )
        await wait_for(session.pilot, lambda: len(rows.select()) == 1, "one row again")


async def test_in_the_reader_of_one_file_its_parts_are_leafed_through(tmp_path: Path) -> None:
    path = tmp_path / "dump.txt"
    path.write_text(f"Lock\n\n{FIRST}\n~~~\nMill\n\n{SECOND}\n")
    async with reading(path) as (session, screen):
        assert len(screen.refs) == 1
        await command(session, "parts ~~~", "articles of a text: ~~~")
        await wait_for(session.pilot, lambda: len(screen.refs) == 2, "two pages")
        await session.press("J")
        await wait_for(session.pilot, lambda: "Mill" in screen_text(session.app), "the second")
        await session.press("u")
        await wait_for(session.pilot, lambda: len(screen.refs) == 1, "one page")


async def test_the_reader_asks_about_the_file_of_its_page(folder: Path) -> None:
    async with reading(folder / "items.jsonl") as (session, screen):
        asked = "which field holds the text? content2 / body_[/b]"
        await wait_for(session.pilot, lambda: asked in screen.status.message, "the question")
        await command(session, "field", "the text is in the field body_[/b]")
        await wait_for(session.pilot, lambda: "u undoes" in screen.status.message, "an answer")
        await command(session, "field nonsense", "the text is in the field nonsense")
        await wait_for(session.pilot, lambda: "nonsense" in screen.status.message, "another answer")


async def test_damaged_letters_are_said_mended_by_a_key_and_left_again(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(article(misread(GOOD)))
    before = path.read_bytes()
    async with reading(path) as (session, screen):
        await wait_for(session.pilot, lambda: "E mends them" in screen.status.message, "a word")
        assert "Ã©" in screen_text(session.app)
        await session.press("i")
        assert "E mends them" in screen_text(session.app)
        await session.press("q", "E")
        await wait_for(
            session.pilot, lambda: "“opened again”" in screen_text(session.app), "mended"
        )
        await session.press("u")
        await wait_for(session.pilot, lambda: "Ã©" in screen_text(session.app), "undone")
        await session.press("ctrl+r")
        await wait_for(
            session.pilot, lambda: "“opened again”" in screen_text(session.app), "redone"
        )
        await session.press("E")
        await wait_for(session.pilot, lambda: "Ã©" in screen_text(session.app), "as saved")
        await session.press("E")
        await wait_for(session.pilot, lambda: "“opened again”" in screen_text(session.app), "again")
    async with reading(path) as (session, screen):
        await wait_for(
            session.pilot, lambda: "“opened again”" in screen_text(session.app), "remembered"
        )
        page = session.app.kept_page(screen.number)
        assert page is not None
        assert "Ã©" in page.article.text
    assert path.read_bytes() == before


async def test_a_page_with_good_letters_has_nothing_to_mend(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(article(GOOD))
    async with reading(path) as (session, screen):
        await session.press("E")
        assert "no damaged letters" in screen.status.message
        await session.press("u")
        assert "café" in screen_text(session.app)
