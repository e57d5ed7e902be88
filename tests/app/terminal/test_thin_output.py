"""Thin output leaves the same cells on the terminal as Textual's own output, in hundreds of frames."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable
from typing import ClassVar

import pytest
from rich.segment import Segment
from rich.style import Style
from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.drivers.headless_driver import HeadlessDriver
from textual.geometry import Size
from textual.screen import ModalScreen, Screen
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widgets import Static

from tests.app.terminal.emulator import Emulator
from tui.app.terminal import thin_output as module
from tui.app.terminal.pens import blank_pen
from tui.app.terminal.rows import Row, row_of_ansi
from tui.app.terminal.thin_output import ThinOutput, terminal_abilities

SIZES = [(80, 24), (61, 17), (100, 30), (33, 9), (12, 4), (2, 1), (5, 2)]

WORDS = [
    "harbour",
    "wall",
    "漢字仮名",
    "café",
    "étude",
    "한국어",
    "🚀",
    "👩\u200d🚀",
    "❤️",
    "ภาษาไทยก้",
    "“quoted”",
    "العربية",
    "—",
    "…",
    "x",
]


class RecordingDriver(HeadlessDriver):
    """Says that it paints, and keeps what is painted."""

    @property
    def is_headless(self) -> bool:
        return False

    def __init__(self, *arguments: object, **named: object) -> None:
        super().__init__(*arguments, **named)  # type: ignore[arg-type]
        self.terminal: Emulator | None = None
        self.sent = 0

    def write(self, data: str) -> None:
        self.sent += len(data.encode())
        if self.terminal is not None:
            self.terminal.feed(data)


class Lines(ScrollView, can_focus=True):
    """Many lines in many scripts and styles, as the reading surface has them."""

    DEFAULT_CSS = "Lines { scrollbar-size: 0 0; height: 1fr; }"

    def on_mount(self) -> None:
        self.virtual_size = Size(70, 300)

    def render_line(self, y: int) -> Strip:
        number = y + round(self.scroll_offset.y)
        dice = random.Random(number)
        words = [dice.choice(WORDS) for _ in range(dice.randrange(9))]
        looks = [
            Style(bold=True),
            Style(color="red", bgcolor="blue"),
            Style(underline=True),
            Style(),
        ]
        segments = [Segment(f"{number} ", Style(dim=True))]
        segments += [Segment(f"{word} ", dice.choice(looks)) for word in words]
        strip = Strip(segments).adjust_cell_length(self.size.width, self.rich_style)
        return strip.apply_style(self.rich_style)


class Question(ModalScreen[None]):
    """A box over a dimmed screen."""

    DEFAULT_CSS = """
    Question { align: center middle; }
    Question Static { width: 30; height: 5; border: solid; }
    """

    def compose(self) -> ComposeResult:
        yield Static("漢字? yes or no 🚀")


class Sample(ThinOutput[None]):
    """A reader in small: text, a pane, a status line, a modal, the command palette."""

    CSS = """
    #pane { display: none; dock: right; width: 20; background: $panel; }
    .-open #pane { display: block; }
    #status { height: 1; background: $accent; }
    """
    BINDINGS: ClassVar[list[BindingType]] = []

    def compose(self) -> ComposeResult:
        yield Lines()
        yield Static("aside 漢字 " * 30, id="pane")
        yield Static("status", id="status")

    def move(self, lines: int) -> None:
        view = self.query_one(Lines)
        view.scroll_to(y=view.scroll_offset.y + lines, animate=False)
        self.query_one("#status", Static).update(f"status {view.scroll_target_y}")


def expected_cells(screen: Screen[object], app: App[None]) -> list[list[object]]:
    """What Textual's own full output of this moment puts on a fresh terminal."""
    compositor = screen._compositor
    terminal = Emulator(*compositor.size)
    terminal.feed(compositor.render_full_update().render_segments(app.console))
    return [list(row) for row in without_links(terminal)]


def without_links(terminal: Emulator) -> list[list[tuple[str, object]]]:
    return [[(glyph, blank_pen(looks)) for glyph, looks in row] for row in terminal.seen()]


