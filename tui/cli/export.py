"""`winnow export`: articles, quotations, contradictions, decisions and notes out."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tui.cli import exit_codes
from tui.cli.library_options import add_library_arguments, checked, opened, up_to_date
from tui.cli.listing import narrowing
from tui.cli.output import complain, use_utf8

WHAT = ("articles", "quotes", "contradictions", "decisions", "notes")
FORMATS = ("markdown", "text", "html", "json", "jsonl", "csv")


def add_arguments(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command's arguments."""
    parser = commands.add_parser("export", help="articles, quotes, decisions out")
    parser.add_argument("paths", nargs="*", metavar="PATH", help="folders, pages (.)")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--what", choices=WHAT, default="articles", help="(articles)")
    for name in WHAT[1:]:
        what.add_argument(f"--{name}", dest="what", action="store_const", const=name)
    parser.add_argument("--format", choices=FORMATS, default=None, help="(markdown, or csv)")
    parser.add_argument("--filter", default="", metavar="F", help="such as 'is:kept'")
    parser.add_argument("--sort", default="found", metavar="S", help="column, or -column")
    parser.add_argument("--group", action="store_true", help="the best of near copies alone")
    parser.add_argument("--out", metavar="DIR|FILE", help="a folder for articles, else a file")
    add_library_arguments(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write out what the arguments ask for."""
    use_utf8()
    from tui.library.export import export

    narrowed, sort, reverse = narrowing(options.filter, options.sort)
    form = options.format or ("markdown" if options.what == "articles" else "csv")
    out = Path(options.out) if options.out else None
    with opened(options) as library:
        rows = up_to_date(library, checked(options.paths or ["."]), options)
        numbers = rows.select(narrowed, sort=sort, reverse=reverse, grouped=options.group)
        if not len(rows):
            complain("nothing to read")
            return exit_codes.NOTHING_TO_READ
        written = export(library, rows, numbers, options.what, form, out, sys.stdout)
        sys.stdout.flush()
        if out is not None:
            print(f"{written:,} {options.what} written to {options.out}", file=sys.stderr)
        failed = any(rows.pages[number] < 0 for number in numbers)
    return exit_codes.SOME_FAILED if failed else exit_codes.OK
