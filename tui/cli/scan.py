"""`winnow scan`: build or refresh the index of folders."""

from __future__ import annotations

import argparse
import sys
import time

from tui.cli import exit_codes
from tui.cli.library_options import (
    add_library_arguments,
    checked,
    duration,
    opened,
    scanned,
)
from tui.cli.output import complain, use_utf8


def add_arguments(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command's arguments."""
    parser = commands.add_parser("scan", help="build or refresh the index of folders")
    parser.add_argument("paths", nargs="+", metavar="PATH", help="folders, archives, pages")
    add_library_arguments(parser)
    parser.add_argument("--quiet", action="store_true", help="no summary")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Index what the arguments name; interrupted, the next run goes on from there."""
    use_utf8()
    paths = checked(options.paths)
    with opened(options) as library:
        rows = library.rows(paths)
        known = rows.count - sum(rows.stale)
        begun = time.monotonic()
        indexer = scanned(library, rows, options.jobs, options.time_limit)
        took = time.monotonic() - begun
        shown = rows.select()
        if indexer.discovery is not None:
            for problem in indexer.discovery.problems:
                complain(f"{problem.path}: {problem.says}")
        for number in shown:
            if number in rows.errors:
                complain(f"{rows.ref(number).name}: {rows.errors[number]}")
        if not shown:
            complain("nothing to read")
            return exit_codes.NOTHING_TO_READ
        if not options.quiet:
            done = max(0, len(shown) - known)
            skipped = indexer.discovery.skipped_sentence if indexer.discovery else ""
            parts = [f"{len(shown):,} pages", f"{done:,} new in {duration(took)}"]
            parts += [part for part in (skipped,) if part]
            if rows.errors:
                parts.append(f"{len(rows.errors):,} with errors")
            print(" · ".join(parts), file=sys.stderr)
        return exit_codes.SOME_FAILED if rows.errors else exit_codes.OK
