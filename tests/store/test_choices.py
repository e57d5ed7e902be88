from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tui.store.choices import Choice, Choices
from tui.store.database import Database

OPERATIONS = st.lists(
    st.one_of(
        st.tuples(st.sampled_from("abc"), st.sampled_from(["decision", "read", "tag:x"]),
                  st.sampled_from(["keep", "discard", "1", None])),
        st.sampled_from(["undo", "redo"]),
    ),
    max_size=40,
)  # fmt: skip


@given(OPERATIONS)
@settings(max_examples=60, deadline=None)
def test_undoing_everything_gives_the_start_and_redoing_it_the_end(
    operations: list[tuple[str, str, str | None] | str],
) -> None:
    with Database(None) as database:
        choices = Choices(database)
        choices.change("began", [Choice("a", "star", "1")])
        for operation in operations:
            if isinstance(operation, tuple):
                choices.change("chose", [Choice(*operation)])
            elif operation == "undo":
                choices.undo()
            else:
                choices.redo()
        while choices.redo():
            pass
        end = sorted(choices.all())
        undone = 0
        while choices.undo():
            undone += 1
        assert list(choices.all()) == []
        for _ in range(undone):
            assert choices.redo() is not None
        assert sorted(choices.all()) == end


def test_a_change_after_an_undo_leaves_nothing_to_redo() -> None:
    with Database(None) as database:
        choices = Choices(database)
        choices.change("kept", [Choice("a", "decision", "keep")])
        choices.undo()
        choices.change("discarded", [Choice("a", "decision", "discard")])
        assert choices.redo() is None
        assert [change.state for change in choices.log()] == ["done", "abandoned"]


def test_choosing_what_stands_already_is_no_change() -> None:
    with Database(None) as database:
        choices = Choices(database)
        assert choices.change("kept", [Choice("a", "decision", "keep")]) is not None
        assert choices.change("kept", [Choice("a", "decision", "keep")]) is None


def test_a_choice_survives_the_program_being_killed_right_after(tmp_path: Path) -> None:
    file = tmp_path / "library.db"
    program = (
        "import sys\nfrom pathlib import Path\n"
        "from tui.store.choices import Choice, Choices\nfrom tui.store.database import Database\n"
        "choices = Choices(Database(Path(sys.argv[1])))\n"
        "for n in range(100000):\n"
        "    choices.change('kept', [Choice(str(n), 'decision', 'keep')]); print(n, flush=True)\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", program, str(file)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    told = [int(process.stdout.readline()) for _ in range(50)]
    os.kill(process.pid, signal.SIGKILL)
    told += [int(line) for line in process.stdout]
    process.stdout.close()
    process.wait()
    with Database(file) as database:
        database.check()
        kept = {choice.subject for choice in Choices(database).all()}
    assert {str(n) for n in told} <= kept
    assert len(kept) <= len(told) + 1


def test_two_programs_write_one_library(tmp_path: Path) -> None:
    file = tmp_path / "library.db"
    program = (
        "import sys\nfrom pathlib import Path\n"
        "from tui.store.choices import Choice, Choices\nfrom tui.store.database import Database\n"
        "choices = Choices(Database(Path(sys.argv[1])))\n"
        "for n in range(50):\n"
        "    choices.change('kept', [Choice(sys.argv[2] + str(n), 'decision', 'keep')])\n"
    )
    both = [
        subprocess.Popen([sys.executable, "-c", program, str(file), name]) for name in ("a", "b")
    ]
    assert [process.wait() for process in both] == [0, 0]
    with Database(file) as database:
        assert len(list(Choices(database).all())) == 100
