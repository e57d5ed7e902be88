"""The documents are true: links lead somewhere, tables match the program, pictures are its own."""

from __future__ import annotations

import re
import runpy
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from tui.app.key_settings import key_table
from tui.library.settings import load_settings

CHECKOUT = Path(__file__).parents[1]
DOCUMENTS = sorted([*CHECKOUT.glob("*.md"), *(CHECKOUT / "docs").glob("*.md")])
PICTURES = sorted((CHECKOUT / "docs" / "pictures").glob("*.svg"))
LINK = re.compile(r"\]\(([^)#]+)(?:#[^)]*)?\)")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_to_a_file_leads_to_one(document: Path) -> None:
    for target in LINK.findall(document.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (document.parent / target).exists(), target


@pytest.mark.parametrize("name", ["keys.md", "configuration.md"])
def test_a_table_is_the_program_s_own(name: str) -> None:
    documents = runpy.run_path(str(CHECKOUT / "bench" / "tables.py"))["DOCUMENTS"]
    written = (CHECKOUT / "docs" / name).read_text(encoding="utf-8")
    assert written == documents[name](), "run: python bench/tables.py"


@pytest.mark.skipif(find_spec("shtab") is None, reason="the extra `dev` is not installed")
@pytest.mark.skipif(sys.version_info >= (3, 13), reason="argparse words its help otherwise there")
@pytest.mark.parametrize(
    "name",
    ["commands.md", "man/winnow.1", "completions/winnow", "completions/_winnow",
     "completions/winnow.fish"],
)  # fmt: skip
def test_the_manual_and_completions_are_the_program_s_own(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "88")
    documents = runpy.run_path(str(CHECKOUT / "bench" / "manual.py"))["DOCUMENTS"]
    written = (CHECKOUT / "docs" / name).read_text(encoding="utf-8")
    assert written == documents[name](), "run: python bench/manual.py"


@pytest.mark.parametrize("picture", PICTURES, ids=lambda path: path.name)
def test_a_picture_loads_nothing_and_shows_no_path_of_its_maker(picture: Path) -> None:
    svg = picture.read_text(encoding="utf-8")
    assert not re.search(r"url\(\s*['\"]?https?:|(?:href|src)=\"https?:|@import", svg)
    assert not re.search(r"/(?:home|root|tmp|Users|work)/", svg)


def test_the_example_of_keys_is_accepted(tmp_path: Path) -> None:
    guide = (CHECKOUT / "docs" / "configuration.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```toml\n(profile .*?)```", guide, flags=re.DOTALL)
    file = tmp_path / "winnow.toml"
    file.write_text(example, encoding="utf-8")
    settings, warnings = load_settings(file)
    assert not warnings
    table = key_table(settings.profile, settings.keys, str(file))
    assert any(action.id == "reader.aside" and "T" in action.keys for action in table.actions)


def test_the_readme_s_test_command_is_the_one_that_pytest_is_set_up_for() -> None:
    readme = (CHECKOUT / "README.md").read_text(encoding="utf-8")
    commands = re.findall(r"^python3 -m venv .*$", readme, flags=re.MULTILINE)
    assert len(commands) == 2
    assert commands[0].endswith("winnow demo")
    assert commands[1].endswith("-m pytest -n 2")
