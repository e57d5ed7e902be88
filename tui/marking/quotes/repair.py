"""Where a quotation ends whose closing mark was lost."""

from __future__ import annotations

import re

from tui.marking.quotes.cues import Attribution, according, inverted, subject_first
from tui.marking.quotes.lexicon import Lexicon
from tui.marking.quotes.subjects import subject
from tui.marking.quotes.verbs import is_verb
from tui.marking.quotes.words import COLON, COMMA, DASH, END, NUMBER, WORD, Token, tokenize

READ = 4000
"""Characters looked through for the end; longer speech ends with its paragraph."""

_LEAD = 40
"""Characters before a mark in which the word stands that leads up to it."""

_PARTICLES = frozenset({"up", "down", "out", "off", "back", "away", "over"})
"""English words that belong to the verb before them."""

CONTRACTION = re.compile(
    r"\b(?:\w+n['’]t|(?:i|you|he|she|it|we|they|that|there|here|what|who)['’](?:s|re|ll|ve|d|m))\b",
    re.IGNORECASE,
)
"""Short forms of English, which people speak and narrators seldom write."""

_OPENING = " \u00a0“„«\"‘'`"
_DASHES = ("—", "–", "―", " -", "--")

SENTENCE_BREAK = re.compile(r"[.!?…][\"'”’»)\]]*\s+(?=[^\W\d_a-zà-ÿа-яё]|[\"“«„‘'(])")


def lost_end(text: str, start: int, bound: int, lexicon: Lexicon, *, next_quote: bool) -> int:
    """Where the speech that starts at `start` ends, at most at `bound`."""
    bound = _trimmed(text, start, bound)
    limit = min(bound, start + READ)
    tokens = tokenize(text, start, limit, lexicon)
    cue = _cue_end(tokens, lexicon)
    if _starts_inside(text, start):
        clause = _is_clause(text, start, lexicon)
        if cue is not None and clause:
            return cue
        phrase = _phrase_end(text, tokens, bound if cue is None else min(cue, bound), lexicon)
        # What looks like an apostrophe behind the phrase is likelier its closing mark.
        if clause and text[phrase - 1] not in "’'" and _is_led_up(text, start, lexicon):
            return _narrator_back(text, tokens, start, bound, lexicon)
        return phrase
    if cue is not None and not (text[cue - 1] in ".!?…" and _is_led_up(text, start, lexicon)):
        return cue
    bound = bound if cue is None else cue
    if next_quote and text[bound - 1] not in ".!?…":
        ends = [m.end() for m in SENTENCE_BREAK.finditer(text, start, bound)]
        if ends:
            return _trimmed(text, start, ends[-1])
    return _narrator_back(text, tokens, start, bound, lexicon)


def _narrator_back(text: str, tokens: list[Token], start: int, bound: int, lexicon: Lexicon) -> int:
    """The end of the last sentence that may be speech, where no attribution shows it.

    Behind `X said,` or `that` a single sentence is as likely as all of the paragraph, so more are taken only
    while somebody speaks of himself. Elsewhere a sentence that says who said something ends it.
    """
    breaks = [m.end() for m in SENTENCE_BREAK.finditer(text, start + 1, min(bound, start + READ))]
    if not breaks:
        return bound
    led_up = _is_led_up(text, start, lexicon)
    ends = [*breaks[1:], bound]
    stop = breaks[0] if led_up else bound
    for first, last in zip(breaks, ends, strict=True):
        inside = [token for token in tokens if first <= token.start < last]
        if any(token.low in lexicon.first_person for token in inside) or (
            led_up and stop == first and CONTRACTION.search(text, first, last)
        ):
            stop = last if led_up else bound
        elif not led_up and stop == bound and named_report(inside, lexicon) is not None:
            stop = first
    return _trimmed(text, start, stop)


