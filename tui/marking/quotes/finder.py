"""Quotations with their speakers: the scanner, the attribution and the kinds put together."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field

from tui.marking.quotes.ahead import before
from tui.marking.quotes.behind import LOOKS_BACK, after, later
from tui.marking.quotes.carry import (
    Carried,
    announced,
    carried,
    follows_at_once,
    heading,
    is_whole,
    last_report,
    reported_before,
    same_sentence,
)
from tui.marking.quotes.cues import Attribution, subject_first
from tui.marking.quotes.dashes import find_dash_speech, merged
from tui.marking.quotes.glyphs import SINGLE
from tui.marking.quotes.kinds import CERTAIN, NONE, STRONG, WEAK, Evidence, could_turn, judge
from tui.marking.quotes.language import detect_language
from tui.marking.quotes.lexicon import Lexicon, lexicon
from tui.marking.quotes.people import People, resolve, surname
from tui.marking.quotes.spans import Stretch, find_stretches, paragraphs
from tui.marking.quotes.words import (
    END,
    QUOTE,
    WINDOW,
    WORD,
    Token,
    closes,
    narration,
    sentence_start,
    tokenize,
)
from tui.model import Quote, QuoteKind

_NAMED_WITHIN = 1200
"""Characters before a pronoun in which the person must have been named."""

_LONGEST_LABEL = 14
"""Words of a label such as `On prices:` in a run of statements by one person."""


@dataclass(slots=True)
class _Found:
    """A stretch on its way to a quotation."""

    stretch: Stretch
    place: int = 0
    """Index of its token in the paragraph's narration."""
    attribution: Attribution | None = None
    voice: Carried | None = None
    utterance: int | None = None
    reported_near: bool = False
    handed: bool = False
    """The voice is that of the stretch before, which it goes on."""
    evidence: Evidence = field(default_factory=Evidence)
    kind: QuoteKind = QuoteKind.DIRECT
    leaning: float = 0.0
    resolved: str | None = None


@dataclass(slots=True)
class _Paragraph:
    """A paragraph that holds quotations."""

    number: int
    tokens: list[Token]
    items: list[_Found] = field(default_factory=list)


def find_quotes(text: str, *, language: str | None = None) -> tuple[Quote, ...]:
    """The quotations of a text in order, marks included; nested ones are part of the outer one.

    Args:
        text: Paragraphs parted by line breaks.
        language: ISO 639-1 code; judged from the text when None.
    """
    words = lexicon((language or detect_language(text))[:2].casefold())
    parts = paragraphs(text)
    stretches = merged(find_stretches(text, parts, words), find_dash_speech(text, parts, words))
    found = [_Found(stretch) for stretch in stretches]
    groups: dict[int, list[_Found]] = {}
    for item in found:
        groups.setdefault(item.stretch.paragraph, []).append(item)
    singles = sum(item.stretch.family == SINGLE for item in found)
    mostly_double = singles * 2 < len(found)
    previous: _Paragraph | None = None
    judged: list[_Paragraph] = []
    for number, items in groups.items():
        start, end = parts[number]
        spans = [(item.stretch.start, item.stretch.end) for item in items]
        paragraph = _Paragraph(number, narration(text, start, end, spans, words), items)
        _attribute(text, paragraph, words)
        _hand_on(text, paragraph, words)
        _from_before(text, parts, paragraph, previous, words)
        _from_next_sentence(text, paragraph, words)
        _hand_on(text, paragraph, words)
        _judge(text, paragraph, mostly_double, words)
        judged.append(paragraph)
        previous = paragraph
    _judge_by_company(text, judged, words)
    join_utterances(found)
    _name(text, found, parts, words)
    return tuple(_quote(text, item) for item in found)


