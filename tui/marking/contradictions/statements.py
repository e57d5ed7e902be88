"""Statements: each sentence of a text with its words, its shape and what it may be compared by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tui.marking.contradictions.lexicon import Lexicon
from tui.marking.contradictions.words import Sort, Word, words
from tui.marking.sentences import sentences
from tui.model import Quote, Span

_TERMINAL = ".!?…。！？"
_CLOSERS = "\"”’'“»«)]"
MIN_WORDS = 3


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence, ready to be compared."""

    doc: int
    """Which of the texts it stands in."""
    index: int
    """Its place among the sentences of its text."""
    paragraph: int
    """Number of its line."""
    span: Span
    words: tuple[Word, ...]
    content: frozenset[str]
    """Classes of its content words, names included."""
    names: frozenset[str]
    """Lower-case capitalised words."""
    ended: bool
    """Whether it has a terminal mark: a sentence, not a heading or a line of a list."""
    question: bool
    negations: int
    quotes: tuple[Quote, ...] = field(default=())
    """Quotations that it holds or lies in."""


def statements(
    text: str, quotes: Sequence[Quote], lex: Lexicon, doc: int = 0
) -> tuple[Statement, ...]:
    """The statements of a text in order."""
    found: list[Statement] = []
    negators = lex.cue("negation")
    line, line_end = -1, -1
    waiting = 0
    for span in sentences(text):
        if span.start >= line_end:
            line += 1
            line_end = text.find("\n", span.start)
            line_end = len(text) if line_end < 0 else line_end
        while waiting < len(quotes) and quotes[waiting].end <= span.start:
            waiting += 1
        inside = []
        ahead = waiting
        while ahead < len(quotes) and quotes[ahead].start < span.end:
            inside.append(quotes[ahead])
            ahead += 1
        tokens = words(text, span.start, span.end, lex)
        last = text[span.start : span.end].rstrip(_CLOSERS)[-1:]
        found.append(
            Statement(
                doc,
                len(found),
                line,
                span,
                tokens,
                frozenset(w.key for w in tokens if w.sort in (Sort.CONTENT, Sort.NAME)),
                _names(tokens),
                last != "" and last in _TERMINAL,
                last in ("?", "？"),
                sum(w.low in negators for w in tokens),
                tuple(inside),
            )
        )
    return tuple(found)


def _names(tokens: Sequence[Word]) -> frozenset[str]:
    return frozenset(w.low for i, w in enumerate(tokens) if w.sort is Sort.NAME and i > 0)
