"""Trains the block model of the HTML cleaner on WCXB, cross-validated by whole sites.

    python bench/train_blocks.py --corpora CORPORA --cache DIR            figures by held-out sites
    python bench/train_blocks.py --corpora CORPORA --cache DIR --export   and writes the model file

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
from block_labels import label_blocks
from corpus import read_corpus, shingles, word_f1, words

from tui.cleaning.html.features import FEATURE_NAMES, rows_of
from tui.cleaning.html.head import read_head
from tui.cleaning.html.judge import SURELY_OUT, best_cut
from tui.cleaning.html.parsing import parse
from tui.cleaning.html.second import SECOND_NAMES, families, second_columns
from tui.cleaning.html.trees import logistic
from tui.cleaning.html.walk import walk
from tui.model import plain_text

FOLDS = 5
DRAFT_WEIGHT = 0.6
"""Weight of a page whose truth was drafted from a peer's output."""

ROUNDS = 120
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


def fit(pages: list[Page], rows: str = "X") -> lgb.Booster:
    """Trees over the blocks of these pages."""
    pages = [page for page in pages if len(page["y"])]
    table = np.concatenate([page[rows] for page in pages])
    labels = np.concatenate([page["y"] > 0.5 for page in pages]).astype(int)
    weight = np.concatenate([weights(page) for page in pages])
    return lgb.train(PARAMETERS, lgb.Dataset(table, labels, weight=weight), ROUNDS)


def look_again(pages: list[Page], first: lgb.Booster) -> None:
    """Adds the columns of the second look, from what the first says of each page."""
    for page in pages:
        if len(page["y"]):
            margins = first.predict(page["X"], raw_score=True).tolist()
            extra = second_columns(margins, page["sizes"], page["family"])
            page["margins"] = margins
            page["X2"] = np.hstack([page["X"], np.array(extra, dtype=np.float32)])


def fit_both(pages: list[Page]) -> tuple[lgb.Booster, lgb.Booster]:
    """Both looks. The second learns from scores of first looks that had not seen the page's site."""
    for fold in range(FOLDS):
        held = [page for page in pages if fold_of(page["site"]) == fold]
        if held:
            look_again(held, fit([page for page in pages if fold_of(page["site"]) != fold]))
    return fit(pages), fit(pages, "X2")


def page_rows(pages: list[Page]) -> np.ndarray:
    """One row a page for the kind: means over its blocks, as `kinds.page_row` makes them."""
    from tui.cleaning.html.kinds import page_row

    return np.array([page_row(page["X"].tolist()) for page in pages], dtype=np.float32)


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
    """Word F1 and exact pages by held-out sites, as lines of a table."""
    found: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    rows = page_rows(pages)
    right = 0
    for fold in range(FOLDS):
        inside = [i for i, page in enumerate(pages) if fold_of(page["site"]) != fold]
        held = [i for i, page in enumerate(pages) if fold_of(page["site"]) == fold]
        kind_model = fit_kind(rows[inside], [pages[i]["kind"] for i in inside])
        first, second = fit_both([pages[i] for i in inside])
        look_again([pages[i] for i in held], first)
        guesses = np.argmax(kind_model.predict(rows[held]), axis=1)
        for i, guess in zip(held, guesses, strict=True):
            right += KINDS[guess] == pages[i]["kind"]
            _score(pages[i], second, found)
        print(f"fold {fold} done", flush=True)
    lines = [f"page kind right: {right / len(pages):.3f}"]
    for slot, results in sorted(found.items()):
        f1, exact = np.mean([r[0] for r in results]), np.mean([r[1] for r in results])
        lines.append(f"{slot:<24} n {len(results):<5} word F1 {f1:.4f}  exactly right {exact:.3f}")
    return lines


def scores_of(page: Page, second: lgb.Booster) -> list[float]:
    """The probabilities that `tui.cleaning.html.judge` gives, before any vote."""
    if not len(page["y"]):
        return []
    looked = second.predict(page["X2"]).tolist()
    page["scores"] = [
        logistic(margin) if margin < SURELY_OUT else score
        for margin, score in zip(page["margins"], looked, strict=True)
    ]
    return page["scores"]


def _score(page: Page, second: lgb.Booster, found: dict[str, list[tuple[float, bool]]]) -> None:
    scores = scores_of(page, second)
    cut = best_cut(scores, page["sizes"])
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
    """Trains on all pages, writes the model file, and says what it is."""
    from tui.cleaning.html.kinds import PAGE_ROW_NAMES

    first, second = fit_both(pages)
    kind = fit_kind(page_rows(pages), [page["kind"] for page in pages])
    data = {
        "about": "Block model of the HTML cleaner, made by bench/train_blocks.py from WCXB v1.0 (CC BY 4.0)",
        "first": forest_data(first, FEATURE_NAMES),
        "second": forest_data(second, (*FEATURE_NAMES, *SECOND_NAMES)),
        "kinds": {
            name: forest_data(kind, PAGE_ROW_NAMES, number, len(KINDS))
            for number, name in enumerate(KINDS)
        },
    }
    text = json.dumps(data, separators=(",", ":")) + "\n"
    TARGET.write_text(text, "utf8")
    digest = hashlib.sha256(text.encode()).hexdigest()
    return f"{TARGET.name}: {len(text):,} bytes, SHA-256 {digest}"


def main() -> None:
    """Reads the arguments and does what they say."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--export", action="store_true")
    parser.add_argument("--no-validation", action="store_true")
    arguments = parser.parse_args()
    pages = extract(arguments.corpora, arguments.cache)
    if arguments.export:
        print(export(pages), flush=True)
    if not arguments.no_validation:
        print("\n".join(validate(pages)))
        if arguments.cache:
            held_out = {page["key"]: page.get("scores", []) for page in pages}
            (arguments.cache / "held-out.pkl").write_bytes(pickle.dumps(held_out))


if __name__ == "__main__":
    main()
