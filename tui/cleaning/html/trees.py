"""Gradient-boosted trees, evaluated in plain Python: no numpy, no LightGBM."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import starmap
from math import exp
from typing import NamedTuple

from tui.cleaning.html.tree_code import namespace_of

Function = Callable[..., float]


class Forest:
    """Trees whose leaf values add up to log-odds.

    The trees are one Python function with a parameter a column: comparing a local variable with a
    constant takes half the time of looking a column up in a row, and that three fifths of the time
    of walking through nodes.
    """

    def __init__(self, function: Function) -> None:
        self._function = function

    def margins(self, rows: Iterable[Sequence[float]]) -> list[float]:
        """Log-odds of each row; a row holds a float for every column."""
        return list(starmap(self._function, rows))


class Model(NamedTuple):
    """What a model file holds."""

    first: Forest
    second: Forest
    kinds: dict[str, Forest]
    """By kind of page, each asked about the page as a whole."""
    kind_columns: tuple[int, ...]
    """The columns that these ask about, in order."""


def logistic(margin: float) -> float:
    """Probability for log-odds."""
    if margin < -40:
        return 0.0
    return 1.0 / (1.0 + exp(-margin))


@cache
def model(file: str) -> Model:
    """A model file of the package, loaded once a process."""
    made = namespace_of(file)
    kinds = {name: Forest(function) for name, function in made["KINDS"].items()}
    return Model(Forest(made["first"]), Forest(made["second"]), kinds, made["KIND_COLUMNS"])
