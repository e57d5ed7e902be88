"""`winnow batch`: cleaning at scale, on an existing engine."""

from __future__ import annotations

import argparse
import os
import sys
from importlib.util import find_spec
from pathlib import Path

from tui.cli import exit_codes
from tui.cli.output import complain

NEEDED = {"datatrove": "batch", "pyarrow": "batch"}
"""Packages that the command needs, and the extra that brings them."""


def add_arguments(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command's arguments."""
    parser = commands.add_parser(
        "batch",
        help="the same cleaning at scale",
        description="Cleans WARC, JSONL, Parquet or any other files of pages in tasks that are "
        "never done twice, on this machine, on Slurm or on Ray. Needs the extra: "
        "pip install 'winnow-reader[batch]'.",
    )
    parser.add_argument("paths", nargs="+", metavar="PATH", help="files of pages, folders of them")
    parser.add_argument("--out", required=True, metavar="DIR", help="results, logs, state")
    parser.add_argument("--format", choices=("jsonl", "parquet"), default="jsonl", help="(jsonl)")
    parser.add_argument("--tasks", type=_positive, default=1, metavar="N", help="shards (1)")
    parser.add_argument("--workers", type=_positive, default=1, metavar="N", help="at a time (1)")
    parser.add_argument("--time-limit", type=float, default=10.0, metavar="S", help="a page (10)")
    parser.add_argument("--folder-cues", action="store_true", help="set aside what sites repeat")
    parser.add_argument("--no-marks", action="store_true", help="no quotes, no contradictions")
    parser.add_argument(
        "--executor", choices=("local", "slurm", "ray"), default="local", help="(local)"
    )
    parser.add_argument("--partition", default="", metavar="NAME", help="of Slurm")
    parser.add_argument("--hours", type=_positive, default=24, metavar="N", help="of a Slurm job")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Do what the arguments ask for, or say which package is missing."""
    from tui.errors import UsageError

    missing = [name for name in NEEDED if find_spec(name) is None]
    if missing:
        raise UsageError(
            f"winnow batch needs {' and '.join(missing)}: pip install 'winnow-reader[batch]'."
        )
    # The engine logs every task to the terminal, in its workers too; its log files have it all.
    os.environ.setdefault("LOGURU_LEVEL", "ERROR")
    from tui.batch.plan import Plan, Where
    from tui.batch.run import run_batch
    from tui.library.discovery import files_of

    if next(files_of(options.paths), None) is None:
        complain("nothing to clean")
        return exit_codes.NOTHING_TO_READ
    plan = Plan(
        inputs=tuple(options.paths),
        out=Path(options.out),
        form=options.format,
        tasks=options.tasks,
        workers=options.workers,
        time_limit=options.time_limit,
        marks=not options.no_marks,
        folder_cues=options.folder_cues,
        where=Where(options.executor),
        partition=options.partition,
        hours=options.hours,
    )
    print(run_batch(plan), file=sys.stderr)
    return exit_codes.OK


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number
