"""The same quotation on other pages of a folder: found, compared, and nothing else taken for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.library.test_library import indexed
from tui.library.library import Library
from tui.library.rows import Rows
from tui.library.similar_quotations import SimilarQuote, SimilarQuotes, likeness
from tui.store.passages import terms_in

SAID = "The dredging contract was never shown to any elected councillor in Marrow Bay"
SPUN = "The dredging agreement was never shown to any appointed councillor in Marrow Bay"
PART = "was never shown to any elected councillor in Marrow Bay"

PAGE = """{title}

Work in the harbour of Marrow Bay stopped on Monday, and nobody could say for how long it would.

“{said},” {who} said on Tuesday morning after the meeting had been closed to everybody else.

{rest} The next meeting of the whole council is to be held before the end of the month.
"""


PAGES = {
    "first": (SAID, "Petra Voss"),
    "second": (SAID, "Petra Voss"),
    "third": (SPUN, "Piet Aarts"),
    "part": (PART, "Petra Voss"),
    "other": ("No councillor in Marrow Bay has asked me for a contract", "Petra Voss"),
    "short": ("We are not amused", "Petra Voss"),
    "brief": ("We are not amused", "Petra Voss"),
    "plain": ("It is what it is and it was what it was", "Jo Lund"),
    "simple": ("It is what it is and it was what it was", "Jo Lund"),
    "elsewhere/away": (SAID, "Petra Voss"),
}


def write(folder: Path) -> None:
    for name, (said, who) in PAGES.items():
        file = folder / f"{name}.txt"
        file.parent.mkdir(parents=True, exist_ok=True)
        rest = f"Only the {name} paper wrote that gulls were seen on the empty quay."
        title = f"Harbour news of the {name} paper"
        file.write_text(PAGE.format(title=title, said=said, who=who, rest=rest), "utf-8")


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """A library of all pages; the folder is remembered in it under a name."""
    top = tmp_path_factory.mktemp("similar")
    write(top / "pages")
    with Library.open(top / "library.db") as opened:
        indexed(opened, top / "pages")
        yield opened


@pytest.fixture
def rows(library: Library) -> Rows:
    assert library.database.path is not None
    return library.rows([str(library.database.path.parent / "pages")])


def found_from(library: Library, rows: Rows, name: str) -> list[SimilarQuote]:
    number = rows.names.index(f"{name}.txt")
    digest = library.pages.digest_of(rows.pages[number])
    assert digest is not None
    page = library.kept(digest, rows.ref(number))
    assert page is not None and len(page.marks.quotes) == 1
    found = SimilarQuotes(library, rows).of_page(number, page)
    return list(found.get(0, ()))


def names(rows: Rows, found: list[SimilarQuote]) -> list[str]:
    return [rows.names[each.number].removesuffix(".txt") for each in found]


def test_the_same_words_on_other_pages_are_found_those_worded_otherwise_first(
    library: Library, rows: Rows
) -> None:
    found = names(rows, found_from(library, rows, "first"))
    assert set(found[:2]) == {"part", "third"}
    assert set(found[2:]) == {"second", "elsewhere/away"}


def test_what_is_found_leads_to_its_place_on_the_other_page(library: Library, rows: Rows) -> None:
    (similar,) = (s for s in found_from(library, rows, "first") if s.title.endswith("second paper"))
    assert similar.is_same and similar.speaker is None
    kept = library.kept(similar.digest, rows.ref(similar.number))
    assert kept is not None
    block, character = similar.place
    assert kept.article.blocks[block].text[character:].startswith(f"“{SAID}")


def test_changed_words_and_another_speaker_are_told(library: Library, rows: Rows) -> None:
    (spun,) = (s for s in found_from(library, rows, "first") if s.title.endswith("third paper"))
    changed = [
        (SAID[d.left.start : d.left.end], spun.words[d.right.start : d.right.end])
        for d in spun.differences
    ]
    assert changed == [("contract", "agreement"), ("elected", "appointed")]
    assert spun.speaker == "Piet Aarts"


def test_a_part_of_a_quotation_leads_to_the_whole(library: Library, rows: Rows) -> None:
    assert "first" in names(rows, found_from(library, rows, "part"))


def test_other_words_of_the_same_speaker_on_the_same_matter_are_not_taken_for_it(
    library: Library, rows: Rows
) -> None:
    assert found_from(library, rows, "other") == []


def test_short_quotations_are_not_looked_for(library: Library, rows: Rows) -> None:
    assert found_from(library, rows, "short") == []


def test_a_quotation_in_everyday_words_is_found_by_its_beginning(
    library: Library, rows: Rows
) -> None:
    assert names(rows, found_from(library, rows, "plain")) == ["simple"]


def test_pages_that_are_gone_or_outside_the_list_are_passed_over(
    library: Library, rows: Rows
) -> None:
    rows.gone[rows.names.index("third.txt")] = 1
    assert "third" not in names(rows, found_from(library, rows, "first"))
    assert library.database.path is not None
    away = library.rows([str(library.database.path.parent / "pages" / "elsewhere")])
    number = rows.names.index("first.txt")
    digest = library.pages.digest_of(rows.pages[number])
    assert digest is not None
    page = library.kept(digest, rows.ref(number))
    assert page is not None
    assert SimilarQuotes(library, away).of_page(0, page) == {}


def test_terms_are_the_words_as_the_index_keeps_them() -> None:
    assert terms_in("L’Été à Über_See, don't") == ["l", "ete", "a", "uber", "see", "don", "t"]
    assert terms_in("北京市") == ["北京", "京市"]


@given(st.lists(st.sampled_from("abcdefgh"), max_size=12), st.lists(st.sampled_from("abcdefgh")))
def test_likeness_has_no_side_and_is_one_for_the_same(one: list[str], other: list[str]) -> None:
    a, b = Counter(one), Counter(other)
    assert likeness(a, b) == likeness(b, a)
    assert 0 <= likeness(a, b) <= 1
    assert likeness(a, a) == (1 if len(one) >= 5 else 0)
