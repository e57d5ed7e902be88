"""The trees of the line model, read from a data file and evaluated in plain Python."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

Tree = tuple[
    tuple[int, ...], tuple[float, ...], tuple[int, ...], tuple[int, ...], tuple[float, ...]
]
"""Columns, thresholds, left and right children of the splits, values of the leaves. A child below 0
is a leaf: -1 the first, -2 the second. A value up to the threshold goes left."""

MODEL_FILE = "lines-model.json"


@dataclass(frozen=True, slots=True)
class Forest:
    """One stage of the model: the sum of its trees is a log odds."""

    width: int
    trees: tuple[Tree, ...]

    def score(self, row: Sequence[float]) -> float:
        """The log odds for one row."""
        total = 0.0
        for columns, thresholds, lefts, rights, leaves in self.trees:
            node = 0
            while node >= 0:
                low = row[columns[node]] <= thresholds[node]
                node = lefts[node] if low else rights[node]
            total += leaves[~node]
        return total


@cache
def forests() -> dict[str, Forest]:
    """The stages by name: `first`, `second`, `start`, `end`, `title`."""
    text = (files("tui.cleaning") / "data" / MODEL_FILE).read_text("utf-8")
    return {name: _forest(stage) for name, stage in json.loads(text).items()}


def _forest(stage: dict[str, object]) -> Forest:
    width, trees = stage["width"], stage["trees"]
    assert isinstance(width, int)
    assert isinstance(trees, list)
    return Forest(width, tuple(_tree(tree) for tree in trees))


def _tree(lists: list[list[float]]) -> Tree:
    columns, thresholds, lefts, rights, leaves = lists
    return (
        tuple(map(int, columns)),
        tuple(map(float, thresholds)),
        tuple(map(int, lefts)),
        tuple(map(int, rights)),
        tuple(map(float, leaves)),
    )
