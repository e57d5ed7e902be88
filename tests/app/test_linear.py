"""The linear mode: one column, no boxes, the terminal's cursor on the line that is read."""

from __future__ import annotations

from tests.app.test_reader import Session, reading


def line_under_cursor(session: Session) -> str:
    return session.screen_text.split("\n")[session.app.cursor_position.y]


async def test_the_cursor_stands_on_the_first_line_with_text() -> None:
    async with reading(linear=True) as session:
        assert "Harbour board denies sale" in line_under_cursor(session)
        assert session.app.hardware_cursor


async def test_the_cursor_goes_with_jumps_and_lines() -> None:
    async with reading((80, 20), linear=True) as session:
        await session.press("]", "q", ";")
        assert "It is done" in line_under_cursor(session)
        await session.press("j", "j", "j")
        row = session.app.cursor_position.y
        assert session.screen_text.split("\n")[row].strip()


async def test_a_pane_stands_under_the_text_without_a_line_beside_it() -> None:
    async with reading(linear=True) as session:
        text = await session.press("s")
        assert session.reader.is_narrow
        assert not set("│▕▐┃─") & set(text)
        await session.press("j")
        assert "Ten quays" in line_under_cursor(session)
        await session.press("s")
        assert "Harbour board denies sale" in line_under_cursor(session)


async def test_without_the_linear_mode_the_cursor_stays_away() -> None:
    async with reading() as session:
        await session.press("]", "q")
        assert session.app.cursor_position == (0, 0)
