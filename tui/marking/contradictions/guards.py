"""What excuses two statements that differ in one thing: both may be right all the same."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tui.marking.contradictions.alignment import Alignment
from tui.marking.contradictions.lexicon import Lexicon
from tui.marking.contradictions.statements import Statement
from tui.marking.contradictions.values import both_bound
from tui.marking.contradictions.words import Sort, Word
from tui.model import ContradictionKind as Kind

COPY_COST = 0.3
"""Cost up to which a statement whose subject stands elsewhere (“It holds 60 litres”) is made twice,
and not of two things; on 876 pages of other kinds the kettles and studies compared cost more."""


class Conflict(NamedTuple):
    """Two statements and the one thing in which they differ."""

    kind: Kind
    a_words: tuple[Word, ...]
    b_words: tuple[Word, ...]
    a: Statement
    b: Statement


def is_excused(conflict: Conflict, lex: Lexicon, cost: float, *, copy: bool, alone: bool) -> bool:
    """Whether both statements may be right.

    Args:
        conflict: The statements and how they differ.
        lex: The words of their language.
        cost: What else differs, see `restatement`.
        copy: One is a copy of the other but for that.
        alone: The two are all that their texts hold.
    """
    kind, a_words, b_words, a, b = conflict
    if kind in _POLAR and _is_conditional(a, b, lex):
        return True
    if kind is Kind.NEGATION and (_is_open(a, lex) or _is_open(b, lex)):
        return True
    if kind is Kind.ANTONYM and (_is_side(a_words[0], a) or _is_side(b_words[0], b)):
        return True
    if kind is Kind.ANTONYM and not copy:
        if a_words[0].low in lex.cue("person-noun"):
            return True
        if _says_which(a_words[0], a, lex) or _says_which(b_words[0], b, lex):
            return True
    loose = cost > COPY_COST and kind in (Kind.NUMBER, Kind.ANTONYM, Kind.DATE)
    if loose and (_points_back(a, b, lex) or _opens_with(a_words, b_words, a, b)):
        return True
    if kind in _POLAR and _are_parts(a, b, lex, alone) and not _are_amounts(a_words, lex):
        return True
    if not alone:
        return False
    if kind is Kind.NUMBER and both_bound(a_words[0], b_words[0], a.words, b.words):
        return True
    return _names_which(conflict, lex)


_POLAR = frozenset({Kind.NEGATION, Kind.ANTONYM})


def _is_conditional(a: Statement, b: Statement, lex: Lexicon) -> bool:
    """“If the dam holds …” and “If the dam does not hold …” fit together."""
    return bool((a.lows | b.lows) & lex.cue("conditional"))


def _is_open(statement: Statement, lex: Lexicon) -> bool:
    """“May close” and “may not close” fit together."""
    if lex.language == "en" and any(w.low == "may" and not w.capital for w in statement.words):
        return True
    return bool(statement.lows & lex.cue("maybe"))


def _are_parts(a: Statement, b: Statement, lex: Lexicon, alone: bool) -> bool:
    """“Some files were copied” and “Most files were not copied”: each of other ones.

    Told again within a text with the same word, “some files” are the same files.
    """
    parts = lex.cue("part")
    ours, theirs = ({w.low for w in each.words[:_SUBJECT]} & parts for each in (a, b))
    return bool(ours and theirs) and (alone or ours != theirs)


def _are_amounts(words: Sequence[Word], lex: Lexicon) -> bool:
    """Whether what differs is how many it holds for: few, most."""
    return any(word.low in lex.cue("part") for word in words)


_SUBJECT = 4
"""Words at the start of a sentence among which “some of the” stands."""


def _is_side(word: Word, statement: Statement) -> bool:
    """“Left-hand” and “right-hand” tell which side is meant, however alike the rest is."""
    after = [other.low for other in statement.words[statement.words.index(word) + 1 :][:2]]
    return after in (["-", "hand"], ["-", "side"])


def _says_which(word: Word, statement: Statement, lex: Lexicon) -> bool:
    """Whether a word only tells which case is meant: “the left-hand side”, “fired when it closes”."""
    words = statement.words
    place = words.index(word)
    if (
        place + 1 < len(words)
        and words[place + 1].low == "-"
        and words[place + 1].start == word.end
    ):
        return True
    for before in reversed(words[:place]):
        if before.low == ",":
            return False
        if before.low in lex.cue("whenever"):
            return True
    return False


def _points_back(a: Statement, b: Statement, lex: Lexicon) -> bool:
    """Whether what either is about stands in another sentence: “It costs …”, “This kettle …”."""
    if a.names or b.names:
        return False
    return any(each.words[0].low in lex.cue("points-back") for each in (a, b))


def _opens_with(
    a_words: Sequence[Word], b_words: Sequence[Word], a: Statement, b: Statement
) -> bool:
    """Whether the two differ in a number that names the subject: “The 3 stage filter …”."""
    return all(
        bool(words) and words[0].sort is Sort.NUMBER and 0 < each.words.index(words[0]) < 2
        for words, each in ((a_words, a), (b_words, b))
    )


def _names_which(conflict: Conflict, lex: Lexicon) -> bool:
    """Whether the differing words only tell which thing is meant: the old mill, the new mill."""
    kind, a_words, b_words, a, b = conflict
    if kind not in (Kind.ANTONYM, Kind.NUMBER) or not a_words or not b_words:
        return False
    if kind is Kind.NUMBER and not a_words[0].key.startswith("#o"):
        return False
    return all(_is_attribute(w, s.words, lex) for w, s in ((a_words[0], a), (b_words[0], b)))


def _is_attribute(word: Word, words: Sequence[Word], lex: Lexicon) -> bool:
    """“The old mill”; not “it is an old mill”, which says what it is."""
    place = words.index(word)
    led = place > 0 and words[place - 1].low in ("the", "a", "an")
    if place > 1 and words[place - 1].low in ("a", "an") and words[place - 2].low in lex.cue("be"):
        return False
    return led and place + 1 < len(words) and words[place + 1].sort in (Sort.CONTENT, Sort.NAME)


def are_swapped(a: Statement, b: Statement, aligned: Alignment, lex: Lexicon) -> bool:
    """“Anna is taller than Ben” and “Ben is taller than Anna”."""
    if not a.lows & b.lows & lex.cue("than") or a.negations or b.negations:
        return False
    keys = [sorted(word.key for word in each.words) for each in (a, b)]
    return keys[0] == keys[1] and len(aligned.chunks) > 1
