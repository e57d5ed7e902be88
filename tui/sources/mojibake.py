"""Mending text that was decoded wrongly before it was scraped; only when the reader asks."""

from __future__ import annotations

ROUNDS = 3
"""How often text may have been decoded wrongly on top of itself."""

_HIGH = range(0x80, 0xA0)


def repair_mojibake(text: str) -> str | None:
    """The text as it was before UTF-8 was read as windows-1252; None if nothing can be mended.

    Lines are mended one by one: a page may hold good and bad ones. A line is changed only if all of it
    turns back into good UTF-8, and that is shorter.
    """
    lines = text.split("\n")
    mended = [_mended(line) for line in lines]
    return None if mended == lines else "\n".join(mended)


def _mended(line: str) -> str:
    for _ in range(ROUNDS):
        if line.isascii():
            break
        try:
            found = bytes(_byte_of(character) for character in line).decode("utf-8")
        except ValueError:  # a character that no byte stands for, or bytes that are no UTF-8
            break
        if len(found) >= len(line):
            break
        line = found
    return line


def _byte_of(character: str) -> int:
    """The byte that windows-1252 reads as this character; its five gaps stand for themselves."""
    code = ord(character)
    if code < 0x80 or code in _HIGH or 0xA0 <= code <= 0xFF:
        return code
    return character.encode("cp1252")[0]
