"""The command line: arguments in, exit code out. Each command loads only what it needs."""

from __future__ import annotations

import os
import sys

from tui.cli import exit_codes


def run(arguments: list[str]) -> int:
    """Run the command line.

    Args:
        arguments: What follows the program's name.

    Returns:
        The exit code, see `tui.cli.exit_codes`.
    """
    if arguments == ["--version"]:
        from tui import __version__

        print(f"winnow {__version__}")
        return exit_codes.OK
    try:
        return _dispatch(arguments)
    except KeyboardInterrupt:
        return exit_codes.INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has gone: leave quietly, and keep the interpreter from
        # complaining when it flushes the closed pipe at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return exit_codes.OK


def _dispatch(arguments: list[str]) -> int:
    if arguments and arguments[0] in ("-h", "--help"):
        from tui.cli.help import HELP

        print(HELP, end="")
        return exit_codes.OK
    from tui.cli.arguments import parse

    options = parse(arguments)
    from tui.errors import UsageError, WinnowError

    try:
        code: int = options.run(options)
    except UsageError as error:
        from tui.cli.output import complain

        complain(str(error))
        return exit_codes.USAGE
    except WinnowError as error:
        from tui.cli.output import complain

        complain(str(error))
        return exit_codes.SOME_FAILED
    # Data may still lie in Python's buffer: a closed pipe must show itself here.
    sys.stdout.flush()
    return code
