"""Palettes: how each ink looks, as data that both the first paint and the live screen read."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

from tui.app.ink import Ink


@dataclass(frozen=True, slots=True)
class Look:
    """How text is drawn; None leaves what lies under it."""

    foreground: str | None = None
    """`#rrggbb`, or a number of the terminal's own 16 colours."""
    background: str | None = None
    bold: bool = False
    dim: bool = False
    italic: bool = False
    underline: bool = False
    reverse: bool = False

    def over(self, under: Look) -> Look:
        """This look laid over another."""
        return Look(
            self.foreground or under.foreground,
            self.background or under.background,
            self.bold or under.bold,
            (self.dim or under.dim) and not (self.foreground or self.bold),
            self.italic or under.italic,
            self.underline or under.underline,
            self.reverse or under.reverse,
        )


@dataclass(frozen=True)
class Palette:
    """A theme: the page's own colours, and how each ink looks."""

    name: str
    dark: bool
    foreground: str | None
    """`#rrggbb`; None is the terminal's own."""
    background: str | None
    looks: dict[Ink, Look]

    @cached_property
    def _order(self) -> list[tuple[Ink, Look]]:
        return [(ink, self.looks[ink]) for ink in _PRECEDENCE if ink in self.looks]

    def look(self, ink: Ink) -> Look:
        """How text of these meanings is drawn."""
        return _look(self.name, ink)

    def resolve(self, ink: Ink) -> Look:
        """As `look`, worked out anew."""
        look = Look()
        for meaning, own in self._order:
            if ink & meaning:
                look = own.over(look)
        return look


_PRECEDENCE = (
    Ink.BAR,
    Ink.DIM,
    Ink.RULE,
    Ink.CAPTION,
    Ink.CODE,
    Ink.HEADING,
    Ink.TITLE,
    Ink.LINK,
    Ink.KEY,
    Ink.QUOTE,
    Ink.SPEAKER,
    Ink.UNSURE,
    Ink.DISPUTE,
    Ink.CONTRADICTION,
    Ink.DIFFER,
    Ink.WARNING,
    Ink.FOCUS,
    Ink.HIT,
    Ink.CURRENT_HIT,
)
"""From the lowest layer to the highest."""


def _looks(accent: str, warm: str, dim: str | None, hit: tuple[str, str]) -> dict[Ink, Look]:
    """The looks of a coloured theme: one calm accent, one warm colour, one grey.

    Args:
        accent: Quotations and their speakers.
        warm: Contradictions, the only warm colour on the screen.
        dim: What was set aside, furniture; None uses the terminal's own faint text.
        hit: Foreground and background of what the search found.
    """
    faint = Look(foreground=dim) if dim else Look(dim=True)
    return {
        Ink.BAR: faint,
        Ink.DIM: faint,
        Ink.RULE: faint,
        Ink.CAPTION: Look(foreground=dim, dim=dim is None, italic=True),
        Ink.CODE: Look(),
        Ink.HEADING: Look(bold=True),
        Ink.TITLE: Look(bold=True),
        Ink.LINK: Look(underline=True),
        Ink.KEY: Look(bold=True),
        Ink.QUOTE: Look(foreground=accent),
        Ink.SPEAKER: Look(foreground=accent),
        Ink.UNSURE: Look(italic=True),
        Ink.DISPUTE: Look(underline=True),
        Ink.CONTRADICTION: Look(foreground=warm, underline=True),
        Ink.DIFFER: Look(foreground=warm, bold=True, underline=True),
        Ink.WARNING: Look(foreground=warm),
        Ink.FOCUS: Look(reverse=True),
        Ink.HIT: Look(foreground=hit[0], background=hit[1]),
        Ink.CURRENT_HIT: Look(foreground=hit[0], background=hit[1], bold=True, underline=True),
    }


_NO_COLOUR = {
    Ink.BAR: Look(dim=True),
    Ink.DIM: Look(dim=True),
    Ink.RULE: Look(dim=True),
    Ink.CAPTION: Look(italic=True),
    Ink.HEADING: Look(bold=True),
    Ink.TITLE: Look(bold=True),
    Ink.LINK: Look(underline=True),
    Ink.KEY: Look(bold=True),
    Ink.QUOTE: Look(bold=True),
    Ink.UNSURE: Look(italic=True),
    Ink.DISPUTE: Look(underline=True),
    Ink.CONTRADICTION: Look(underline=True, bold=True),
    Ink.DIFFER: Look(bold=True, underline=True),
    Ink.WARNING: Look(bold=True),
    Ink.FOCUS: Look(reverse=True),
    Ink.HIT: Look(reverse=True),
    Ink.CURRENT_HIT: Look(reverse=True, bold=True, underline=True),
}

PALETTES = {
    palette.name: palette
    for palette in (
        Palette("ansi", True, None, None, _looks("6", "3", None, ("0", "3"))),
        Palette("none", True, None, None, _NO_COLOUR),
        Palette(
            "dark",
            True,
            "#d7d5cf",
            "#16181b",
            _looks("#8fb8c9", "#e6a756", "#8c9096", ("#16181b", "#d9c27c")),
        ),
        Palette(
            "light",
            False,
            "#26282b",
            "#fbfaf7",
            _looks("#1f5f7a", "#9c4a00", "#63676d", ("#26282b", "#f0dc8c")),
        ),
        Palette(
            "sepia",
            False,
            "#43372a",
            "#f4ecd8",
            _looks("#2b5d63", "#93400b", "#6d604e", ("#43372a", "#e3c878")),
        ),
        Palette(
            "contrast",
            True,
            "#ffffff",
            "#000000",
            _looks("#7fd7ff", "#ffc04d", "#c8c8c8", ("#000000", "#ffff00")),
        ),
    )
}
"""The themes by name. `ansi` uses the terminal's own palette and is the default; `none` uses no
colour at all, as `NO_COLOR` asks."""


@lru_cache(maxsize=4096)
def _look(palette: str, ink: Ink) -> Look:
    return PALETTES[palette].resolve(ink)


def sgr(look: Look) -> str:
    """The parameters of the escape sequence that switches a look on, `""` for plain text."""
    codes = []
    for wanted, code in (
        (look.bold, "1"),
        (look.dim, "2"),
        (look.italic, "3"),
        (look.underline, "4"),
        (look.reverse, "7"),
    ):
        if wanted:
            codes.append(code)
    codes += _colour_codes(look.foreground, 30, 38) + _colour_codes(look.background, 40, 48)
    return ";".join(codes)


def _colour_codes(colour: str | None, ansi: int, extended: int) -> list[str]:
    if colour is None:
        return []
    if not colour.startswith("#"):
        number = int(colour)
        return [str(ansi + number if number < 8 else ansi + 52 + number)]
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return [str(extended), "2", str(red), str(green), str(blue)]
