from __future__ import annotations

import subprocess
import sys

from tui.library.near_duplicates import CopyClusters, shingle_hashes, signature

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


def test_a_page_stored_twice_with_another_footer_is_one_cluster() -> None:
    clusters = CopyClusters()
    first = clusters.add("desktop", _article(1))
    assert clusters.add("mobile", _article(1) + " Open this page in our app.") == first
    assert clusters.copies() == {first: ("desktop", "mobile")}


def test_articles_of_one_site_are_not_copies() -> None:
    clusters = CopyClusters()
    numbers = {clusters.add(f"page-{seed}", _article(seed)) for seed in range(60)}
    assert len(numbers) == 60
    assert clusters.copies() == {}


def test_a_text_of_few_words_is_a_copy_only_of_the_same_words() -> None:
    clusters = CopyClusters()
    first = clusters.add("a", "Rain is expected tonight.")
    assert clusters.add("b", "Rain is expected tonight!") == first
    assert clusters.add("c", "Snow is expected tonight.") != first
    assert clusters.add("d", "") == clusters.add("e", "   ")


def test_scripts_without_blanks_are_compared_by_characters() -> None:
    text = "".join(f"第{number}回の会議は市役所の大きな部屋で開かれた。" for number in range(30))
    clusters = CopyClusters()
    assert clusters.add("a", text) == clusters.add("b", text + "続きを読む")
    assert clusters.add("c", text[::-1]) != clusters.cluster_of("a")


def test_a_page_added_again_keeps_its_cluster() -> None:
    clusters = CopyClusters()
    first = clusters.add("a", _article(1))
    assert clusters.add("a", _article(2)) == first
    assert len(clusters) == 1


def test_signatures_are_the_same_in_another_process() -> None:
    code = (
        "from tui.library.near_duplicates import shingle_hashes, signature;"
        "print(sum(signature(shingle_hashes('one two three four five six seven'))))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    here = sum(signature(shingle_hashes("one two three four five six seven")))
    assert int(run.stdout) == here


def test_the_table_grows_and_still_finds_every_cluster() -> None:
    clusters = CopyClusters()
    for seed in range(400):
        clusters.add(f"page-{seed}", _article(seed, 20))
    assert all(
        clusters.add(f"again-{seed}", _article(seed, 20)) == clusters.cluster_of(f"page-{seed}")
        for seed in range(0, 400, 37)
    )
