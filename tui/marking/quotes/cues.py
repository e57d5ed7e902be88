"""Who a quotation is attributed to, read from the words before, after and between.

Every pattern works on the narration's tokens, in which quotations are single tokens: `said X`, `X said`,
`X, the Y of Z, said`, `according to X`, `X: “…”`, `quoted X as saying`, `X was told`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from tui.marking.quotes.lexicon import Lexicon
from tui.marking.quotes.phrases import (
    Phrase,
    backward,
    forward,
    is_naming,
    is_noun_here,
    is_title,
    is_verb,
)
from tui.marking.quotes.words import (
    BRACKET,
    COLON,
    COMMA,
    DASH,
    END,
    QUOTE,
    WORD,
    Tokens,
    closes,
    sentence_end,
    sentence_start,
)

_APPOSITION = 32
"""Tokens between a name and its verb that are read over: `X, the Y of Z, said`."""

_AT_THE_END = 0.79
"""How sure an attribution at the end of the sentence is."""

_LONGEST_SIGNATURE = 14
"""Tokens of the longest line that signs a quotation."""

_ADVERBS = 4
"""Adverbs and auxiliaries read over between a subject and its verb."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who speaks, and what says so."""

    phrase: Phrase | None
    """None where the words say that the speaker is not named."""
    cue: str | None
    confidence: float
    first: int = -1
    """Token at which the attribution starts."""
    last: int = -1
    """Token after the attribution."""


def _skip_adverbs(tokens: Tokens, index: int, lexicon: Lexicon) -> int:
    steps = 0
    while index < len(tokens) and steps < _ADVERBS and tokens[index].kind == WORD:
        token = tokens[index]
        if token.low in lexicon.relatives or token.low in lexicon.reporting:
            break
        if token.low not in lexicon.adverbs and token.low not in lexicon.auxiliaries:
            break
        if token.capital and token.low in lexicon.auxiliaries and index:
            break
        index += 1
        steps += 1
    return index


def verb_after(tokens: Tokens, index: int, lexicon: Lexicon) -> int | None:
    """The reporting verb that follows, adverbs and auxiliaries read over."""
    at = _skip_adverbs(tokens, index, lexicon)
    if at < len(tokens) and is_verb(tokens, at, lexicon):
        return at
    return None


def according(tokens: Tokens, index: int, lexicon: Lexicon) -> Attribution | None:
    """`according to X` at `index`."""
    for words in lexicon.according:
        stop = index + len(words)
        if stop > len(tokens) or tokens[index].low != words[0]:
            continue
        if all(tokens[index + i].low == word for i, word in enumerate(words)):
            phrase = forward(tokens, stop, lexicon, subject=False)
            phrase = _with_name(tokens, phrase, lexicon)
            if phrase is not None:
                cue = " ".join(tokens[i].text for i in range(index, stop))
                return Attribution(phrase, cue, 0.92, index, phrase.last)
    return None


def _with_name(tokens: Tokens, phrase: Phrase | None, lexicon: Lexicon) -> Phrase | None:
    """The name in apposition where a description stands first: `its chief executive, Tim Cook,`."""
    if phrase is None or phrase.kind != "nominal" or phrase.last + 1 >= len(tokens):
        return phrase
    if tokens[phrase.last].kind != COMMA or not tokens[phrase.last + 1].capital:
        return phrase
    name = forward(tokens, phrase.last + 1, lexicon, subject=True)
    if name is None or name.kind != "name":
        return phrase
    if name.last - name.first < 2 and tokens[phrase.first].low not in lexicon.determiners:
        return phrase
    stop = tokens[name.last].kind if name.last < len(tokens) else END
    if stop not in (COMMA, END, DASH, QUOTE) and not is_verb(tokens, name.last, lexicon):
        return phrase
    return Phrase(phrase.first, name.last, name.start, name.end, "name")


