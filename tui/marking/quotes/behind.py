"""Attributions behind a quotation: at once, at the end of its sentence, or as a signature."""

from __future__ import annotations

from dataclasses import replace

from tui.marking.quotes.cues import (
    Attribution,
    according,
    attribution_at,
    inverted,
    subject_first,
    unlisted,
)
from tui.marking.quotes.lexicon import Lexicon
from tui.marking.quotes.names import Phrase, is_title
from tui.marking.quotes.phrases import forward
from tui.marking.quotes.words import (
    BRACKET,
    COMMA,
    DASH,
    END,
    QUOTE,
    WORD,
    Tokens,
    closes,
    sentence_end,
)

LOOKS_BACK = 0.9
"""How sure an attribution is at least that belongs to the quotation before it beyond doubt."""

_PARTED = 0.85
"""The same where a full stop or nothing at all stands between quotation and attribution."""

_AT_THE_END = 0.79
"""How sure an attribution at the end of the sentence is."""


_LONGEST_SIGNATURE = 14
"""Tokens of the longest line that signs a quotation."""


def after(tokens: Tokens, quote: int, text: str, lexicon: Lexicon) -> Attribution | None:
    """The attribution right behind the quotation at token `quote`."""
    index = quote + 1
    separated = closes(text, tokens[quote]) in ",?!…—–，"
    while index < len(tokens) and tokens[index].kind in (COMMA, DASH):
        separated = True
        index += 1
    if index < len(tokens) and tokens[index].low in ("as", "wie", "comme", "como", "come"):
        index += 1
    found = attribution_at(tokens, index, lexicon)
    if found is None and separated:
        found = unlisted(tokens, index, lexicon)
    if found is None:
        return _signature(tokens, quote, lexicon)
    if found.phrase is None or (not separated and _doubtful(found, lexicon)):
        return None
    fresh = _new_sentence(tokens, found)
    if separated and not fresh and not _aside(tokens, quote, found, lexicon):
        return found
    stopped = fresh or closes(text, tokens[quote]) in ".”"
    if stopped and not _stands_alone(tokens, found, lexicon):
        return None
    if separated and not fresh:
        return None
    return replace(found, confidence=_PARTED)


def _doubtful(found: Attribution, lexicon: Lexicon) -> bool:
    """Whether the reporting word may be a noun, or no verb of speech at all."""
    cue = (found.cue or "").casefold()
    return cue in lexicon.noun_verbs or cue in lexicon.weak_verbs


def _aside(tokens: Tokens, quote: int, found: Attribution, lexicon: Lexicon) -> bool:
    """`not “blinded” — they know if …`: a clause with a thought of its own behind a dash."""
    cue = (found.cue or "").casefold()
    if cue not in lexicon.weak_verbs or tokens[quote + 1].kind != DASH:
        return False
    return found.last < len(tokens) and tokens[found.last].kind == WORD


def _new_sentence(tokens: Tokens, found: Attribution) -> bool:
    """Whether a capital pronoun shows that the narrator starts afresh."""
    phrase = found.phrase
    return (
        phrase is not None
        and phrase.kind == "pronoun"
        and tokens[phrase.first].capital
        and tokens[phrase.first].text != "I"
    )


def _signature(tokens: Tokens, quote: int, lexicon: Lexicon) -> Attribution | None:
    """`“…” — X, engineer` at the end of a paragraph."""
    rest = len(tokens) - quote - 1
    if not 2 <= rest <= _LONGEST_SIGNATURE or tokens[quote + 1].kind != DASH:
        return None
    phrase = forward(tokens, quote + 2, lexicon, subject=True)
    if phrase is None or phrase.kind == "pronoun":
        return None
    named = phrase.kind == "name" and phrase.last - phrase.first > 1
    if named and (phrase.last == len(tokens) or tokens[phrase.last].kind in (COMMA, BRACKET, END)):
        return Attribution(phrase, None, 0.85, quote + 1, len(tokens))
    if any(is_title(t.low, lexicon) or t.low in lexicon.speakers for t in tokens[quote + 2 :]):
        last = tokens[phrase.last - 1].end
        whole = Phrase(phrase.first, phrase.last, tokens[phrase.first].start, last, "nominal")
        return Attribution(whole, None, 0.8, quote + 1, len(tokens))
    return None


def _stands_alone(tokens: Tokens, found: Attribution, lexicon: Lexicon) -> bool:
    """Whether nothing is reported after the verb, so that it looks back at the quotation."""
    verb = found.last - 1
    if found.cue is None or found.cue.casefold() not in lexicon.verbs:
        return False
    if tokens[verb - 1].low in lexicon.passive:
        return False
    if tokens[found.first].capital and found.phrase is not None and found.phrase.kind == "pronoun":
        return found.last >= len(tokens) or tokens[found.last].kind == END
    if found.last >= len(tokens):
        return True
    token = tokens[found.last]
    return token.kind == END or token.low in lexicon.prepositions - lexicon.that


def later(tokens: Tokens, quote: int, text: str, lexicon: Lexicon) -> Attribution | None:
    """The attribution at the end of the sentence: `… “x” of the plan, said X.`"""
    stop = sentence_end(tokens, quote + 1, text)
    for index in range(quote + 1, stop):
        token = tokens[index]
        if token.kind == WORD:
            found = according(tokens, index, lexicon)
            if found is not None:
                fresh = tokens[index - 1].low in lexicon.conjunctions
                return None if fresh else replace(found, confidence=_AT_THE_END)
        if token.kind in (COMMA, DASH) and index + 1 < stop:
            found = inverted(tokens, index + 1, lexicon) or subject_first(
                tokens, index + 1, lexicon
            )
            if found is not None and found.last <= stop and _ends_there(tokens, found, lexicon):
                return replace(found, confidence=_AT_THE_END)
    return None


def _ends_there(tokens: Tokens, found: Attribution, lexicon: Lexicon) -> bool:
    """Whether the attribution ends a clause and reports nothing further."""
    if found.last >= len(tokens):
        return True
    token = tokens[found.last]
    if token.kind in (END, COMMA, DASH, QUOTE):
        return True
    return token.kind == WORD and (
        token.low in lexicon.prepositions
        or token.low in lexicon.time
        or token.low in lexicon.relatives
    )
