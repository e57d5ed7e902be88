"""`winnow search`: full text over indexed pages."""

from __future__ import annotations

import argparse
import json
import sys

from tui.cli import exit_codes
from tui.cli.library_options import add_library_arguments, checked, opened, up_to_date
from tui.cli.output import complain, use_utf8

MOST_HITS = 50
"""Hits that are printed unless `--limit` says otherwise."""


def add_arguments(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command's arguments."""
    parser = commands.add_parser("search", help="full text over indexed pages")
    parser.add_argument("query", metavar="QUERY", help='words, "a phrase", begin*, -without')
    parser.add_argument("path", nargs="?", metavar="PATH", help="only pages under PATH")
    parser.add_argument("--limit", type=int, default=MOST_HITS, metavar="N", help="hits (50)")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    add_library_arguments(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print hits as they are found, the best first."""
    use_utf8()
    from tui.library.search import search
    from tui.store.full_text import match_expression

    if not match_expression(options.query):
        complain("nothing to search for; name at least one word")
        return exit_codes.USAGE
    with opened(options) as library:
        within = None
        if options.path is not None:
            rows = up_to_date(library, checked([options.path]), options)
            within = frozenset(page for page in rows.pages if page >= 0).__contains__
        for hit in search(library, options.query, within=within, limit=options.limit):
            if options.json:
                record = {
                    "path": hit.ref.path,
                    "member": hit.ref.member,
                    "title": hit.title,
                    "score": round(hit.score, 3),
                    "snippet": hit.snippet,
                    "marks": [list(mark) for mark in hit.marks],
                    "offset": hit.offset,
                }
                print(json.dumps(record, ensure_ascii=False))
            else:
                print(f"{hit.ref.name}\t{hit.title}\t{hit.snippet}")
            sys.stdout.flush()
    return exit_codes.OK
