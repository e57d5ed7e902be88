"""Review sessions on the screen: begun over what the list shows, gone on with, summed up."""

from __future__ import annotations

import json
from pathlib import Path

from tests.app.screen_text import screen_text, wait_for
from tests.app.test_triage import Session, contents, folder, triaging
from tui.app.keymap import ACTIONS
from tui.app.panes.review import ReviewPane
from tui.library.library import Library

__all__ = ["folder"]


async def choose(session: Session, name: str) -> None:
    """As the palette does it."""
    (action,) = (action for action in ACTIONS if action.id == f"list.{name}")
    assert session.triage.can(action)
    await session.triage.carry_out(action)
    await session.pilot.pause()


async def header_says(session: Session, words: str) -> None:
    await wait_for(session.pilot, lambda: words in screen_text(session.app).split("\n")[0], words)


async def test_a_review_counts_what_is_decided_and_goes_on_the_next_day(folder: Path) -> None:
    before = contents(folder)
    async with triaging(folder, (120, 24)) as session:
        await session.press("&", *"birch or cedar", "enter")
        await choose(session, "review")
        await header_says(session, "review: 0 of 2 · 0 kept · 0 discarded · 2 left")
        assert "review 1 over 2 pages" in session.status
        await session.press("a")
        await header_says(session, "review: 1 of 2 · 1 kept · 0 discarded · 1 left")
        await choose(session, "review")
        assert "review 1 is open" in session.status
    async with triaging(folder, (120, 24)) as session:
        assert session.triage.typed_filter == "birch or cedar"
        await header_says(session, "review: 1 of 2")
        assert "review 1 goes on" in screen_text(session.app)
        await session.press("d")
        await header_says(session, "review: 2 of 2 · 1 kept · 1 discarded · 0 left")
        await wait_for(session.pilot, lambda: "every page is decided" in session.status, "a word")
        await session.press("u")
        await header_says(session, "review: 1 of 2")
        await choose(session, "review-end")
        text = screen_text(session.app)
        assert "over birch or cedar" in text and "1 of 2 pages decided, 1 left" in text
        assert "review:" not in text.split("\n")[0]
        await session.press("q", "j", "a")
        with Library.open() as library:
            (kept,) = library.memory.sessions(str(folder))
            assert kept.ended is not None
            assert library.choices.log(1)[0].session is None
    assert contents(folder) == before


async def test_without_a_review_the_palette_s_words_say_so(folder: Path) -> None:
    async with triaging(folder, (120, 24)) as session:
        await choose(session, "review-end")
        assert "no review is open" in session.status
        await choose(session, "review-summary")
        assert "no review of this folder" in session.status


async def test_selection_and_pane_are_where_they_were_left(folder: Path) -> None:
    async with triaging(folder, (120, 24)) as session:
        await choose(session, "review")
        await session.press("space", "space", "@")
        assert session.triage.open_pane == "log"
    async with triaging(folder, (120, 24)) as session:
        assert session.triage.open_pane == "log"
        assert {session.app.rows.names[n] for n in session.triage.list.selected} == {
            "alder.txt",
            "birch.txt",
        }
        await session.press("@")
        await choose(session, "review-summary")
        assert session.triage.open_pane == "review"
        await session.press("j", "enter")
        assert "the summary as" in session.status


def test_a_summary_is_copied_as_text_or_as_json() -> None:
    summary: dict[str, object] = {
        "session": 3, "folder": "/x", "filter": "", "person": "anna", "started": "", "ended": None,
        "minutes": 2.0, "seconds": 120, "pages": 9, "decided": 4, "kept": 3, "discarded": 1, "skipped": 0,
        "left": 5, "per_minute": 2.0, "starred": 0, "tags": 0, "notes": 0, "verdicts": 2,
        "blocks_moved": 0,
    }  # fmt: skip
    pane = ReviewPane(summary)
    assert json.loads(pane.copied("JSON")) == summary
    assert "4 of 9 pages decided" in pane.copied("text")
    entries = pane.entries(40)
    assert [entry.key for entry in entries if entry.key] == ["text", "JSON"]
    assert "over all pages, by anna" in entries[0].words
