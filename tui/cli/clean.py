"""`winnow clean`: cleaned pages on standard output."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from tui.cli import exit_codes
from tui.cli.output import complain, use_utf8

if TYPE_CHECKING:
    from tui.library.pages import CleanOptions
    from tui.model import CleanedPage, PageRef
    from tui.sources import Problem

DEFAULT_TIME_LIMIT = 10.0
"""Seconds a page may take; the slowest of 1,497 development pages takes a tenth of it."""


def add_arguments(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command's arguments."""
    parser = commands.add_parser("clean", help="cleaned pages on standard output")
    parser.add_argument("paths", nargs="*", metavar="PATH", help='pages, folders; "-" reads one')
    parser.add_argument(
        "--format", choices=("text", "markdown", "html", "json"), default="text", help="(text)"
    )
    parser.add_argument("--files-from", metavar="FILE", help="read paths from FILE, one a line")
    parser.add_argument("--out", metavar="DIR", help="write one file a page into DIR")
    parser.add_argument("--jobs", type=_positive, default=1, metavar="N", help="processes (1)")
    parser.add_argument(
        "--time-limit", type=_seconds, default=DEFAULT_TIME_LIMIT, metavar="S", help="a page (10)"
    )
    parser.add_argument("--encoding", metavar="NAME", help="read pages in this encoding")
    parser.add_argument("--text-field", metavar="NAME", help="field with a record's text")
    parser.add_argument("--parts", metavar="HOW", help="articles in one text: auto, whole, a line")
    parser.add_argument("--no-folder-cues", action="store_true", help="judge each page alone")
    parser.add_argument(
        "--corrections", action="store_true", help="move the blocks that were moved in the reader"
    )
    parser.add_argument("--state", metavar="FILE", help="the library with the corrections")
    parser.add_argument("--nli", default="", metavar="DIR", help="weigh pairs by a local model")
    parser.add_argument("--no-marks", action="store_true", help="no quotes, no contradictions")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Clean the pages that the arguments name."""
    use_utf8()
    paths = [*options.paths, *paths_from(options.files_from)]
    if not paths:
        if options.files_from is None:
            complain("nothing to clean; name a page, a folder, or - for standard input")
            return exit_codes.USAGE
        complain("the list of files is empty")
        return exit_codes.NOTHING_TO_READ
    from tui.library.caps import use_caps
    from tui.library.hints import use_hints
    from tui.library.pages import CleanOptions
    from tui.library.places import config_file
    from tui.library.semantics import use_model
    from tui.library.settings import load_settings

    settings = load_settings(config_file())[0]
    use_caps(settings)
    use_hints(settings, options.text_field, options.parts)
    use_model(options.nli)
    wanted = CleanOptions(marks=not options.no_marks, encoding=options.encoding)
    return write_pages(
        paths,
        wanted,
        form=options.format,
        out=Path(options.out) if options.out else None,
        jobs=options.jobs,
        time_limit=options.time_limit,
        folder_cues=not options.no_folder_cues,
        corrections=options.corrections,
        state=options.state,
    )


def write_pages(
    paths: list[str],
    wanted: CleanOptions,
    *,
    form: str = "text",
    out: Path | None = None,
    jobs: int = 1,
    time_limit: float = DEFAULT_TIME_LIMIT,
    folder_cues: bool = True,
    corrections: bool = False,
    state: str | None = None,
) -> int:
    """Clean pages and write each as soon as it and all before it are done.

    Returns:
        The exit code.
    """
    from tui.library.cleaning import clean_pages, with_corrections
    from tui.library.formats import FORMATS
    from tui.model import PageRef
    from tui.sources.records import GUESSED

    failed = done = 0
    guessed: set[str] = set()
    problems: list[Problem] = []
    write = FORMATS[form]
    try:
        pages = clean_pages(
            paths,
            wanted,
            jobs=jobs,
            time_limit=time_limit,
            folder_cues=folder_cues,
            problems=problems,
        )
        for page in with_corrections(pages, state) if corrections else pages:
            done += 1
            if page.error:
                failed += 1
                complain(f"{page.ref.name}: {page.error}")
            for note in page.warnings:
                if GUESSED in note and page.ref.path not in guessed:
                    guessed.add(page.ref.path)
                    complain(f"{PageRef(page.ref.path).name}: {note}")
            if out is not None:
                _write_file(out, page, done, form, write(page))
            elif form == "json" or page.article.blocks:
                if form != "json" and (len(paths) > 1 or done > 1):
                    sys.stdout.write(f"==> {page.ref.name} <==\n")
                sys.stdout.write(write(page))
                sys.stdout.flush()
    finally:
        sys.stdout.flush()
    for problem in problems:
        complain(f"{problem.path}: {problem.says}")
    if not done:
        complain("nothing to read")
        return exit_codes.NOTHING_TO_READ
    return exit_codes.SOME_FAILED if failed or problems else exit_codes.OK


def paths_from(listing: str | None) -> Iterator[str]:
    """The paths that a list names, one a line; `-` is standard input."""
    if listing is None:
        return
    if listing == "-":
        lines: Iterable[bytes] = sys.stdin.buffer
        yield from (os.fsdecode(line.rstrip(b"\r\n")) for line in lines if line.strip())
        return
    try:
        with open(listing, "rb") as lines:
            yield from (os.fsdecode(line.rstrip(b"\r\n")) for line in lines if line.strip())
    except OSError as error:
        from tui.errors import UsageError

        raise UsageError(f"cannot read the list {listing}: {error.strerror}") from error


def _write_file(folder: Path, page: CleanedPage, number: int, form: str, text: str) -> None:
    from tui.errors import WinnowError
    from tui.library.formats import SUFFIXES

    name = f"{number:05d}-{_file_stem(page.ref)}{SUFFIXES[form]}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8", errors="backslashreplace")
    except OSError as error:
        raise WinnowError(f"cannot write to {folder}: {error.strerror}") from error


def _file_stem(ref: PageRef) -> str:
    """A name that is safe on every file system, made from the page's own."""
    name = Path(ref.member or ref.path).name
    return re.sub(r"[^\w.-]+", "-", name.encode("utf-8", "replace").decode())[:80].strip("-.")


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number


def _seconds(text: str) -> float:
    seconds = float(text)
    if not seconds > 0:
        raise argparse.ArgumentTypeError("must be more than 0")
    return seconds
