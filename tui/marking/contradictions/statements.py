"""Statements: each sentence of a text with its words, its shape and what it may be compared by."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from tui.marking.contradictions.dates import Moment, moments, time_words
from tui.marking.contradictions.lexicon import Lexicon
from tui.marking.contradictions.words import Sort, Word, words
from tui.marking.sentences import sentences
from tui.model import Quote, Span

_TERMINAL = ".!?…。！？"
_CLOSERS = "\"”’'“»«)]"
MIN_STOP = 2
"""Function words of a sentence; names of goods and lines of tables have none."""

_ITEM = re.compile(r"[-–—•*·▪►●○✓+#|>:]|\d{1,3}[.)]\s|[^\W\d_][)]\s")
"""How an item of a list begins."""

_LABEL = re.compile(r"(?:[^\s:]{1,30} ){0,4}[^\s:]{1,30}: ")
"""How a “Label: value” line begins."""

MAX_LABELLED = 2
"""Statements of a text under one label; more are rows of a table."""


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
    """Without the “2.” or the bullet of an item."""
    content: frozenset[str]
    """Classes of its content words, names included."""
    lows: frozenset[str]
    """All its words in lower case."""
    names: frozenset[str]
    """Lower-case capitalised words."""
    ended: bool
    """Whether it has a terminal mark: a sentence, not a heading or a line of a list."""
    question: bool
    prose: bool
    """Whether it reads as running text: ended, asking nothing, no row of a table."""
    item: bool
    """Whether it begins like an item of a list."""
    negations: int
    figures: tuple[Word, ...]
    """Its numbers, dates and times."""
    quotes: tuple[Quote, ...] = field(default=())
    """Quotations that it holds or lies in."""
    moments: tuple[Moment, ...] = field(default=())
    """The times that it names."""


def statements(
    text: str, quotes: Sequence[Quote], lex: Lexicon, doc: int = 0, page: date | None = None
) -> tuple[Statement, ...]:
    """The statements of a text in order.

    Args:
        text: The text.
        quotes: Its quotations.
        lex: The words of its language.
        doc: Its number among the texts that are compared.
        page: The day of its page.
    """
    found: list[Statement] = []
    spans = sentences(text)
    labels = [_label(text, span) for span in spans]
    labelled = Counter(label for label in labels if label)
    negators = lex.cue("negation")
    timely = time_words(lex, page)
    line, line_end = -1, -1
    waiting = 0
    for span, label in zip(spans, labels, strict=True):
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
        item = _ITEM.match(text, *span)
        tokens = words(text, item.end() if item else span.start, span.end, lex)
        last = text[span.start : span.end].rstrip(_CLOSERS)[-1:]
        ended, question = last != "" and last in _TERMINAL, last in ("?", "？")
        shape = _shape(tokens)
        names_time = shape.dated or not timely.isdisjoint(shape.lows)
        found.append(
            Statement(
                doc,
                len(found),
                line,
                span,
                tokens,
                shape.content,
                shape.lows,
                shape.names,
                ended,
                question,
                ended
                and not question
                and shape.stops >= MIN_STOP
                and (not label or labelled[label] <= MAX_LABELLED),
                item is not None,
                0 if negators.isdisjoint(shape.lows) else sum(w.low in negators for w in tokens),
                shape.figures,
                tuple(inside),
                moments(tokens, lex, page) if names_time else (),
            )
        )
    return tuple(found)


def _label(text: str, span: Span) -> str:
    """What a row of a table begins with, or nothing."""
    if text.find(": ", span.start, span.end) < 0:
        return ""
    label = _LABEL.match(text, span.start, span.end)
    return label[0] if label else ""


class _Shape(NamedTuple):
    """What is asked of all words of a statement, gathered in one walk over them."""

    content: frozenset[str]
    lows: frozenset[str]
    names: frozenset[str]
    stops: int
    figures: tuple[Word, ...]
    dated: bool


def _shape(tokens: Sequence[Word]) -> _Shape:
    content, names, lows, figures = [], [], [], []
    stops = 0
    for word in tokens:
        lows.append(word.low)
        sort = word.sort
        if sort is Sort.STOP:
            stops += 1
        elif sort is Sort.CONTENT:
            content.append(word.key)
        elif sort is Sort.NAME:
            content.append(word.key)
            names.append(word.low)
        elif sort is not Sort.SIGN:
            figures.append(word)
    if tokens and tokens[0].sort is Sort.NAME:
        del names[0]
    return _Shape(
        frozenset(content),
        frozenset(lows),
        frozenset(names),
        stops,
        tuple(figures),
        any(word.sort > Sort.NUMBER for word in figures),
    )


def around(found: Sequence[Statement], place: int, before: int, after: int) -> list[Statement]:
    """The statements of one text near a place.

    Args:
        found: The statements of one text or several.
        place: Which of them it is about.
        before: Statements before it at most; they come first, the nearest first.
        after: Statements after it at most.
    """
    near = [*reversed(found[max(0, place - before) : place]), *found[place + 1 : place + 1 + after]]
    return [statement for statement in near if statement.doc == found[place].doc]