def inverted(tokens: Tokens, index: int, lexicon: Lexicon) -> Attribution | None:
    """`said X` at `index`."""
    verb = verb_after(tokens, index, lexicon)
    if verb is None or tokens[verb].low in lexicon.addressing:
        return None
    at = _skip_adverbs(tokens, verb + 1, lexicon)
    phrase = _with_name(tokens, forward(tokens, at, lexicon, subject=False), lexicon)
    if phrase is None:
        return None
    return Attribution(phrase, tokens[verb].text, 0.95, index, phrase.last)


def subject_first(tokens: Tokens, index: int, lexicon: Lexicon) -> Attribution | None:
    """`X said`, `X, the Y of Z, said`, `X (Y) said` at `index`."""
    at = _skip_adverbs(tokens, index, lexicon)
    phrase = forward(tokens, at, lexicon, subject=True)
    if phrase is None:
        return None
    verb = verb_after(tokens, phrase.last, lexicon)
    if verb is None:
        verb = _after_apposition(tokens, phrase.last, lexicon)
        if verb is None:
            return None
        phrase = _with_name(tokens, phrase, lexicon) or phrase
    if verb > 0 and tokens[verb - 1].low in lexicon.passive:
        if tokens[verb].low in lexicon.addressing | {"asked"}:
            return None
    elif tokens[verb].low in lexicon.quoting:
        phrase = _quoted_object(tokens, verb, lexicon) or phrase
    return Attribution(phrase, tokens[verb].text, 0.95, index, verb + 1)


def _quoted_object(tokens: Tokens, verb: int, lexicon: Lexicon) -> Phrase | None:
    """The speaker in `quoted X as saying`."""
    phrase = forward(tokens, verb + 1, lexicon, subject=False)
    if phrase is None or phrase.last >= len(tokens) or tokens[phrase.last].low != "as":
        return None
    return phrase


def _after_apposition(tokens: Tokens, index: int, lexicon: Lexicon) -> int | None:
    """The verb after `, …,`, `(…)`, `of …` or `who …`."""
    if index >= len(tokens):
        return None
    first = tokens[index]
    if first.kind not in (COMMA, BRACKET, DASH) and not (
        first.kind == WORD and (first.low in lexicon.joining or first.low in lexicon.relatives)
    ):
        return None
    ceiling = min(len(tokens), index + _APPOSITION)
    for position in range(index + 1, ceiling):
        token = tokens[position]
        if token.kind in (END, QUOTE, COLON):
            return None
        closing = token.kind in (COMMA, DASH) or token.text in ")]"
        if closing and first.kind != WORD:
            verb = verb_after(tokens, position + 1, lexicon)
            if verb is not None:
                return verb
        elif first.kind == WORD and position - index <= 9 and is_verb(tokens, position, lexicon):
            before = tokens[position - 1]
            if before.low not in lexicon.relatives and before.low not in lexicon.prepositions:
                return position
    return None


def attribution_at(tokens: Tokens, index: int, lexicon: Lexicon) -> Attribution | None:
    """Any attribution that starts at `index`."""
    if index >= len(tokens) or tokens[index].kind != WORD:
        return None
    return (
        according(tokens, index, lexicon)
        or inverted(tokens, index, lexicon)
        or subject_first(tokens, index, lexicon)
        or _source_after(tokens, index, lexicon)
    )


def _source_after(tokens: Tokens, index: int, lexicon: Lexicon) -> Attribution | None:
    """`X zufolge`."""
    if not lexicon.according_after:
        return None
    phrase = forward(tokens, index, lexicon, subject=True)
    if phrase is None or phrase.last >= len(tokens):
        return None
    if (tokens[phrase.last].low,) in lexicon.according_after:
        return Attribution(phrase, tokens[phrase.last].text, 0.9, index, phrase.last + 1)
    return None