def _judge(text: str, paragraph: _Paragraph, mostly_double: bool, words: Lexicon) -> None:
    """The kinds of a paragraph's stretches; what is no speech loses its speaker."""
    for item in paragraph.items:
        attributed, anybody = NONE, False
        if item.voice is not None:
            strong = item.voice.cue is None or item.voice.cue.casefold() not in words.phrase_verbs
            attributed = STRONG if strong and item.voice.confidence >= 0.8 else WEAK
            named = text[item.voice.start : item.voice.end].casefold()
            anybody = named in words.generic
        item.evidence = Evidence(
            attributed,
            anybody,
            item.reported_near,
            mostly_double and item.stretch.family == SINGLE,
        )
        _decide(text, paragraph.tokens, item, words)


def _judge_by_company(text: str, paragraphs: list[_Paragraph], words: Lexicon) -> None:
    """Judge doubtful speech again by what the text's other stretches are.

    A text that keeps words at a distance does so throughout.
    """
    judged = [(part, item) for part in paragraphs for item in part.items]
    certain = sum(item.leaning > CERTAIN for _, item in judged)
    others = len(judged) - 1
    for part, item in judged:
        whole = item.stretch.opened and item.stretch.closed
        if whole and could_turn(item.leaning):
            # One of each kind is added, so that a single neighbour does not decide.
            item.evidence.company = (certain - (item.leaning > CERTAIN) + 1) / (others + 2)
            _decide(text, part.tokens, item, words)


def _decide(text: str, tokens: list[Token], item: _Found, words: Lexicon) -> None:
    """The kind of a stretch by its evidence."""
    item.kind, item.leaning = judge(text, tokens, item.place, item.evidence, words)
    if not item.kind.is_speech:
        item.voice = None
    elif not item.stretch.closed or item.stretch.continued:
        many = item.stretch.continues or item.stretch.continued
        item.kind = QuoteKind.MULTI_PARAGRAPH if many else QuoteKind.UNCLOSED
    elif not item.stretch.opened:
        item.kind = QuoteKind.UNCLOSED


def _name(text: str, found: list[_Found], parts: list[tuple[int, int]], words: Lexicon) -> None:
    """The full names of the speakers."""
    voices = [item.voice for item in found if item.voice is not None]
    people = People(text, filter(None, (surname(text, voice) for voice in voices)), words)
    for item in found:
        if item.voice is not None:
            since = parts[max(0, item.stretch.paragraph - 1)][0]
            since = max(since, item.voice.start - _NAMED_WITHIN)
            item.resolved = resolve(text, item.voice, people, since, words)


def join_utterances(found: list[_Found]) -> None:
    """Numbers for the stretches of one utterance: split by the narrator, or over paragraphs."""
    number = 0
    for first, second in itertools.pairwise(found):
        if not (first.kind.is_speech and second.kind.is_speech):
            continue
        over = first.stretch.continues and second.stretch.continued
        if not over and not second.handed:
            continue
        if first.utterance is None:
            number += 1
            first.utterance = number
        second.utterance = first.utterance
        if over and second.voice is None:
            second.voice = first.voice
    for second, first in itertools.pairwise(reversed(found)):
        if first.stretch.continues and first.utterance is not None and first.voice is None:
            first.voice = second.voice


def _attribute(text: str, paragraph: _Paragraph, words: Lexicon) -> None:
    """The attributions that stand in the quotations' own sentences."""
    tokens = paragraph.tokens
    places = [i for i, token in enumerate(tokens) if token.quote >= 0]
    neighbour: _Found | None = None
    for item, place in zip(paragraph.items, places, strict=True):
        item.place = place
        behind = after(tokens, place, text, words)
        if (
            behind is not None
            and behind.confidence < LOOKS_BACK
            and _goes_on(text, tokens, neighbour, place)
        ):
            behind = None
        found = behind or _ahead_or_later(tokens, place, text, words)
        item.attribution = found
        if found is not None:
            item.voice = carried(found, 1.0)
        neighbour = item


