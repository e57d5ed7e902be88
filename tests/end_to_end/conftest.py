"""What every test of the real program stands on: none is left running."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.end_to_end.test_program import Program


@pytest.fixture
def programs() -> Iterator[list[Program]]:
    """Programs that a test starts and puts in here; they are closed after it."""
    started: list[Program] = []
    yield started
    for program in started:
        program.close()