def after(tokens: Tokens, quote: int, text: str, lexicon: Lexicon) -> Attribution | None:
    """The attribution right behind the quotation at token `quote`."""
    index = quote + 1
    separated = closes(text, tokens[quote]) in ",?!…—–，"
    while index < len(tokens) and tokens[index].kind in (COMMA, DASH):
        separated = True
        index += 1
    if index < len(tokens) and tokens[index].low in ("as", "wie", "comme", "como", "come"):
        index += 1
    found = attribution_at(tokens, index, lexicon)
    if found is None:
        return _signature(tokens, quote, lexicon)
    if found.phrase is None or (not separated and _doubtful(found, lexicon)):
        return None
    if separated and not _new_sentence(tokens, found):
        return found
    if closes(text, tokens[quote]) == "." and not _stands_alone(tokens, found, lexicon):
        return None
    return Attribution(found.phrase, found.cue, 0.85, found.first, found.last)


def _doubtful(found: Attribution, lexicon: Lexicon) -> bool:
    """Whether the reporting word may be a noun, or no verb of speech at all."""
    cue = (found.cue or "").casefold()
    return cue in lexicon.noun_verbs or cue in lexicon.weak_verbs


def _new_sentence(tokens: Tokens, found: Attribution) -> bool:
    """Whether a capital pronoun shows that the narrator starts afresh."""
    phrase = found.phrase
    return (
        phrase is not None
        and phrase.kind == "pronoun"
        and tokens[phrase.first].capital
        and tokens[phrase.first].text != "I"
    )


def _signature(tokens: Tokens, quote: int, lexicon: Lexicon) -> Attribution | None:
    """`“…” — X, engineer` at the end of a paragraph."""
    rest = len(tokens) - quote - 1
    if not 2 <= rest <= _LONGEST_SIGNATURE or tokens[quote + 1].kind != DASH:
        return None
    phrase = forward(tokens, quote + 2, lexicon, subject=True)
    if phrase is None or phrase.kind == "pronoun":
        return None
    named = phrase.kind == "name" and phrase.last - phrase.first > 1
    if named and (phrase.last == len(tokens) or tokens[phrase.last].kind in (COMMA, BRACKET, END)):
        return Attribution(phrase, None, 0.85, quote + 1, len(tokens))
    if any(is_title(t.low, lexicon) or t.low in lexicon.speakers for t in tokens[quote + 2 :]):
        last = tokens[phrase.last - 1].end
        whole = Phrase(phrase.first, phrase.last, tokens[phrase.first].start, last, "nominal")
        return Attribution(whole, None, 0.8, quote + 1, len(tokens))
    return None


def _stands_alone(tokens: Tokens, found: Attribution, lexicon: Lexicon) -> bool:
    """Whether nothing is reported after the verb, so that it looks back at the quotation."""
    verb = found.last - 1
    if found.cue is None or found.cue.casefold() not in lexicon.verbs:
        return False
    if tokens[verb - 1].low in lexicon.passive:
        return False
    if tokens[found.first].capital and found.phrase is not None and found.phrase.kind == "pronoun":
        return found.last >= len(tokens) or tokens[found.last].kind == END
    if found.last >= len(tokens):
        return True
    token = tokens[found.last]
    return token.kind == END or token.low in lexicon.prepositions - lexicon.that


def later(tokens: Tokens, quote: int, text: str, lexicon: Lexicon) -> Attribution | None:
    """The attribution at the end of the sentence: `… “x” of the plan, said X.`"""
    stop = sentence_end(tokens, quote + 1, text)
    for index in range(quote + 1, stop):
        token = tokens[index]
        if token.kind == WORD:
            found = according(tokens, index, lexicon)
            if found is not None:
                fresh = tokens[index - 1].low in lexicon.conjunctions
                return None if fresh else replace(found, confidence=_AT_THE_END)
        if token.kind in (COMMA, DASH) and index + 1 < stop:
            found = inverted(tokens, index + 1, lexicon) or subject_first(
                tokens, index + 1, lexicon
            )
            if found is not None and found.last <= stop and _ends_there(tokens, found, lexicon):
                return replace(found, confidence=_AT_THE_END)
    return None


