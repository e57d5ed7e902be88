"""Telling an encoding from the bytes alone.

A detector is asked first; it is fast and right about long texts in one script. Web pages are mostly
ASCII, and it then takes a Czech or a Korean page for windows-1252. So its word is one voice, and the
letters are the others: in the right encoding they make words that some language writes.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from tui.sources.encoding_names import codec_of, encoding_name

SAMPLE = 256 * 1024
"""Bytes that are looked at; detection runs at 19 MB a second."""

MIN_VALID_TO_BAD = 4
"""Good multi-byte sequences for each bad byte from which bytes count as UTF-8 with errors. In text
of another encoding good sequences are chance."""

MIN_PIECED = 4
"""Good sequences from which a text may be pieced together of UTF-8 and a Western encoding; in
windows-1252 a good one is two signs such as “Ã©”, which few texts hold at all. Set by hand."""

MAX_BAD_TO_PIECED = 8
"""Bad bytes for each good sequence up to which it may be. Set by hand."""

MAX_ODD = 0.1
"""Share of runs of high bytes that may be neither UTF-8 nor one letter; .3 and more of an East
Asian encoding's are. Set by hand."""

MAX_SWITCHES = 6
"""Changes between the two in a page put together of pieces. Set by hand."""

MAX_BAD = 0.01
"""Share of undecodable characters among those outside of ASCII up to which an encoding holds."""

MIN_AT_HOME = 0.85
"""Share of characters that must lie in an East Asian encoding's everyday rows; set by
hand."""

MIN_KANA = 0.12
"""Share of kana in Japanese, at least; set by hand, low, for pages with many names and figures."""

MAX_HIGH = 6_000
"""Characters outside of ASCII that are looked at: more change nothing."""

MIN_TO_CONTRADICT = 40
"""Bytes outside of ASCII from which they may speak against a declaration."""

BELIEVED = 0.2
"""Fit from which a declared encoding is believed; set by hand, and checked by `bench/encodings.py` as
a whole."""

CLEARLY = 0.6
"""By how much another encoding's letters must fit better before a declaration is not believed."""

HEARD = 0.02
"""What the detector's word adds to a fit: it decides between equals."""

ALONE = 1.0
"""Taken off for a letter of a script other than Latin that stands alone: the signs of a formula are
letters in windows-874. Set by hand; Russian has such words, but few."""

HANDICAP = {
    "macintosh": 0.25, "x-mac-cyrillic": 0.25, "ibm866": 0.1, "windows-874": 0.05,
    "windows-1250": 0.05, "iso-8859-2": 0.05, "windows-1254": 0.05, "windows-1257": 0.05,
}  # fmt: skip
"""Taken off the fit of encodings that few pages are in and whose letters are everywhere."""

_SEQUENCE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_CUT_SEQUENCE = re.compile(rb"[\xe0-\xf4][\x80-\xbf]+")
_ESCAPED = re.compile("[\udc80-\udcff]+")
_HIGH_RUN = re.compile(rb"[!-;?-~]{0,2}[\x80-\xff](?:[0-~]?[\x80-\xff])*[0-~]{0,2}")
_LANGUAGE = re.compile(rb"<html[^>]{0,400}?\blang\s*=\s*[\"']?([A-Za-z]{2})\b", re.IGNORECASE)
_GOOD_MARKS = frozenset("“”‘’„‚«»‹›–—…©®™°§•·€£¥\u00a0\u00ad¿¡×÷²³½¼¾±µºª№′″‰†")
_IN_WORDS = frozenset("’‘'·\u00ad-–—\u00a0")
_ODD_MARKS = frozenset("¦¬¯¸¨´¹ˆ˜‡ƒ¶þÞðÐ")


class Alphabet(NamedTuple):
    """What a language writes outside of ASCII."""

    language: str
    encodings: tuple[str, ...]
    usual: frozenset[str]
    rare: frozenset[str]


def strictly(data: bytes, codec: str) -> str | None:
    """The characters, or None where a byte does not fit."""
    try:
        return data.decode(codec)
    except (UnicodeError, LookupError):
        return None


def nearly(data: bytes, codec: str) -> bool:
    """Whether only stray bytes do not fit the codec."""
    try:
        text = data[:SAMPLE].decode(codec, "replace")
    except (UnicodeError, LookupError):
        return False
    high = sum(1 for character in text if character > "\x7f")
    return text.count("\ufffd") <= 2 + MAX_BAD * high


def mostly_utf_8(data: bytes) -> tuple[str, int, int] | None:
    """UTF-8 with few bad bytes: the text, bytes read as windows-1252, and bytes lost; else None."""
    good, bad = _good_and_bad(data[:SAMPLE])
    return _mended(data) if good >= MIN_VALID_TO_BAD * max(1, bad) else None


