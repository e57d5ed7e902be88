"""Measures reading in a terminal: winnow beside less, w3m and a plain Textual reader.

    python bench/terminal.py                 # one article of about 4,000 words, 120x40
    python bench/terminal.py --size 80x24 winnow less

Each program runs in a pseudo-terminal. Bytes and memory are solid on any machine; times hold within
one table only. The article is made from word lists by a fixed seed, a quotation in every other
paragraph. w3m and less are left out where they are not installed.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import pty
import random
import re
import select
import shutil
import signal
import statistics
import struct
import sys
import tempfile
import termios
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

QUIET = 0.15
"""Seconds without output after which a key is answered in full."""
PATIENCE = 30.0
"""Seconds to wait for a program's first page."""
TITLE = "Harbour board denies sale of the quay"
WORDS = (
    "harbour board council minister water court people report company price plan city north south "
    "bridge winter energy supply public money school river coast member vote growth trade market "
    "office service history family doctor research station engine tower village island weather"
).split()
REPLIES = {b"\x1b[c": b"\x1b[?62;22c", b"\x1b[6n": b"\x1b[1;1R", b"\x1b[?2026$p": b"\x1b[?2026;0$y"}
"""What a terminal answers when it is asked."""

STOCK_READER = """
import sys
from textual.app import App
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import Static
class Reader(App):
    BINDINGS = [Binding("j", "go(1)"), Binding("space", "go(36)"), Binding("q", "quit")]
    def compose(self):
        with VerticalScroll():
            yield Static(open(sys.argv[1]).read(), markup=False)
    def action_go(self, lines):
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)
Reader().run()
"""


@dataclass(slots=True)
class Figures:
    """What was measured of one program: milliseconds, bytes, megabytes."""

    content: float = 0.0
    start: int = 0
    line_bytes: list[int] = field(default_factory=list)
    line_times: list[float] = field(default_factory=list)
    page_bytes: list[int] = field(default_factory=list)
    memory: float = 0.0
    idle: int = 0
    left: float = 0.0


class Terminal:
    """One program in a pseudo-terminal."""

    def __init__(self, command: Sequence[str], size: tuple[int, int]) -> None:
        self.begun = time.monotonic()
        self.pid, self.fileno = pty.fork()
        if not self.pid:
            os.execvp(command[0], command)
        packed = struct.pack("HHHH", size[1], size[0], 0, 0)
        fcntl.ioctl(self.fileno, termios.TIOCSWINSZ, packed)

    def read(self, quiet: float, until: str = "") -> tuple[bytes, float]:
        """Output until nothing came for `quiet` seconds (once `until` was seen), and when the last
        of it came."""
        data, last = b"", time.monotonic()
        deadline = last + PATIENCE
        while time.monotonic() < deadline:
            seen = not until or until in re.sub(
                r"\x1b\[[^a-zA-Z]*[a-zA-Z]", " ", data.decode("utf-8", "replace")
            )
            if not select.select([self.fileno], [], [], quiet if seen else 0.5)[0]:
                if seen:
                    break
                continue
            try:
                chunk = os.read(self.fileno, 1 << 16)
            except OSError:
                break
            if not chunk:
                break
            for asked, reply in REPLIES.items():
                if asked in chunk:
                    os.write(self.fileno, reply)
            data, last = data + chunk, time.monotonic()
        return data, last

    def press(self, key: str) -> tuple[int, float]:
        """(bytes, milliseconds to the last of them) that a key costs."""
        begun = time.monotonic()
        os.write(self.fileno, key.encode())
        data, last = self.read(QUIET)
        return len(data), max(0.0, last - begun) * 1000

    def memory(self) -> float:
        """Resident megabytes of the program itself, the workers left out."""
        status = Path(f"/proc/{self.pid}/status").read_text(encoding="ascii", errors="replace")
        found = re.search(r"VmRSS:\s+(\d+)", status)
        return int(found[1]) / 1024 if found else 0.0

    def end(self) -> float:
        """Quit; milliseconds until the program was gone."""
        begun = time.monotonic()
        os.write(self.fileno, b"q")
        while time.monotonic() - begun < 5:
            if os.waitpid(self.pid, os.WNOHANG)[0]:
                return (time.monotonic() - begun) * 1000
            self.read(0.01)
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        return float("inf")


