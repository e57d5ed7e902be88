"""The words of a language as the rules need them, read from the data files once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources

from tui.marking.contradictions.stems import stem

_NO_WORDS: frozenset[str] = frozenset()

LANGUAGES = ("en", "de", "es")
"""Languages with data files; texts in others are compared by numbers and names alone."""


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """What is known of one language."""

    language: str
    stop: frozenset[str]
    forms: dict[str, str]
    """Irregular form → base."""
    classes: dict[str, str]
    """Stem → the stem that names its class."""
    opposites: dict[str, frozenset[str]]
    """Stem or class → stems and classes that say the opposite."""
    values: dict[str, dict[str, str]]
    """Kind (`cardinal`, `month`, …) → word → value."""
    cues: dict[str, frozenset[str]]
    """Section → words."""
    events: dict[str, dict[str, str]]
    """`year` or `day` → stem → the event that happens once ever, or once in a story."""
    toll_verbs: frozenset[str]
    """Classes of the verbs that count people: kill, injure."""

    def base(self, low: str) -> str:
        """The stem of a lower-case word."""
        return stem(self.forms.get(low, low), self.language)

    def key(self, low: str) -> str:
        """The class of a lower-case word, or its stem where it is in none."""
        base = self.base(low)
        return self.classes.get(base, base)

    def cue(self, section: str) -> frozenset[str]:
        """The words of one section of the cues."""
        return self.cues.get(section, _NO_WORDS)

    def cues_of(self, *sections: str) -> frozenset[str]:
        """The words of several sections of the cues."""
        return _united(self, sections)

    def are_opposite(self, low: str, other: str) -> bool:
        """Whether two lower-case words say opposite things."""
        first, second = self.base(low), self.base(other)
        if first == second:
            return False
        for mine in {first, self.classes.get(first, first)}:
            against = self.opposites.get(mine)
            if against and (second in against or self.classes.get(second, second) in against):
                return True
        return self.language == "en" and _differ_by_prefix(low, other)


@cache
def _united(lex: Lexicon, sections: tuple[str, ...]) -> frozenset[str]:
    return frozenset().union(*(lex.cue(section) for section in sections))


_PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non", "non-", "mis")


def _differ_by_prefix(low: str, other: str) -> bool:
    """Reversible and irreversible, harmful and harmless."""
    if low[-4:] == other[-4:] == "less":
        return False
    if {low[-3:], other[-3:]} == {"ful", "ess"}:
        return low.removesuffix("ful").removesuffix("less") == other.removesuffix(
            "ful"
        ).removesuffix("less")
    longer, shorter = (low, other) if len(low) > len(other) else (other, low)
    return (
        len(shorter) > 3
        and longer.endswith(shorter)
        and longer[: len(longer) - len(shorter)] in _PREFIXES
    )


def _lines(name: str) -> list[str]:
    path = resources.files("tui.marking").joinpath("data", f"contradictions-{name}.txt")
    if not path.is_file():
        return []
    lines = path.read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def _sections(name: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in _lines(name):
        if line.startswith("["):
            current = found.setdefault(line.strip("[]"), [])
        else:
            current.append(line)
    return found


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of an ISO 639-1 code; an empty one where the language has no data."""
    forms = dict(line.split() for line in _lines(f"{language}-forms"))

    def base(word: str) -> str:
        return stem(forms.get(word, word), language)

    classes: dict[str, str] = {}
    for line in _lines(f"{language}-classes"):
        words = line.split()
        for word in words:
            classes.setdefault(base(word), base(words[0]))
    opposites: dict[str, set[str]] = {}
    for line in _lines(f"{language}-antonyms"):
        one, other = (base(word) for word in line.split())
        for left, right in ((one, other), (other, one)):
            opposites.setdefault(left, set()).add(right)
            opposites.setdefault(classes.get(left, left), set()).add(classes.get(right, right))
    values = {
        kind: dict(line.rsplit(" ", 1) for line in lines if " " in line)
        for kind, lines in _sections(f"{language}-values").items()
    }
    cues = {kind: frozenset(lines) for kind, lines in _sections(f"{language}-cues").items()}
    frozen = {word: frozenset(against) for word, against in opposites.items()}
    stop = frozenset(_lines(f"{language}-stop"))
    events = {
        span: {base(word): base(line.split()[0]) for line in lines for word in line.split()}
        for span, lines in _sections(f"{language}-events").items()
    }
    tolls = frozenset(classes.get(base(w), base(w)) for w in cues.get("toll", ()))
    return Lexicon(language, stop, forms, classes, frozen, values, cues, events, tolls)


_GUESS_FROM = 3000
"""Characters from the start of a text in which its language is judged; more changes nothing."""


def guess_language(text: str) -> str:
    """The language of a text among those with data, by its function words; `xx` for others."""
    words = text[:_GUESS_FROM].lower().split()
    counts = {
        language: sum(word in lexicon(language).stop for word in words) for language in LANGUAGES
    }
    best = max(counts, key=lambda language: counts[language])
    return best if counts[best] >= max(1, len(words) * MIN_STOP_SHARE) else "xx"


MIN_STOP_SHARE = 0.12
"""Share of function words from which a text is taken for the language; prose has .35 and more."""
