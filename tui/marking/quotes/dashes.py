"""Speech that a dash opens: `— Да, — сказал он.`, `—No —dijo ella—. Sí.`"""

from __future__ import annotations

import re

from tui.marking.quotes.cues import inverted, subject_first
from tui.marking.quotes.lexicon import Lexicon
from tui.marking.quotes.spans import Stretch
from tui.marking.quotes.words import COMMA, DASH, END, Token, tokenize

LANGUAGES = frozenset({"fr", "es", "pt", "it", "pl", "ru", "uk"})
"""Languages in which a dash opens speech."""

_OPENING = re.compile(r"[ \t\u00a0]*(?:[—–―]|-(?=\s))\s?(?=[^\W\d_]|[¿¡«…])")
_STOPS = (".", ",", ";", ":")

_SHORTEST = 2


def find_dash_speech(text: str, parts: list[tuple[int, int]], lexicon: Lexicon) -> list[Stretch]:
    """The stretches of speech that dashes open, dash included.

    A paragraph that opens with a dash is speech where a verb of speech behind another dash or a
    comma says so, or where it stands beside one in which a verb says so.
    """
    if lexicon.language not in LANGUAGES:
        return []
    found: list[Stretch] = []
    waiting: list[Stretch] = []
    proven = -2
    for index, (start, end) in enumerate(parts):
        opening = _OPENING.match(text, start, end)
        if opening is None:
            continue
        stretches, said = _paragraph(text, index, start, opening.end(), end, lexicon)
        if said:
            beside = [s for s in waiting if s.paragraph >= index - 2]
            found += [*beside, *stretches]
            proven = index
            waiting = []
        elif proven >= index - 1:
            found += stretches
            proven = index
        else:
            waiting = [s for s in waiting if s.paragraph >= index - 1] + stretches
    return found


def _paragraph(
    text: str, index: int, start: int, body: int, end: int, lexicon: Lexicon
) -> tuple[list[Stretch], bool]:
    """The speech of one paragraph, and whether a verb of speech proves it."""
    tokens = tokenize(text, body, end, lexicon)
    stretches: list[Stretch] = []
    said = False
    opened = start
    for number, token in enumerate(tokens):
        if opened >= 0:
            if _narrates(tokens, number, lexicon):
                said = True
                stop = token.start if token.kind == DASH else token.end
                _add(stretches, text, index, opened, stop)
                opened = -1
        elif token.kind == DASH:
            opened = token.start
    if opened >= 0:
        _add(stretches, text, index, opened, end)
    return stretches, said


def _narrates(tokens: list[Token], number: int, lexicon: Lexicon) -> bool:
    """Whether the narrator's words start behind this dash or comma."""
    token = tokens[number]
    if token.kind not in (DASH, COMMA, END) or number + 1 >= len(tokens):
        return False
    following = tokens[number + 1]
    if following.capital or following.kind == DASH:
        return False
    found = inverted(tokens, number + 1, lexicon)
    if found is None and token.kind == DASH:
        found = subject_first(tokens, number + 1, lexicon)
    return found is not None and (found.cue or "").casefold() in lexicon.verbs


def _add(stretches: list[Stretch], text: str, index: int, start: int, stop: int) -> None:
    if text[start + 1 : start + 2] in _STOPS and text[start + 2 : start + 3].isspace():
        start += 2  # Spanish `—respondió ella—. Ya veremos.`
        while start < stop and text[start].isspace():
            start += 1
    while stop > start and text[stop - 1] in " \t\u00a0,;":
        stop -= 1
    if stop - start > _SHORTEST and any(c.isalnum() for c in text[start:stop]):
        stretches.append(Stretch(start, stop, index, family="dash"))


def merged(stretches: list[Stretch], spoken: list[Stretch]) -> list[Stretch]:
    """Both in order; a stretch in marks inside speech that a dash opens is part of it."""
    if not spoken:
        return stretches
    result: list[Stretch] = []
    for stretch in sorted((*stretches, *spoken), key=lambda s: (s.start, -s.end)):
        if not result or stretch.start >= result[-1].end:
            result.append(stretch)
    return result
