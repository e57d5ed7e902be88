"""What a stretch in marks is: speech, a phrase of somebody's, a scare quote, a title.

A sum of plain evidence decides between speech and the rest. The weights were set by hand on the
developed half of the labelled texts; each stands for one observation a reader could name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from tui.marking.quotes.carry import is_whole
from tui.marking.quotes.lexicon import Lexicon
from tui.marking.quotes.verbs import is_naming
from tui.marking.quotes.words import COLON, COMMA, DASH, END, QUOTE, WORD, Tokens
from tui.model import QuoteKind

STRONG, WEAK, NONE = "strong", "weak", "none"
"""How the words around attribute a stretch: by a verb of speech, by another verb, not at all."""

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_EDITOR = re.compile(r"\[[^\[\]]{1,60}\]|\w…\w|\w \.\.\. \w")
"""What an editor puts into the words of a source: `[sic]`, `risk factor[s]`, dots for what is left out."""

_LONGEST_READ = 400
"""Characters of a stretch that are looked at; longer ones are speech by their length alone."""

_LENGTH_WEIGHT = 0.3
_MEAN_LENGTH = 4.0
"""Words at which length speaks neither for speech nor against it."""

_LENGTH_LIMIT = 2.0
_ATTRIBUTED = {STRONG: 3.0, WEAK: 2.2, NONE: -0.8}
_WHOLE = 1.2
_PERSON = 1.0
_CONTEXT = 0.8
_LABEL = 3.5
_MODIFIER = 1.2
_TITLE_CASE = 1.3
_SINGLE_MARKS = 0.7
_GENERIC = 2.0
_SIGN_REACH = 12
"""Tokens before a stretch in which the thing it is written on may be named."""

_EDITED = 3.0
_COMPANY = 2.0
"""What it weighs against speech that fewer than half of the text's other stretches are speech, for each
of them. Weights from 1 to 3 told 1 to 4 more of 72 scare quotes and titles of the labelled texts from
speech, and 11 to 16 more of 148 doubtful ones of further articles, for 1 of 256 speeches lost; company
that speaks for speech gained nothing and is left out."""

_USUAL_COMPANY = 0.5

CERTAIN = 1.0
"""Leaning from which a stretch counts as speech when others are judged by their company."""

_NICKNAME = 3.0
_NICKNAME_WORDS = 3
_WORK = 3.0


@dataclass(slots=True)
class Evidence:
    """What is known of a stretch besides its own words."""

    attributed: str = NONE
    anybody: bool = False
    """The subject stands for people in general: `they say`."""
    reported_near: bool = False
    """Somebody speaks in the sentence before."""
    single_among_double: bool = False
    """Single marks in a text that uses double ones."""
    company: float = _USUAL_COMPANY
    """How many of the text's other stretches are speech, from 0 (none) to 1."""


def judge(
    text: str, tokens: Tokens, place: int, evidence: Evidence, lexicon: Lexicon
) -> tuple[QuoteKind, float]:
    """The kind of the stretch at token `place`, and how far the evidence leans to speech."""
    token = tokens[place]
    inner = text[token.start : min(token.end, token.start + _LONGEST_READ)]
    words = _WORD.findall(inner)
    whole = is_whole(text, tokens, place)
    title = _title_case(words, lexicon)
    work = _names_work(tokens, place, lexicon)
    score = min(_LENGTH_LIMIT, _LENGTH_WEIGHT * (len(words) - _MEAN_LENGTH))
    score += _ATTRIBUTED[evidence.attributed]
    score += _own_words(words, whole, lexicon)
    score += _surroundings(tokens, place, words, evidence, lexicon)
    score += _COMPANY * min(0.0, evidence.company - _USUAL_COMPANY)
    if _EDITOR.search(inner):
        score += _EDITED
    if title and not (whole and evidence.attributed == STRONG):
        score -= _TITLE_CASE + (_WORK if work else 0.0)
    elif work:
        score -= _TITLE_CASE
    if score <= 0:
        return (QuoteKind.TITLE if title and (work or len(words) > 1) else QuoteKind.SCARE), score
    if _opens_speech(tokens, place, lexicon) and (
        whole or _said_behind(text, tokens, place, evidence)
    ):
        return QuoteKind.DIRECT, score
    return QuoteKind.MIXED, score


