"""The lists below a handed-over article: what may conflict and why, quotations by speaker."""

from __future__ import annotations

import html
from collections import defaultdict
from collections.abc import Iterator

from tui.library.export.overlays import differing, pair_id
from tui.library.export.review import Review
from tui.library.verdicts import NOT_REAL, REAL
from tui.library.words import NO_SPEAKER, contradiction_label, count, speaker_of
from tui.model import Contradiction

JUDGED = {REAL: "judged real", NOT_REAL: "judged not real; not marked in the text", None: ""}
"""Verdicts in words."""


def conflicts_html(review: Review, prefix: str, level: int) -> Iterator[str]:
    """The pairs of statements that may conflict: both sides, the differing words, why."""
    pairs = review.page.marks.contradictions
    if not pairs:
        return
    yield f'<section class="marks"><h{level}>What may conflict</h{level}><ol class="pairs">'
    for number, (pair, verdict) in enumerate(zip(pairs, review.verdicts, strict=True), 1):
        yield _conflict(review, pair, number, prefix, verdict)
    yield "</ol></section>"


def _conflict(
    review: Review, pair: Contradiction, number: int, prefix: str, verdict: str | None
) -> str:
    sides = []
    for side, span, words in (("a", pair.a, pair.a_words), ("b", pair.b, pair.b_words)):
        text = differing(review.page.article, span, words)
        if verdict != NOT_REAL:
            where = pair_id(prefix, number, side)
            text += f' <a href="#{where}" aria-label="side {side} of {number} in the text">↑</a>'
        sides.append(f"<blockquote>{text}</blockquote>")
    judged = f' <span class="judged">({JUDGED[verdict]})</span>' if verdict else ""
    kind = f"{contradiction_label(number, pair.strength)} {pair.strength.value} ({pair.kind.value})"
    return (
        f'<li value="{number}"><b>{kind}</b>{judged}{"".join(sides)}'
        f'<p class="reason">{html.escape(pair.why)}</p></li>'
    )


def quotations_html(review: Review, prefix: str, level: int) -> Iterator[str]:
    """The quotations, grouped by speaker, the most quoted first."""
    text = review.page.article.text
    groups: dict[str, list[str]] = defaultdict(list)
    for number, quote in enumerate(review.page.marks.quotes, 1):
        if quote.kind.is_speech:
            words = html.escape(" ".join(quote.span.of(text).split()), quote=False)
            link = f'<a href="#{prefix}q{number}" aria-label="in the text">↑</a>'
            groups[speaker_of(quote)].append(f"<li>{words} {link}</li>")
    if not groups:
        return
    total = sum(map(len, groups.values()))
    yield f'<section class="marks"><h{level}>{count(total, "quotation")}</h{level}>'
    order = sorted(groups, key=lambda name: (name == NO_SPEAKER, -len(groups[name])))
    for speaker in order:
        head = min(6, level + 1)
        yield f"<h{head}>{html.escape(speaker)}</h{head}><ul>"
        yield from groups[speaker]
        yield "</ul>"
    yield "</section>"
