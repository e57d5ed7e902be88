from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.library import hostile_tasks
from tests.patience import PATIENCE
from tui.errors import TimedOut, WorkerDied
from tui.library.task_pool import TaskPool
from tui.library.workers import LOOK_AHEAD, WorkerPool
from tui.model import PageRef


@pytest.fixture
def pool() -> Iterator[TaskPool]:
    with TaskPool(1, PATIENCE, warm_up=hostile_tasks.no_warm_up) as made:
        yield made


def test_a_worker_gives_the_value_of_a_function(pool: TaskPool) -> None:
    assert pool.run(hostile_tasks.double, 21).result(PATIENCE) == 42


def test_a_task_over_its_limit_is_killed_and_the_next_one_goes_on(pool: TaskPool) -> None:
    stuck = pool.run(hostile_tasks.hang, time_limit=0.2)
    after = pool.run(hostile_tasks.double, 4)
    with pytest.raises(TimedOut, match=r"longer than 0\.2 seconds"):
        stuck.result(PATIENCE)
    assert after.result(PATIENCE) == 8


def test_a_worker_that_crashes_costs_its_own_task_only(pool: TaskPool) -> None:
    crashed = pool.run(hostile_tasks.crash)
    after = pool.run(hostile_tasks.double, 5)
    with pytest.raises(WorkerDied, match="signal 11"):
        crashed.result(PATIENCE)
    assert after.result(PATIENCE) == 10


def test_what_a_task_raises_is_what_the_caller_gets(pool: TaskPool) -> None:
    with pytest.raises(ValueError, match="is no page"):
        pool.run(hostile_tasks.refuse).result(PATIENCE)


def test_a_value_that_cannot_be_sent_is_an_error_and_no_crash(pool: TaskPool) -> None:
    with pytest.raises(RuntimeError):
        pool.run(hostile_tasks.unpicklable).result(PATIENCE)
    assert pool.run(hostile_tasks.double, 1).result(PATIENCE) == 2


def test_a_task_that_wants_all_memory_fails_alone(pool: TaskPool) -> None:
    with pytest.raises(MemoryError):
        pool.run(hostile_tasks.take_memory).result(PATIENCE)
    assert pool.run(hostile_tasks.double, 1).result(PATIENCE) == 2


def test_workers_are_deaf_to_the_keyboard_and_nice(tmp_path: Path) -> None:
    with TaskPool(1, PATIENCE, nice=3, warm_up=hostile_tasks.no_warm_up) as pool:
        stdin, niceness, deaf = pool.run(hostile_tasks.surroundings).result(PATIENCE)
    assert (stdin, deaf) == ("", True)
    assert niceness >= 3


def test_what_is_visible_goes_first(pool: TaskPool, tmp_path: Path) -> None:
    notes, gate = tmp_path / "notes", tmp_path / "gate"
    first = pool.run(hostile_tasks.note_and_wait, str(notes), "first", str(gate))
    later = [
        pool.run(hostile_tasks.note_and_wait, str(notes), name, str(gate), priority=priority)
        for name, priority in [("background", 100), ("visible", 0), ("near", 10)]
    ]
    while not notes.exists():
        pass
    gate.touch()
    for future in [first, *later]:
        future.result(PATIENCE)
    assert notes.read_text().split() == ["first", "visible", "near", "background"]


def test_a_cancelled_task_never_starts(pool: TaskPool, tmp_path: Path) -> None:
    notes, gate = tmp_path / "notes", tmp_path / "gate"
    first = pool.run(hostile_tasks.note_and_wait, str(notes), "first", str(gate))
    second = pool.run(hostile_tasks.note_and_wait, str(notes), "second", str(gate))
    third = pool.run(hostile_tasks.note_and_wait, str(notes), "third", str(gate))
    assert second.cancel()
    gate.touch()
    assert (first.result(PATIENCE), third.result(PATIENCE)) == ("first", "third")
    assert notes.read_text().split() == ["first", "third"]


def test_workers_that_never_start_are_told_in_one_sentence() -> None:
    with (
        TaskPool(2, PATIENCE, warm_up=hostile_tasks.die_at_start) as pool,
        pytest.raises(WorkerDied, match="do not start"),
    ):
        pool.run(hostile_tasks.double, 1).result(PATIENCE)


