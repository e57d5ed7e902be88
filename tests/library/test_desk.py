"""The desk opens each page once, keeps the last ones, and never blocks."""

from __future__ import annotations

from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest

from tests.library.shelf import SAID, write
from tui.library import desk as desk_module
from tui.library import workers
from tui.library.desk import KEPT_PAGES, Desk
from tui.library.pages import DEFAULT_OPTIONS, CleanOptions, clean_page
from tui.model import CleanedPage, PageRef

TEXT = SAID.format(place="Brenn", years=40)


class Bench:
    """A pool that does its work when it is told to."""

    made: list[Bench]

    def __init__(self, jobs: int, time_limit: float, options: CleanOptions) -> None:
        self.asked: list[tuple[PageRef, int, CleanOptions | None, Future[CleanedPage]]] = []
        self.closed = False
        Bench.made.append(self)

    def submit(self, ref: PageRef, priority: int, options: CleanOptions | None) -> Any:
        future: Future[CleanedPage] = Future()
        self.asked.append((ref, priority, options, future))
        return future

    def close(self) -> None:
        self.closed = True


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Desk:
    Bench.made = []
    monkeypatch.setattr(workers, "WorkerPool", Bench)
    return Desk(DEFAULT_OPTIONS)


def test_a_page_is_asked_for_once_and_those_long_past_are_forgotten(
    desk: Desk, tmp_path: Path
) -> None:
    refs = [PageRef(str(tmp_path / f"{number}.txt")) for number in range(KEPT_PAGES + 1)]
    futures = [desk.open(ref) for ref in refs]
    assert desk.open(refs[-1]) is futures[-1]
    desk.read_ahead(refs[0])
    desk.read_ahead(PageRef("-"))
    (bench,) = Bench.made
    asked = [(ref, priority) for ref, priority, _, _ in bench.asked]
    assert asked == [*((ref, 0) for ref in refs), (refs[0], desk_module.READ_AHEAD)]
    desk.rest()
    desk.rest()
    assert bench.closed
    desk.forget_all()
    desk.open(refs[-1])
    assert len(Bench.made) == 2


def test_a_page_that_was_kept_is_there_at_once(desk: Desk, tmp_path: Path) -> None:
    ref = write(tmp_path, "a.txt", TEXT)
    page = clean_page(ref)
    desk.kept = {ref: page}.get
    assert desk.open(ref).result(0) is page
    other = PageRef("b.txt")
    desk.take(other, page)
    assert desk.open(other).result(0) is page
    assert Bench.made == []


def test_a_page_is_read_again_as_the_reader_asks(desk: Desk) -> None:
    ref = PageRef("a.txt")
    opened = desk.open(ref)
    again = desk.open_as(ref, "koi8-r")
    assert desk.open(ref) is again is not opened
    mended = desk.open_mended(ref)
    assert desk.open_mended(ref) is mended
    options = [options for _, _, options, _ in Bench.made[0].asked]
    assert options[1] is not None and options[1].encoding == "koi8-r"
    assert options[2] is not None and options[2].mend
    for number in range(KEPT_PAGES):
        desk.open_mended(PageRef(f"{number}.txt"))
    assert desk.open_mended(ref) is not mended


def test_standard_input_is_read_from_its_copy_and_called_by_its_name(desk: Desk) -> None:
    desk.take_input(TEXT.encode())
    future = desk.open(PageRef("-"))
    ((place, _, _, asked),) = Bench.made[0].asked
    assert Path(place.path).read_text() == TEXT
    assert desk.source(PageRef("-")) == TEXT
    asked.set_result(clean_page(place))
    assert future.result(0).ref == PageRef("-")
    desk.close()
    assert not Path(place.path).exists()


def test_the_source_of_a_page_that_is_gone_is_a_sentence(desk: Desk, tmp_path: Path) -> None:
    assert "does not exist" in desk.source(PageRef(str(tmp_path / "gone.txt")))
    assert "“the bridge" in desk.source(write(tmp_path, "a.txt", TEXT))


def test_a_scratch_copy_holds_the_text_and_a_corrected_article_is_marked_again(
    desk: Desk, tmp_path: Path
) -> None:
    copy = desk.scratch_copy("text \udc80")
    assert copy.read_text() == "text \\udc80"
    copy.unlink()
    page = clean_page(write(tmp_path, "a.txt", TEXT))
    assert desk.marks(page.article) == page.marks
    assert page.marks.quotes
