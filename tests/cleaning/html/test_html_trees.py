"""The block model as code: it says what its trees say, and is compiled once."""

from __future__ import annotations

import json
import os
import random
import sys
from pathlib import Path
from typing import Any

import pytest

from tui.cleaning.html import tree_code
from tui.cleaning.html.kinds import MODEL
from tui.cleaning.html.tree_code import EARLY_MARGIN, EARLY_TREES, namespace_of, source_of
from tui.cleaning.html.trees import Forest, logistic, model

DATA = Path(tree_code.__file__).parent.parent / "data" / MODEL


def walked(trees: list[Any], row: list[float]) -> float:
    """The sum of the leaves a row comes to, by walking through the nodes."""
    return float(sum(values[_leaf(columns, values, row)] for columns, values in trees))


def _leaf(columns: list[int], values: list[float], row: list[float]) -> int:
    at = 0
    while columns[at] >= 0:
        at = at + 1 if row[columns[at]] <= values[at] else _after(columns, at + 1)
    return at


def _after(columns: list[int], at: int) -> int:
    open_nodes = 1
    while open_nodes:
        open_nodes += 1 if columns[at] >= 0 else -1
        at += 1
    return at


def made_rows(width: int) -> list[list[float]]:
    numbers = random.Random(5)
    scales = (0.5, 3.0, 40.0, 900.0)
    return [[numbers.random() * numbers.choice(scales) for _ in range(width)] for _ in range(40)]


def test_the_compiled_trees_say_what_the_model_file_says() -> None:
    data = json.loads(DATA.read_text("utf-8"))
    for name, forest in (("first", model(MODEL).first), ("second", model(MODEL).second)):
        trees, rows = data[name]["trees"], made_rows(len(data[name]["columns"]))
        for row, margin in zip(rows, forest.margins(rows), strict=True):
            early = walked(trees[:EARLY_TREES], row)
            expected = early if early < EARLY_MARGIN else walked(trees, row)
            assert margin == pytest.approx(expected)


def test_the_trees_for_kinds_are_never_cut_short_and_name_their_columns() -> None:
    data = json.loads(DATA.read_text("utf-8"))["kinds"]
    columns = set(model(MODEL).kind_columns)
    assert set(model(MODEL).kinds) == set(data)
    for kind, forest in model(MODEL).kinds.items():
        (row, *_) = made_rows(len(data[kind]["columns"]))
        asked = [value if number in columns else -1e9 for number, value in enumerate(row)]
        assert forest.margins([asked]) == [pytest.approx(walked(data[kind]["trees"], row))]


def small_model(first: float) -> dict[str, Any]:
    trees = [[[0, -1, -1], [1.5, first, 2.0]]]
    forest = {"columns": ["a", "b"], "trees": trees}
    return {"first": forest, "second": forest, "kinds": {"article": forest, "wiki": forest}}


def test_a_model_file_that_changes_is_compiled_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tree_code, "__file__", str(tmp_path / "a" / "b" / "tree_code.py"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    file = tmp_path / "a" / "data" / "small.json"
    file.parent.mkdir(parents=True)
    (tmp_path / "a" / "b").mkdir()
    Path(tree_code.__file__).write_text("")
    for number, value in enumerate((-1.0, -1.25)):
        file.write_text(json.dumps(small_model(value)))
        os.utime(file, (10**9 + number, 10**9 + number))
        os.utime(tree_code.__file__, (10**9, 10**9))
        for _ in range(2):
            assert Forest(namespace_of("small.json")["first"]).margins([[1.0, 0.0]]) == [value]
        (kept,) = (file.parent / "__pycache__").iterdir()
        assert kept.name.startswith("small.")


def test_a_name_in_a_model_file_is_never_code() -> None:
    model_data = small_model(0.0)
    model_data["kinds"] = {"x': __import__('os')": model_data["first"]}
    made: dict[str, Any] = {}
    exec(source_of(model_data), made)
    assert list(made["KINDS"]) == ["x': __import__('os')"]
    model_data["first"]["trees"] = [[["0 or print(1)", -1, -1], [0.0, 1.0, 2.0]]]
    with pytest.raises((TypeError, ValueError)):
        source_of(model_data)


def test_log_odds_become_probabilities() -> None:
    assert logistic(0.0) == 0.5
    assert logistic(-1000.0) == 0.0
    assert 0.99 < logistic(10.0) < 1.0
