"""Pages with faults of every form are read or refused: a small run of `bench/fuzz.py`."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.hostile.mutation import Hang, bounded, faults_of, mutated, seeds

PAGES = 150
SECONDS = 30.0


def test_mutated_pages_neither_crash_nor_hang_nor_drive_the_terminal(tmp_path: Path) -> None:
    chance = random.Random(11)
    found = seeds(tmp_path)
    faults = []
    for number in range(PAGES):
        name, data = found[number % len(found)]
        path = tmp_path / name
        path.write_bytes(mutated(data, chance))
        faults += [f"{number} {name}: {says}" for says in faults_of(path, SECONDS)]
        path.unlink()
    assert not faults, "\n".join(faults)


def test_a_page_that_never_ends_counts_as_a_hang() -> None:
    with pytest.raises(Hang), bounded(0.05):
        while True:
            pass
