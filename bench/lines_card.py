"""The model card of the line model, filled in by the run that made the model."""

from __future__ import annotations

import collections
import hashlib
import json
from pathlib import Path
from textwrap import fill

import numpy as np

CARD = Path(__file__).parent.parent / "docs" / "model-card-lines.md"
WIDTH = 140

_POINTS = (
    "**Files** `tui/cleaning/data/lines-model.json`, {model}; `tui/cleaning/data/lines-topics.json`, {topics}.",
    (
        "**What** gradient-boosted trees in stages: {stages}; and vectors of {width} small integers for {words:,}"
        " word stems (latent semantic analysis over passages of {passage} content words). Evaluated in plain"
        " Python. `first` and `second` judge a line, `end` a gap between lines, `ending` compares the likely ends"
        " of a page, `no-tail` says whether anything foreign follows the article at all."
    ),
    (
        "**Made by** `python bench/train_lines.py --corpora CORPORA --dumps DUMPS --out tui/cleaning/data` with"
        " LightGBM, scikit-learn and SciPy; the last two stages alone with `--ends` and a cache of held-out scores."
    ),
    (
        "**Data** articles of the WCXB development split (Murrough Foley, CC BY 4.0): {dump} whole-page dumps,"
        " {full} of them also in a second style, {main} main-content dumps by resiliparse, lines aligned to the"
        " main text; {made:,} made pages with a tail and {clean:,} without (those articles, what is borrowed from"
        " other pages from the same fold), half of them varied: short, interrupted, with threads or lists after"
        " them, wrapped, of made-up words; {hand} hand-labelled dumps, of higher weight. Pages drafted from a"
        " peer's output and varied ones count .6, a line more the longer it is. The files hold numbers and"
        " single words, none of the text."
    ),
    (
        "**Held out** by whole sites in {folds} folds, the vectors and the borrowed lines too. The last two stages"
        " learn from scores so held out. The spam tails of the measuring script (`tail-dev`) were never trained"
        " on, but the articles and other lines they are made of are those of the corpus. Weights and thresholds"
        " of the end were chosen on these same figures, so expect somewhat less on others."
    ),
    (
        "**Limits** mostly English training pages; other languages rest on the shape of lines, on phrase and"
        " stop-word lists, and on few labelled dumps; the vectors know English alone."
    ),
)
_COLUMNS = {
    "lost": "body lost", "junk": "junk kept", "right": "lines right", "last": "last line exact",
    "early": "ends early", "late": "ends late", "f1": "word F1",
}  # fmt: skip


def write_card(groups: dict[str, list[dict]], sources: list[str], folder: Path, folds: int) -> None:
    """Writes the card.

    Args:
        groups: The held-out figures of each page, by source of pages.
        sources: The source of each page that was trained on.
        folder: Where the model and the vectors lie.
        folds: In how many parts the sites were held out.
    """
    from bench import lines_topics

    models = json.loads((folder / "lines-model.json").read_text("utf8"))
    vectors = json.loads((folder / "lines-topics.json").read_text("utf8"))
    count = collections.Counter(sources)
    facts = {
        "model": _digest(folder / "lines-model.json"),
        "topics": _digest(folder / "lines-topics.json"),
        "stages": ", ".join(f"`{name}` {_size(stage)}" for name, stage in models.items()),
        "width": lines_topics.WIDTH,
        "words": len(vectors["words"].split()),
        "passage": lines_topics.PASSAGE,
        "folds": folds,
        **{name: count[name] for name in ("dump", "full", "main", "made", "clean", "hand")},
    }
    points = [
        fill(point.format(**facts), WIDTH, initial_indent="- ", subsequent_indent="  ",
             break_long_words=False, break_on_hyphens=False)
        for point in _POINTS
    ]  # fmt: skip
    head = (
        "# Model card: the line model\n\nWritten by `bench/train_lines.py --out`; change it there."
    )
    CARD.write_text("\n\n".join([head, "\n".join(points), _table(groups)]) + "\n", "utf8")


def _size(stage: dict) -> str:
    leaves = max(len(tree[4]) for tree in stage["trees"])
    return f"{len(stage['trees'])} trees of at most {leaves} leaves over {stage['width']} columns"


def _digest(path: Path) -> str:
    content = path.read_bytes()
    return f"{len(content):,} bytes, SHA-256 `{hashlib.sha256(content).hexdigest()}`"


def _table(groups: dict[str, list[dict]]) -> str:
    rows = [
        "| held out | pages | " + " | ".join(_COLUMNS.values()) + " |",
        "|---" * (len(_COLUMNS) + 2) + "|",
    ]
    for name, figures in sorted(groups.items()):
        means = [[page[c] for page in figures if c in page] for c in _COLUMNS]
        shown = [f"{np.mean(m):.3f}".replace("0.", ".", 1) if m else "" for m in means]
        rows.append(f"| {name} | {len(figures)} | " + " | ".join(shown) + " |")
    return "\n".join(rows)
