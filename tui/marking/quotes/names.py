"""What a run of words names: the name in it, or the whole description of a speaker."""

from __future__ import annotations

from dataclasses import dataclass

from tui.marking.quotes.lexicon import Lexicon
from tui.marking.quotes.verbs import is_article
from tui.marking.quotes.words import (
    NUMBER,
    WORD,
    Token,
    Tokens,
)

_BEFORE_NAMES = frozenset({"the", "der", "den", "la", "los", "las", "le", "el", "al"})
"""Small words that a second connector inside a name may be."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens `first` to `last` (exclusive) that name somebody; `start` and `end` are the name."""

    first: int
    last: int
    start: int
    end: int
    kind: str
    """`name`, `pronoun` or `nominal`."""


def is_title(low: str, lexicon: Lexicon) -> bool:
    """Whether a word is put before names, such as `Dr` or `Ministerpräsident`."""
    word = low.rstrip(".")
    if word in lexicon.titles:
        return True
    if lexicon.capital_nouns and len(word) > 9:
        return any(word.endswith(title) for title in lexicon.titles if len(title) > 4)
    parts = word.split("-")
    return len(parts) > 1 and parts[-1] in lexicon.titles


def is_connector(tokens: Tokens, position: int, lexicon: Lexicon) -> bool:
    """`van`, `de` … between two parts of a name."""
    if tokens[position].low not in lexicon.connectors or position + 1 >= len(tokens):
        return False
    after = tokens[position + 1]
    if after.kind == WORD and (after.capital or after.low in lexicon.connectors):
        return position == 0 or tokens[position - 1].kind == WORD
    return False


def describe(tokens: Tokens, first: int, last: int, lexicon: Lexicon) -> Phrase | None:
    """What the tokens name: the name in them where there is one, else the whole description."""
    while last > first and (
        is_article(tokens[last - 1], lexicon) or tokens[last - 1].low in lexicon.connectors
    ):
        last -= 1
    if last <= first:
        return None
    head = _head_end(tokens, first, last, lexicon)
    owner = _owner(tokens, first, head, last, lexicon)
    if owner is not None:
        return owner
    start = head
    while start > first and _in_name(tokens, start - 1, head, first, lexicon):
        start -= 1
    if start < head:
        bare = _strip_titles(tokens, start, head, lexicon)
        if bare is not None:
            return Phrase(first, last, tokens[bare].start, _end(tokens[head - 1]), "name")
    if all(tokens[i].kind == NUMBER for i in range(first, last)):
        return None
    if is_article(tokens[first], lexicon) and last - first == 1:
        return None
    return Phrase(first, last, tokens[first].start, _end(tokens[last - 1]), "nominal")


def _end(token: Token) -> int:
    """Where the word ends, without a possessive ending."""
    return token.end - 2 if token.possessive else token.end


def _head_end(tokens: Tokens, first: int, last: int, lexicon: Lexicon) -> int:
    """Where the part before the first joining preposition ends."""
    for position in range(first + 1, last):
        token = tokens[position]
        if token.low in lexicon.joining and not token.capital:
            inside = tokens[position - 1].capital and _capital_follows(tokens, position, last)
            person = position - first > 1 and _is_name_part(tokens[position - 2], lexicon)
            if not inside or token.low not in lexicon.connectors or (person and token.low == "of"):
                return position
    return last


def _is_name_part(token: Token, lexicon: Lexicon) -> bool:
    return token.capital and not token.possessive and token.low not in lexicon.determiners


def _capital_follows(tokens: Tokens, position: int, last: int) -> bool:
    following = position + 1
    while following < last and tokens[following].low in _BEFORE_NAMES:
        following += 1
    return following < last and tokens[following].capital


def _in_name(tokens: Tokens, index: int, head: int, first: int, lexicon: Lexicon) -> bool:
    token = tokens[index]
    if token.kind != WORD:
        return False
    if token.possessive and index < head - 1:
        return False
    if token.low in lexicon.connectors and index < head - 1:
        after = tokens[index + 1]
        return after.low in lexicon.connectors or _capital_follows(tokens, index, head)
    if not token.capital:
        return token.low == "the" and index > first and tokens[index - 1].low == "of"
    if token.low in lexicon.determiners:
        return False
    if lexicon.capital_nouns:
        article = index > first and tokens[index - 1].low in lexicon.determiners
        return token.low not in lexicon.speakers and not (article and index == head - 1)
    return not (index == head - 1 and token.low in lexicon.speakers and index == first)


def _strip_titles(tokens: Tokens, start: int, head: int, lexicon: Lexicon) -> int | None:
    """First token of the name after titles such as `Health Secretary`; None if none is left."""
    bare = start
    for position in range(start, head):
        if is_title(tokens[position].low, lexicon):
            bare = position + 1
    if bare < head:
        return start if head - bare == 1 else bare
    if head - start > 1 and not all(is_title(tokens[i].low, lexicon) for i in range(start, head)):
        return start
    return None


def _owner(tokens: Tokens, first: int, head: int, last: int, lexicon: Lexicon) -> Phrase | None:
    """Whose statement it is: `the ministry's statement`, `a statement from the ministry`."""
    noun = tokens[head - 1]
    if noun.low not in lexicon.documents or (noun.capital and head - first == 1 and head == last):
        return None
    for position in range(head - 2, first - 1, -1):
        if tokens[position].possessive:
            inner = describe(tokens, first, position + 1, lexicon)
            return inner and Phrase(first, last, inner.start, inner.end, inner.kind)
    if head < last and tokens[head].low in (
        "from",
        "by",
        "von",
        "du",
        "de",
        "del",
        "di",
        "da",
        "van",
    ):
        inner = describe(tokens, head + 1, last, lexicon)
        return inner and Phrase(first, last, inner.start, inner.end, inner.kind)
    return None