def measure(command: Sequence[str], size: tuple[int, int], lines: int, pages: int) -> Figures:
    """Start a program, press keys, end it."""
    figures = Figures()
    terminal = Terminal(command, size)
    data, last = terminal.read(1.0, TITLE.split()[0])
    figures.content, figures.start = (last - terminal.begun) * 1000, len(data)
    for _ in range(lines):
        sent, took = terminal.press("j")
        figures.line_bytes.append(sent)
        figures.line_times.append(took)
    figures.page_bytes = [terminal.press(" ")[0] for _ in range(pages)]
    figures.idle = len(terminal.read(2.0)[0])
    figures.memory = terminal.memory()
    figures.left = terminal.end()
    return figures


def article(paragraphs: int = 68) -> list[str]:
    """Paragraphs of about sixty words, a quotation in every other one."""
    dice = random.Random(4)

    def sentence() -> str:
        return " ".join(dice.choices(WORDS, k=dice.randint(8, 20))).capitalize()

    found = []
    for number in range(paragraphs):
        sentences = [f"{sentence()}." for _ in range(4)]
        if number % 2 == 0:
            sentences.insert(1, f"“{sentence()},” said Anna Holm, the mayor.")
        found.append(" ".join(sentences))
    return found


def programs(folder: Path) -> dict[str, list[str]]:
    """The commands, each on the same article in the form it reads."""
    paragraphs = article()
    text, page = folder / "article.txt", folder / "article.html"
    stock = folder / "stock.py"
    text.write_text("\n\n".join([TITLE, *paragraphs]), encoding="utf-8")
    body = "".join(f"<p>{each}</p>\n" for each in paragraphs)
    page.write_text(
        f"<html><head><title>{TITLE}</title></head><body><article><h1>{TITLE}</h1>{body}"
        "</article></body></html>",
        encoding="utf-8",
    )
    stock.write_text(STOCK_READER, encoding="utf-8")
    commands = {
        "less": ["less", str(text)],
        "w3m": ["w3m", str(page)],
        "stock Textual": [sys.executable, str(stock), str(text)],
        "winnow, new page": [sys.executable, "-m", "tui", "open", str(page)],
        "winnow, seen before": [sys.executable, "-m", "tui", "open", str(page)],
    }
    return {name: each for name, each in commands.items() if shutil.which(each[0])}


def row(name: str, figures: Figures) -> str:
    """One row of the table."""
    times = sorted(figures.line_times)
    return (
        f"| {name} | {figures.content:,.0f} | {figures.start:,} "
        f"| {statistics.mean(figures.line_bytes):,.0f} | {times[len(times) * 95 // 100]:.0f} "
        f"| {statistics.mean(figures.page_bytes):,.0f} | {figures.memory:.0f} "
        f"| {figures.idle} | {figures.left:.0f} |"
    )


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("names", nargs="*", help="programs whose names begin so (all)")
    parser.add_argument("--size", default="120x40")
    parser.add_argument("--lines", type=int, default=30)
    parser.add_argument("--pages", type=int, default=5)
    options = parser.parse_args()
    width, height = map(int, options.size.split("x"))
    os.environ.update(
        TERM="xterm-256color", LANG="C.UTF-8", PYTHONPATH=str(Path(__file__).parents[1])
    )
    for name in ("NO_COLOR", "COLORTERM", "TMUX", "LESS"):
        os.environ.pop(name, None)
    print(
        "| program | page, ms | bytes at start | bytes a line key | p95, ms | bytes a page key "
        "| MB | idle, bytes | quit, ms |"
    )
    print("|---|---|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as scratch:
        os.environ["WINNOW_HOME"] = str(Path(scratch) / "home")
        for name, command in programs(Path(scratch)).items():
            if not options.names or name.startswith(tuple(options.names)):
                print(
                    row(name, measure(command, (width, height), options.lines, options.pages)),
                    flush=True,
                )


if __name__ == "__main__":
    main()