def could_turn(leaning: float) -> bool:
    """Whether the company of other stretches could turn what was judged to be speech without it."""
    return 0 < leaning <= _COMPANY * _USUAL_COMPANY


def _said_behind(text: str, tokens: Tokens, place: int, evidence: Evidence) -> bool:
    """`«On verra», lance X`: few words with a capital first, and a comma or dash behind them."""
    if evidence.attributed != STRONG or place + 1 >= len(tokens):
        return False
    inner = _WORD.search(text, tokens[place].start, tokens[place].end)
    return (
        inner is not None and inner[0][0].isupper() and tokens[place + 1].kind in (COMMA, DASH)
    ) and (place == 0 or tokens[place - 1].kind != WORD)


def _own_words(words: list[str], whole: bool, lexicon: Lexicon) -> float:
    score = 0.0
    if whole and len(words) > 1:
        score += _WHOLE
    if any(word.casefold() in lexicon.first_person for word in words):
        score += _PERSON
    return score


def _surroundings(
    tokens: Tokens, place: int, words: list[str], evidence: Evidence, lexicon: Lexicon
) -> float:
    score = _CONTEXT if evidence.reported_near else 0.0
    if evidence.anybody and len(words) <= _NICKNAME_WORDS:
        score -= _GENERIC
    if evidence.attributed == NONE and _on_a_sign(tokens, place, lexicon):
        score -= _LABEL
    if evidence.single_among_double:
        score -= _SINGLE_MARKS
    before = tokens[place - 1] if place else None
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    if before is None or before.kind != WORD:
        return score
    label = before.low in lexicon.labels and before.low not in lexicon.phrase_verbs
    if label or _labelled(tokens, place, lexicon):
        score -= _LABEL
    follows = after is not None and after.kind == WORD
    inside = follows and after is not None and after.capital and len(words) <= _NICKNAME_WORDS
    if before.capital and inside and place > 1:
        score -= _NICKNAME
    elif follows and after is not None and _is_content(after.low, lexicon):
        modifies = before.low in lexicon.determiners or before.possessive
        score -= _MODIFIER if modifies or _is_content(before.low, lexicon) else 0.0
    return score


def _labelled(tokens: Tokens, place: int, lexicon: Lexicon) -> bool:
    """`known as “X”`, `a pot called the “X”`: a naming verb within three words before."""
    nearest = range(max(0, place - 3), place)
    return any(is_naming(tokens, i, place, lexicon) for i in nearest if tokens[i].kind == WORD)


def _on_a_sign(tokens: Tokens, place: int, lexicon: Lexicon) -> bool:
    """`a sign taped to the gate, “…”`: the sentence names what the words are written on."""
    for index in range(place - 1, max(-1, place - _SIGN_REACH), -1):
        if tokens[index].kind in (END, QUOTE):
            return False
        if tokens[index].kind == WORD and tokens[index].low in lexicon.signs:
            return True
    return False


def _is_content(low: str, lexicon: Lexicon) -> bool:
    return low not in lexicon.function and low not in lexicon.determiners


def _title_case(words: list[str], lexicon: Lexicon) -> bool:
    """Whether all words that carry meaning start with a capital."""
    if not words or len(words) > 9:
        return False
    telling = [w for w in words if len(w) > 3 or _is_content(w.casefold(), lexicon)]
    return bool(telling) and all(w[0].isupper() or w[0].isdigit() for w in telling)


def _names_work(tokens: Tokens, place: int, lexicon: Lexicon) -> bool:
    """Whether a word such as `film` stands right before or behind."""
    near = [tokens[i] for i in (place - 2, place - 1, place + 1) if 0 <= i < len(tokens)]
    return any(token.kind == WORD and token.low in lexicon.works for token in near)


def _opens_speech(tokens: Tokens, place: int, lexicon: Lexicon) -> bool:
    """Whether a sentence of speech may start here: after a stop, a colon, a comma or a verb."""
    if place == 0:
        return True
    before = tokens[place - 1]
    if before.kind in (END, COLON, COMMA, QUOTE):
        return True
    return before.kind != WORD or before.low in lexicon.reporting or before.low in lexicon.that


__all__ = ["CERTAIN", "NONE", "STRONG", "WEAK", "Evidence", "could_turn", "judge"]