def random_step(app: Sample, dice: random.Random) -> Callable[[], object]:
    """Something a person might do next."""
    themes = ["textual-dark", "textual-light", "gruvbox", "ansi-dark"]
    steps: list[Callable[[], object]] = [
        *[lambda: app.move(1)] * 6,
        *[lambda: app.move(-1)] * 4,
        *[lambda: app.move(15)] * 2,
        lambda: app.move(-11),
        lambda: app.move(10_000),
        lambda: app.toggle_class("-open"),
        lambda: setattr(app, "theme", dice.choice(themes)),
        lambda: app.query_one("#status", Static).update("漢" * dice.randrange(20)),
        lambda: app.push_screen(Question()),
        app.action_command_palette,
        lambda: app.redraw(),
    ]
    return dice.choice(steps)


async def run_randomly(seed: int, steps: int) -> tuple[int, int]:
    """Do random things; returns how many frames were compared and how many bytes they took."""
    dice = random.Random(seed)
    app = Sample(driver_class=RecordingDriver)
    frames = 0
    async with app.run_test(headless=False, size=(80, 24)) as pilot:
        driver = app._driver
        assert isinstance(driver, RecordingDriver)
        driver.terminal = Emulator(80, 24)
        app.animation_level = "none"
        app.redraw()
        for _ in range(steps):
            if len(app.screen_stack) > 1:
                await pilot.press("escape")
            elif dice.random() < 0.08:
                width, height = dice.choice(SIZES)
                app.forget_frame()
                await pilot.resize_terminal(width, height)
                driver.terminal.resize(width, height)
                app.redraw()
            else:
                random_step(app, dice)()
            await pilot.pause()
            assert without_links(driver.terminal) == expected_cells(app.screen, app)
            frames += 1
    return frames, driver.sent


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_every_cell_equals_stock_textual_after_random_steps(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    frames, _ = asyncio.run(run_randomly(seed, 90))
    assert frames == 90


async def bytes_of(step: Callable[[Sample], object], *, thin: bool) -> int:
    """What one step costs."""
    app = Sample(driver_class=RecordingDriver)
    app.thin_output = thin
    async with app.run_test(headless=False, size=(80, 24)) as pilot:
        driver = app._driver
        assert isinstance(driver, RecordingDriver)
        app.animation_level = "none"
        app.redraw()
        app.move(20)
        await pilot.pause()
        before = driver.sent
        step(app)
        await pilot.pause()
        return driver.sent - before


def test_a_line_further_costs_a_tenth_of_stock_textual() -> None:
    thin, stock = (
        asyncio.run(bytes_of(lambda app: app.move(1), thin=thin)) for thin in (True, False)
    )
    assert 0 < thin < 400
    assert thin * 10 < stock


def test_nothing_is_sent_when_nothing_changes() -> None:
    assert asyncio.run(bytes_of(lambda app: app.screen.refresh(), thin=True)) == 0


def test_an_error_in_the_difference_goes_the_stock_way(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> str:
        raise RuntimeError("a private name has changed")

    async def run() -> None:
        app = Sample(driver_class=RecordingDriver)
        async with app.run_test(headless=False, size=(80, 24)) as pilot:
            driver = app._driver
            assert isinstance(driver, RecordingDriver)
            driver.terminal = Emulator(80, 24)
            with monkeypatch.context() as patch:
                patch.setattr(module, "update", broken)
                app.screen.refresh()
                await pilot.pause()
                app.move(1)
                await pilot.pause()
                assert without_links(driver.terminal) == expected_cells(app.screen, app)
            app.move(1)
            await pilot.pause()
            assert without_links(driver.terminal) == expected_cells(app.screen, app)

    asyncio.run(run())


def test_a_painted_page_stays_until_the_live_screen_has_as_much_to_show() -> None:
    async def run() -> None:
        painted: list[Row] = [row_of_ansi(f"line {number}", 80) for number in range(24)]
        app = Sample(driver_class=RecordingDriver)
        app.start_from(painted)
        async with app.run_test(headless=False, size=(80, 24)) as pilot:
            await pilot.pause()
            assert app._shown is not None
            assert app._shown[0] is not painted[0]
            assert not app._held

    asyncio.run(run())


@pytest.mark.parametrize(
    ("environ", "erases", "scrolls"),
    [
        ({"TERM": "xterm-256color"}, True, True),
        ({"TERM": "screen-256color", "STY": "1.pts"}, False, True),
        ({"TERM": "screen-256color", "TMUX": "/tmp/tmux,1,0"}, True, True),
        ({"TERM": "linux"}, True, False),
    ],
)
def test_a_terminal_is_trusted_with_what_it_can_do(
    environ: dict[str, str], erases: bool, scrolls: bool
) -> None:
    abilities = terminal_abilities(environ)
    assert (abilities.erases_with_background, abilities.scrolls) == (erases, scrolls)
