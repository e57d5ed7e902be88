"""Two statements laid side by side: what they share and where they part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from tui.marking.contradictions.words import Sort, Word


@dataclass(frozen=True, slots=True)
class Chunk:
    """A stretch in which the two part: the words of either side, one of them perhaps none."""

    a: tuple[Word, ...]
    b: tuple[Word, ...]
    opens: bool
    """Whether it stands before anything the two share."""
    closes: bool
    """Whether nothing that the two share follows."""
    a_at: int
    b_at: int


@dataclass(frozen=True, slots=True)
class Alignment:
    """Shared content words and the chunks between them."""

    shared: int
    equal: int
    """Words and signs of any sort that the two share."""
    chunks: tuple[Chunk, ...]


def align(a: Sequence[Word], b: Sequence[Word]) -> Alignment:
    """The alignment of two statements by the classes of their words."""
    matcher = SequenceMatcher(
        None, [word.key for word in a], [word.key for word in b], autojunk=False
    )
    codes = matcher.get_opcodes()
    shared = equal_words = 0
    chunks: list[Chunk] = []
    equal = [place for place, code in enumerate(codes) if code[0] == "equal"]
    for place, (tag, a1, a2, b1, b2) in enumerate(codes):
        if tag == "equal":
            equal_words += a2 - a1
            shared += sum(
                word.sort is not Sort.STOP and word.sort is not Sort.SIGN for word in a[a1:a2]
            )
            continue
        opens = not equal or place < equal[0]
        closes = not equal or place > equal[-1]
        chunks.append(Chunk(tuple(a[a1:a2]), tuple(b[b1:b2]), opens, closes, a1, b1))
    return Alignment(shared, equal_words, tuple(chunks))


def telling(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words that are neither signs nor function words."""
    return tuple(word for word in words if word.sort > Sort.STOP)


def paired(a: Sequence[Word], b: Sequence[Word]) -> Iterator[tuple[Word, Word]] | None:
    """The words of two stretches one to one, or None where their number differs."""
    return zip(a, b, strict=True) if len(a) == len(b) else None
