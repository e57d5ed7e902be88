"""How a cell looks: colours, attributes and link, and the shortest way from one look to the next.

A pen keeps its colours as the SGR parameters that make them ("31", "38;5;12"), so nothing is lost
between what was asked for and what is sent. Pens are interned: two equal pens are one object, which
makes a cell cheap to compare.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

RESET = "\x1b[m"

SGR = re.compile(r"\x1b\[([0-9;:]*)m")

OFF = {
    "1": "22",
    "2": "22",
    "3": "23",
    "4": "24",
    "21": "24",
    "5": "25",
    "6": "25",
    "7": "27",
    "8": "28",
    "9": "29",
    "51": "54",
    "52": "54",
    "53": "55",
}
"""The parameter that ends each attribute (ECMA-48; 21 is a double underline, as Rich uses it)."""

SHOWS_ON_BLANK = frozenset({"4", "21", "7", "9", "51", "52", "53"})
"""Attributes that can be seen on a cell without a glyph."""


@dataclass(frozen=True, slots=True, eq=False)
class Pen:
    """One look. Make it with `pen`, which returns the same object for the same look."""

    fg: str = ""
    """SGR parameters of the foreground, empty for the terminal's own."""
    bg: str = ""
    """SGR parameters of the background, empty for the terminal's own."""
    attributes: frozenset[str] = frozenset()
    """SGR parameters of everything that is not a colour."""
    link: str = ""
    """What stands between `OSC 8 ;` and its end: "id=…;https://…", empty for none."""

    def shows_on_blank(self) -> bool:
        """Whether more than the background of this pen is seen on an empty cell."""
        return bool(self.link) or not self.attributes.isdisjoint(SHOWS_ON_BLANK)


_pens: dict[tuple[str, str, frozenset[str], str], Pen] = {}


def pen(
    fg: str = "", bg: str = "", attributes: frozenset[str] = frozenset(), link: str = ""
) -> Pen:
    """The one pen of this look."""
    key = (fg, bg, attributes, link)
    known = _pens.get(key)
    if known is None:
        known = _pens[key] = Pen(*key)
    return known


PLAIN = pen()
"""The terminal's own colours, no attribute."""


@lru_cache(maxsize=4096)
def parse_sgr(parameters: str, link: str = "", before: Pen = PLAIN) -> Pen:
    """The pen after the given SGR parameters ("1;38;5;12"), starting from `before`."""
    fg, bg, attributes = before.fg, before.bg, set(before.attributes)
    codes = [code or "0" for code in parameters.replace(":", ";").split(";")]
    while codes:
        code = codes.pop(0)
        if code in ("38", "48"):
            length = {"5": 2, "2": 4}.get(codes[0] if codes else "", 0)
            colour = ";".join([code, *codes[:length]])
            del codes[:length]
            fg, bg = (colour, bg) if code == "38" else (fg, colour)
        elif code == "0":
            fg, bg, attributes = "", "", set()
        elif code in OFF:
            attributes.add(code)
        elif code in OFF.values():
            attributes = {each for each in attributes if OFF[each] != code}
        elif code == "39":
            fg = ""
        elif code == "49":
            bg = ""
        elif len(code) == 2 and code[0] in "39":
            fg = code
        elif code[0] == "4" or len(code) == 3:
            bg = code
    return pen(fg, bg, frozenset(attributes), link)


@lru_cache(maxsize=4096)
def blank_pen(looks: Pen) -> Pen:
    """The pen of an empty cell painted with `looks`: what cannot be seen there is left out."""
    return looks if looks.shows_on_blank() else pen(bg=looks.bg)


@lru_cache(maxsize=8192)
def change(old: Pen, new: Pen) -> str:
    """The shortest sequence that turns the terminal's pen from `old` into `new`."""
    link = "" if old.link == new.link else f"\x1b]8;{new.link or ';'}\x1b\\"
    if (old.fg, old.bg, old.attributes) == (new.fg, new.bg, new.attributes):
        return link
    afresh = _from_reset(new)
    onwards = f"\x1b[{';'.join(_differences(old, new))}m"
    return link + min(afresh, onwards, key=len)


def _from_reset(new: Pen) -> str:
    wanted = [code for code in (*sorted(new.attributes), new.fg, new.bg) if code]
    return f"\x1b[0;{';'.join(wanted)}m" if wanted else RESET


def _differences(old: Pen, new: Pen) -> list[str]:
    ended = {OFF[code] for code in old.attributes - new.attributes}
    kept = {code for code in old.attributes & new.attributes if OFF[code] not in ended}
    codes = [*sorted(ended), *sorted(new.attributes - kept)]
    if old.fg != new.fg:
        codes.append(new.fg or "39")
    if old.bg != new.bg:
        codes.append(new.bg or "49")
    return codes
