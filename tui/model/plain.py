"""The border that text from outside passes once: nothing behind it can drive a terminal.

Textual and Rich hand ESC, C1 controls and bidi overrides of a page on to the terminal, and Textual
drops some other controls silently, which shifts every later offset. So text is made plain before
any offset is taken, and again where a name or an error is shown.
"""

from __future__ import annotations

import os
import re
import unicodedata

ESCAPE_MARK = "\N{SYMBOL FOR ESCAPE}"
"""Stands for an ESC, so that a reader sees that the page tried."""

OVERRIDE_MARK = "\N{RIGHTWARDS ARROW OVER LEFTWARDS ARROW}"
"""Stands for a bidi override, which makes text read in another order than it is stored."""

HIDDEN_MARK = "\N{SHOULDERED OPEN BOX}"
"""Stands for a run of characters without width inside a word, which can hide text in text."""

_NO_WIDTH = r"\xad\u180e\u200b-\u200d\u2060-\u2064\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef"
_HIDDEN_RUN = re.compile(rf"[{_NO_WIDTH}]{{4}}[{_NO_WIDTH}]*")
"""One or two of them are a break hint, a joined emoji, or how Persian is written; 14 of 1,497
articles of the WCXB development split keep one. More than three inside a word were put there."""

_REMOVED = (
    r"\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # C0, DEL, C1
    r"\u200e\u200f\u202a-\u202c\u2066-\u2069\u206a-\u206f"  # bidi marks, embeddings, isolates
    r"\ufeff\ufff9-\ufffb"  # byte order mark, interlinear annotation
    r"\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"  # lone surrogates, noncharacters
    r"\U000e0000-\U000e007f"  # invisible tag characters
)
_SUSPECT = re.compile(rf"[{_REMOVED}\x1b\x0b\x0c\r\x85\u2028\u2029\u202d\u202e]")
_TABLE: dict[int, str] = {
    0x1B: ESCAPE_MARK,
    0x202D: OVERRIDE_MARK,
    0x202E: OVERRIDE_MARK,
    0x0D: " ",
    0x0B: " ",
    0x0C: " ",
    0x85: " ",
    0x2028: " ",
    0x2029: " ",
}


def _replacement(match: re.Match[str]) -> str:
    return _TABLE.get(ord(match[0]), "")


def _hidden(match: re.Match[str]) -> str:
    text, start, end = match.string, match.start(), match.end()
    if start > 0 and end < len(text) and not (text[start - 1].isspace() or text[end].isspace()):
        return HIDDEN_MARK
    return match[0]


def plain_text(text: str) -> str:
    """The text without anything that could drive a terminal; `\\n` and `\\t` stay.

    CR LF becomes LF. ESC and bidi overrides become visible marks; other control characters, bidi
    embeddings and lone surrogates are removed; other line separators become blanks. A run of four
    or more characters without width inside a word becomes one mark. Idempotent.
    """
    if len(text) >= _WHOLE_PAGE:
        return _plain_page(text)
    if _SUSPECT.search(text):
        text = _SUSPECT.sub(_replacement, text.replace("\r\n", "\n"))
    return text if text.isascii() else _HIDDEN_RUN.sub(_hidden, text)


_WHOLE_PAGE = 2_000
"""Characters from which a look at the few characters outside of ASCII is cheaper than one at all."""

_HARMLESS = bytes(code for code in range(128) if not _SUSPECT.match(chr(code)))
"""The characters of ASCII that stay as they are."""


def _plain_page(text: str) -> str:
    """A long text made plain, by way of what little is left of it without harmless ASCII.

    What stood apart stands together there, so a run of hidden characters may be seen where there
    is none, but none is missed.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n")
    left = text.encode("utf-8", "surrogatepass").translate(None, _HARMLESS)
    rest = left.decode("utf-8", "surrogatepass")
    for suspect in set(_SUSPECT.findall(rest)):
        stands_for = _TABLE.get(ord(suspect), "")
        text, rest = text.replace(suspect, stands_for), rest.replace(suspect, stands_for)
    return _HIDDEN_RUN.sub(_hidden, text) if _HIDDEN_RUN.search(rest) else text


def plain_line(text: str) -> str:
    """The text as one plain line: every run of white space is one blank, none at the ends."""
    return " ".join(plain_text(text).split())


def display_name(path: str | os.PathLike[str]) -> str:
    """A path as it may be shown: plain, on one line; bytes that are no UTF-8 as `\\xNN`."""
    name = os.fspath(path).encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return plain_line(name)


_LONG = 100_000
"""Characters from which counting the spaces is cheaper than splitting, in time and in memory."""

_SPACES = [chr(code) for code in range(0x3001) if chr(code).isspace()]
_ASCII_SPACES = [space for space in _SPACES if space.isascii()]


def visible_characters(text: str) -> int:
    """How many characters of the text are not white space: the unit of the ledger."""
    if len(text) < _LONG:
        return sum(map(len, text.split()))
    spaces = _ASCII_SPACES if text.isascii() else _SPACES
    return len(text) - sum(map(text.count, spaces))


def is_wide_script(character: str) -> bool:
    """Whether the character belongs to a script written without blanks between words."""
    return unicodedata.east_asian_width(character) in "WF" or "\u0e00" <= character <= "\u0eff"


_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
)
"""A character of a script that is written without blanks between words."""


COUNTED_AT_ONCE = 65_536
"""Characters whose words are counted together: the words of a text of 5 MB, all in one list, take
42 MB."""


def word_count(text: str) -> int:
    """Words between blanks; where a script has no blanks, its characters."""
    total = at = 0
    while len(text) - at > COUNTED_AT_ONCE and (blank := text.find(" ", at + COUNTED_AT_ONCE)) > 0:
        total += _words_in(text[at:blank])
        at = blank
    return total + _words_in(text[at:] if at else text)


def _words_in(text: str) -> int:
    unspaced = len(_UNSPACED.findall(text)) if not text.isascii() else 0
    if not unspaced:
        return len(text.split())
    return unspaced + len(_UNSPACED.sub(" ", text).split())
