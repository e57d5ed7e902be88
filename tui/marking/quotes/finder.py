"""Quotations with their speakers: the scanner, the attribution and the kinds put together."""

from __future__ import annotations

from dataclasses import dataclass

from tui.marking.quotes.cues import Attribution, after, before, later
from tui.marking.quotes.language import detect_language
from tui.marking.quotes.lexicon import Lexicon, lexicon
from tui.marking.quotes.spans import Stretch, find_stretches, paragraphs
from tui.marking.quotes.words import Token, narration
from tui.model import Quote, QuoteKind


@dataclass(slots=True)
class _Found:
    stretch: Stretch
    attribution: Attribution | None = None
    kind: QuoteKind = QuoteKind.DIRECT
    utterance: int | None = None
    speaker: str | None = None
    resolved: str | None = None


def find_quotes(text: str, *, language: str | None = None) -> tuple[Quote, ...]:
    """The quotations of a text in order, marks included; nested ones are part of the outer one.

    Args:
        text: Paragraphs parted by line breaks.
        language: ISO 639-1 code; judged from the text when None.
    """
    words = lexicon((language or detect_language(text))[:2].casefold())
    parts = paragraphs(text)
    stretches = find_stretches(text, parts, words)
    found = [_Found(stretch) for stretch in stretches]
    by_paragraph: dict[int, list[int]] = {}
    for index, stretch in enumerate(stretches):
        by_paragraph.setdefault(stretch.paragraph, []).append(index)
    for paragraph, members in by_paragraph.items():
        start, end = parts[paragraph]
        spans = [(stretches[i].start, stretches[i].end) for i in members]
        tokens = narration(text, start, end, spans, words)
        _attribute(text, tokens, [found[i] for i in members], words)
    return tuple(_quote(text, item) for item in found)


def _attribute(text: str, tokens: list[Token], items: list[_Found], words: Lexicon) -> None:
    places = [i for i, token in enumerate(tokens) if token.quote >= 0]
    for item, place in zip(items, places, strict=True):
        item.attribution = (
            after(tokens, place, text, words)
            or before(tokens, place, text, words)
            or later(tokens, place, text, words)
        )
        if item.attribution and item.attribution.phrase:
            phrase = item.attribution.phrase
            item.speaker = text[phrase.start : phrase.end]


def _quote(text: str, item: _Found) -> Quote:
    stretch = item.stretch
    inner = text[stretch.start : stretch.end]
    kind = QuoteKind.DIRECT
    if not stretch.closed:
        kind = QuoteKind.MULTI_PARAGRAPH if stretch.continues else QuoteKind.UNCLOSED
    elif item.attribution is None and len(inner.split()) <= 5 and inner[-2:-1] not in ".!?,":
        kind = QuoteKind.SCARE
    return Quote(
        stretch.start,
        stretch.end,
        kind,
        item.speaker,
        item.resolved,
        item.attribution.cue if item.attribution else None,
        item.attribution.confidence if item.attribution else 0.6,
        item.utterance,
    )
