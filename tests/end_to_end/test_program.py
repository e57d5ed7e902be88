"""The real program in a pseudo-terminal."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable
from pathlib import Path

from tests.patience import PATIENCE
from tui.demo import folder


class Program:
    """winnow in a terminal of 100 by 30."""

    def __init__(self, *arguments: str) -> None:
        self.output = b""
        self.status: int | None = None
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            os.execv(sys.executable, [sys.executable, "-m", "tui", *arguments])
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))

    def wait_for(self, words: str) -> None:
        """Read until these words were sent; cursor movements between words count as blanks."""
        end = time.monotonic() + PATIENCE
        while words not in self.text:
            assert time.monotonic() < end, f"never came: {words}\n{self.text[-2000:]}"
            assert self._read(), f"ended before: {words}\n{self.text[-2000:]}"

    def wait_until(self, condition: Callable[[], bool]) -> None:
        """Read until a condition holds. Of a row that changes only what differs is sent: words that
        stand where much the same stood cannot be waited for."""
        end = time.monotonic() + PATIENCE
        while not condition():
            assert time.monotonic() < end, self.text[-2000:]
            assert self._read(), self.text[-2000:]

    @property
    def text(self) -> str:
        plain = re.sub(rb"\x1b\[[0-9;?]*[ -/]*[@-~]|\x1b\][^\x07]*\x07|\x1b[=>]", b" ", self.output)
        return " ".join(plain.decode("utf-8", "replace").split())

    def press(self, keys: str) -> None:
        os.write(self.terminal, keys.encode())

    def end(self) -> int:
        """Wait until the program has ended; its exit status."""
        limit = time.monotonic() + PATIENCE
        while self._read():
            assert time.monotonic() < limit, "the program does not end"
        _, status = os.waitpid(self.pid, 0)
        self.status = os.waitstatus_to_exitcode(status)
        return self.status

    def _read(self) -> bool:
        ready, _, _ = select.select([self.terminal], [], [], 0.2)
        if not ready:
            return True
        try:
            data = os.read(self.terminal, 65536)
        except OSError:
            return False
        self.output += data
        return bool(data)

    def close(self) -> None:
        with contextlib.suppress(OSError):
            os.close(self.terminal)
        if self.status is None:
            with contextlib.suppress(ProcessLookupError, ChildProcessError):
                os.kill(self.pid, signal.SIGKILL)
                os.waitpid(self.pid, 0)


def sample(name: str) -> str:
    return str(next(Path(folder()).rglob(name)))


def test_a_page_opens_its_pane_opens_and_q_leaves_the_terminal_as_it_was(
    programs: list[Program],
) -> None:
    program = Program(sample("port-camera-deal.txt"))
    programs.append(program)
    program.wait_for("? help")
    program.press("s")
    program.wait_for("set aside ·")
    program.press("qq")
    assert program.end() == 0
    assert b"\x1b[?1049h" in program.output and b"\x1b[?1049l" in program.output
    assert program.output.rstrip().endswith(b"\x1b[?25h")


def test_a_hostile_page_sends_none_of_its_sequences(programs: list[Program]) -> None:
    program = Program(sample("hostile*.html"))
    programs.append(program)
    program.wait_for("? help")
    program.press("s\\\\\\i")
    program.wait_for("about this page")
    program.press("Q")
    assert program.end() == 0
    assert b"\x1b]52" not in program.output and b"\x1b]0;" not in program.output
    assert b"Traceback" not in program.output


def test_sigterm_restores_the_terminal(programs: list[Program]) -> None:
    program = Program(sample("kestrel-tram.txt"))
    programs.append(program)
    program.wait_for("? help")
    os.kill(program.pid, signal.SIGTERM)
    assert program.end() == 143
    assert b"\x1b[?1049l" in program.output


def test_the_demo_folder_is_triaged_and_stays_decided(programs: list[Program]) -> None:
    program = Program("demo")
    programs.append(program)
    program.wait_for("1 of")
    program.wait_for("Kestrel Bay")
    program.press("a")
    program.wait_for("kept “Kestrel Bay")
    program.press("Q")
    assert program.end() == 0
    again = Program("demo")
    programs.append(again)
    again.wait_for("1 kept")
    again.press("u")
    again.wait_for("undone: kept “Kestrel Bay")
    again.press("Q")
    assert again.end() == 0
