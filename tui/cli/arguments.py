"""Which command is meant, and its arguments. Only the module of that command is imported."""

from __future__ import annotations

import argparse
from importlib import import_module

COMMAND_MODULES = {
    "open": "reader",
    "demo": "reader",
    "clean": "clean",
    "mark": "mark",
    "scan": "scan",
    "list": "listing",
    "search": "search",
    "decide": "decide",
    "export": "export",
    "batch": "batch",
    "doctor": "doctor",
}
"""Module of `tui.cli` that answers each command. A command comes first on the line, so that
`winnow ./scan` opens a page of that name; a word that is none of these is a page to open."""


def parse(arguments: list[str]) -> argparse.Namespace:
    """The arguments of the command that is meant; `.run(namespace)` carries it out.

    Raises:
        SystemExit: With 0 after help, with 2 on wrong usage.
    """
    named = bool(arguments) and arguments[0] in COMMAND_MODULES
    command = arguments[0] if named else "open"
    rest = arguments[1:] if named else arguments
    parser = argparse.ArgumentParser(prog="winnow")
    commands = parser.add_subparsers(dest="command")
    module = import_module(f"tui.cli.{COMMAND_MODULES[command]}")
    module.add_arguments(commands)
    return parser.parse_args([command, *rest])


def full_parser() -> argparse.ArgumentParser:
    """One parser that knows every command: what the manual page and the completions are made from."""
    parser = argparse.ArgumentParser(
        prog="winnow", description="A terminal reader for noisy scraped news pages."
    )
    parser.add_argument("--version", action="store_true", help="print the version")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    for module in dict.fromkeys(COMMAND_MODULES.values()):
        import_module(f"tui.cli.{module}").add_arguments(commands)
    return parser
