"""Measures reading in a terminal: winnow beside less, w3m and a plain Textual reader.

    python bench/terminal.py                 # all tables, 120x40; about four minutes on a quiet machine
    python bench/terminal.py --size 80x24 winnow less

Each program runs in a pseudo-terminal. Bytes, memory and processor time are solid on any machine;
times hold within one table only. Pages are made from word lists by a fixed seed. w3m and less are
left out where they are not installed.

content: title and first words of the text were sent. live: a key typed at that moment (to the end of
the text) was answered by the end of the text. lag: from letting a line key go, held for a second at 30
a second, to the last change, over a link of 20,000 bytes a second and 150 ms a round trip.
Memory is that of all processes of the program, once nothing is under way.
"""

from __future__ import annotations

import argparse
import compileall
import os
import random
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from pty_program import Terminal, lag

ROOT = Path(__file__).parents[1]
TITLE = "Harbour board denies sale of the quay"
FIRST, LAST = "Opening", "Closing"
"""Words that only the first and the last paragraph begin with."""
REST = 1.5
"""Seconds without output after which a start is over."""
STARTS = 3
"""Starts of which the middle one counts; of the large page there is one."""
WORDS = (
    "harbour board council minister water court people report company price plan city north south "
    "bridge winter energy supply public money school river coast member vote growth trade market "
    "office service history family doctor research station engine tower village island weather"
).split()

STOCK_READER = """
import sys
from textual.app import App
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import Static
class Reader(App):
    BINDINGS = [Binding("j", "go(1)"), Binding("space", "go(36)"), Binding("q", "quit"),
                Binding("G", "go(99999)"), Binding("g", "go(-99999)")]
    def compose(self):
        with VerticalScroll():
            yield Static(open(sys.argv[1]).read(), markup=False)
    def action_go(self, lines):
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)
Reader().run()
"""

START_HEAD = ("program", "content, ms", "live, ms", "bytes", "MB", "quit, ms")
KEYS_HEAD = (
    "program",
    "line, bytes",
    "p95, ms",
    "page, bytes",
    "p95, ms",
    "pane, bytes",
    "ms",
    "view, bytes",
    "ms",
    "lag, s",
    "idle, bytes",
    "CPU, %",
)


class Bench:
    """One terminal size, and programs whose names begin as asked."""

    def __init__(self, size: tuple[int, int], names: Sequence[str], scratch: Path) -> None:
        self.size, self.names, self.scratch = size, tuple(names), scratch

    def commands(self, name: str, text: Path, page: Path) -> dict[str, list[str]]:
        """The programs on one article, each in the form it reads."""
        stock = self.scratch / "stock.py"
        stock.write_text(STOCK_READER, encoding="utf-8")
        winnow = [sys.executable, "-m", "tui", "open"]
        found = {
            "less": ["less", str(text)],
            "w3m": ["w3m", str(page)],
            "stock Textual": [sys.executable, str(stock), str(text)],
            "winnow, new": [*winnow, str(page)],
            "winnow, seen before": [*winnow, str(page)],
        }
        return {
            f"{each}{name}": command
            for each, command in found.items()
            if shutil.which(command[0]) and (not self.names or each.startswith(self.names))
        }

    def start(self, name: str, command: Sequence[str]) -> tuple[str, ...]:
        """A row of the first table: medians of some starts."""
        content, live, sent, memory, left = [], [], [], [], []
        for number in range(1 if "5 MB" in name else STARTS):
            terminal = self._opened(name, command, fresh=number == 0 or "new" in name)
            content.append(terminal.wait_for(TITLE, FIRST) * 1000)
            terminal.settle(REST)
            sent.append(terminal.sent)
            left.append(terminal.end(_leave(name)))
            terminal = self._opened(name, command, fresh="new" in name)
            live.append(_to_the_end_and_back(terminal) * 1000)
            memory.append(terminal.memory())
            terminal.end(_leave(name))
        return (name, *(_whole(each) for each in (content, live, sent, memory, left)))

    def _opened(self, name: str, command: Sequence[str], *, fresh: bool) -> Terminal:
        """The program, started as on its first day or on a later one."""
        home = self.scratch / "home"
        os.environ["WINNOW_HOME"] = str(home)
        if fresh:
            shutil.rmtree(home, ignore_errors=True)
            if "seen" in name:
                terminal = Terminal(command, self.size)
                _to_the_end_and_back(terminal)
                terminal.end()
        return Terminal(command, self.size)

    def keys(self, name: str, command: Sequence[str], lines: int, pages: int) -> tuple[str, ...]:
        """A row of the second table."""
        terminal = self._opened(name, command, fresh=True)
        _to_the_end_and_back(terminal)
        down = [terminal.press("j") for _ in range(lines)]
        on = [terminal.press(" ") for _ in range(pages)]
        terminal.press("g")
        held = lag(terminal, "j", 30, 20_000, 0.15)
        row = [name, *_cost(down, _p95), *_cost(on, _p95)]
        if name.startswith("winnow"):
            row += _cost([terminal.press("s") for _ in range(6)], _median)
            row += _cost([terminal.press("\\") for _ in range(8)], _median)
        else:
            row += ["–"] * 4
        before, took, begun = terminal.sent, terminal.processor_time(), time.monotonic()
        while (left := begun + 3.0 - time.monotonic()) > 0:
            terminal.read(left)
        busy = (terminal.processor_time() - took) / 3.0
        row += [f"{held:.2f}", str(terminal.sent - before), f"{busy:.1%}".rstrip("%")]
        terminal.end(_leave(name))
        return tuple(row)


