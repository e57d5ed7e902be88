"""The same or nearly the same quotation on other pages of a list.

A quotation's rarer words, each with its neighbour among them, are asked of the full text's index;
pages that hold several such pairs are opened, and their quotations compared word by word. So the
cost is a few short look-ups a quotation and a bounded number of opened pages, whatever the size of
the library, and nothing is kept beside the full text that is there anyway.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from tui.library.block_index import BlockIndex
from tui.library.library import Library
from tui.library.rows import Rows
from tui.library.versions import Difference, differences_of
from tui.library.words import speaker_of
from tui.model import CleanedPage, Quote, Span
from tui.store.passages import Passages, Term, terms_in

LEAST_WORDS = 5
"""Words from which a quotation is looked for: shorter ones are said by anybody."""

PROBES = 6
"""Pairs of neighbouring rare words that are asked for. With a third of a quotation's words changed
nearly half of the pairs still stand."""

ROOM = 3
"""Words that may have come in between the two words of a pair."""

PHRASE_WORDS = 8
"""Words at the beginning of a quotation that are also asked for as they stand."""

MOST_OPENED = 24
"""Pages opened for one quotation, those that answered most probes first."""

ALIKE = 0.6
"""Share of common words (Dice) from which two quotations are one, worded otherwise. Set by eye on
sentences of our own, whose spun forms share .65 and more and whose neighbours under .35."""

WITHIN = 0.85
"""Share of a shorter quotation's words that a longer one holds when it is a part of it."""


class SimilarQuote(NamedTuple):
    """A quotation on another page."""

    number: int
    """The other page's row in the list."""
    digest: str
    title: str
    """The other page's title, or the name of its file."""
    quote: Quote
    """As the other page has it; its offsets lie in that page's text."""
    words: str
    """The other quotation on one line."""
    place: tuple[int, int]
    """Block of that page and character in it at which it begins."""
    differences: tuple[Difference, ...]
    """Between the first quotation on one line (left) and `words` (right)."""
    speaker: str | None
    """Who says it there; None where it is nobody or the same as here."""

    @property
    def is_same(self) -> bool:
        """Whether no word differs."""
        return not self.differences


class SimilarQuotes:
    """Looks quotations up in the pages of a list.

    Args:
        library: Where the pages are kept.
        rows: The list; pages outside it are passed over.
    """

    def __init__(self, library: Library, rows: Rows) -> None:
        self._library, self._rows = library, rows
        self._passages = Passages(library.database)

    def of_page(self, number: int, page: CleanedPage) -> dict[int, tuple[SimilarQuote, ...]]:
        """Each quotation of a page that stands on other pages too, by its number in the page.

        Args:
            number: The page's row, which is not searched, nor are rows with the same page.
            page: The page as it is shown.
        """
        found: dict[int, tuple[SimilarQuote, ...]] = {}
        opened: dict[int, _OtherPage | None] = {}
        for index, quote in enumerate(page.marks.quotes):
            if quote.kind.is_speech:
                similar = self._of_quote(self._rows.pages[number], page, quote, opened)
                if similar:
                    found[index] = similar
        return found

    def _of_quote(
        self, own: int, page: CleanedPage, quote: Quote, opened: dict[int, _OtherPage | None]
    ) -> tuple[SimilarQuote, ...]:
        said = line_of(page.article.text, quote.span)
        words = terms_in(said)
        if len(words) < LEAST_WORDS:
            return ()
        found = []
        for candidate in self._candidates(own, words):
            if candidate not in opened:
                opened[candidate] = self._open(candidate)
            other = opened[candidate]
            best = None if other is None else other.most_alike(words)
            if other is not None and best is not None:
                found.append(_compared(other, best, quote, said))
        # What is worded otherwise tells more than what is the same.
        return tuple(sorted(found, key=lambda each: (each.is_same, each.number)))

    def _candidates(self, own: int, words: Sequence[str]) -> list[int]:
        """Pages of the list that may hold the quotation, the likeliest first."""
        answers: Counter[int] = Counter(self._passages.pages_with_phrase(words[:PHRASE_WORDS]))
        for page in answers:
            answers[page] = 2  # so many words in order are as good as two pairs
        pairs = list(pairwise(_rarest(self._passages.terms(words))))
        for first, second in pairs:
            near = second.place - first.place + ROOM
            answers.update(self._passages.pages_with((first.word, second.word), near))
        least = min(2, len(pairs))
        likely = [
            page
            for page, count in answers.most_common()
            if count >= least and page != own and self._rows.rows_of_page(page)
        ]
        return likely[:MOST_OPENED]

    def _open(self, page: int) -> _OtherPage | None:
        row = next((n for n in self._rows.rows_of_page(page) if not self._rows.gone[n]), None)
        digest = self._library.pages.digest_of(page)
        if row is None or digest is None:
            return None
        kept = self._library.kept(digest, self._rows.ref(row))
        return None if kept is None else _OtherPage(row, self._rows.title(row), kept)


class _OtherPage:
    """A page of the list with its quotations as counted words."""

    def __init__(self, row: int, title: str, page: CleanedPage) -> None:
        self.row, self.title, self.page = row, title, page
        text = page.article.text
        self._quotes = [
            (quote, Counter(terms_in(quote.span.of(text)))) for quote in page.marks.quotes
        ]

    def most_alike(self, words: Sequence[str]) -> Quote | None:
        """The quotation that says most nearly what these words say; None where none does."""
        own = Counter(words)
        shares = [(likeness(own, bag), -at) for at, (_, bag) in enumerate(self._quotes)]
        share, at = max(shares, default=(0.0, 0))
        return self._quotes[-at][0] if share else None


def _compared(other: _OtherPage, best: Quote, quote: Quote, said: str) -> SimilarQuote:
    article = other.page.article
    there = line_of(article.text, best.span)
    here, elsewhere = speaker_of(quote), speaker_of(best)
    return SimilarQuote(
        other.row,
        other.page.digest,
        other.title,
        best,
        there,
        BlockIndex(article).place(best.start),
        tuple(differences_of(said, there)),
        elsewhere if best.speaker and here != elsewhere else None,
    )


def line_of(text: str, span: Span) -> str:
    """A stretch of a text on one line, without the marks around it."""
    return " ".join(span.of(text).split()).strip(_MARKS)


_MARKS = "“”\"«»„‘’'`‹›「」『』 ,.;:"


def likeness(a: Counter[str], b: Counter[str]) -> float:
    """How far two quotations say the same, from 0 (they do not) to 1, by their counted words."""
    common, smaller = (a & b).total(), min(a.total(), b.total())
    if smaller < LEAST_WORDS:
        return 0.0
    alike, within = 2 * common / (a.total() + b.total()), common / smaller
    return alike if alike >= ALIKE or within >= WITHIN else 0.0


def _rarest(terms: Sequence[Term]) -> list[Term]:
    """The rarest words of a passage in its order, each once."""
    once = {term.word: term for term in reversed(terms)}
    rarest = sorted(once.values(), key=lambda term: (term.pages, term.place))[: PROBES + 1]
    return sorted(rarest, key=lambda term: term.place)
