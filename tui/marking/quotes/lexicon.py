"""What is known of a language: reporting verbs, titles, function words, read from data files."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources

LANGUAGES = ("en", "de", "fr", "es", "pt", "it", "nl", "pl", "ru", "uk")
"""Languages with a word list of their own; others are read with the English one."""

_EMPTY: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one language, lower case; phrases stand as tuples of words."""

    language: str
    verbs: frozenset[str]
    """Verbs that report speech, in every form."""
    weak_verbs: frozenset[str]
    """Verbs that report speech only right beside a quotation."""
    phrase_verbs: frozenset[str]
    """Verbs that take quoted words as their object, such as `called`."""
    according: frozenset[tuple[str, ...]]
    """Prepositions of source, such as `according to`."""
    according_after: frozenset[tuple[str, ...]]
    """The same where they follow the source, such as German `zufolge`."""
    pronouns: frozenset[str]
    persons: frozenset[str]
    """Pronouns that stand for one person."""
    determiners: frozenset[str]
    relatives: frozenset[str]
    that: frozenset[str]
    auxiliaries: frozenset[str]
    adverbs: frozenset[str]
    prepositions: frozenset[str]
    conjunctions: frozenset[str]
    joining: frozenset[str]
    """Prepositions that may stand inside a speaker's description, such as `for`."""
    time: frozenset[str]
    time_units: frozenset[str]
    """Stretches of time, such as `week`."""
    time_openers: frozenset[str]
    """Words with which a unit says when, such as `last`."""
    titles: frozenset[str]
    speakers: frozenset[str]
    """Nouns for people and bodies that speak."""
    documents: frozenset[str]
    """Nouns for things that are quoted, such as `statement`."""
    works: frozenset[str]
    labels: frozenset[str]
    abbreviations: frozenset[str]
    elisions: frozenset[str]
    first_person: frozenset[str]
    negating: frozenset[str]
    noun_verbs: frozenset[str]
    """Forms of verbs that are nouns as well, such as `claims`."""
    addressing: frozenset[str]
    """Verbs whose next noun is the hearer, such as `told`."""
    signs: frozenset[str]
    """Nouns for what words are written on, such as `banner`."""
    generic: frozenset[str]
    """Subjects that stand for anybody, such as `people`."""
    claims: frozenset[str]
    """Nouns for what somebody says, such as `claim`."""
    standing_alone: frozenset[str]
    """Subjects that no noun follows, such as `others`."""
    quoting: frozenset[str]
    """Verbs whose object speaks, such as `quoted X as saying`."""
    printing: frozenset[str]
    """Verbs by which a paper hands on what others said, such as `reports`."""
    passive: frozenset[str]
    """Auxiliaries of the passive."""
    connectors: frozenset[str]
    """Lower-case words inside names, such as `van`."""
    feminine: frozenset[str]
    masculine: frozenset[str]
    reporting: frozenset[str]
    """`verbs` and `weak_verbs`."""
    function: frozenset[str]
    """Words at which a noun phrase ends."""

    @property
    def capital_nouns(self) -> bool:
        """Whether common nouns are written with a capital."""
        return self.language == "de"


def read_sections(name: str) -> dict[str, list[str]]:
    """The entries of a data file by section; `#` starts a comment line."""
    lines = resources.files("tui.marking").joinpath("data", name).read_text("utf-8").splitlines()
    sections: dict[str, list[str]] = {}
    entries: list[str] = []
    for raw in lines:
        line = raw.strip()
        if not line or line.startswith("#"):
            continue
        if line.startswith("["):
            entries = sections.setdefault(line.strip("[]"), [])
        else:
            entries.append(line.casefold())
    return sections


@cache
def lexicon(language: str) -> Lexicon:
    """The words of a language; the English ones for a language without a list."""
    code = language if language in LANGUAGES else "en"
    sections = read_sections(f"quotes-{code}.txt")

    def words(name: str) -> frozenset[str]:
        return frozenset(sections.get(name, ())) or _EMPTY

    def phrases(name: str) -> frozenset[tuple[str, ...]]:
        return frozenset(tuple(entry.split()) for entry in sections.get(name, ()))

    function = frozenset().union(
        *(words(name) for name in ("prepositions", "conjunctions", "auxiliaries", "adverbs")),
        words("relatives"),
        words("that"),
    )
    return Lexicon(
        language=code,
        verbs=words("verbs"),
        weak_verbs=words("weak-verbs"),
        phrase_verbs=words("phrase-verbs"),
        according=phrases("according"),
        according_after=phrases("according-after"),
        pronouns=words("pronouns"),
        persons=words("persons"),
        determiners=words("determiners"),
        relatives=words("relatives"),
        that=words("that"),
        auxiliaries=words("auxiliaries"),
        adverbs=words("adverbs"),
        prepositions=words("prepositions"),
        conjunctions=words("conjunctions"),
        joining=words("joining"),
        time=words("time"),
        time_units=words("time-units"),
        time_openers=words("time-openers"),
        titles=words("titles"),
        speakers=words("speakers"),
        documents=words("documents"),
        works=words("works"),
        labels=words("labels"),
        abbreviations=words("abbreviations"),
        elisions=words("elisions"),
        first_person=words("first-person"),
        negating=words("negating"),
        noun_verbs=words("noun-verbs"),
        addressing=words("addressing"),
        signs=words("signs"),
        generic=words("generic"),
        claims=words("claims"),
        standing_alone=words("standing-alone"),
        quoting=words("quoting"),
        printing=words("printing"),
        passive=words("passive"),
        connectors=words("connectors"),
        feminine=words("feminine"),
        masculine=words("masculine"),
        reporting=words("verbs") | words("weak-verbs"),
        function=function,
    )
