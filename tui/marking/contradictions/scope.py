"""Words that say of which time or place a statement holds: another one is no conflict."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tui.marking.contradictions.lexicon import Lexicon
from tui.marking.contradictions.statements import Statement
from tui.marking.contradictions.words import Sort, Word

_PERIODS = frozenset({Sort.YEAR, Sort.MONTH})
"""Times long enough for things to change; “on Tuesday” says when the news came."""


def sets_scope(lead: Sequence[Word], other: Statement, lex: Lexicon) -> bool:
    """Whether a lead says that the rest holds at another time or place than the other statement.

    “A year earlier, …”, “In Norland, …”, “By contrast, …”; not a time that the other names too.

    Args:
        lead: The words before all that two statements share, which only one of them has.
        other: The statement that lacks them.
        lex: The words of its language.
    """
    if lead[-1].low != ",":
        return False  # a heading glued to the sentence
    lows = {word.low for word in lead}
    if lows & lex.cue("scope") or (lows & lex.cue("shift") and lows & lex.cue("time-noun")):
        return True
    keys = {word.key for word in other.words}
    if any(word.sort in _PERIODS and word.key not in keys for word in lead):
        return True
    return any(
        word.low in lex.cue("placing") and after.sort is Sort.NAME and after.key not in keys
        for word, after in pairwise(_without_stop(lead, lex))
    )


def _without_stop(lead: Sequence[Word], lex: Lexicon) -> list[Word]:
    """The words that place something, and what they place it in: “in neighbouring Norland”."""
    return [word for word in lead if word.low in lex.cue("placing") or word.sort >= Sort.NAME]


def tells_of_change(words: Sequence[Word], lex: Lexicon, *, opens: bool) -> bool:
    """Whether words that only one side has say that things are otherwise: “now”, “formerly”.

    Args:
        words: The words.
        lex: The words of their language.
        opens: They stand before all that the two share; many there are a heading.
    """
    if opens and len(words) > _LEAD_WORDS:
        return False
    return any(word.low in lex.cue("change") for word in words)


_LEAD_WORDS = 4
"""Words and signs of “By then, …”; more before a sentence are likely glued to it."""
