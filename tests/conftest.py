"""What every test stands on: no state of the person's own, no colours from outside, async tests."""

from __future__ import annotations

import asyncio
import inspect
from pathlib import Path

import pytest

STRAY_VARIABLES = (
    "NO_COLOR",
    "FORCE_COLOR",
    "COLORTERM",
    "TERM_PROGRAM",
    "TMUX",
    "STY",
    "SSH_TTY",
    "SSH_CONNECTION",
    "PAGER",
    "EDITOR",
    "VISUAL",
    "XDG_CONFIG_HOME",
    "XDG_DATA_HOME",
    "XDG_STATE_HOME",
)
"""Variables of the person's own that would change what the program does."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """The one way to pin screens anew."""
    parser.addoption(
        "--take-snapshots",
        action="store_true",
        help="pin the screens of tests/app/test_snapshots.py as they are now",
    )


@pytest.fixture(autouse=True)
def hermetic_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test has a home of its own and a terminal that is the same everywhere."""
    for name in STRAY_VARIABLES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("WINNOW_HOME", str(tmp_path / "winnow-home"))
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    """Runs `async def` tests on a loop of their own."""
    if not inspect.iscoroutinefunction(pyfuncitem.obj):
        return None
    names = inspect.signature(pyfuncitem.obj).parameters
    asyncio.run(pyfuncitem.obj(**{name: pyfuncitem.funcargs[name] for name in names}))
    return True
