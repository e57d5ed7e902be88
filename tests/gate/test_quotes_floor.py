"""Quotations and speakers on pages of our own writing, scored; the build fails below the floors."""

from __future__ import annotations

import re

import pytest

from tui.marking.quotes import find_quotes

PAGES = (
    (
        "The mill will stay where it is, the council of Ashby decided on Monday.\n\n"
        "{Nora Quill:“We will not sell it,”} said Nora Quill, who has run it since 1998. "
        "{Nora Quill:“It is ours.”}\n\n"
        "{a spokesman for the water board:“The dam is safe and will stay safe,”} a spokesman for the "
        "water board said in an email to The Herald.\n\n"
        "Tom Abel, the board’s chief engineer, called the report {Tom Abel:“a bad joke”} on Tuesday. "
        "He added: {He:“Nobody asked us about the river.”}\n\n"
        "According to Ada Poe, the vote was {Ada Poe:“a mistake that will cost us dearly”}."
    ),
    (
        "Voters went home early in Marl.\n\n"
        "{Sam Reed:“I have never seen so few people,”} volunteer Sam Reed told reporters.\n\n"
        "The mayor said turnout was {The mayor:“lower than we had hoped”}.\n\n"
        "{she:“We will learn from this,”} she said, leaving the hall. "
        "{she:“We always do.”}"
    ),
    (
        "The ferry of Marl is up for sale.\n\n"
        "{Ada Poe:“Nobody told us a word about it,”} deadpanned Ada Poe.\n\n"
        "It was, in Abel’s words, {Abel:“the end of a road that we all walked”}.\n\n"
        "A council source who asked not to be named said {A council source:“the deal is as good as dead.”}\n\n"
        "Speaking to reporters in Marl, Nora Quill said the ferry was {Nora Quill:“never ours to sell.”}"
    ),
)
STYLES = {
    "curly": ("“", "”"),
    "straight": ('"', '"'),
    "german": ("„", "“"),
    "guillemets": ("«", "»"),
    "ticks": ("``", "''"),
    "single": ("‘", "’"),
}
SPAN_FLOOR = 1.0
SPEAKER_FLOOR = 1.0
_GOLD = re.compile(r"\{([^:]+):“([^”]+)”\}")


def marked(page: str, style: tuple[str, str]) -> tuple[str, dict[tuple[int, int], str]]:
    """The page in one style of marks, and the speaker of each of its quotations."""
    text, gold, position = "", {}, 0
    for match in _GOLD.finditer(page):
        text += page[position : match.start()]
        quoted = f"{style[0]}{match[2]}{style[1]}"
        gold[len(text), len(text) + len(quoted)] = match[1]
        text += quoted
        position = match.end()
    return text + page[position:], gold


@pytest.mark.parametrize("style", STYLES)
def test_spans_and_speakers_stay_above_their_floors(style: str) -> None:
    hits = spoken = right = expected = 0
    for page in PAGES:
        text, gold = marked(page, STYLES[style])
        found = {(q.start, q.end): q.speaker for q in find_quotes(text) if q.kind.is_speech}
        expected += len(gold)
        spoken += len(found)
        hits += len(gold.keys() & found.keys())
        right += sum(found.get(span) == speaker for span, speaker in gold.items())
    assert 2 * hits / (spoken + expected) >= SPAN_FLOOR
    assert right / expected >= SPEAKER_FLOOR
