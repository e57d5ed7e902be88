"""Conflicts and near misses put into consistent articles: how many of them are found, by kind.

    python bench/conflicts.py --corpora CORPORA [--half seen|held] [--seed 5] [--each 60] [--misses N]

`CORPORA` holds wcxb/dev/ground-truth as its archive unpacks it. A sentence of an article is told
again further down, worded a little differently and with one thing changed. Half of the articles,
by site, are for reading errors (`seen`), half for judging (`held`).

Printed for each kind: how many were found, and of the near misses, which resemble conflicts and
are none, how many raised an alarm. The sentences are made here at run time; nothing is stored.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent.parent))
from bench.conflict_changes import CHANGES, NEAR_MISSES, retold
from bench.corpus import site_of
from tui.marking import mark, mark_documents
from tui.marking.sentences import sentences
from tui.model import Span

MIN_WORDS, MAX_WORDS = 9, 36
"""Words of a sentence that is told again."""

_UNFIT = re.compile(
    r"[“”\"«»?!|…@]|https?:|\b(?:not|no|never|may|might|if|whether|I|you|You)\b|n[’']t\b"
)
_VERB = re.compile(r"\b(?:is|was|are|were|has|have|had|will|[a-z]+ed)\b")


class Case(NamedTuple):
    """An article with a sentence told again."""

    kind: str
    near_miss: bool
    text: str
    old: Span
    new: Span


def articles(corpora: Path, half: str) -> list[str]:
    """The texts of one half of the sites."""
    found = []
    for path in sorted((corpora / "wcxb" / "dev" / "ground-truth").glob("*.json")):
        raw = json.loads(path.read_text("utf8"))
        truth = raw.get("ground_truth")
        kind = (raw.get("_internal") or {}).get("page_type") or {}
        if not isinstance(truth, dict) or kind.get("primary") != "article":
            continue
        text = truth.get("main_content") or ""
        site = site_of(raw.get("url") or path.stem)
        held = zlib.crc32(site.encode()) % 2 == 1
        if held is (half == "held") and 150 <= len(text.split()) <= 1500:
            found.append(text)
    return found


def cases(texts: list[str], each: int, rnd: random.Random) -> Iterator[Case]:
    """Up to `each` cases of every kind, no kind twice in one article."""
    wanted: list[tuple[str, bool, Callable[[str, str, random.Random], str | None]]] = [
        *((kind, False, change) for kind, change in CHANGES.items()),
        *((kind, True, change) for kind, change in NEAR_MISSES.items()),
    ]
    for kind, near_miss, change in wanted:
        order = list(texts)
        rnd.shuffle(order)
        made = 0
        for text in order:
            case = _case(text, kind, near_miss, change, rnd)
            if case is not None:
                yield case
                made += 1
            if made == each:
                break


def _case(
    text: str,
    kind: str,
    near_miss: bool,
    change: Callable[[str, str, random.Random], str | None],
    rnd: random.Random,
) -> Case | None:
    spans = sentences(text)
    fit = [place for place, span in enumerate(spans[:-3]) if _is_fit(span.of(text))]
    rnd.shuffle(fit)
    for place in fit[:30]:
        old = spans[place]
        changed = change(old.of(text).strip(), text, rnd)
        if changed is None:
            continue
        if rnd.random() < 0.5:
            changed = retold(changed, rnd)
        at = spans[rnd.randrange(place + 3, len(spans))].end
        lead = rnd.choice((" ", "\n\n"))
        new = Span(at + len(lead), at + len(lead) + len(changed))
        return Case(kind, near_miss, text[:at] + lead + changed + text[at:], old, new)
    return None


def _is_fit(sentence: str) -> bool:
    words = len(sentence.split())
    return (
        MIN_WORDS <= words <= MAX_WORDS
        and sentence[:1].isupper()
        and sentence.rstrip().endswith(".")
        and not _UNFIT.search(sentence)
        and _VERB.search(sentence) is not None
    )


def _overlap(one: Span, other: Span) -> bool:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared >= 0.5 * min(one.end - one.start, other.end - other.start)


def found_pair(case: Case) -> bool:
    """Whether the two are paired, for a near miss whether the new one is in any pair."""
    for pair in mark(case.text).contradictions:
        sides = (pair.a, pair.b)
        new = [_overlap(side, case.new) for side in sides]
        old = [_overlap(side, case.old) for side in sides]
        if (case.near_miss and any(new)) or (new[0] and old[1]) or (new[1] and old[0]):
            return True
    return False


def found_across(case: Case) -> bool:
    """The same with the new sentence in another text, among a third of the article's others."""
    old_text = case.text[: case.new.start] + case.text[case.new.end :]
    new_text = case.new.of(case.text)
    others = [span.of(case.text).strip() for span in sentences(case.text)]
    others = [
        each for each in others if each not in new_text and case.old.of(case.text) not in each
    ]
    other_text = " ".join([*others[1:9:3], new_text, *others[10:24:3]])
    at = other_text.index(new_text)
    new = Span(at, at + len(new_text))
    for pair in mark_documents([("a", old_text), ("b", other_text)]):
        near, far = (pair.a, pair.b) if pair.a.doc == "a" else (pair.b, pair.a)
        touches = _overlap(Span(far.start, far.end), new)
        if touches and (case.near_miss or _overlap(Span(near.start, near.end), case.old)):
            return True
    return False


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--half", choices=("seen", "held"), default="seen")
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--each", type=int, default=60)
    parser.add_argument("--across", action="store_true", help="the new sentence in another text")
    parser.add_argument("--misses", type=int, default=0, help="so many of each kind are shown")
    options = parser.parse_args()
    look = found_across if options.across else found_pair
    made: Counter[tuple[bool, str]] = Counter()
    found: Counter[tuple[bool, str]] = Counter()
    shown: Counter[str] = Counter()
    texts = articles(options.corpora, options.half)
    for case in cases(texts, options.each, random.Random(options.seed)):
        key = (case.near_miss, case.kind)
        hit = look(case)
        made[key] += 1
        found[key] += hit
        if hit is case.near_miss and shown[case.kind] < options.misses:
            shown[case.kind] += 1
            print(f"{case.kind}\n   {case.old.of(case.text).strip()}\n   {case.new.of(case.text)}")
    for near_miss, head in ((False, "conflicts found"), (True, "near misses with an alarm")):
        print(head)
        for key in [key for key in made if key[0] is near_miss]:
            print(f"  {key[1]:24}{found[key]:5} of {made[key]:4}  {found[key] / made[key]:.3f}")
        total = sum(made[key] for key in made if key[0] is near_miss)
        hits = sum(found[key] for key in made if key[0] is near_miss)
        print(f"  {'all':24}{hits:5} of {total:4}  {hits / max(1, total):.3f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
