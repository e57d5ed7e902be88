"""One quotation as other pages have it, the words that differ marked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from tui.app.ink import Ink
from tui.app.painting import Run
from tui.app.panes.content import PaneEntry, marked_text, wrapped
from tui.app.typesetting.wrap import crop
from tui.library.words import count, speaker_of
from tui.model import CleanedPage

if TYPE_CHECKING:
    from tui.library.similar_quotations import SimilarQuote


class Elsewhere(NamedTuple):
    """What an entry stands for: the quotation on one other page."""

    at: int


class ElsewherePane:
    """A quotation, then each page that has it too.

    Args:
        page: The page that is read.
        index: Which of its quotations.
        similar: The same on other pages.
    """

    name = "elsewhere"

    def __init__(self, page: CleanedPage, index: int, similar: Sequence[SimilarQuote]) -> None:
        # Who has such quotations to show has loaded this already; who only lists them has not.
        from tui.library.similar_quotations import line_of

        self._quote = page.marks.quotes[index]
        self._said = line_of(page.article.text, self._quote.span)
        self._similar = tuple(similar)

    def title(self) -> str:
        """On how many pages it stands."""
        return where_else(self._similar) or "on no other page of this list"

    def hint(self) -> str:
        """The keys that matter here."""
        return "Enter reads it there, q comes back · D all quotes"

    def entries(self, width: int, opened: object = None) -> Sequence[PaneEntry]:
        """The quotation as it is here, then an entry a page."""
        del opened
        head = (Run(f"here: {crop(speaker_of(self._quote), width - 6)}", Ink.HEADING),)
        own = wrapped(f"“{self._said}”", width, Ink.QUOTE, indent=2)
        found = [PaneEntry((head, *own, ()))]
        found += [self._entry(at, other, width) for at, other in enumerate(self._similar)]
        return found

    def _entry(self, at: int, other: SimilarQuote, width: int) -> PaneEntry:
        rows: list[tuple[Run, ...]] = [(Run(crop(other.title, width), Ink.HEADING),)]
        if other.is_same:
            rows += wrapped("word for word", width, Ink.DIM, indent=2)
        else:
            # The words stand one cell further right for the mark before them.
            inks = [
                (d.right.start + 1, d.right.end + 1, Ink.DIFFER | Ink.WARNING)
                for d in other.differences
                if d.right.start < d.right.end
            ]
            rows += marked_text(f"“{other.words}”", inks, width, indent=2)
            missing = [self._said[d.left.start : d.left.end] for d in other.differences]
            gone = [f"“{words}”" for words in missing if words]
            if gone:
                rows += wrapped(f"instead of {', '.join(gone)}", width, Ink.DIM, indent=2)
        if other.speaker is not None:
            rows += wrapped(f"said there by {other.speaker}", width, Ink.DIM, indent=2)
        rows.append(())
        return PaneEntry(tuple(rows), Elsewhere(at), f"{other.title} {other.words}")


def where_else(similar: Sequence[SimilarQuote]) -> str:
    """On how many other pages a quotation stands, in words; empty for none."""
    if not similar:
        return ""
    otherwise = sum(not each.is_same for each in similar)
    words = f"also on {count(len(similar), 'page')}"
    if otherwise == len(similar):
        return f"{words}, in other words"
    return f"{words}, {otherwise} in other words" if otherwise else words
