"""Statements of one text, or of several on one story, that may conflict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from tui.marking.contradictions.answers import answers
from tui.marking.contradictions.attribution import double_attributions
from tui.marking.contradictions.candidates import close_pairs
from tui.marking.contradictions.dates import page_date
from tui.marking.contradictions.denials import denials
from tui.marking.contradictions.denials_across import denials_across
from tui.marking.contradictions.discourse import THESE_CLAIMS, staged_disputes
from tui.marking.contradictions.event_dates import event_dates
from tui.marking.contradictions.figures import figures
from tui.marking.contradictions.findings import Finding, settled, without_families
from tui.marking.contradictions.headlines import headline_conflicts
from tui.marking.contradictions.lexicon import Lexicon, guess_language, lexicon
from tui.marking.contradictions.restatement import compare
from tui.marking.contradictions.semantics import with_model
from tui.marking.contradictions.spellings import two_spellings
from tui.marking.contradictions.statements import Statement, statements
from tui.marking.entailment import Judge
from tui.marking.quotes import find_quotes
from tui.model import Contradiction, CrossContradiction, DocumentSpan, Quote


def find_contradictions(
    text: str,
    quotes: tuple[Quote, ...],
    *,
    language: str | None = None,
    date: str | None = None,
    judge: Judge | None = None,
) -> tuple[Contradiction, ...]:
    """Statements of one text that may conflict, in the order of the text.

    Args:
        text: Paragraphs parted by line breaks.
        quotes: Its quotations, in the order of the text.
        language: ISO 639-1 code; judged from the text when None.
        date: ISO 8601 date of the page, against which “Tuesday” is read.
        judge: A model that weighs the pairs again and proposes others.
    """
    lex = lexicon(language or guess_language(text))
    found = statements(text, quotes, lex, page=page_date(date))
    findings = list(_within(text, quotes, found, lex))
    if judge is not None:
        findings = with_model(findings, found, [text], lex, judge)
    return tuple(
        Contradiction(
            finding.a,
            finding.b,
            finding.kind,
            finding.strength,
            finding.score,
            finding.rule,
            finding.why,
            finding.a_words,
            finding.b_words,
        )
        for finding in settled(findings)
    )


def find_cross_contradictions(
    documents: Sequence[tuple[str, str]],
    *,
    language: str | None = None,
    dates: Sequence[str | None] | None = None,
    judge: Judge | None = None,
) -> tuple[CrossContradiction, ...]:
    """Statements of different texts on one story that may conflict.

    Args:
        documents: (id, text) of each.
        language: ISO 639-1 code; judged from the texts when None.
        dates: ISO 8601 date of each text's page, as many as there are texts.
        judge: A model that weighs the pairs again and proposes others.
    """
    lex = lexicon(language or guess_language("\n".join(text[:1000] for _, text in documents)))
    texts = [text for _, text in documents]
    quotes = [find_quotes(text, language=language) for text in texts]
    days = [page_date(each) for each in dates or [None] * len(texts)]
    found = [
        statement
        for doc, (text, marks, day) in enumerate(zip(texts, quotes, days, strict=True))
        for statement in statements(text, marks, lex, doc, day)
    ]
    findings = list(_across(texts, quotes, found, lex))
    if judge is not None:
        findings = with_model(findings, found, texts, lex, judge, across=True)
    names = [name for name, _ in documents]
    return tuple(
        CrossContradiction(
            DocumentSpan(names[finding.a_doc], *finding.a),
            DocumentSpan(names[finding.b_doc], *finding.b),
            finding.kind,
            finding.strength,
            finding.score,
            finding.rule,
            finding.why,
            finding.a_words,
            finding.b_words,
        )
        for finding in settled(findings)
    )


def _within(
    text: str, quotes: tuple[Quote, ...], found: Sequence[Statement], lex: Lexicon
) -> Iterator[Finding]:
    yield from _restated(found, lex, across=False)
    yield from double_attributions([text], [quotes], found, across=False)
    if lex.language != "de":  # German writes every noun like a name
        yield from two_spellings(found, lex)
    yield from _disputes(found, lex)
    yield from figures(found, lex)
    yield from headline_conflicts(found, lex)


def _disputes(found: Sequence[Statement], lex: Lexicon) -> list[Finding]:
    """Claims with what is answered to them; a claim that an answer fits goes before the nearest."""
    disputes = [*staged_disputes(found, lex), *denials(found, lex)]
    sure = {each.in_order().b for each in disputes if each.rule != THESE_CLAIMS}
    answered = list(answers(found, lex, sure))
    better = {each.b for each in answered}
    kept = [each for each in disputes if each.rule != THESE_CLAIMS or each.b not in better]
    return [*kept, *answered]


def _across(
    texts: Sequence[str],
    quotes: Sequence[tuple[Quote, ...]],
    found: Sequence[Statement],
    lex: Lexicon,
) -> Iterator[Finding]:
    if len(texts) == 2 and len(found) <= FEW:
        restated = list(_directly(found, lex))
    else:
        restated = _restated(_told_first(found), lex, across=True)
    yield from restated
    yield from double_attributions(texts, quotes, found, across=True)
    yield from event_dates(found, lex, across=True)
    yield from _denied_elsewhere(found, restated, lex)


def _denied_elsewhere(
    found: Sequence[Statement], restated: Sequence[Finding], lex: Lexicon
) -> Iterator[Finding]:
    """Denials that answer another text; not those that are found as restated or answer their own."""
    findings = list(denials_across(found, lex))
    denying = {finding.b_doc for finding in findings}
    paired = {place for finding in restated for place in finding.places()}
    for doc, text in groupby(found, lambda each: each.doc):
        if doc in denying:
            paired.update(place for each in _disputes(list(text), lex) for place in each.places())
    yield from (each for each in findings if (each.b_doc, each.b.start) not in paired)


def _told_first(found: Sequence[Statement]) -> list[Statement]:
    """The statements without those that an earlier text holds word by word: copies of one story
    would pair each of their sentences with the one that differs."""
    first: dict[tuple[str, ...], int] = {}
    kept = []
    for statement in found:
        words = tuple(word.low for word in statement.words)
        if first.setdefault(words, statement.doc) == statement.doc:
            kept.append(statement)
    return kept


FEW = 4
"""Sentences of two texts up to which they are compared with each other directly."""


def _directly(found: Sequence[Statement], lex: Lexicon) -> Iterator[Finding]:
    for a in found:
        for b in found:
            if a.doc < b.doc and not a.question and not b.question:
                finding = compare(a, b, lex, alone=True)
                if finding is not None:
                    yield finding


def _restated(found: Sequence[Statement], lex: Lexicon, *, across: bool) -> list[Finding]:
    told = Counter(low for statement in found for low in statement.lows)
    findings = [
        finding
        for a, b in close_pairs(found, across=across)
        if (finding := compare(a, b, lex, told=told)) is not None
    ]
    said = {(each.doc, each.span): tuple(word.low for word in each.words) for each in found}
    return without_families(findings, said)
