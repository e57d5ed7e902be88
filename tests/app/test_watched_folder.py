"""A folder that grows while its pages are decided: nobody loses the line that they are on."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from tests.app.screen_text import wait_for
from tests.app.test_triage import STORIES, Session, triaging
from tui.app.screens import triage as triage_module
from tui.library.watching import Watcher

NEW = 150
"""Pages that come at a time, half of them before those that are there by name."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "scrape"
    place.mkdir()
    for name, title in STORIES.items():
        (place / name).write_text(f"{title}\n\nThe town heard of it on Monday.\n", "utf-8")
    return place


def grow(folder: Path, wave: str) -> None:
    """Put new pages into the folder, names before and after the old ones."""
    for number in range(NEW):
        name = f"{'aa' if number % 2 else 'zz'}-{wave}-{number:03}.txt"
        (folder / name).write_text(f"Report {wave} {number} of the town came today.\n", "utf-8")


async def grown(session: Session, count: int) -> None:
    await wait_for(
        session.pilot, lambda: len(session.triage.list.order) == count, f"{count} pages in the list"
    )


def names(session: Session, numbers: set[int]) -> set[str]:
    return {session.app.rows.names[number] for number in numbers}


@pytest.mark.parametrize("sort", ["", "t"])
async def test_on_a_network_mount_pages_that_come_move_neither_cursor_nor_selection(
    folder: Path, monkeypatch: pytest.MonkeyPatch, sort: str
) -> None:
    looking = partial(Watcher, look_every=0.05, polling=True)
    monkeypatch.setattr(triage_module, "Watcher", looking)
    async with triaging(folder) as session:
        if sort:
            await session.press("O", sort)
        await session.press("g", "space")
        selected = names(session, session.triage.list.selected)
        await session.press("G")
        row = session.triage.list.current
        assert row is not None and len(selected) == 1
        here = session.app.rows.names[row]
        assert here not in selected
        grow(folder, "first")
        await grown(session, 3 + NEW)
        assert session.triage.list.current == row
        assert names(session, session.triage.list.selected) == selected
        await session.press("d")
        assert [session.decision(name) for name in selected] == ["discard"]
        assert session.decision(here) == ""
        assert session.triage.list.current == row
        grow(folder, "second")
        await session.press("*")
        await grown(session, 3 + 2 * NEW)
        assert session.app.rows.row(row).starred
        await session.press("u", "u")
        assert not session.app.rows.row(row).starred
        assert [session.decision(name) for name in selected] == [""]
