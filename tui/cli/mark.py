"""`winnow mark`: quotations and contradictions of given texts, JSON lines in and out."""

from __future__ import annotations

import argparse
import json
import sys

from tui.cli import exit_codes
from tui.cli.output import complain, use_utf8


def add_arguments(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command's arguments."""
    parser = commands.add_parser(
        "mark",
        help="quotations and contradictions of texts",
        description='Reads {"id": …, "text": …} or {"id": …, "docs": [{"id": …, "text": …}, …]}, '
        "one a line, from standard input.",
    )
    parser.add_argument("--nli", default="", metavar="DIR", help="weigh pairs by a local model")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Mark each text of standard input."""
    use_utf8()
    from tui.library.marking import marked
    from tui.library.page_object import json_line
    from tui.library.semantics import model, use_model

    use_model(options.nli)
    if (warning := model().warning) is not None:
        complain(warning)
    failed = read = 0
    for number, line in enumerate(sys.stdin.buffer, 1):
        if not line.strip():
            continue
        read += 1
        try:
            request = json.loads(line.decode("utf-8", "surrogatepass"))
            answer = marked(request)
        except (ValueError, RecursionError, TypeError, KeyError) as error:
            failed += 1
            complain(f"line {number}: not a text to mark: {error}")
            continue
        sys.stdout.write(json_line(answer) + "\n")
        sys.stdout.flush()
    if not read:
        complain("nothing to mark")
        return exit_codes.NOTHING_TO_READ
    return exit_codes.SOME_FAILED if failed else exit_codes.OK
