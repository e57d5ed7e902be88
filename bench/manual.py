"""Makes the command reference, the manual page and the shells' completions: `python bench/manual.py`.

All come from the parser that the program uses; `tests/test_documents.py` fails when one of them no
longer says what the program does. Needs shtab and argparse-manpage, which the extra `dev` brings.
"""

from __future__ import annotations

import argparse
import os
import re
from pathlib import Path

import shtab
from argparse_manpage.manpage import Manpage

from tui import __version__
from tui.cli.arguments import full_parser

DOCS = Path(__file__).parents[1] / "docs"
COMMANDS_HEAD = """\
# Commands

Made by `python bench/manual.py` from the program's own parser. `winnow PATH` is short for
`winnow open PATH`; when standard output is no terminal it does what `winnow clean PATH` does. Exit
codes: 0 all went well; 1 some pages could not be read, each with a line that says so; 2 wrong usage;
3 nothing to read; 130 interrupted. Data goes to standard output, everything else to standard error.
"""
WIDTH = "88"
"""Columns that help is set in, whatever the terminal has."""


def _commands() -> dict[str, argparse.ArgumentParser]:
    (commands,) = (
        action
        for action in full_parser()._actions
        if isinstance(action, argparse._SubParsersAction)
    )
    return dict(commands.choices)


def commands_document() -> str:
    """Each command's help, under a heading."""
    os.environ["COLUMNS"] = WIDTH
    parts = [COMMANDS_HEAD]
    for name, parser in _commands().items():
        parts.append(f"\n## winnow {name}\n\n```text\n{parser.format_help().rstrip()}\n```\n")
    return "".join(parts)


def manual_page() -> str:
    """The manual page, without the day on which it was made."""
    os.environ["COLUMNS"] = WIDTH
    page = str(
        Manpage(
            full_parser(),
            {
                "prog": "winnow",
                "project_name": "winnow",
                "version": __version__,
                "description": "read noisy scraped news pages in the terminal",
                "format": "single-commands-section",
                "manual_title": "winnow",
            },
        )
    )
    return re.sub(r'^(\.TH \S+ "?\d"?) "[^"]*"', r'\1 ""', page, flags=re.MULTILINE).rstrip() + "\n"


def completion(shell: str) -> str:
    """The completions for a shell."""
    script: str = shtab.complete(full_parser(), shell=shell)
    return script.rstrip() + "\n"


DOCUMENTS = {
    "commands.md": commands_document,
    "man/winnow.1": manual_page,
    "completions/winnow": lambda: completion("bash"),
    "completions/_winnow": lambda: completion("zsh"),
    "completions/winnow.fish": lambda: completion("fish"),
}
"""What is made, by its place under `docs`."""


if __name__ == "__main__":
    for name, document in DOCUMENTS.items():
        target = DOCS / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(document(), encoding="utf-8")
