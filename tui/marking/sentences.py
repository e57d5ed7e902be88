"""Sentences of a text: the unit in which statements are compared and speakers looked for."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

from tui.model import Span

CLOSERS = "\"”’'“»«›‹)\\]」』"
"""Characters that stay with a sentence when they follow its terminal mark without a blank."""

_END = re.compile(
    rf"(?:(?<![.!?…‽؟۔।॥።])[.!?…‽؟۔।॥።]+[{CLOSERS}]*(?=\s|$))|(?:[。！？]+[{CLOSERS}]*)"
)
_LINE = re.compile(r"[^\n]+")
_WORD_BEFORE = re.compile(r"[\w.’'-]+$")
_OPENERS = " \t\xa0“„‟\"«‹»‘‚'([{—–-¿¡*•"
_NUMBER_ONLY = re.compile(r"\d{1,2}")
_ORDINAL_LEADS = frozenset(
    {
        "am",
        "vom",
        "zum",
        "der",
        "den",
        "dem",
        "des",
        "die",
        "das",
        "im",
        "ab",
        "bis",
        "seit",
        "beim",
    }
)
"""German words before an ordinal such as “3.”, whose full stop ends nothing."""

_LOOK_BACK = 24
"""Characters before a full stop in which its word is looked for; no abbreviation is longer."""

_LOOK_AHEAD = 60
"""Characters after a mark in which the next word, or a name with its verb, is looked for."""

_ATTRIBUTION = re.compile(
    r"\s*(?:(?:Mr|Mrs|Ms|Dr)\.? )?(?:[A-Z][\w’'-]+ ){1,3}"
    r"(?:said|says|asked|asks|told|wrote|writes|added|replied|shouted|joked|wondered|tweeted|"
    r"fragte|sagte|rief|preguntó|dijo|exclamó)\b"
)
"""“…?” Smith asked: the mark ends the quotation, not the sentence around it."""


@cache
def _words(name: str) -> frozenset[str]:
    lines = resources.files("tui.marking").joinpath("data", name).read_text("utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def sentences(text: str) -> tuple[Span, ...]:
    """The sentences of a text in order, white space trimmed; none crosses a line break.

    A line without a terminal mark is one sentence. Closing quotation marks belong to the sentence
    that they close. Time is linear in the text.
    """
    found: list[Span] = []
    for line in _LINE.finditer(text):
        start = line.start()
        for mark in _END.finditer(text, start, line.end()):
            if mark.end() < line.end() and _ends_here(text, start, mark, line.end()):
                _append(found, text, start, mark.end())
                start = mark.end()
        _append(found, text, start, line.end())
    return tuple(found)


def _append(found: list[Span], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    stripped = piece.strip()
    if stripped:
        start += len(piece) - len(piece.lstrip())
        found.append(Span(start, start + len(stripped)))


def _ends_here(text: str, start: int, mark: re.Match[str], limit: int) -> bool:
    signs = mark[0]
    if signs[0] in "。！？":
        return True
    ahead = text[mark.end() : min(limit, mark.end() + _LOOK_AHEAD)]
    following = ahead.lstrip(_OPENERS)
    if not following:
        return True
    first = following[0]
    if first.islower():
        return False
    closed = signs[-1] in "\"”’'“»«›‹"
    if closed and _ATTRIBUTION.match(ahead):
        return False
    if signs[0] != "." or signs.startswith(("..", ".…")):
        return True
    return closed or not _stop_belongs_to_word(text, start, mark.start(), following)


def _stop_belongs_to_word(text: str, start: int, stop: int, following: str) -> bool:
    before = _WORD_BEFORE.search(text[max(start, stop - _LOOK_BACK) : stop])
    if before is None:
        return False
    word = before[0].lstrip("'’-").lower()
    if not word:
        return False
    if _NUMBER_ONLY.fullmatch(word):
        lead = text[max(start, stop - _LOOK_BACK) : stop - len(word)].split()
        return not lead or lead[-1].lower() in _ORDINAL_LEADS
    abbreviations = _words("abbreviations.txt")
    if word in abbreviations:
        return True
    starter = re.match(r"[^\W\d_]+", following)
    opens_sentence = starter is not None and starter[0].lower() in _words("sentence-starters.txt")
    if f"+{word}" in abbreviations and following[0].isdigit():
        return True
    soft = f"~{word}" in abbreviations
    initials = (len(word) == 1 and word.isalpha()) or re.fullmatch(r"(?:[^\W\d_]\.)+[^\W\d_]", word)
    return bool((soft or initials) and not opens_sentence)
