"""`winnow PATH` and `winnow demo`: the reader, or cleaned text when nobody is looking."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tui.cli import exit_codes
from tui.cli.output import complain, use_utf8


def add_arguments(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the arguments of the reader."""
    for name, words in (("open", "open pages"), ("demo", "open the sample pages")):
        parser = commands.add_parser(name, help=words)
        if name == "open":
            parser.add_argument("paths", nargs="*", metavar="PATH", help='"-" is standard input')
            parser.add_argument("--files-from", metavar="FILE", help="read paths from FILE")
        parser.add_argument("--encoding", metavar="NAME", help="read pages in this encoding")
        parser.add_argument("--theme", metavar="NAME", default="ansi", help="(ansi)")
        parser.add_argument("--ascii", action="store_true", help="no signs outside of ASCII")
        parser.add_argument(
            "--no-mouse", action="store_true", help="leave the mouse to the terminal"
        )
        parser.add_argument(
            "--time-limit", type=float, default=10.0, metavar="S", help="a page (10)"
        )
        parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Open the reader, or write cleaned text when standard output is no terminal."""
    if options.command == "demo":
        from tui.demo import folder

        paths = [str(folder())]
    else:
        from tui.cli.clean import paths_from

        paths = [*options.paths, *paths_from(options.files_from)]
    if not paths:
        complain("nothing to read; name a page or a folder, or try: winnow demo")
        return exit_codes.USAGE
    if not sys.stdout.isatty():
        return _write(paths, options)
    return _read(paths, options)


def _write(paths: list[str], options: argparse.Namespace) -> int:
    from tui.cli.clean import write_pages
    from tui.library.pages import CleanOptions

    use_utf8()
    return write_pages(
        paths, CleanOptions(encoding=options.encoding), time_limit=options.time_limit
    )


def _read(paths: list[str], options: argparse.Namespace) -> int:
    from tui import sources
    from tui.errors import SourceError
    from tui.library.desk import Desk
    from tui.library.pages import CleanOptions
    from tui.model import PageRef

    content = b""
    if "-" in paths:
        if sys.stdin.isatty():
            complain("- reads a page from standard input, which is the terminal here")
            return exit_codes.USAGE
        content = sys.stdin.buffer.read()
    refs: list[PageRef] = []
    missing = 0
    for path in paths:
        try:
            refs += sources.find([path])
        except SourceError as error:
            missing += 1
            complain(str(error))
    if not refs:
        if not missing:
            complain("nothing to read there")
        return exit_codes.SOME_FAILED if missing else exit_codes.NOTHING_TO_READ
    as_list = len(paths) > 1 or Path(paths[0]).is_dir()
    desk = Desk(CleanOptions(encoding=options.encoding), options.time_limit)
    if content or refs[0].path == "-":
        desk.take_input(content)
    try:
        desk.open(refs[0])
        from tui.app.run import run_reader

        return run_reader(
            refs,
            desk,
            palette=options.theme,
            ascii_only=options.ascii,
            as_list=as_list,
            mouse=not options.no_mouse,
        )
    finally:
        desk.close()
