"""Looks as Rich styles, and runs as strips that Textual draws."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui.app.ink import Ink
from tui.app.painting import Run
from tui.app.palettes import PALETTES


@lru_cache(maxsize=4096)
def rich_style(palette: str, ink: Ink) -> Style:
    """How text of these meanings is drawn under a palette."""
    theme = PALETTES[palette]
    look = theme.look(ink)
    return Style(
        color=_colour(look.foreground or theme.foreground),
        bgcolor=_colour(look.background or theme.background),
        bold=look.bold or None,
        dim=look.dim or None,
        italic=look.italic or None,
        underline=look.underline or None,
        reverse=look.reverse or None,
    )


def strip_of(runs: Iterable[Run], width: int, palette: str) -> Strip:
    """One row of exactly `width` cells; the runs must fill it."""
    return Strip([Segment(text, rich_style(palette, ink)) for text, ink in runs], width)


def _colour(name: str | None) -> str | None:
    if name is None or name.startswith("#"):
        return name
    return f"color({name})"