def _to_the_end_and_back(terminal: Terminal) -> float:
    """Seconds from the start until the end of the text was shown, asked for at first sight."""
    terminal.wait_for(TITLE, FIRST)
    terminal.type("G")
    seen = terminal.wait_for(LAST)
    terminal.type("g")
    terminal.settle(REST)
    return seen


def _whole(values: Iterable[float]) -> str:
    """The middle one, whole."""
    return f"{statistics.median(values):,.0f}"


def _leave(name: str) -> str:
    """The keys that end a program."""
    return "qy" if name.startswith("w3m") else "q"


def _p95(times: Sequence[float]) -> float:
    return sorted(times)[len(times) * 95 // 100]


def _median(times: Sequence[float]) -> float:
    return statistics.median(times)


def _cost(
    answers: Sequence[tuple[int, float]], of_times: Callable[[Sequence[float]], float]
) -> list[str]:
    """Mean bytes, and a figure of the times."""
    sizes = [sent for sent, _ in answers]
    return [f"{statistics.mean(sizes):,.0f}", f"{of_times([took for _, took in answers]):.0f}"]


def article(paragraphs: int) -> list[str]:
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
    found[0] = f"{FIRST} {found[0]}"
    found[-1] = f"{LAST} {found[-1]}"
    return found


def noise(links: int) -> str:
    """What stands around an article: menus, scripts, teasers."""
    dice = random.Random(5)
    teasers = "".join(
        f'<li class="teaser"><a href="/story/{number}"><img src="{number}.jpg" alt="">'
        f"{' '.join(dice.choices(WORDS, k=9)).capitalize()} …</a></li>"
        for number in range(links)
    )
    script = "".join(f"track({number}, 'view');" for number in range(links * 5))
    return f'<script>{script}</script><div class="related"><ul>{teasers}</ul></div>'


def write_pages(folder: Path, name: str, paragraphs: int, links: int = 0) -> tuple[Path, Path]:
    """An article as text and as HTML."""
    body = article(paragraphs)
    text, page = folder / f"{name}.txt", folder / f"{name}.html"
    text.write_text("\n\n".join([TITLE, *body]), encoding="utf-8")
    around = noise(links) if links else ""
    page.write_text(
        f"<html><head><title>{TITLE}</title></head><body><article><h1>{TITLE}</h1>"
        + "".join(f"<p>{each}</p>\n" for each in body)
        + f"</article>{around}</body></html>",
        encoding="utf-8",
    )
    return text, page


def head(names: Sequence[str]) -> str:
    """The first two lines of a table."""
    return f"| {' | '.join(names)} |\n|{'---|' * len(names)}"


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("names", nargs="*", help="programs whose names begin so (all)")
    parser.add_argument("--size", default="120x40")
    parser.add_argument("--lines", type=int, default=40)
    parser.add_argument("--pages", type=int, default=8)
    options = parser.parse_args()
    width, height = map(int, options.size.split("x"))
    os.environ.update(TERM="xterm-256color", LANG="C.UTF-8", PYTHONPATH=str(ROOT))
    for name in ("NO_COLOR", "COLORTERM", "TMUX", "LESS", "PYTHONDONTWRITEBYTECODE"):
        os.environ.pop(name, None)
    # As after an installation: otherwise every start compiles our modules anew.
    compileall.compile_dir(ROOT / "tui", quiet=1)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        bench = Bench((width, height), options.names, folder)
        middle = bench.commands("", *write_pages(folder, "article", 68))
        noisy = bench.commands(", 200 KB HTML", *write_pages(folder, "noisy", 120, 550))
        # Of the noise the others know nothing; to them it is one more text.
        noisy = {name: command for name, command in noisy.items() if name.startswith("winnow")}
        large = bench.commands(", 5 MB", *write_pages(folder, "large", 11_000))
        # It needs half a minute to show one.
        large.pop("stock Textual, 5 MB", None)
        print(head(START_HEAD))
        for name, command in {**middle, **noisy, **large}.items():
            print(f"| {' | '.join(bench.start(name, command))} |", flush=True)
        print(f"\n{head(KEYS_HEAD)}")
        for name, command in {**middle, **large}.items():
            row = bench.keys(name, command, options.lines, options.pages)
            print(f"| {' | '.join(row)} |", flush=True)


if __name__ == "__main__":
    main()
