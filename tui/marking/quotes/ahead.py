"""Attributions in the sentence before a quotation: `X said that`, `X called it`, `X: “…”`."""

from __future__ import annotations

from tui.marking.quotes.cues import (
    Attribution,
    according,
)
from tui.marking.quotes.lexicon import Lexicon
from tui.marking.quotes.names import Phrase
from tui.marking.quotes.phrases import backward, forward
from tui.marking.quotes.subjects import subject
from tui.marking.quotes.verbs import is_naming, is_noun_here, is_verb
from tui.marking.quotes.words import (
    COLON,
    COMMA,
    WORD,
    Tokens,
    sentence_start,
)

_LONGEST_OWNER = 5
"""Words between `in` and `words` in `in the foreign minister's words`."""


def before(tokens: Tokens, quote: int, text: str, lexicon: Lexicon) -> Attribution | None:
    """The attribution in the sentence before the quotation.

    The nearest verb of speech counts; a verb that is none by itself (`felt`, `called`) only where
    no such verb governs the clause it stands in.
    """
    start = sentence_start(tokens, quote, text)
    colon = quote > 0 and tokens[quote - 1].kind == COLON and tokens[quote - 1].text == ":"
    candidate: Attribution | None = None
    for index in range(quote - 1, start - 1, -1):
        token = tokens[index]
        if token.kind != WORD:
            continue
        found = according(tokens, index, lexicon)
        if found is not None and found.last <= quote:
            return candidate or (None if _inside_name(tokens, found, quote) else found)
        if is_verb(tokens, index, lexicon) and (
            token.low in lexicon.verbs
            or _beside(tokens, index, quote)
            or tokens[index + 1].low in lexicon.that
        ):
            found = _governed(tokens, index, start, quote, lexicon)
            if found is not None:
                if token.low not in lexicon.verbs and tokens[index + 1].low == "to":
                    candidate = candidate or found  # `X announced that Y had agreed to “…”`
                    continue
                return found if token.low in lexicon.verbs or candidate is None else candidate
        elif candidate is None and _in_words_of(tokens, index, lexicon):
            owner = backward(tokens, index - 1, lexicon, start)
            if owner is not None:
                candidate = Attribution(owner, token.text, 0.85, owner.first, index + 1)
        elif candidate is None and _claimed(tokens, index, lexicon):
            owner = backward(tokens, index - 1, lexicon, start)
            if owner is not None and owner.kind == "name":
                candidate = Attribution(owner, token.text, 0.8, owner.first, index + 1)
        elif candidate is None and _phrase_verb(tokens, index, quote, lexicon):
            candidate = _governed(tokens, index, start, quote, lexicon)
    if candidate is None and colon:
        return _headline(tokens, start, quote - 1, lexicon)
    return candidate


def _inside_name(tokens: Tokens, found: Attribution, quote: int) -> bool:
    """Whether the quotation is part of the source's name: `according to “whip” Jo Poe`."""
    if found.last != quote or quote + 1 >= len(tokens):
        return False
    return tokens[quote + 1].kind == WORD


