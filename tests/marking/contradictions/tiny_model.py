"""A model of two layers, written byte by byte: it finds a conflict where a pair holds “fallow”.

The protobuf of ONNX is small enough to write here, and so the tests need no package that makes it.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Sequence
from pathlib import Path

WORDS = ("[PAD]", "[UNK]", "fallow", "agree")
"""The vocabulary; every other word is unknown to the model."""

WEIGHTS = ((0.0, 0.0, 0.0), (0.0, 0.0, 0.05), (9.0, 0.0, 0.0), (0.0, 9.0, 0.0))
"""What each word adds to contradiction, entailment and neutral."""

_FLOAT, _INT64 = 1, 7


def write_model(directory: Path, labels: Sequence[str] | None = None) -> Path:
    """Write `model.onnx`, `tokenizer.json` and, if labels are given, `config.json`."""
    directory.mkdir(parents=True, exist_ok=True)
    (directory / "model.onnx").write_bytes(_model())
    (directory / "tokenizer.json").write_text(json.dumps(_tokenizer()), "utf-8")
    if labels is not None:
        named = {str(place): label for place, label in enumerate(labels)}
        (directory / "config.json").write_text(json.dumps({"id2label": named}), "utf-8")
    return directory


def _tokenizer() -> dict[str, object]:
    return {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": [],
        "normalizer": {"type": "Lowercase"},
        "pre_tokenizer": {"type": "Whitespace"},
        "post_processor": None,
        "decoder": None,
        "model": {
            "type": "WordLevel",
            "vocab": {word: place for place, word in enumerate(WORDS)},
            "unk_token": "[UNK]",
        },
    }


def _model() -> bytes:
    weights = [value for row in WEIGHTS for value in row]
    table = b"".join(
        [
            _number(1, len(WEIGHTS)),
            _number(1, 3),
            _number(2, _FLOAT),
            _bytes(8, b"table"),
            _bytes(9, struct.pack(f"<{len(weights)}f", *weights)),
        ]
    )
    gather = _node("Gather", ["table", "input_ids"], "rows")
    axes = _bytes(1, b"axes") + _number(8, 1) + _number(20, 7)
    keep = _bytes(1, b"keepdims") + _number(3, 0) + _number(20, 2)
    added = _node("ReduceSum", ["rows"], "logits", axes, keep)
    graph = b"".join(
        [
            _bytes(1, gather),
            _bytes(1, added),
            _bytes(2, b"tiny"),
            _bytes(5, table),
            _bytes(11, _value("input_ids", _INT64, ["pairs", "tokens"])),
            _bytes(12, _value("logits", _FLOAT, ["pairs", 3])),
        ]
    )
    return _number(1, 7) + _bytes(7, graph) + _bytes(8, _number(2, 11))


def _node(kind: str, inputs: Sequence[str], output: str, *attributes: bytes) -> bytes:
    named = b"".join(_bytes(1, name.encode()) for name in inputs)
    return b"".join(
        [
            named,
            _bytes(2, output.encode()),
            _bytes(4, kind.encode()),
            *(_bytes(5, attribute) for attribute in attributes),
        ]
    )


def _value(name: str, kind: int, sizes: Sequence[str | int]) -> bytes:
    dims = b"".join(
        _bytes(1, _number(1, size) if isinstance(size, int) else _bytes(2, size.encode()))
        for size in sizes
    )
    tensor = _number(1, kind) + _bytes(2, dims)
    return _bytes(1, name.encode()) + _bytes(2, _bytes(1, tensor))


def _number(field: int, value: int) -> bytes:
    return _varint(field << 3) + _varint(value)


def _bytes(field: int, content: bytes) -> bytes:
    return _varint(field << 3 | 2) + _varint(len(content)) + content


def _varint(value: int) -> bytes:
    found = bytearray()
    while value > 0x7F:
        found.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*found, value])
