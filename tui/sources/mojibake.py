"""Mending text that was decoded wrongly before it was scraped; only when the reader asks.

Two kinds are known: UTF-8 that was read as an encoding of single bytes (`â€™` for `’`), also several
times over; and another encoding that was read as Latin-1 (`Ïðèâåò` for `Привет`).
"""

from __future__ import annotations

import re
from functools import cache

from tui.sources import guessing
from tui.sources.encoding_names import codec_of, encoding_name

ROUNDS = 3
"""How often text may have been decoded wrongly on top of itself."""

READ_AS = ("cp1252", "cp1251", "cp1250", "mac_roman")
"""Encodings that UTF-8 is commonly read as by mistake, by their name in Python."""

MIN_MENDED = 2
"""Characters that come out mended from which a text counts as damaged: one may be meant, such as in a
text about encodings."""

MIN_IDEOGRAPHS = 4
"""Ideographs that a line must give to be mended into them. `é` and a closing quotation mark with a hard
blank between them, as French ends a quotation, are by chance the bytes of one."""

MIN_WORDS = 10
"""Runs of four letters from À to ÿ from which another alphabet was read as Latin-1. No language that
is written in Latin letters has such words."""

SAMPLE = 64 * 1024
"""Characters that are looked at to tell whether a text is damaged."""

_PLAUSIBLE = re.compile(
    "[\\x00-\u06ff\u0900-\u0dff\u0e00-\u0fff\u10a0-\u13ff\u1e00-\u2bff\u2e80-\u9fff\uac00-\ud7ff"
    "\uf900-\ufaff\ufe00-\uffef\U0001f000-\U0001faff]*"
)
"""Characters that pages have; the rest of Unicode is what chance makes of accents and quotation
marks."""
_IDEOGRAPH = re.compile("[\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff]")
_FOLLOWS = "\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
"""What windows-1252 and Latin-1 make of the bytes that follow the first one of a character."""
_SEQUENCE = re.compile(f"[Â-ß][{_FOLLOWS}]|[à-ï][{_FOLLOWS}]{{2}}|[ð-ô][{_FOLLOWS}]{{3}}")

_FOLLOWS_AS_BYTES = (
    rb"(?:\xc2[\x80-\xbf]|\xc5[\x92\x93\xa0\xa1\xb8\xbd\xbe]|\xc6\x92|\xcb[\x86\x9c]"
    rb"|\xe2(?:\x80[\x93-\xba]|\x82\xac|\x84\xa2))"
)
_SUSPECT = tuple(
    (lead, re.compile(lead + rest))
    for lead, rest in (
        (b"\xc3", rb"(?:[\x82-\x9f]%(f)b|[\xa0-\xaf]%(f)b{2}|[\xb0-\xb4]%(f)b{3})"),
        (b"\xd0\xa0", rb"(?:\xc2[\xa1-\xbf]|\xd0[\x82-\x8f]|\xd1[\x92-\x9f]|\xe2)"),
        (b"\xd0\xa1", rb"(?:\xc2[\xa1-\xbf]|\xd0[\x82-\x8f]|\xd1[\x92-\x9f]|\xe2)"),
        (b"\xd0\xb2\xd0\x82", rb""),
        (b"\xc4\x82", rb"[\xc2\xc4\xc5\xcb\xe2]"),
        (b"\xe2\x88\x9a", rb"[\xc2\xc3\xe2]"),
        (b"\xe2\x80\x9a\xc3\x84", rb""),
        (b"\xc3", rb"[\x80-\xbf](?:\xc3[\x80-\xbf]){3}"),
    )
    for rest in (rest.replace(b"%(f)b", _FOLLOWS_AS_BYTES),)
)
"""What damage leaves somewhere in a text, as UTF-8: without one of these it is not looked at any
further. Looked for as bytes, by what each begins with: most pages have none of that."""
_LATIN_WORD = re.compile("[À-ÖØ-öø-ÿ]{4,}")


