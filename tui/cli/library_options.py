"""What the commands over a library share: where it lies, and bringing the list up to date."""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tui.cli.output import complain

if TYPE_CHECKING:
    from tui.library.index import Indexer, Progress
    from tui.library.library import Library
    from tui.library.rows import Rows

BAR = 24
"""Cells of the progress bar."""

STEP = 0.1
"""Seconds between two looks at the progress."""


def add_library_arguments(parser: argparse.ArgumentParser, *, scan: bool = True) -> None:
    """Declare `--state`, and what bringing the index up to date takes."""
    parser.add_argument("--state", metavar="FILE", help="the library's database")
    parser.add_argument("--nli", default="", metavar="DIR", help="weigh pairs by a local model")
    if scan:
        parser.add_argument("--jobs", type=int, default=default_jobs(), metavar="N")
        parser.add_argument("--time-limit", type=float, default=10.0, metavar="S", help="a page")
        parser.add_argument(
            "--no-scan", action="store_true", help="take the index as it is, look at no file"
        )


def default_jobs() -> int:
    """One process fewer than there are processors, so that the machine stays usable."""
    return max(1, (os.cpu_count() or 2) - 1)


@contextmanager
def opened(options: argparse.Namespace) -> Iterator[Library]:
    """The library that the options name; says so when nothing can be kept."""
    from tui.library.caps import use_caps
    from tui.library.hints import use_hints
    from tui.library.library import Library
    from tui.library.places import config_file
    from tui.library.semantics import use_model
    from tui.library.settings import load_settings

    settings, _ = load_settings(config_file())
    use_caps(settings)
    use_hints(settings)
    use_model(options.nli or settings.nli)
    with Library.open(options.state) as library:
        if library.notice:
            complain(library.notice)
        yield library


def checked(paths: Sequence[str]) -> list[str]:
    """The paths, all of which are there.

    Raises:
        Unreadable: For the first that is not.
    """
    from tui.errors import Unreadable
    from tui.model import display_name

    for path in paths:
        if not os.path.lexists(path):
            raise Unreadable(f"{display_name(path)} is not there.")
    return list(paths)


def up_to_date(library: Library, paths: Sequence[str], options: argparse.Namespace) -> Rows:
    """The list of these paths, indexed unless `--no-scan` was given."""
    rows = library.rows(paths)
    if not options.no_scan:
        scanned(library, rows, options.jobs, options.time_limit)
    return rows


def scanned(library: Library, rows: Rows, jobs: int, time_limit: float) -> Indexer:
    """Index the list, with a bar on standard error where that is a terminal.

    Raises:
        WinnowError: When the index cannot be kept or made.
        KeyboardInterrupt: After what was done has been written.
    """
    from tui.library.index import Indexer

    indexer = Indexer(library, rows, jobs=jobs, time_limit=time_limit)
    shows = sys.stderr.isatty()
    begun = time.monotonic()
    indexer.start()
    try:
        while not indexer.wait(STEP):
            if shows and time.monotonic() - begun > 3 * STEP:
                print(f"\r{bar(indexer.progress())}\x1b[K", end="", file=sys.stderr, flush=True)
    finally:
        indexer.stop()
        if shows:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
    if indexer.error is not None:
        raise indexer.error
    return indexer


def bar(progress: Progress) -> str:
    """The progress on one line: bar, counts, rate, time left."""
    share = progress.done / progress.found if progress.found else 0.0
    filled = round(share * BAR)
    parts = [f"{progress.done:,} of {progress.found:,}{'+' if progress.finding else ''}"]
    if progress.rate:
        parts.append(f"{progress.rate:.0f} a second")
    if progress.seconds_left:
        parts.append(f"{duration(progress.seconds_left)} left")
    return f"{'█' * filled}{'░' * (BAR - filled)} {' · '.join(parts)}"


def duration(seconds: float) -> str:
    """A time as a person says it: `40 s`, `12 min`, `3 h 20 min`."""
    whole = round(seconds)
    if whole < 100:
        return f"{whole} s"
    minutes = round(whole / 60)
    if minutes < 100:
        return f"{minutes} min"
    return f"{minutes // 60} h {minutes % 60} min"
