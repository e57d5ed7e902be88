"""`winnow doctor`: what works in this terminal, and how to mend what does not."""

from __future__ import annotations

import argparse
import platform
from importlib import metadata

from tui.cli import exit_codes

NAME_WIDTH = 14
STATE_WIDTH = 5


def add_arguments(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare `winnow doctor`, which takes no arguments."""
    parser = commands.add_parser("doctor", help="what works in this terminal")
    parser.set_defaults(run=lambda _options: doctor())


def doctor() -> int:
    """Print the report.

    Returns:
        0 when nothing needs mending, else 1.
    """
    from tui import __version__
    from tui.app.terminal.capabilities import State, findings
    from tui.library.places import state_folder

    print(f"winnow {__version__}, Python {platform.python_version()}, {_version('textual')}")
    print()
    found = findings(state_folder())
    for each in found:
        print(f"{each.state:<{STATE_WIDTH}}{each.what:<{NAME_WIDTH}}{each.says}")
        if each.mend:
            print(f"{'':<{STATE_WIDTH + NAME_WIDTH}}{each.mend}")
    bad = sum(each.state is State.BAD for each in found)
    print()
    print(f"{bad} to mend" if bad else "nothing to mend")
    return exit_codes.SOME_FAILED if bad else exit_codes.OK


def _version(distribution: str) -> str:
    try:
        return f"{distribution} {metadata.version(distribution)}"
    except metadata.PackageNotFoundError:
        return f"{distribution} is not installed"
