"""Gradient-boosted trees, evaluated in plain Python: no numpy, no LightGBM."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from math import exp
from typing import Any

Row = Sequence[float]
Tree = tuple[Sequence[int], Sequence[float]]
"""Columns and thresholds in prefix order; a column of -1 is a leaf, and its “threshold” the value."""

EARLY_TREES = 40
"""After so many trees a block that is clearly out is not asked about further."""

EARLY_MARGIN = -3.5
"""Log-odds below which it is clearly out: of the blocks stopped there .2 % end above zero."""


class Forest:
    """Trees whose leaf values add up to log-odds.

    The trees become one Python expression: comparing and choosing in bytecode takes three fifths of
    the time of walking through nodes. Compiling takes .1 s for 120 trees, once a process.
    """

    def __init__(self, columns: Sequence[str], trees: Sequence[Tree]) -> None:
        self.columns = tuple(columns)
        """Names of the columns, in the order the trees count them."""
        self._early = _compiled(trees[:EARLY_TREES])
        self._late = _compiled(trees[EARLY_TREES:])

    def margin(self, row: Row) -> float:
        """Log-odds of one row."""
        total = self._early(row)
        return total if total < EARLY_MARGIN else total + self._late(row)


def logistic(margin: float) -> float:
    """Probability for log-odds."""
    if margin < -40:
        return 0.0
    return 1.0 / (1.0 + exp(-margin))


@cache
def forest(file: str, name: str) -> Forest:
    """One forest of a model file of the package, made once a process."""
    data = model_file(file)[name]
    return Forest(data["columns"], data["trees"])


@cache
def model_file(name: str) -> Mapping[str, Any]:
    """A model file of the package, read once a process."""
    text = (files("tui.cleaning") / "data" / name).read_text("utf-8")
    data: Mapping[str, Any] = json.loads(text)
    return data


def walked(trees: Sequence[Tree], row: Row) -> float:
    """Log-odds of one row by walking through the nodes: for trees that are asked seldom."""
    total = 0.0
    for columns, values in trees:
        at = 0
        while columns[at] >= 0:
            at = at + 1 if row[columns[at]] <= values[at] else _after(columns, at + 1)
        total += values[at]
    return total


def _after(columns: Sequence[int], at: int) -> int:
    """Where the subtree that begins at a node ends."""
    open_nodes = 1
    while open_nodes:
        open_nodes += 1 if columns[at] >= 0 else -1
        at += 1
    return at


def _compiled(trees: Sequence[Tree]) -> Callable[[Row], float]:
    source = "lambda r: " + (" + ".join(_expression(*tree) for tree in trees) or "0.0")
    # Made of numbers alone, out of a file of the package.
    function: Callable[[Row], float] = eval(source, {"__builtins__": {}})  # noqa: S307
    return function


def _expression(columns: Sequence[int], values: Sequence[float]) -> str:
    nodes = zip(columns, values, strict=True)
    return _subtree(nodes)


def _subtree(nodes: Iterator[tuple[int, float]]) -> str:
    """The expression of the next subtree; trees are at most `max_depth` deep."""
    column, value = next(nodes)
    if column < 0:
        return repr(float(value))
    low, high = _subtree(nodes), _subtree(nodes)
    return f"({low} if r[{int(column)}] <= {float(value)!r} else {high})"