def _in_words_of(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    """`in X's words`."""
    if lexicon.language != "en" or tokens[index].low not in ("words", "phrase", "telling"):
        return False
    floor = max(0, index - _LONGEST_OWNER)
    return (
        index > 1
        and (tokens[index - 1].possessive or tokens[index - 1].low in ("his", "her", "their"))
        and any(tokens[at].low == "in" for at in range(floor, index - 1))
    )


def _claimed(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    """`X's claim that`, `X's remarks about`."""
    if index == 0 or tokens[index].low not in lexicon.claims or not tokens[index - 1].possessive:
        return False
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    return following is not None and (
        following.low in lexicon.that or following.low in lexicon.prepositions
    )


def _beside(tokens: Tokens, index: int, quote: int) -> bool:
    """Whether nothing but `that`, a comma or a short object stands between verb and quotation."""
    if quote - index <= 3:
        return True
    return tokens[quote - 1].kind in (COLON, COMMA) and quote - index <= 8


def _phrase_verb(tokens: Tokens, index: int, quote: int, lexicon: Lexicon) -> bool:
    if tokens[index].low not in lexicon.phrase_verbs or quote - index > 14:
        return False
    return not (is_noun_here(tokens, index, lexicon) or is_naming(tokens, index, quote, lexicon))


def _governed(
    tokens: Tokens, verb: int, start: int, quote: int, lexicon: Lexicon
) -> Attribution | None:
    """The attribution that the verb before a quotation makes."""
    cue = tokens[verb].text
    colon = tokens[quote - 1].kind == COLON
    near = 0.93 if colon or quote - verb <= 2 else 0.85
    passive = verb > start and tokens[verb - 1].low in lexicon.passive
    if passive and tokens[verb].low in lexicon.addressing | {"asked"}:
        return _by_agent(tokens, verb, quote, lexicon)
    if verb + 1 < quote and tokens[verb + 1].low == "by":
        return _by_agent(tokens, verb, quote, lexicon)
    phrase = subject(tokens, verb, start, lexicon)
    if phrase is not None and phrase.first > verb and _trails_off(tokens, phrase, quote, lexicon):
        return None
    if phrase is None or (passive and tokens[phrase.first].low == "it"):
        return None
    if tokens[verb].low not in lexicon.verbs and tokens[phrase.first].low in lexicon.first_person:
        return None
    return Attribution(phrase, cue, near, min(phrase.first, verb), max(phrase.last, verb + 1))


def _trails_off(tokens: Tokens, phrase: Phrase, quote: int, lexicon: Lexicon) -> bool:
    """Whether behind `said X` a clause about X begins, in which the quotation stands."""
    if phrase.last == quote:
        return True
    return any(token.low in lexicon.relatives for token in tokens[phrase.last : quote])


def _by_agent(tokens: Tokens, verb: int, quote: int, lexicon: Lexicon) -> Attribution:
    for index in range(verb + 1, min(quote, verb + 12)):
        if tokens[index].low == "by":
            phrase = forward(tokens, index + 1, lexicon, subject=False)
            phrase = _before_participle(tokens, phrase, lexicon)
            return Attribution(phrase, tokens[verb].text, 0.85, verb, index + 1)
    return Attribution(None, tokens[verb].text, 0.5, verb, verb + 1)


def _before_participle(tokens: Tokens, phrase: Phrase | None, lexicon: Lexicon) -> Phrase | None:
    """`by candidates searching for work`: the speakers without what they do."""
    if phrase is None or phrase.kind != "nominal" or lexicon.language != "en":
        return phrase
    for at in range(phrase.first + 1, phrase.last):
        if tokens[at].low.endswith("ing") and tokens[at - 1].low in lexicon.speakers:
            return Phrase(phrase.first, at, phrase.start, tokens[at - 1].end, "nominal")
    return phrase


def _headline(tokens: Tokens, start: int, colon: int, lexicon: Lexicon) -> Attribution | None:
    """`X: “…”`, `X on taxes: “…”`."""
    if colon - start > 9 or colon <= start:
        return None
    owner = _owner_of_words(tokens, start, colon, lexicon)
    if owner is not None:
        return owner
    phrase = forward(tokens, start, lexicon, subject=True)
    if phrase is None or phrase.kind == "pronoun":
        return None
    inside = tokens[phrase.first : phrase.last]
    if phrase.kind == "nominal":
        if phrase.last < colon or not any(token.low in lexicon.speakers for token in inside):
            return None
        return Attribution(phrase, None, 0.8, start, colon)
    name = tokens[phrase.first : colon]
    topic = next((at for at, token in enumerate(name) if token.low in lexicon.prepositions), None)
    name = name[:topic]
    if phrase.first + len(name) > phrase.last:
        return None
    if not all(token.capital or token.low in lexicon.connectors for token in name[-2:]):
        return None
    return Attribution(phrase, None, 0.8 if topic is None else 0.7, start, colon)


def _owner_of_words(tokens: Tokens, start: int, colon: int, lexicon: Lexicon) -> Attribution | None:
    """`X’s message was clear: “…”`."""
    for index in range(start, colon - 1):
        if tokens[index].possessive and tokens[index + 1].low in lexicon.documents:
            phrase = backward(tokens, index, lexicon, start)
            if phrase is not None and phrase.kind == "name":
                return Attribution(phrase, tokens[index + 1].text, 0.8, phrase.first, colon)
    return None