def pieces_of_utf_8(data: bytes) -> tuple[str, int, int] | None:
    """The same for a page put together of pieces in UTF-8 and in a Western encoding, as when it
    takes in another: each run of high bytes is UTF-8 or hardly ever more than one letter, and the
    two change places but seldom."""
    sample = data[:SAMPLE]
    good, bad = _good_and_bad(sample)
    if good < MIN_PIECED or MAX_BAD_TO_PIECED * good < bad:
        return None
    runs = _FOREIGN_RUN.findall(sample)
    foreign = [bool(_SEQUENCE.sub(b"", run)) for run in runs]
    odd = sum(len(run) > 1 for run, is_foreign in zip(runs, foreign, strict=True) if is_foreign)
    switches = sum(one is not other for one, other in pairwise(foreign))
    if odd > MAX_ODD * len(runs) or switches > MAX_SWITCHES:
        return None
    return _mended(data)


def _good_and_bad(sample: bytes) -> tuple[int, int]:
    """Sequences of UTF-8, and high bytes outside of them."""
    good = _SEQUENCE.findall(sample)
    high = len(sample) - len(sample.translate(None, _HIGH_BYTES))
    return len(good), high - sum(map(len, good))


def _mended(data: bytes) -> tuple[str, int, int]:
    escaped = data.decode("utf-8", "surrogateescape")
    strays = lost = 0

    def mend(match: re.Match[str]) -> str:
        nonlocal strays, lost
        run = match[0].encode("utf-8", "surrogateescape")
        letters = None if _CUT_SEQUENCE.fullmatch(run) else strictly(run, "cp1252")
        if letters is None:
            lost += len(run)
            return "\ufffd"
        strays += len(run)
        return letters

    return _ESCAPED.sub(mend, escaped), strays, lost


_HIGH_BYTES = bytes(range(0x80, 0x100))
_FOREIGN_RUN = re.compile(rb"[\x80-\xff]+")


def contradicted(data: bytes, declared: str) -> bool:
    """Whether the bytes speak so clearly for another encoding that the declared one is wrong."""
    runs = _high_runs(data)
    high = len(runs) - len(runs.translate(None, _HIGH_BYTES))
    if high < MIN_TO_CONTRADICT or declared not in _single_byte():
        return False
    own = _best_fit(runs, declared, None)
    if own >= BELIEVED:
        return False
    other = guess(data) or declared
    return max(_east_asian_fit(runs, other), _best_fit(runs, other, None)) > own + CLEARLY


def guess(data: bytes) -> str | None:
    """The encoding that the bytes are most likely in; None where nothing speaks for any."""
    runs = _high_runs(data)
    if not runs:
        return None
    match = _LANGUAGE.search(data[:4096])
    language = match[1].decode("ascii").lower() if match else None
    heard = _detected(data)
    scores = {name: _best_fit(runs, name, language) for name in _single_byte()}
    if heard in scores:
        scores[heard] += HEARD
    best = max(scores, key=lambda name: scores[name])
    asian, fit = _east_asian(runs)
    if asian is not None and fit > scores[best] - 0.05:
        return asian
    if scores[best] <= 0 and heard is not None and strictly(data, codec_of(heard)) is not None:
        return heard
    return best if scores[best] > -1 else None


def _detected(data: bytes) -> str | None:
    # resiliparse costs time to import; most pages are UTF-8 and never come here.
    from resiliparse.parse.encoding import detect_encoding

    found = detect_encoding(data[:SAMPLE], max_len=0, html5_compatible=False)
    name = encoding_name(found) if found else None
    return None if name in ("utf-8", "us-ascii") else name


def _high_runs(data: bytes) -> bytes:
    """The stretches of bytes outside of ASCII with what stands beside them, a blank between them."""
    found = _HIGH_RUN.findall(data, 0, 16 * SAMPLE)
    return b" ".join(found[:MAX_HIGH])[: 16 * MAX_HIGH]


