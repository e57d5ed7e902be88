"""Sends text to the clipboard of the person, which over SSH is on another machine than we are.

OSC 52 hands the text to the terminal; nothing ever answers whether it was taken. So the message
says "sent", and by which way, and never more. Standard library only.
"""

from __future__ import annotations

import base64
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

MAX_BYTES = 74_994
"""Most text that OSC 52 carries: xterm and others stop at 100,000 characters, and 4 of them hold 3
bytes."""

SCREEN_CHUNK = 500
"""Characters in one wrapped string for GNU screen, which drops strings of more than 768."""

TOOL_SECONDS = 2.0
"""Longest wait for a clipboard program."""

FILE_NAME = "clipboard.txt"

Run = Callable[[list[str], bytes], bool]
Which = Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class Sent:
    """What was done with a text."""

    how: str
    """"osc52", "tmux", the name of a program, "file", or "nowhere"."""
    message: str
    """A sentence part for the status line: "sent to the terminal's clipboard"."""


@dataclass(frozen=True, slots=True)
class Route:
    """The way a text will take."""

    how: str
    """"osc52", "tmux", or the name of a program."""
    command: tuple[str, ...] = ()
    """The program with its arguments; empty for OSC 52."""
    says: str = ""
    """The way in words, for `winnow doctor`."""


TOOLS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("WAYLAND_DISPLAY", "wl-copy", ()),
    ("DISPLAY", "xclip", ("-selection", "clipboard")),
    ("DISPLAY", "xsel", ("--clipboard", "--input")),
    ("WSL_DISTRO_NAME", "clip.exe", ()),
)
"""(variable that says there is such a desktop, program, arguments), in the order they are tried."""


def routes(
    environ: Mapping[str, str] = os.environ,
    which: Which = shutil.which,
    platform: str = sys.platform,
) -> list[Route]:
    """The ways there are, the best first; the last one, OSC 52, is always there."""
    found: list[Route] = []
    if not is_remote(environ):
        for variable, program, arguments in TOOLS:
            if environ.get(variable) and which(program):
                found.append(Route(program, (program, *arguments), f"the program {program}"))
        if platform == "darwin" and which("pbcopy"):
            found.append(Route("pbcopy", ("pbcopy",), "the program pbcopy"))
    if environ.get("TMUX") and which("tmux"):
        command = ("tmux", "load-buffer", "-w", "-")
        found.append(Route("tmux", command, "tmux, which passes it to the terminal (OSC 52)"))
    return [*found, Route("osc52", (), "an escape sequence to the terminal (OSC 52)")]


def has_desktop(environ: Mapping[str, str], platform: str = sys.platform) -> bool:
    """Whether a browser with a window of its own can be opened: one for the terminal would draw
    over the page."""
    if platform in ("darwin", "win32"):
        return True
    return any(environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"))


def is_remote(environ: Mapping[str, str]) -> bool:
    """Whether we run on another machine than the terminal."""
    return bool(environ.get("SSH_TTY") or environ.get("SSH_CONNECTION"))


def send(
    text: str,
    write: Callable[[str], None],
    state: Path | None = None,
    *,
    environ: Mapping[str, str] = os.environ,
    which: Which = shutil.which,
    run: Run | None = None,
) -> Sent:
    """Send a text by the best way that works.

    Args:
        write: Writes a sequence to the terminal as it is.
        state: Directory for the file that takes a text too long for the terminal.
    """
    data = text.encode("utf-8", "replace")
    for route in routes(environ, which):
        if not route.command:
            break
        if route.how == "tmux" and len(data) > MAX_BYTES:
            continue
        if (run or run_tool)(list(route.command), data):
            where = "tmux and the terminal's clipboard" if route.how == "tmux" else "the clipboard"
            return Sent(route.how, f"sent to {where}")
    if len(data) > MAX_BYTES:
        return _to_file(data, state)
    write(osc52(data, environ))
    return Sent("osc52", "sent to the terminal's clipboard")


def osc52(data: bytes, environ: Mapping[str, str] = os.environ) -> str:
    """The sequence that hands data to the terminal, wrapped for what stands between."""
    sequence = f"\x1b]52;c;{base64.b64encode(data).decode('ascii')}\x07"
    if environ.get("TMUX"):
        return "\x1bPtmux;" + sequence.replace("\x1b", "\x1b\x1b") + "\x1b\\"
    if environ.get("STY"):
        pieces = range(0, len(sequence), SCREEN_CHUNK)
        return "".join(f"\x1bP{sequence[at : at + SCREEN_CHUNK]}\x1b\\" for at in pieces)
    return sequence


def run_tool(command: list[str], data: bytes) -> bool:
    """Give data to a clipboard program; whether it took it."""
    try:
        done = subprocess.run(
            command,
            input=data,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=TOOL_SECONDS,
            check=False,
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return done.returncode == 0


def _to_file(data: bytes, state: Path | None) -> Sent:
    """What is too long for a terminal goes to a file that one can fetch."""
    size = f"{len(data) // 1024} KB are too many for the terminal's clipboard"
    if state is not None:
        path = state / FILE_NAME
        try:
            state.mkdir(parents=True, exist_ok=True)
            unfinished = path.with_suffix(".part")
            unfinished.write_bytes(data)
            unfinished.replace(path)
        except OSError as error:
            return Sent("nowhere", f"{size}, and {path} cannot be written: {error.strerror}")
        return Sent("file", f"{size}; sent to {path}")
    return Sent("nowhere", size)
