"""Pages of one story are compared with each other, and with no other page."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from tests.library.shelf import shelve
from tests.library.test_library import indexed
from tui.library.comparing import Comparing
from tui.library.export import export
from tui.library.library import Library
from tui.library.story_marks import MAX_NAMED, MAX_TOGETHER, Stories, named_alike
from tui.library.verdicts import statements_key

STORY = """Ferry runs aground off Lund Point

The ferry Marta Holm ran aground off Lund Point in thick fog early on Tuesday morning.

Captain Oskar Lindgren said the crew of the ship had acted quickly and calmly in the dark.

{toll}

The harbour office in Port Averill sent three tugs and a pilot to bring the ferry home.

Residents of Port Averill stood on the quay until the last of the boats came in at noon.

The line of Harbour Ferries has sailed between the islands since the end of the war.
"""
SAYS = "Rescuers from the coast guard said that {} passengers of the ferry were injured."
OTHER = """A cheese fair in the valley

The cheese fair of Lower Tarn drew a large crowd to the meadows below the old abbey.

Farmers from the valley sold goat cheese, honey and bread until the evening bells rang.

Visitors praised the warm weather and the music that was played beside the mill pond.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    for name, count in (("first", 12), ("second", 12), ("third", 31)):
        toll = SAYS.format(count)
        extra = f"\nRead more of the {name} report tomorrow in this place.\n"
        (folder / f"{name}.txt").write_text(STORY.format(toll=toll) + extra, "utf-8")
    (folder / "fair.txt").write_text(OTHER, "utf-8")
    return folder


def test_copies_that_differ_in_a_number_give_one_pair(library: Library, folder: Path) -> None:
    rows = indexed(library, folder)
    (found,) = Stories(library, rows).pairs()
    assert {found.a_text, found.b_text} == {SAYS.format(12), SAYS.format(31)}
    assert found.pair.kind == "number"
    assert found.verdict is None
    names = {Path(rows.ref(side.number).path).name for side in (found.a, found.b)}
    assert "third.txt" in names


