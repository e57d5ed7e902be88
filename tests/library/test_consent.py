"""Consent walls are told from error pages, from articles under a banner, and from articles about cookies."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.patience import PATIENCE
from tui.library.consent import is_consent_wall, phrases
from tui.library.filters import parse_filter
from tui.library.index import Indexer
from tui.library.library import Library
from tui.library.pages import clean_page
from tui.model import Article, Block, Metadata, PageKind, PageRef, Reason, Role

BANNER = (
    "We and our 214 partners use cookies and similar technologies to store information on a device."
)
STORY = (
    "The ferry ran aground on Tuesday with forty people on board, none of whom was hurt, and the"
    " harbour master said that it would be towed to the yard as soon as the tide allowed."
)


def article_of(*texts: str) -> Article:
    reason = (Reason("made", "made for the test"),)
    blocks = [Block(Role.BODY, text, reason) for text in texts]
    return Article.assemble(blocks, PageKind.ARTICLE, Metadata())


@pytest.mark.parametrize(
    "texts",
    [
        ("Before you continue", BANNER, "Accept all", "Manage options"),
        (
            (
                "Wir und unsere 170 Partner speichern Informationen auf einem Gerät. Ihre Zustimmung"
                " können Sie jederzeit widerrufen."
            ),
            "Alle akzeptieren",
        ),
        (
            "Nous et nos partenaires utilisons des cookies pour des publicités personnalisées.",
            "Continuer sans accepter",
        ),
        ("当社とパートナーは、クッキーを使用して個人データを処理します。", "すべて同意", "拒否"),
    ],
)
def test_a_page_that_only_asks_for_consent_is_a_wall(texts: tuple[str, ...]) -> None:
    assert is_consent_wall(article_of(*texts))


@pytest.mark.parametrize(
    "texts",
    [
        (),
        (STORY, STORY),
        (BANNER, "Accept all", STORY, STORY.replace("ferry", "barge"), STORY),
        ("Page not found", "It may have been moved.", "Accept all", "We and our partners"),
        (BANNER, "Accept all", *(f"The harbour in the year {n} of its story" for n in range(40))),
        (BANNER, "More about it"),
        (BANNER * 80, "Accept all"),
    ],
    ids=[
        "empty",
        "story",
        "story under a banner",
        "error",
        "listing under a banner",
        "no choice",
        "long",
    ],
)
def test_a_page_that_says_something_else_is_none(texts: tuple[str, ...]) -> None:
    assert not is_consent_wall(article_of(*texts))


def test_phrases_are_plain_and_there_in_both_sorts() -> None:
    speaks, choices = phrases()
    assert len(speaks) > 100 and len(choices) > 50
    for phrase in (*speaks, *choices):
        assert phrase == phrase.lower() and "’" not in phrase


def test_a_wall_is_junk_of_its_own_sort_also_after_a_restart(tmp_path: Path) -> None:
    folder = tmp_path / "scrape"
    folder.mkdir()
    wall = f"<h1>Before you continue</h1><p>{BANNER}</p><button>Accept all</button>"
    (folder / "wall.html").write_text(f"<body>{wall}</body>")
    (folder / "story.html").write_text(f"<body><h1>Ferry aground</h1><p>{STORY}</p></body>")
    assert is_consent_wall(clean_page(PageRef(str(folder / "wall.html"))).article)
    for _ in range(2):
        with Library.open(tmp_path / "library.db") as library:
            rows = library.rows([str(folder)])
            indexer = Indexer(library, rows, time_limit=PATIENCE)
            indexer.start()
            assert indexer.wait(60)
            for filtered in ("is:consent", "is:junk"):
                found = rows.select(parse_filter(filtered))
                assert [Path(rows.ref(number).path).name for number in found] == ["wall.html"], (
                    filtered
                )
