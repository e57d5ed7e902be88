"""Quotations and contradictions of our own sentences and pages, with how sure each is, stay as they are.

The tests of each rule say what is found; this says how sure it is, which decides what is shown.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import tui
from tests.gate.made_speech import speech_text
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


def _without_each_second(mark: str, text: str) -> str:
    return "".join(part + mark * (n % 2) for n, part in enumerate(text.split(mark))).removesuffix(
        mark
    )


VARIANTS: dict[str, Callable[[str], str]] = {
    "as it is": lambda text: text,
    "straight": lambda text: text.translate(str.maketrans("“”„«»‘’", '"""""\'\'')),
    "single": lambda text: text.translate(str.maketrans("“”„«»", "‘’‘‘’")),
    "guillemets": lambda text: text.translate(str.maketrans("“”„", "«»«")),
    "ticks": lambda text: text.replace("“", "``").replace("”", "''"),
    "unclosed": lambda text: _without_each_second("”", text),
    "unopened": lambda text: _without_each_second("“", text),
    "marks apart": lambda text: text.replace("“", "“ ").replace("”", " ”"),
    "lines": lambda text: text.replace(". ", ".\n\n"),
    "told again": lambda text: f"{text} As the mayor, Ada Poe, said on Friday: {text}",
    "backwards": lambda text: BETWEEN.join(reversed(text.split(BETWEEN))),
    "laid to somebody": lambda text: BETWEEN.join(
        f"“{part.replace('“', '‘').replace('”', '’')}” said Tom Abel."
        for part in text.split(BETWEEN)
    ),
}
"""What scrapers and other papers make of a text."""

MADE = 150
"""Texts of speech."""

TOGETHER = 4
"""Texts of a group that are read as one."""


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


@pytest.mark.parametrize("group", TEXTS)
@pytest.mark.parametrize("variant", VARIANTS)
def test_the_marks_of_texts_together_stay(group: str, variant: str) -> None:
    texts, change = TEXTS[group], VARIANTS[variant]
    for first in range(0, len(texts), TOGETHER):
        now = marks_of(change("\n\n".join(texts[first : first + TOGETHER])))
        assert now == pinned("mixed-marks", f"{group}, {variant}, from {first}", now)


@pytest.mark.parametrize("number", range(MADE))
def test_the_marks_of_made_speech_stay(number: int) -> None:
    for name in ("as it is", "straight", "unclosed"):
        now = marks_of(VARIANTS[name](speech_text(number)))
        assert now == pinned("speech", f"{name} {number:03}", now)