def _ends_there(tokens: Tokens, found: Attribution, lexicon: Lexicon) -> bool:
    """Whether the attribution ends a clause and reports nothing further."""
    if found.last >= len(tokens):
        return True
    token = tokens[found.last]
    if token.kind in (END, COMMA, DASH, QUOTE):
        return True
    return token.kind == WORD and (
        token.low in lexicon.prepositions
        or token.low in lexicon.time
        or token.low in lexicon.relatives
    )


def before(tokens: Tokens, quote: int, text: str, lexicon: Lexicon) -> Attribution | None:
    """The attribution in the sentence before the quotation.

    The nearest verb of speech counts; a verb that is none by itself (`felt`, `called`) only where no
    such verb governs the clause it stands in.
    """
    start = sentence_start(tokens, quote, text)
    colon = quote > 0 and tokens[quote - 1].kind == COLON and tokens[quote - 1].text == ":"
    candidate: Attribution | None = None
    for index in range(quote - 1, start - 1, -1):
        token = tokens[index]
        if token.kind != WORD:
            continue
        found = according(tokens, index, lexicon)
        if found is not None and found.last <= quote:
            return candidate or (None if _inside_name(tokens, found, quote) else found)
        if is_verb(tokens, index, lexicon) and (
            token.low in lexicon.verbs
            or _beside(tokens, index, quote)
            or tokens[index + 1].low in lexicon.that
        ):
            found = _governed(tokens, index, start, quote, lexicon)
            if found is not None:
                return found if token.low in lexicon.verbs or candidate is None else candidate
        elif candidate is None and _claimed(tokens, index, lexicon):
            owner = backward(tokens, index - 1, lexicon, start)
            if owner is not None and owner.kind == "name":
                candidate = Attribution(owner, token.text, 0.8, owner.first, index + 1)
        elif candidate is None and _phrase_verb(tokens, index, quote, lexicon):
            candidate = _governed(tokens, index, start, quote, lexicon)
    if candidate is None and colon:
        return _headline(tokens, start, quote - 1, lexicon)
    return candidate


def _inside_name(tokens: Tokens, found: Attribution, quote: int) -> bool:
    """Whether the quotation is part of the source's own name: `according to party “whip” Jo Poe`."""
    if found.last != quote or quote + 1 >= len(tokens):
        return False
    return tokens[quote + 1].kind == WORD


