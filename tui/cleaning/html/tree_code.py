"""Model files as Python code: a function a forest, compiled once and kept as Python keeps modules.

Compiling takes .15 s, more than cleaning a page does; loading the compiled code takes 5 ms.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import CodeType
from typing import Any

EARLY_TREES = 40
"""After so many trees a block that is clearly out is not asked about further."""

EARLY_MARGIN = -3.5
"""Log-odds below which it is clearly out: of the blocks stopped there .2 % end above zero."""

Tree = tuple[Sequence[int], Sequence[float]]
"""Columns and thresholds in prefix order; a column of -1 is a leaf, and its “threshold” the value."""

LINE_TREES = 20
"""Trees added up in one statement: the compiler recurses over longer sums."""


class _ModelLoader(SourceFileLoader):
    """Loads a model file as Python does a module, its code kept in `__pycache__` where that can be
    written; else it is compiled each time."""

    def source_to_code(  # type: ignore[override]  # of a module it also takes trees of syntax
        self, data: bytes, path: str, *, _optimize: int = -1
    ) -> CodeType:
        return compile(source_of(json.loads(data)), path, "exec", dont_inherit=True)

    def path_stats(self, path: str) -> Mapping[str, Any]:
        """Code is stale when the file has changed, or the way it is made into code."""
        mine, own = super().path_stats(path), super().path_stats(__file__)
        return {**mine, "mtime": max(mine["mtime"], own["mtime"])}


def namespace_of(file: str) -> dict[str, Any]:
    """The functions that a model file of the package makes, and `KINDS` and `KIND_COLUMNS`."""
    path = Path(__file__).parent.parent / "data" / file
    code = _ModelLoader(path.stem, str(path)).get_code(path.stem)
    assert code is not None
    made: dict[str, Any] = {}
    # Made of numbers alone, out of a file of the package.
    exec(code, made)  # noqa: S102
    return made


def source_of(model: Mapping[str, Any]) -> str:
    """A model file as Python source."""
    kinds: Mapping[str, Any] = model["kinds"]
    columns = {column for data in kinds.values() for tree in data["trees"] for column in tree[0]}
    return "\n".join(
        (
            *(_function(name, model[name], EARLY_TREES) for name in ("first", "second")),
            *(_function(f"kind{number}", data) for number, data in enumerate(kinds.values())),
            f"KINDS = {{{', '.join(f'{str(name)!r}: kind{n}' for n, name in enumerate(kinds))}}}",
            f"KIND_COLUMNS = {tuple(sorted(int(column) for column in columns - {-1}))!r}",
        )
    )


def _function(name: str, data: Mapping[str, Any], early: int | None = None) -> str:
    """The function of a forest; after `early` trees it returns where the sum is clearly low."""
    trees: Sequence[Tree] = data["trees"]
    parameters = ", ".join(f"c{number}" for number in range(len(data["columns"])))
    lines = [f"def {name}({parameters}):", " t = 0.0", *_sums("t", trees[:early])]
    if early is None or len(trees) <= early:
        return "\n".join((*lines, " return t"))
    lines += [f" if t < {EARLY_MARGIN!r}: return t", " u = 0.0", *_sums("u", trees[early:])]
    return "\n".join((*lines, " return t + u"))


def _sums(total: str, trees: Sequence[Tree]) -> Iterator[str]:
    for start in range(0, len(trees), LINE_TREES):
        added = (_subtree(zip(*tree, strict=True)) for tree in trees[start : start + LINE_TREES])
        yield f" {total} = {total} + {' + '.join(added)}"


def _subtree(nodes: Iterator[tuple[int, float]]) -> str:
    """The expression of the next subtree; trees are at most `max_depth` deep."""
    column, value = next(nodes)
    if column < 0:
        return repr(float(value))
    low, high = _subtree(nodes), _subtree(nodes)
    return f"({low} if c{int(column)} <= {float(value)!r} else {high})"
