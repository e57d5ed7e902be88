"""Quotations by speaker, and contradictions with why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from tui.app.ink import Ink
from tui.app.painting import Run
from tui.app.panes.content import PaneEntry, marked_text, wrapped
from tui.app.panes.elsewhere import where_else
from tui.app.typesetting.wrap import crop
from tui.library.verdicts import REAL
from tui.library.words import NO_SPEAKER, contradiction_label, count, speaker_of
from tui.model import CleanedPage, Contradiction, Quote, Span

if TYPE_CHECKING:
    from tui.library.similar_quotations import SimilarQuote
    from tui.library.story_marks import StoryPair


class QuotesPane:
    """Quotations grouped by speaker, the most quoted first.

    Args:
        page: The page.
        similar: What other pages have too, by the quotation's number.
    """

    name = "quotes"

    def __init__(
        self, page: CleanedPage, similar: Mapping[int, Sequence[SimilarQuote]] | None = None
    ) -> None:
        self._similar = similar or {}
        self._text = page.article.text
        self._quotes = [(i, q) for i, q in enumerate(page.marks.quotes) if q.kind.is_speech]

    def title(self) -> str:
        """How many quotations and speakers there are."""
        if not self._quotes:
            return "no quotes on this page"
        speakers = {speaker_of(quote) for _, quote in self._quotes} - {NO_SPEAKER}
        return f"{count(len(self._quotes), 'quote')} · {count(len(speakers), 'speaker')}"

    def hint(self) -> str:
        """The keys that matter here."""
        elsewhere = " · D elsewhere" if self._similar else ""
        return f"Enter goes there · / narrows · yq copies{elsewhere}"

    def entries(self, width: int, opened: object = None) -> Sequence[PaneEntry]:
        """A heading a speaker, an entry a quotation."""
        counts = Counter(speaker_of(quote) for _, quote in self._quotes)
        found: list[PaneEntry] = []
        order = sorted(counts, key=lambda name: (name == NO_SPEAKER, -counts[name]))
        for speaker in order:
            head = f"{crop(speaker, width - 6)}  {counts[speaker]}"
            found.append(PaneEntry(((Run(head, Ink.HEADING),),), None, speaker))
            for index, quote in self._quotes:
                if speaker_of(quote) == speaker:
                    found.append(self._entry(index, quote, width, index == opened))
        return found

    def _entry(self, index: int, quote: Quote, width: int, opened: bool) -> PaneEntry:
        words = " ".join(quote.span.of(self._text).split())
        shown = words if opened else crop(words, max(8, 2 * (width - 2)))
        rows = wrapped(shown, width, Ink.QUOTE, indent=2)
        about = [quote.kind.value if quote.kind.value != "direct" else "", quote.cue or ""]
        if quote.speaker_resolved and quote.speaker != quote.speaker_resolved:
            about.append(f"“{quote.speaker}” in the text")
        notes = " · ".join(part for part in about if part)
        if opened and notes:
            rows += wrapped(notes, width, Ink.DIM, indent=4)
        elsewhere = where_else(self._similar.get(index, ()))
        if elsewhere:
            rows += wrapped(elsewhere, width, Ink.DIM, indent=4)
        return PaneEntry(tuple(rows), index, f"{words} {speaker_of(quote)} {elsewhere}")


class AcrossPair(NamedTuple):
    """What an entry stands for: a pair with another page."""

    at: int


class ContradictionsPane:
    """Pairs of statements that may conflict, with why.

    Args:
        page: The page.
        across: Pairs with other pages of its story, the side of this page first.
    """

    name = "contradictions"

    def __init__(self, page: CleanedPage, across: Sequence[StoryPair] = ()) -> None:
        self._text = page.article.text
        self._pairs = page.marks.contradictions
        self._across = tuple(across)

    def title(self) -> str:
        """How many pairs there are."""
        within, across = len(self._pairs), len(self._across)
        if not within and not across:
            return "nothing here seems to conflict"
        if not within:
            return f"{count(across, 'pair')} with other pages that may conflict"
        more = f" · {across} with other pages" if across else ""
        return f"{count(within, 'pair')} that may conflict{more}"

    def hint(self) -> str:
        """The keys that matter here."""
        return "Enter goes there · a real · d not real"

    def entries(self, width: int, opened: object = None) -> Sequence[PaneEntry]:
        """An entry a pair, the surest first; pairs as sure in the order of the text."""
        del opened
        ranked = sorted(enumerate(self._pairs), key=lambda numbered: -numbered[1].score)
        found = [self._entry(i, pair, width) for i, pair in ranked]
        if self._across:
            head = (Run(crop("on other pages of this story", width), Ink.HEADING),)
            found.append(PaneEntry((head, ())))
            found += [self._across_entry(i, pair, width) for i, pair in enumerate(self._across)]
        return found

    def _entry(self, index: int, pair: Contradiction, width: int) -> PaneEntry:
        label = contradiction_label(index + 1, pair.strength)
        head = f" {pair.strength.value} ({pair.kind.value})"
        rows: list[tuple[Run, ...]] = [(Run(label, Ink.WARNING), Run(head, Ink.HEADING))]
        for side, words in ((pair.a, pair.a_words), (pair.b, pair.b_words)):
            rows += _side(self._text, side, words, width)
        rows += wrapped(pair.why, width, Ink.DIM, indent=2)
        rows.append((Run("", Ink.PLAIN),))
        said = f"{pair.a.of(self._text)} {pair.b.of(self._text)} {pair.kind.value}"
        return PaneEntry(tuple(rows), index, said)

    def _across_entry(self, index: int, found: StoryPair, width: int) -> PaneEntry:
        pair, there = found.pair, page_name(found.b.page)
        head = f"{pair.strength.value} ({pair.kind.value})"
        judged = " · judged real" if found.verdict == REAL else ""
        rows: list[tuple[Run, ...]] = [(Run(f"{head}{judged}", Ink.WARNING),)]
        own, other = found.a.page.article.text, found.b.page.article.text
        rows += _side(own, Span(pair.a.start, pair.a.end), pair.a_words, width)
        rows.append((Run("  ", Ink.PLAIN), Run(crop(f"in “{there}”", width - 2), Ink.HEADING)))
        rows += _side(other, Span(pair.b.start, pair.b.end), pair.b_words, width)
        rows += wrapped(pair.why, width, Ink.DIM, indent=2)
        rows.append(())
        said = f"{found.a_text} {found.b_text} {pair.kind.value} {there}"
        return PaneEntry(tuple(rows), AcrossPair(index), said)


def page_name(page: CleanedPage) -> str:
    """What a page is called: its title, or the name of its file."""
    title = page.article.metadata.title
    return title.value if title else page.ref.name


def _side(whole: str, side: Span, words: Sequence[Span], width: int) -> list[tuple[Run, ...]]:
    """One statement of a text, the words that differ marked."""
    text = side.of(whole).replace("\n", " ").replace("\t", " ")
    inks = [
        (max(0, word.start - side.start), word.end - side.start, Ink.DIFFER)
        for word in words
        if side.start <= word.start < side.end
    ]
    rows = marked_text(text, inks, width, indent=4)
    sign = Run("  – ", Ink.DIM)
    return [(sign, *rows[0][1:]), *rows[1:]] if rows else []
