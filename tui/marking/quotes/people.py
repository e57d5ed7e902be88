"""The full names that speakers' words stand for, only where the text leaves no doubt."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable

from tui.marking.quotes.carry import Carried
from tui.marking.quotes.lexicon import Lexicon
from tui.marking.quotes.names import is_title

_WORD = r"[^\W\d_a-zà-öø-ÿа-яёіїєґ][\w'’-]{0,40}"
_FULL_NAME = re.compile(
    rf"{_WORD}(?:[ \u00a0](?:{_WORD}\.?|de|da|dos|del|di|van|von|der|den|bin|al|la|le|el)){{1,4}}"
)
_ENDINGS = ("'s", "’s", "'", "’")


class People:
    """The people a text names in full, looked up by the last word of their name."""

    __slots__ = ("_full", "_mentions", "_places", "_words")

    def __init__(self, text: str, surnames: Iterable[str], lexicon: Lexicon) -> None:
        """Reads the full names that end in one of the surnames."""
        self._words = lexicon
        wanted = {surname for surname in surnames if len(surname) > 1}
        self._full: dict[str, set[str]] = {}
        self._places: list[int] = []
        self._mentions: list[str] = []
        if not wanted:
            return
        for match in _FULL_NAME.finditer(text):
            name = self._bare(match[0])
            last = name.rsplit(" ", 1)[-1]
            if last in wanted and " " in name:
                self._full.setdefault(last, set()).add(name)
        pattern = "|".join(map(re.escape, sorted(wanted, key=len, reverse=True)))
        for match in re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", text):
            self._places.append(match.start())
            self._mentions.append(match[0])

    def _bare(self, name: str) -> str:
        """The name without titles in front and endings behind."""
        name = name.removesuffix(".")
        for ending in _ENDINGS:
            name = name.removesuffix(ending)
        words = name.split()
        while len(words) > 1 and (
            is_title(words[0].casefold(), self._words)
            or words[0].endswith(_ENDINGS)
            or words[0].casefold() in self._words.determiners | self._words.function
        ):
            del words[0]
        return " ".join(words)

    def full_name(self, surname: str) -> str | None:
        """The one full name in the text that ends so; None where there are several or none."""
        names = self._full.get(surname, set())
        longest = max(names, key=len, default=None)
        if longest is None:
            return None
        fits = all(name == longest or longest.endswith(" " + name) for name in names)
        return longest if fits else None

    def only_one_named(self, start: int, end: int) -> str | None:
        """The one person named between two offsets; None where there are several or none."""
        first = bisect.bisect_left(self._places, start)
        last = bisect.bisect_left(self._places, end)
        named = set(self._mentions[first:last])
        return self.full_name(named.pop()) if len(named) == 1 else None


def surname(text: str, voice: Carried) -> str | None:
    """The last word of a speaker that is given by name."""
    if voice.pronoun:
        return None
    words = text[voice.start : voice.end].split()
    last = words[-1] if words else ""
    for ending in _ENDINGS:
        last = last.removesuffix(ending)
    return last if last[:1].isupper() else None


def resolve(text: str, voice: Carried, people: People, since: int, lexicon: Lexicon) -> str | None:
    """The full name that a speaker's words stand for.

    Args:
        text: The whole text.
        voice: The speaker.
        people: The people named in it.
        since: For a pronoun, where to start looking for the name: the paragraph before.
        lexicon: Words of the language.
    """
    if voice.pronoun:
        if text[voice.start : voice.end].casefold() not in lexicon.persons:
            return None
        return people.only_one_named(since, voice.start)
    last = surname(text, voice)
    return people.full_name(last) if last else None
