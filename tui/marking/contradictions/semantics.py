"""A model's word on pairs: those that rules found are weighed again, others are proposed.

The model is asked about a bounded number of pairs of one text, however long it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tui.marking.contradictions.candidates import close_pairs
from tui.marking.contradictions.findings import Finding, between
from tui.marking.contradictions.lexicon import Lexicon
from tui.marking.contradictions.statements import Statement
from tui.marking.contradictions.words import Sort
from tui.marking.entailment import Judge, Verdict
from tui.model import ContradictionKind as Kind
from tui.model import Span, Strength

WEIGHED = ("restated-", "said-it-is-not-so", "one-event", "model")
"""Rules whose two sides say the thing itself; “denied any wrongdoing” is beyond a pair's words."""

UNWEIGHED = frozenset({Kind.NAME, Kind.ATTRIBUTION})
"""Kinds of which a model of meaning knows nothing."""

AGREED = 0.9
"""Share of certainty, in both directions, that two sentences say the same: then it is no conflict."""

PROPOSED = 0.9
"""The same that they conflict, from which a pair that no rule found is shown."""

MAX_ASKED = 60
"""Pairs of one text that no rule found about which the model is asked, the closest first."""

LOOSE_SHARED = 2
LOOSE_SHARE = 0.3
"""Content words, and share of the shorter statement's, that make two statements worth asking about."""


def with_model(
    findings: Sequence[Finding],
    found: Sequence[Statement],
    texts: Sequence[str],
    lex: Lexicon,
    judge: Judge,
    *,
    across: bool = False,
) -> list[Finding]:
    """The findings with the model's word, and what the model finds besides.

    Args:
        findings: What the rules found.
        found: The statements of all texts.
        texts: The texts, by the numbers that statements and findings have.
        lex: The words of their language.
        judge: The model.
        across: Only pairs of different texts are proposed.
    """
    weighed = _weighed(findings, texts, judge)
    known = {_places(finding) for finding in findings}
    return [*weighed, *_proposed(found, texts, lex, judge, known, across=across)]


def _weighed(findings: Sequence[Finding], texts: Sequence[str], judge: Judge) -> list[Finding]:
    asked = [each for each in findings if _can_be_weighed(each)]
    pairs = [(each.a.of(texts[each.a_doc]), each.b.of(texts[each.b_doc])) for each in asked]
    kept = [each for each in findings if not _can_be_weighed(each)]
    for finding, (conflict, agreement) in zip(asked, _both_ways(pairs, judge), strict=True):
        if agreement < AGREED:
            kept.append(replace(finding, score=round((finding.score + conflict) / 2, 3)))
    return kept


def _can_be_weighed(finding: Finding) -> bool:
    return finding.kind not in UNWEIGHED and finding.rule.startswith(WEIGHED)


def _both_ways(pairs: Sequence[tuple[str, str]], judge: Judge) -> list[Verdict]:
    """For each pair the lesser of the verdicts in its two directions."""
    there = judge.judge(pairs)
    back = judge.judge([(b, a) for a, b in pairs])
    return [
        Verdict(min(one.contradiction, other.contradiction), min(one.entailment, other.entailment))
        for one, other in zip(there, back, strict=True)
    ]


def _proposed(
    found: Sequence[Statement],
    texts: Sequence[str],
    lex: Lexicon,
    judge: Judge,
    known: set[tuple[int, Span, int, Span]],
    *,
    across: bool,
) -> list[Finding]:
    barred = lex.cue("hypothetical") | lex.cue("conditional")
    candidates = [
        (a, b)
        for a, b in close_pairs(
            found, across=across, least=LOOSE_SHARED, leads=LOOSE_SHARED, share=LOOSE_SHARE
        )
        if not (a.lows | b.lows) & barred and (a.doc, a.span, b.doc, b.span) not in known
    ]
    candidates.sort(key=_closeness, reverse=True)
    del candidates[MAX_ASKED:]
    pairs = [(a.span.of(texts[a.doc]), b.span.of(texts[b.doc])) for a, b in candidates]
    return [
        _finding(a, b, verdict.contradiction)
        for (a, b), verdict in zip(candidates, _both_ways(pairs, judge), strict=True)
        if verdict.contradiction >= PROPOSED
    ]


def _closeness(pair: tuple[Statement, Statement]) -> float:
    a, b = pair
    return len(a.content & b.content) / max(1, min(len(a.content), len(b.content)))


def _finding(a: Statement, b: Statement, score: float) -> Finding:
    return between(
        a,
        b,
        _kind(a, b),
        "model",
        round(score, 3),
        "A model of language reads the two as opposed, so they may conflict.",
        strength=Strength.DISPUTE if a.quotes or b.quotes else Strength.CONTRADICTION,
    )


def _kind(a: Statement, b: Statement) -> Kind:
    numbers = [{w.key for w in each.words if w.sort is Sort.NUMBER} for each in (a, b)]
    if bool(a.negations) != bool(b.negations):
        return Kind.NEGATION
    return Kind.NUMBER if all(numbers) and numbers[0] != numbers[1] else Kind.ANTONYM


def _places(finding: Finding) -> tuple[int, Span, int, Span]:
    ordered = finding.in_order()
    return ordered.a_doc, ordered.a, ordered.b_doc, ordered.b
