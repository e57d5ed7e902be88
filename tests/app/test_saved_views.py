"""Views of one's own in the triage list: saved, chosen and forgotten from the palette."""

from __future__ import annotations

from pathlib import Path

from tests.app.screen_text import screen_text, wait_for
from tests.app.test_triage import Session, folder, triaging
from tui.app.screens.triage import TriageScreen

__all__ = ["folder"]


async def choose(session: Session, typed: str, offered: str) -> None:
    """Type into the palette until something is offered, and take it."""
    await session.press(":", *("space" if key == " " else key for key in typed))
    await wait_for(session.pilot, lambda: offered in screen_text(session.app), offered)
    await session.press("down", "enter")
    await wait_for(session.pilot, lambda: isinstance(session.app.screen, TriageScreen), "the list")


def shown(session: Session) -> list[str]:
    rows = session.app.rows
    return [rows.title(number) for number in session.triage.list.order]


async def test_a_filter_is_saved_and_comes_back_another_day(folder: Path) -> None:
    async with triaging(folder) as session:
        await session.press("a", "3", "&", *"mill or bridge", "enter")
        await choose(session, "save view crossings", "save view crossings: is:kept (mill or")
        await wait_for(session.pilot, lambda: "saved as view" in session.status, "a word")
        await session.press("escape")
    async with triaging(folder) as session:
        await choose(session, "view crossings", "view crossings")
        await wait_for(session.pilot, lambda: "view: crossings" in session.status, "the view")
        await wait_for(session.pilot, lambda: len(shown(session)) == 1, "the filtered list")
        assert shown(session) == ["The alder mill burns"]


async def test_a_view_that_is_forgotten_is_offered_no_more(folder: Path) -> None:
    async with triaging(folder) as session:
        await session.press("&", *"alder", "enter")
        await choose(session, "save view fires", "save view fires: alder")
        await choose(session, "forget view fires", "forget view fires")
        await wait_for(session.pilot, lambda: "forgot the view" in session.status, "a word")
        assert session.triage.offered_commands() == []


async def test_nothing_is_saved_where_nothing_is_filtered(folder: Path) -> None:
    async with triaging(folder) as session:
        assert session.triage.typed_command("save view everything") is None
        assert session.triage.typed_command("view") is None


async def test_a_view_in_a_language_not_understood_says_so(folder: Path) -> None:
    async with triaging(folder) as session:
        session.app.library.save_view("odd", "words:(")
        session.triage.show_view("odd")
        assert session.status.startswith("view odd: ")
        assert len(shown(session)) == 3
