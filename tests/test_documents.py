"""The documents are true: links lead somewhere, tables match the program, pictures are its own."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[1]
DOCUMENTS = sorted([*CHECKOUT.glob("*.md"), *(CHECKOUT / "docs").glob("*.md")])
PICTURES = sorted((CHECKOUT / "docs" / "pictures").glob("*.svg"))
LINK = re.compile(r"\]\(([^)#]+)(?:#[^)]*)?\)")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_to_a_file_leads_to_one(document: Path) -> None:
    for target in LINK.findall(document.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (document.parent / target).exists(), target


def test_the_table_of_keys_is_the_program_s_own() -> None:
    tables = runpy.run_path(str(CHECKOUT / "bench" / "tables.py"))
    written = (CHECKOUT / "docs" / "keys.md").read_text(encoding="utf-8")
    assert written == tables["keys_document"](), "run: python bench/tables.py"


@pytest.mark.parametrize("picture", PICTURES, ids=lambda path: path.name)
def test_a_picture_loads_nothing_and_shows_no_path_of_its_maker(picture: Path) -> None:
    svg = picture.read_text(encoding="utf-8")
    assert not re.search(r"url\(\s*['\"]?https?:|(?:href|src)=\"https?:|@import", svg)
    assert not re.search(r"/(?:home|root|tmp|Users|work)/", svg)


def test_the_readme_s_test_command_is_the_one_that_pytest_is_set_up_for() -> None:
    readme = (CHECKOUT / "README.md").read_text(encoding="utf-8")
    commands = re.findall(r"^python3 -m venv .*$", readme, flags=re.MULTILINE)
    assert len(commands) == 2
    assert commands[0].endswith("winnow demo")
    assert commands[1].endswith("-m pytest -n 2")
