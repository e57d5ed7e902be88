"""Noun phrases around a reporting verb: who may be speaking, and by which words."""

from __future__ import annotations

from dataclasses import dataclass

from tui.marking.quotes.lexicon import Lexicon
from tui.marking.quotes.words import COMMA, NUMBER, WORD, Token, Tokens

_LONGEST = 14
"""Words of the longest description of a speaker that is followed."""


_CONTRACTED = ("’m", "'m", "’ve", "'ve", "’re", "'re", "’ll", "'ll", "’d", "'d")
"""Endings of a pronoun that has its verb already, so that no other is its own."""

_BEFORE_NAMES = frozenset({"the", "der", "den", "la", "los", "las", "le", "el", "al"})
"""Small words that a second connector inside a name may be."""

_BEFORE_ROLES = frozenset({"former", "new", "current"})
"""Words between which and a noun an adverb such as `first` belongs to the noun."""

_NAMING_REACH = 3
_NAMING_CLAUSE = 4
"""Words before a naming verb in which `what` makes the name somebody's words."""

_NEVER_NOUNS = frozenset({"said", "says", "told", "announced"})
"""Verbs that may follow a name in `'s`, such as `Moody's said`."""

_AND = frozenset({"and", "und", "et", "y", "e", "en", "i", "и", "та", "і", "&"})
"""Joins two speakers."""


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
    if _is_article(previous, lexicon):
        return True
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


def _is_article(token: Token, lexicon: Lexicon) -> bool:
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


def _stops(token: Token, lexicon: Lexicon) -> bool:
    """Whether a noun phrase ends before this token."""
    if token.kind not in (WORD, NUMBER):
        return True
    if token.low in lexicon.time and (token.capital or lexicon.language != "en"):
        return token.low != "today"
    if token.capital and token.low in lexicon.auxiliaries:
        return False  # May, Will
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
        if position > index and _is_article(token, lexicon) and tokens[position - 1].capital:
            if not lexicon.capital_nouns and not _is_connector(tokens, position, lexicon):
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
        if token.kind == WORD and _is_connector(tokens, position, lexicon):
            position += 1
            continue
        if _stops(token, lexicon) and not _dates_a_noun(tokens, position, index, lexicon):
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
    return _coordinated(tokens, describe(tokens, index, position, lexicon), lexicon, subject)


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
        and _is_connector(tokens, position, lexicon)
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


def _is_connector(tokens: Tokens, position: int, lexicon: Lexicon) -> bool:
    """`van`, `de` … between two parts of a name."""
    if tokens[position].low not in lexicon.connectors or position + 1 >= len(tokens):
        return False
    after = tokens[position + 1]
    if after.kind == WORD and (after.capital or after.low in lexicon.connectors):
        return position == 0 or tokens[position - 1].kind == WORD
    return False


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
    token = tokens[index]
    if token.kind not in (WORD, NUMBER):
        return None
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
            if _is_connector(tokens, first - 1, lexicon) and token.low not in lexicon.determiners:
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


def describe(tokens: Tokens, first: int, last: int, lexicon: Lexicon) -> Phrase | None:
    """What the tokens name: the name in them where there is one, else the whole description."""
    while last > first and (
        _is_article(tokens[last - 1], lexicon) or tokens[last - 1].low in lexicon.connectors
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
    if _is_article(tokens[first], lexicon) and last - first == 1:
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
    return token.capital and token.low not in lexicon.determiners


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
    """First token of the name after titles such as `Transportation Secretary`; None if none is left."""
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
