"""What the reading screen shows of other pages: the same quotation there, another version."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.app.screen_text import screen_text, wait_for
from tests.app.test_reader import reading
from tests.app.test_triage import Session, triaging
from tui.app.screens.conflict import ConflictScreen
from tui.app.screens.reader import ReaderScreen
from tui.app.screens.versions import VersionsScreen
from tui.library.similar_quotations import SimilarQuotes

SAID = "The dredging contract was never shown to any elected councillor in Marrow Bay"
SPUN = "The dredging agreement was never shown to any elected councillor in Marrow Bay"

PAGE = """Harbour news of the {name} paper

Work in the harbour of Marrow Bay stopped on Monday, and nobody could say for how long it would.

“{said},” {who} said on Tuesday morning after the meeting had been closed to everybody else.

Only the {name} paper wrote that gulls were seen on the empty quay. “Nobody here feeds them,” a
fisherman told the {name} reporter while his nets were drying in the yard behind the sheds.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "scrape"
    place.mkdir()
    pages = {"alpha": (SAID, "Petra Voss"), "beta": (SPUN, "Piet Aarts")}
    for name, (said, who) in pages.items():
        (place / f"{name}.txt").write_text(PAGE.format(name=name, said=said, who=who), "utf-8")
    fair = "The cheese fair of Lower Tarn drew a large crowd to the meadows below the abbey. " * 5
    (place / "fair.txt").write_text(f"Cheese fair\n\n{fair}\n", "utf-8")
    return place


@asynccontextmanager
async def on_first_page(folder: Path, size: tuple[int, int]) -> AsyncIterator[Session]:
    async with triaging(folder, size) as session:
        await session.press("O", "n", "g", "enter")
        await wait_for(
            session.pilot, lambda: isinstance(session.app.screen, ReaderScreen), "the reader"
        )
        await wait_for(
            session.pilot, lambda: "Work in the harbour" in screen_text(session.app), "the page"
        )
        yield session


def shows(session: Session, words: str) -> bool:
    """Whether words stand on the screen, wherever its lines break."""
    return words in " ".join(screen_text(session.app).replace("│", " ").split())


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20)])
async def test_a_quotation_on_another_page_is_told_shown_and_read_there(
    folder: Path, size: tuple[int, int]
) -> None:
    async with on_first_page(folder, size) as session:
        reader = session.app.screen
        await session.press('"')
        await wait_for(session.pilot, lambda: shows(session, "also on 1 page"), "the mark")
        await session.press("D")
        assert shows(session, "instead of “contract”")
        assert shows(session, "said there by Piet Aarts")
        await session.press("enter")
        await wait_for(session.pilot, lambda: session.app.screen is not reader, "the other page")
        await wait_for(session.pilot, lambda: shows(session, "agreement was never"), "its quote")
        await session.press("q")
        assert session.app.screen is reader


async def test_the_pane_of_other_pages_leads_back_to_all_quotations(folder: Path) -> None:
    async with on_first_page(folder, (120, 40)) as session:
        await session.press("]", "q", "D")
        await wait_for(session.pilot, lambda: shows(session, "here: Petra Voss"), "the other page")
        await session.press("D")
        assert shows(session, "2 quotes")
        await session.press("q")
        await session.press("]", "q", "D")
        assert shows(session, "stands on no other page")


async def test_quotations_are_looked_for_again_once_the_folder_has_been_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with on_first_page(folder, (120, 40)) as session:
        assert session.app.indexer is not None
        monkeypatch.setattr(session.app.indexer, "wait", lambda timeout=None: False)
        monkeypatch.setattr(SimilarQuotes, "of_page", lambda *args: {})
        await session.press("]", "q", "D")
        await wait_for(
            session.pilot, lambda: shows(session, "still being read"), "that it is not known yet"
        )
        monkeypatch.undo()
        await session.press("D")
        await wait_for(session.pilot, lambda: shows(session, "here: Petra Voss"), "the other page")


