"""Our palettes as Textual themes, for the few stock widgets that the app uses."""

from __future__ import annotations

from textual.theme import Theme

from tui.app.ink import Ink
from tui.app.palettes import PALETTES, Palette


def textual_theme(palette: str) -> str:
    """Name of the Textual theme that goes with a palette."""
    return "ansi-dark" if PALETTES[palette].background is None else f"winnow-{palette}"


def textual_themes() -> list[Theme]:
    """A Textual theme for each palette that has colours of its own."""
    return [_theme(palette) for palette in PALETTES.values() if palette.background is not None]


def _theme(palette: Palette) -> Theme:
    accent = palette.looks[Ink.QUOTE].foreground or "#888888"
    warm = palette.looks[Ink.CONTRADICTION].foreground or "#888888"
    return Theme(
        name=f"winnow-{palette.name}",
        primary=accent,
        secondary=accent,
        warning=warm,
        error=warm,
        success=accent,
        accent=accent,
        foreground=palette.foreground,
        background=palette.background,
        surface=palette.background,
        panel=palette.background,
        dark=palette.dark,
    )
