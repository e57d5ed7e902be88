"""`winnow PATH` and `winnow demo`: the reader, or cleaned text when nobody is looking."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui.cli import exit_codes
from tui.cli.output import complain, use_utf8

if TYPE_CHECKING:
    from tui.app.early import Early
    from tui.library.desk import Desk
    from tui.library.settings import Settings
    from tui.model import PageRef


def add_arguments(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the arguments of the reader."""
    for name, words in (("open", "open pages"), ("demo", "open the sample pages")):
        parser = commands.add_parser(name, help=words)
        if name == "open":
            parser.add_argument("paths", nargs="*", metavar="PATH", help='"-" is standard input')
            parser.add_argument("--files-from", metavar="FILE", help="read paths from FILE")
        parser.add_argument("--encoding", metavar="NAME", help="read pages in this encoding")
        parser.add_argument("--text-field", metavar="NAME", help="field with a record's text")
        parser.add_argument(
            "--parts", metavar="HOW", help="articles in one text: auto, whole, a line"
        )
        parser.add_argument("--theme", metavar="NAME", help="ansi, dark, light, sepia, contrast")
        parser.add_argument("--profile", metavar="NAME", help="keys: default, less, newsboat, mutt")
        parser.add_argument("--config", metavar="FILE", help="read settings from FILE")
        parser.add_argument("--state", metavar="FILE", help="keep decisions and index in FILE")
        parser.add_argument("--linear", action="store_true", help="for screen readers and braille")
        parser.add_argument("--ascii", action="store_true", help="no signs outside of ASCII")
        parser.add_argument(
            "--no-mouse", action="store_true", help="leave the mouse to the terminal"
        )
        parser.add_argument("--nli", metavar="DIR", help="weigh contradictions by a local model")
        parser.add_argument("--time-limit", type=float, metavar="S", help="seconds a page (10)")
        parser.add_argument("--print-config", action="store_true", help="print the settings' file")
        parser.add_argument("--print-keys", action="store_true", help="print the keys")
        parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Open the reader, or write cleaned text when standard output is no terminal."""
    if options.print_config:
        from tui.library.settings import default_file

        use_utf8()
        sys.stdout.write(default_file())
        return exit_codes.OK
    settings = _settings(options)
    if options.print_keys:
        from tui.app.key_settings import key_table, printed_keys

        use_utf8()
        sys.stdout.write(printed_keys(key_table(settings.profile, settings.keys)))
        return exit_codes.OK
    from tui.library.caps import use_caps
    from tui.library.hints import use_hints
    from tui.library.semantics import use_model

    use_caps(settings)
    use_hints(settings)
    use_model(settings.nli)
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
        return _write(paths, options.encoding, settings)
    return _read(paths, options, settings)


def _settings(options: argparse.Namespace) -> Settings:
    """What `winnow.toml` says, and over it what the command line says."""
    from tui.library.places import config_file
    from tui.library.settings import load_settings

    settings, warnings = load_settings(Path(options.config) if options.config else config_file())
    for warning in warnings:
        complain(warning)
    if settings.hyphenate:
        from tui.app.typesetting.hyphenate import MISSING, is_installed

        if not is_installed():
            complain(MISSING)
    said: dict[str, Any] = {
        "theme": options.theme,
        "profile": options.profile,
        "ascii": options.ascii or None,
        "linear": options.linear or None,
        "mouse": False if options.no_mouse else None,
        "time_limit": options.time_limit,
        "nli": options.nli,
        "text_field": options.text_field,
        "parts": options.parts,
    }
    return settings._replace(**{name: value for name, value in said.items() if value is not None})


def _write(paths: list[str], encoding: str | None, settings: Settings) -> int:
    from tui.cli.clean import write_pages
    from tui.library.pages import CleanOptions

    use_utf8()
    return write_pages(paths, CleanOptions(encoding=encoding), time_limit=settings.time_limit)


def _read(paths: list[str], options: argparse.Namespace, settings: Settings) -> int:
    from tui.app.early import Early

    early = Early.begin()
    try:
        if early is not None and options.encoding is None and len(paths) == 1:
            early.paint_last_screen(paths[0], settings, _state(options))
        return _open(paths, options, settings, early)
    finally:
        if early is not None:
            early.end()


def _open(
    paths: list[str], options: argparse.Namespace, settings: Settings, early: Early | None
) -> int:
    from tui.library.desk import Desk
    from tui.library.pages import CleanOptions
    from tui.model import PageRef

    desk = Desk(CleanOptions(encoding=options.encoding), settings.time_limit)
    offset = None
    try:
        if "-" in paths:
            if sys.stdin.isatty():
                complain("- reads a page from standard input, which is the terminal here")
                return exit_codes.USAGE
            desk.take_input(sys.stdin.buffer.read())
            single: PageRef | None = PageRef("-")
        else:
            paths = [path for path in paths if _exists(path)]
            if not paths:
                return exit_codes.SOME_FAILED
            single, offset = _single_page(paths, desk, options)
        from tui.app.run import run_reader

        return run_reader(paths, single, desk, settings, options.state, early=early, offset=offset)
    finally:
        desk.close()


def _state(options: argparse.Namespace) -> Path | None:
    return Path(options.state) if options.state else None


def _exists(path: str) -> bool:
    if os.path.lexists(path):
        return True
    complain(f"{path}: there is no such file")
    return False


def _single_page(
    paths: list[str], desk: Desk, options: argparse.Namespace
) -> tuple[PageRef | None, int | None]:
    """The one page that the paths hold, None when they are a list; and where it was left.

    A page seen before is there at once, and one that has to be cleaned is begun with at once:
    before anything is loaded that neither needs.
    """
    from tui.errors import SourceError
    from tui.library.glance import is_html_file
    from tui.library.kept import absolute, seen_before
    from tui.model import PageRef

    if len(paths) != 1 or Path(paths[0]).is_dir():
        return None, None
    ref = PageRef(absolute(paths[0]))
    seen = None if options.encoding else seen_before(ref.path, _state(options))
    if seen is not None:
        desk.take(ref, seen.page)
        return ref, seen.offset
    if is_html_file(ref.path):
        desk.open(ref)
        return ref, None
    from dataclasses import replace
    from itertools import islice

    from tui import sources
    from tui.library.caps import limits
    from tui.library.folder_hints import told_of

    desk.hints = told_of(_state(options))
    try:
        found = list(islice(sources.find(paths, limits=limits(), hints=desk.hints), 2))
    except SourceError:
        return None, None
    if len(found) != 1:
        return None, None
    return replace(found[0], path=absolute(found[0].path)), None
