"""One statement laid to two sources: the same words in quotation marks, two speakers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tui.marking.contradictions.findings import Finding, between
from tui.marking.contradictions.names import near_spelling
from tui.marking.contradictions.statements import Statement
from tui.model import ContradictionKind, Quote, Span

MIN_WORDS = 6
"""Words of a quotation from which two people do not say the same by chance."""

_SCORE = 0.85


def double_attributions(
    texts: Sequence[str],
    quotes: Sequence[Sequence[Quote]],
    found: Sequence[Statement],
    *,
    across: bool,
) -> Iterator[Finding]:
    """Pairs of sentences that quote the same words from two different people.

    Args:
        texts: The texts.
        quotes: The quotations of each.
        found: The statements of all of them in order.
        across: Only pairs of different texts.
    """
    holders: dict[tuple[int, int], Statement] = {}
    for statement in found:
        for quote in statement.quotes:
            holders.setdefault((statement.doc, quote.start), statement)
    first: dict[tuple[str, ...], tuple[int, Quote]] = {}
    for doc, (text, marks) in enumerate(zip(texts, quotes, strict=True)):
        for quote in marks:
            key = _opening(text, quote)
            if key is None or _person(quote) is None:
                continue
            if key not in first:
                first[key] = (doc, quote)
                continue
            other_doc, other = first[key]
            if across and other_doc == doc:
                continue
            a, b = holders.get((other_doc, other.start)), holders.get((doc, quote.start))
            if (
                a is not None
                and b is not None
                and a is not b
                and _two_people(other, quote)
                and (
                    _is_named(texts[a.doc], a, other)
                    and _is_named(texts[b.doc], b, quote)
                    and not _is_named(texts[a.doc], a, quote)
                    and not _is_named(texts[b.doc], b, other)
                )
            ):
                yield _finding(a, b, other, quote, texts)


def _is_named(text: str, statement: Statement, quote: Quote) -> bool:
    """Whether the sentence itself names the speaker, so that nobody is carried over."""
    return bool(quote.speaker) and text.find(quote.speaker or "", *statement.span) >= 0


def _opening(text: str, quote: Quote) -> tuple[str, ...] | None:
    words = [
        word.strip("“”\"'’‘„«».,;:!?—–-…") for word in text[quote.start : quote.end].lower().split()
    ]
    words = [word for word in words if word]
    return tuple(words[:MIN_WORDS]) if len(words) >= MIN_WORDS else None


def _person(quote: Quote) -> str | None:
    """The name of the speaker; None for pronouns and for “a spokesman”."""
    name = quote.speaker_resolved or quote.speaker
    if name is None or not quote.kind.is_speech:
        return None
    capitals = [word for word in name.split() if word[0].isupper()]
    return name if capitals and name[0].isupper() and len(capitals) == len(name.split()) else None


def _two_people(one: Quote, other: Quote) -> bool:
    mine, theirs = _person(one), _person(other)
    if mine is None or theirs is None:
        return False
    ours, others = set(mine.lower().split()), set(theirs.lower().split())
    if ours & others:
        return False
    return not any(near_spelling(left, right) for left in ours for right in others)


def _finding(a: Statement, b: Statement, one: Quote, other: Quote, texts: Sequence[str]) -> Finding:
    return between(
        a,
        b,
        ContradictionKind.ATTRIBUTION,
        "same-words-two-speakers",
        _SCORE,
        f"The same words are laid to {_person(one)} and to {_person(other)}; the two may conflict.",
        a_words=_named(texts[a.doc], a.span, one),
        b_words=_named(texts[b.doc], b.span, other),
    )


def _named(text: str, within: Span, quote: Quote) -> tuple[Span, ...]:
    start = text.find(quote.speaker or "\0", within.start, within.end)
    return (Span(start, start + len(quote.speaker or "")),) if start >= 0 else ()