def repair_mojibake(text: str) -> str | None:
    """The text as it was before it was decoded wrongly; None if nothing can be mended."""
    mended, _ = _repaired(text, 1)
    return None if mended == text else mended


def damage_in(text: str) -> str | None:
    """What can be mended in a text, in words; None where it is good."""
    sample = text[:SAMPLE]
    if sample.isascii():
        return None
    data = sample.encode("utf-8", "replace")
    if not any(lead in data and suspect.search(data) for lead, suspect in _SUSPECT):
        return None
    mended, says = _repaired(sample, MIN_MENDED)
    return says if mended != sample else None


def _repaired(text: str, least: int) -> tuple[str, str]:
    """The text mended, and what was wrong; itself where fewer than `least` characters come out."""
    read_as = []
    for codec in READ_AS:
        mended = _undone(text, codec, least)
        if mended != text:
            text = mended
            read_as.append(encoding_name(codec) or codec)
    if read_as:
        return text, f"UTF-8 that was read as {' and '.join(read_as)}"
    alphabet = _other_alphabet(text)
    if alphabet is not None:
        return alphabet[0], f"{alphabet[1]} that was read as iso-8859-1"
    return text, ""


def _undone(text: str, codec: str, least: int) -> str:
    """The text with UTF-8 read as `codec` undone; itself where that does not hold."""
    before = text
    for _ in range(ROUNDS):
        lines = [_line(line, codec) for line in text.split("\n")]
        mended = "\n".join(lines)
        if codec == "cp1252" and mended != text:
            mended = "\n".join(map(_runs, lines))  # lines with good and bad characters
        if mended == text:
            break
        text = mended
    return text if len(before) - len(text) >= least else before


def _line(line: str, codec: str) -> str:
    """A line as it was, if all of it turns back into good UTF-8."""
    if line.isascii():
        return line
    try:
        found = line.translate(_bytes_of(codec)).encode("latin-1").decode("utf-8")
    except ValueError:  # a character that no byte stands for, or bytes that are no UTF-8
        return line
    if len(found) >= len(line) or not _PLAUSIBLE.fullmatch(found):
        return line
    return line if 0 < len(_IDEOGRAPH.findall(found)) < MIN_IDEOGRAPHS else found


def _runs(line: str) -> str:
    """A line with the bad characters mended one by one."""

    def mended(match: re.Match[str]) -> str:
        if match[0][0].isupper() and match.start() and line[match.start() - 1].isupper():
            return match[0]  # a word in capitals, and a mark after it
        found = _line(match[0], "cp1252")
        return match[0] if _IDEOGRAPH.search(found) else found

    return line if line.isascii() else _SEQUENCE.sub(mended, line)


@cache
def _bytes_of(codec: str) -> dict[int, int]:
    """Characters to the bytes that this encoding reads as them; its gaps stand for themselves."""
    table = dict.fromkeys(range(160, 256), 65535)  # what it lacks cannot be a byte
    table |= {code: code for code in range(0x80, 0xA0)}
    for byte in range(0x80, 0x100):
        character = bytes((byte,)).decode(codec, "replace")
        if character != "\ufffd":
            table[ord(character)] = byte
    return table


def _other_alphabet(text: str) -> tuple[str, str] | None:
    """A text of another alphabet that was read as Latin-1, and what it was in."""
    if len(_LATIN_WORD.findall(text)) < MIN_WORDS:
        return None
    lines = [_as_bytes(line) for line in text.split("\n")]
    name = guessing.guess(b"\n".join(filter(None, lines)))
    if name is None:
        return None
    codec = codec_of(name)
    found = "\n".join(
        line if data is None else data.decode(codec, "replace")
        for line, data in zip(text.split("\n"), lines, strict=True)
    )
    return None if len(_LATIN_WORD.findall(found)) >= MIN_WORDS else (found, name)


def _as_bytes(line: str) -> bytes | None:
    try:
        return line.translate(_bytes_of("cp1252")).encode("latin-1")
    except UnicodeEncodeError:
        return None
