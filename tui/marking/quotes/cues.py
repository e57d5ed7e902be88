"""Attributions that start at a given word: `said X`, `X, the Y of Z, said`, `according to X`."""

from __future__ import annotations

from dataclasses import dataclass

from tui.marking.quotes.lexicon import Lexicon
from tui.marking.quotes.names import Phrase
from tui.marking.quotes.phrases import forward
from tui.marking.quotes.verbs import is_adverb, is_verb
from tui.marking.quotes.words import (
    BRACKET,
    COLON,
    COMMA,
    DASH,
    END,
    QUOTE,
    WORD,
    Token,
    Tokens,
)

_APPOSITION = 32
"""Tokens between a name and its verb that are read over: `X, the Y of Z, said`."""


_ADVERBS = 4
"""Adverbs and auxiliaries read over between a subject and its verb."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who speaks, and what says so."""

    phrase: Phrase | None
    """None where the words say that the speaker is not named."""
    cue: str | None
    confidence: float
    first: int = -1
    """Token at which the attribution starts."""
    last: int = -1
    """Token after the attribution."""


def _skip_adverbs(tokens: Tokens, index: int, lexicon: Lexicon) -> int:
    steps = 0
    while index < len(tokens) and steps < _ADVERBS and tokens[index].kind == WORD:
        token = tokens[index]
        if token.low in lexicon.relatives or token.low in lexicon.reporting:
            break
        if not is_adverb(token, lexicon) and token.low not in lexicon.auxiliaries:
            break
        if token.capital and token.low in lexicon.auxiliaries and index:
            break
        index += 1
        steps += 1
    return index


def verb_after(tokens: Tokens, index: int, lexicon: Lexicon) -> int | None:
    """The reporting verb that follows, adverbs and auxiliaries read over."""
    at = _skip_adverbs(tokens, index, lexicon)
    if at < len(tokens) and is_verb(tokens, at, lexicon):
        return at
    return None


def according(tokens: Tokens, index: int, lexicon: Lexicon) -> Attribution | None:
    """`according to X` at `index`."""
    for words in lexicon.according:
        stop = index + len(words)
        if stop > len(tokens) or tokens[index].low != words[0]:
            continue
        if all(tokens[index + i].low == word for i, word in enumerate(words)):
            phrase = forward(tokens, stop, lexicon, subject=False)
            phrase = with_name(tokens, phrase, lexicon)
            if phrase is not None and not _is_rate(tokens, words, phrase, lexicon):
                cue = " ".join(tokens[i].text for i in range(index, stop))
                return Attribution(phrase, cue, 0.92, index, phrase.last)
    return None


def _is_rate(tokens: Tokens, words: tuple[str, ...], phrase: Phrase, lexicon: Lexicon) -> bool:
    """`30 minutes per session`, where `per the ministry` names a source."""
    bare = tokens[phrase.first].low not in lexicon.determiners
    return words == ("per",) and phrase.kind == "nominal" and bare


def with_name(tokens: Tokens, phrase: Phrase | None, lexicon: Lexicon) -> Phrase | None:
    """The name in apposition where a description stands first: `its chief executive, Tim Cook,`."""
    if phrase is None or phrase.kind != "nominal" or phrase.last + 1 >= len(tokens):
        return phrase
    if tokens[phrase.last].kind != COMMA or not tokens[phrase.last + 1].capital:
        return phrase
    name = forward(tokens, phrase.last + 1, lexicon, subject=True)
    if name is None or name.kind != "name":
        return phrase
    if name.last - name.first < 2 and tokens[phrase.first].low not in lexicon.determiners:
        return phrase
    stop = tokens[name.last].kind if name.last < len(tokens) else END
    if stop not in (COMMA, END, DASH, QUOTE) and not is_verb(tokens, name.last, lexicon):
        return phrase
    return Phrase(phrase.first, name.last, name.start, name.end, "name")


def inverted(tokens: Tokens, index: int, lexicon: Lexicon) -> Attribution | None:
    """`said X` at `index`."""
    verb = verb_after(tokens, index, lexicon)
    if verb is None or tokens[verb].low in lexicon.addressing:
        return None
    at = _skip_adverbs(tokens, verb + 1, lexicon)
    phrase = with_name(tokens, forward(tokens, at, lexicon, subject=False), lexicon)
    if phrase is None:
        return None
    if tokens[verb].capital and phrase.kind != "name" and lexicon.language == "en":
        return None  # `Read more`
    return Attribution(phrase, tokens[verb].text, 0.95, index, phrase.last)


