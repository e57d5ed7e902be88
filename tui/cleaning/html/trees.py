"""Gradient-boosted trees, evaluated in plain Python: no numpy, no LightGBM."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from math import exp
from typing import Any, TypeAlias

Node: TypeAlias = "tuple[int, float, Node, Node] | float"
"""Column, threshold, where to go at or below it, where to go above; a leaf is its value."""

EARLY_TREES = 40
"""After so many trees a block that is clearly out is not asked about further."""

EARLY_MARGIN = -3.5
"""Log-odds below which it is clearly out: of the blocks stopped there .2 % end above zero."""


class Forest:
    """Trees whose leaf values add up to log-odds."""

    def __init__(self, columns: Sequence[str], trees: Sequence[Node], bias: float = 0.0) -> None:
        self.columns = tuple(columns)
        """Names of the columns, in the order the nodes count them."""
        self.bias = bias
        self._early = list(trees[:EARLY_TREES])
        self._late = list(trees[EARLY_TREES:])

    def margin(self, row: Sequence[float]) -> float:
        """Log-odds of one row."""
        total = self.bias
        for tree in self._early:
            node = tree
            while type(node) is tuple:
                column, threshold, low, high = node
                node = low if row[column] <= threshold else high
            total += node  # type: ignore[operator]  # a node that is no tuple is a leaf
        if total < EARLY_MARGIN:
            return total
        for tree in self._late:
            node = tree
            while type(node) is tuple:
                column, threshold, low, high = node
                node = low if row[column] <= threshold else high
            total += node  # type: ignore[operator]
        return total

    def probability(self, row: Sequence[float]) -> float:
        """Probability of one row, from 0 to 1."""
        return logistic(self.margin(row))


def logistic(margin: float) -> float:
    """Probability for log-odds."""
    if margin < -40:
        return 0.0
    return 1.0 / (1.0 + exp(-margin))


def forest_from(data: Mapping[str, Any]) -> Forest:
    """The forest that one entry of a model file describes.

    A tree is a list of columns, thresholds and leaf values in prefix order: a column of -1 is a
    leaf, and its “threshold” the value.
    """
    trees = [_tree(columns, values) for columns, values in data["trees"]]
    return Forest(data["columns"], trees, float(data.get("bias", 0.0)))


def _tree(columns: Sequence[int], values: Sequence[float]) -> Node:
    """Built from the end, so that both children stand ready when their parent comes."""
    stack: list[Node] = []
    for column, value in zip(reversed(columns), reversed(values), strict=True):
        if column < 0:
            stack.append(float(value))
        else:
            low, high = stack.pop(), stack.pop()
            stack.append((column, float(value), low, high))
    return stack[0]


@cache
def model_file(name: str) -> Mapping[str, Any]:
    """A model file of the package, read once a process."""
    text = (files("tui.cleaning") / "data" / name).read_text("utf-8")
    data: Mapping[str, Any] = json.loads(text)
    return data
