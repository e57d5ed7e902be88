"""Whatever is done to a list, undoing all of it gives the start state, and redoing it the end."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from tui.library.decisions import Decisions
from tui.library.library import Library
from tui.library.rows import Rows
from tui.model import Article, Block, CleanedPage, Marks, Metadata, PageKind, PageRef, Reason, Role
from tui.store.pages import Stamp

PAGES = 30
OPERATIONS = 10_000
TAGS = ("war", "peace", "sea")


def filled(library: Library) -> Rows:
    """A list of pages as if they had been read; the last one lies at two places."""
    from tui.library.indexing import indexed

    reason = (Reason("made", "made for a test"),)
    pages = []
    for number in range(PAGES):
        article = Article.assemble(
            [Block(Role.BODY, f"Page {number} says something.", reason)],
            PageKind.ARTICLE,
            Metadata(),
        )
        digest = f"{min(number, PAGES - 2):064d}"
        ref = PageRef(f"/scrape/page-{number}.txt")
        page = CleanedPage(ref, "text", "utf-8", digest, article, Marks())
        pages.append(indexed(page, Stamp(1, 1), "engine"))
    library.pages.save(pages)
    return library.rows(["/scrape"])


def state(library: Library, rows: Rows) -> tuple[object, ...]:
    """All that choices left, on disk and in the list."""
    columns = bytes(rows.decision), bytes(rows.read), bytes(rows.starred)
    return (*columns, dict(rows.tags), dict(rows.notes), sorted(library.choices.all()))


def any_operation(source: random.Random, decisions: Decisions) -> Callable[[], object]:
    some = source.sample(range(PAGES), source.choice((1, 1, 1, 2, PAGES)))
    one, tag = some[0], source.choice(TAGS)
    on = source.random() < 0.5
    return source.choice(
        (
            lambda: decisions.decide(some, source.choice(("keep", "discard", "skip", None))),
            lambda: decisions.set_read(some, on),
            lambda: decisions.set_star(some, on),
            lambda: decisions.tag(some, tag, on),
            lambda: decisions.note(one, source.choice(("", "look again", "no"))),
            lambda: decisions.note_passage(one, 0, 4, source.choice(("", "this"))),
            lambda: decisions.judge(one, "pair", "rule", source.choice((True, False, None))),
            lambda: decisions.correct(one, "block", source.choice(("nav", None))),
            decisions.undo,
            decisions.redo,
        )
    )


@pytest.mark.parametrize("seed", [1])
def test_undoing_ten_thousand_random_operations_gives_the_start_state(seed: int) -> None:
    from tui.store.database import Database

    source = random.Random(seed)
    with Library(Database(None)) as library:
        rows = filled(library)
        people = [library.decisions(rows, name) for name in ("anna", "ben")]
        people[0].keep([0, 1])
        people[1].tag([2], "sea")
        first = len([c for c in library.choices.log(OPERATIONS * 2) if c.state == "done"])
        start = state(library, rows)
        for _ in range(OPERATIONS):
            any_operation(source, source.choice(people))()
            # Never undo what stood at the start.
            while _done(library) < first:
                assert people[0].redo() is not None
        end, steps = state(library, rows), _done(library) - first
        assert steps > 100
        for _ in range(steps):
            assert people[0].undo() is not None
        assert state(library, rows) == start
        for _ in range(steps):
            assert people[1].redo() is not None
        assert state(library, rows) == end
        assert state(library, library.rows(["/scrape"])) == end


def _done(library: Library) -> int:
    with library.database.read() as connection:
        (count,) = connection.execute(
            "SELECT count(*) FROM changes WHERE state = 'done'"
        ).fetchone()
    return int(count)


def test_undo_and_redo_go_on_after_a_restart(tmp_path: Path) -> None:
    file = tmp_path / "library.db"
    with Library.open(file) as library:
        rows = filled(library)
        start = state(library, rows)
        library.decisions(rows, "anna").keep([0, 1, 2])
        library.decisions(rows, "anna").tag([3], "sea")
        end = state(library, rows)
    with Library.open(file) as library:
        rows = library.rows(["/scrape"])
        assert state(library, rows) == end
        decisions = library.decisions(rows, "anna")
        assert decisions.undo() and decisions.undo() and decisions.undo() is None
        assert state(library, rows) == start
    with Library.open(file) as library:
        rows = library.rows(["/scrape"])
        decisions = library.decisions(rows, "anna")
        assert decisions.redo() and decisions.redo() and decisions.redo() is None
        assert state(library, rows) == end
