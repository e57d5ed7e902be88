"""The floor under the HTML cleaner: pages of our own writing with the ends of their articles."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

import tui
from tui.cleaning.html import clean_html
from tui.model import Article, PageRef, SourcePage, plain_text

PAGES = Path(tui.__file__).parent / "demo" / "pages"


class Gold(NamedTuple):
    """What the article of a page begins and ends with, its title, and its kind."""

    first: str
    last: str
    title: str
    kind: str = "article"


GAZETTE = "www.harrowquaygazette.example/2024/03/"
GOLD = {
    GAZETTE + "school-roof.html": Gold(
        "More than 400 pupils",
        "a spreadsheet attached”.",
        "Pupils sent home as roof of St Brannoc's is declared unsafe",
    ),
    GAZETTE + "quay-seals.html": Gold(
        "A seal pup was born",
        "“I have rented worse.”",
        "Seal pup born on the lifeboat slip names herself Tuesday",
    ),
    GAZETTE + "bridge-closed.html": Gold(
        "The swing bridge at Harrow Quay",
        "gives the date as 30 May.",
        "Swing bridge shut for nine weeks after crack is found",
    ),
    "wire/dog-park-comments.html": Gold(
        "The town council voted",
        "of Biscuit for a bus pass.",
        "Council votes to fence the dog park at Marrow Hill",
    ),
    "wire/quarry-fire-first.html": Gold(
        "SUNDRY MOSS, April 9",
        "to be finished in October.",
        "Two hurt in fire at Sundry Moss quarry",
    ),
    "wire/quarry-fire-update.html": Gold(
        "SUNDRY MOSS, April 9",
        "be finished in December.",
        "Five hurt in Sundry Moss quarry fire, watchman missing",
    ),
    "wire/interview-lighthouse.html": Gold(
        "Edmund Farrow, 81,",
        "He does not turn round.",
        "“The light does not need me, and I do not need the light”",
    ),
    "wire/tide-tables-howto.html": Gold(
        "Every December a parcel",
        "about culverts.",
        "How we check a tide table with forty lines of Python",
    ),
    "wire/live-osel-ferry.html": Gold(
        "The car ferry Queen Maren ran",
        "has struck that rock.",
        "Osel ferry aground – live: passengers to be taken off by helicopter",
    ),
    "dumps/newsport-veltra.example_global-gas-storage_by-newsport.html": Gold(
        "The head of the network office",
        "we are shopping for it.",
        "Gas storage of Ardenmark falls as the cold stays",
    ),
}
NO_ARTICLES = {
    "wire/consent-wall.html": "error-page",
    GAZETTE + "old-story.html": "error-page",
    "www.harrowquaygazette.example/index.html": "listing",
}

LEAST_STARTS = 0.9
LEAST_ENDS = 0.4
LEAST_BODY = 0.9
LEAST_TITLES = 1.0
LEAST_KINDS = 1.0
"""Shares of these pages; lower one only with the reason in the commit. The ends are the weak side: a
biography or a call for members below an article reads like its last paragraph."""


@cache
def cleaned(name: str) -> Article:
    text = plain_text((PAGES / name).read_text("utf-8"))
    return clean_html(SourcePage(PageRef(name), "html", True, text, "utf-8", "0" * 64))


def test_articles_begin_and_end_where_they_should_above_their_floors() -> None:
    starts = ends = held = 0
    for name, gold in GOLD.items():
        text = cleaned(name).text
        starts += text.startswith(gold.first)
        ends += text.endswith(gold.last)
        held += gold.first in text and gold.last in text
    assert starts / len(GOLD) >= LEAST_STARTS
    assert ends / len(GOLD) >= LEAST_ENDS
    assert held / len(GOLD) >= LEAST_BODY


def test_titles_stay_above_their_floor() -> None:
    right = 0
    for name, gold in GOLD.items():
        title = cleaned(name).metadata.title
        right += title is not None and title.value == gold.title
    assert right / len(GOLD) >= LEAST_TITLES


def test_kinds_stay_above_their_floor() -> None:
    wanted = {**{name: gold.kind for name, gold in GOLD.items()}, **NO_ARTICLES}
    right = sum(cleaned(name).page_kind.value == kind for name, kind in wanted.items())
    assert right / len(wanted) >= LEAST_KINDS


def test_a_menu_never_stands_in_an_article() -> None:
    for name in GOLD:
        if name.startswith(GAZETTE):
            assert "Obituaries" not in cleaned(name).text
