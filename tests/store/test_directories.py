from __future__ import annotations

from pathlib import Path

import pytest

from tui.store.directories import config_directory, data_directory, library_file, state_directory


def test_everything_lies_under_the_home_that_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WINNOW_HOME", "/somewhere")
    assert library_file() == Path("/somewhere/data/library.db")
    assert config_directory() == Path("/somewhere/config")


def test_without_one_things_lie_where_the_system_keeps_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("WINNOW_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    found = [data_directory(), config_directory(), state_directory()]
    assert all(path.name == "winnow" for path in found)
    assert all(tmp_path in path.parents for path in found)
    assert len(set(found)) >= 2
