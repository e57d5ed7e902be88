"""The word lists of the line cleaner: phrases that give a line away, and commonest words."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from tui.model.plain import is_wide_script

PHRASE_KINDS = (
    "related",
    "read-also",
    "comment",
    "legal",
    "nav",
    "tail-junk",
    "product-spam",
    "lead-junk",
    "byline",
    "caption",
)
"""What a phrase tells of its line; `read-also` stands inside articles too."""

INSIDE_MIN_WORDS = 2
"""Words a phrase needs to count in the middle of a long line; single words say nothing there."""

_STRIP = "\"'“”‘’«»„‚‹›()[]{}<>•·*#|:;,.!?…¿¡–—-=+→←»/\\®™©~_`^、。！？：；，（）【】《》「」『』"


def tokens_of(text: str) -> list[str]:
    """The words of a line in lower case, marks at their ends taken off."""
    return [word for raw in text.lower().split() if (word := raw.strip(_STRIP))]


@dataclass(slots=True)
class PhraseBook:
    """Phrases by their first word, and those of scripts without blanks."""

    by_first: dict[str, list[tuple[tuple[str, ...], str]]] = field(default_factory=dict)
    unspaced: list[tuple[str, str]] = field(default_factory=list)

    def add(self, kind: str, phrase: str) -> None:
        """Takes one phrase in."""
        if phrase and is_wide_script(phrase[0]) and " " not in phrase:
            self.unspaced.append((phrase, kind))
        words = tuple(tokens_of(phrase))
        if words:
            entries = self.by_first.setdefault(words[0], [])
            if (words, kind) not in entries:
                entries.append((words, kind))

    def at_start(self, words: list[str], text: str) -> dict[str, str]:
        """Kinds whose phrase opens the line, each with its longest phrase."""
        found: dict[str, str] = {}
        for phrase, kind in self.by_first.get(words[0], ()) if words else ():
            if words[: len(phrase)] == list(phrase):
                joined = " ".join(phrase)
                if len(joined) > len(found.get(kind, "")):
                    found[kind] = joined
        if text and is_wide_script(text[0]):
            opening = text[:40]
            for phrase_text, kind in self.unspaced:
                if opening.startswith(phrase_text) and len(phrase_text) > len(found.get(kind, "")):
                    found[kind] = phrase_text
        return found

    def anywhere(self, words: list[str], text: str) -> dict[str, str]:
        """Kinds with a phrase of two words or more (or an unspaced one of four characters)."""
        found: dict[str, str] = {}
        by_first = self.by_first
        for place, word in enumerate(words):
            for phrase, kind in by_first.get(word, ()):
                size = len(phrase)
                if size < INSIDE_MIN_WORDS or kind in found:
                    continue
                if tuple(words[place : place + size]) == phrase:
                    found[kind] = " ".join(phrase)
        if text and any(map(is_wide_script, text[:3])):
            for phrase_text, kind in self.unspaced:
                if len(phrase_text) >= 4 and kind not in found and phrase_text in text:
                    found[kind] = phrase_text
        return found


def entries(name: str) -> list[tuple[str, str]]:
    """The two columns of a list under `tui/cleaning/data`."""
    text = (files("tui.cleaning") / "data" / name).read_text("utf-8")
    rows = (line.split("\t", 1) for line in text.split("\n") if line and not line.startswith("#"))
    return [(row[0], row[1]) for row in rows if len(row) == 2]


@cache
def phrase_book() -> PhraseBook:
    """The phrases of all languages."""
    book = PhraseBook()
    for kind, phrase in entries("lines-phrases.txt"):
        book.add(kind, phrase)
    return book


@cache
def coda_book() -> PhraseBook:
    """What opens a part that closes an article and belongs to it, in all languages."""
    return _book_of("coda", "lines-codas.txt")


@cache
def advert_book() -> PhraseBook:
    """What marks an advert in the middle of an article, in all languages."""
    return _book_of("advert", "lines-adverts.txt")


def _book_of(kind: str, file: str) -> PhraseBook:
    """All phrases of a file as one kind."""
    book = PhraseBook()
    for _, phrase in entries(file):
        book.add(kind, phrase)
    return book


@cache
def stop_words() -> dict[str, frozenset[str]]:
    """The commonest words of each language."""
    gathered: dict[str, set[str]] = {}
    for language, word in entries("lines-stopwords.txt"):
        gathered.setdefault(language, set()).add(word)
    return {language: frozenset(words) for language, words in gathered.items()}


@cache
def stop_word_languages() -> dict[str, tuple[str, ...]]:
    """In which languages a word is among the commonest."""
    found: dict[str, list[str]] = {}
    for language, words in stop_words().items():
        for word in words:
            found.setdefault(word, []).append(language)
    return {word: tuple(languages) for word, languages in found.items()}
