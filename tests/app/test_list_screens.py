"""Overview, full-text search and versions, opened from the list of a real folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.app.screen_text import screen_text, wait_for
from tests.app.test_triage import triaging
from tui.app.page_frame import Wish
from tui.app.screens.reader import ReaderScreen
from tui.app.screens.triage import TriageScreen
from tui.app.screens.versions import VersionsScreen
from tui.app.typesetting.typeset import DEFAULT_MEASURE

STORY = (
    "The swing bridge at {town} will be shut for nine weeks after divers found a crack in its "
    "middle pier, the harbour master said on Monday morning.\n\nRepairs will cost {cost} crowns. "
    "Lorries have to take the road round the bay until the work is done, and the ferry runs more "
    "often.\n\nThe bridge was built by the town itself a hundred years ago and carries nine "
    "thousand cars on a working day, more than any other on this coast.\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "scrape"
    place.mkdir()
    for name, town, cost in (("first", "Aldburg", "40,000"), ("second", "Aldburg", "75,000")):
        text = f"Bridge of Aldburg shut\n\n{STORY.format(town=town, cost=cost)}"
        (place / f"{name}.txt").write_text(text, encoding="utf-8")
    seals = "A seal pup named [/b] was born on the lifeboat slip while the band was playing. " * 4
    (place / "third.txt").write_text(f"Seal pup born\n\n{seals}\n", encoding="utf-8")
    return place


async def test_the_overview_counts_and_a_bar_narrows_the_list(folder: Path) -> None:
    async with triaging(folder) as session:
        await session.press("a")
        text = await session.press("M")
        assert "overview of 3 pages" in text
        assert "kept" in text and "undecided" in text
        await session.press("enter")
        await wait_for(session.pilot, lambda: len(session.triage.list.order) == 1, "one page")
        assert session.triage.typed_filter == "is:kept"
        await session.press("escape")
        assert len(session.triage.list.order) == 3


async def test_an_open_overview_follows_the_view(folder: Path) -> None:
    async with triaging(folder) as session:
        await session.press("a", "M")
        text = await session.press("3")
        assert "overview of 1 page" in text and "undecided" not in text
        assert "overview of 3 pages" in await session.press("1")


async def test_a_list_is_drawn_in_ascii_where_that_is_wanted(folder: Path) -> None:
    headline = "“Nine” mills – and the bridge between them – shut since the storm of Monday night"
    story = STORY.format(town="Lund", cost="1,000")
    (folder / "mills.txt").write_text(f"{headline}\n\n{story}", encoding="utf-8")
    async with triaging(folder, wish=Wish(DEFAULT_MEASURE, ascii_only=True)) as session:
        text = await session.press("a")
        assert '"Nine" mills -' in text
        assert text.isascii(), [sign for sign in text if not sign.isascii()]


async def test_an_overview_is_drawn_in_ascii_where_that_is_wanted(folder: Path) -> None:
    async with triaging(folder, wish=Wish(DEFAULT_MEASURE, ascii_only=True)) as session:
        text = await session.press("M")
        assert "undecided" in text and "====" in text
        assert "━" not in text


async def test_a_search_over_all_pages_opens_the_page_at_the_hit(folder: Path) -> None:
    async with triaging(folder) as session:
        await session.press("S", *"lifeboat", "enter")
        await wait_for(
            session.pilot,
            lambda: "1 page with “lifeboat”" in screen_text(session.app),
            "a hit",
        )
        await session.press("enter")
        await wait_for(
            session.pilot, lambda: isinstance(session.app.screen, ReaderScreen), "the reader"
        )
        await wait_for(
            session.pilot, lambda: "seal pup named" in screen_text(session.app), "the article"
        )


async def test_a_search_without_hits_says_so_and_escape_closes_it(folder: Path) -> None:
    async with triaging(folder) as session:
        await session.press("S", *"zeppelin", "enter")
        await wait_for(
            session.pilot,
            lambda: "nothing holds “zeppelin”" in screen_text(session.app),
            "the answer",
        )
        text = await session.press("escape")
        assert "Seal pup born" in text


@pytest.mark.parametrize("size", [(120, 30), (60, 20)])
async def test_two_versions_stand_side_by_side_or_interleaved(
    folder: Path, size: tuple[int, int]
) -> None:
    async with triaging(folder, size) as session:
        await session.press("g", "space", "space", "D")
        await wait_for(
            session.pilot, lambda: isinstance(session.app.screen, VersionsScreen), "the versions"
        )
        text = screen_text(session.app)
        assert "40,000" in text and "75,000" in text
        assert ("< " in text) == (size[0] == 60)
        await session.press("]", "c", "n", "N", "G", "g")
        await session.press("q")
        assert isinstance(session.app.screen, TriageScreen)


async def test_a_page_without_another_version_says_how_to_compare(folder: Path) -> None:
    async with triaging(folder) as session:
        await session.press("G", "D")
        assert isinstance(session.app.screen, TriageScreen)
        assert "select two pages" in session.status


async def test_a_bar_chosen_over_a_typed_or_narrows_both_sides_of_it(folder: Path) -> None:
    async with triaging(folder) as session:
        session.triage.narrow_to("title:~bridge or title:~seal")
        session.triage.narrow_to("title:~seal")
        assert [session.app.rows.title(n) for n in session.triage.list.order] == ["Seal pup born"]
