"""Measures the list of a large folder in a pseudo-terminal: start, answers, keys, memory.

    python bench/folder_screen.py start DIR    # seen before (the library that `folder.py fill` made)
    python bench/folder_screen.py new DIR      # a folder that no library knows
    python bench/folder_screen.py keys DIR     # down keys while two workers index a new folder

Beside the clock stands the processor time of the reading process: on a machine that is busy with
other work only that can be compared.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import pty
import re
import select
import signal
import sqlite3
import statistics
import struct
import sys
import tempfile
import termios
import time
from contextlib import closing
from pathlib import Path

ROWS, COLUMNS = 40, 120
KEYS = 200
INDEXED_BEFORE = 200
PAUSE = 0.03
"""Seconds between two keys: a held key repeats about as fast."""

TICK = os.sysconf("SC_CLK_TCK")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("what", choices=("start", "new", "keys"))
    parser.add_argument("folder", type=Path)
    parser.add_argument("--times", type=int, default=3)
    options = parser.parse_args()
    for _ in range(1 if options.what == "keys" else options.times):
        with tempfile.TemporaryDirectory() as home:
            seen = options.folder.with_name(options.folder.name + ".library.db")
            state = seen if options.what == "start" else Path(home) / "library.db"
            program = Program(options.folder, state, Path(home))
            try:
                start(program) if options.what != "keys" else keys(program, state)
            finally:
                program.end()
    return 0


def start(program: Program) -> None:
    parts = [program.until(rb"page-\d+\.html|\S+ \S+ \S+ \S+ \S+", "on the screen")]
    program.press("j")
    parts.append(program.until("▌".encode(), "answers a key"))
    program.press("G")
    parts.append(program.until("▌".encode(), "all there, at its end"))
    program.press("g")
    print(" · ".join(parts) + f" · {program.megabytes():.0f} MB", flush=True)
    time.sleep(5)
    print(f"five seconds later {program.megabytes():.0f} MB", flush=True)


def keys(program: Program, state: Path) -> None:
    while pages_kept(state) < INDEXED_BEFORE:
        program.drain()
        time.sleep(0.2)
    took, begun = [], program.processor()
    for _ in range(KEYS):
        program.drain()
        at = time.perf_counter()
        program.press("j")
        program.read()
        took.append(1000 * (time.perf_counter() - at))
        time.sleep(PAUSE)
    busy = 1000 * (program.processor() - begun) / KEYS
    took.sort()
    print(
        f"{KEYS} down keys while indexing: median {statistics.median(took):.0f} ms,"
        f" 95th percentile {took[int(KEYS * 0.95)]:.0f} ms; {busy:.0f} ms of processor time a key,"
        f" index and all; {program.megabytes():.0f} MB"
    )


def pages_kept(state: Path) -> int:
    """Pages in the library; the screen is no help, as only cells that differ are sent."""
    if not state.exists():
        return 0
    with closing(sqlite3.connect(f"file:{state}?mode=ro", uri=True)) as library:
        try:
            return int(library.execute("SELECT count(*) FROM pages").fetchone()[0])
        except sqlite3.OperationalError:  # its tables are just being made
            return 0


class Program:
    """winnow on a folder, in a terminal of its own."""

    def __init__(self, folder: Path, state: Path, home: Path) -> None:
        self.output = b""
        self.begun = time.perf_counter()
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            os.environ["WINNOW_HOME"] = str(home)
            arguments = ["-m", "tui", "--state", str(state), str(folder)]
            os.execv(sys.executable, [sys.executable, *arguments])
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))

    def press(self, key: str) -> None:
        self.output = b""
        os.write(self.terminal, key.encode())

    def until(self, pattern: bytes, what: str) -> str:
        while not re.search(pattern, re.sub(rb"\x1b\[[0-9;?]*[ -/]*[@-~]", b" ", self.output)):
            self.read()
        took = 1000 * (time.perf_counter() - self.begun)
        return f"{what} {took:.0f} ms (processor {1000 * self.processor():.0f})"

    def read(self) -> None:
        if not select.select([self.terminal], [], [], 60)[0]:
            raise SystemExit(f"nothing came; last: {self.output[-500:]!r}")
        self.output += os.read(self.terminal, 65536)

    def drain(self) -> None:
        while select.select([self.terminal], [], [], 0)[0]:
            os.read(self.terminal, 65536)

    def processor(self) -> float:
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICK

    def megabytes(self) -> float:
        pages = int(Path(f"/proc/{self.pid}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 1e6

    def end(self) -> None:
        os.kill(self.pid, signal.SIGTERM)
        end = time.monotonic() + 20
        while time.monotonic() < end and os.waitpid(self.pid, os.WNOHANG) == (0, 0):
            time.sleep(0.05)
        os.close(self.terminal)


if __name__ == "__main__":
    sys.exit(main())