def test_what_was_found_is_remembered(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = indexed(library, folder)
    first = list(Stories(library, rows).pairs())

    def fail(*_: object, **__: object) -> None:
        raise AssertionError("compared again")

    monkeypatch.setattr("tui.marking.mark_documents", fail)
    assert [each.pair for each in Stories(library, rows).pairs()] == [each.pair for each in first]


def test_a_page_lists_its_own_pairs_alone(library: Library, folder: Path) -> None:
    rows = indexed(library, folder)
    stories = Stories(library, rows)
    by_name = {Path(rows.ref(number).path).name: number for number in range(rows.count)}
    assert len(stories.pairs_of(by_name["third.txt"])) == 1
    assert stories.pairs_of(by_name["fair.txt"]) == []


def test_pairs_across_pages_are_exported_with_the_verdict(library: Library, folder: Path) -> None:
    rows = indexed(library, folder)
    (found,) = Stories(library, rows).pairs()
    decisions = library.decisions(rows, "tester")
    key = statements_key(found.a_text, found.b_text)
    decisions.judge(found.b.number, key, found.pair.rule, real=True)
    out = io.StringIO()
    count = export(library, rows, range(rows.count), "contradictions", "jsonl", None, out)
    (record,) = [json.loads(line) for line in out.getvalue().splitlines()]
    assert count == 1
    assert record["verdict"] == "real"
    assert {record["a"], record["b"]} == {found.a_text, found.b_text}
    assert record["b_path"] == rows.ref(found.b.number).path


def test_reports_of_one_event_in_other_words_are_joined_by_rare_names() -> None:
    one = "Marta Holm met Oskar Lindgren at Port Averill. The fog was thick."
    other = "In Port Averill the pilots spoke of Marta Holm, and Oskar Lindgren thanked them."
    apart = "The fair of Lower Tarn was praised by Marta Holm."
    texts = [(0, one), (1, other), (2, apart)]
    assert named_alike(iter(texts)) == [(0, 1)]


def test_names_that_every_page_holds_join_nothing() -> None:
    text = "Marta Holm met Oskar Lindgren at Port Averill."
    assert named_alike(iter([(number, text) for number in range(MAX_NAMED + 1)])) == []


def test_a_large_story_is_compared_in_parts(library: Library, tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    pages = 2 * MAX_TOGETHER
    for number in range(pages):
        toll = SAYS.format(12 if number < pages - 1 else 31)
        extra = f"\nThe night desk of the paper signs this page as {chr(97 + number) * 5}.\n"
        (folder / f"{number:02}.txt").write_text(STORY.format(toll=toll) + extra, "utf-8")
    rows = indexed(library, folder)
    assert [len(group) for group in Stories(library, rows).groups()] == [pages]
    (found,) = Stories(library, rows).pairs()
    assert {found.a_text, found.b_text} == {SAYS.format(12), SAYS.format(31)}


def test_what_conflicts_is_counted_in_the_list_and_known_to_the_page_at_once(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = indexed(library, folder)
    by_name = {Path(rows.ref(number).path).name: number for number in range(rows.count)}
    third, fair = by_name["third.txt"], by_name["fair.txt"]
    own = library.rows([str(folder / "fair.txt")]).row(0)
    assert (own.contradictions, own.disputes) == (0, 0)
    assert rows.row(third).contradictions == 1
    assert rows.row(fair).contradictions == 0
    again = library.rows([str(folder)])
    assert [again.row(n).contradictions for n in range(again.count)] == [
        rows.row(n).contradictions for n in range(rows.count)
    ]
    stories = Stories(library, again)
    monkeypatch.setattr(stories, "groups", lambda: pytest.fail("looked at the whole list"))
    (found,) = stories.pairs_of(third)
    assert found.a.number == third or found.b.number == third
    assert stories.akin(third) and stories.akin(fair) == []


def test_a_pair_judged_not_real_is_counted_no_more_when_the_list_is_compared_again(
    library: Library, folder: Path
) -> None:
    rows = indexed(library, folder)
    (found,) = Stories(library, rows).pairs()
    key = statements_key(found.a_text, found.b_text)
    library.decisions(rows, "tester").judge(found.a.number, key, found.pair.rule, real=False)
    Stories(library, rows).save()
    rows.set_across(library.across.counts())
    assert sum(rows.row(n).contradictions for n in range(rows.count)) == 0


def test_comparing_a_part_of_the_pages_leaves_what_is_known_of_the_others(
    library: Library, folder: Path
) -> None:
    rows = indexed(library, folder)
    before = library.across.counts()
    assert before
    part = library.rows([str(folder / "third.txt")])
    Stories(library, part).save()
    assert library.across.counts() == before
    Stories(library, rows).save()
    assert library.across.counts() == before


def test_a_comparison_that_was_cut_short_is_made_the_next_time(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(Comparing, "run", lambda *_: None)  # as if the program ended here
        rows = indexed(library, folder)
    assert not any(rows.row(n).contradictions for n in range(rows.count))
    again = indexed(library, folder)
    assert any(again.row(n).contradictions for n in range(again.count))
    third = indexed(library, folder)
    comparing = Comparing(library.database, third)
    assert not comparing.is_due(new_pages=False)


def test_pairs_of_pages_that_were_not_asked_for_stay_out_of_the_export(
    library: Library, folder: Path
) -> None:
    rows = shelve(library, folder)
    fair = rows.names.index("fair.txt")
    out = io.StringIO()
    assert export(library, rows, [fair], "contradictions", "jsonl", None, out) == 0


def test_a_row_with_the_same_page_as_another_knows_its_pairs(
    library: Library, folder: Path
) -> None:
    (folder / "twin.txt").write_bytes((folder / "third.txt").read_bytes())
    rows = shelve(library, folder)
    stories = Stories(library, rows)
    stories.save()
    names = [rows.names.index(name) for name in ("third.txt", "twin.txt")]
    one, other = (list(Stories(library, rows).pairs_of(number)) for number in names)
    assert [(each.a_text, each.b_text) for each in one]
    assert {(e.a_text, e.b_text) for e in one} == {(e.a_text, e.b_text) for e in other}


def test_a_story_of_which_only_one_page_is_kept_has_no_pairs(
    library: Library, folder: Path
) -> None:
    rows = shelve(library, folder)
    kept = rows.pages[rows.names.index("third.txt")]
    with library.database.write() as connection:
        connection.execute("DELETE FROM bodies WHERE page != ?", (kept,))
    assert list(Stories(library, rows).pairs()) == []


ACCUSED = """Tugs to blame, says the union

The dock union of Port Averill accuses Harbour Ferries of bribing two fog pilots last winter.

Oskar Lindgren of the union showed the papers to Marta Holm, the mayor, before the meeting.

{own}
"""
DENYING = """A new boat for the islands

Harbour Ferries has ordered a boat that Marta Holm, the mayor, will name after the old abbey.

Harbour Ferries denied bribing fog pilots.

Oskar Lindgren of the dock union in Port Averill said that the boat would be too small.
"""
DENIAL = "Harbour Ferries denied bribing fog pilots."


def test_a_denial_on_another_page_of_the_story_is_a_dispute_of_both(
    library: Library, tmp_path: Path
) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "union.txt").write_text(ACCUSED.format(own="The council meets in May."), "utf-8")
    (folder / "boat.txt").write_text(DENYING, "utf-8")
    (folder / "fair.txt").write_text(OTHER, "utf-8")
    rows = indexed(library, folder)
    by_name = {Path(rows.ref(number).path).name: number for number in range(rows.count)}
    (found,) = Stories(library, rows).pairs_of(by_name["union.txt"])
    assert (found.b.number, found.b_text) == (by_name["boat.txt"], DENIAL)
    assert found.a_text.startswith("The dock union of Port Averill accuses Harbour Ferries")
    disputes = {name: rows.row(number).disputes for name, number in by_name.items()}
    assert disputes == {"union.txt": 1, "boat.txt": 1, "fair.txt": 0}
    out = io.StringIO()
    export(library, rows, range(rows.count), "contradictions", "jsonl", None, out)
    (record,) = [json.loads(line) for line in out.getvalue().splitlines()]
    assert {record["a"], record["b"]} == {found.a_text, DENIAL}


def test_a_page_that_has_the_denial_itself_gets_no_dispute_with_another(
    library: Library, tmp_path: Path
) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    both = ACCUSED.format(own="Harbour Ferries denies having bribed any fog pilots.")
    (folder / "union.txt").write_text(both, "utf-8")
    (folder / "boat.txt").write_text(DENYING, "utf-8")
    rows = indexed(library, folder)
    assert list(Stories(library, rows).pairs()) == []
