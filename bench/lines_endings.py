"""The last stage of the line model: which of a page's likely ends it is, and whether there is a tail.

Learns from the scores of the earlier stages as they are where a page's site is held out, so that what
it sees in training is what it will see on new pages.
"""

from __future__ import annotations

import numpy as np

from bench.lines_data import FOLDS
from tui.cleaning.lines.corrections import corrected
from tui.cleaning.lines.ending_rows import ENDINGS, EndingRows
from tui.cleaning.lines.endings import Endings
from tui.cleaning.lines.gaps import Gaps
from tui.cleaning.lines.second import second_features
from tui.cleaning.lines.segments import Cut

WEIGHT = {
    "dump": 0.6, "full": 0.4, "main": 0.2, "made": 1.0, "clean": 3.0, "hand": 8.0, "tail-dev": 0.0,
}  # fmt: skip
PARAMETERS = {
    "ending": {"num_leaves": 15, "min_data_in_leaf": 40, "feature_fraction": 0.4, "lambda_l2": 20.0,
               "learning_rate": 0.06},
    "no-tail": {"num_leaves": 7, "min_data_in_leaf": 30, "feature_fraction": 0.3, "lambda_l2": 10.0,
                "learning_rate": 0.05},
}  # fmt: skip
TREES = 200


class Compared:
    """The ends compared on each page, one row an end."""

    def __init__(self, pages, first: np.ndarray, second: np.ndarray, asked: list) -> None:
        self.endings: list[Endings | None] = []
        rows, right, owner, place, worth = [], [], [], [], []
        for n, page in enumerate(pages.pages):
            endings = endings_of(pages, n, first, second, asked[n])
            self.endings.append(endings)
            labels = pages.of(n, pages.label).tolist()
            if endings is None or 1 not in labels:
                continue
            described = EndingRows(endings)
            for k in endings.candidates:
                rows.append(np.array(described.row(k), np.float32))
                right.append(ends_there(labels, endings.paths.cut(k)))
                owner.append(n)
                place.append(k)
                worth.append(WEIGHT[page.source] * page.weight)
        self.rows = np.array(rows).reshape(-1, len(ENDINGS))
        self.right = np.array(right, np.int8)
        self.owner, self.place, self.weight = np.array(owner), np.array(place), np.array(worth)
        self.fold = pages.fold[self.owner]
        self.last = np.append(self.owner[1:] != self.owner[:-1], True)
        """The row of each page that keeps all to its last line."""

    def used(self, stage: str) -> np.ndarray:
        """The rows that a stage learns from."""
        return (self.weight > 0) & (self.last if stage == "no-tail" else True)

    def out_of_fold(self, stage: str) -> np.ndarray:
        """The score of every row by a model that saw none of its site."""
        found = np.zeros(len(self.rows))
        for fold in range(FOLDS):
            model = self.train(stage, self.fold != fold)
            held = self.fold == fold
            found[held] = model.predict(self.rows[held], raw_score=True)
        return found

    def train(self, stage: str, kept: np.ndarray | bool = True):
        import lightgbm

        used = self.used(stage) & kept
        parameters = PARAMETERS[stage] | {
            "objective": "binary", "bagging_fraction": 0.7, "bagging_freq": 1, "verbosity": -1,
            "num_threads": 1, "seed": 1, "deterministic": True, "force_col_wise": True,
        }  # fmt: skip
        data = lightgbm.Dataset(self.rows[used], self.right[used], weight=self.weight[used])
        return lightgbm.train(parameters, data, num_boost_round=TREES)

    def cuts(self, liked: np.ndarray, no_tail: np.ndarray) -> list[Cut]:
        """Each page's article by these scores of all rows."""
        scores: list[dict[int, float]] = [{} for _ in self.endings]
        verdicts = [0.0] * len(self.endings)
        for row, (n, k) in enumerate(zip(self.owner.tolist(), self.place.tolist(), strict=True)):
            scores[n][k] = float(liked[row])
            verdicts[n] = float(no_tail[row])
        return [
            endings.chosen(scores[n], verdicts[n]) if endings and scores[n] else Cut(0, 0)
            for n, endings in enumerate(self.endings)
        ]


def endings_of(pages, n: int, first: np.ndarray, second: np.ndarray, asked) -> Endings | None:
    """A page's ends from the held-out scores of its lines and gaps."""
    around = pages.around[n]
    if not around.shapes:
        return None
    own = pages.of(n, second).tolist()
    _, fits = second_features(around, pages.of(n, first).tolist())
    return Endings(Gaps(around, own, fits), corrected(around.shapes, own), asked)


def ends_there(labels: list[int], cut: Cut) -> bool:
    """Whether the last line of the cut that counts is the article's last."""
    kept = [k for k in range(cut.first, cut.end) if k not in cut.aside and labels[k] >= 0]
    last = max(k for k, label in enumerate(labels) if label == 1)
    return bool(kept) and kept[-1] == last
