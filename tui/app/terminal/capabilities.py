"""What works in this terminal, found without asking it anything, and how to mend what does not.

Standard library only; nothing is printed and nothing changed here. `winnow doctor` prints the
findings.
"""

from __future__ import annotations

import locale
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from importlib.util import find_spec
from pathlib import Path

from tui.app.terminal.clipboard import is_remote, routes

ASK_SECONDS = 1.0
"""Longest wait for tmux to say how it is set."""

MIN_COLUMNS, MIN_ROWS = 40, 10
"""Below this the reader works but shows the text alone."""


class State(StrEnum):
    """How it stands with one thing."""

    GOOD = "ok"
    NOTE = "note"
    BAD = "mend"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at."""

    what: str
    says: str
    state: State = State.GOOD
    mend: str = ""
    """What the person can do, empty when there is nothing to do."""


EXTRAS: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("batch", ("datatrove",), "cleaning at scale"),
    ("hyphenation", ("pyphen",), "dividing words"),
    ("nli", ("onnxruntime", "tokenizers"), "a second judge of contradictions"),
    ("parquet", ("pyarrow",), "Parquet files"),
    ("pdf", ("pypdf",), "PDF files"),
    ("watch", ("watchfiles",), "watching a folder without polling"),
)
"""(extra, modules, what it is good for)."""


def findings(state: Path, environ: Mapping[str, str] = os.environ) -> list[Finding]:
    """Everything that `winnow doctor` tells, in its order."""
    return [
        terminal(environ),
        size(),
        colours(environ),
        *multiplexer(environ),
        clipboard(environ),
        encoding(),
        state_folder(state),
        *extras(),
    ]


def terminal(environ: Mapping[str, str]) -> Finding:
    """Which terminal this is."""
    name = environ.get("TERM", "")
    program = environ.get("TERM_PROGRAM", "")
    says = (name or "TERM is not set") + (f", {program}" if program else "")
    if is_remote(environ):
        says += ", over SSH"
    if not any(os.isatty(fileno) for fileno in (0, 1, 2)):
        mend = "the reader needs a terminal; without one winnow PATH writes the cleaned text"
        return Finding("terminal", "none on any standard stream", State.NOTE, mend)
    if name in ("", "dumb", "unknown"):
        mend = "set TERM to what your terminal is, for most: export TERM=xterm-256color"
        return Finding("terminal", says, State.BAD, mend)
    return Finding("terminal", says)


def size() -> Finding:
    """How large the terminal is."""
    columns, rows = shutil.get_terminal_size()
    says = f"{columns} columns, {rows} rows"
    if columns < MIN_COLUMNS or rows < MIN_ROWS:
        mend = f"the reader is at its best from {MIN_COLUMNS} by {MIN_ROWS}"
        return Finding("size", says, State.NOTE, mend)
    return Finding("size", says)


def colours(environ: Mapping[str, str]) -> Finding:
    """How many colours there are, as far as the environment says."""
    if environ.get("NO_COLOR"):
        return Finding("colours", "none, as NO_COLOR asks; marks show by weight and underline")
    name = environ.get("TERM", "")
    if environ.get("COLORTERM", "").lower() in ("truecolor", "24bit") or name.endswith("-direct"):
        return Finding("colours", "16 million")
    if "256" in name:
        mend = "if your terminal has more: export COLORTERM=truecolor (ssh does not pass it on)"
        return Finding("colours", "256", State.GOOD, mend)
    return Finding("colours", "16", State.NOTE, "most terminals do: export TERM=xterm-256color")


def multiplexer(environ: Mapping[str, str]) -> list[Finding]:
    """tmux or screen between us and the terminal."""
    if environ.get("TMUX"):
        return [_tmux()]
    if environ.get("STY"):
        mend = "backgrounds are sent in full; with `defbce on` in .screenrc they look the same"
        return [Finding("screen", "GNU screen, the clipboard passes through it", State.NOTE, mend)]
    return [Finding("tmux, screen", "neither")]


def _tmux() -> Finding:
    version = _asked("tmux", "-V") or "tmux"
    passes = _asked("tmux", "show-options", "-gsv", "set-clipboard")
    if passes in ("on", "external"):
        return Finding("tmux", f"{version}, set-clipboard {passes}")
    if not passes:
        return Finding("tmux", f"{version}, which does not say how it is set", State.NOTE)
    mend = "copying needs: tmux set-option -s set-clipboard external"
    return Finding("tmux", f"{version}, set-clipboard {passes}", State.BAD, mend)


def _asked(*command: str) -> str:
    """What a program answers, empty when it does not."""
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=ASK_SECONDS, check=False
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""


def clipboard(environ: Mapping[str, str]) -> Finding:
    """Which way copied text goes."""
    best = routes(environ)[0]
    mend = ""
    if best.how == "osc52":
        mend = (
            "the terminal must allow it: in iTerm2, xterm and others a setting (“clipboard access”)"
        )
    return Finding("clipboard", f"by {best.says}", State.GOOD, mend)


def encoding() -> Finding:
    """Whether text goes out as UTF-8."""
    name = locale.getpreferredencoding(False)
    if name.lower().replace("-", "") == "utf8":
        return Finding("encoding", "UTF-8")
    mend = "export LC_ALL=C.UTF-8, or start the reader with --ascii"
    return Finding("encoding", name, State.BAD, mend)


def state_folder(folder: Path) -> Finding:
    """Whether decisions and places can be kept."""
    there = next((each for each in (folder, *folder.parents) if each.exists()), folder)
    if there.is_dir() and os.access(there, os.W_OK | os.X_OK):
        return Finding("state", f"kept in {folder}")
    mend = "name another folder: export WINNOW_HOME=~/winnow"
    return Finding("state", f"{folder} cannot be written", State.BAD, mend)


def extras() -> list[Finding]:
    """The optional parts and whether they are installed."""
    found = []
    for name, modules, purpose in EXTRAS:
        if all(_installed(module) for module in modules):
            found.append(Finding(f"extra {name}", f"installed: {purpose}"))
        else:
            mend = f"for {purpose}: pip install 'winnow-reader[{name}]'"
            found.append(Finding(f"extra {name}", "not installed", State.NOTE, mend))
    return found


def _installed(module: str) -> bool:
    return module in sys.modules or find_spec(module) is not None
