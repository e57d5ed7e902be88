"""Near copies and versions of a story are told apart, and from other pages."""

from __future__ import annotations

import random
from pathlib import Path

from tests.library.shelf import SAID, shelve, write
from tui.library.engine import engine_version
from tui.library.groups import find_groups, group_library, signature_of
from tui.library.indexing import index_page, stamp_of
from tui.library.library import Library
from tui.model import PageRef
from tui.store.pages import UNKNOWN_STAMP


def words(seed: int, count: int = 400) -> list[str]:
    """A text of made words."""
    letters = random.Random(seed)
    return ["".join(letters.choices("abdeiklmnorstu", k=6)) for _ in range(count)]


def grouped(*texts: list[str]) -> list[tuple[int, int | None, int | None]]:
    """Page, cluster and story of these texts."""
    packed = ((number, signature_of(" ".join(text))) for number, text in enumerate(texts))
    return list(find_groups((number, found) for number, found in packed if found is not None))


def test_a_copy_and_a_version_and_another_page_are_told_apart() -> None:
    text = words(1)
    copy = [*text[:200], "changed", *text[201:]]
    version = [*text[:330], *words(2, 70)]
    assert grouped(text, copy, version, words(3)) == [
        (0, 0, 0),
        (1, 0, 0),
        (2, None, 0),
        (3, None, None),
    ]


def test_a_version_of_a_version_is_of_one_story() -> None:
    one = words(1)
    two = [*one[70:], *words(2, 70)]
    three = [*two[70:], *words(3, 70)]
    stories = [story for _, _, story in grouped(one, two, three)]
    assert stories == [0, 0, 0]


def test_a_text_that_is_too_short_has_nothing_to_be_alike_in() -> None:
    assert signature_of("A short line.") is None


def test_a_worker_groups_what_lies_under_a_folder_and_keeps_it(
    library: Library, tmp_path: Path
) -> None:
    folder = tmp_path / "pages"
    for name, text in (("a", SAID), ("b", SAID + "And so it did.\n"), ("c", " ".join(words(9)))):
        write(folder, f"{name}.txt", text.format(place="Brenn", years=40) * 3)
    rows = shelve(library, folder)
    found = group_library(str(library.database.path), str(folder))
    a, b, c = (rows.pages[number] for number in range(3))
    assert found.clusters == {a: a, b: a}
    assert found.stories == {a: a, b: a}
    assert c not in found.stories
    again = library.rows([str(folder)])
    assert [again.copies(number) for number in range(3)] == [2, 2, 1]
    assert again.group(1) == again.story(1) == [0, 1]
    assert again.group(2) == [2]
    assert again.with_copies([0]) == [0, 1]


def test_a_page_that_is_gone_is_kept_as_its_sentence(tmp_path: Path) -> None:
    ref = PageRef(str(tmp_path / "gone.txt"))
    page = index_page(ref, "engine", None)
    assert "does not exist" in (page.facts.error or "")
    assert stamp_of(ref.path) == page.stamp == UNKNOWN_STAMP


def test_the_same_bytes_done_by_the_same_engine_are_not_done_again(
    library: Library, tmp_path: Path
) -> None:
    folder = tmp_path / "pages"
    ref = write(folder, "a.txt", SAID.format(place="Brenn", years=40))
    shelve(library, folder)
    twin = write(folder, "b.txt", SAID.format(place="Brenn", years=40))
    database = str(library.database.path)
    known = index_page(twin, engine_version(), database)
    assert (known.content, known.text) == (None, "")
    assert known.facts.digest == index_page(ref, engine_version(), None).facts.digest
    assert index_page(twin, "another engine", database).content is not None


def test_a_file_of_many_pages_is_noticed_when_it_is_read_as_one(tmp_path: Path) -> None:
    ref = write(tmp_path / "pages", "a.jsonl", '{"text": "One."}\n{"text": "Two."}\n')
    page = index_page(ref, "engine", None)
    assert page.first_of_many
