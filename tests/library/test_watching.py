from __future__ import annotations

import threading
from pathlib import Path

import pytest

from tests.patience import PATIENCE
from tui.library import watching
from tui.library.watching import Watcher


@pytest.mark.parametrize("polling", [True, False])
def test_a_new_page_in_a_folder_below_is_told(tmp_path: Path, polling: bool) -> None:
    below = tmp_path / "site" / "news"
    below.mkdir(parents=True)
    told = threading.Event()
    watcher = Watcher([str(tmp_path)], told.set, look_every=0.02, polling=polling)
    watcher.start()
    try:
        (below / "page.txt").write_text("Something was said.")
        assert told.wait(PATIENCE)
    finally:
        watcher.stop()


@pytest.mark.parametrize("polling", [True, False])
def test_a_page_that_came_before_the_watch_stood_is_told(tmp_path: Path, polling: bool) -> None:
    told = threading.Event()
    watcher = Watcher([str(tmp_path)], told.set, look_every=0.02, polling=polling)
    (tmp_path / "page.txt").write_text("Something was said.")
    watcher.start()
    try:
        assert told.wait(PATIENCE)
    finally:
        watcher.stop()


def test_without_the_extra_folders_are_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "_has_watchfiles", lambda: False)
    assert Watcher([str(tmp_path)], lambda: None).polling


def test_on_a_network_mount_folders_are_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "is_network", lambda folder: folder == str(tmp_path))
    assert Watcher([str(tmp_path)], lambda: None).polling


def test_what_is_no_folder_is_not_watched_and_stopping_it_does_no_harm(tmp_path: Path) -> None:
    watcher = Watcher([str(tmp_path / "gone")], lambda: None)
    watcher.start()
    watcher.stop()
    watcher.stop()
