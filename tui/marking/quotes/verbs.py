"""Whether a word is a reporting verb where it stands, or a noun or a name that is spelt alike."""

from __future__ import annotations

from tui.marking.quotes.lexicon import Lexicon
from tui.marking.quotes.words import (
    COMMA,
    WORD,
    Token,
    Tokens,
)

_NAMING_REACH = 3


_NAMING_CLAUSE = 4
"""Words before a naming verb in which `what` makes the name somebody's words."""


_SHORTEST_MADE = 5
"""Letters up to which a word in `-ly` is more often a noun or verb: `ally`, `reply`."""


_NEVER_NOUNS = frozenset({"said", "says", "told", "announced"})
"""Verbs that may follow a name in `'s`, such as `Moody's said`."""


def is_verb(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    """Whether the token reports speech and is no noun or name that is spelt alike."""
    token = tokens[index]
    if token.kind != WORD or token.low not in lexicon.reporting or token.possessive:
        return False
    if token.capital and index and tokens[index - 1].kind == WORD:
        return False
    if index == 0 or tokens[index - 1].kind != WORD:
        return True
    if is_noun_here(tokens, index, lexicon):
        return False
    nounlike = token.low in lexicon.documents or token.low in lexicon.speakers
    if not nounlike:
        return True
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    return not (
        after is not None
        and after.kind == WORD
        and (after.low in lexicon.verbs or after.low in lexicon.auxiliaries)
    )


def is_noun_here(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    """Whether a form that may be noun or verb is a noun behind the word before it."""
    if index == 0 or tokens[index - 1].kind != WORD:
        return False
    previous = tokens[index - 1]
    if previous.possessive:
        return tokens[index].low not in _NEVER_NOUNS
    if is_article(previous, lexicon):
        return previous.low not in lexicon.that or tokens[index].low not in _NEVER_NOUNS
    if tokens[index].low not in lexicon.noun_verbs:
        return False
    if previous.capital and not tokens[index].low.endswith("s") and lexicon.language == "en":
        return previous.low not in lexicon.pronouns
    return not _may_be_subject(previous, lexicon)


def is_naming(tokens: Tokens, index: int, quote: int, lexicon: Lexicon) -> bool:
    """Whether a verb only gives a thing its name: `a pot called “X”`, `known as the “X”`.

    `what critics called “X”` and `he called it “X”` are somebody's words.
    """
    if tokens[index].low not in lexicon.labels or quote - index > _NAMING_REACH:
        return False
    between = tokens[index + 1 : quote]
    if any(t.low != "as" and t.low not in lexicon.determiners for t in between):
        return False
    before = index - 1
    while before >= 0 and tokens[before].low in lexicon.adverbs:
        before -= 1
    if before < 0 or tokens[before].kind == COMMA or tokens[before].low in lexicon.passive:
        return True
    if tokens[before].kind != WORD or tokens[before].low in lexicon.pronouns:
        return False
    clause = tokens[max(0, before - _NAMING_CLAUSE) : before]
    return not tokens[before].capital and not any(t.low in lexicon.relatives for t in clause)


def is_adverb(token: Token, lexicon: Lexicon) -> bool:
    """A word of the list, or an English one in `-ly` that can stand before any verb."""
    low = token.low
    if low in lexicon.adverbs:
        return True
    made = lexicon.language == "en" and low.endswith("ly") and len(low) > _SHORTEST_MADE
    if not made or token.capital:
        return False
    return low not in lexicon.speakers and low not in lexicon.reporting


def is_article(token: Token, lexicon: Lexicon) -> bool:
    """A determiner that cannot stand alone, such as `the`; `some` can."""
    low = token.low
    return low in lexicon.determiners and low not in lexicon.pronouns | lexicon.speakers


def _may_be_subject(token: Token, lexicon: Lexicon) -> bool:
    """Whether a form that is also a noun is a verb behind this word."""
    low = token.low
    return (
        token.capital
        or low in lexicon.pronouns
        or low in lexicon.relatives
        or low in lexicon.adverbs
        or low in lexicon.auxiliaries
        or low in lexicon.speakers
        or low in lexicon.conjunctions
        or low == "to"
    )
