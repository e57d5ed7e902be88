"""Marks: what is highlighted in an article. They point into its text and never copy it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from tui.model.span import Span


class QuoteKind(StrEnum):
    """How a stretch in quotation marks is used."""

    DIRECT = "direct"
    MIXED = "mixed"
    MULTI_PARAGRAPH = "multi-paragraph"
    UNCLOSED = "unclosed"
    SCARE = "scare"
    TITLE = "title"

    @property
    def is_speech(self) -> bool:
        """Whether somebody is quoted; scare quotes and titles are not speech."""
        return self not in (QuoteKind.SCARE, QuoteKind.TITLE)


@dataclass(frozen=True, slots=True)
class Quote:
    """One stretch of quoted text, its marks included."""

    start: int
    end: int
    kind: QuoteKind
    speaker: str | None = None
    """The words of the text that name the speaker; None rather than a guess."""
    speaker_resolved: str | None = None
    """The full name those words stand for, where the text says so."""
    cue: str | None = None
    """The reporting word, such as `said`."""
    confidence: float = 1.0
    utterance: int | None = None
    """Stretches of one utterance share this number."""

    @property
    def span(self) -> Span:
        """Where it lies."""
        return Span(self.start, self.end)


class ContradictionKind(StrEnum):
    """How two statements do not fit together."""

    DENIAL = "denial"
    NEGATION = "negation"
    NUMBER = "number"
    DATE = "date"
    ANTONYM = "antonym"
    NAME = "name"
    ATTRIBUTION = "attribution"
    HEADLINE = "headline"


class Strength(StrEnum):
    """How strong a conflict is."""

    CONTRADICTION = "contradiction"
    """The text cannot be right twice."""
    DISPUTE = "dispute"
    """Somebody states it, somebody else denies it."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two statements of one text that may conflict."""

    a: Span
    b: Span
    kind: ContradictionKind
    strength: Strength
    score: float
    """From 0 to 1; higher is surer."""
    rule: str
    why: str
    """One sentence for a reader."""
    a_words: tuple[Span, ...] = ()
    """The words of the first side that differ."""
    b_words: tuple[Span, ...] = ()


class DocumentSpan(NamedTuple):
    """A stretch of one of several texts."""

    doc: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class CrossContradiction:
    """Two statements of different texts that may conflict."""

    a: DocumentSpan
    b: DocumentSpan
    kind: ContradictionKind
    strength: Strength
    score: float
    rule: str
    why: str
    a_words: tuple[Span, ...] = ()
    """The words of the first side that differ, in its own text."""
    b_words: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Marks:
    """All marks of one text, each kind in the order of the text."""

    quotes: tuple[Quote, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
