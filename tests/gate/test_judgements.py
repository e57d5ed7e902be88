"""The models judge the sample pages as they did when they were trained.

A model is only as good as the features it is asked with: a fault in one of two hundred columns
shows in no article that a test could name, yet costs on pages nobody looked at. So the judgement of
every block of the sample pages is pinned (see `pinning.py`).
"""

from __future__ import annotations

from pathlib import Path

import pytest

import tui
from tests.gate.pinning import pinned
from tui import clean

PAGES = Path(tui.__file__).parent / "demo" / "pages"
NEAR = 0.004
"""How far a confidence may lie from the pinned one, which is rounded to three digits."""


def samples() -> list[str]:
    files = (path for path in PAGES.rglob("*") if path.suffix in (".html", ".txt"))
    return sorted(str(path.relative_to(PAGES)) for path in files)


@pytest.mark.parametrize("name", samples())
def test_every_block_is_judged_as_before(name: str) -> None:
    blocks = clean(PAGES / name, marks=False).article.blocks
    now = [[block.role.value, round(block.confidence, 3)] for block in blocks]
    before = pinned("judgements", name, now)
    assert [role for role, _ in now] == [role for role, _ in before]
    moved = [
        (number, role, sure, was)
        for number, ((role, sure), (_, was)) in enumerate(zip(now, before, strict=True))
        if abs(float(sure) - float(was)) > NEAR
    ]
    assert moved == [], "block, role, present and pinned confidence"
