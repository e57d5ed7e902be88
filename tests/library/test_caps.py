"""Caps of `winnow.toml` reach whoever reads a page, worker processes included."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.errors import SettingsError
from tui.library.caps import VARIABLE, limits, use_caps
from tui.library.indexing import index_page
from tui.library.pages import CleanOptions, clean_page
from tui.library.settings import Settings
from tui.library.workers import raw_page
from tui.model import PageRef
from tui.sources import DEFAULT_LIMITS


def test_unset_caps_are_the_defaults(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    assert limits() == DEFAULT_LIMITS
    monkeypatch.setenv(VARIABLE, "")
    use_caps(Settings())
    assert limits() == DEFAULT_LIMITS


@pytest.fixture
def over_the_cap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A page of more than the one megabyte that the person allows."""
    monkeypatch.setenv(VARIABLE, "")
    use_caps(Settings(page_mb=1))
    path = tmp_path / "a.txt"
    path.write_text("The lock was opened on Monday.\n" * 40_000)
    return path


def test_a_page_over_the_person_s_cap_is_cut_and_says_so(over_the_cap: Path) -> None:
    page = clean_page(PageRef(str(over_the_cap)))
    assert any("only the first 1 MB" in says for says in page.warnings)


def test_the_caps_hold_for_the_index_and_for_pages_shown_raw(over_the_cap: Path) -> None:
    raw = raw_page(PageRef(str(over_the_cap)), "it took too long")
    assert any("only the first 1 MB" in says for says in raw.warnings)
    facts = index_page(PageRef(str(over_the_cap)), "engine", None, CleanOptions(marks=False)).facts
    assert facts.visible < 1 << 20


def test_a_cap_of_nothing_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "")
    with pytest.raises(SettingsError, match="record_mb"):
        use_caps(Settings(record_mb=0))
