"""Where a quotation starts whose opening mark was lost."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tui.marking.quotes.cues import according, inverted, subject_first
from tui.marking.quotes.lexicon import Lexicon
from tui.marking.quotes.repair import CONTRACTION, READ, SENTENCE_BREAK, named_report
from tui.marking.quotes.words import COLON, COMMA, END, WORD, Token, tokenize

_BEHIND = 120
"""Characters behind a closing mark in which the narrator's attribution must stand."""

_LONGEST_LEAD = 25
"""Tokens before a colon in which the verb that announces speech is looked for."""

_TO = frozenset({"to"})

_WHOLE_PARAGRAPH = 700
"""Characters up to which a paragraph with a lone closing mark is taken to be all speech."""

_BULLETS = " \u00a0•-–*"

_TAKEN_UP = re.compile(r"\s(\.\.\.|…)(?=\w)")


@dataclass(slots=True)
class Habit:
    """Where the speech of a text begins whose marks are whole.

    Papers differ: some begin a paragraph with speech, some lead up to it with a sentence of their own.
    Of 124 quotations behind which `said X` follows and before or in which a sentence ends, in the
    labelled texts and 57 further articles, this told 112 right by the text's other quotations; taking
    the whole paragraph 31, its last sentence 93.
    """

    long_starts: int = 0
    """Paragraphs that begin with speech of several sentences."""
    starts: int = 0
    """Paragraphs that begin with any speech."""
    behind: int = 0
    """Paragraphs whose first speech stands behind the narrator's sentence."""

    def count(self, text: str, start: int, opening: int, closing: int) -> None:
        """Count a paragraph's first quotation in, given where the paragraph and its marks stand."""
        ahead = text[start:opening].strip(_BULLETS)
        if not ahead:
            self.starts += 1
            self.long_starts += SENTENCE_BREAK.search(text, opening + 1, closing - 1) is not None
        elif ahead[-1] in ".!?" and text[opening + 1 : opening + 2].isupper():
            self.behind += 1

    def is_all_speech(self, personal: bool) -> bool:
        """Whether speech begins with the paragraph; `personal` where its first sentence says `I`."""
        return self.long_starts > self.behind or (personal and self.starts > self.behind)


def lost_start(
    text: str, floor: int, end: int, lexicon: Lexicon, *, whole: bool, habit: Habit
) -> int:
    """Where the speech that ends at `end` starts, at least at `floor`.

    Args:
        text: The whole text.
        floor: Start of the paragraph, or the end of the quotation before.
        end: The closing mark.
        lexicon: Words of the language.
        whole: `floor` is the start of a paragraph.
        habit: Where other speech of the text begins.
    """
    low = max(floor, end - READ)
    tokens = tokenize(text, low, end, lexicon)
    best = _after_cue(tokens, lexicon)
    if best is None:
        best = _ellipsis(text, low, end)
    if best is None:
        starts = [low] + [m.end() for m in SENTENCE_BREAK.finditer(text, low, end - 1)]
        starts = [s for s in starts if s < end - 1] or [low]
        narrated = _after_report(tokens, starts, lexicon)
        if narrated:
            starts, whole = starts[narrated:], False
        phrase = _phrase_start(text, tokens, starts[-1], end, lexicon)
        if phrase is None:
            phrase = _behind_report(text, tokens, starts[-1], end, lexicon)
        if phrase is not None:
            best = phrase
        elif whole and _is_all_speech(text, tokens, starts, end, lexicon, habit):
            best = floor
        else:
            behind_narrator = not narrated and not whole and len(starts) > 1
            best = starts[1] if behind_narrator else starts[0] if narrated else starts[-1]
    while best < end - 1 and text[best].isspace():
        best += 1
    return best


def _is_all_speech(
    text: str, tokens: list[Token], starts: list[int], end: int, lexicon: Lexicon, habit: Habit
) -> bool:
    """Whether a paragraph is speech from its first word on, where nothing shows where it starts."""
    if len(starts) == 1:
        return True
    if text[end - 1] != "," or not _attributed_behind(text, end, lexicon):
        return end - starts[0] < _WHOLE_PARAGRAPH
    first = [token for token in tokens if token.start < starts[1]]
    personal = any(token.low in lexicon.first_person for token in first)
    return habit.is_all_speech(
        personal or CONTRACTION.search(text, starts[0], starts[1]) is not None
    )


def _ellipsis(text: str, low: int, end: int) -> int | None:
    """Where three dots before a word show that somebody's sentence is taken up in its middle."""
    found = [match.start(1) for match in _TAKEN_UP.finditer(text, low, end)]
    return found[-1] if found else None


