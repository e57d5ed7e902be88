"""What every test of the library stands on: a library of its own, made and closed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tui.library.library import Library


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """A new library, in a file beside the test's pages."""
    with Library.open(tmp_path / "library.db") as opened:
        yield opened
