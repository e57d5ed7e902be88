"""Where a quotation ends or starts whose mark was lost."""

from __future__ import annotations

import re

from tui.marking.quotes.cues import according, inverted, subject_first
from tui.marking.quotes.lexicon import Lexicon
from tui.marking.quotes.words import COLON, COMMA, DASH, END, WORD, Token, tokenize

_READ = 4000
"""Characters looked through for the end; longer speech ends with its paragraph."""

_SENTENCE_BREAK = re.compile(r"[.!?…][\"'”’»)\]]*\s+(?=[^\W\d_a-zà-ÿа-яё]|[\"“«„‘'(])")


def lost_end(text: str, start: int, bound: int, lexicon: Lexicon, *, next_quote: bool) -> int:
    """Where the speech that starts at `start` ends, at most at `bound`."""
    bound = _trimmed(text, start, bound)
    limit = min(bound, start + _READ)
    tokens = tokenize(text, start, limit, lexicon)
    cue = _cue_end(tokens, lexicon)
    if _starts_inside(text, start):
        return _phrase_end(text, tokens, bound if cue is None else min(cue, bound), lexicon)
    if cue is not None:
        return cue
    if next_quote and text[bound - 1] not in ".!?…":
        ends = [m.end() for m in _SENTENCE_BREAK.finditer(text, start, bound)]
        if ends:
            return _trimmed(text, start, ends[-1])
    return bound


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start + 1 and text[end - 1].isspace():
        end -= 1
    return end


def _cue_end(tokens: list[Token], lexicon: Lexicon) -> int | None:
    """Where `, said X` or `. He said` shows that the narrator is back."""
    for index in range(1, len(tokens) - 1):
        token = tokens[index]
        if token.kind not in (COMMA, END, DASH) or tokens[index + 1].kind != WORD:
            continue
        following = index + 1
        found = inverted(tokens, following, lexicon) or according(tokens, following, lexicon)
        found = found or subject_first(tokens, following, lexicon)
        if found is None or found.phrase is None:
            continue
        if tokens[found.phrase.first].low in lexicon.first_person:
            continue
        if found.cue and found.cue.casefold() in lexicon.verbs | {"according to"}:
            return token.end
    return None


def _starts_inside(text: str, start: int) -> bool:
    """Whether the quotation is a phrase inside the narrator's sentence."""
    first = start
    while first < len(text) and not text[first].isalnum() and first < start + 4:
        first += 1
    return first < len(text) and text[first].islower()


def _phrase_end(text: str, tokens: list[Token], bound: int, lexicon: Lexicon) -> int:
    """The end of a quoted phrase: before the next stop, or where a new clause starts."""
    for index, token in enumerate(tokens):
        if token.start >= bound:
            break
        if token.kind in (END, COMMA, COLON, DASH) and index:
            return min(bound, token.end if token.kind == END else token.start)
        if index > 1 and token.low in lexicon.conjunctions and index + 1 < len(tokens):
            following = tokens[index + 1]
            if following.low in lexicon.pronouns or following.low in lexicon.verbs:
                return _trimmed(text, tokens[0].start, token.start)
    return bound


def lost_start(text: str, floor: int, end: int, lexicon: Lexicon, *, whole: bool) -> int:
    """Where the speech that ends at `end` starts, at least at `floor`.

    Args:
        text: The whole text.
        floor: Start of the paragraph, or the end of the quotation before.
        end: The closing mark.
        lexicon: Words of the language.
        whole: `floor` is the start of a paragraph.
    """
    low = max(floor, end - _READ)
    tokens = tokenize(text, low, end, lexicon)
    best = None
    for index in range(len(tokens) - 2, -1, -1):
        token = tokens[index]
        if token.kind == COLON and token.text == ":":
            best = token.end
            break
        if token.kind == COMMA and index and tokens[index - 1].low in lexicon.verbs:
            best = token.end
            break
    if best is None:
        starts = [low] + [m.end() for m in _SENTENCE_BREAK.finditer(text, low, end - 1)]
        starts = [s for s in starts if s < end - 1]
        if whole and end - floor < 700:
            best = floor
        else:
            best = starts[-1] if starts else low
            if not whole and len(starts) > 1:
                best = starts[1]
    while best < end - 1 and text[best].isspace():
        best += 1
    return best