def _ahead_or_later(
    tokens: list[Token], place: int, text: str, words: Lexicon
) -> Attribution | None:
    """The attribution before the quotation, else the one at the end of the sentence.

    `The paper reports: “A” with more of it, said X.` prints what X said.
    """
    ahead = before(tokens, place, text, words)
    if ahead is not None and (place == 0 or tokens[place - 1].text != ":"):
        return ahead
    behind = later(tokens, place, text, words)
    if ahead is None:
        return behind
    named = behind is not None and behind.phrase is not None and behind.phrase.kind == "name"
    return behind if named and (ahead.cue or "").casefold() in words.printing else ahead


def _goes_on(text: str, tokens: list[Token], neighbour: _Found | None, place: int) -> bool:
    """Whether a quotation follows at once on one whose speaker is known."""
    return (
        neighbour is not None
        and neighbour.voice is not None
        and is_whole(text, tokens, place)
        and follows_at_once(tokens, neighbour.place, place, text, neighbour.attribution)
    )


def _hand_on(text: str, paragraph: _Paragraph, words: Lexicon) -> None:
    """Speakers handed on inside a paragraph."""
    tokens = paragraph.tokens
    before_item: _Found | None = None
    for item in paragraph.items:
        if item.voice is None and item.attribution is None:
            item.voice = _from_neighbour(text, tokens, before_item, item)
            item.handed = item.voice is not None
            if item.voice is None and is_whole(text, tokens, item.place):
                start = sentence_start(tokens, item.place, text)
                report = reported_before(tokens, start, text, words) if start else None
                if report is not None and start == item.place:
                    item.voice = carried(report, 0.75)
        if item.voice is None and not item.reported_near:
            start = sentence_start(tokens, item.place, text)
            item.reported_near = reported_before(tokens, start, text, words) is not None
        before_item = item
    for first, second in itertools.pairwise(paragraph.items):
        if first.voice is None and first.attribution is None:
            first.voice = _from_the_end(text, tokens, first, second)
            second.handed = second.handed or first.voice is not None


def _from_the_end(text: str, tokens: list[Token], first: _Found, second: _Found) -> Carried | None:
    """`“X,” which is true, “because Y,” Z says`: the speaker named behind the second half."""
    said, voice = second.attribution, second.voice
    if said is None or voice is None or said.first < second.place:
        return None
    if closes(text, tokens[first.place]) != ",":
        return None
    if not same_sentence(tokens, first.place, second.place, text):
        return None
    return _weaker(voice, 0.85)


def _from_neighbour(
    text: str, tokens: list[Token], neighbour: _Found | None, item: _Found
) -> Carried | None:
    if neighbour is None or neighbour.voice is None:
        return None
    voice = neighbour.voice
    if same_sentence(tokens, neighbour.place, item.place, text):
        return _weaker(voice, 0.85)
    if is_whole(text, tokens, item.place) and follows_at_once(
        tokens, neighbour.place, item.place, text, neighbour.attribution
    ):
        return _weaker(voice, 0.88)
    return None


def _weaker(voice: Carried, confidence: float) -> Carried:
    return Carried(
        voice.start, voice.end, voice.cue, min(voice.confidence, confidence), voice.pronoun
    )


def _from_before(
    text: str,
    parts: list[tuple[int, int]],
    paragraph: _Paragraph,
    previous: _Paragraph | None,
    words: Lexicon,
) -> None:
    """The speaker of a paragraph that opens with a quotation, from the paragraph before."""
    item = paragraph.items[0]
    tokens = paragraph.tokens
    if item.voice is not None or item.attribution is not None:
        return
    labelled = 0 < item.place <= _LONGEST_LABEL and tokens[item.place - 1].text == ":"
    if paragraph.number == 0 or (item.place > 0 and not labelled):
        return
    if previous is not None and previous.number == paragraph.number - 1:
        last = previous.items[-1]
        if last.voice is not None and _nothing_after(previous, last):
            item.voice = _weaker(last.voice, 0.8)
        elif last.voice is not None and _same_person_after(previous, last, words):
            item.voice = _weaker(last.voice, 0.7)
        elif last.stretch.continues and last.voice is None:
            return
        earlier = previous.tokens
    else:
        start, end = parts[paragraph.number - 1]
        earlier = tokenize(text, max(start, end - WINDOW), end, words)
    if item.voice is None and not labelled and is_whole(text, tokens, item.place):
        item.voice = _last_voice(text, earlier, words)


