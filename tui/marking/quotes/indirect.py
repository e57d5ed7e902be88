"""Indirect speech: what somebody is reported to have said without quotation marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tui.marking.quotes.cues import Attribution, according
from tui.marking.quotes.language import detect_language
from tui.marking.quotes.lexicon import Lexicon, lexicon
from tui.marking.quotes.spans import paragraphs
from tui.marking.quotes.subjects import subject
from tui.marking.quotes.verbs import is_verb
from tui.marking.quotes.words import COMMA, END, QUOTE, WORD, Token, narration, sentence_end
from tui.model import Quote

_MIN_WORDS = 3
"""Words of the shortest clause that says anything."""


@dataclass(frozen=True, slots=True)
class IndirectSpeech:
    """A clause that the text reports somebody to have said, claimed or denied."""

    start: int
    end: int
    speaker: str | None
    """The words of the text that name the speaker."""
    cue: str | None
    """The reporting word, such as `said`."""
    negated: bool
    """The speaker denies the clause: `denied that …`, `did not say that …`."""


def find_indirect(
    text: str, quotes: Sequence[Quote], *, language: str | None = None
) -> tuple[IndirectSpeech, ...]:
    """The reported clauses of a text in order: `X said that P`, `according to X, P`, `P, X said`.

    Args:
        text: Paragraphs parted by line breaks.
        quotes: Its quotations; a clause may hold a quoted phrase but is never all quotation.
        language: ISO 639-1 code; judged from the text when None.
    """
    words = lexicon((language or detect_language(text))[:2].casefold())
    found: list[IndirectSpeech] = []
    position = 0
    for start, end in paragraphs(text):
        spans = []
        while position < len(quotes) and quotes[position].start < end:
            if quotes[position].end <= end:
                spans.append((quotes[position].start, quotes[position].end))
            position += 1
        tokens = narration(text, start, end, spans, words, whole=True)
        first = 0
        while first < len(tokens):
            last = max(first + 1, sentence_end(tokens, first, text, limit=len(tokens)))
            clause = _reported(text, tokens, first, last, words)
            if clause is not None:
                found.append(clause)
            first = last + 1 if last < len(tokens) and tokens[last].kind == END else last
    return tuple(found)


def _reported(
    text: str, tokens: list[Token], first: int, last: int, words: Lexicon
) -> IndirectSpeech | None:
    """The reported clause of one sentence, tokens `first` to `last`."""
    for index in range(first, last):
        if tokens[index].kind != WORD:
            continue
        source = according(tokens, index, words)
        if source is not None:
            return _sourced(text, tokens, first, last, source)
        if is_verb(tokens, index, words) and (
            tokens[index].low in words.verbs or _that_follows(tokens, index, last, words)
        ):
            found = _clause(text, tokens, first, index, last, words)
            if found is not None:
                return found
    return None


def _that_follows(tokens: list[Token], verb: int, last: int, words: Lexicon) -> bool:
    return verb + 1 < last and tokens[verb + 1].low in words.that


def _clause(
    text: str, tokens: list[Token], first: int, verb: int, last: int, words: Lexicon
) -> IndirectSpeech | None:
    who = subject(tokens, verb, first, words) if verb > first else None
    if who is None or who.first > verb:
        return None
    speaker = text[who.start : who.end]
    start = verb + 1
    that = next(
        (i for i in range(verb + 1, min(last, verb + 6)) if tokens[i].low in words.that), -1
    )
    if that >= 0:
        start = that + 1
    elif start < last and tokens[start].kind in (COMMA, END):
        return _looking_back(tokens, first, who.first, speaker, tokens[verb], words)
    if last - start < _MIN_WORDS or all(t.kind == QUOTE for t in tokens[start:last]):
        if start >= last:
            return _looking_back(tokens, first, who.first, speaker, tokens[verb], words)
        return None
    negated = tokens[verb].low in words.negating or _denied(tokens, first, verb)
    return IndirectSpeech(
        tokens[start].start, tokens[last - 1].end, speaker, tokens[verb].text, negated
    )


def _denied(tokens: list[Token], first: int, verb: int) -> bool:
    """`did not say that`."""
    near = {token.low for token in tokens[max(first, verb - 3) : verb]}
    return bool(
        near & {"not", "never", "nie", "nicht", "didn't", "didn’t", "no", "non", "não", "не"}
    )


def _looking_back(
    tokens: list[Token],
    first: int,
    before: int,
    speaker: str,
    verb: Token,
    words: Lexicon,
) -> IndirectSpeech | None:
    """`P, X said.`"""
    stop = before
    while stop > first and tokens[stop - 1].kind != WORD and tokens[stop - 1].kind != QUOTE:
        stop -= 1
    if stop - first < _MIN_WORDS or any(t.kind == QUOTE for t in tokens[first:stop]):
        return None
    negated = verb.low in words.negating
    return IndirectSpeech(tokens[first].start, tokens[stop - 1].end, speaker, verb.text, negated)


def _sourced(
    text: str, tokens: list[Token], first: int, last: int, source: Attribution
) -> IndirectSpeech | None:
    """`according to X, P` and `P, according to X`."""
    if source.phrase is None:
        return None
    speaker = text[source.phrase.start : source.phrase.end]
    if source.first - first >= _MIN_WORDS:
        stop = source.first
        while stop > first and tokens[stop - 1].kind == COMMA:
            stop -= 1
        return IndirectSpeech(tokens[first].start, tokens[stop - 1].end, speaker, source.cue, False)
    start = source.last
    while start < last and tokens[start].kind != COMMA:
        start += 1
    start += 1
    if last - start < _MIN_WORDS:
        return None
    return IndirectSpeech(tokens[start].start, tokens[last - 1].end, speaker, source.cue, False)


__all__ = ["IndirectSpeech", "find_indirect"]
