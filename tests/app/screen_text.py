"""What stands on the screen of an app under test."""

from __future__ import annotations

from collections.abc import Callable

from textual.pilot import Pilot

from tui.app.app import Winnow

TRIES = 1200
"""Pauses of a twentieth of a second before a condition that never comes is given up."""


def screen_text(app: Winnow) -> str:
    """The rows of the screen; each must be exactly as wide as the terminal."""
    width, height = app.size
    rows = app.screen._compositor.render_strips()
    assert len(rows) == height
    assert all(row.cell_length == width for row in rows)
    return "\n".join(row.text.rstrip() for row in rows)


async def wait_for(pilot: Pilot[int], condition: Callable[[], bool], what: str) -> None:
    """Let the app run until a condition holds."""
    for _ in range(TRIES):
        if condition():
            return
        await pilot.pause(0.05)
    raise AssertionError(f"never came: {what}")