def test_closing_kills_a_stuck_worker() -> None:
    with TaskPool(1, PATIENCE, warm_up=hostile_tasks.no_warm_up) as pool:
        pool.run(hostile_tasks.double, 1).result(PATIENCE)
        stuck = pool.run(hostile_tasks.hang)
        (process,) = pool.process_ids()
    assert stuck.done()
    assert not Path(f"/proc/{process}").exists()


def test_pages_come_in_the_order_asked_for_whatever_happens_to_them(tmp_path: Path) -> None:
    names = ["one", "hang", "two", "crash", "refuse", "three"]
    for name in names:
        (tmp_path / name).write_text(f"What {name} says.\n")
    refs = [PageRef(str(tmp_path / name)) for name in names]
    with WorkerPool(2, 1.0, cleaner=hostile_tasks.clean_by_name) as pool:
        pages = list(pool.imap(refs))
    assert [page.ref for page in pages] == refs
    assert [bool(page.error) for page in pages] == [False, True, False, True, True, False]


def test_a_page_that_cannot_be_cleaned_is_shown_raw_with_the_reason(tmp_path: Path) -> None:
    path = tmp_path / "crash.txt"
    path.write_text("First line.\n\nSecond line.\n")
    with WorkerPool(1, PATIENCE, cleaner=hostile_tasks.clean_by_name) as pool:
        page = pool.submit(PageRef(str(path))).result(PATIENCE)
    assert [block.text for block in page.article.blocks] == ["First line.", "Second line."]
    assert page.error is not None and "signal 11" in page.error
    assert page.article.blocks[0].reasons[0].says.startswith("shown raw:")


def test_only_a_bounded_number_of_pages_is_asked_for_ahead(tmp_path: Path) -> None:
    asked: list[int] = []

    def requests() -> Iterator[PageRef]:
        for number in range(100):
            asked.append(number)
            yield PageRef(str(tmp_path / f"page-{number}"))

    with WorkerPool(1, PATIENCE, cleaner=hostile_tasks.clean_by_name) as pool:
        results = pool.imap(requests())
        next(results)
        assert len(asked) <= LOOK_AHEAD


def test_an_error_that_cannot_be_rebuilt_is_an_error_and_no_crash(pool: TaskPool) -> None:
    with pytest.raises(TypeError):
        pool.run(hostile_tasks.raise_unrebuilt).result(PATIENCE)
    assert pool.run(hostile_tasks.double, 1).result(PATIENCE) == 2


def test_a_task_that_cannot_be_sent_is_its_caller_s_error(pool: TaskPool) -> None:
    with pytest.raises(Exception, match=r"pickle|lambda"):
        pool.run(hostile_tasks.double, lambda: None).result(PATIENCE)
    assert pool.run(hostile_tasks.double, 1).result(PATIENCE) == 2


def test_a_worker_that_grew_too_large_makes_way_for_another(pool: TaskPool) -> None:
    assert pool.run(hostile_tasks.grow_old, 3).result(PATIENCE) == 3
    assert pool.run(hostile_tasks.double, 1).result(PATIENCE) == 2


def test_a_machine_that_slept_gives_its_workers_the_time_back(pool: TaskPool) -> None:
    import time

    assert pool.run(hostile_tasks.double, 1).result(PATIENCE) == 2
    (worker,) = pool._workers
    before = worker.deadline
    pool._forgive_sleep(time.monotonic() - 1000)
    assert worker.deadline - before >= 1000
    pool._forgive_sleep(None)
    assert len(pool.process_ids()) == 1


def test_a_pool_that_is_closed_twice_takes_nothing_more() -> None:
    pool = TaskPool(1, PATIENCE, warm_up=hostile_tasks.no_warm_up)
    pool.close()
    pool.close()
    with pytest.raises(WorkerDied, match="closed"):
        pool.run(hostile_tasks.double, 1).result(PATIENCE)


def test_where_the_system_tells_no_sizes_no_worker_is_too_large(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from tui.library import worker

    def refuse(_: Path) -> str:
        raise FileNotFoundError

    assert worker._resident() > 0
    monkeypatch.setattr(Path, "read_text", refuse)
    assert worker._resident() == 0
