"""A folder that grows while it is read, and a correction that is taken over to it."""

from __future__ import annotations

from pathlib import Path

from tests.app.screen_text import wait_for
from tests.app.test_triage import Session, contents, triaging
from tui.app.screens.reader import ReaderScreen

CALL = "Our {number} members carry this paper and each of them reads it on a Sunday morning."


def write(folder: Path, place: str, number: int) -> None:
    (folder / f"{place}.txt").write_text(
        f"The mayor of {place} said on Tuesday that the bridge at the mill will be repaired.\n"
        f"Work in {place} begins when the ice has gone, and it will take two summers to end.\n"
        f"{CALL.format(number=number)}\n"
        f"Nobody in {place} has crossed the water at that place since the flood of last year.\n"
    )


def made(tmp_path: Path) -> Path:
    folder = tmp_path / "scrape"
    folder.mkdir()
    for number, place in enumerate(("Brenn", "Corvo", "Dunmere")):
        write(folder, place, 1000 + number)
    return folder


async def test_a_new_page_appears_while_cursor_and_selection_stay(tmp_path: Path) -> None:
    folder = made(tmp_path)
    async with triaging(folder) as session:
        await session.press("space")
        here, selected = session.triage.list.current, set(session.triage.list.selected)
        await wait_for(session.pilot, lambda: session.triage._ticking is None, "an idle index")
        write(folder, "Aldburg", 900)
        rows = session.app.rows
        await wait_for(
            session.pilot, lambda: rows.count == 4 and not any(rows.stale), "the new page"
        )
        await wait_for(session.pilot, lambda: len(session.triage.list.order) == 4, "its row")
        assert session.triage.list.current == here
        assert session.triage.list.selected == selected


async def test_a_moved_block_offers_the_same_for_its_like_and_y_does_it_once(
    tmp_path: Path,
) -> None:
    folder = made(tmp_path)
    before = contents(folder)
    async with triaging(folder) as session:
        await session.press("enter")
        await _move_the_call(session)
        reader = _reader(session)
        await wait_for(session.pilot, lambda: "treat 2 like it" in reader.status.message, "offer")
        await session.press("y")
        assert "on 2 pages" in reader.status.message
        choices = session.app.library.choices
        assert len(choices.named("block:")) == 3
        await session.press("u")
        assert len(choices.named("block:")) == 1
        await session.press("u")
        assert choices.named("block:") == []
    assert contents(folder) == before


async def test_any_other_key_leaves_the_other_pages_alone(tmp_path: Path) -> None:
    async with triaging(made(tmp_path)) as session:
        await session.press("enter")
        await _move_the_call(session)
        reader = _reader(session)
        await wait_for(session.pilot, lambda: "treat 2 like it" in reader.status.message, "offer")
        await session.press("j", "y")
        assert len(session.app.library.choices.named("block:")) == 1


def _reader(session: Session) -> ReaderScreen:
    screen = session.app.screen
    assert isinstance(screen, ReaderScreen)
    return screen


async def _move_the_call(session: Session) -> None:
    """Move the block that recurs, as `x` does with the block one reads at."""
    reader = _reader(session)
    await wait_for(session.pilot, lambda: reader.page is not None, "a page")
    assert reader.page is not None
    blocks = reader.page.article.blocks
    reader.move_block(next(k for k, block in enumerate(blocks) if "members" in block.text))
