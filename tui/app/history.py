"""What the reader did to pages in this run, so that it can be undone and redone."""

from __future__ import annotations

from dataclasses import dataclass

from tui.model import CleanedPage, PageRef


@dataclass(frozen=True, slots=True)
class Step:
    """One correction: the page as it was before, and the block that was moved."""

    ref: PageRef
    before: CleanedPage
    block: int

    @property
    def words(self) -> str:
        """What was done, for the log."""
        block = self.before.article.blocks[self.block]
        done = "set aside" if block.in_article else "put back"
        return f"{done}: “{' '.join(block.text.split())[:60]}”"


class History:
    """Two stacks of steps."""

    def __init__(self) -> None:
        self.done: list[Step] = []
        self.undone: list[Step] = []

    def record(self, ref: PageRef, before: CleanedPage, block: int) -> None:
        """Remember a step that was just taken."""
        self.done.append(Step(ref, before, block))
        self.undone.clear()