def subject_first(tokens: Tokens, index: int, lexicon: Lexicon) -> Attribution | None:
    """`X said`, `X, the Y of Z, said`, `X (Y) said` at `index`."""
    at = _skip_adverbs(tokens, index, lexicon)
    phrase = forward(tokens, at, lexicon, subject=True)
    if phrase is None:
        return None
    verb = verb_after(tokens, phrase.last, lexicon)
    if verb is None:
        verb = _after_apposition(tokens, phrase.last, lexicon)
        if verb is None:
            return None
        phrase = with_name(tokens, phrase, lexicon) or phrase
    if verb > 0 and tokens[verb - 1].low in lexicon.passive:
        if tokens[verb].low in lexicon.addressing | {"asked"} or tokens[index].low == "it":
            return None
    elif tokens[verb].low in lexicon.quoting:
        phrase = _quoted_object(tokens, verb, lexicon) or phrase
    return Attribution(phrase, tokens[verb].text, 0.95, index, verb + 1)


def _quoted_object(tokens: Tokens, verb: int, lexicon: Lexicon) -> Phrase | None:
    """The speaker in `quoted X as saying`."""
    phrase = forward(tokens, verb + 1, lexicon, subject=False)
    if phrase is None or phrase.last >= len(tokens) or tokens[phrase.last].low != "as":
        return None
    return phrase


def _after_apposition(tokens: Tokens, index: int, lexicon: Lexicon) -> int | None:
    """The verb after `, …,`, `(…)`, `of …` or `who …`."""
    if index >= len(tokens):
        return None
    first = tokens[index]
    if first.kind not in (COMMA, BRACKET, DASH) and not (
        first.kind == WORD and (first.low in lexicon.joining or first.low in lexicon.relatives)
    ):
        return None
    ceiling = min(len(tokens), index + _APPOSITION)
    for position in range(index + 1, ceiling):
        token = tokens[position]
        if token.kind in (END, QUOTE, COLON):
            return None
        closing = token.kind in (COMMA, DASH) or token.text in ")]"
        if closing and first.kind != WORD:
            verb = verb_after(tokens, position + 1, lexicon)
            if verb is not None:
                return verb
        elif first.kind == WORD and position - index <= 9 and is_verb(tokens, position, lexicon):
            before = tokens[position - 1]
            if before.low not in lexicon.relatives and before.low not in lexicon.prepositions:
                return position
    return None


def attribution_at(tokens: Tokens, index: int, lexicon: Lexicon) -> Attribution | None:
    """Any attribution that starts at `index`."""
    if index >= len(tokens) or tokens[index].kind != WORD:
        return None
    return (
        according(tokens, index, lexicon)
        or inverted(tokens, index, lexicon)
        or subject_first(tokens, index, lexicon)
        or _source_after(tokens, index, lexicon)
    )


def unlisted(tokens: Tokens, index: int, lexicon: Lexicon) -> Attribution | None:
    """`describes X.` or `X quips.` right behind a comma, whatever the verb.

    Between speech that ends in a comma and the end of the sentence there is no room for anything
    but an attribution, so the verb needs no list; it has to look like one.
    """
    if index + 1 >= len(tokens):
        return None
    if _like_a_verb(tokens[index], lexicon):
        phrase = forward(tokens, index + 1, lexicon, subject=False)
        if phrase is not None and phrase.kind == "name" and _clause_ends(tokens, phrase.last):
            return Attribution(phrase, tokens[index].text, 0.82, index, phrase.last)
        return None
    phrase = forward(tokens, index, lexicon, subject=True)
    if phrase is None or phrase.kind == "nominal" or phrase.last >= len(tokens):
        return None
    verb = tokens[phrase.last]
    at_end = phrase.last + 1 >= len(tokens) or tokens[phrase.last + 1].kind == END
    if _like_a_verb(verb, lexicon) and at_end:
        return Attribution(phrase, verb.text, 0.82, index, phrase.last + 1)
    return None


def _like_a_verb(token: Token, lexicon: Lexicon) -> bool:
    if token.kind != WORD or token.capital or token.possessive or len(token.low) < 3:
        return False
    if lexicon.language == "en" and (
        not token.low.endswith(("ed", "s")) or token.low.endswith(("us", "ss"))
    ):
        return False
    known = (
        lexicon.function,
        lexicon.determiners,
        lexicon.pronouns,
        lexicon.time,
        lexicon.speakers,
        lexicon.titles,
    )
    return not any(token.low in words for words in known)


def _clause_ends(tokens: Tokens, index: int) -> bool:
    return index >= len(tokens) or tokens[index].kind in (END, COMMA)


def _source_after(tokens: Tokens, index: int, lexicon: Lexicon) -> Attribution | None:
    """`X zufolge`."""
    if not lexicon.according_after:
        return None
    phrase = forward(tokens, index, lexicon, subject=True)
    if phrase is None or phrase.last >= len(tokens):
        return None
    if (tokens[phrase.last].low,) in lexicon.according_after:
        return Attribution(phrase, tokens[phrase.last].text, 0.9, index, phrase.last + 1)
    return None
