"""What the program says of our own pages and sentences, pinned: the one way to change it is to say so.

    WINNOW_PIN=1 pytest -n 0 tests/gate

writes down what it says now. Look at the difference before it is committed: each line of it is something
that a reader will see otherwise.
"""

from __future__ import annotations

import json
import os
from functools import cache
from pathlib import Path
from typing import Any

VARIABLE = "WINNOW_PIN"


@cache
def _known(file: Path) -> dict[str, list[Any]]:
    known: dict[str, list[Any]] = json.loads(file.read_text("utf-8")) if file.exists() else {}
    return known


def pinned(name: str, key: str, now: list[Any]) -> list[Any]:
    """What was pinned under a key of a file beside this one; what is said now where that is asked for.

    Args:
        name: The file, `NAME.json`.
        key: Whose line of it.
        now: Rows of strings, numbers and null.
    """
    file = Path(__file__).with_name(f"{name}.json")
    known = _known(file)
    now = json.loads(json.dumps(now))
    if os.environ.get(VARIABLE) and known.get(key) != now:
        known[key] = now
        lines = (
            f"{json.dumps(k, ensure_ascii=False)}: {json.dumps(known[k])}" for k in sorted(known)
        )
        file.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    assert key in known, f"{key!r} is not pinned in {file.name}: {VARIABLE}=1 pins it"
    return known[key]
