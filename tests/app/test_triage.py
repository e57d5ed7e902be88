"""The triage screen on a real folder, indexed by a real worker."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.app.screen_text import screen_text, wait_for
from tests.patience import PATIENCE
from tui.app.app import Winnow
from tui.app.page_frame import Wish
from tui.app.screens.reader import ReaderScreen
from tui.app.screens.triage import TriageScreen
from tui.app.screens.triage_finding import JUNK_PARTS
from tui.library.desk import Desk
from tui.library.index import Indexer
from tui.library.library import Library
from tui.library.pages import CleanOptions

STORIES = {
    "alder.txt": "The alder mill burns",
    "birch.txt": "Birch bridge opens at last",
    "cedar.txt": "Cedar [/b] council votes",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "scrape"
    place.mkdir()
    for name, title in STORIES.items():
        body = "\n\n".join(
            f"The town heard on Monday that part {number} of the work was done, and that the "
            f"{name.partition('.')[0]} gate would stay open for carts, dogs and children."
            for number in range(6)
        )
        (place / name).write_text(f"{title}\n\n{body}\n", encoding="utf-8")
    return place


def contents(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {p.name: (p.read_bytes(), p.stat().st_mtime_ns) for p in folder.iterdir()}


class Session:
    def __init__(self, app: Winnow, pilot: Pilot[int]) -> None:
        self.app, self.pilot = app, pilot

    @property
    def triage(self) -> TriageScreen:
        screen = self.app.screen
        assert isinstance(screen, TriageScreen)
        return screen

    async def press(self, *keys: str) -> str:
        await self.pilot.press(*keys)
        await self.pilot.pause()
        return screen_text(self.app)

    async def shows(self, text: str, but_not: str = "\0") -> None:
        """Waits for what sorting and the preview, which take their time, put on the screen."""

        def seen() -> bool:
            screen = screen_text(self.app)
            return text in screen and but_not not in screen

        await wait_for(self.pilot, seen, f"{text!r} without {but_not!r}")

    @property
    def status(self) -> str:
        return self.triage.status.message

    def decision(self, name: str) -> str:
        rows = self.app.rows
        (number,) = (n for n in range(rows.count) if rows.path(n).endswith(name))
        return rows.row(number).decision


@asynccontextmanager
async def triaging(
    folder: Path, size: tuple[int, int] = (120, 30), wish: Wish | None = None
) -> AsyncIterator[Session]:
    with Library.open() as library:
        rows = library.rows([str(folder)])
        indexer = Indexer(library, rows, time_limit=PATIENCE)
        desk = Desk(CleanOptions(), time_limit=PATIENCE)
        app = Winnow(library, rows, desk, indexer=indexer, wish=wish)
        try:
            async with app.run_test(size=size) as pilot:
                session = Session(app, pilot)
                await wait_for(
                    pilot,
                    lambda: rows.count > 0 and not any(rows.stale) and session.triage.at_rest,
                    "an index",
                )
                await pilot.pause()
                yield session
                app.save_state()
        finally:
            indexer.stop()
            desk.close()


async def test_titles_counts_and_markup_in_titles_stand_in_the_list(folder: Path) -> None:
    async with triaging(folder) as session:
        text = screen_text(session.app)
    assert all(title in text for title in STORIES.values())
    assert "3 pages" in text


async def test_a_range_follows_the_cursor_and_the_next_decision_is_about_it(folder: Path) -> None:
    async with triaging(folder) as session:
        await session.press("g", "v", "j")
        names = {session.app.rows.names[n] for n in session.triage.list.selected}
        assert names == {"alder.txt", "birch.txt"}
        await session.press("k")
        assert len(session.triage.list.selected) == 1
        await session.press("j", "d", "j")
        assert [session.decision(name) for name in STORIES] == ["discard", "discard", ""]
        assert not session.triage.list.selected


async def test_a_range_that_was_ended_stays_and_more_can_be_selected(folder: Path) -> None:
    async with triaging(folder) as session:
        await session.press("g", "v", "j", "v", "j")
        assert "2 pages selected" in session.status
        await session.press("space")
        assert len(session.triage.list.selected) == 3
        await session.press("g", "v", "space")
        assert len(session.triage.list.selected) == 2
        await session.press("ctrl+g")
        assert len(session.triage.list.selected) == 1
        await session.press("v", "escape", "j")
        assert not session.triage.list.selected


async def test_ten_keys_decide_and_undo_brings_everything_back(folder: Path) -> None:
    async with triaging(folder) as session:
        await session.press("a", "d", "*")
        assert [session.decision(name) for name in STORIES] == ["keep", "discard", ""]
        assert "1 kept · 1 discarded · 1 to go" in screen_text(session.app)
        await session.press("u", "u", "u")
        assert [session.decision(name) for name in STORIES] == ["", "", ""]
        await session.press("ctrl+r")
        assert session.decision("alder.txt") == "keep"


async def test_source_files_are_never_touched(folder: Path) -> None:
    before = contents(folder)
    async with triaging(folder) as session:
        await session.press("a", "d", "d", "enter")
    assert contents(folder) == before


async def test_everything_is_where_it_was_the_next_day(folder: Path) -> None:
    async with triaging(folder) as session:
        await session.press("a", "O", "t", "O", "r", "g", "j")
        row = session.triage.list.current
        assert row is not None
        title = session.app.rows.title(row)
    async with triaging(folder) as session:
        row = session.triage.list.current
        assert row is not None
        assert session.app.rows.title(row) == title
        assert (session.triage.list.sort, session.triage.list.reverse) == ("title", True)
        assert session.decision("alder.txt") == "keep"


async def test_the_list_narrows_as_one_types_and_errors_point_at_the_column(folder: Path) -> None:
    async with triaging(folder, (120, 24)) as session:
        await session.press("&", *"birch")
        await session.shows("Birch bridge", but_not="alder mill")
        await session.press("enter", "escape")
        await session.shows("alder mill")
        text = await session.press("&", *"words:x")
        assert "column" in text


async def test_a_selection_is_decided_at_once_and_undone_at_once(folder: Path) -> None:
    async with triaging(folder) as session:
        await session.press("V", "d")
        assert [session.decision(name) for name in STORIES] == ["discard"] * 3
        await session.press("u")
        assert [session.decision(name) for name in STORIES] == [""] * 3


async def test_views_show_what_they_say(folder: Path) -> None:
    async with triaging(folder) as session:
        await session.press("a")
        text = await session.press("3")
        assert "alder mill" in text and "Birch" not in text
        assert "Birch" in await session.press("1")


async def test_enter_reads_a_page_marks_it_read_and_q_comes_back(folder: Path) -> None:
    async with triaging(folder) as session:
        await session.press("j", "enter")
        await wait_for(
            session.pilot,
            lambda: (
                isinstance(session.app.screen, ReaderScreen) and session.app.screen.page is not None
            ),
            "an open page",
        )
        assert "birch gate would stay open" in screen_text(session.app)
        await session.press("K")
        await wait_for(session.pilot, lambda: sum(session.app.rows.read) == 2, "the page before")
        await session.press("q")
        current = session.triage.list.current
        assert current is not None
        assert session.app.rows.title(current) == "The alder mill burns"
        assert sum(session.app.rows.read) == 2


async def test_a_title_is_found_and_tags_complete(folder: Path) -> None:
    async with triaging(folder) as session:
        await session.press("/", *"cedar", "enter")
        current = session.triage.list.current
        assert current is not None
        assert session.app.rows.title(current) == STORIES["cedar.txt"]
        await session.press("t", *"fire", "enter")
        assert session.app.rows.tags[current] == {"fire"}
        assert "known: fire" in await session.press("g", "t", *"fi")


async def test_the_preview_follows_the_cursor_once_it_rests(folder: Path) -> None:
    def shows(words: str) -> bool:
        return words in screen_text(session.app)

    async with triaging(folder, (120, 34)) as session:
        await wait_for(session.pilot, lambda: shows("alder gate would stay"), "a preview")
        await session.press("j")
        await wait_for(session.pilot, lambda: shows("birch gate would stay"), "the next preview")
        assert not shows("alder gate would stay")
        assert "gate would stay" not in await session.press("s")
    async with triaging(folder, (120, 34)) as session:
        assert not session.triage.has_class("-preview")
        await session.press("s")
        await wait_for(session.pilot, lambda: shows("birch gate would stay"), "the preview again")
    async with triaging(folder, (80, 24)) as session:
        assert not session.triage.has_class("-preview")


async def test_junk_is_shown_apart_by_pressing_its_key_again(folder: Path) -> None:
    (folder / "empty.txt").write_text("", encoding="utf-8")
    async with triaging(folder) as session:
        seen = []
        for _ in range(len(JUNK_PARTS) + 1):
            await session.press("6")
            seen.append((session.triage.view, len(session.triage.list.order)))
    assert [view for view, _ in seen] == [*JUNK_PARTS.values(), "is:junk"]
    shown = dict(seen)
    assert shown["kind:empty"] == 1 and shown["kind:listing"] == 0


async def test_an_or_that_is_typed_stays_within_the_view(folder: Path) -> None:
    async with triaging(folder) as session:
        await session.press("a", "3", "&", *"birch or alder", "enter")
        rows = session.app.rows
        titles = [rows.title(number) for number in session.triage.list.order]
    assert titles == ["The alder mill burns"]


async def test_an_empty_list_says_why_and_what_brings_pages_back(folder: Path) -> None:
    async with triaging(folder) as session:
        assert "no page is like this" in await session.press("4")
        await session.press("escape")
        await session.shows("alder mill", but_not="no page is like this")


async def test_star_tag_and_note_go_on_to_the_next_page(folder: Path) -> None:
    async with triaging(folder) as session:
        await session.press("*", "t", *"fire", "enter", "A", *"look", "enter")
        rows = session.app.rows
        assert [rows.starred[0], rows.tags.get(1), rows.notes.get(2)] == [1, {"fire"}, "look"]


async def test_the_log_tells_what_was_done(folder: Path) -> None:
    async with triaging(folder) as session:
        text = await session.press("a", "@")
        assert "1 change" in text and "kept “The alder mill burns”" in text


async def test_the_list_fits_narrow_terminals(folder: Path) -> None:
    for size in ((80, 24), (60, 20), (40, 12), (10, 3)):
        async with triaging(folder, size) as session:
            await session.press("j", "?", "q", "G")
