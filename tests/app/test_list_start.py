"""The list of a folder that was seen before: a screenful at once, the rest behind it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from threading import Event

import pytest

from tests.app.screen_text import screen_text, wait_for
from tests.app.test_triage import Session
from tests.patience import PATIENCE
from tui.app.app import Winnow
from tui.app.first_list import first_list
from tui.app.list_left import ListLeft
from tui.app.page_frame import Wish
from tui.app.terminal.rows import row_of_ansi
from tui.app.triage_header import folder_words
from tui.app.typesetting.typeset import DEFAULT_MEASURE
from tui.library.desk import Desk
from tui.library.engine import engine_version
from tui.library.index import Indexer
from tui.library.indexing import indexed, stamp_of
from tui.library.library import Library
from tui.library.pages import CleanOptions
from tui.library.rows import Rows
from tui.model import (
    Article,
    Block,
    CleanedPage,
    Fact,
    Marks,
    Metadata,
    PageKind,
    PageRef,
    Reason,
    Role,
)

PAGES = 120
SIZE = (100, 24)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """A folder of pages that are all known and unchanged; `page-007` has the most words."""
    place = tmp_path / "scrape"
    place.mkdir()
    reason = (Reason("made", "made for a test"),)
    pages = []
    for number in range(PAGES):
        path = place / f"page-{number:03d}.html"
        path.write_text(f"<p>{number}</p>", encoding="utf-8")
        text = "word " * (900 - 7 * abs(number - 7))
        article = Article.assemble(
            [Block(Role.BODY, text.strip(), reason)],
            PageKind.ARTICLE,
            Metadata(title=Fact(f"Story {number:03d}", "made")),
        )
        page = CleanedPage(PageRef(str(path)), "html", "utf-8", f"{number:064d}", article, Marks())
        pages.append(indexed(page, stamp_of(str(path)), engine_version()))
    with Library.open() as opened:
        opened.pages.save(pages)
        yield opened


@asynccontextmanager
async def opened(library: Library, folder: Path) -> AsyncIterator[Session]:
    left = ListLeft.read(library.screen(str(folder)))
    rows = library.first_rows([str(folder)], left.refs, SIZE[1])
    indexer = Indexer(library, rows, time_limit=PATIENCE)
    desk = Desk(CleanOptions(), time_limit=PATIENCE)
    app = Winnow(library, rows, desk, indexer=indexer)
    try:
        async with app.run_test(size=SIZE) as pilot:
            yield Session(app, pilot)
            app.save_state()
    finally:
        indexer.stop()
        desk.close()


async def all_there(session: Session) -> None:
    await wait_for(
        session.pilot, lambda: len(session.triage.list.order) == PAGES, "the rest of the list"
    )


def painted(library: Library, folder: Path) -> list[str]:
    left = ListLeft.read(library.screen(str(folder)))
    rows = library.first_rows([str(folder)], left.refs, SIZE[1])
    words = folder_words(rows.folders)
    lines = first_list(rows, left, SIZE, "none", Wish(DEFAULT_MEASURE), words)
    assert len(lines) == SIZE[1]
    return [row_of_ansi(line, SIZE[0]).text.rstrip() for line in lines]


def hold_the_rest(monkeypatch: pytest.MonkeyPatch) -> Event:
    """Keep all but the first screenful from being loaded until this is set."""
    go_on, load_rest = Event(), Library.load_rest

    def held(self: Library, rows: Rows) -> None:
        assert go_on.wait(60)
        load_rest(self, rows)

    monkeypatch.setattr(Library, "load_rest", held)
    return go_on


async def test_what_is_painted_first_is_what_then_stands(library: Library, tmp_path: Path) -> None:
    folder = tmp_path / "scrape"
    async with opened(library, folder) as session:
        await all_there(session)
        await session.press("O", "w", *"jjjjjjjjjjjjjjjjjjjjjjjjj", "a")
        stood = screen_text(session.app).split("\n")
    lines = painted(library, folder)
    assert lines[:-1] == stood[:-1]
    assert lines[-1][-30:] == stood[-1][-30:]
    assert "1 kept" in lines[0]


async def test_the_screenful_answers_while_the_rest_is_loaded_and_other_keys_wait(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "scrape"
    async with opened(library, folder) as session:
        await all_there(session)
        await session.press("O", "t", *["j"] * 40)
        line = session.triage.list.cursor - session.triage.list.top
    go_on = hold_the_rest(monkeypatch)
    async with opened(library, folder) as session:
        assert "41 of 120" in screen_text(session.app)
        assert len(session.triage.list.order) < PAGES
        text = await session.press("a", "j")
        assert "43 of 120" in text and session.decision("page-040.html") == "keep"
        await session.press("&", *"kept", "enter", "G", "d")
        assert session.triage.typed_filter == "" and session.decision("page-040.html") == "keep"
        assert session.triage.state() != ListLeft().written()
        go_on.set()
        await wait_for(session.pilot, lambda: not session.triage._waiting, "the keys that waited")
        assert session.triage.typed_filter == "kept" and not session.triage.list.order
        await session.press("escape")
        assert len(session.triage.list.order) == PAGES
        assert session.app.rows.title(session.triage.list.order[0]) == "Story 000"
        assert [session.decision(f"page-{n:03d}.html") for n in (40, 41, 119)] == ["keep", "", ""]
    assert line > 0


async def test_a_folder_that_was_never_left_says_at_once_how_many_pages_are_known(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "scrape"
    go_on = hold_the_rest(monkeypatch)
    async with opened(library, folder) as session:
        await session.shows("1 of 120")
        assert "120 pages" in screen_text(session.app)
        assert len(session.triage.list.order) < PAGES
        go_on.set()
        await all_there(session)
        assert "120 pages" in screen_text(session.app)


async def test_the_cursor_stays_on_its_line_when_the_rest_has_come(
    library: Library, tmp_path: Path
) -> None:
    folder = tmp_path / "scrape"
    async with opened(library, folder) as session:
        await all_there(session)
        await session.press("O", "t", *["j"] * 60, *["k"] * 5)
        before = session.triage.list.top, session.triage.list.cursor
    async with opened(library, folder) as session:
        await all_there(session)
        assert (session.triage.list.top, session.triage.list.cursor) == before
        titles = [session.app.rows.title(n) for n in session.triage.list.order]
    assert titles == sorted(titles)


def test_the_first_rows_of_an_unknown_folder_come_from_the_disk(
    library: Library, tmp_path: Path
) -> None:
    place = tmp_path / "new"
    place.mkdir()
    for number in range(50):
        (place / f"{number:02d}.html").write_text("<p>x</p>", encoding="utf-8")
    rows = library.first_rows([str(place)], (), 24)
    assert rows.loaded and rows.names == [f"{number:02d}.html" for number in range(24)]
    lines = painted(library, place)
    assert "00.html" in lines[2] and "1 of 24" in lines[-1]
    assert library.first_rows([str(tmp_path / "missing")], (), 24).count == 0


@pytest.mark.parametrize("text", [None, "", "no JSON", "[]", '{"view": "("}', '{"sort": "x"}'])
def test_what_was_not_left_in_order_is_as_if_never_opened(text: str | None) -> None:
    assert ListLeft.read(text) == ListLeft()


def test_what_is_written_of_a_screen_is_read_again() -> None:
    left = ListLeft(
        view="is:kept",
        filter="a or b",
        sort="date",
        reverse=True,
        grouped=True,
        preview=False,
        path="/x/\udcff",
        member="m",
        selected=(("/x/1", None),),
        pane="log",
        window=(("/x/\udcff", "m"),),
        top=3,
        shown=9,
        counts=(4, 1, 2, 0),
    )
    assert ListLeft.read(left.written()) == left
    assert left.narrowed == "is:kept (a or b)"
