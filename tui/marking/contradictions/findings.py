"""What a rule hands back: two places, how they differ, how sure it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from tui.marking.contradictions.statements import Statement
from tui.marking.contradictions.words import Word
from tui.model import ContradictionKind, Span, Strength


@dataclass(frozen=True, slots=True)
class Finding:
    """Two statements that may conflict, in the order of the text."""

    a_doc: int
    a: Span
    b_doc: int
    b: Span
    kind: ContradictionKind
    strength: Strength
    score: float
    rule: str
    why: str
    a_words: tuple[Span, ...] = ()
    b_words: tuple[Span, ...] = ()

    def places(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """Text and start of either side."""
        return (self.a_doc, self.a.start), (self.b_doc, self.b.start)

    def in_order(self) -> Finding:
        """The same with the earlier side first."""
        if (self.a_doc, self.a) <= (self.b_doc, self.b):
            return self
        return Finding(
            self.b_doc,
            self.b,
            self.a_doc,
            self.a,
            self.kind,
            self.strength,
            self.score,
            self.rule,
            self.why,
            self.b_words,
            self.a_words,
        )


def between(
    a: Statement,
    b: Statement,
    kind: ContradictionKind,
    rule: str,
    score: float,
    why: str,
    *,
    strength: Strength = Strength.CONTRADICTION,
    a_words: tuple[Span, ...] = (),
    b_words: tuple[Span, ...] = (),
) -> Finding:
    """A conflict between two whole statements.

    Args:
        a: The one.
        b: The other.
        kind: How they do not fit together.
        rule: What found it.
        score: How sure that is, up to 1.
        why: A sentence for the reader.
        strength: Whether they conflict or are disputed.
        a_words: The words of the one that differ.
        b_words: Those of the other.
    """
    return Finding(a.doc, a.span, b.doc, b.span, kind, strength, score, rule, why, a_words, b_words)


def disputed(
    claim: Statement,
    answer: Statement,
    rule: str,
    score: float,
    why: str,
    words: tuple[Span, ...] = (),
) -> Finding:
    """A claim and the statement that answers that it is not so, with the words that do."""
    return between(
        claim,
        answer,
        ContradictionKind.DENIAL,
        rule,
        score,
        why,
        strength=Strength.DISPUTE,
        b_words=words,
    )


def stretch(words: Sequence[Word]) -> tuple[Span, ...]:
    """From the first of some words to the last; nothing where there are none."""
    return (Span(words[0].start, words[-1].end),) if words else ()


MAX_FINDINGS = 60
"""Pairs shown for one text at most; a text with more is a list that no guard knew."""


def settled(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """One finding a pair of places, the surest, in the order of the text."""
    best: dict[tuple[int, Span, int, Span], Finding] = {}
    for each in findings:
        finding = each.in_order()
        key = (finding.a_doc, finding.a, finding.b_doc, finding.b)
        if key not in best or finding.score > best[key].score:
            best[key] = finding
    surest = sorted(best.values(), key=lambda finding: -finding.score)[:MAX_FINDINGS]
    return tuple(sorted(surest, key=lambda f: (f.a_doc, f.a, f.b_doc, f.b)))


MAX_PARTNERS = 1
"""Conflicts of one kind that one statement has with others; more is a template filled many times."""


_FILLED = frozenset({ContradictionKind.NUMBER, ContradictionKind.DATE})
"""What differs between two fillings of a template: “a discount of $250”, “a discount of $200”."""


def without_families(
    findings: Sequence[Finding], said: Mapping[tuple[int, Span], Hashable]
) -> list[Finding]:
    """The findings without those between the many copies of one template.

    A sentence that a page has word by word several times is one partner of the only one that
    says otherwise, shown with the nearest copy; not where they differ in a number or a date, with
    which templates are filled.

    Args:
        findings: Findings with the earlier side first.
        said: What the statement at each place of a text says; equal where the words are.
    """
    times = Counter(said.values())
    apart: dict[Hashable, Finding] = {}
    for finding in findings:
        told = said[finding.a_doc, finding.a], said[finding.b_doc, finding.b]
        once = finding.kind not in _FILLED and min(times[each] for each in told) == 1
        key = (finding.kind, *told) if once else finding
        if key not in apart or _distance(finding) < _distance(apart[key]):
            apart[key] = finding
    partners: Counter[tuple[int, Span, ContradictionKind]] = Counter()
    for finding in apart.values():
        partners[finding.a_doc, finding.a, finding.kind] += 1
        partners[finding.b_doc, finding.b, finding.kind] += 1
    return [
        finding
        for finding in apart.values()
        if max(
            partners[finding.a_doc, finding.a, finding.kind],
            partners[finding.b_doc, finding.b, finding.kind],
        )
        <= MAX_PARTNERS
    ]


def _distance(finding: Finding) -> tuple[int, int]:
    """How far apart the two sides are: texts, then characters."""
    return finding.b_doc - finding.a_doc, finding.b.start - finding.a.start
