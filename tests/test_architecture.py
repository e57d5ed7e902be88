"""What an import drags in, seen in a fresh interpreter: no linter knows what a deferral defers."""

from __future__ import annotations

import subprocess
import sys

import pytest

LOADED = "import sys; print(*sorted({name.partition('.')[0] for name in sys.modules}))"


def modules_after(statement: str) -> set[str]:
    """The top-level modules that stand loaded after `statement` in a new interpreter."""
    run = subprocess.run(
        [sys.executable, "-I", "-c", f"{statement}\n{LOADED}"],
        capture_output=True,
        text=True,
        check=True,
    )
    return set(run.stdout.splitlines()[-1].split())


@pytest.mark.parametrize(
    "statement",
    [
        "import tui",
        "import tui.__main__",
        "import tui.cli",
        "from tui.cli import run; run(['--version'])",
        "from tui.cli import run; run(['--help'])",
    ],
)
def test_the_command_line_loads_nothing_heavy(statement: str) -> None:
    heavy = {"textual", "rich", "lxml", "readability", "resiliparse", "sqlite3", "asyncio"}
    assert not modules_after(statement) & heavy


def test_the_app_loads_neither_the_cleaner_s_libraries_nor_a_detector() -> None:
    loaded = modules_after("import tui.app.app")
    assert "textual" in loaded
    assert not loaded & {"lxml", "readability", "chardet"}


@pytest.mark.parametrize("package", ["model", "errors", "sources", "marking"])
def test_a_lower_layer_loads_nothing_of_the_screen_or_the_store(package: str) -> None:
    assert not modules_after(f"import tui.{package}") & {"textual", "rich", "sqlite3", "lxml"}
