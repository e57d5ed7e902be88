"""Noun phrases around a reporting verb: where they start and where they end."""

from __future__ import annotations

from tui.marking.quotes.lexicon import Lexicon
from tui.marking.quotes.names import Phrase, describe, is_connector, is_title
from tui.marking.quotes.verbs import is_article, is_verb
from tui.marking.quotes.when import before_time
from tui.marking.quotes.words import (
    NUMBER,
    WORD,
    Token,
    Tokens,
)

_LONGEST = 14
"""Words of the longest description of a speaker that is followed."""


_CONTRACTED = ("’m", "'m", "’ve", "'ve", "’re", "'re", "’ll", "'ll", "’d", "'d")
"""Endings of a pronoun that has its verb already, so that no other is its own."""


_BEFORE_ROLES = frozenset({"former", "new", "current"})
"""Words between which and a noun an adverb such as `first` belongs to the noun."""


_NAME_LAST = frozenset({"fr", "es", "pt", "it", "pl", "ru", "uk"})
"""Languages in which nothing but a preposition goes on behind a name."""


_AND = frozenset({"and", "und", "et", "y", "e", "en", "i", "и", "та", "і", "&"})
"""Joins two speakers."""


def _stops(token: Token, lexicon: Lexicon) -> bool:
    """Whether a noun phrase ends before this token."""
    if token.kind not in (WORD, NUMBER):
        return True
    if token.low in lexicon.time and (token.capital or lexicon.language != "en"):
        return token.low != "today"
    if token.capital and token.low in lexicon.auxiliaries:
        return token.low.endswith("n't")  # a name may be May or Will, but not Don't
    return token.low in lexicon.function and not token.text.isupper()


def forward(tokens: Tokens, index: int, lexicon: Lexicon, *, subject: bool) -> Phrase | None:
    """The noun phrase that starts at `index`.

    Args:
        tokens: The narration.
        index: First token of the phrase.
        lexicon: Words of the language.
        subject: A verb is to follow, so a reporting verb ends the phrase.
    """
    total = len(tokens)
    if index >= total or tokens[index].kind != WORD:
        return None
    token = tokens[index]
    if token.low.endswith(_CONTRACTED):
        return None
    if token.low in lexicon.pronouns and not token.possessive:
        following = tokens[index + 1] if index + 1 < total else None
        if token.low not in lexicon.determiners or following is None or following.kind != WORD:
            return Phrase(index, index + 1, token.start, token.end, "pronoun")
    position = index
    ceiling = min(total, index + _LONGEST)
    while position < ceiling:
        token = tokens[position]
        if position > index and _new_phrase(tokens, position, index, lexicon):
            break
        if _inside_name(tokens, position, index, lexicon):
            position += 1
            continue
        if token.kind == WORD and token.low in lexicon.joining and position > index:
            jump = _joined(tokens, position, lexicon)
            if jump is None:
                break
            position = jump
            continue
        if token.kind == WORD and is_connector(tokens, position, lexicon):
            position += 1
            continue
        if _stops(token, lexicon) and not (
            _dates_a_noun(tokens, position, index, lexicon)
            or (position == index and _is_given_name(tokens, index, lexicon))
            or (position == index and _opens_phrase(tokens, index, lexicon))
        ):
            break
        if position > index and subject and is_verb(tokens, position, lexicon):
            break
        if position > index and not subject and not token.capital and _verbal(token, lexicon):
            break
        if position > index and subject and _starts_predicate(tokens, position, lexicon):
            break
        position += 1
    if position == index:
        return None
    end = before_time(tokens, index, position, lexicon)
    found = _coordinated(tokens, describe(tokens, index, end, lexicon), lexicon, subject)
    if end < position and found is not None and found.last == end:
        return Phrase(found.first, position, found.start, found.end, found.kind)
    return found


