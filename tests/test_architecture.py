"""What an import drags in, seen in a fresh interpreter: no linter knows what a deferral defers."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import tui

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


def test_the_first_screen_of_a_known_folder_waits_for_no_reader_of_pages_and_no_worker() -> None:
    loaded = modules_after("import tui.app.run, tui.app.first_list, tui.library.library")
    assert "rich" in loaded
    assert not loaded & {"textual", "multiprocessing", "zipfile", "tarfile", "email"}


@pytest.mark.parametrize("package", ["model", "errors", "sources", "marking"])
def test_a_lower_layer_loads_nothing_of_the_screen_or_the_store(package: str) -> None:
    assert not modules_after(f"import tui.{package}") & {"textual", "rich", "sqlite3", "lxml"}


def modules() -> dict[str, Path]:
    """Every module of the program by its full name."""
    root = Path(tui.__file__).parent
    named = {}
    for file in root.rglob("*.py"):
        parts = ("tui", *file.relative_to(root).with_suffix("").parts)
        named[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = file
    return named


def imported_by(file: Path, known: dict[str, Path]) -> Iterator[str]:
    """The modules that a file names anywhere, for types and in functions as well."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in known)
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                if whole in known or node.module in known:
                    yield whole if whole in known else node.module


def test_no_two_modules_know_each_other_even_over_others() -> None:
    known = modules()
    faces = {name for name, file in known.items() if file.name == "__init__.py"}
    knows = {
        name: set(imported_by(file, known)) - faces
        for name, file in known.items()
        if name not in faces
    }
    assert len(knows) > 100
    TopologicalSorter(knows).prepare()  # raises CycleError, which names the circle
