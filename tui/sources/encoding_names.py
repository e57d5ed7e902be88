"""Encodings by the names of the WHATWG standard, and the codecs that Python has for them."""

from __future__ import annotations

import codecs
from functools import cache
from pathlib import Path

_CODECS = {
    "big5": "big5hkscs",
    "euc-kr": "cp949",
    "gbk": "gb18030",
    "hz-gb-2312": "hz",
    "ibm866": "cp866",
    "iso-2022-jp": "iso2022_jp_ext",
    "iso-2022-kr": "iso2022_kr",
    "iso-8859-8-i": "iso8859_8",
    "macintosh": "mac_roman",
    "shift_jis": "cp932",
    "windows-874": "cp874",
    "x-mac-cyrillic": "mac_cyrillic",
}
"""Python's codec where it has another name than the standard, or where browsers read a superset."""

_NAMES = {codecs.lookup(codec).name: name for name, codec in _CODECS.items()}
_NAMES |= {"gbk": "gb18030", "gb2312": "gb18030", "cp950": "big5", "shift_jis": "shift_jis"}


@cache
def _labels() -> dict[str, str]:
    lines = (Path(__file__).parent / "data" / "labels.txt").read_text("utf-8").splitlines()
    return dict(line.split("\t", 1) for line in lines if line and not line.startswith("#"))


def encoding_name(label: str) -> str | None:
    """The encoding that a label stands for on the web (`latin1` is windows-1252); None if
    unknown."""
    key = label.strip(" \t\n\r\f\"'").lower()
    found = _labels().get(key)
    if found is not None:
        return found
    try:
        name = codecs.lookup(key).name
    except (LookupError, ValueError, UnicodeError):
        return None
    if not getattr(codecs.lookup(name), "_is_text_encoding", True):
        return None
    return _labels().get(name.replace("_", "-")) or _NAMES.get(name, name)


def codec_of(name: str) -> str:
    """Python's codec for an encoding by its WHATWG name."""
    return _CODECS.get(name, name)
