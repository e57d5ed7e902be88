"""`winnow decide`: decisions from scripts, in the same log that the reader undoes from."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from tui.cli import exit_codes
from tui.cli.library_options import add_library_arguments, checked, opened, up_to_date
from tui.cli.listing import narrowing
from tui.cli.output import complain, use_utf8

if TYPE_CHECKING:
    from tui.library.decisions import Decisions, Outcome
    from tui.library.library import Library


def add_arguments(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command's arguments."""
    parser = commands.add_parser("decide", help="decisions from scripts, undoable")
    parser.add_argument("paths", nargs="*", metavar="PATH", help="pages, or folders of them")
    what = parser.add_mutually_exclusive_group()
    for name in ("keep", "discard", "skip", "undecide"):
        what.add_argument(f"--{name}", dest="decision", action="store_const", const=name)
    parser.add_argument("--read", dest="read", action="store_true", default=None)
    parser.add_argument("--unread", dest="read", action="store_false")
    parser.add_argument("--star", dest="star", action="store_true", default=None)
    parser.add_argument("--unstar", dest="star", action="store_false")
    parser.add_argument("--tag", action="append", default=[], metavar="T", help="put a tag on")
    parser.add_argument("--untag", action="append", default=[], metavar="T", help="take it off")
    parser.add_argument("--note", metavar="TEXT", help="write a note; empty takes it away")
    parser.add_argument("--filter", default="", metavar="F", help="only pages that pass")
    parser.add_argument("--as", dest="person", metavar="NAME", help="who decides")
    parser.add_argument("--json", action="store_true", help="the log as JSON, one change a line")
    parser.add_argument("--session", type=int, metavar="N", help="only the log of a session")
    log = parser.add_mutually_exclusive_group()
    log.add_argument("--begin-session", action="store_true", help="start a review of the filter")
    log.add_argument("--end-session", action="store_true", help="end it and print its summary")
    log.add_argument("--undo", action="store_true", help="take the newest change back")
    log.add_argument("--redo", action="store_true", help="do it again")
    log.add_argument("--log", action="store_true", help="print what was done, newest first")
    add_library_arguments(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Decide, or look at what was decided."""
    use_utf8()
    if options.undo or options.redo or options.log:
        return _look_back(options)
    if options.begin_session or options.end_session:
        return _session(options)
    if not _asked(options):
        complain("nothing to decide; name --keep, --discard, --star, --tag T or another")
        return exit_codes.USAGE
    if not options.paths:
        complain("nothing to decide on; name pages or folders")
        return exit_codes.USAGE
    narrowed, _, _ = narrowing(options.filter, "found")
    with opened(options) as library:
        rows = up_to_date(library, checked(options.paths), options)
        numbers = rows.select(narrowed)
        if not numbers:
            complain("no page passes")
            return exit_codes.NOTHING_TO_READ
        decisions = library.decisions(rows, options.person)
        for outcome in _decide(decisions, numbers, options):
            if outcome is not None:
                print(outcome.says, file=sys.stderr)
        failed = [number for number in numbers if rows.pages[number] < 0]
        for number in failed:
            complain(f"{rows.ref(number).name}: {rows.errors.get(number, 'it is not read yet')}")
    return exit_codes.SOME_FAILED if failed else exit_codes.OK


def _asked(options: argparse.Namespace) -> bool:
    flags = (options.decision, options.read, options.star, options.note)
    return any(flag is not None for flag in flags) or bool(options.tag or options.untag)


def _decide(
    decisions: Decisions, numbers: Sequence[int], options: argparse.Namespace
) -> list[Outcome | None]:
    steps: list[Callable[[], Outcome | None]] = []
    if options.decision is not None:
        wanted = None if options.decision == "undecide" else options.decision
        steps.append(lambda: decisions.decide(numbers, wanted))
    if options.read is not None:
        steps.append(lambda: decisions.set_read(numbers, options.read))
    if options.star is not None:
        steps.append(lambda: decisions.set_star(numbers, options.star))
    outcomes = [step() for step in steps]
    outcomes += [decisions.tag(numbers, tag) for tag in options.tag]
    outcomes += [decisions.tag(numbers, tag, on=False) for tag in options.untag]
    if options.note is not None:
        outcomes += [decisions.note(number, options.note) for number in numbers]
    return outcomes


def _session(options: argparse.Namespace) -> int:
    from tui.library.library import user_name
    from tui.library.sessions import Sessions, summary_text

    narrowing(options.filter, "found")
    with opened(options) as library:
        rows = up_to_date(library, checked(options.paths or ["."]), options)
        sessions = Sessions(library, rows, options.person or user_name())
        if options.begin_session:
            begun = sessions.begin(options.filter)
            print(f"session {begun.id} over {begun.total:,} pages", file=sys.stderr)
            return exit_codes.OK
        running = sessions.current()
        if running is None:
            complain("no session is open here; --begin-session starts one")
            return exit_codes.NOTHING_TO_READ
        sessions.end(running)
        summary = sessions.summary(library.memory.session(running.id) or running)
        print(json.dumps(summary, ensure_ascii=False) if options.json else summary_text(summary))
    return exit_codes.OK


def _look_back(options: argparse.Namespace) -> int:
    with opened(options) as library:
        if options.log:
            _print_log(library, options)
            return exit_codes.OK
        effect = library.choices.undo() if options.undo else library.choices.redo()
        if effect is None:
            complain(f"nothing to {'undo' if options.undo else 'redo'}")
            return exit_codes.NOTHING_TO_READ
        print(f"{'undone' if options.undo else 'redone'}: {effect.change.says}", file=sys.stderr)
    return exit_codes.OK


def _print_log(library: Library, options: argparse.Namespace) -> None:
    from datetime import UTC, datetime

    for change in library.choices.log():
        if options.session is not None and change.session != options.session:
            continue
        at = datetime.fromtimestamp(change.at, UTC).astimezone()
        if options.json:
            record = {**change._asdict(), "at": at.isoformat(timespec="seconds")}
            print(json.dumps(record, ensure_ascii=False))
        else:
            print(f"{at:%Y-%m-%d %H:%M:%S}\t{change.person}\t{change.state}\t{change.says}")
