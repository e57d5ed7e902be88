"""A local model that judges whether one sentence contradicts another: optional, asked through ONNX.

Without the directory of a model nothing of this is loaded. onnxruntime and tokenizers take
seconds to import and 90 MB on disk, so they are an extra and are imported where a model is.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from tui.errors import UsageError

MODEL, TOKENIZER, CONFIG = "model.onnx", "tokenizer.json", "config.json"
"""The files of a directory; `model.onnx` may lie in a folder `onnx`, `config.json` may be missing."""

MAX_TOKENS = 256
"""Tokens of a pair of sentences; the rest is cut off."""

BATCH = 16
"""Pairs asked at once: bounds memory, and longer batches gain nothing on a processor."""

LABELS = ("contradiction", "entailment", "neutral")
"""The order of a model's answers where no `config.json` tells it."""


class Verdict(NamedTuple):
    """What a model holds of a pair, each from 0 to 1."""

    contradiction: float
    entailment: float


class Judge(Protocol):
    """What judges pairs of sentences."""

    def judge(self, pairs: Sequence[tuple[str, str]]) -> list[Verdict]:
        """A verdict for each pair: does the first sentence rule the second out, or contain it."""


def check_directory(directory: Path) -> None:
    """See that a directory may hold a model, without loading it.

    Raises:
        UsageError: When it does not, or when the parts that run a model are not installed.
    """
    hint = f"a directory for --nli holds {MODEL} and {TOKENIZER}"
    if not directory.is_dir():
        raise UsageError(f"there is no directory {directory}", hint)
    for path in (_model_file(directory), directory / TOKENIZER):
        if not path.is_file():
            raise UsageError(f"{directory} holds no {path.name}", hint)
    for needed in ("onnxruntime", "tokenizers"):
        if find_spec(needed) is None:
            raise UsageError(
                f"a model needs {needed}, which is not installed",
                'install it with: pip install "winnow-reader[nli]"',
            )


def load_judge(directory: Path) -> Judge:
    """The model of a directory.

    Raises:
        UsageError: When there is none, or it cannot be used.
    """
    check_directory(directory)
    try:
        return _OnnxJudge(directory)
    except UsageError:
        raise
    except Exception as error:  # both libraries raise classes of their own, without a base
        first = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise UsageError(f"the model in {directory} cannot be used: {first[:200]}") from error


def _model_file(directory: Path) -> Path:
    plain = directory / MODEL
    nested = directory / "onnx" / MODEL
    return nested if not plain.is_file() and nested.is_file() else plain


class _OnnxJudge:
    """A model that answers with one number a label."""

    def __init__(self, directory: Path) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1  # workers are processes already
        options.log_severity_level = 4
        self._session: Any = onnxruntime.InferenceSession(
            str(_model_file(directory)), options, providers=["CPUExecutionProvider"]
        )
        self._tokenizer: Any = Tokenizer.from_file(str(directory / TOKENIZER))
        self._tokenizer.enable_truncation(max_length=MAX_TOKENS)
        self._tokenizer.enable_padding()
        self._inputs = {entry.name for entry in self._session.get_inputs()}
        if "input_ids" not in self._inputs:
            raise UsageError(f"the model in {directory} takes no input_ids")
        self._labels = _labels(directory)
        self.judge([("One.", "Two.")])  # a model of another kind shows itself here

    def judge(self, pairs: Sequence[tuple[str, str]]) -> list[Verdict]:
        """A verdict for each pair."""
        found: list[Verdict] = []
        for start in range(0, len(pairs), BATCH):
            found.extend(self._judge_batch(pairs[start : start + BATCH]))
        return found

    def _judge_batch(self, pairs: Sequence[tuple[str, str]]) -> Iterator[Verdict]:
        import numpy as np

        encoded = self._tokenizer.encode_batch([tuple(pair) for pair in pairs])
        given = {
            "input_ids": [each.ids for each in encoded],
            "attention_mask": [each.attention_mask for each in encoded],
            "token_type_ids": [each.type_ids for each in encoded],
        }
        feeds = {name: np.array(rows, dtype=np.int64) for name, rows in given.items()}
        answer = self._session.run(
            None, {name: rows for name, rows in feeds.items() if name in self._inputs}
        )
        for logits in answer[0].tolist():
            yield _verdict(logits, self._labels)


def _verdict(logits: Sequence[float], labels: Sequence[str]) -> Verdict:
    if len(logits) != len(labels):
        raise UsageError(f"the model gives {len(logits)} answers a pair, not {len(labels)}")
    most = max(logits)
    weights = [math.exp(logit - most) for logit in logits]
    shares = dict(zip(labels, (weight / sum(weights) for weight in weights), strict=True))
    return Verdict(shares["contradiction"], shares.get("entailment", 0.0))


def _labels(directory: Path) -> tuple[str, ...]:
    """The labels of a model's answers in order, as its `config.json` names them."""
    path = directory / CONFIG
    if not path.is_file():
        return LABELS
    said = json.loads(path.read_text("utf-8")).get("id2label")
    if not isinstance(said, dict):
        return LABELS
    labels = tuple(str(said[key]).lower() for key in sorted(said, key=int))
    if "contradiction" not in labels:
        raise UsageError(f"{path} names no label “contradiction”")
    return labels
