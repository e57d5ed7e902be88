"""How many pages decode exactly when they are written in another encoding, declared or not.

    python bench/encodings.py --pages FOLDER [--per-encoding N]

A page is a candidate for the encodings that were made for its script, chosen at random but the same
every time. Each page is written with its charset declared in a `meta` element, and with every
declaration taken out. Characters that an encoding lacks (a few of a page) are left out first.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import unicodedata
from collections import Counter
from pathlib import Path

from tui.sources.decoding import decode
from tui.sources.encoding_names import codec_of

ENCODINGS = (
    "utf-8", "utf-16le", "utf-16be", "windows-1250", "windows-1251", "windows-1252", "windows-1253",
    "windows-1254", "windows-1255", "windows-1256", "windows-1257", "iso-8859-2", "iso-8859-15",
    "koi8-r", "shift_jis", "euc-jp", "iso-2022-jp", "gb18030", "big5", "euc-kr",
)  # fmt: skip
MIN_LETTERS = 20
"""Letters outside of ASCII that a page must have: with fewer, most encodings write the same bytes."""

_DECLARED = re.compile(r"<meta[^>]{0,300}charset[^>]{0,100}>|<\?xml[^>]{0,200}\?>", re.IGNORECASE)
_TWICE = re.compile("[\x80-\x9f]|[\xc3\xc2][\xa0-\xbf]|â€")
_HEAD = re.compile(r"<head[^>]{0,300}>", re.IGNORECASE)


def declared_as(text: str, encoding: str) -> str:
    """The page with this charset declared."""
    bare = undeclared(text)
    meta = f'<meta charset="{encoding}">'
    return _HEAD.sub(lambda m: m[0] + meta, bare, count=1) if _HEAD.search(bare) else meta + bare


def undeclared(text: str) -> str:
    """The page with no charset declared."""
    return _DECLARED.sub("", text)


def candidates(folder: Path) -> list[tuple[Path, str, Counter[str]]]:
    """Pages with enough letters outside of ASCII."""
    found = []
    for path in sorted(folder.rglob("*")):
        if path.suffix not in (".html", ".txt"):
            continue
        text = path.read_bytes().decode("utf-8", "ignore").replace("\r\n", "\n")
        if _TWICE.search(text):
            continue  # it was stored double-encoded: its bytes are good UTF-8 in latin-1
        letters = Counter(c for c in text if c > "\x7f" and c.isalpha())
        if letters.total() >= MIN_LETTERS:
            found.append((path, text, letters))
    return found


def main() -> int:
    """Measure and print; one line of JSON at the end."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=Path, action="append", required=True)
    parser.add_argument("--per-encoding", type=int, default=25)
    parser.add_argument("--wrong", action="store_true", help="list what was decoded wrongly")
    options = parser.parse_args()
    pages = [page for folder in options.pages for page in candidates(folder)]
    right: Counter[bool] = Counter()
    total: Counter[bool] = Counter()
    for encoding in ENCODINGS:
        line = [f"{encoding:14}"]
        chosen = choose(pages, encoding, options.per_encoding)
        for declared in (True, False):
            good = 0
            for path, text in chosen:
                page = declared_as(text, encoding) if declared else undeclared(text)
                data = page.encode(codec_of(encoding))
                found = decode(data, markup=True)
                if found.text == data.decode(codec_of(encoding)):
                    good += 1
                elif options.wrong:
                    print("  ", path.name, declared, "read as", found.encoding, found.why)
            right[declared] += good
            total[declared] += len(chosen)
            line.append(f"{'declared' if declared else 'bare'} {good}/{len(chosen)}")
        print("  ".join(line))
    shares = {
        "declared": right[True] / total[True],
        "bare": right[False] / total[False],
        "all": right.total() / total.total(),
        "decodes": total.total(),
    }
    print(json.dumps({name: round(value, 4) for name, value in shares.items()}))
    return 0


SCRIPTS = {
    "windows-1251": "CYRILLIC", "koi8-r": "CYRILLIC", "windows-1253": "GREEK",
    "windows-1255": "HEBREW", "windows-1256": "ARABIC", "shift_jis": "HIRAGANA",
    "euc-jp": "HIRAGANA", "iso-2022-jp": "HIRAGANA", "gb18030": "CJK", "big5": "CJK",
    "euc-kr": "HANGUL",
}  # fmt: skip
"""What an encoding was made for, where that is not Latin letters; the Unicode ones are for all."""


def script_of(letters: Counter[str]) -> str:
    """The script that most letters outside of ASCII are of; kana decides for Japanese."""
    scripts: Counter[str] = Counter()
    for letter, number in letters.items():
        scripts[unicodedata.name(letter, "NONE").split()[0]] += number
    if scripts["HIRAGANA"] > 0.1 * letters.total():
        return "HIRAGANA"
    return scripts.most_common(1)[0][0]


def choose(
    pages: list[tuple[Path, str, Counter[str]]], encoding: str, count: int
) -> list[tuple[Path, str]]:
    """Pages that the encoding was made for and can write."""
    codec = codec_of(encoding)
    found = []
    for path, text, letters in pages:
        if not encoding.startswith("utf") and script_of(letters) != SCRIPTS.get(encoding, "LATIN"):
            continue
        back = undeclared(text).encode(codec, "ignore").decode(codec, "replace")
        alphabet = set(back)
        if sum(n for c, n in letters.items() if c in alphabet) >= 0.95 * letters.total():
            found.append((path, back))
    random.Random(encoding).shuffle(found)
    return found[:count]


if __name__ == "__main__":
    sys.exit(main())
