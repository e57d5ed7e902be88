"""Whatever fails about a page, it is shown with what can be said of it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.library.shelf import SAID, shelve, write
from tests.library.test_teaching import CALL
from tui.errors import SettingsError, StoreError
from tui.library import teaching
from tui.library.corrections import fingerprint
from tui.library.decisions import rows_of_subject
from tui.library.engine import engine_version
from tui.library.indexing import facts_of, index_page
from tui.library.kept import kept_page, seen_before
from tui.library.library import Library, user_name
from tui.library.pages import clean_page
from tui.library.rows import Rows
from tui.library.sessions import Sessions, compare
from tui.library.settings import line_of, load_settings
from tui.library.teaching import lesson
from tui.model import PageRef, word_count

TEXT = SAID.format(place="Brenn", years=40)


@pytest.fixture
def rows(library: Library, tmp_path: Path) -> Rows:
    for name, place in (("a", "Brenn"), ("b", "Aldburg"), ("c", "Lund")):
        write(tmp_path / "pages", f"{name}.txt", SAID.format(place=place, years=40))
    return shelve(library, tmp_path / "pages")


def stumble(*_: object, **__: object) -> None:
    """Fail as nobody foresaw."""
    raise KeyError("odd \x1b[31m")


def test_a_page_that_cannot_be_cleaned_is_shown_raw_without_control_characters(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ref = write(tmp_path, "a.txt", TEXT)
    monkeypatch.setattr("tui.cleaning.clean", stumble)
    page = clean_page(ref)
    assert page.error is not None and "shown raw: KeyError" in page.error
    assert "\x1b" not in page.error
    assert TEXT.strip() in page.article.text


def test_an_article_that_cannot_be_marked_is_still_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ref = write(tmp_path, "a.txt", TEXT)
    monkeypatch.setattr("tui.marking.mark", stumble)
    page = clean_page(ref)
    assert page.error is not None and "could not be marked" in page.error
    assert page.article.text and not page.marks.quotes


def test_a_kept_page_is_taken_only_while_its_file_is_as_it_was(
    library: Library, rows: Rows, tmp_path: Path
) -> None:
    ref = rows.ref(0)
    assert kept_page(library.pages, ref) is not None
    assert kept_page(library.pages, PageRef("nowhere")) is None
    Path(ref.path).write_text(TEXT + "More.\n")
    assert kept_page(library.pages, ref) is None
    Path(ref.path).unlink()
    assert kept_page(library.pages, ref) is None
    (tmp_path / "broken.db").write_bytes(b"no library" * 900)
    assert seen_before(ref.path, tmp_path / "broken.db") is None


def test_a_page_done_anew_by_another_engine_keeps_its_place_and_its_group(
    library: Library, rows: Rows
) -> None:
    before = library.pages.at(rows.ref(0))
    (number,) = library.pages.save([index_page(rows.ref(0), "another engine", None)])
    after = library.pages.at(rows.ref(0))
    assert before is not None and after is not None
    assert after.page == number != before.page
    assert (after.engine, after.cluster, after.story) == (
        "another engine",
        before.cluster,
        before.story,
    )
    assert before.facts is not None
    assert library.pages.numbers_of([before.facts.digest, "unknown"]) == {
        before.facts.digest: number
    }
    assert library.pages.content(before.facts.digest, engine_version()) is None


def test_a_row_that_becomes_another_page_leaves_its_twins_together(
    library: Library, tmp_path: Path
) -> None:
    folder = tmp_path / "twins"
    for name in ("a", "b", "c", "d"):
        write(folder, f"{name}.txt", TEXT)
    write(folder, "e.txt", SAID.format(place="Lund", years=2) * 3)
    rows = shelve(library, folder)
    twins, other = rows.pages[0], rows.pages[4]
    assert rows.same_page(1) == [0, 1, 2, 3]
    page = clean_page(rows.ref(4))
    stamp = index_page(rows.ref(4), "e", None).stamp
    rows.fill(0, other, facts_of(page), stamp)
    rows.fill(0, other, facts_of(page), stamp)
    assert rows.same_page(1) == [1, 2, 3]
    assert rows.rows_of_page(twins) == [1, 2, 3]
    assert sorted(rows.same_page(0)) == [0, 4]
    rows.fill(1, None, facts_of(page)._replace(error=None), stamp)
    assert rows.row(1).error == "It cannot be read."
    assert list(rows.select(within=[4, 2])) == [2, 4]


def test_a_row_that_was_never_read_is_no_junk(library: Library, tmp_path: Path) -> None:
    library.pages.add_places([write(tmp_path / "new", "a.txt", TEXT)])
    assert not library.rows([str(tmp_path / "new")]).is_junk(0)


def test_a_session_that_is_begun_ends_the_one_that_is_open(library: Library, rows: Rows) -> None:
    sessions = Sessions(library, rows, "anna")
    first = sessions.begin()
    second = sessions.begin("words:>1")
    running = sessions.current()
    assert running is not None and running.id == second.id
    ended = library.memory.session(first.id)
    assert ended is not None and ended.ended is not None
    decisions = library.decisions(rows, "anna")
    decisions.keep([0])
    decisions.decide([0], None)
    assert sessions.progress(running).done == 0


def test_only_pages_of_the_list_and_of_that_person_are_compared(
    library: Library, rows: Rows, tmp_path: Path
) -> None:
    library.decisions(rows, "ann").keep([0])
    library.decisions(rows, "anna").keep([1])
    write(tmp_path / "other", "z.txt", SAID.format(place="Corvo", years=8))
    other = shelve(library, tmp_path / "other")
    library.decisions(other, "ann").keep([0])
    found = compare(library, rows, "ann", "anna")
    assert (found.only_first, found.only_second, found.both) == (1, 1, 0)


def test_nothing_is_decided_on_no_rows_and_no_place_has_no_rows(
    library: Library, rows: Rows
) -> None:
    assert library.decisions(rows, "anna").keep([]) is None
    assert list(rows_of_subject(rows, library.pages.numbers_of, "place:no hex")) == []


def test_what_the_system_does_not_know_of_the_person_stays_empty(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def nobody() -> str:
        raise KeyError("uid")

    monkeypatch.setattr("getpass.getuser", nobody)
    assert user_name() == ""


def test_a_configuration_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    path = tmp_path / "winnow.toml"
    path.write_bytes(b"\xff\xfe\x80")
    with pytest.raises(SettingsError, match="cannot read"):
        load_settings(path)
    path.write_text('[keys]\n"reader.spam" = 7\n')
    with pytest.raises(SettingsError, match="line 2: keys are"):
        load_settings(path)
    assert line_of("a = 1\n", "keys.b") == 0


def test_words_are_counted_in_every_script() -> None:
    assert word_count("three short words") == 3
    assert word_count("水門 opened") == 3


def _taught(library: Library, folder: Path) -> tuple[Rows, int]:
    for number, place in enumerate(("Aldburg", "Brenn", "Corvo")):
        write(
            folder,
            f"{place}.txt",
            f"The mayor of {place} said on Tuesday that the bridge at the mill will be repaired.\n"
            f"{CALL.format(number=1000 + number)}\n* * *\n"
            f"Nobody in {place} has crossed the water at that place since the flood of last year.\n",
        )
    return shelve(library, folder), 0


def test_a_lesson_ends_when_nobody_waits_and_passes_over_what_is_gone(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows, number = _taught(library, tmp_path / "pages")
    page = library.page(rows.ref(number))
    assert page is not None
    index = next(k for k, b in enumerate(page.article.blocks) if "members" in b.text)
    library.decisions(rows, "anna").correct(number, fingerprint(page.article, index), "tail-junk")
    assert lesson(library, rows, number, page, index, stopped=lambda: True) is None
    whole = lesson(library, rows, number, page, index)
    assert whole is not None and (whole.pages, whole.whole) == (2, True)
    monkeypatch.setattr(teaching, "MOST_PAGES", 1)
    part = lesson(library, rows, number, page, index)
    assert part is not None and (part.pages, part.whole) == (1, False)
    monkeypatch.undo()
    rows.gone[2] = 1
    with library.database.write() as connection:
        connection.execute("DELETE FROM bodies WHERE page = ?", (rows.pages[1],))
    assert lesson(library, rows, number, page, index) is None
    short = replace(page.article.blocks[index], text="* * *")
    blocks = (*page.article.blocks[:index], short, *page.article.blocks[index + 1 :])
    blank = replace(page, article=replace(page.article, blocks=blocks))
    assert lesson(library, rows, number, blank, index) is None


def test_a_damaged_kept_page_is_an_error_of_the_store(library: Library, rows: Rows) -> None:
    with library.database.write() as connection:
        connection.execute("UPDATE bodies SET content = ?", (json.dumps([1]).encode(),))
    with pytest.raises(StoreError):
        library.page(rows.ref(0))
