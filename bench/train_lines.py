"""Train the line model: python bench/train_lines.py --corpora CORPORA --dumps DUMPS [--cache DIR].

CORPORA holds wcxb/dev and gen/ (page dumps and tail cases), DUMPS the hand-labelled dumps.
Scores every stage with whole sites held out, word vectors included, prints the figures page by page
source, then (with --out DIR) trains on everything and writes the model and the vectors.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import pickle
import sys
import time
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parent.parent))
from bench import lines_card, lines_endings, lines_score, lines_topics
from bench import lines_data as data
from bench.lines_made import made_pages
from tui.cleaning.lines.ending_rows import ENDINGS
from tui.cleaning.lines.features import FEATURES, Surroundings, features_of
from tui.cleaning.lines.gaps import GAP, Gaps
from tui.cleaning.lines.scoring import asked_gaps
from tui.cleaning.lines.second import SECOND, second_features
from tui.cleaning.lines.shapes import shapes_of
from tui.cleaning.lines.units import units_of
from tui.model import plain_text

FOLDS = data.FOLDS
TREES = {"first": 140, "second": 140, "end": 180}
LEAVES = {"first": 23, "second": 19, "end": 15}
LEAST = {"first": 120, "second": 120, "end": 60}
SOURCE_WEIGHT = {
    "dump": 1.2, "full": 0.6, "main": 0.2, "made": 0.7, "clean": 1.0, "hand": 10.0, "tail-dev": 0.0,
}  # fmt: skip
SIZE_WEIGHT = 0.4
SIZE_MOST = 60
"""A line weighs so much and a thirtieth of its words, counted up to so many: a paragraph lost costs more than
a label kept. On one fold of the first stage the area over the curve of hand-labelled dumps .0102 → .0067, of
whole-page dumps .0525 → .0479."""

GAP_WEIGHT = {
    "dump": 0.6, "full": 0.4, "main": 0.2, "made": 1.0, "clean": 2.0, "hand": 10.0, "tail-dev": 0.0,
}  # fmt: skip
FAR = 30
"""Units from the article beyond which one row in four stands for all: menus and footers are many."""
PARAMETERS = {
    "objective": "binary", "learning_rate": 0.1, "feature_fraction": 0.3,
    "bagging_fraction": 0.7, "bagging_freq": 1, "lambda_l2": 5.0, "max_bin": 63, "verbosity": -1,
    "num_threads": 1, "seed": 1, "deterministic": True, "force_col_wise": True,
}  # fmt: skip


class Set:
    """All pages with the rows of every stage, one after another."""

    def __init__(self, pages: list[data.Page], topics: list) -> None:
        self.pages = pages
        self.units, self.around, rows = [], [], []
        for page in pages:
            units = units_of(plain_text("\n".join(page.lines)))
            around = Surroundings(shapes_of(units), topics[data.fold_of(page.group)])
            self.units.append(units)
            self.around.append(around)
            rows.append(np.array(features_of(around), np.float32).reshape(-1, len(FEATURES)))
        self.start = np.cumsum([0] + [len(u) for u in self.units])
        self.first = np.concatenate(rows)
        self.label = np.array(
            [
                p.labels[u.line_start - 1]
                for p, us in zip(pages, self.units, strict=True)
                for u in us
            ],
            np.int8,
        )
        self.page = np.repeat(np.arange(len(pages)), np.diff(self.start))
        self.fold = np.array([data.fold_of(p.group) for p in pages])
        sizes = np.diff(self.start)
        words = np.array([shape.size for around in self.around for shape in around.shapes])
        self.weight = (
            self._thinned()
            * (SIZE_WEIGHT + np.minimum(words, SIZE_MOST) / 30)
            * np.array(
                [
                    SOURCE_WEIGHT[p.source] * p.weight * min(1.0, (60 / max(1, n)) ** 0.5)
                    for p, n in zip(pages, sizes, strict=True)
                ]
            )[self.page]
        )

    def _thinned(self) -> np.ndarray:
        """1 for most rows; of those far from their article 4 for one in four, 0 for the others."""
        found = np.ones(len(self.label))
        for n in range(len(self.pages)):
            labels, own = self.of(n, self.label), self.of(n, found)
            ones = np.flatnonzero(labels == 1)
            if len(ones):
                places = np.arange(len(labels))
                far = (places < ones[0] - FAR) | (places > ones[-1] + FAR)
                own[far] = np.where(places[far] % 4 == 0, 4.0, 0.0)
        return found

    def of(self, n: int, values: np.ndarray) -> np.ndarray:
        return values[self.start[n] : self.start[n + 1]]


def train(kind: str, rows: np.ndarray, labels: np.ndarray, weights: np.ndarray):
    import lightgbm

    parameters = PARAMETERS | {"num_leaves": LEAVES[kind], "min_data_in_leaf": LEAST[kind]}
    used = (labels >= 0) & (weights > 0)
    return lightgbm.train(
        parameters,
        lightgbm.Dataset(rows[used], labels[used], weight=weights[used]),
        num_boost_round=TREES[kind],
    )


def out_of_fold(kind, rows, labels, weights, folds) -> np.ndarray:
    """The score of every row by a model that saw none of its site."""
    found = np.zeros(len(labels))
    for fold in range(FOLDS):
        kept = folds != fold
        model = train(kind, rows[kept], labels[kept], weights[kept])
        found[~kept] = model.predict(rows[~kept], raw_score=True)
    return found


def second_rows(pages: Set, scores: np.ndarray) -> tuple[np.ndarray, list]:
    rows, fits = [], []
    for n, around in enumerate(pages.around):
        made, fit = second_features(around, pages.of(n, scores).tolist())
        rows.append(np.array(made, np.float32).reshape(-1, len(SECOND)))
        fits.append(fit)
    return np.hstack([pages.first, np.concatenate(rows)]), fits


def gap_rows(pages: Set, scores: np.ndarray, fits: list):
    """Rows of all gaps that come into question, whether the article ends there."""
    rows, ends, owner, place, weight = [], [], [], [], []
    for n, page in enumerate(pages.pages):
        own, labels = pages.of(n, scores), pages.of(n, pages.label)
        ones = np.flatnonzero(labels == 1)
        gaps = Gaps(pages.around[n], own.tolist(), fits[n])
        worth = GAP_WEIGHT[page.source] * page.weight
        for k in asked_gaps(own.tolist()):
            rows.append(np.array(gaps.row(k), np.float32))
            ends.append(len(ones) > 0 and k == ones[-1])
            owner.append(n)
            place.append(k)
            weight.append(worth)
    return (
        np.array(rows), np.array(ends, np.int8), np.array(owner),
        np.array(place), np.array(weight),
    )  # fmt: skip


def compact(model, width: int) -> dict:
    """The trees as flat lists: column, threshold, both children; leaves count down from -1."""
    trees = []
    for tree in model.dump_model()["tree_info"]:
        columns, thresholds, lefts, rights, leaves = [], [], [], [], []

        def walk(node, out=(columns, thresholds, lefts, rights, leaves)) -> int:
            if "leaf_value" in node:
                out[4].append(round(node["leaf_value"], 4))
                return -len(out[4])
            mine = len(out[0])
            out[0].append(node["split_feature"])
            out[1].append(float(f"{node['threshold']:.5g}"))
            out[2].append(0)
            out[3].append(0)
            out[2][mine] = walk(node["left_child"])
            out[3][mine] = walk(node["right_child"])
            return mine

        walk(tree["tree_structure"])
        trees.append([columns, thresholds, lefts, rights, leaves])
    return {"width": width, "trees": trees}


def load(arguments) -> Set:
    cache = arguments.cache / "lines-set.pickle" if arguments.cache else None
    if cache and cache.exists() and not arguments.fresh:
        return pickle.loads(cache.read_bytes())
    texts = lines_topics.passages(arguments.corpora)
    topics = [
        lines_topics.topics([text for own, text in texts if own != fold]) for fold in range(FOLDS)
    ]
    pages = data.wcxb_pages(arguments.corpora)
    made, varied = made_pages(arguments.corpora, pages, 3)
    pages += made + data.dump_pages(arguments.dumps) + data.tail_pages(arguments.corpora) + varied
    found = Set(pages, topics)
    if cache:
        cache.write_bytes(pickle.dumps(found, protocol=5))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--dumps", type=Path, required=True)
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--fresh", action="store_true", help="reckon the rows anew")
    parser.add_argument(
        "--ends", action="store_true", help="only the last stage, from held-out scores in the cache"
    )
    parser.add_argument("--out", type=Path, help="write the model and the vectors to this folder")
    arguments = parser.parse_args()
    clock = time.time()

    def said(what: str) -> None:
        print(f"{what} {time.time() - clock:.0f} s", flush=True)

    pages = load(arguments)
    said(f"{len(pages.pages)} pages, {pages.first.shape} rows")
    if arguments.ends:
        held = pickle.loads((arguments.cache / "lines-held-out.pickle").read_bytes())
        models = json.loads((arguments.out / "lines-model.json").read_text("utf8"))
    else:
        held, models = judged(pages, said, bool(arguments.out))
        if arguments.cache:
            (arguments.cache / "lines-held-out.pickle").write_bytes(pickle.dumps(held))
    compared = lines_endings.Compared(pages, held["first"], held["second"], held["asked"])
    said(f"ends compared {compared.rows.shape}")
    liked, no_tail = compared.out_of_fold("ending"), compared.out_of_fold("no-tail")
    figures = lines_score.show(pages, compared.cuts(liked, no_tail))
    if arguments.out:
        models |= {stage: compact(compared.train(stage), len(ENDINGS))
                   for stage in lines_endings.PARAMETERS}  # fmt: skip
        write(models, arguments)
        sources = [page.source for page in pages.pages]
        lines_card.write_card(figures, sources, arguments.out, FOLDS)
        said("written")


def judged(pages: Set, said, ship: bool) -> tuple[dict, dict]:
    """The held-out scores of the first three stages; their models on all pages, if asked for."""
    folds = pages.fold[pages.page]
    first = out_of_fold("first", pages.first, pages.label, pages.weight, folds)
    said("first")
    rows, fits = second_rows(pages, first)
    second = out_of_fold("second", rows, pages.label, pages.weight, folds)
    said("second")
    gaps, ends, owner, place, weight = gap_rows(pages, second, fits)
    said(f"gaps {gaps.shape}")
    end = out_of_fold("end", gaps, ends, weight, pages.fold[owner])
    said("ends")
    asked = [{} for _ in pages.pages]
    for n, k, score in zip(owner.tolist(), place.tolist(), end.tolist(), strict=True):
        asked[n][k] = score
    held = {"first": first, "second": second, "asked": asked}
    if not ship:
        return held, {}
    return held, {
        "first": compact(train("first", pages.first, pages.label, pages.weight), len(FEATURES)),
        "second": compact(train("second", rows, pages.label, pages.weight), rows.shape[1]),
        "end": compact(train("end", gaps, ends, weight), len(GAP)),
    }


def write(models: dict, arguments) -> None:
    text = json.dumps(models, separators=(",", ":"))
    out = arguments.out / "lines-model.json"
    out.write_text(text, "utf8")
    texts = lines_topics.passages(arguments.corpora)
    lines_topics.write([words for _, words in texts], arguments.out / "lines-topics.json")
    print(f"{out} {len(text)} bytes, sha256 {hashlib.sha256(text.encode()).hexdigest()}")


if __name__ == "__main__":
    main()