def _is_given_name(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    """`Jan Poe`, `April Reed`: a month before another name is one itself; a weekday is not."""
    token = tokens[index]
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    return (
        lexicon.language == "en"
        and token.capital
        and token.low in lexicon.time
        and not token.low.endswith("day")
        and following is not None
        and following.kind == WORD
        and following.capital
        and following.low not in lexicon.time | lexicon.function
    )


def _opens_phrase(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    """Whether a word that is also a preposition is an article here, such as Portuguese `a`."""
    token = tokens[index]
    return (
        token.low in lexicon.determiners
        and token.low in lexicon.prepositions
        and index + 1 < len(tokens)
        and tokens[index + 1].low in lexicon.speakers
    )


def _new_phrase(tokens: Tokens, position: int, first: int, lexicon: Lexicon) -> bool:
    """Whether the next noun phrase starts here: an article behind a noun, a noun behind a name.

    The second holds where a description stands before the name, as in `Jana Nowaka plan`.
    """
    token, previous = tokens[position], tokens[position - 1]
    if lexicon.language in _NAME_LAST and token.kind == WORD:
        lower = not token.capital and previous.capital and position - first > 1
        if lower and token.low not in lexicon.joining | lexicon.connectors | _AND:
            return True
        articled = is_article(token, lexicon) and is_article(tokens[first], lexicon)
        if articled and position - first > 1 and token.low not in lexicon.joining:
            return not (is_article(previous, lexicon) or previous.low in lexicon.function)
    return (
        is_article(tokens[position], lexicon)
        and tokens[position - 1].capital
        and not lexicon.capital_nouns
        and not is_connector(tokens, position, lexicon)
    )


def _dates_a_noun(tokens: Tokens, position: int, first: int, lexicon: Lexicon) -> bool:
    """`a June report`, `the first lady`: a date or an adverb inside a noun phrase."""
    if position <= 0 or position < first:
        return False
    low, before = tokens[position].low, tokens[position - 1].low
    inside = before in lexicon.determiners or before in _BEFORE_ROLES
    return inside and (low in lexicon.time or low in lexicon.adverbs)


def _inside_name(tokens: Tokens, position: int, first: int, lexicon: Lexicon) -> bool:
    """`van der` in `Jan van der Berg`, though `van` alone also joins."""
    return (
        position > first
        and tokens[position - 1].kind == WORD
        and (tokens[position - 1].capital or tokens[position - 1].low in lexicon.connectors)
        and not tokens[position - 1].possessive
        and tokens[position].low not in ("of", "del", "di", "da", "do", "du", "la")
        and is_connector(tokens, position, lexicon)
    )


def _coordinated(
    tokens: Tokens, phrase: Phrase | None, lexicon: Lexicon, subject: bool
) -> Phrase | None:
    """`X and Y` where two names are joined."""
    if phrase is None or phrase.kind != "name" or phrase.last + 1 >= len(tokens):
        return phrase
    joint = tokens[phrase.last]
    if joint.low not in _AND or not tokens[phrase.last + 1].capital:
        return phrase
    other = forward(tokens, phrase.last + 1, lexicon, subject=subject)
    if other is None or other.kind != "name":
        return phrase
    if subject and not (other.last < len(tokens) and is_verb(tokens, other.last, lexicon)):
        return phrase
    return Phrase(phrase.first, other.last, phrase.start, other.end, "name")


def _starts_predicate(tokens: Tokens, position: int, lexicon: Lexicon) -> bool:
    """Whether a small word behind a name is the verb of the sentence: `Smith resigned`."""
    token, previous = tokens[position], tokens[position - 1]
    low = token.low
    if token.capital or token.kind != WORD or low in lexicon.speakers or low in lexicon.documents:
        return False
    if previous.low in lexicon.standing_alone:
        return True
    if previous.low in lexicon.speakers:
        return low.endswith("ed")
    if not previous.capital or previous.possessive or is_title(low, lexicon):
        return False
    return position + 1 >= len(tokens) or not is_verb(tokens, position + 1, lexicon)


def _verbal(token: Token, lexicon: Lexicon) -> bool:
    return token.low in lexicon.verbs and token.low not in lexicon.speakers | lexicon.documents


def _joined(tokens: Tokens, position: int, lexicon: Lexicon) -> int | None:
    """Where the phrase after a joining preposition goes on, such as `for the ministry`."""
    following = position + 1
    if following >= len(tokens) or tokens[following].kind != WORD:
        return None
    token = tokens[following]
    if token.low in lexicon.time or token.low in lexicon.documents:
        return None
    if token.low in lexicon.determiners:
        after = following + 1
        if after < len(tokens) and tokens[after].low in lexicon.documents | lexicon.time:
            return None
        return after
    return None if _stops(token, lexicon) else following


def backward(tokens: Tokens, index: int, lexicon: Lexicon, floor: int = 0) -> Phrase | None:
    """The noun phrase that ends with the token at `index`."""
    if tokens[index].kind not in (WORD, NUMBER):
        return None
    index = before_time(tokens, floor, index + 1, lexicon) - 1
    token = tokens[index]
    if token.kind == WORD and token.low in lexicon.pronouns:
        return Phrase(index, index + 1, token.start, token.end, "pronoun")
    first = index + 1
    lowest = max(floor, index - _LONGEST)
    while first > lowest:
        token = tokens[first - 1]
        if token.kind == WORD and first <= index:
            if token.low in lexicon.joining and _head_before(tokens, first - 1, lexicon, lowest):
                first -= 1
                continue
            if is_connector(tokens, first - 1, lexicon) and token.low not in lexicon.determiners:
                first -= 1
                continue
        if token.low in lexicon.determiners and token.kind == WORD:
            first -= 1
            if (
                first > lowest
                and tokens[first - 1].low in lexicon.joining
                and _head_before(tokens, first - 1, lexicon, lowest)
            ):
                first -= 1
                continue
            break
        if _stops(token, lexicon) and not _dates_a_noun(tokens, first - 1, floor, lexicon):
            break
        if first <= index and not token.capital and is_verb(tokens, first - 1, lexicon):
            break
        first -= 1
    if first > index:
        return None
    phrase = describe(tokens, first, index + 1, lexicon)
    if phrase is None or phrase.kind != "name" or first - 2 < floor:
        return phrase
    if tokens[first - 1].low in _AND and tokens[first - 2].capital:
        other = backward(tokens, first - 2, lexicon, max(floor, first - 7))
        if other is not None and other.kind == "name":
            return Phrase(other.first, phrase.last, other.start, phrase.end, "name")
    return phrase


def _head_before(tokens: Tokens, position: int, lexicon: Lexicon, floor: int) -> bool:
    """Whether the word before a preposition is a noun that it may describe."""
    if position <= floor:
        return False
    token = tokens[position - 1]
    if token.kind != WORD:
        return False
    if token.low in lexicon.speakers:
        return True
    if token.low in lexicon.documents and tokens[position].low in ("from", "by", "of"):
        return True
    return token.capital and tokens[position].low in ("of", "for", "von", "de", "di", "van")