@cache
def _alphabets() -> tuple[Alphabet, ...]:
    found = []
    for line in (Path(__file__).parent / "data" / "alphabets.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            language, encodings, letters = line.split("\t")
            usual, _, rare = letters.partition(" ")
            found.append(
                Alphabet(language, tuple(encodings.split()), frozenset(usual), frozenset(rare))
            )
    return tuple(found)


@cache
def _single_byte() -> tuple[str, ...]:
    names = [name for alphabet in _alphabets() for name in alphabet.encodings]
    return tuple(sorted(dict.fromkeys(names), key=lambda name: not name.startswith("windows")))


def _best_fit(runs: bytes, name: str, language: str | None) -> float:
    """How well the runs, read in this encoding, are words of the language that fits them best."""
    if name not in _single_byte():
        return -1.0
    text = runs.decode(codec_of(name), "replace")
    letters, base, count = _structure(text)
    best = -1.0
    for alphabet in _alphabets():
        if name not in alphabet.encodings:
            continue
        fit = sum(
            number * (1.0 if letter in alphabet.usual else 0.3 if letter in alphabet.rare else -0.7)
            for letter, number in letters.items()
        )
        bonus = 0.12 if language == alphabet.language else 0.0
        bonus -= 0.02 * alphabet.encodings.index(name)
        best = max(best, (fit + base) / count + bonus)
    return best - HANDICAP.get(name, 0.0)


def _structure(text: str) -> tuple[Counter[str], float, int]:
    """Letters outside of ASCII in lower case; what their surroundings are worth; how many there are."""
    letters: Counter[str] = Counter()
    base = 0.0
    count = 0
    before = " "
    for index, character in enumerate(text[: 4 * MAX_HIGH]):
        if character > "\x7f":
            after = text[index + 1] if index + 1 < len(text) else " "
            count += 1
            if character.isalpha() or "\u0300" <= character <= "\u0e7f":
                base += _in_word(before, character, after)
                letters[character.lower()] += 1
            else:
                base += _mark(before, character, after)
        before = character
    return letters, base, count


def _in_word(before: str, letter: str, after: str) -> float:
    worth = 0.0
    latin = letter < "\u0250"
    for other in (before, after):
        if other.isalpha() and (other < "\u0250") != latin:
            worth -= 0.7
    if letter.isupper() and before.islower():
        worth -= 0.8
    elif letter.islower() and before.isupper() and after.isupper():
        worth -= 0.5
    if not latin and not before.isalpha() and not after.isalpha():
        worth -= ALONE
    return worth


def _mark(before: str, mark: str, after: str) -> float:
    if mark in "\ufffd¤" or "\x80" <= mark <= "\x9f" or "\ue000" <= mark <= "\uf8ff":
        return -2.0
    if before.isalpha() and after.isalpha() and mark not in _IN_WORDS:
        return -1.0
    if mark in _GOOD_MARKS:
        return 0.3
    return -0.8 if mark in _ODD_MARKS or "\u2500" <= mark <= "\u259f" else -0.2


def _east_asian(runs: bytes) -> tuple[str | None, float]:
    """The East Asian encoding whose everyday rows the characters lie in, if it is one; how well."""
    for name in ("shift_jis", "euc-jp", "euc-kr"):
        fit = _east_asian_fit(runs, name)
        if fit >= MIN_AT_HOME:
            return name, fit
    scores = {name: _east_asian_fit(runs, name) for name in ("gb18030", "big5")}
    best = max(scores, key=lambda name: scores[name])
    clearly = scores[best] > 2 * min(scores.values())
    return (best, scores[best]) if scores[best] >= MIN_AT_HOME - 0.1 * clearly else (None, 0.0)


def _east_asian_fit(runs: bytes, name: str) -> float:
    """Share of characters that are everyday ones in this encoding; 0 where many do not decode."""
    name = "gb18030" if name == "gbk" else name
    if name not in _AT_HOME:
        return 0.0
    text = runs.decode(codec_of(name), "replace")
    high = [character for character in text[: 2 * MAX_HIGH] if character > "\x7f"]
    if len(high) < 4 or high.count("\ufffd") > MAX_BAD * len(high) + 1:
        return 0.0
    if name in ("shift_jis", "euc-jp"):
        kana = sum("\u3041" <= character <= "\u30fe" for character in high)
        if kana < MIN_KANA * len(high):
            return 0.0
    codec = codec_of(name)
    rows = _AT_HOME[name]
    words = home = marks = 0
    for character, number in Counter(high).items():
        pair = character.encode(codec, "replace")
        first, second = pair[0], pair[-1]
        if len(pair) > 2 or (rows[0][0] <= first <= rows[0][1] and second >= rows[0][2]):
            marks += number  # punctuation, and the long forms, which nothing else looks like
            continue
        words += number
        home += number * any(a <= first <= b and second >= low for a, b, low in rows[1:])
    return home / words if words >= 4 else (home + marks) / len(high)


_AT_HOME: dict[str, tuple[tuple[int, int, int], ...]] = {
    "gb18030": ((0xA1, 0xA9, 0xA1), (0xB0, 0xD7, 0xA1)),
    "big5": ((0xA1, 0xA3, 0x40), (0xA4, 0xC6, 0x40)),
    "euc-kr": ((0xA1, 0xAC, 0xA1), (0xB0, 0xC8, 0xA1)),
    "euc-jp": ((0xA1, 0xA3, 0xA1), (0xA4, 0xA5, 0xA1), (0xB0, 0xCF, 0xA1)),
    "shift_jis": ((0x81, 0x81, 0x40), (0x82, 0x84, 0x40), (0x88, 0x97, 0x40)),
}
"""First bytes (from, to) and lowest second byte: the row of punctuation, then those of everyday
characters."""
