"""Killed at any moment, the library is sound and loses the last action at most."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tui.errors import StoreError
from tui.store.choices import Choice, Choices
from tui.store.database import Database
from tui.store.memory import Memory

KILLS = 5

DECIDE = """
import sys, threading
from pathlib import Path
from tui.store.choices import Choice, Choices
from tui.store.database import Database
from tui.store.memory import Memory

database = Database(Path(sys.argv[1]))
choices, memory = Choices(database), Memory(database)

def load():
    number = 0
    while True:
        number += 1
        memory.put("screen", str(number % 50), "x" * 20_000)

threading.Thread(target=load, daemon=True).start()
number = int(sys.argv[2])
while True:
    number += 1
    choices.change(f"kept {number}", [Choice(str(number), "decision", "keep")])
    print(number, flush=True)
"""


def test_a_kill_under_load_loses_no_decision_that_was_confirmed(tmp_path: Path) -> None:
    file = tmp_path / "library.db"
    source = random.Random(4)
    Database(file).close()
    last = 0
    for _ in range(KILLS):
        with subprocess.Popen(
            [sys.executable, "-c", DECIDE, str(file), str(last)], stdout=subprocess.PIPE, text=True
        ) as program:
            assert program.stdout is not None
            for _ in range(source.randint(1, 25)):
                last = int(program.stdout.readline())
            program.send_signal(signal.SIGKILL)
            confirmed = [int(line) for line in program.stdout if line.endswith("\n")]
            last = max([last, *confirmed])
        with Database(file) as database:
            database.check()
            kept = {int(choice.subject) for choice in Choices(database).all()}
            assert set(range(1, last + 1)) <= kept, "what was confirmed is there"
            assert max(kept) <= last + 1, "at most the action under way came on top"
            last = max(kept)


def test_a_full_disk_is_said_and_what_was_decided_before_stays(tmp_path: Path) -> None:
    file = tmp_path / "library.db"
    code = (
        "import resource, signal, sys\n"
        "from pathlib import Path\n"
        "from tui.errors import StoreError\n"
        "from tui.store.choices import Choice, Choices\n"
        "from tui.store.database import Database\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "choices = Choices(Database(Path(sys.argv[1])))\n"
        "choices.change('kept', [Choice('a', 'decision', 'keep')])\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))\n"
        "try:\n"
        "    for number in range(10_000):\n"
        "        choices.change('noted', [Choice(str(number), 'note', 'x' * 5_000)])\n"
        "except StoreError as error:\n"
        "    print(error.message)\n"
        "print(choices.value('a', 'decision'))\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code, str(file)], capture_output=True, text=True, check=True
    )
    message, value = ended.stdout.splitlines()
    assert "full" in message or "cannot be written" in message
    assert value == "keep"
    with Database(file) as database:
        database.check()
        assert Choices(database).value("a", "decision") == "keep"
        assert Choices(database).change("kept", [Choice("b", "decision", "keep")]) is not None


def test_two_programs_on_one_library_see_each_others_decisions(tmp_path: Path) -> None:
    file = tmp_path / "library.db"
    with Database(file) as one, Database(file) as two:
        version = one.data_version()
        Choices(two).change("kept", [Choice("a", "decision", "keep")])
        assert one.data_version() != version
        Choices(one).change("starred", [Choice("a", "star", "1")])
        assert Choices(two).of("a") == {"decision": "keep", "star": "1"}
        Memory(one).put("screen", "folder", "left")
        assert Memory(two).get("screen", "folder") == "left"


def test_a_library_that_is_held_says_so_instead_of_hanging(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.store.database.BUSY_SECONDS", 0.05)
    file = tmp_path / "library.db"
    with (
        Database(file) as one,
        Database(file) as two,
        one.write(),
        pytest.raises(StoreError, match="held by another program"),
    ):
        Choices(two).change("kept", [Choice("a", "decision", "keep")])
