"""The phrase lists of all languages: which role the words of a short block speak for."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from tui.cleaning.html.raw import RawBlock
from tui.model.plain import is_wide_script

PHRASE_ROLES = (
    "related", "nav", "tail-junk", "lead-junk", "legal", "comment", "product-spam", "byline",
    "date", "caption", "error-page",
)  # fmt: skip
"""Roles of the lists, in the order of the model's features."""

OPENING_ROLES = frozenset({"byline", "date", "caption"})
"""Phrases of these roles count only where they open a block."""

MAX_WORDS = 40
"""Blocks with more words are judged by their shape alone."""

_STRIP = "\"'“”‘’«»„()[]{}<>•·*#|:;,.!?…¿¡–—-+→←»/"

NO_PHRASES = (0.0,) * len(PHRASE_ROLES)
"""The shares of a block in which no phrase stands."""

_INDEX = {role: number for number, role in enumerate(PHRASE_ROLES)}


class _Entry(NamedTuple):
    """A phrase in the list of those that begin with the same word."""

    words: tuple[str, ...]
    role: int
    opens: bool
    """Whether it counts only where it opens a block."""


class _Lexicon:
    def __init__(self) -> None:
        self.by_first: dict[str, list[_Entry]] = {}
        self.unspaced: dict[tuple[str, int], None] = {}
        """In the order of the files."""
        self.common: frozenset[str] = frozenset()


@cache
def _lexicon() -> _Lexicon:
    lexicon = _Lexicon()
    data = files("tui.cleaning") / "data"
    for file in sorted((data / "phrases").iterdir(), key=lambda item: item.name):
        for line in file.read_text("utf-8").splitlines():
            role, _, phrase = line.partition("\t")
            if role not in _INDEX or not phrase:
                continue
            if is_wide_script(phrase[0]) and " " not in phrase:
                lexicon.unspaced[phrase, _INDEX[role]] = None
            else:
                words = tuple(tokens_of(phrase))
                if words:
                    entry = _Entry(words, _INDEX[role], role in OPENING_ROLES)
                    lexicon.by_first.setdefault(words[0], []).append(entry)
    lines = (data / "lines-stopwords.txt").read_text("utf-8").splitlines()
    lexicon.common = frozenset(
        line.partition("\t")[2] for line in lines if line and not line.startswith("#")
    )
    return lexicon


def tokens_of(text: str) -> list[str]:
    """The words of a text in lower case, marks at their ends taken off."""
    return [stripped for word in text.lower().split() if (stripped := word.strip(_STRIP))]


def block_tokens(block: RawBlock) -> list[str]:
    """The words of a block, as `tokens_of` gives them, split once."""
    if block.tokens is None:
        block.tokens = tokens_of(block.text)
    return block.tokens


def block_phrases(block: RawBlock) -> Sequence[float]:
    """What `phrase_shares` says of a block, asked once; `NO_PHRASES` where it says nothing."""
    if block.phrases is None:
        block.phrases = phrase_shares(block_tokens(block), block.text) or NO_PHRASES
    return block.phrases


def common_words() -> frozenset[str]:
    """The commonest words of the languages that have a list."""
    return _lexicon().common


def phrase_shares(tokens: list[str], text: str) -> list[float] | None:
    """For each role the share of the block that a phrase of it covers; None when none does."""
    by_first = _lexicon().by_first
    shares: list[float] | None = None
    total = len(tokens)
    if not by_first.keys().isdisjoint(tokens):  # the words of most blocks begin no phrase
        for place, token in enumerate(tokens):
            for phrase, role, opens in by_first.get(token, ()):
                size = len(phrase)
                if size > 1 and tuple(tokens[place : place + size]) != phrase:
                    continue
                if place and opens:
                    continue
                if shares is None:
                    shares = [0.0] * len(PHRASE_ROLES)
                shares[role] = max(shares[role], size / total)
    if total <= 8 and not text.isascii() and any(map(is_wide_script, text[:4])):
        shares = _unspaced_shares(text, shares)
    return shares


def covered_share(tokens: list[str], text: str, roles: Collection[str]) -> float:
    """The share of a short block that phrases of these roles cover together."""
    if not 0 < len(tokens) <= MAX_WORDS:
        return 0.0
    by_first = _lexicon().by_first
    wanted = {_INDEX[role] for role in roles}
    covered = bytearray(len(tokens))
    for place, token in enumerate(tokens):
        for phrase, role, _ in by_first.get(token, ()):
            end = place + len(phrase)
            if role in wanted and tuple(tokens[place:end]) == phrase:
                covered[place:end] = b"\1" * len(phrase)
    spaced = sum(covered) / len(tokens)
    shares = phrase_shares(tokens, text) if not text.isascii() else None
    return max(spaced, *(shares[role] for role in wanted)) if shares else spaced


def opening_words(words: Sequence[str], role: str) -> int:
    """How many of the first words are a phrase of the role; two phrases may follow each other."""
    lexicon, number = _lexicon(), _INDEX[role]
    words = words[:MAX_WORDS]
    place = 0
    for _ in range(2):
        first = words[place].lower().strip(_STRIP) if place < len(words) else ""
        known = [phrase for phrase, owner, _ in lexicon.by_first.get(first, ()) if owner == number]
        if (first, number) in lexicon.unspaced:
            known.append((first,))
        if not known:
            break
        longest = max(map(len, known))
        tokens = tuple([word.lower().strip(_STRIP) for word in words[place : place + longest]])
        place += max((len(p) for p in known if tokens[: len(p)] == p), default=0)
    return place


def _unspaced_shares(text: str, shares: list[float] | None) -> list[float] | None:
    size = len(text)
    for phrase, role in _lexicon().unspaced:
        opening = PHRASE_ROLES[role] in OPENING_ROLES
        if text.startswith(phrase) if opening else (len(phrase) > 1 and phrase in text):
            if shares is None:
                shares = [0.0] * len(PHRASE_ROLES)
            shares[role] = max(shares[role], len(phrase) / size)
    return shares
