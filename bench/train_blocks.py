"""Trains the block model of the HTML cleaner on WCXB, cross-validated by whole sites.

    python bench/train_blocks.py --corpora CORPORA --cache DIR            figures by held-out sites
    python bench/train_blocks.py --corpora CORPORA --cache DIR --export   and writes model file and card

Needs lightgbm, numpy and scikit-learn, which the program itself does not.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import pickle
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import lightgbm as lgb
import numpy as np
from block_card import write_card
from block_labels import label_blocks
from corpus import read_corpus, shingles, word_f1, words

from tui.cleaning.html.cut import best_cut
from tui.cleaning.html.features import FEATURE_NAMES, rows_of
from tui.cleaning.html.head import read_head
from tui.cleaning.html.judge import SURELY_OUT
from tui.cleaning.html.parsing import parse
from tui.cleaning.html.second import SECOND_NAMES, families, second_columns
from tui.cleaning.html.tree_code import EARLY_MARGIN, EARLY_TREES
from tui.cleaning.html.trees import logistic
from tui.cleaning.html.walk import walk
from tui.model import plain_text

FOLDS = 5
DRAFT_WEIGHT = 0.6
"""Weight of a page whose truth was drafted from a peer's output."""

ROUNDS = 120
SECOND_ROUNDS = 320
"""Trees of each look. The second has fewer rows to learn from and more to ask of each."""

SECOND_RATE = 0.05
"""How fast the second look learns: half as fast and twice as long as before, seeds differ less."""

PARAMETERS = {
    "objective": "binary",
    "learning_rate": 0.1,
    "num_leaves": 31,
    "max_depth": 7,
    "min_data_in_leaf": 60,
    "min_sum_hessian_in_leaf": 1,
    "feature_fraction": 0.3,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "lambda_l2": 5,
    "max_bin": 63,
    "verbose": -1,
    "num_threads": 2,
    "seed": 7,
}
KINDS = ("article", "forum", "product", "collection", "listing", "documentation", "service")
KIND_ROUNDS = 60
TARGET = Path(__file__).parent.parent / "tui" / "cleaning" / "data" / "html-blocks.json"

Page = dict[str, Any]


def fold_of(site: str) -> int:
    """The fold of a site: all its pages are held out together."""
    return int(hashlib.md5(site.encode()).hexdigest(), 16) % FOLDS


def extract(root: Path, cache: Path | None) -> list[Page]:
    """Rows, labels and words of every page; kept in the cache."""
    store = cache / "blocks.pkl" if cache else None
    if store and store.exists():
        return pickle.loads(store.read_bytes())
    pages = []
    for page in read_corpus(root):
        tree = parse(plain_text(page.markup)).root
        if tree is None:
            continue
        walked = walk(tree)
        rows = rows_of(walked.blocks, walked.boxes, read_head(tree))
        texts = [block.text for block in walked.blocks]
        pages.append(
            {
                "key": page.key,
                "kind": page.kind,
                "site": page.site,
                "ind": page.independent,
                "family": families(walked.blocks),
                "sizes": [block.words for block in walked.blocks],
                "X": np.array(rows, dtype=np.float32).reshape(-1, len(FEATURE_NAMES)),
                "y": np.array(label_blocks(texts, page.truth), dtype=np.float32),
                "toks": [words(text) for text in texts],
                "truth": words(page.truth),
            }
        )
    if store:
        store.write_bytes(pickle.dumps(pages))
    return pages


def weights(page: Page) -> np.ndarray:
    """Every page counts the same; its blocks by the root of their words."""
    sizes = np.array([len(tokens) for tokens in page["toks"]], dtype=float)
    weight = np.sqrt(sizes + 3.0)
    return (1.0 if page["ind"] else DRAFT_WEIGHT) * 52.0 * weight / (weight.sum() or 1.0)


def fit(pages: list[Page]) -> lgb.Booster:
    """The first look: trees over all blocks of these pages."""
    pages = [page for page in pages if len(page["y"])]
    table = np.concatenate([page["X"] for page in pages])
    labels = np.concatenate([page["y"] > 0.5 for page in pages]).astype(int)
    weight = np.concatenate([weights(page) for page in pages])
    return lgb.train(PARAMETERS, lgb.Dataset(table, labels, weight=weight), ROUNDS)


