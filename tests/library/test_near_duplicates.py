from __future__ import annotations

import subprocess
import sys

from tui.library.near_duplicates import CopyFinder, shingle_hashes, signature

_PLACES = [
    "harbour",
    "market",
    "bridge",
    "school",
    "station",
    "library",
    "garden",
    "theatre",
    "mill",
    "inn",
]
_DEEDS = [
    "opened",
    "closed",
    "repaired",
    "painted",
    "sold",
    "rented",
    "measured",
    "guarded",
    "left",
    "praised",
]


def _article(seed: int, sentences: int = 40) -> str:
    made = []
    for number in range(sentences):
        a = _PLACES[(seed * 7 + number * 3) % 10]
        b = _DEEDS[(seed * 3 + number * 7) % 10]
        made.append(
            f"Report {seed} of day {number} says that the {a} was {b} by crew {seed + number}."
        )
    return " ".join(made)


def _are_new(*texts: str) -> list[bool]:
    """Which of one site's texts are copies of none before them."""
    copies = CopyFinder()
    return [not copies.is_copy("paper.example", text) for text in texts]


def test_a_page_stored_twice_with_another_footer_is_a_copy() -> None:
    assert _are_new(_article(1), _article(1) + " Open this page in our app.") == [True, False]


def test_articles_of_one_site_are_not_copies() -> None:
    assert all(_are_new(*(_article(seed) for seed in range(60))))


def test_the_same_text_on_another_site_is_no_copy() -> None:
    copies = CopyFinder()
    found = [copies.is_copy(site, _article(1)) for site in ("paper.example", "other.example")]
    assert found == [False, False]


def test_a_text_of_few_words_is_a_copy_only_of_the_same_words() -> None:
    rain, snow = "Rain is expected tonight.", "Snow is expected tonight."
    assert _are_new(rain, rain.replace(".", "!"), snow, "", "   ") == [
        True,
        False,
        True,
        True,
        False,
    ]


def test_scripts_without_blanks_are_compared_by_characters() -> None:
    text = "".join(f"第{number}回の会議は市役所の大きな部屋で開かれた。" for number in range(30))
    assert _are_new(text, text + "続きを読む", text[::-1]) == [True, False, True]


def test_the_latest_texts_are_remembered_and_the_earliest_let_go() -> None:
    copies = CopyFinder(most=40)
    assert not any(copies.is_copy("paper.example", _article(seed, 20)) for seed in range(100))
    assert all(copies.is_copy("paper.example", _article(seed, 20)) for seed in range(81, 100))
    assert not copies.is_copy("paper.example", _article(3, 20))


def test_signatures_are_the_same_in_another_process() -> None:
    code = (
        "from tui.library.near_duplicates import shingle_hashes, signature;"
        "print(sum(signature(shingle_hashes('one two three four five six seven'))))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    here = sum(signature(shingle_hashes("one two three four five six seven")))
    assert int(run.stdout) == here


def test_the_table_grows_and_still_finds_every_copy() -> None:
    copies = CopyFinder()
    for seed in range(400):
        copies.is_copy("paper.example", _article(seed, 20))
    assert all(copies.is_copy("paper.example", _article(seed, 20)) for seed in range(0, 400, 37))