def _from_next_sentence(text: str, paragraph: _Paragraph, words: Lexicon) -> None:
    """`“….” Smith said that …`: who speaks in the sentence right behind."""
    tokens = paragraph.tokens
    for item in paragraph.items:
        if item.voice is not None or item.attribution is not None:
            continue
        following = item.place + 1
        if following >= len(tokens) or not is_whole(text, tokens, item.place):
            continue
        found = subject_first(tokens, following, words)
        if found is not None and found.cue is not None and found.cue.casefold() in words.verbs:
            ahead = next((t for t in tokens[found.last :] if t.kind in (END, QUOTE)), None)
            if ahead is None or ahead.kind == END:
                item.voice = carried(found, 0.7)


def _same_person_after(paragraph: _Paragraph, last: _Found, words: Lexicon) -> bool:
    """Whether the narrator goes on about the speaker, by pronoun, and names nobody else."""
    trailing = paragraph.tokens[last.place + 1 :]
    first = last.attribution.last - last.place - 1 if last.attribution else 0
    behind = trailing[max(0, first) :]
    starts = [behind[i + 1] for i in range(len(behind) - 1) if behind[i].kind == END]
    return (
        bool(starts)
        and all(t.kind == WORD and t.low in words.persons for t in starts)
        and sum(t.capital for t in behind if t.kind == WORD) <= len(starts) + 1
    )


def _nothing_after(paragraph: _Paragraph, last: _Found) -> bool:
    """Whether the paragraph ends with its last quotation, or with that one's attribution."""
    tokens = paragraph.tokens
    ends = [i for i in range(last.place + 1, len(tokens)) if tokens[i].kind == END]
    if all(tokens[i].kind != WORD for i in range(last.place + 1, len(tokens))):
        return True
    return len([i for i in ends if i < len(tokens) - 1]) == 0 and (
        last.attribution is not None and last.attribution.first > last.place
    )


def _last_voice(text: str, tokens: list[Token], words: Lexicon) -> Carried | None:
    """Who speaks in the last sentence of a paragraph."""
    stop = len(tokens)
    colon = stop > 0 and tokens[stop - 1].text == ":"
    while stop > 0 and tokens[stop - 1].kind not in (WORD, QUOTE):
        stop -= 1
    if stop == 0 or tokens[stop - 1].kind == QUOTE:
        return None
    start = sentence_start(tokens, stop - 1, text)
    if any(token.kind == QUOTE for token in tokens[start:stop]):
        return None
    report = last_report(tokens, start, stop, words) or heading(tokens, start, stop, words)
    if report is None and colon:
        report = announced(tokens, start, stop, text, words)
    return carried(report, 0.85 if colon else 0.7) if report is not None else None


def _quote(text: str, item: _Found) -> Quote:
    stretch, voice = item.stretch, item.voice
    return Quote(
        stretch.start,
        stretch.end,
        item.kind,
        " ".join(text[voice.start : voice.end].split()) if voice else None,
        item.resolved,
        voice.cue if voice else None,
        round(_confidence(item), 2),
        item.utterance,
    )


def _confidence(item: _Found) -> float:
    """How sure the quotation and its speaker are, from 0 to 1."""
    certain = min(0.95, 0.6 + 0.1 * abs(item.leaning))
    if item.voice is not None:
        certain = min(certain, item.voice.confidence)
    return certain if item.stretch.closed and item.stretch.opened else certain * 0.8