def _after_report(tokens: list[Token], starts: list[int], lexicon: Lexicon) -> int:
    """How many sentences at the start hold an attribution, so that the narrator speaks in them.

    The last sentence is not asked: it is the speech itself.
    """
    for number in range(len(starts) - 1, 0, -1):
        first = next((i for i, t in enumerate(tokens) if t.start >= starts[number - 1]), 0)
        last = next((i for i, t in enumerate(tokens) if t.start >= starts[number]), len(tokens))
        if named_report(tokens[first:last], lexicon) is not None:
            return number
    return 0


def _behind_report(
    text: str, tokens: list[Token], sentence: int, end: int, lexicon: Lexicon
) -> int | None:
    """`X said he would have to tone down”`: behind the verb, `that`, a pronoun and auxiliaries."""
    if text[end - 1] == "," and _attributed_behind(text, end, lexicon):
        return None
    inside = [token for token in tokens if token.start >= sentence]
    verb = named_report(inside, lexicon)
    if verb is None:
        return None
    at = verb + 1
    that = next((i for i in range(at, len(inside)) if inside[i].low in lexicon.that), None)
    if that is not None and that - verb <= _LONGEST_LEAD:
        at = that + 1
    if at < len(inside) and inside[at].low in lexicon.pronouns:
        at += 1
        while at < len(inside) and inside[at].low in lexicon.auxiliaries | _TO:
            at += 1
    return inside[at].start if at < len(inside) else None


def _attributed_behind(text: str, end: int, lexicon: Lexicon) -> bool:
    """Whether the narrator says right behind the mark who spoke."""
    behind = tokenize(text, end + 1, min(len(text), end + _BEHIND), lexicon)
    if not behind:
        return False
    found = inverted(behind, 0, lexicon) or subject_first(behind, 0, lexicon)
    if found is not None and found.cue is not None:
        return found.cue.casefold() in lexicon.verbs or found.last == len(behind)
    return according(behind, 0, lexicon) is not None


def _after_cue(tokens: list[Token], lexicon: Lexicon) -> int | None:
    """Where `X said:` or `X said,` shows that speech begins."""
    for index in range(len(tokens) - 2, -1, -1):
        token = tokens[index]
        if token.kind == COLON and token.text == ":" and _leads_up(tokens, index, lexicon):
            return token.end
        if token.kind == COMMA and index and _announces(tokens, index, lexicon):
            return token.end
        if _opens_anew(tokens, index, lexicon):
            return tokens[index + 1].start
    return None


def _announces(tokens: list[Token], comma: int, lexicon: Lexicon) -> bool:
    """Whether `said,`, `argues that,` or `would answer, I` stands at a comma."""
    before = tokens[comma - 1]
    if before.low in lexicon.verbs:
        return True
    if before.low in lexicon.that and comma > 1 and tokens[comma - 2].low in lexicon.verbs:
        return True
    first = tokens[comma + 1].low
    return (
        before.low in lexicon.reporting
        and first.split("'")[0].split("’")[0] in lexicon.first_person
    )


def _opens_anew(tokens: list[Token], index: int, lexicon: Lexicon) -> bool:
    """`states that Any provider …`: a small word with a capital in the middle of a sentence."""
    token, following = tokens[index], tokens[index + 1]
    if token.kind != COMMA and token.low not in lexicon.that | lexicon.verbs:
        return False
    small = following.low in lexicon.determiners or following.low in lexicon.function
    return small and following.capital and len(following.text) > 1


def _leads_up(tokens: list[Token], colon: int, lexicon: Lexicon) -> bool:
    """Whether the words before a colon announce speech: a verb of speech, or a name alone."""
    first = colon
    while first > 0 and colon - first < _LONGEST_LEAD and tokens[first - 1].kind != END:
        first -= 1
    words = [token for token in tokens[first:colon] if token.kind == WORD]
    announced = lexicon.verbs | lexicon.documents | lexicon.claims | lexicon.quoting
    if any(token.low in announced for token in words):
        return True
    return bool(words) and all(token.capital for token in words)


def _phrase_start(
    text: str, tokens: list[Token], sentence: int, end: int, lexicon: Lexicon
) -> int | None:
    """Where a quoted phrase starts that ends in the middle of the narrator's sentence, or with it.

    Speech has its stop inside the mark; a phrase has none, and its sentence holds the verb.
    """
    if not tokens or not text[end - 1].isalnum():
        return None
    inside = [token for token in tokens if token.start >= sentence]
    cues = [i for i, t in enumerate(inside) if t.low in lexicon.reporting | lexicon.phrase_verbs]
    if not cues:
        return None
    first = len(inside)
    while first > cues[-1] + 1:
        low = inside[first - 1].low
        if low in lexicon.function or low in lexicon.determiners:
            break
        if first < len(inside) and _is_possessive(text, inside[first - 1]):
            break
        first -= 1
    return inside[first].start if first < len(inside) else None


def _is_possessive(text: str, token: Token) -> bool:
    """`Chaves’` or `Meta's`, behind which a quoted phrase may start."""
    return token.possessive or (text[token.end - 1] in "sx" and text[token.end] in "'’")
