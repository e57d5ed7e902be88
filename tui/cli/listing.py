"""`winnow list`: the triage list as lines."""

from __future__ import annotations

import argparse
import json
import sys
from typing import TYPE_CHECKING

from tui.cli import exit_codes
from tui.cli.library_options import add_library_arguments, checked, opened, up_to_date
from tui.cli.output import complain, use_utf8

if TYPE_CHECKING:
    from tui.library.filters import Filter
    from tui.library.library import Library
    from tui.library.rows import Row, Rows


def add_arguments(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command's arguments."""
    parser = commands.add_parser("list", help="the triage list as lines")
    parser.add_argument("paths", nargs="+", metavar="PATH", help="folders, archives, pages")
    parser.add_argument("--filter", default="", metavar="F", help="such as 'contra:>0 lang:en'")
    parser.add_argument("--sort", default="found", metavar="S", help="column, or -column")
    parser.add_argument("--group", action="store_true", help="one line for near copies")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    parser.add_argument("--paths", dest="only_paths", action="store_true", help="paths alone")
    parser.add_argument("--sessions", action="store_true", help="the review sessions instead")
    parser.add_argument(
        "--compare", nargs=2, metavar=("A", "B"), help="how far two people's decisions agree"
    )
    add_library_arguments(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the rows that pass the filter."""
    use_utf8()
    from tui.library.export.records import row_record

    narrowed, sort, reverse = narrowing(options.filter, options.sort)
    paths = checked(options.paths)
    with opened(options) as library:
        rows = up_to_date(library, paths, options)
        if not len(rows):
            complain("nothing to read")
            return exit_codes.NOTHING_TO_READ
        if options.sessions:
            return _print_sessions(library, rows, as_json=options.json)
        if options.compare:
            return _print_agreement(library, rows, *options.compare, as_json=options.json)
        for number in rows.select(narrowed, sort=sort, reverse=reverse, grouped=options.group):
            row = rows.row(number)
            if options.json:
                record = row_record(row)
                print(json.dumps(record, ensure_ascii=False, default=str))
            elif options.only_paths:
                sys.stdout.buffer.write(row.ref.path.encode("utf-8", "surrogateescape") + b"\n")
            else:
                print(line_of(row))
    return exit_codes.OK


def _print_sessions(library: Library, rows: Rows, *, as_json: bool) -> int:
    from tui.library.sessions import Sessions, summary_text

    sessions = Sessions(library, rows, "")
    for number, session in enumerate(sessions.all()):
        summary = sessions.summary(session)
        if as_json:
            print(json.dumps(summary, ensure_ascii=False))
        else:
            print(("\n" if number else "") + summary_text(summary))
    return exit_codes.OK


def _print_agreement(
    library: Library, rows: Rows, first: str, second: str, *, as_json: bool
) -> int:
    from tui.library.sessions import agreement_text, compare

    found = compare(library, rows, first, second)
    if as_json:
        record = {
            "people": [first, second],
            **found._asdict(),
            "differences": [difference._asdict() for difference in found.differences],
        }
        print(json.dumps(record, ensure_ascii=False))
    else:
        print(agreement_text(found, first, second))
    return exit_codes.OK


def narrowing(typed: str, sort: str) -> tuple[Filter, str, bool]:
    """The filter, the column and whether it is reversed.

    Raises:
        UsageError: When either cannot be read; a filter's points at the column.
    """
    from tui.errors import UsageError
    from tui.library.filters import FilterError, parse_filter
    from tui.library.rows import SORTS

    column = sort.removeprefix("-")
    if column not in SORTS:
        raise UsageError(f"There is no column {column}: known are {', '.join(SORTS)}.")
    try:
        return parse_filter(typed), column, sort.startswith("-")
    except FilterError as error:
        print(error.pointed(typed), file=sys.stderr)
        raise


def line_of(row: Row) -> str:
    """A row as tab-separated columns: state, title, source, date, words, quotes, pairs, aside."""
    state = {"keep": "kept", "discard": "discarded", "skip": "skipped"}.get(row.decision, "")
    pairs = row.contradictions + row.disputes
    columns = (
        "error" if row.error else state or ("read" if row.read else "new"),
        row.title,
        row.site or "-",
        row.date or "-",
        str(row.words),
        str(row.quotes),
        str(pairs),
        f"{row.aside}%",
        row.ref.name,
    )
    return "\t".join(columns)