def _claimed(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    """`X's claim that`, `X's remarks about`."""
    if index == 0 or tokens[index].low not in lexicon.claims or not tokens[index - 1].possessive:
        return False
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    return following is not None and (
        following.low in lexicon.that or following.low in lexicon.prepositions
    )


def _beside(tokens: Tokens, index: int, quote: int) -> bool:
    """Whether nothing but `that`, a comma or a short object stands between verb and quotation."""
    if quote - index <= 3:
        return True
    return tokens[quote - 1].kind in (COLON, COMMA) and quote - index <= 8


def _phrase_verb(tokens: Tokens, index: int, quote: int, lexicon: Lexicon) -> bool:
    if tokens[index].low not in lexicon.phrase_verbs or quote - index > 14:
        return False
    return not (is_noun_here(tokens, index, lexicon) or is_naming(tokens, index, quote, lexicon))


def _governed(
    tokens: Tokens, verb: int, start: int, quote: int, lexicon: Lexicon
) -> Attribution | None:
    """The attribution that the verb before a quotation makes."""
    cue = tokens[verb].text
    colon = tokens[quote - 1].kind == COLON
    near = 0.93 if colon or quote - verb <= 2 else 0.85
    passive = verb > start and tokens[verb - 1].low in lexicon.passive
    if passive and tokens[verb].low in lexicon.addressing | {"asked"}:
        return _by_agent(tokens, verb, quote, lexicon)
    if verb + 1 < quote and tokens[verb + 1].low == "by":
        return _by_agent(tokens, verb, quote, lexicon)
    phrase = subject(tokens, verb, start, lexicon)
    if phrase is not None and phrase.first > verb and _trails_off(tokens, phrase, quote, lexicon):
        return None
    if phrase is None or (passive and tokens[phrase.first].low == "it"):
        return None
    if tokens[verb].low not in lexicon.verbs and tokens[phrase.first].low in lexicon.first_person:
        return None
    if tokens[verb].low not in lexicon.verbs and tokens[phrase.first].low in lexicon.first_person:
        return None
    return Attribution(phrase, cue, near, min(phrase.first, verb), max(phrase.last, verb + 1))


def _trails_off(tokens: Tokens, phrase: Phrase, quote: int, lexicon: Lexicon) -> bool:
    """Whether behind `said X` a clause about X begins, in which the quotation stands."""
    if phrase.last == quote:
        return True
    return any(token.low in lexicon.relatives for token in tokens[phrase.last : quote])


def _by_agent(tokens: Tokens, verb: int, quote: int, lexicon: Lexicon) -> Attribution:
    for index in range(verb + 1, min(quote, verb + 12)):
        if tokens[index].low == "by":
            phrase = forward(tokens, index + 1, lexicon, subject=False)
            return Attribution(phrase, tokens[verb].text, 0.85, verb, index + 1)
    return Attribution(None, tokens[verb].text, 0.5, verb, verb + 1)


def subject(tokens: Tokens, verb: int, start: int, lexicon: Lexicon) -> Phrase | None:
    """Who does what the verb says."""
    index = verb - 1
    while index >= start and _may_stand_between(tokens, index, lexicon):
        index -= 1
    if index < start:
        return forward(tokens, verb + 1, lexicon, subject=False)
    token = tokens[index]
    if token.low == "as" and index > start:
        return _quoted_as(tokens, index, start, lexicon)
    if token.kind == QUOTE or (token.kind in (COMMA, DASH) and tokens[index - 1].kind == QUOTE):
        return forward(tokens, verb + 1, lexicon, subject=False)
    if token.low in lexicon.relatives:
        return _antecedent(tokens, index, start, lexicon)
    if (
        token.low in lexicon.conjunctions
        or token.low in ("to", "by")
        or (tokens[verb].low.endswith("ing") and lexicon.language == "en")
    ):
        return main_subject(tokens, start, verb, lexicon)
    if token.kind == COMMA:
        parenthesis = forward(tokens, verb + 1, lexicon, subject=False)
        if parenthesis is not None and _closed_off(tokens, parenthesis):
            return parenthesis
    if token.kind in (COMMA, DASH, BRACKET):
        return _before_apposition(tokens, index, start, lexicon)
    found = backward(tokens, index, lexicon, start)
    if found is None:
        return main_subject(tokens, start, verb, lexicon)
    if found.first > start and tokens[found.first - 1].low in lexicon.prepositions:
        return main_subject(tokens, start, verb, lexicon) or found
    return found


def _closed_off(tokens: Tokens, phrase: Phrase) -> bool:
    """`The plan, said X, was …`: whether a comma ends the words about the speaker."""
    return (
        phrase.kind != "nominal" and phrase.last < len(tokens) and tokens[phrase.last].kind == COMMA
    )


def _may_stand_between(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    token = tokens[index]
    if token.kind != WORD or token.low in lexicon.relatives or token.low in lexicon.pronouns:
        return False
    if token.capital and token.low in lexicon.auxiliaries:
        return False
    if token.low in lexicon.conjunctions and token.low not in lexicon.auxiliaries:
        return token.low in lexicon.adverbs and token.low not in ("as", "and")
    return token.low in lexicon.adverbs or token.low in lexicon.auxiliaries


def _quoted_as(tokens: Tokens, index: int, start: int, lexicon: Lexicon) -> Phrase | None:
    """`the paper quoted X as saying`, `X was quoted as saying`."""
    for position in range(index - 1, start - 1, -1):
        if tokens[position].low in ("quoted", "cited", "quotes", "quoting", "cites", "citing"):
            if position + 1 == index:
                return subject(tokens, position, start, lexicon)
            return forward(tokens, position + 1, lexicon, subject=False)
    return main_subject(tokens, start, index, lexicon)


def _antecedent(tokens: Tokens, index: int, start: int, lexicon: Lexicon) -> Phrase | None:
    """The noun that `who` stands for."""
    at = index - 1
    if at >= start and tokens[at].kind == COMMA:
        at -= 1
    if at < start:
        return None
    return backward(tokens, at, lexicon, start)


def _before_apposition(tokens: Tokens, index: int, start: int, lexicon: Lexicon) -> Phrase | None:
    """The name before `, the Y of Z,`: of the commas before, the first behind a name."""
    fallback: Phrase | None = None
    for position in range(index - 1, start, -1):
        if tokens[position].kind in (QUOTE, END):
            break
        if tokens[position].kind not in (COMMA, DASH, BRACKET):
            continue
        found = backward(tokens, position - 1, lexicon, start)
        if found is None:
            continue
        opens = (
            found.first == start
            or tokens[found.first - 1].kind != WORD
            or (tokens[found.first - 1].low in lexicon.conjunctions | lexicon.that)
        )
        if not opens:
            continue
        if found.kind == "name":
            return found
        fallback = found
    if fallback is not None:
        return _with_name(tokens, fallback, lexicon)
    return main_subject(tokens, start, index, lexicon)


def main_subject(tokens: Tokens, start: int, stop: int, lexicon: Lexicon) -> Phrase | None:
    """The subject of the sentence: its first noun phrase, an opening `In May,` read over."""
    index = start
    while index < stop:
        token = tokens[index]
        if token.kind == WORD:
            opening = (
                token.low in lexicon.prepositions
                or token.low in lexicon.conjunctions
                or (token.low in lexicon.adverbs or token.low in lexicon.time)
            )
            if not opening:
                found = forward(tokens, index, lexicon, subject=True)
                if found is not None and found.last <= stop:
                    return _with_name(tokens, found, lexicon)
                return None
            if token.low in lexicon.adverbs or token.low in ("and", "but", "so"):
                index += 1
                continue
            comma = next((i for i in range(index, stop) if tokens[i].kind == COMMA), None)
            if comma is None:
                return None
            index = comma + 1
            continue
        if token.kind in (QUOTE, END):
            return None
        index += 1
    return None


def _headline(tokens: Tokens, start: int, colon: int, lexicon: Lexicon) -> Attribution | None:
    """`X: “…”`, `X on taxes: “…”`."""
    if colon - start > 9 or colon <= start:
        return None
    owner = _owner_of_words(tokens, start, colon, lexicon)
    if owner is not None:
        return owner
    phrase = forward(tokens, start, lexicon, subject=True)
    if phrase is None or phrase.kind == "pronoun":
        return None
    inside = tokens[phrase.first : phrase.last]
    if phrase.kind == "nominal":
        if not any(token.low in lexicon.speakers for token in inside):
            return None
    elif not all(token.capital or token.low in lexicon.connectors for token in inside[-2:]):
        return None
    if phrase.last == colon:
        return Attribution(phrase, None, 0.8, start, colon)
    following = tokens[phrase.last]
    if phrase.kind == "name" and following.low in lexicon.prepositions:
        return Attribution(phrase, None, 0.7, start, colon)
    return None


def _owner_of_words(tokens: Tokens, start: int, colon: int, lexicon: Lexicon) -> Attribution | None:
    """`X’s message was clear: “…”`."""
    for index in range(start, colon - 1):
        if tokens[index].possessive and tokens[index + 1].low in lexicon.documents:
            phrase = backward(tokens, index, lexicon, start)
            if phrase is not None and phrase.kind == "name":
                return Attribution(phrase, tokens[index + 1].text, 0.8, phrase.first, colon)
    return None


__all__ = [
    "Attribution",
    "according",
    "after",
    "attribution_at",
    "before",
    "later",
    "main_subject",
    "subject",
]
