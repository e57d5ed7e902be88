"""When somebody spoke, where it stands right behind the speaker: `said the mayor last week`."""

from __future__ import annotations

from tui.marking.quotes.lexicon import Lexicon
from tui.marking.quotes.words import NUMBER, WORD, Token, Tokens


def before_time(tokens: Tokens, first: int, last: int, lexicon: Lexicon) -> int:
    """Where a noun phrase ends that is followed by a time, though no preposition parts the two.

    Args:
        tokens: The narration.
        first: First token of the phrase; it always stays.
        last: Token behind the phrase and the time.
        lexicon: Words of the language.

    Returns:
        The token behind the phrase alone; `last` where no time follows it.
    """
    while last - first > 1:
        end = _without_ago(tokens, first, last, lexicon)
        end = _without_unit(tokens, first, end, lexicon)
        if end - first > 1 and _is_adverb(tokens[end - 1], lexicon):
            end -= 1
        if end == last:
            break
        last = end
    return last


def _is_small(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word may be a time: names such as `USA Today` have capitals; German nouns, too."""
    return token.kind == WORD and (not token.capital or lexicon.capital_nouns)


def _is_adverb(token: Token, lexicon: Lexicon) -> bool:
    units = lexicon.time_units | lexicon.time_openers
    return _is_small(token, lexicon) and token.low in lexicon.time and token.low not in units


def _without_unit(tokens: Tokens, first: int, last: int, lexicon: Lexicon) -> int:
    """Without `last week`, `earlier this month`; also without `letzte` before a unit that follows."""
    end = last
    if _is_small(tokens[end - 1], lexicon) and tokens[end - 1].low in lexicon.time_units:
        end -= 1
    elif end == len(tokens) or tokens[end].low not in lexicon.time_units:
        return last
    opened = end
    while opened - first > 1 and (
        tokens[opened - 1].low in lexicon.time_openers or _is_adverb(tokens[opened - 1], lexicon)
    ):
        opened -= 1
    return opened if opened < end else last


def _without_ago(tokens: Tokens, first: int, last: int, lexicon: Lexicon) -> int:
    """Without `three years ago`."""
    if tokens[last - 1].low != "ago":
        return last
    end = last - 1
    if end - first > 1 and tokens[end - 1].low in lexicon.time_units:
        end -= 1
    counted = lexicon.time_openers | lexicon.determiners
    while end - first > 1 and (tokens[end - 1].kind == NUMBER or tokens[end - 1].low in counted):
        end -= 1
    return end