async def test_versions_open_side_by_side_from_the_article(folder: Path) -> None:
    async with on_first_page(folder, (120, 40)) as session:
        await session.press("D")
        assert isinstance(session.app.screen, VersionsScreen)
        assert "contract" in screen_text(session.app) and "agreement" in screen_text(session.app)
        await session.press("q", "G", "D")
        await session.press("q")
        await session.press("J", "J", "D")
        assert "no other version" in session.app.screen.status.message


async def test_a_single_page_is_looked_up_nowhere() -> None:
    async with reading() as session:
        text = await session.press('"')
        assert "also on" not in text
        await session.press("q", "]", "q", "D")
        assert "on no other page" in session.status


TOLL = """Ferry runs aground off Lund Point

The ferry Marta Holm ran aground off Lund Point in thick fog early on Tuesday morning.

Captain Oskar Lindgren said the crew of the ship had acted quickly and calmly in the dark.

Rescuers from the coast guard said that {count} passengers of the ferry were injured.

The harbour office in Port Averill sent three tugs and a pilot to bring the ferry home.

Residents of Port Averill stood on the quay until the last of the boats came in at {hour}.
"""


@pytest.fixture
def ferry(tmp_path: Path) -> Path:
    place = tmp_path / "ferry"
    place.mkdir()
    for name, count, hour in (("alpha", 12, "noon"), ("beta", 31, "dusk")):
        (place / f"{name}.txt").write_text(TOLL.format(count=count, hour=hour), "utf-8")
    return place


@asynccontextmanager
async def on_ferry(ferry: Path, size: tuple[int, int]) -> AsyncIterator[Session]:
    async with triaging(ferry, size) as session:
        rows = session.app.rows
        await wait_for(session.pilot, lambda: bool(rows.across), "the pages of the story compared")
        await session.press("O", "n", "g", "enter")
        await wait_for(session.pilot, lambda: "Lund Point" in screen_text(session.app), "the page")
        await session.press("!")
        await wait_for(session.pilot, lambda: shows(session, "with other pages"), "the pair")
        yield session


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20)])
async def test_a_pair_with_another_page_is_listed_shown_beside_it_and_read_there(
    ferry: Path, size: tuple[int, int]
) -> None:
    async with on_ferry(ferry, size) as session:
        reader = session.app.screen
        assert isinstance(reader, ReaderScreen)
        assert shows(session, "1 pair with other pages that may conflict")
        await session.press("enter")
        conflict = session.app.screen
        assert isinstance(conflict, ConflictScreen)
        assert shows(session, "that 12") and shows(session, "that 31")
        assert "may conflict" in conflict.status.message
        await session.press("enter")
        await wait_for(
            session.pilot, lambda: isinstance(session.app.screen, ReaderScreen), "the other page"
        )
        assert session.app.screen is not reader
        await wait_for(session.pilot, lambda: shows(session, "that 31 passengers"), "its side")
        await session.press("q")
        assert session.app.screen is reader


async def test_a_verdict_on_a_pair_with_another_page_is_remembered_and_undone(ferry: Path) -> None:
    async with on_ferry(ferry, (120, 40)) as session:
        await session.press("d")
        await wait_for(
            session.pilot, lambda: shows(session, "nothing here seems to conflict"), "its end"
        )
        await session.press("u")
        await wait_for(session.pilot, lambda: shows(session, "with other pages"), "it again")
        await session.press("a")
        await wait_for(session.pilot, lambda: shows(session, "judged real"), "the verdict")


async def test_a_pair_is_judged_where_both_pages_stand_side_by_side(ferry: Path) -> None:
    async with on_ferry(ferry, (120, 40)) as session:
        await session.press("enter")
        conflict = session.app.screen
        assert isinstance(conflict, ConflictScreen)
        await session.press("d")
        assert "not real" in conflict.status.message and "u undoes" in conflict.status.message
        await session.press("u")
        assert "undone" in conflict.status.message
        await session.press("u")
        assert "undone" in conflict.status.message  # that the page was read
        await session.press("ctrl+r", "ctrl+r")
        assert "redone" in conflict.status.message
        await session.press("ctrl+r")
        assert "nothing to redo" in conflict.status.message
        await session.press("q")
        await wait_for(
            session.pilot, lambda: shows(session, "nothing here seems to conflict"), "the verdict"
        )
