"""Speakers handed on along a run of quotations, only where the text gives evidence for it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tui.marking.quotes.cues import Attribution, attribution_at
from tui.marking.quotes.lexicon import Lexicon
from tui.marking.quotes.names import Phrase
from tui.marking.quotes.phrases import backward, forward
from tui.marking.quotes.subjects import main_subject
from tui.marking.quotes.verbs import is_verb
from tui.marking.quotes.words import (
    COMMA,
    DASH,
    END,
    QUOTE,
    WORD,
    Tokens,
    closes,
    ends_sentence,
    sentence_start,
)

_LONGEST_TAIL = 24
"""Tokens at the end of a sentence in which its closing attribution starts."""

_TAIL_REST = 6
"""Tokens that may follow it, such as `on Monday`."""

_FEW_WORDS = 3
"""Words up to which a capital and an outer stop do not make a sentence."""

_NAMED_WITHIN = 4000
"""Characters before a colon in which a name must stand within a sentence."""

_LONGEST_HEADING = 22
"""Words of the longest line that only names a speaker."""


_ARTICLES = frozenset({"a", "an", "the"})
"""English articles; `their words` are those of whoever they are."""


@dataclass(frozen=True, slots=True)
class Carried:
    """A speaker known from elsewhere: characters of the text, the reporting word and how sure."""

    start: int
    end: int
    cue: str | None
    confidence: float
    pronoun: bool = False


def carried(found: Attribution, confidence: float) -> Carried | None:
    """The attribution as something that can be handed on."""
    if found.phrase is None:
        return None
    phrase = found.phrase
    return Carried(
        phrase.start, phrase.end, found.cue, min(confidence, found.confidence),
        phrase.kind == "pronoun",
    )  # fmt: skip


def same_sentence(tokens: Tokens, first: int, second: int, text: str) -> bool:
    """Whether two quotations stand in one sentence of the narrator."""
    for index in range(first, second):
        if tokens[index].kind == END:
            return False
        if tokens[index].kind == QUOTE and ends_sentence(text, tokens, index):
            return False
    return True


def follows_at_once(
    tokens: Tokens, first: int, second: int, text: str, attribution: Attribution | None
) -> bool:
    """Whether between two quotations stands nothing but the first one's attribution.

    The sentence that holds the attribution may go on (`said X, who …`), but no other may follow it.
    """
    if sentence_start(tokens, second, text) != second:
        return False
    ends = [i for i in range(first + 1, second) if tokens[i].kind == END]
    if not ends:
        return all(t.kind not in (WORD, QUOTE) for t in tokens[first + 1 : second]) or (
            attribution is not None and attribution.first > first
        )
    if len(ends) > 1 or ends[0] != second - 1:
        return False
    words = [t for t in tokens[first + 1 : ends[0]] if t.kind == WORD]
    if not words:
        return True
    return (attribution is not None and attribution.first > first) or not ends_sentence(
        text, tokens, first
    )


def reported_before(tokens: Tokens, place: int, text: str, lexicon: Lexicon) -> Attribution | None:
    """Who speaks in the sentence before the one that starts at `place`: `X said no. “…”`"""
    stop = place
    while stop > 0 and tokens[stop - 1].kind == END:
        stop -= 1
    if stop <= 0 or tokens[stop - 1].kind == QUOTE:
        return None
    start = sentence_start(tokens, stop - 1, text)
    if any(tokens[i].kind == QUOTE for i in range(start, stop)):
        return None
    return last_report(tokens, start, stop, lexicon)


def last_report(tokens: Tokens, start: int, stop: int, lexicon: Lexicon) -> Attribution | None:
    """The attribution of a sentence without quotations, tokens `start` to `stop`.

    `…, X said.` at its end counts before the subject of its first verb of speech.
    """
    for index in range(max(start, stop - _LONGEST_TAIL), stop - 1):
        if tokens[index].kind in (COMMA, DASH):
            found = attribution_at(tokens, index + 1, lexicon)
            if found is not None and found.last >= stop - _TAIL_REST:
                return found
    for index in range(start, stop):
        token = tokens[index]
        if token.kind != WORD or token.low not in lexicon.verbs:
            continue
        if not is_verb(tokens, index, lexicon):
            continue
        if index == start or tokens[index - 1].low in lexicon.passive:
            continue
        phrase = main_subject(tokens, start, index, lexicon)
        if phrase is None:
            return None
        return Attribution(phrase, token.text, 0.75, phrase.first, index + 1)
    return None


def heading(tokens: Tokens, start: int, stop: int, lexicon: Lexicon) -> Attribution | None:
    """Who a line such as `Jo Poe, head of research` names above what that person says."""
    colon = stop < len(tokens) and tokens[stop].text == ":"
    if start != 0 or stop - start > _LONGEST_HEADING or stop < len(tokens) - colon:
        return None
    phrase = forward(tokens, 0, lexicon, subject=True)
    if phrase is None or phrase.kind != "name" or phrase.last - phrase.first < 2:
        return None
    joined = colon and phrase.last < stop and tokens[phrase.last].low in lexicon.joining
    if phrase.last < stop and tokens[phrase.last].kind not in (COMMA, DASH) and not joined:
        return None
    return Attribution(phrase, None, 0.75, 0, stop)


def announced(
    tokens: Tokens, start: int, stop: int, text: str, lexicon: Lexicon
) -> Attribution | None:
    """Whose words a sentence that ends in a colon leads up to, though no verb of speech says so.

    `X does not buy this:` names somebody who does something; `… a memo, which includes:` has one
    thing in it that holds words. `… like this:` leads up to an example.
    """
    if any(token.low in ("like", "such") for token in tokens[start:stop]):
        return None
    phrase = main_subject(tokens, start, stop, lexicon)
    if phrase is not None and phrase.kind == "name" and phrase.last < stop:
        following = tokens[phrase.last]
        plain = following.kind == WORD and following.low not in lexicon.prepositions
        known = phrase.first > start or _is_name(text, tokens, phrase)
        if plain and known and following.low not in lexicon.conjunctions:
            return Attribution(phrase, None, 0.7, phrase.first, stop)
    held = [i for i in range(start, stop) if _holds_words(tokens, i, lexicon)]
    if len(held) == 1:
        document = backward(tokens, held[0], lexicon, start)
        if document is not None:
            return Attribution(document, None, 0.7, document.first, stop)
    return None


def _is_name(text: str, tokens: Tokens, phrase: Phrase) -> bool:
    """Whether the capital at the start of a sentence is that of a name: it has it elsewhere too."""
    last = tokens[phrase.last - 1]
    before = text[max(0, last.start - _NAMED_WITHIN) : tokens[phrase.first].start]
    return bool(re.search(rf"[a-zà-ÿ,] {re.escape(last.text)}\b", before))


def _holds_words(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    token = tokens[index]
    return (
        token.kind == WORD
        and index > 0
        and token.low in lexicon.documents
        and token.low not in lexicon.noun_verbs | lexicon.speakers
        and tokens[index - 1].low in _ARTICLES
    )


def is_whole(text: str, tokens: Tokens, place: int) -> bool:
    """Whether a quotation is a sentence of its own: capital first, a stop at its end.

    The stop may stand behind the closing mark, as most languages but American English have it.
    """
    token = tokens[place]
    index = token.start
    while index < token.end and not text[index].isalnum():
        index += 1
    if index >= token.end or text[index].islower():
        return False
    if closes(text, token) in ".!?…,—":
        return True
    if place + 1 < len(tokens) and tokens[place + 1].kind not in (COMMA, DASH, END):
        return False
    return len(text[index : token.end].split(None, _FEW_WORDS)) > _FEW_WORDS
