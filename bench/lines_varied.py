"""Made pages of more kinds: short articles, interruptions, threads and lists after them, other ways to dump.

The first made pages are long English articles of one line a paragraph with a tail. Here an article may end
early in its own text, lines may interrupt it, what follows may be a thread of comments, a list of a shop or one
short group, words may be those of no language, and the page may be wrapped or have a line for each run of text.
"""

from __future__ import annotations

import random
import string
import textwrap
from collections.abc import Sequence

from bench.lines_data import Page, plain, words
from bench.lines_made import TailMaker

Rows = list[tuple[str, int]]
"""Lines and what they are: 1 article, 0 not, -1 left out of training."""

SHORT = 0.4
INTERRUPTED = 0.3
STRANGE = 0.15
WRAPPED = 0.1
RUNS = 0.1
OWN_TAIL = 0.5
"""Shares of the pages that are made so, and of those with a tail of one of the kinds below."""

WEIGHT = 0.6
"""Of such a page beside one of the first kind."""

WIDTH = 74
"""Columns of a page wrapped by hand."""

VOWELS = "aeiou"
ADVERTS = "Advertisement|ADVERTISEMENT|Anzeige|Publicité|Publicidad|Reklama|Реклама|广告|Sponsored"
POINTERS = (
    "Read also: |READ MORE: |Lesen Sie auch: |Lire aussi : |Lea también: |Related: |Czytaj też: "
)
COUNTS = (
    "Comments|3 Comments|12 comments|Leave a Reply|Discussion|Kommentare|Commentaires|Comentarios"
)
CLOSING = (
    "Comments are open for three days and are read by our editors before they appear.|"
    "Topics: {0}|Tags: {0}, {1}|Filed under {0}|Share this article|Print this page|Send a correction|"
    "Follow us on Facebook and Instagram|Was this article helpful? Yes No|Back to top|More from {2}|"
    "The views expressed here are those of the writer and not of this paper."
)


class VariedMaker(TailMaker):
    """Makes pages of more kinds.

    Args:
        threads: Main text of forum pages, line by line, by key.
        lists: The same of listings.
    """

    def with_sources(
        self, threads: dict[str, list[str]], lists: dict[str, list[str]]
    ) -> VariedMaker:
        self.threads, self.lists = threads, lists
        return self

    def page(self, key: str, number: int, clean: bool) -> Page:
        rng = self.random
        made = super().page(key, number, clean)
        rows: Rows = [row for row in zip(made.lines, made.labels, strict=True) if row[0].strip()]
        first, last = _ends(rows)
        tail = rows[last + 1 :]
        if not clean and rng.random() < OWN_TAIL:
            tail = [(plain(line), 0) for line in self._other_tail(key) if line.strip()]
        body = rows[first : last + 1]
        if rng.random() < SHORT and len(body) > 6:
            body = body[: rng.randint(3, max(4, len(body) // 2))]
        if rng.random() < INTERRUPTED:
            body = self._interrupted(key, body)
        rows = rows[:first] + body + tail
        if rng.random() < STRANGE:
            strange = _strange(rng)
            rows = [(line.translate(strange), label) for line, label in rows]
        style = rng.random()
        if style < WRAPPED:
            rows = [(part, label) for line, label in rows for part in textwrap.wrap(line, WIDTH)]
        elif style < WRAPPED + RUNS:
            rows = [(part, label) for line, label in rows for part in _runs(line, rng)]
        elif style < 0.4:
            rows = [row for own in rows for row in (own, ("", 0))]
        lines, labels = [line for line, _ in rows], [label for _, label in rows]
        return Page(f"{key}-varied-{number}", made.group, made.source, lines, labels, weight=WEIGHT)

    def _other_tail(self, key: str) -> list[str]:
        rng = self.random
        kind = rng.choice(("thread", "list", "closing", "own", "titles"))
        if kind == "thread":
            return [
                *rng.sample(COUNTS.split("|"), rng.randint(0, 1)),
                *self._some(key, self.threads),
            ]
        if kind == "list":
            return self._some(key, self.lists)
        if kind == "own" and key in self.own_tail:
            return self.own_tail[key][: rng.randint(1, 20)]
        if kind == "titles":
            return [self.titles[self._other(key)] for _ in range(rng.randint(1, 5))]
        own = [word for word in self.titles[key].split() if len(word) > 4] or ["News"]
        told = rng.sample(CLOSING.split("|"), rng.randint(1, 3))
        return [
            line.format(rng.choice(own), rng.choice(own), self.titles[key][:30]) for line in told
        ]

    def _some(self, key: str, table: dict[str, list[str]]) -> list[str]:
        pool = table[self._other(key, table)]
        start = self.random.randrange(len(pool))
        return pool[start : start + self.random.randint(2, 14)]

    def _interrupted(self, key: str, body: Rows) -> Rows:
        """The article with one or two interruptions between its lines."""
        rng = self.random
        found = body
        for _ in range(rng.randint(1, 2)):
            place = rng.randint(1, max(1, len(found) - 1))
            kind = rng.random()
            if kind < 0.4:
                lines = [rng.choice(ADVERTS.split("|"))]
            elif kind < 0.7:
                lines = [rng.choice(POINTERS.split("|")) + self.titles[self._other(key)]]
            elif kind < 0.85:
                lines = [rng.choice(self.MEMBER)]
            else:
                lines = [self.titles[self._other(key)] for _ in range(rng.randint(2, 4))]
            found = found[:place] + [(plain(line), 0) for line in lines] + found[place:]
        return found


def _ends(rows: Rows) -> tuple[int, int]:
    """The places of the article's first and last line."""
    ones = [place for place, (_, label) in enumerate(rows) if label == 1]
    return ones[0], ones[-1]


def _strange(rng: random.Random) -> dict[int, int]:
    """Each Latin letter as another, vowels as vowels: words of no language, shapes as they were."""
    consonants = [letter for letter in string.ascii_lowercase if letter not in VOWELS]
    found: dict[int, int] = {}
    for letters in (list(VOWELS), consonants):
        for one, other in zip(letters, rng.sample(letters, len(letters)), strict=True):
            found |= {ord(one): ord(other), ord(one.upper()): ord(other.upper())}
    return found


def _runs(line: str, rng: random.Random) -> list[str]:
    """A long line as a dump has it that starts a new one at each link or change of type."""
    tokens = line.split()
    if len(tokens) < 15 or rng.random() < 0.5:
        return [line]
    start = rng.randint(3, len(tokens) - 6)
    end = start + rng.randint(1, 4)
    return [" ".join(part) for part in (tokens[:start], tokens[start:end], tokens[end:])]


def enough(table: dict[str, Sequence[str]], least: int) -> dict[str, list[str]]:
    """The pages with so many lines of more than two words."""
    kept = {key: [line for line in lines if len(words(line)) > 2] for key, lines in table.items()}
    return {key: lines for key, lines in kept.items() if len(lines) >= least}
