"""Lists, filters, verdicts and versions at their edges."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.library.shelf import SAID, shelve, write
from tests.patience import PATIENCE
from tui.errors import StoreError
from tui.library import watching
from tui.library.comparing import Comparing, compare_library
from tui.library.engine import engine_version
from tui.library.filters import FilterError, parse_filter
from tui.library.library import Library
from tui.library.marking import marked
from tui.library.overview import overview
from tui.library.page_codec import unpack
from tui.library.reading import Reading
from tui.library.rows import Rows
from tui.library.semantics import VARIABLE, model_files
from tui.library.verdicts import NOT_REAL, VERDICT, rule_weights, verdict_of
from tui.library.versions import MOST_WORDS, Weight, differences_of
from tui.library.watching import Watcher, is_network
from tui.library.workers import raw_page
from tui.model import PageRef
from tui.store.choices import Choice


@pytest.fixture
def rows(library: Library, tmp_path: Path) -> Rows:
    folder = tmp_path / "pages"
    for name, place in (("a", "Brenn"), ("b", "Aldburg"), ("c", "Brenn")):
        write(folder, f"{name}.txt", SAID.format(place=place, years=40))
    return shelve(library, folder)


def found(rows: Rows, typed: str) -> list[int]:
    """The rows that a filter lets through."""
    return list(rows.select(parse_filter(typed)))


def test_rows_are_put_in_order_by_numbers_and_by_words(library: Library, rows: Rows) -> None:
    library.pages.add_places([PageRef(str(Path(rows.folders[0]) / "new.txt"))])
    rows = library.rows(rows.folders)
    by_words = list(rows.select(sort="words"))
    assert {rows.names[n] for n in by_words[:3]} == {"a.txt", "b.txt", "c.txt"}
    assert rows.names[by_words[-1]] == "new.txt"
    backwards = list(rows.select(sort="words", reverse=True))
    assert rows.names[backwards[-1]] == "new.txt"
    assert {rows.names[n] for n in rows.select(grouped=True)} == {"a.txt", "b.txt", "new.txt"}


@pytest.mark.parametrize(
    ("typed", "count"),
    [
        ("words:>10", 3),
        ("words:<10", 0),
        ("words:10..900", 3),
        ("site:=nowhere", 0),
        ("path:=a.txt", 1),
        ("is:copy", 2),
        ("is:indexed", 3),
        ("-a.txt", 2),
        ("not (a.txt or b.txt)", 1),
        ("date:2023", 0),
        ("date:>=2023-01", 0),
        ("date:<2023", 0),
        ("date:<=2023", 0),
        ("date:>2023", 0),
        ("date:2023..2024", 0),
        ("note:crane", 2),
        ("tag:ships", 1),
        ("lang:en", 3),
        ("kind:forum", 0),
    ],
)
def test_a_filter_lets_through_what_it_says(
    library: Library, rows: Rows, typed: str, count: int
) -> None:
    decisions = library.decisions(rows, "tester")
    decisions.note(0, "The crane again")
    decisions.tag([1], "ships")
    assert len(found(rows, typed)) == count


@pytest.mark.parametrize(
    "typed",
    [
        "words:many",
        "words:~3",
        "date:~2023",
        "date:soon",
        "is:odd",
        "kind:odd",
        "title:>a",
        ")",
        "a (",
    ],
)
def test_a_filter_that_says_nothing_is_refused_with_a_sentence(typed: str) -> None:
    with pytest.raises(FilterError) as caught:
        parse_filter(typed)
    assert caught.value.message.endswith(".")


def test_dates_are_compared_as_far_as_they_are_written(library: Library, tmp_path: Path) -> None:
    folder = tmp_path / "dated"
    for day in ("2023-01-31", "2023-02-01", "2024-05-06"):
        record = {"title": f"Of {day}", "date": day, "text": SAID.format(place=day, years=4)}
        write(folder, f"{day}.json", json.dumps(record))
    rows = shelve(library, folder)
    for typed, count in (
        ("date:2023", 2),
        ("date:2023-1", 1),
        ("date:>2023-01", 2),
        ("date:>=2023-02", 2),
        ("date:<2023-02", 1),
        ("date:<=2023", 2),
        ("date:2023-01..2023-02", 2),
    ):
        assert len(found(rows, typed)) == count, typed
    dates = next(part for part in overview(rows, range(rows.count)).parts if part.title == "dates")
    assert [bar[:2] for bar in dates.bars] == [("2024", 1), ("2023", 2)]


def test_a_verdict_that_cannot_be_read_counts_for_nothing() -> None:
    assert verdict_of("no json") is verdict_of("[1]") is verdict_of('{"verdict": "odd"}') is None
    said = json.dumps({"verdict": NOT_REAL, "rule": "number"})
    choices = [
        Choice("page", f"{VERDICT}1", said),
        Choice("page", f"{VERDICT}2", "no json"),
        Choice("page", f"{VERDICT}3", None),
        Choice("page", "star", "1"),
    ]
    weights = rule_weights(choices)
    assert list(weights) == ["number"]
    assert weights["number"] < 1


def test_long_paragraphs_differ_as_a_whole() -> None:
    left, right = "word " * (MOST_WORDS + 1), "other " * (MOST_WORDS + 1)
    (difference,) = differences_of(left, right)
    assert (difference.left.of(left), difference.right.of(right)) == (left, right)
    assert difference.weight is Weight.WORDING


@pytest.mark.parametrize("request_line", [[], {"text": 7}, {"docs": [{"id": "a", "text": None}]}])
def test_a_line_that_is_no_request_is_refused(request_line: Any) -> None:
    with pytest.raises(TypeError):
        marked(request_line)


def test_a_kept_page_that_is_damaged_is_told(tmp_path: Path) -> None:
    for content in (b"", b"no zlib", b"\x78\x9c\x03\x00\x00\x00\x00\x01"):
        with pytest.raises(StoreError, match="cannot be read"):
            unpack(content, PageRef("a.txt"))


def test_what_the_model_of_meaning_is_made_of_is_part_of_the_engine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    assert model_files() == ()
    engine_version.cache_clear()
    without = engine_version()
    (tmp_path / "model.onnx").write_bytes(b"weights")
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    assert model_files() == (tmp_path / "model.onnx",)
    engine_version.cache_clear()
    try:
        assert engine_version() != without
    finally:
        engine_version.cache_clear()


def test_a_page_that_cannot_even_be_read_raw_says_so(tmp_path: Path) -> None:
    assert "does not exist" in (raw_page(PageRef(str(tmp_path / "gone.txt")), "why").error or "")
    page = raw_page(write(tmp_path, "a.txt", "Words."), "It took too long.")
    assert (page.error, page.article.text) == ("It took too long.", "Words.")


def test_stories_are_compared_in_a_worker_and_only_once(library: Library, rows: Rows) -> None:
    import threading
    from concurrent.futures import Future

    compare_library(str(library.database.path), rows.folders)

    class Pool:
        def run(self, *_: object, **__: object) -> Any:
            done: Future[None] = Future()
            done.set_exception(failure) if failure else done.set_result(None)
            return done

    comparing = Comparing(library.database, rows)
    failure: Exception | None = ValueError("odd")
    assert comparing.is_due(True)
    with pytest.raises(ValueError, match="odd"):
        comparing.run(Pool(), threading.Event())  # type: ignore[arg-type]  # only `run` is called
    failure = None
    assert comparing.is_due(False)
    comparing.run(Pool(), threading.Event())  # type: ignore[arg-type]  # only `run` is called
    assert not comparing.is_due(False)


def test_reading_goes_on_when_nothing_can_be_kept(
    library: Library, rows: Rows, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading = Reading(library, rows, library.decisions(rows, "tester"))
    page = library.page(rows.ref(0))
    assert page is not None
    reading.save_position(page.digest, 12)
    assert reading.position(page.digest) == 12
    assert reading.position("") is None

    def fail(*_: object) -> None:
        raise StoreError("The disk is full.", "")

    monkeypatch.setattr(library.pages, "save", fail)
    monkeypatch.setattr(library, "save_position", fail)
    reading.keep(0, page)
    reading.save_position(page.digest, 30)
    assert reading.position(page.digest) == 12


@pytest.mark.parametrize(
    ("mounts", "network"),
    [
        ("server:/x {folder} nfs4 rw 0 0\n", True),
        ("odd\n/dev/sda / ext4 rw 0 0\n", False),
        ("server:/x / nfs rw 0 0\n/dev/sdb {folder} ext4 rw 0 0\n", False),
        (None, False),
    ],
)
def test_a_mount_of_the_network_is_told_from_the_mounts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mounts: str | None, network: bool
) -> None:
    import io

    def opened(*_: object, **__: object) -> io.StringIO:
        if mounts is None:
            raise FileNotFoundError
        return io.StringIO(mounts.format(folder=tmp_path.resolve()))

    monkeypatch.setattr(watching, "open", opened, raising=False)
    assert is_network(str(tmp_path)) is network


def test_where_the_system_cannot_tell_the_folders_are_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import threading

    watchfiles = pytest.importorskip("watchfiles")

    def no_more_watches(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(watchfiles, "watch", no_more_watches)
    monkeypatch.setattr(watching, "is_network", lambda _: False)
    monkeypatch.setattr(watching, "CLOCK_NS", -(10**18))
    monkeypatch.setattr(watching, "WHOLE_EVERY", 2)
    told = threading.Event()
    watcher = Watcher([str(tmp_path)], told.set, look_every=0.01)
    watcher.start()
    try:
        assert told.wait(PATIENCE)
        assert watcher.polling
    finally:
        watcher.stop()


def test_a_folder_that_went_away_has_no_time(tmp_path: Path) -> None:
    assert watching._times_of([str(tmp_path / "gone"), str(tmp_path)]).keys() == {str(tmp_path)}
