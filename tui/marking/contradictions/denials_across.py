"""Denials on one page that answer what another page of the same story claims.

Only a denial that says what it denies can be told from all others there: it names the deed
(“denied bribing officials”) or the allegation (“the bribery allegations”), and who denies is who
is accused. What a page itself reports with its denial needs no second pair.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from tui.marking.contradictions.claim_frames import ClaimFrame, claim_frame
from tui.marking.contradictions.denial_frames import DenialFrame, denial_frame
from tui.marking.contradictions.findings import Finding, disputed, stretch
from tui.marking.contradictions.lexicon import Lexicon
from tui.marking.contradictions.parties import is_name, keys_of
from tui.marking.contradictions.polarity import negations
from tui.marking.contradictions.statements import Statement
from tui.marking.contradictions.words import Sort

RULE = "denied-elsewhere"

MAX_HOLDERS = 24
"""Claims that may share a word before it is too common to lead to one of them."""

MIN_SHARE = 0.5
"""Share of what a denial names that the claim holds as well."""

MIN_SHARE_UNTOLD = 0.8
"""The same of what the other page says itself, where not both name who did it."""

MIN_CONTEXT = 2
"""Words that a claim shares with the sentences around a denial of “any wrongdoing”."""

CONTEXT = 3
"""Sentences before and after a denial that say what it is about."""

_WHY = "One page states it and another reports that it is denied; the two may conflict."
_SCORE, _PER_SHARED, _MOST = 0.6, 0.05, 0.85


def denials_across(found: Sequence[Statement], lex: Lexicon) -> Iterator[Finding]:
    """Denials with the claim of another text that each answers, one at most.

    The work for one denial is bounded, so the time is linear in the number of statements.

    Args:
        found: The statements of all texts.
        lex: The words of their language.
    """
    known = frozenset().union(*(statement.names for statement in found))
    places = [place for place in range(len(found)) if _may_deny(found[place], lex)]
    frames = [denial_frame(found, place, known, lex) for place in places]
    denials = [frame for frame in frames if frame is not None]
    if not denials:
        return
    page = _Pages(found, known, denials, lex)
    best: dict[tuple[tuple[str, ...], int], tuple[float, Finding]] = {}
    said: set[tuple[str, ...]] = set()
    for denial in denials:
        statement = denial.statement
        told = _said(statement)
        if told in said:
            continue
        claimed = page.claim_of(denial)
        if claimed is None:
            continue
        said.add(told)
        fit, claim = claimed
        key = _said(claim.statement), statement.doc
        if key not in best or fit > best[key][0]:
            best[key] = fit, _finding(claim, denial, fit)
    for _, finding in best.values():
        yield finding


def _may_deny(statement: Statement, lex: Lexicon) -> bool:
    words = lex.cues_of("deny", "dispute", "call-verb", "truth", "false", "plea", "negation")
    return not words.isdisjoint(statement.lows)


def _said(statement: Statement) -> tuple[str, ...]:
    return tuple(word.low for word in statement.words)


def _finding(claim: ClaimFrame, denial: DenialFrame, fit: float) -> Finding:
    score = round(min(_MOST, _SCORE + _PER_SHARED * fit), 3)
    return disputed(claim.statement, denial.statement, RULE, score, _WHY, stretch(denial.words))


class _Pages:
    """The claims and denials of the texts, found by their words.

    Args:
        found: The statements of all texts.
        known: Lower-case words that are names there.
        denials: The denials among them.
        lex: The words of their language.
    """

    def __init__(
        self,
        found: Sequence[Statement],
        known: frozenset[str],
        denials: Sequence[DenialFrame],
        lex: Lexicon,
    ) -> None:
        self._found, self._known, self._lex = found, known, lex
        self._frames: dict[int, ClaimFrame | None] = {}
        self._holders: dict[str, list[int]] = defaultdict(list)
        self._own: dict[tuple[int, str], list[int]] = defaultdict(list)
        self._denials: dict[tuple[int, str], list[DenialFrame]] = defaultdict(list)
        self._names: dict[int, set[str]] = defaultdict(set)
        self._admissions: dict[int, list[Statement]] = defaultdict(list)
        told: set[tuple[str, ...]] = set()
        for place, statement in enumerate(found):
            said = _said(statement)
            for key in statement.content:
                self._own[statement.doc, key].append(place)
                if said not in told:
                    self._holders[key].append(place)
            told.add(said)
            self._names[statement.doc] |= {w.key for w in statement.words if is_name(w, known)}
            if _admits(statement, lex):
                self._admissions[statement.doc].append(statement)
        for denial in denials:
            for key in keys_of(denial.clause) | denial.party.names | denial.party.nouns:
                self._denials[denial.statement.doc, key].append(denial)

    def claim_of(self, denial: DenialFrame) -> tuple[float, ClaimFrame] | None:
        """The claim of another text that a denial answers best, with how well."""
        doc = denial.statement.doc
        keys = sorted(keys_of(denial.clause) or denial.party.names)
        own = (self._own.get((doc, key), ()) for key in keys)
        if any(fit for fit, _ in self._fitting(denial, own)):
            return None
        others = (self._holders.get(key, ()) for key in keys)
        fitting = sorted(self._fitting(denial, others), key=lambda each: -each[0])
        for fit, claim in fitting[:MAX_TRIED]:
            if not self._is_answered(claim) and not self._is_admitted(claim, denial):
                return fit, claim
        return None

    def _fitting(
        self, denial: DenialFrame, holders: Iterable[Sequence[int]]
    ) -> Iterator[tuple[float, ClaimFrame]]:
        few = (each for each in holders if len(each) <= MAX_HOLDERS)
        for place in sorted({place for each in few for place in each}):
            if place == denial.place:
                continue
            claim = self._frame(place)
            fit = 0.0 if claim is None else self._fit(denial, claim)
            if claim is not None and fit:
                yield fit, claim

    def _frame(self, place: int) -> ClaimFrame | None:
        if place not in self._frames:
            self._frames[place] = claim_frame(self._found, place, self._known, self._lex)
        return self._frames[place]

    def _is_answered(self, claim: ClaimFrame) -> bool:
        """Whether the claim's own text reports the denial as well."""
        doc = claim.statement.doc
        lists = (self._denials.get((doc, key), ())[:MAX_HOLDERS] for key in claim.statement.content)
        return any(self._fit(denial, claim) for each in lists for denial in each)

    def _is_admitted(self, claim: ClaimFrame, denial: DenialFrame) -> bool:
        """Whether either text says that it has been admitted since."""
        names = claim.about.names | denial.party.names
        deed = (keys_of(claim.clause) | keys_of(denial.clause)) - names
        return any(
            deed & each.content and (names & each.content or not each.names)
            for doc in (claim.statement.doc, denial.statement.doc)
            for each in self._admissions[doc][:MAX_HOLDERS]
        )

    def _fit(self, denial: DenialFrame, claim: ClaimFrame) -> float:
        """How well a denial answers a claim, 0 where it does not."""
        if not _one_party(denial, claim) or self._is_elsewhere(denial, claim):
            return 0.0
        if (
            len(negations(denial.clause, self._lex)) % 2
            != len(negations(claim.clause, self._lex)) % 2
        ):
            return 0.0
        parties = denial.party.names | claim.about.names
        if denial.about is not None:
            parties |= denial.about.names
        named = [word for word in denial.clause if word.sort in (Sort.CONTENT, Sort.NAME)]
        named = [word for word in named if word.key not in parties]
        telling = {word.key for word in named}
        content = keys_of(claim.clause) - parties
        shared = len(telling & content)
        sure = denial.party.named and claim.about.named
        if denial.noun and not telling:
            context = len(self._context(denial) & content)
            fits = sure and claim.accuses and context >= MIN_CONTEXT
            return 1.0 if fits else 0.0
        if not shared or not telling:
            return 0.0
        deed = named[0].key in content
        if len(telling) == 1:
            fits = claim.accuses and sure
        elif claim.accuses and not denial.plain:
            fits = shared >= MIN_SHARE * len(telling) and (deed or 2 * shared > len(telling))
        else:
            least = MIN_SHARE if claim.told or sure else MIN_SHARE_UNTOLD
            fits = shared >= max(2, least * len(telling)) and (deed or not denial.plain)
        if denial.noun or denial.plain:
            fits = fits and claim.told
        return shared + sure + 0.5 * claim.accuses if fits else 0.0

    def _context(self, denial: DenialFrame) -> frozenset[str]:
        near = self._found[max(0, denial.place - CONTEXT) : denial.place + CONTEXT + 1]
        same = (each.content for each in near if each.doc == denial.statement.doc)
        return frozenset().union(*same)

    def _is_elsewhere(self, denial: DenialFrame, claim: ClaimFrame) -> bool:
        """Whether the two are of another time or place: “in Lima”, “in 2012”."""
        times = [
            {word.key for word in words if word.sort in (Sort.YEAR, Sort.MONTH)}
            for words in (denial.clause, claim.clause)
        ]
        if all(times) and times[0].isdisjoint(times[1]):
            return True
        if self._lex.language == "de":
            return False  # German writes every noun like a name
        parties = denial.party.names | claim.about.names
        mine, theirs = (
            {word.key for word in words if is_name(word, self._known)} - parties
            for words in (denial.clause, claim.statement.words)
        )
        if mine and mine.isdisjoint(self._names[claim.statement.doc]):
            return True
        return bool(mine and theirs and mine.isdisjoint(theirs))


MAX_TRIED = 5
"""Claims that fit a denial of which is asked whether their own text has the denial as well."""


def _one_party(denial: DenialFrame, claim: ClaimFrame) -> bool:
    """Whether who denies is who is accused, or speaks of who is."""
    about = denial.about
    if about is not None:
        return bool(about.names & claim.statement.content) and (
            about.is_of(claim.about) or denial.party.is_of(claim.about)
        )
    return denial.party.is_of(claim.about)


def _admits(statement: Statement, lex: Lexicon) -> bool:
    """“Has since admitted”, “pleaded guilty”."""
    if statement.negations:
        return False
    pleads = "guilty" in statement.lows and not lex.cue("plea").isdisjoint(statement.lows)
    return pleads or not lex.cue("admit").isdisjoint(statement.lows)
