"""Sends to the terminal only what a frame changes. Mix `ThinOutput` into the app, before
`textual.app.App`.

Textual resends every visible row on a scroll by one line: 6 to 13 KB a key. This keeps the frame
that the terminal shows and sends the shortest update to the next one (see `frames`), 70 to 120
bytes a key.

It stands on names of Textual 8.2 that are not public: `App._display`, `App._driver`,
`App._batch_count`, `App._running`, `App._closed`, `App._begin_update`, `App._end_update`,
`App._background_screens`, `Screen._compositor`, `Compositor.render_strips`, `LayoutUpdate`,
`ChopsUpdate`, `Strip.render_ansi`. Whatever is unexpected - another driver, an update of an unknown
kind, any error - goes the stock way, and the frame counts as unknown from then on.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from rich.color import ColorSystem
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.app import App, ReturnType
from textual.strip import Strip

from tui.app.terminal.frames import Abilities, update
from tui.app.terminal.pens import PLAIN, Pen, parse_sgr
from tui.app.terminal.rows import Row, fitted, row_of_runs, run_cells

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.style import Style
    from textual.screen import Screen

UNTORN_BYTES = 200
"""Below this a frame goes out in one write and one packet, and is not wrapped as a synchronised
update (16 bytes)."""

BUILT_SHARE = 0.5
"""Share of the painted rows with text that the live screen must have before it takes over."""

HOLD_SECONDS = 2.0
"""Longest time that the painted first page stays while the live screen has nothing to show."""


def terminal_abilities(environ: dict[str, str] | os._Environ[str] = os.environ) -> Abilities:
    """What the terminal named by TERM can be trusted with."""
    term = environ.get("TERM", "")
    gnu_screen = term.startswith("screen") and "TMUX" not in environ
    linux_console = term in ("linux", "vt100", "vt102", "ansi", "dumb", "cons25")
    return Abilities(erases_with_background=not gnu_screen, scrolls=not linux_console)


class ThinOutput(App[ReturnType]):
    """An app that sends only what changes."""

    thin_output: bool = True
    """Off, everything goes Textual's own way."""

    hardware_cursor: bool = False
    """Whether the terminal's cursor is shown, at `App.cursor_position` (linear mode, screen
    readers)."""

    _shown: list[Row | None] | None = None
    """The rows that the terminal shows; None when that is not known."""
    _stale: bool = True
    """An update was dropped since the last frame, so `_shown` cannot be patched."""
    _held: bool = False
    """The painted first page stays until `release_output`."""
    _abilities: Abilities | None = None

    def start_from(self, painted: Sequence[Row]) -> None:
        """Take the rows that stand on the screen already as the first frame, and hold output until
        there is as much to show, so that half-built screens do not flicker through."""
        self._shown, self._held = list(painted), True

    def release_output(self) -> None:
        """Let frames out from now on, whatever they show. Safe to call twice."""
        if self._held:
            self._held = False
            if self._running:
                self.screen.refresh()

    def write_raw(self, sequence: str) -> None:
        """Send a sequence that changes no cell (clipboard, bell) as it is."""
        if self._driver is not None and not self.is_headless:
            self._driver.write(sequence)
            self._driver.flush()

    def forget_frame(self) -> None:
        """Something else wrote to the terminal, or its size changed: send the next frame in
        full."""
        self._shown = None

    def redraw(self) -> None:
        """Send everything again (ctrl+l, coming back from a suspension)."""
        self.forget_frame()
        self._held = False
        if self._running and self._screen_stack:
            self.screen.refresh()

    async def _ready(self) -> None:
        await super()._ready()
        if self._held:
            self.set_timer(HOLD_SECONDS, self.release_output)

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        if not self._is_thin(renderable):
            if renderable is not None and not self._batch_count and not self.is_headless:
                self._shown = None
            super()._display(screen, renderable)
            return
        if self._batch_count or not self._running or self._closed or self._holds_back(screen):
            self._stale = True
            self.post_display_hook()
            return
        try:
            self._send_difference(screen, renderable)
        except Exception:  # noqa: BLE001 - a surprise from private names goes the stock way
            self._shown = None
            self._refill(screen)
            return
        self.post_display_hook()

    def _holds_back(self, screen: Screen[Any]) -> bool:
        """Whether the painted first page stays: the screen behind it has no content yet."""
        if self._held and self._shown is not None:
            strips = screen._compositor.render_strips()
            built = sum(not strip.text.isspace() for strip in strips)
            painted = sum(row is not None and not row.text.isspace() for row in self._shown)
            self._held = built < painted * BUILT_SHARE
        return self._held

    def _is_thin(self, renderable: object) -> bool:
        driver = self._driver
        return (
            self.thin_output
            and isinstance(renderable, CompositorUpdate)
            and driver is not None
            and not (driver.is_inline or driver.is_headless or driver.is_web)
        )

    def _refill(self, screen: Screen[Any]) -> None:
        """The whole screen, Textual's own way."""
        super()._display(screen, screen._compositor.render_full_update())

    def _send_difference(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        width, height = screen._compositor.size
        if not width or not height:
            return
        shown = self._shown
        if shown is not None and (len(shown) != height or (shown[0] and len(shown[0]) != width)):
            shown = None
        rows = self._next_rows(screen, renderable, shown, width, height)
        if self._abilities is None:
            self._abilities = terminal_abilities()
        known = shown if shown is not None else [None] * height
        self._send(self._prepared(shown) + update(known, rows, self._abilities))
        self._shown, self._stale = list(rows), False

    def _prepared(self, shown: list[Row | None] | None) -> str:
        """What must come before a frame on a screen in an unknown state."""
        return "" if shown is not None else "\x1b[r\x1b[m"

    def _next_rows(
        self,
        screen: Screen[Any],
        renderable: RenderableType | None,
        shown: list[Row | None] | None,
        width: int,
        height: int,
    ) -> list[Row]:
        """The frame to come, from the update alone where that is enough."""
        if isinstance(renderable, LayoutUpdate) and len(renderable.strips) == height:
            lines = [[segment for strip in line for segment in strip] for line in renderable.strips]
            return [self._row(line, width) for line in lines]
        if isinstance(renderable, ChopsUpdate) and shown is not None and not self._stale:
            patched = self._patched(renderable, shown, width)
            if patched is not None:
                return patched
        return [self._row(strip, width) for strip in screen._compositor.render_strips()]

    def _patched(self, chops: ChopsUpdate, shown: list[Row | None], width: int) -> list[Row] | None:
        """The shown frame with the pieces of a partial update laid over it."""
        rows = list(shown)
        for y in {y for y, _, _ in chops.spans}:
            before = rows[y]
            if before is None:
                return None
            cells = list(before.cells)
            for end, (x, strip) in zip(chops.chop_ends[y], chops.chops[y].items(), strict=False):
                if strip is not None:
                    piece = [cell for run in self._runs(strip) for cell in run_cells(*run)]
                    cells[x:end] = fitted(piece, end - x)
            rows[y] = Row(cells[:width])
        return [row for row in rows if row is not None]

    def _row(self, segments: Iterable[Any], width: int) -> Row:
        return row_of_runs(self._runs(segments), width)

    def _runs(self, segments: Iterable[Any]) -> list[tuple[str, Pen]]:
        colours = self.console._color_system or ColorSystem.TRUECOLOR
        return [
            (text, PLAIN if style is None else _pen_of(style, colours))
            for text, style, _ in segments
        ]

    def _send(self, output: str) -> None:
        driver = self._driver
        if driver is None:
            return
        cursor = self._cursor_to(moved=bool(output))
        if not output and not cursor:
            return
        wrap = self._sync_available and len(output) > UNTORN_BYTES
        start, end = ("\x1b[?2026h", "\x1b[?2026l") if wrap else ("", "")
        driver.write(f"{start}{output}{cursor}{end}")
        driver.flush()

    def _cursor_to(self, *, moved: bool) -> str:
        """The cursor goes where the app has it: for input methods, and to be seen in linear
        mode."""
        position = self.screen.outer_size.clamp_offset(self.cursor_position)
        wanted = self.hardware_cursor or position != (0, 0)
        before, self._previous_cursor_position = self._previous_cursor_position, position
        if not wanted or (position == before and not moved):
            return ""
        return f"\x1b[{position.y + 1};{position.x + 1}H"


def _pen_of(style: Style, colours: ColorSystem) -> Pen:
    """The pen of a Rich style."""
    codes = style._ansi
    if codes is None:
        codes = Strip.render_ansi(style, colours)
    link = f"id={style._link_id};{style._link}" if style._link else ""
    return parse_sgr(codes, link) if codes or link else PLAIN
