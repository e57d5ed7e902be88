"""Where a quotation ends or starts whose mark was lost."""

from __future__ import annotations

import re

from tui.marking.quotes.cues import Attribution, according, inverted, subject_first
from tui.marking.quotes.lexicon import Lexicon
from tui.marking.quotes.subjects import subject
from tui.marking.quotes.verbs import is_verb
from tui.marking.quotes.words import COLON, COMMA, DASH, END, WORD, Token, tokenize

_READ = 4000
"""Characters looked through for the end; longer speech ends with its paragraph."""

_LEAD = 40
"""Characters before a mark in which the word stands that leads up to it."""

_BEHIND = 120
"""Characters behind a closing mark in which the narrator's attribution must stand."""

_LONGEST_LEAD = 25
"""Tokens before a colon in which the verb that announces speech is looked for."""

_TO = frozenset({"to"})

_PARTICLES = frozenset({"up", "down", "out", "off", "back", "away", "over"})
"""English words that belong to the verb before them."""

_WHOLE_PARAGRAPH = 700
"""Characters up to which a paragraph with a lone closing mark is taken to be all speech."""

_CONTRACTION = re.compile(
    r"\b(?:\w+n['’]t|(?:i|you|he|she|it|we|they|that|there|here|what|who)['’](?:s|re|ll|ve|d|m))\b",
    re.IGNORECASE,
)
"""Short forms of English, which people speak and narrators seldom write."""

_TAKEN_UP = re.compile(r"\s(\.\.\.|…)(?=\w)")

_SENTENCE_BREAK = re.compile(r"[.!?…][\"'”’»)\]]*\s+(?=[^\W\d_a-zà-ÿа-яё]|[\"“«„‘'(])")


def lost_end(text: str, start: int, bound: int, lexicon: Lexicon, *, next_quote: bool) -> int:
    """Where the speech that starts at `start` ends, at most at `bound`."""
    bound = _trimmed(text, start, bound)
    limit = min(bound, start + _READ)
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
        ends = [m.end() for m in _SENTENCE_BREAK.finditer(text, start, bound)]
        if ends:
            return _trimmed(text, start, ends[-1])
    return _narrator_back(text, tokens, start, bound, lexicon)


def _narrator_back(text: str, tokens: list[Token], start: int, bound: int, lexicon: Lexicon) -> int:
    """The end of the last sentence that may be speech, where no attribution shows it.

    Behind `X said,` or `that` a single sentence is as likely as all of the paragraph, so more are taken only
    while somebody speaks of himself. Elsewhere a sentence that says who said something ends it.
    """
    breaks = [m.end() for m in _SENTENCE_BREAK.finditer(text, start + 1, min(bound, start + _READ))]
    if not breaks:
        return bound
    led_up = _is_led_up(text, start, lexicon)
    ends = [*breaks[1:], bound]
    stop = breaks[0] if led_up else bound
    for first, last in zip(breaks, ends, strict=True):
        inside = [token for token in tokens if first <= token.start < last]
        if any(token.low in lexicon.first_person for token in inside) or (
            led_up and stop == first and _CONTRACTION.search(text, first, last)
        ):
            stop = last if led_up else bound
        elif not led_up and stop == bound and _report(inside, lexicon) is not None:
            stop = first
    return _trimmed(text, start, stop)


