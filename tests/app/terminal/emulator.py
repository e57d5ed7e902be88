"""A terminal small enough to trust: what the reader's own output and Textual's need, and nothing
else.

An unknown sequence is an error, so that a test notices when something new is sent.
"""

from __future__ import annotations

import re

from rich.cells import split_graphemes

from tui.app.terminal.pens import PLAIN, Pen, blank_pen, parse_sgr, pen

TOKEN = re.compile(
    r"\x1b\[(?P<private>[?<>=]?)(?P<parameters>[0-9;:]*)(?P<between>[ $]?)(?P<final>[@-~])"
    r"|\x1b\](?P<command>[^\x07\x1b]*)(?:\x07|\x1b\\)"
    r"|\x1bP(?P<device>[^\x1b]*(?:\x1b\x1b[^\x1b]*)*)\x1b\\"
    r"|(?P<control>[\r\n\x07\b])"
    r"|(?P<text>[^\x1b\r\n\x07\b]+)"
)


class Emulator:
    """Keeps the cells that a person would see, the modes that are on, and the queries that were
    asked."""

    def __init__(self, width: int, height: int) -> None:
        self.modes: set[int] = set()
        self.kitty: list[int] = []
        self.queries: list[str] = []
        self.commands: list[str] = []
        self.rest = ""
        self.resize(width, height)

    def resize(self, width: int, height: int) -> None:
        """A new size; as in most terminals after a resize nothing on the screen can be relied
        on."""
        self.width, self.height = width, height
        self.cells = [[("?", PLAIN)] * width for _ in range(height)]
        self.x = self.y = 0
        self.top, self.bottom = 0, height - 1
        self.pen: Pen = PLAIN

    def feed(self, data: str) -> None:
        """Take output of the program, cut anywhere."""
        data, self.rest = self.rest + data, ""
        at = 0
        while at < len(data):
            found = TOKEN.match(data, at)
            if found is None:
                self.rest = data[at:]
                if len(self.rest) > 5_000:
                    raise ValueError(f"not understood: {self.rest[:40]!r}")
                return
            at = found.end()
            self._take(found)

    def _take(self, found: re.Match[str]) -> None:
        if found["text"] is not None:
            self._write(found["text"])
        elif found["control"] is not None:
            self._control(found["control"])
        elif found["command"] is not None:
            self._command(found["command"])
        elif found["final"] is not None:
            self._sequence(found)
        else:
            self.commands.append(f"DCS {found['device']}")

    def _write(self, text: str) -> None:
        for start, end, width in split_graphemes(text)[0]:
            glyph = text[start:end]
            if not width:
                self._combine(glyph)
                continue
            if self.x + width > self.width:
                self.x = self.width - width
            self._clear_halves(self.x, self.x + width)
            self.cells[self.y][self.x] = (glyph, self.pen)
            for second in range(self.x + 1, self.x + width):
                self.cells[self.y][second] = ("", self.pen)
            self.x += width

    def _combine(self, glyph: str) -> None:
        x = self.x - 1
        while x > 0 and not self.cells[self.y][x][0]:
            x -= 1
        if x >= 0:
            before, looks = self.cells[self.y][x]
            self.cells[self.y][x] = (before + glyph, looks)

    def _clear_halves(self, start: int, end: int) -> None:
        """Half a wide glyph cannot stay."""
        row = self.cells[self.y]
        while start > 0 and not row[start][0]:
            start -= 1
            row[start] = (" ", row[start][1])
        while end < self.width and not row[end][0]:
            row[end] = (" ", row[end][1])
            end += 1

    def _control(self, which: str) -> None:
        self.x = min(self.x, self.width - 1)
        if which == "\r":
            self.x = 0
        elif which == "\b":
            self.x = max(0, self.x - 1)
        elif which == "\n" and self.y == self.bottom:
            self._scroll(1)
        elif which == "\n":
            self.y = min(self.y + 1, self.height - 1)
            self.x = 0  # the tty turns a line feed into both

    def _command(self, command: str) -> None:
        if command.startswith("8;"):
            link = command[2:]
            self.pen = pen(
                self.pen.fg, self.pen.bg, self.pen.attributes, "" if link == ";" else link
            )
        else:
            self.commands.append(command)

    def _sequence(self, found: re.Match[str]) -> None:
        final, private = found["final"], found["private"]
        numbers = [int(each) if each else 0 for each in re.split("[;:]", found["parameters"])]
        first = numbers[0]
        if private or found["between"]:
            self._mode(private, found["between"], final, numbers)
        elif final == "m":
            self.pen = parse_sgr(found["parameters"], self.pen.link, self.pen)
        elif final == "H":
            self.y = min(max(first, 1), self.height) - 1
            self.x = min(max(numbers[1] if len(numbers) > 1 else 1, 1), self.width) - 1
        elif final == "G":
            self.x = min(max(first, 1), self.width) - 1
        elif final == "B":
            self.y = min(self.y + max(first, 1), self.height - 1)
        elif final == "C":
            self.x = min(self.x + max(first, 1), self.width - 1)
        elif final == "X":
            self._erase(self.x, self.x + max(first, 1))
        elif final == "K" and first == 0:
            self._erase(self.x, self.width)
        elif final == "J":
            self._clear(first)
        elif final in "ST":
            self._scroll(max(first, 1) * (1 if final == "S" else -1))
        elif final == "r":
            last = numbers[1] if len(numbers) > 1 and numbers[1] else self.height
            self.top, self.bottom, self.x, self.y = max(first, 1) - 1, last - 1, 0, 0
        else:
            raise ValueError(f"not understood: {found[0]!r}")

    def _mode(self, private: str, between: str, final: str, numbers: list[int]) -> None:
        if between == "$" or final in "cn" or (private == "?" and final == "u"):
            self.queries.append(f"{private}{';'.join(map(str, numbers))}{between}{final}")
        elif private == "?" and final == "h":
            self.modes.update(numbers)
        elif private == "?" and final == "l":
            self.modes.difference_update(numbers)
        elif private == ">" and final == "u":
            self.kitty.append(numbers[0])
        elif private == "<" and final == "u":
            del self.kitty[-max(1, numbers[0]) :]
        else:
            raise ValueError(f"not understood: CSI {private} {numbers} {between}{final}")

    def _erase(self, start: int, end: int) -> None:
        start, end = min(start, self.width - 1), min(end, self.width)
        self._clear_halves(start, end)
        self.cells[self.y][start:end] = [(" ", pen(bg=self.pen.bg))] * (end - start)

    def _clear(self, which: int) -> None:
        if which == 0:
            self._erase(self.x, self.width)
        for y in range(self.y + 1 if which == 0 else 0, self.height):
            self.cells[y] = [(" ", pen(bg=self.pen.bg))] * self.width

    def _scroll(self, lines: int) -> None:
        region = self.cells[self.top : self.bottom + 1]
        count = min(abs(lines), len(region))
        fresh = [[(" ", pen(bg=self.pen.bg))] * self.width for _ in range(count)]
        region = (
            [*region[count:], *fresh] if lines > 0 else [*fresh, *region[: len(region) - count]]
        )
        self.cells[self.top : self.bottom + 1] = region

    # -- what is seen

    def seen(self) -> list[list[tuple[str, Pen]]]:
        """Every cell, without what cannot be seen on a blank one."""
        return [
            [
                (glyph, blank_pen(looks)) if glyph in " \xa0" and glyph else (glyph, looks)
                for glyph, looks in row
            ]
            for row in self.cells
        ]

    def text(self) -> str:
        """The screen as lines."""
        return "\n".join("".join(glyph for glyph, _ in row).rstrip() for row in self.cells)
