"""The WCXB corpus as the measurements read it, and the word F1 it is scored with."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

WORD = re.compile(r"\w+")
"""The corpus's own idea of a word."""

DRAFTED = "rs-trafilatura-draft"
"""Source of pages whose truth was drafted from the output of one peer."""

KINDS = {"category": "collection"}
"""Kinds of the corpus under their other name."""

_SECOND_LEVEL = {"co", "com", "org", "net", "ac", "gov", "edu"}


@dataclass(frozen=True, slots=True)
class CorpusPage:
    """One page with its truth."""

    key: str
    markup: str
    truth: str
    title: str
    author: str
    date: str
    kind: str
    site: str
    url: str
    independent: bool
    """Whether its truth was made without a peer's draft."""


def site_of(url: str) -> str:
    """Registrable domain, near enough: two labels, three under co.uk and the like."""
    host = re.sub(r"^[a-z]+://|[/?#:].*$", "", url.lower().strip())
    labels = host.split(".")
    long = len(labels) > 2 and labels[-2] in _SECOND_LEVEL and len(labels[-1]) == 2
    return ".".join(labels[-3:] if long else labels[-2:])


def read_corpus(root: Path, split: str = "dev", step: int = 1) -> Iterator[CorpusPage]:
    """The pages of a split, every `step`-th of them."""
    folder = root / "wcxb" / split
    for path in sorted((folder / "ground-truth").glob("*.json"))[::step]:
        raw = json.loads(path.read_text("utf8"))
        truth = raw.get("ground_truth")
        source = folder / "html" / f"{path.stem}.html"
        if not isinstance(truth, dict) or not source.exists():
            continue
        internal = raw.get("_internal") or {}
        kind = internal.get("page_type") or "article"
        kind = kind.get("primary", "article") if isinstance(kind, dict) else kind
        yield CorpusPage(
            path.stem,
            source.read_bytes().decode("utf8", "replace"),
            truth.get("main_content") or "",
            truth.get("title") or "",
            truth.get("author") or "",
            truth.get("publish_date") or "",
            KINDS.get(kind, kind),
            site_of(raw.get("url") or path.stem),
            raw.get("url") or "",
            internal.get("source") != DRAFTED,
        )


def words(text: str) -> list[str]:
    """The words of a text, in lower case."""
    return WORD.findall(text.lower())


def word_f1(got: Counter[str], want: Counter[str]) -> float:
    """F1 over two bags of words; two empty ones agree."""
    if not got or not want:
        return float(not got and not want)
    common = sum((got & want).values())
    return 2 * common / (got.total() + want.total()) if common else 0.0


def shingles(tokens: list[str]) -> Counter[tuple[str, ...]]:
    """Runs of four words; a text is exactly right when these agree, as ScrapingHub counts it."""
    return Counter(
        tuple(tokens[max(0, i - 3) : i + 1]) for i in range(3, len(tokens) + 3 * (len(tokens) < 4))
    )