def cue_between(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether the narrator's attribution stands between two offsets."""
    stop = min(end, start + _READ)
    return _cue_end(tokenize(text, start, stop, lexicon), lexicon) is not None


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
        if found.phrase.kind == "nominal" and _ends_in_list(tokens, found, lexicon):
            continue
        if found.cue and found.cue.casefold() in lexicon.verbs | {"according to"}:
            return token.end
    return None


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
    best = _after_cue(tokens, lexicon)
    if best is None:
        best = _ellipsis(text, low, end)
    if best is None:
        starts = [low] + [m.end() for m in _SENTENCE_BREAK.finditer(text, low, end - 1)]
        starts = [s for s in starts if s < end - 1] or [low]
        narrated = _after_report(tokens, starts, lexicon)
        if narrated:
            starts, whole = starts[narrated:], False
        phrase = _phrase_start(text, tokens, starts[-1], end, lexicon)
        if phrase is None:
            phrase = _behind_report(text, tokens, starts[-1], end, lexicon)
        if phrase is not None:
            best = phrase
        elif whole and end - floor < _WHOLE_PARAGRAPH:
            best = floor
        else:
            behind_narrator = not narrated and not whole and len(starts) > 1
            best = starts[1] if behind_narrator else starts[0] if narrated else starts[-1]
    while best < end - 1 and text[best].isspace():
        best += 1
    return best


def _ellipsis(text: str, low: int, end: int) -> int | None:
    """Where three dots before a word show that somebody's sentence is taken up in its middle."""
    found = [match.start(1) for match in _TAKEN_UP.finditer(text, low, end)]
    return found[-1] if found else None


def _after_report(tokens: list[Token], starts: list[int], lexicon: Lexicon) -> int:
    """How many sentences at the start hold an attribution, so that the narrator speaks in them.

    The last sentence is not asked: it is the speech itself.
    """
    for number in range(len(starts) - 1, 0, -1):
        first = next((i for i, t in enumerate(tokens) if t.start >= starts[number - 1]), 0)
        last = next((i for i, t in enumerate(tokens) if t.start >= starts[number]), len(tokens))
        if _report(tokens[first:last], lexicon) is not None:
            return number
    return 0


def _report(tokens: list[Token], lexicon: Lexicon) -> int | None:
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


def _behind_report(
    text: str, tokens: list[Token], sentence: int, end: int, lexicon: Lexicon
) -> int | None:
    """`X said he would have to tone down”`: behind the verb, `that`, a pronoun and auxiliaries."""
    if text[end - 1] == "," and _attributed_behind(text, end, lexicon):
        return None
    inside = [token for token in tokens if token.start >= sentence]
    verb = _report(inside, lexicon)
    if verb is None:
        return None
    at = verb + 1
    that = next((i for i in range(at, len(inside)) if inside[i].low in lexicon.that), None)
    if that is not None and that - verb <= _LONGEST_LEAD:
        at = that + 1
    if at < len(inside) and inside[at].low in lexicon.pronouns:
        at += 1
        while at < len(inside) and inside[at].low in lexicon.auxiliaries | _TO:
            at += 1
    return inside[at].start if at < len(inside) else None


def _attributed_behind(text: str, end: int, lexicon: Lexicon) -> bool:
    """Whether the narrator says right behind the mark who spoke."""
    behind = tokenize(text, end + 1, min(len(text), end + _BEHIND), lexicon)
    return bool(behind) and (
        inverted(behind, 0, lexicon) is not None
        or subject_first(behind, 0, lexicon) is not None
        or according(behind, 0, lexicon) is not None
    )


def _after_cue(tokens: list[Token], lexicon: Lexicon) -> int | None:
    """Where `X said:` or `X said,` shows that speech begins."""
    for index in range(len(tokens) - 2, -1, -1):
        token = tokens[index]
        if token.kind == COLON and token.text == ":" and _leads_up(tokens, index, lexicon):
            return token.end
        if token.kind == COMMA and index and tokens[index - 1].low in lexicon.verbs:
            return token.end
        if _opens_anew(tokens, index, lexicon):
            return tokens[index + 1].start
    return None


def _opens_anew(tokens: list[Token], index: int, lexicon: Lexicon) -> bool:
    """`states that Any provider …`: a small word with a capital in the middle of a sentence."""
    token, following = tokens[index], tokens[index + 1]
    if token.kind != COMMA and token.low not in lexicon.that | lexicon.verbs:
        return False
    small = following.low in lexicon.determiners or following.low in lexicon.function
    return small and following.capital and len(following.text) > 1


def _leads_up(tokens: list[Token], colon: int, lexicon: Lexicon) -> bool:
    """Whether the words before a colon announce speech: a verb of speech, or a name alone."""
    first = colon
    while first > 0 and colon - first < _LONGEST_LEAD and tokens[first - 1].kind != END:
        first -= 1
    words = [token for token in tokens[first:colon] if token.kind == WORD]
    announced = lexicon.verbs | lexicon.documents | lexicon.claims | lexicon.quoting
    if any(token.low in announced for token in words):
        return True
    return bool(words) and all(token.capital for token in words)


def _phrase_start(
    text: str, tokens: list[Token], sentence: int, end: int, lexicon: Lexicon
) -> int | None:
    """Where a quoted phrase starts that ends in the middle of the narrator's sentence, or with it.

    Speech has its stop inside the mark; a phrase has none, and its sentence holds the verb.
    """
    if not tokens or not text[end - 1].isalnum():
        return None
    inside = [token for token in tokens if token.start >= sentence]
    cues = [i for i, t in enumerate(inside) if t.low in lexicon.reporting | lexicon.phrase_verbs]
    if not cues:
        return None
    first = len(inside)
    while first > cues[-1] + 1:
        low = inside[first - 1].low
        if low in lexicon.function or low in lexicon.determiners:
            break
        first -= 1
    return inside[first].start if first < len(inside) else None
