"""A program in a pseudo-terminal, watched from the terminal's side: what it sends, and when."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Sequence
from pathlib import Path

QUIET = 0.15
"""Seconds without output after which a key is answered in full."""
ANSWERED = 3.0
"""Seconds to wait for the first of an answer."""
PATIENCE = 60.0
"""Seconds to wait for a program's first page."""
REPLIES = {b"\x1b[c": b"\x1b[?62;22c", b"\x1b[6n": b"\x1b[1;1R", b"\x1b[?2026$p": b"\x1b[?2026;0$y"}
"""What a terminal answers when it is asked."""
TICK = os.sysconf("SC_CLK_TCK")
"""Units of processor time in a second."""


class Terminal:
    """One program in a pseudo-terminal.

    Args:
        command: What is run.
        size: (columns, rows).
    """

    def __init__(self, command: Sequence[str], size: tuple[int, int]) -> None:
        self.begun = time.monotonic()
        self.chunks: list[tuple[float, bytes]] = []
        self.pid, self.fileno = pty.fork()
        if not self.pid:
            os.execvp(command[0], command)
        packed = struct.pack("HHHH", size[1], size[0], 0, 0)
        fcntl.ioctl(self.fileno, termios.TIOCSWINSZ, packed)

    def read(self, seconds: float) -> bool:
        """Take what comes within so many seconds; whether anything did."""
        if not select.select([self.fileno], [], [], seconds)[0]:
            return False
        try:
            chunk = os.read(self.fileno, 1 << 16)
        except OSError:
            return False
        self.chunks.append((time.monotonic(), chunk))
        for asked, reply in REPLIES.items():
            if asked in chunk:
                os.write(self.fileno, reply)
        return bool(chunk)

    def wait_for(self, *words: str) -> float:
        """Seconds from the start until all these words were sent from now on; infinite where they
        never come."""
        first, missing = len(self.chunks), list(words)
        while missing:
            if time.monotonic() - self.begun > PATIENCE:
                return float("inf")
            if self.read(0.5):
                sent = words_in(b"".join(chunk for _, chunk in self.chunks[first:]))
                missing = [each for each in missing if each not in sent]
        return self.chunks[-1][0] - self.begun

    def settle(self, quiet: float) -> None:
        """Read until nothing came for so long."""
        while self.read(quiet):
            pass

    def type(self, keys: str) -> None:
        """Send keys."""
        os.write(self.fileno, keys.encode())

    def press(self, key: str) -> tuple[int, float]:
        """(bytes, milliseconds to the last of them) that a key costs."""
        begun, first = time.monotonic(), len(self.chunks)
        self.type(key)
        if self.read(ANSWERED):
            self.settle(QUIET)
        answer = self.chunks[first:]
        last = answer[-1][0] if answer else begun
        return sum(len(chunk) for _, chunk in answer), (last - begun) * 1000

    @property
    def sent(self) -> int:
        """Bytes that came so far."""
        return sum(len(chunk) for _, chunk in self.chunks)

    def processes(self) -> list[int]:
        """The program and what it has started."""
        found, parents = [self.pid], {}
        for each in Path("/proc").glob("[0-9]*/stat"):
            try:
                said = each.read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
            except OSError:
                continue  # it has ended meanwhile
            parents[int(each.parent.name)] = int(said[1])
        for parent in found:
            found += [child for child, its in parents.items() if its == parent]
        return found

    def memory(self) -> float:
        """Resident megabytes of the program and what it has started."""
        total = 0
        for each in self.processes():
            try:
                status = Path(f"/proc/{each}/status").read_text(encoding="ascii", errors="replace")
            except OSError:
                continue
            found = re.search(r"VmRSS:\s+(\d+)", status)
            total += int(found[1]) if found else 0
        return total / 1024

    def processor_time(self) -> float:
        """Seconds of processor time that the program took so far."""
        said = Path(f"/proc/{self.pid}/stat").read_text(encoding="ascii", errors="replace")
        fields = said.rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICK

    def end(self, keys: str = "q") -> float:
        """Quit by these keys; milliseconds until the program was gone."""
        begun = time.monotonic()
        self.type(keys)
        while time.monotonic() - begun < 5:
            if os.waitpid(self.pid, os.WNOHANG)[0]:
                os.close(self.fileno)
                return (time.monotonic() - begun) * 1000
            self.read(0.01)
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.fileno)
        return float("inf")


def words_in(output: bytes) -> str:
    """Output without its control sequences, words a blank apart."""
    plain = re.sub(r"\x1b\[[^a-zA-Z]*[a-zA-Z]", " ", output.decode("utf-8", "replace"))
    return " ".join(plain.split())


def lag(terminal: Terminal, key: str, rate: int, bandwidth: int, round_trip: float) -> float:
    """Seconds from letting a key go to the last change on the screen, over a slow link.

    The key is held for one second. What the program sends is delivered one chunk after the other at
    the link's speed; half a round trip passes before it arrives, and before a key does.

    Args:
        terminal: The program, with nothing under way.
        key: The key.
        rate: How often a second it repeats.
        bandwidth: Bytes a second.
        round_trip: Seconds.
    """
    first = len(terminal.chunks)
    begun = time.monotonic()
    for number in range(rate):
        while (left := begun + number / rate - time.monotonic()) > 0:
            terminal.read(left)
        terminal.type(key)
    released = time.monotonic()
    terminal.settle(2 * QUIET)
    free = begun
    for at, chunk in terminal.chunks[first:]:
        free = max(free, at) + len(chunk) / bandwidth
    return max(0.0, free - released) + round_trip
