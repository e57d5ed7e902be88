"""What is built holds what the program needs, wherever it is installed."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest

from tui import __version__
from tui.demo import folder

CHECKOUT = Path(__file__).parents[1]
PACKAGE = CHECKOUT / "tui"


def build(kind: str, into: Path) -> Path:
    """The wheel or sdist that hatchling makes of the checkout."""
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(into)],
        cwd=CHECKOUT,
        check=True,
        capture_output=True,
    )
    (made,) = into.iterdir()
    return made


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    return zipfile.ZipFile(build("wheel", tmp_path_factory.mktemp("wheel")))


def data_files() -> list[Path]:
    """Everything in the package that is no Python; caches of tools lie in hidden folders."""
    return [
        path
        for path in PACKAGE.rglob("*")
        if path.is_file()
        and path.suffix not in {".py", ".pyc"}
        and not any(part.startswith(".") for part in path.relative_to(PACKAGE).parts)
    ]


def test_the_wheel_holds_every_sample_page_byte_for_byte(wheel: zipfile.ZipFile) -> None:
    pages = [path for path in folder().rglob("*") if path.is_file()]
    assert len(pages) > 20
    for path in pages:
        assert wheel.read(path.relative_to(CHECKOUT).as_posix()) == path.read_bytes()


def test_the_wheel_holds_every_data_file_of_the_package(wheel: zipfile.ZipFile) -> None:
    expected = {path.relative_to(CHECKOUT).as_posix() for path in data_files()}
    assert "tui/py.typed" in expected
    assert expected <= set(wheel.namelist())


def test_the_wheel_holds_the_style_sheets(wheel: zipfile.ZipFile) -> None:
    sheets = {f"tui/styles/{path.name}" for path in (CHECKOUT / "styles").glob("*.tcss")}
    assert sheets
    assert sheets <= set(wheel.namelist())


def test_the_wheel_holds_the_program_and_nothing_beside_it(wheel: zipfile.ZipFile) -> None:
    data = f"winnow_reader-{__version__}.data"
    tops = {name.split("/")[0] for name in wheel.namelist()}
    assert tops == {"tui", f"winnow_reader-{__version__}.dist-info", data}
    assert {name for name in wheel.namelist() if name.startswith(data)} == {
        f"{data}/data/share/man/man1/winnow.1",
        f"{data}/data/share/bash-completion/completions/winnow",
        f"{data}/data/share/zsh/site-functions/_winnow",
        f"{data}/data/share/fish/vendor_completions.d/winnow.fish",
    }


def test_the_wheel_names_its_command_and_carries_its_licences(wheel: zipfile.ZipFile) -> None:
    info = f"winnow_reader-{__version__}.dist-info"
    assert "winnow = tui.__main__:main" in wheel.read(f"{info}/entry_points.txt").decode()
    for name in ("LICENSE", "NOTICE"):
        assert wheel.read(f"{info}/licenses/{name}") == (CHECKOUT / name).read_bytes()


def test_the_sdist_can_be_tested_and_read(tmp_path: Path) -> None:
    with tarfile.open(build("sdist", tmp_path)) as sdist:
        names = {name.partition("/")[2] for name in sdist.getnames()}
    expected = {
        "pyproject.toml",
        "README.md",
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "tests/conftest.py",
        "tests/test_packaging.py",
        "styles/shell.tcss",
        "tui/demo/__init__.py",
    }
    assert expected <= names


def test_the_version_is_the_same_everywhere() -> None:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == __version__
    changelog = (CHECKOUT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"## {__version__}" in changelog or f"## [{__version__}]" in changelog
