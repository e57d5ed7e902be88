"""Quotations and contradictions of our own sentences and pages, with how sure each is, stay as they are.

The tests of each rule say what is found; this says how sure it is, which decides what is shown.
"""

from __future__ import annotations

from pathlib import Path

import pytest

import tui
from tests.gate.pinning import pinned
from tests.marking.contradictions import test_answers, test_denials, test_rules, test_staged
from tests.marking.quotes import test_languages, test_speakers
from tui import clean, mark

PAGES = Path(tui.__file__).parent / "demo" / "pages"
BETWEEN = "\n\nThe road along the coast was closed for an hour.\n\n"
TEXTS = {
    "speakers": [text for text, _ in test_speakers.SENTENCES],
    "languages": [str(row[1]) for row in test_languages.SENTENCES],
    "rules": [one + BETWEEN + other for _, one, other in test_rules.CAUGHT],
    "left alone": [one + BETWEEN + other for one, other in test_rules.LEFT_ALONE],
    "staged": [text for _, text in test_rules.STAGED] + list(test_staged.CAUGHT.values()),
    "answers": [one + BETWEEN + other for one, other in test_answers.ANSWERED],
    "denials": [one + BETWEEN + other for _, one, other in test_denials.DENIED],
}


def marks_of(text: str) -> list[list[object]]:
    found = mark(text)
    rows: list[list[object]] = []
    for quote in found.quotes:
        who = (quote.speaker, quote.speaker_resolved)
        rows.append([quote.kind.value, *quote.span, *who, round(quote.confidence, 2)])
    for pair in found.contradictions:
        sides = (pair.a.start, pair.a.end, pair.b.start, pair.b.end)
        rows.append([pair.rule, pair.strength.value, *sides, round(pair.score, 2)])
    return rows


@pytest.mark.parametrize(
    ("group", "text"), [(group, text) for group, texts in TEXTS.items() for text in texts]
)
def test_the_marks_of_a_sentence_stay(group: str, text: str) -> None:
    now = marks_of(text)
    assert now == pinned("marks", f"{group}: {text}", now)


@pytest.mark.parametrize(
    "name",
    sorted(str(p.relative_to(PAGES)) for p in PAGES.rglob("*") if p.suffix in (".html", ".txt")),
)
def test_the_marks_of_a_sample_page_stay(name: str) -> None:
    now = marks_of(clean(PAGES / name, marks=False).article.text)
    assert now == pinned("marks", f"page: {name}", now)
