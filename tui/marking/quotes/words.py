"""The narrator's words around quotations, as tokens; a quotation stands among them as one token."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tui.marking.quotes.lexicon import Lexicon

WORD, NUMBER, END, COMMA, COLON, DASH, BRACKET, QUOTE = "w", "n", ".", ",", ":", "-", "(", "q"

WINDOW = 700
"""Characters of narration kept on each side of a quotation; no attribution reaches further."""

_TOKEN = re.compile(
    r"(?P<w>(?:[^\W\d_]\.){2,}|[^\W_]+(?:\.(?:com|org|net|gov|edu|co|io|tv|uk|eu))+\b|[^\W_]+(?:[-'’&@][^\W_]+|(?<=\d)[.,]\d+)*)"
    r"|(?P<end>[.!?…。！？]+)|(?P<comma>[,，、])|(?P<colon>[:;])|(?P<dash>--+|[—–―]|(?<=\s)-(?=\s))"
    r"|(?P<bracket>[()\[\]])"
)
_KIND = {"end": END, "comma": COMMA, "colon": COLON, "dash": DASH, "bracket": BRACKET}
_POSSESSIVE = ("'s", "’s")
_FRENCH_INVERSION = re.compile(r"^(.+?)(?:-t)?-(ils?|elles?|on|je|nous)$")


@dataclass(slots=True)
class Token:
    """One word or stop; `low` is the word in lower case without a possessive ending."""

    kind: str
    text: str
    low: str
    start: int
    end: int
    capital: bool = False
    possessive: bool = False
    quote: int = -1
    """Index of the quotation that the token stands for."""


Tokens = Sequence[Token]


def tokenize(text: str, start: int, end: int, lexicon: Lexicon) -> list[Token]:
    """The tokens between two offsets."""
    found: list[Token] = []
    skip_to = start
    for match in _TOKEN.finditer(text, start, end):
        first, last = match.span()
        if first < skip_to:
            continue
        kind = match.lastgroup
        if kind != "w":
            assert kind is not None
            found.append(Token(_KIND[kind], match[0], match[0], first, last))
            continue
        word = match[0]
        low = word.casefold()
        if text.startswith(".", last) and last < end and _takes_stop(word, low, lexicon):
            last += 1
            word += "."
            skip_to = last
            if len(low) == 1:
                low += "."  # an initial, not the article
        if lexicon.language == "fr" and "-" in low and _split_inversion(found, word, low, first):
            continue
        possessive = low.endswith(_POSSESSIVE)
        if possessive:
            low = low[:-2]
        kind_ = NUMBER if word[0].isdigit() else WORD
        found.append(Token(kind_, word, low, first, last, word[0].isupper(), possessive))
    return found


def _takes_stop(word: str, low: str, lexicon: Lexicon) -> bool:
    """Whether a full stop after the word belongs to it."""
    return low.rsplit("-", 1)[-1] in lexicon.abbreviations or (
        len(word) == 1 and word.isupper() and word != "I"
    )


def _split_inversion(found: list[Token], word: str, low: str, first: int) -> bool:
    """French `a-t-il`, `dit-elle`: a verb and a pronoun."""
    parts = _FRENCH_INVERSION.match(low)
    if parts is None:
        return False
    cut = first + len(parts[1])
    found.append(Token(WORD, word[: len(parts[1])], parts[1], first, cut, word[0].isupper()))
    last = first + len(word)
    found.append(Token(WORD, parts[2], parts[2], last - len(parts[2]), last))
    return True


def narration(
    text: str, start: int, end: int, spans: Sequence[tuple[int, int]], lexicon: Lexicon,
    *, whole: bool = False,
) -> list[Token]:  # fmt: skip
    """The tokens of a paragraph with each of its quotations as one token.

    Of long stretches between quotations only the `WINDOW` at each side is read, parted by a full
    stop, unless `whole`.
    """
    tokens: list[Token] = []
    position = start
    for index, (first, last) in enumerate(spans):
        if whole:
            tokens.extend(tokenize(text, position, first, lexicon))
        else:
            _gap(text, position, first, lexicon, tokens, opening=position == start)
        tokens.append(Token(QUOTE, "", "", first, last, quote=index))
        position = last
    if whole:
        tokens.extend(tokenize(text, position, end, lexicon))
    else:
        _gap(text, position, end, lexicon, tokens, opening=not spans, closing=True)
    return tokens


def _gap(
    text: str, start: int, end: int, lexicon: Lexicon, tokens: list[Token],
    *, opening: bool, closing: bool = False,
) -> None:  # fmt: skip
    if end - start <= 2 * WINDOW:
        tokens.extend(tokenize(text, start, end, lexicon))
        return
    if not opening:
        tokens.extend(tokenize(text, start, _cut(text, start + WINDOW), lexicon))
    if opening or not closing:
        middle = end - WINDOW
        tokens.append(Token(END, ".", ".", middle, middle))
        tokens.extend(tokenize(text, _cut(text, middle), end, lexicon))


def _cut(text: str, index: int) -> int:
    """The next blank, so that no word is cut in two."""
    blank = text.find(" ", index, index + 40)
    return index if blank < 0 else blank


def sentence_start(tokens: Tokens, index: int, text: str, limit: int = 90) -> int:
    """Index of the first token of the sentence that holds `index`."""
    floor = max(0, index - limit)
    first = index
    while first > floor:
        previous = tokens[first - 1]
        if previous.kind == END:
            break
        if previous.kind == QUOTE and first < index and ends_sentence(text, tokens, first - 1):
            break
        if previous.kind == QUOTE and first == index and closes(text, previous) in ".":
            break
        first -= 1
    return first


def sentence_end(tokens: Tokens, index: int, text: str, limit: int = 70) -> int:
    """Index after the last token of the sentence that holds `index`."""
    last = index
    ceiling = min(len(tokens), index + limit)
    while last < ceiling and tokens[last].kind != END:
        if tokens[last].kind == QUOTE and ends_sentence(text, tokens, last):
            return last + 1
        last += 1
    return last


MARKS = "“”„‟\"＂〝〞«»‹›「」『』‚‛‘`'’´ \t\u00a0"


def closes(text: str, quote: Token) -> str:
    """The last character that a quotation holds, its marks aside; empty for an empty one."""
    index = quote.end
    while index > quote.start and text[index - 1] in MARKS:
        index -= 1
    return text[index - 1] if index > quote.start else ""


def ends_sentence(text: str, tokens: Tokens, index: int) -> bool:
    """Whether the narrator's sentence ends with the quotation at `index`."""
    last = closes(text, tokens[index])
    if not last or last not in ".!?…":
        return False
    if index + 1 == len(tokens):
        return True
    following = tokens[index + 1]
    if following.kind == QUOTE:
        return True
    return following.kind in (WORD, NUMBER) and (following.capital or following.kind == NUMBER)
