"""Two pages of one story, the statements that may conflict side by side."""

from __future__ import annotations

from collections.abc import Callable
from itertools import zip_longest

from tui.app.keymap import KeyTable
from tui.app.screens.versions import VersionsScreen, VersionsView, paragraphs
from tui.library.block_index import BlockIndex
from tui.library.decisions import Outcome
from tui.library.story_marks import StoryPair
from tui.library.versions import Difference, Weight, paired_at
from tui.model import CleanedPage, DocumentSpan, Span


class ConflictScreen(VersionsScreen):
    """Shows a pair across pages; it can be judged here, and the other page read.

    Args:
        pair: The pair, the side of the page that is read first.
        judge: Gives the verdict, real or not.
        travel: Undoes (True) or redoes the last change.
        read_other: Leaves this screen for the other page at its statement.
        palette: Name of the theme.
        table: The keys.
    """

    def __init__(
        self,
        pair: StoryPair,
        judge: Callable[[bool], Outcome | None],
        travel: Callable[[bool], Outcome | None],
        read_other: Callable[[], None],
        palette: str,
        table: KeyTable,
    ) -> None:
        self._pair = pair
        self._judge, self._travel, self._read_other = judge, travel, read_other
        super().__init__(pair.a.page, pair.b.page, palette, table)

    def make_view(self, palette: str) -> VersionsView:
        """Both pages, the two statements beside each other."""
        pair = self._pair.pair
        left, one = _statement(self._pair.a.page, pair.a, pair.a_words)
        right, other = _statement(self._pair.b.page, pair.b, pair.b_words)
        nothing = Span(0, 0)
        differences = [
            Difference(a, b, Weight.NUMBER) for a, b in zip_longest(one, other, fillvalue=nothing)
        ]
        texts = paragraphs(self._pair.a.page), paragraphs(self._pair.b.page)
        pairs = paired_at(*texts, (left, right), differences)
        first = next(at for at, each in enumerate(pairs) if each[:2] == (left, right))
        return VersionsView(texts, pairs, palette, first)

    def tell(self) -> None:
        """Say why they may conflict, and which keys matter."""
        judged = f" · judged {self._pair.verdict}" if self._pair.verdict else ""
        self.say(f"{self._pair.pair.why}{judged}")
        self.status.show_place("a real · d not real · Enter reads the other · q back")

    def do_keep(self) -> None:
        """The pair is real."""
        self._said(self._judge(True))

    def do_discard(self) -> None:
        """The pair is not real."""
        self._said(self._judge(False))

    def do_undo(self) -> None:
        """Undo the last change."""
        outcome = self._travel(True)
        self.say(outcome.says if outcome is not None else "nothing to undo")

    def do_redo(self) -> None:
        """Redo the last change that was undone."""
        outcome = self._travel(False)
        self.say(outcome.says if outcome is not None else "nothing to redo")

    def do_open(self) -> None:
        """Read the other page at its statement."""
        self._read_other()

    do_other_side = do_open

    def _said(self, outcome: Outcome | None) -> None:
        self.say(f"{outcome.says} · u undoes" if outcome is not None else "nothing was changed")


def _statement(
    page: CleanedPage, side: DocumentSpan, words: tuple[Span, ...]
) -> tuple[int, list[Span]]:
    """The paragraph of a statement, and where in it the words that differ stand, else all of it."""
    index = BlockIndex(page.article)
    block, start = index.place(side.start)
    offset = side.start - start
    size = len(page.article.blocks[block].text)
    spans = [Span(word.start - offset, word.end - offset) for word in words]
    inside = [span for span in spans if 0 <= span.start < span.end <= size]
    number = sum(each.in_text for each in page.article.blocks[:block])
    return number, inside or [Span(start, min(size, side.end - offset))]
