"""The trees of the line model, read from a data file and evaluated in plain Python."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TypeAlias

Node: TypeAlias = "tuple[int, float, Node, Node] | float"
"""Column, threshold, where to go up to it, where to go above it; a leaf is its value."""

MODEL_FILE = "lines-model.json"


@dataclass(frozen=True, slots=True)
class Forest:
    """One stage of the model: the sum of its trees is a log odds."""

    trees: tuple[Node, ...]

    def score(self, row: Sequence[float]) -> float:
        """The log odds for one row."""
        total = 0.0
        for node in self.trees:
            while type(node) is tuple:
                column, threshold, low, high = node
                node = low if row[column] <= threshold else high
            total += node  # type: ignore[operator]  # what is no tuple is a leaf's value
        return total


@cache
def forests() -> dict[str, Forest]:
    """The stages by name: `first`, `second`, `end`, `ending`, `no-tail`."""
    text = (files("tui.cleaning") / "data" / MODEL_FILE).read_text("utf-8")
    return {
        name: Forest(tuple(_tree(tree, 0) for tree in stage["trees"]))
        for name, stage in json.loads(text).items()
    }


def _tree(lists: list[list[float]], place: int) -> Node:
    """The node at `place` of a tree in flat lists: columns, thresholds, children, leaves."""
    columns, thresholds, lefts, rights, leaves = lists
    if place < 0:
        return float(leaves[~place])
    low, high = _tree(lists, int(lefts[place])), _tree(lists, int(rights[place]))
    return (int(columns[place]), float(thresholds[place]), low, high)
