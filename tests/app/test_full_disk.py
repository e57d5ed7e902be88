"""A disk that is full while one reads: it is said, nothing is lost, and both screens go on."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.app.test_triage import STORIES, Session, folder, triaging
from tui.app.screens.reader import ReaderScreen
from tui.errors import StoreError
from tui.store.choices import Choices
from tui.store.memory import Memory

__all__ = ["folder"]

FULL = "The disk is full."


def fill_disk(patch: pytest.MonkeyPatch) -> None:
    """Let every write fail as it does on a full disk."""

    def fails(*_: object, **__: object) -> None:
        raise StoreError(FULL, "free some space")

    patch.setattr(Choices, "change", fails)
    patch.setattr(Memory, "put", fails)


async def typed(session: Session, key: str, words: str) -> None:
    await session.press(key, *words, "enter")


async def test_deciding_in_the_list_goes_on_when_there_is_room_again(folder: Path) -> None:
    async with triaging(folder) as session:
        with pytest.MonkeyPatch.context() as patch:
            fill_disk(patch)
            for key in ("a", "d", "*", "r"):
                session.triage.say("")
                await session.press(key)
                assert FULL in session.status and "free some space" in session.status, key
            for key in ("t", "A"):
                session.triage.say("")
                await typed(session, key, "war")
                assert FULL in session.status, key
        assert [session.decision(name) for name in STORIES] == ["", "", ""]
        await session.press("g", "a")
        assert session.decision("alder.txt") == "keep"


async def test_a_page_is_read_and_left_on_a_full_disk(folder: Path) -> None:
    async with triaging(folder) as session:
        with pytest.MonkeyPatch.context() as patch:
            fill_disk(patch)
            await session.press("enter")
            await session.shows("part 3 of the work")
            reader = session.app.screen
            assert isinstance(reader, ReaderScreen)
            await session.press("a")
            assert FULL in reader.status.message or FULL in session.status
            session.app.save_state()
        while isinstance(session.app.screen, ReaderScreen):
            await session.press("q")
        await session.press("g", "d")
        assert session.decision("alder.txt") == "discard"
