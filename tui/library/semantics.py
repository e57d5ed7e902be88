"""The local model that weighs contradictions, where the person names one.

Its directory stands in an environment variable, so that worker processes inherit it and every
part of the program agrees on what made a page.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tui.errors import UsageError

if TYPE_CHECKING:
    from tui.marking.entailment import Judge

VARIABLE = "WINNOW_NLI"
"""The directory of the model; unset or empty, rules alone decide."""


class Model(NamedTuple):
    """A model, or the sentence that says why there is none."""

    judge: Judge | None = None
    warning: str | None = None


def use_model(directory: str) -> None:
    """Have contradictions weighed by the model of a directory, here and in workers started later.

    Args:
        directory: Nothing when empty: what the environment says stays.

    Raises:
        UsageError: When the directory holds no model, or what runs models is not installed.
    """
    named = directory or os.environ.get(VARIABLE, "")
    if named:
        from tui.marking.entailment import check_directory

        path = Path(named).expanduser().absolute()
        check_directory(path)
        os.environ[VARIABLE] = str(path)


def model() -> Model:
    """The model in use, loaded once in a process; it never raises."""
    return _load(os.environ.get(VARIABLE, ""))


def model_files() -> tuple[Path, ...]:
    """The files that decide what the model says, for telling whether a page was made with it."""
    named = os.environ.get(VARIABLE)
    if not named:
        return ()
    names = ("model.onnx", "onnx/model.onnx", "tokenizer.json", "config.json")
    return tuple(path for name in names if (path := Path(named, name)).is_file())


@cache
def _load(directory: str) -> Model:
    if not directory:
        return Model()
    from tui.marking.entailment import load_judge

    try:
        return Model(load_judge(Path(directory)))
    except UsageError as error:
        return Model(warning=f"Contradictions were found by rules alone: {error}")