def fit_second(pages: list[Page]) -> lgb.Booster:
    """The second look: trees over the blocks that the first did not call surely out."""
    pages = [page for page in pages if len(page["y"])]
    asked = [page["margins"] >= SURELY_OUT for page in pages]
    table = np.concatenate([page["X2"][rows] for page, rows in zip(pages, asked, strict=True)])
    labels = np.concatenate(
        [page["y"][rows] > 0.5 for page, rows in zip(pages, asked, strict=True)]
    )
    weight = np.concatenate([weights(page)[rows] for page, rows in zip(pages, asked, strict=True)])
    data = lgb.Dataset(table, labels.astype(int), weight=weight)
    return lgb.train({**PARAMETERS, "learning_rate": SECOND_RATE}, data, SECOND_ROUNDS)


def look_first(pages: list[Page], cache: Path | None = None) -> None:
    """Gives every page the scores of a first look that has not seen its site, and what follows of them.

    Both the second look's training and its measurement start from these: what a second look learns
    of a held-out site is then only how first looks trained with and without it differ elsewhere.
    """
    store = cache / "first-looks.pkl" if cache else None
    known = pickle.loads(store.read_bytes()) if store and store.exists() else {}
    table = page_rows(pages)
    for fold in range(FOLDS if not known else 0):
        inside = [at for at, page in enumerate(pages) if fold_of(page["site"]) != fold]
        held = [at for at, page in enumerate(pages) if fold_of(page["site"]) == fold]
        first = fit([pages[at] for at in inside])
        shares = fit_kind(table[inside], [pages[at]["kind"] for at in inside]).predict(table[held])
        for at, share in zip(held, shares, strict=True):
            known[pages[at]["key"]] = (_margins(first, pages[at]["X"]), share.tolist())
        print(f"first look {fold}", flush=True)
    if store:
        store.write_bytes(pickle.dumps(known))
    for page in pages:
        page["margins"], page["kinds"] = known[page["key"]]
        if len(page["y"]):
            extra = second_columns(
                page["margins"].tolist(), page["sizes"], page["family"], page["kinds"]
            )
            page["X2"] = np.hstack([page["X"], np.array(extra, dtype=np.float32)])


def _margins(first: lgb.Booster, rows: np.ndarray) -> np.ndarray:
    """Log-odds as `tui.cleaning.html.trees` gives them, which stops early where a block is out."""
    if not len(rows):
        return np.zeros(0)
    early = first.predict(rows, raw_score=True, num_iteration=EARLY_TREES)
    return np.where(early < EARLY_MARGIN, early, first.predict(rows, raw_score=True))


def page_rows(pages: list[Page]) -> np.ndarray:
    """One row a page for the kind: means over its blocks, as `kinds.page_row` makes them."""
    empty = np.zeros(2 * len(FEATURE_NAMES))
    return np.array(
        [
            np.concatenate([page["X"].mean(0), page["X"].max(0)]) if len(page["X"]) else empty
            for page in pages
        ],
        dtype=np.float32,
    )


def fit_kind(rows: np.ndarray, kinds: list[str]) -> lgb.Booster:
    """Trees that tell the kind of a page."""
    settings = {
        **PARAMETERS,
        "learning_rate": 0.08,
        "objective": "multiclass",
        "num_class": len(KINDS),
        "num_leaves": 8,
        "min_data_in_leaf": 8,
        "min_sum_hessian_in_leaf": 0.1,
    }
    labels = np.array([KINDS.index(kind) for kind in kinds])
    return lgb.train(settings, lgb.Dataset(rows, labels), KIND_ROUNDS)


def validate(pages: list[Page]) -> list[str]:
    """Word F1 and exact pages by held-out sites, as lines of a table; `look_first` comes before."""
    found: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    right = sum(KINDS[int(np.argmax(page["kinds"]))] == page["kind"] for page in pages)
    for fold in range(FOLDS):
        second = fit_second([page for page in pages if fold_of(page["site"]) != fold])
        for page in pages:
            if fold_of(page["site"]) == fold:
                _score(page, second, found)
        print(f"second look {fold}", flush=True)
    lines = ["| pages | number | word F1 | exactly right |", "|---|---|---|---|"]
    for slot, results in sorted(found.items()):
        f1, exact = np.mean([r[0] for r in results]), np.mean([r[1] for r in results])
        lines.append(f"| {slot} | {len(results)} | {f1:.4f} | {exact:.3f} |")
    return [*lines, "", f"Page kind right: {right / len(pages):.3f}."]


