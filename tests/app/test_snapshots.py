"""What stands on each screen, compared with pinned text: `tests/app/snapshots`.

After a change that is wanted: `pytest tests/app/test_snapshots.py --take-snapshots`, and look at the
difference before it is committed.
"""

from __future__ import annotations

from difflib import unified_diff
from pathlib import Path

import pytest

from tests.app.screen_text import screen_text
from tests.app.test_reader import reading
from tests.app.test_triage import triaging

PINNED = Path(__file__).with_name("snapshots")
SIZES = ((120, 40), (80, 24), (60, 20))

READER_WALK = (
    ("reading", ()),
    ("why", ("right_square_bracket", "c", "enter")),
    ("aside", ("q", "s")),
    ("quotes", ("s", "quotation_mark")),
    ("outline", ("q", "I")),
    ("info", ("q", "i")),
    ("cuts", ("q", "g", "backslash")),
    ("source", ("backslash", "backslash")),
)
"""Screens of one page, each with the keys that lead to it from the one before."""

LIST_WALK = (
    ("list", ()),
    ("list-decided", ("g", "a")),
)


class Snapshots:
    """Compares screens with what is pinned, or pins them."""

    def __init__(self, take: bool, size: tuple[int, int]) -> None:
        self.take, self.size = take, size
        self.differences: list[str] = []

    def compare(self, name: str, screen: str) -> None:
        """Note in what a screen differs from its pinned text."""
        file = PINNED / f"{name}-{self.size[0]}x{self.size[1]}.txt"
        now = screen.rstrip("\n") + "\n"
        if self.take:
            file.parent.mkdir(exist_ok=True)
            file.write_text(now, encoding="utf-8")
        pinned = file.read_text(encoding="utf-8") if file.exists() else ""
        self.differences += unified_diff(
            pinned.splitlines(), now.splitlines(), f"{file.name}, pinned", "now", lineterm=""
        )


@pytest.fixture
def take(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--take-snapshots"))


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_screens_of_a_page_stand_as_they_are_pinned(
    size: tuple[int, int], take: bool
) -> None:
    """A headline and its facts; text in a measure with signs beside it; panes at the right, or below
    on narrow screens, each with a title; the status line at the foot."""
    snapshots = Snapshots(take, size)
    async with reading(size) as session:
        for name, keys in READER_WALK:
            snapshots.compare(name, await session.press(*keys))
    assert not snapshots.differences, "\n".join(snapshots.differences)


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_screens_of_a_list_stand_as_they_are_pinned(
    size: tuple[int, int], take: bool, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A line about the folder, column titles, a row a page."""
    monkeypatch.setenv("HOME", str(folder.parent))
    snapshots = Snapshots(take, size)
    async with triaging(folder, size) as session:
        if size == SIZES[0]:
            await session.press("s")  # how the page begins comes when a worker has time
        for name, keys in LIST_WALK:
            await session.press(*keys)
            snapshots.compare(name, screen_text(session.app))
    assert not snapshots.differences, "\n".join(snapshots.differences)


def test_no_snapshot_is_left_of_a_screen_that_is_not_walked_to_any_more() -> None:
    names = {
        f"{name}-{width}x{height}.txt"
        for name, _ in (*READER_WALK, *LIST_WALK)
        for width, height in SIZES
    }
    assert {file.name for file in PINNED.iterdir()} == names


BODIES = {
    "alder": "The mill by the alder brook burned down on Sunday night, and nobody was hurt, said the "
    "fire chief, who had twenty people and three pumps there until the morning. ",
    "birch": "After four years of work the bridge carries carts again; the mayor cut a ribbon, a band "
    "played, and the first to cross was a dog that nobody had invited. ",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "scrape"
    place.mkdir()
    for name, title in (("alder", "The alder mill burns"), ("birch", "Birch [/b] bridge opens")):
        text = "\n\n".join([title, *(BODIES[name] * (1 + number % 2) for number in range(4))])
        (place / f"{name}.txt").write_text(f"{text}\n", encoding="utf-8")
    return place