def cue_between(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether the narrator's attribution stands between two offsets."""
    stop = min(end, start + READ)
    return _cue_end(tokenize(text, start, stop, lexicon), lexicon) is not None


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start + 1 and text[end - 1].isspace():
        end -= 1
    return end


def _cue_end(tokens: list[Token], lexicon: Lexicon) -> int | None:
    """Where `, said X` or `. He said` shows that the narrator is back."""
    doubtful: int | None = None
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
        if found.phrase.kind == "nominal" and _ends_in_list(tokens, found, lexicon):
            continue
        if token.kind == COMMA and _low(tokens, found.last) in lexicon.that:
            continue  # `However, he admitted that …` is speech about speech
        if found.cue and (
            found.cue.casefold() in lexicon.verbs | {"according to"} or _is_aside(tokens, found)
        ):
            if token.kind == END or not _takes_object(tokens, found, lexicon):
                return token.end
            doubtful = doubtful or token.end
    return doubtful


def _takes_object(tokens: list[Token], found: Attribution, lexicon: Lexicon) -> bool:
    """`these details add warmth`: a thing, its verb and what it acts on, as in a sentence of speech."""
    assert found.phrase is not None
    if found.phrase.kind == "name" or found.phrase.last > found.last - 1:
        return False
    following = tokens[found.last] if found.last < len(tokens) else None
    if following is None or following.kind not in (WORD, NUMBER):
        return False
    return (
        found.cue is None or found.cue.casefold() not in lexicon.addressing
    ) and following.low not in lexicon.function | lexicon.time


def _low(tokens: list[Token], index: int) -> str:
    return tokens[index].low if index < len(tokens) else ""


def _is_aside(tokens: list[Token], found: Attribution) -> bool:
    """`, notes X,`: between commas any verb of speech will do."""
    assert found.phrase is not None
    ends = found.last >= len(tokens) or tokens[found.last].kind in (COMMA, END)
    return ends and found.phrase.kind == "name" and found.last == found.phrase.last


def _ends_in_list(tokens: list[Token], found: Attribution, lexicon: Lexicon) -> bool:
    """`structural, architectural, or sculptural purposes, says X`: items of a list, no subject."""
    assert found.phrase is not None
    verb = found.last - 1
    if verb <= found.phrase.last or tokens[verb - 1].kind not in (COMMA, DASH):
        return False
    head = tokens[found.phrase.last - 1].low
    return head not in lexicon.speakers and inverted(tokens, verb, lexicon) is not None


def _is_clause(text: str, start: int, lexicon: Lexicon) -> bool:
    """Whether a verb of speech, `that` or a stop stands right before, so that a clause follows."""
    ahead = tokenize(text, max(0, start - _LEAD), start, lexicon)
    if not ahead:
        return False
    last = ahead[-1]
    if last.kind in (COMMA, COLON):
        return True
    return last.low in lexicon.verbs or last.low in lexicon.that


def _is_led_up(text: str, start: int, lexicon: Lexicon) -> bool:
    """Whether a comma or `that` stands right before."""
    ahead = tokenize(text, max(0, start - _LEAD), start, lexicon)
    return bool(ahead) and (ahead[-1].kind == COMMA or ahead[-1].low in lexicon.that)


def _starts_inside(text: str, start: int) -> bool:
    """Whether the quotation is a phrase inside the narrator's sentence."""
    if text.startswith("[", start + 1) or text.startswith("[", start):
        return False
    first = start
    while first < len(text) and not text[first].isalnum() and first < start + 4:
        first += 1
    return first < len(text) and text[first].islower()


def _phrase_end(text: str, tokens: list[Token], bound: int, lexicon: Lexicon) -> int:
    """The end of a quoted phrase: before the next stop, or where a new clause or phrase starts."""
    dash = _closing_dash(text, tokens, bound)
    if dash is not None:
        return dash
    plain = True
    for index, token in enumerate(tokens):
        if token.start >= bound:
            break
        if token.kind in (END, COMMA, COLON, DASH) and index:
            return min(bound, token.end if token.kind == END else token.start)
        small = token.low in lexicon.function or token.low in lexicon.determiners
        if index > 1 and small and plain and token.low not in _PARTICLES:
            return _trimmed(text, tokens[0].start, token.start)
        if small and token.low not in _PARTICLES:
            plain = False
        if index > 1 and token.low in lexicon.conjunctions and index + 1 < len(tokens):
            following = tokens[index + 1]
            known = (lexicon.pronouns, lexicon.verbs, lexicon.that, lexicon.auxiliaries)
            if any(following.low in words for words in known):
                return _trimmed(text, tokens[0].start, token.start)
    return bound


def _closing_dash(text: str, tokens: list[Token], bound: int) -> int | None:
    """`opinions — “the closer it is kept, the better — and standards`: the second dash of two."""
    ahead = text[: tokens[0].start].rstrip(_OPENING) if tokens else ""
    if not ahead.endswith(_DASHES):
        return None
    for token in tokens:
        if token.kind == END or token.start >= bound:
            return None
        if token.kind == DASH:
            return _trimmed(text, tokens[0].start, token.start)
    return None


def named_report(tokens: list[Token], lexicon: Lexicon) -> int | None:
    """Index of the verb that says who said something: its subject is a name or `he`, `she`."""
    for index, token in enumerate(tokens):
        if token.kind != WORD or not is_verb(tokens, index, lexicon):
            continue
        if token.low not in lexicon.verbs:
            continue
        speaker = subject(tokens, index, 0, lexicon)
        if speaker is None:
            continue
        first = tokens[speaker.first].low
        named = speaker.kind == "name" or first in lexicon.persons
        if named and first not in lexicon.first_person:
            return index
    return None