def scores_of(page: Page, second: lgb.Booster) -> list[float]:
    """The probabilities that `tui.cleaning.html.judge` gives, before any vote."""
    scores = [logistic(margin) for margin in page["margins"]]
    asked = np.array(page["margins"]) >= SURELY_OUT
    if asked.any():
        for at, score in zip(np.flatnonzero(asked), second.predict(page["X2"][asked]), strict=True):
            scores[at] = float(score)
    page["scores"] = scores
    return scores


def _score(page: Page, second: lgb.Booster, found: dict[str, list[tuple[float, bool]]]) -> None:
    scores = scores_of(page, second)
    cut = best_cut(scores, page["sizes"]).score
    tokens = [w for t, s in zip(page["toks"], scores, strict=True) if s >= cut for w in t]
    score = word_f1(Counter(tokens), Counter(page["truth"]))
    exact = shingles(tokens) == shingles(page["truth"])
    slots = ["all", page["kind"]]
    if page["ind"] and page["kind"] == "article":
        slots.append("article, independent")
    for slot in slots:
        found[slot].append((score, exact))


def forest_data(
    model: lgb.Booster, names: tuple[str, ...], part: int = 0, of: int = 1
) -> dict[str, Any]:
    """A model as columns and trees in prefix order; of a model of many classes one class."""
    trees = []
    for info in model.dump_model()["tree_info"][part::of]:
        columns: list[int] = []
        values: list[float] = []
        stack = [info["tree_structure"]]
        while stack:
            node = stack.pop()
            if "leaf_value" in node:
                columns.append(-1)
                values.append(float(f"{node['leaf_value']:.5g}"))
            else:
                columns.append(node["split_feature"])
                values.append(float(f"{node['threshold']:.7g}"))
                stack += [node["right_child"], node["left_child"]]
        trees.append([columns, values])
    return {"columns": list(names), "trees": trees}


def export(pages: list[Page]) -> str:
    """Trains on all pages, writes the model file, and says what it is; `look_first` comes before."""
    from tui.cleaning.html.kinds import PAGE_ROW_NAMES

    kind = fit_kind(page_rows(pages), [page["kind"] for page in pages])
    data = {
        "about": "Block model of the HTML cleaner, made by bench/train_blocks.py from WCXB v1.0 (CC BY 4.0)",
        "first": forest_data(fit(pages), FEATURE_NAMES),
        "second": forest_data(fit_second(pages), (*FEATURE_NAMES, *SECOND_NAMES)),
        "kinds": {
            name: forest_data(kind, PAGE_ROW_NAMES, number, len(KINDS))
            for number, name in enumerate(KINDS)
        },
    }
    text = json.dumps(data, separators=(",", ":")) + "\n"
    TARGET.write_text(text, "utf8")
    digest = hashlib.sha256(text.encode()).hexdigest()
    return f"{len(text):,} bytes, SHA-256 `{digest}`"


def card_facts(pages: list[Page]) -> dict[str, object]:
    """What the model card tells of the data and the trees."""
    return {
        "first": ROUNDS,
        "second": SECOND_ROUNDS,
        "small": KIND_ROUNDS,
        "leaves": PARAMETERS["num_leaves"],
        "columns": len(FEATURE_NAMES),
        "more": len(SECOND_NAMES),
        "kinds": len(KINDS),
        "pages": len(pages),
        "blocks": sum(len(page["y"]) for page in pages),
        "drafted": sum(not page["ind"] for page in pages),
        "draft_weight": DRAFT_WEIGHT,
        "folds": FOLDS,
    }


def main() -> None:
    """Reads the arguments and does what they say."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--export", action="store_true")
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    PARAMETERS["num_threads"] = arguments.threads
    pages = extract(arguments.corpora, arguments.cache)
    look_first(pages, arguments.cache)
    figures = validate(pages)
    print("\n".join(figures), flush=True)
    if arguments.cache:
        held_out = {page["key"]: page["scores"] for page in pages}
        (arguments.cache / "held-out.pkl").write_bytes(pickle.dumps(held_out))
    if arguments.export:
        file = export(pages)
        write_card(figures, file=file, **card_facts(pages))
        print(file)


if __name__ == "__main__":
    main()
