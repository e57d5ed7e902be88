"""The subject of a reporting verb that stands before a quotation."""

from __future__ import annotations

from tui.marking.quotes.cues import with_name
from tui.marking.quotes.lexicon import Lexicon
from tui.marking.quotes.names import Phrase
from tui.marking.quotes.phrases import backward, forward
from tui.marking.quotes.verbs import is_adverb
from tui.marking.quotes.words import (
    BRACKET,
    COMMA,
    DASH,
    END,
    QUOTE,
    WORD,
    Tokens,
)


def subject(tokens: Tokens, verb: int, start: int, lexicon: Lexicon) -> Phrase | None:
    """Who does what the verb says."""
    index = verb - 1
    while index >= start and _may_stand_between(tokens, index, lexicon):
        index -= 1
    if index < start:
        return forward(tokens, verb + 1, lexicon, subject=False)
    token = tokens[index]
    if token.low == "as" and index > start:
        return _quoted_as(tokens, index, start, lexicon)
    if token.kind == QUOTE or (token.kind in (COMMA, DASH) and tokens[index - 1].kind == QUOTE):
        return forward(tokens, verb + 1, lexicon, subject=False)
    if token.low in lexicon.relatives or _that_relates(tokens, index, start, lexicon):
        return _antecedent(tokens, index, start, lexicon)
    own = _absolute(tokens, index, verb, start, lexicon)
    if own is not None:
        return own
    if (
        token.low in lexicon.conjunctions
        or token.low in ("to", "by")
        or (tokens[verb].low.endswith("ing") and lexicon.language == "en")
    ):
        return main_subject(tokens, start, verb, lexicon)
    if token.kind == COMMA:
        parenthesis = forward(tokens, verb + 1, lexicon, subject=False)
        if parenthesis is not None and _closed_off(tokens, parenthesis):
            return parenthesis
    if token.kind in (COMMA, DASH, BRACKET):
        return _before_apposition(tokens, index, start, lexicon)
    found = backward(tokens, index, lexicon, start)
    if found is None or _participle(tokens, found, start, lexicon):
        return main_subject(tokens, start, verb, lexicon)
    if found.first > start and tokens[found.first - 1].low in lexicon.prepositions:
        return main_subject(tokens, start, verb, lexicon) or found
    return found


def _absolute(tokens: Tokens, index: int, verb: int, start: int, lexicon: Lexicon) -> Phrase | None:
    """`…, with local media calling it`: the participle has a subject of its own."""
    if lexicon.language != "en" or not tokens[verb].low.endswith("ing"):
        return None
    if tokens[index].kind != WORD or tokens[index].low in lexicon.function | {"to", "by"}:
        return None
    found = backward(tokens, index, lexicon, start)
    if found is None or found.first <= start or tokens[found.first - 1].low != "with":
        return None
    return found


def _participle(tokens: Tokens, found: Phrase, start: int, lexicon: Lexicon) -> bool:
    """`A source who asked not to be named said`: the word before the verb is no subject."""
    return (
        found.kind == "nominal"
        and found.last - found.first == 1
        and found.first > start
        and not tokens[found.first].capital
        and tokens[found.first - 1].low in lexicon.auxiliaries
    )


def _closed_off(tokens: Tokens, phrase: Phrase) -> bool:
    """`The plan, said X, was …`: whether a comma ends the words about the speaker."""
    return (
        phrase.kind != "nominal" and phrase.last < len(tokens) and tokens[phrase.last].kind == COMMA
    )


def _may_stand_between(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    token = tokens[index]
    if token.kind != WORD or token.low in lexicon.relatives or token.low in lexicon.pronouns:
        return False
    if token.capital and token.low in lexicon.auxiliaries:
        return False
    if token.low in lexicon.conjunctions and token.low not in lexicon.auxiliaries:
        return token.low in lexicon.adverbs and token.low not in ("as", "and")
    return is_adverb(token, lexicon) or token.low in lexicon.auxiliaries


def _quoted_as(tokens: Tokens, index: int, start: int, lexicon: Lexicon) -> Phrase | None:
    """`the paper quoted X as saying`, `X was quoted as saying`."""
    for position in range(index - 1, start - 1, -1):
        if tokens[position].low in ("quoted", "cited", "quotes", "quoting", "cites", "citing"):
            if position + 1 == index:
                return subject(tokens, position, start, lexicon)
            return forward(tokens, position + 1, lexicon, subject=False)
    return main_subject(tokens, start, index, lexicon)


def _antecedent(tokens: Tokens, index: int, start: int, lexicon: Lexicon) -> Phrase | None:
    """The noun that `who` stands for."""
    at = index - 1
    if at >= start and tokens[at].kind == COMMA:
        at -= 1
    if at < start:
        return None
    return backward(tokens, at, lexicon, start)


def _that_relates(tokens: Tokens, index: int, start: int, lexicon: Lexicon) -> bool:
    """`a text that said`: whether `that` stands for the noun before it."""
    if tokens[index].low not in lexicon.that or index <= start:
        return False
    comma = tokens[index - 1].kind == COMMA and index - 2 >= start
    before = tokens[index - 2 if comma else index - 1]
    noun = before.low in lexicon.documents or before.low in lexicon.speakers or before.capital
    return before.kind == WORD and noun and before.low not in lexicon.pronouns


def _before_apposition(tokens: Tokens, index: int, start: int, lexicon: Lexicon) -> Phrase | None:
    """The name before `, the Y of Z,`: of the commas before, the first behind a name."""
    fallback: Phrase | None = None
    for position in range(index - 1, start, -1):
        if tokens[position].kind in (QUOTE, END):
            break
        if tokens[position].kind not in (COMMA, DASH, BRACKET):
            continue
        found = backward(tokens, position - 1, lexicon, start)
        if found is None:
            continue
        opens = (
            found.first == start
            or tokens[found.first - 1].kind != WORD
            or (tokens[found.first - 1].low in lexicon.conjunctions | lexicon.that)
        )
        if not opens:
            continue
        if found.kind == "name":
            return found
        fallback = found
    if fallback is not None:
        return with_name(tokens, fallback, lexicon)
    return main_subject(tokens, start, index, lexicon)


def _participle_clause(tokens: Tokens, index: int, start: int, lexicon: Lexicon) -> bool:
    """`Speaking to reporters, …` at the start of a sentence."""
    if lexicon.language != "en" or index != start or index + 1 >= len(tokens):
        return False
    low, following = tokens[index].low, tokens[index + 1].low
    verbal = low.endswith("ing") or low in lexicon.reporting
    return verbal and (following in lexicon.prepositions or following in lexicon.relatives)


def main_subject(tokens: Tokens, start: int, stop: int, lexicon: Lexicon) -> Phrase | None:
    """The subject of the sentence: its first noun phrase, an opening `In May,` read over."""
    index = start
    while index < stop:
        token = tokens[index]
        if token.kind == WORD:
            opening = (
                token.low in lexicon.prepositions
                or token.low in lexicon.conjunctions
                or (token.low in lexicon.adverbs or token.low in lexicon.time)
                or _participle_clause(tokens, index, start, lexicon)
            )
            if not opening:
                found = forward(tokens, index, lexicon, subject=True)
                if found is not None and found.last <= stop:
                    return with_name(tokens, found, lexicon)
                return None
            if token.low in lexicon.adverbs or token.low in ("and", "but", "so"):
                index += 1
                continue
            comma = next((i for i in range(index, stop) if tokens[i].kind == COMMA), None)
            if comma is None:
                return None
            index = comma + 1
            continue
        if token.kind in (QUOTE, END):
            return None
        index += 1
    return None
