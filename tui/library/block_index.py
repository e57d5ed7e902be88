"""Which blocks of an article a stretch of its text touches."""

from __future__ import annotations

from bisect import bisect_right

from tui.model import Article, Span


class BlockIndex:
    """Finds the block of an offset into the article's text in logarithmic time."""

    def __init__(self, article: Article | None = None) -> None:
        self._starts: list[int] = []
        self._blocks: list[tuple[int, int, int]] = []
        for index, block in enumerate(article.blocks if article else ()):
            if block.start is not None and block.end is not None:
                self._starts.append(block.start)
                self._blocks.append((index, block.start, block.end))

    def place(self, offset: int) -> tuple[int, int]:
        """(block, character in it) of an offset; (-1, 0) when the article has no text."""
        if not self._blocks:
            return (-1, 0)
        index, start, end = self._blocks[max(0, bisect_right(self._starts, offset) - 1)]
        return (index, min(max(0, offset - start), end - start))

    def split(self, span: Span) -> list[tuple[int, int, int]]:
        """(block, start, end) of every block that a span touches."""
        found: list[tuple[int, int, int]] = []
        at = max(0, bisect_right(self._starts, span.start) - 1)
        while at < len(self._blocks) and self._starts[at] < span.end:
            index, start, end = self._blocks[at]
            low, high = max(span.start, start), min(span.end, end)
            if low < high:
                found.append((index, low - start, high - start))
            at += 1
        return found
