"""Floors under the quality of cleaning, and the one way to go below them.

A floor is a line of `floors.json`. To try a change that costs something, name the figure and a reason:

    WINNOW_LOWER_FLOOR="lines.ends=0.9: the new phrase list" pytest tests/gate

A figure so named is held to the lower floor in that run alone; to keep it, change `floors.json` and give
the reason in the commit.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

VARIABLE = "WINNOW_LOWER_FLOOR"


def floor_of(name: str) -> float:
    """The floor under a figure, or what the environment lowers it to.

    Raises:
        ValueError: When the variable names no figure, raises a floor, or gives no reason.
    """
    floors: dict[str, float] = json.loads(
        Path(__file__).with_name("floors.json").read_text("utf-8")
    )
    lowered = os.environ.get(VARIABLE)
    if not lowered:
        return floors[name]
    asked, _, rest = lowered.partition("=")
    value, _, reason = rest.partition(":")
    if asked not in floors or not reason.strip() or float(value) >= floors[asked]:
        raise ValueError(f"{VARIABLE} is FIGURE=LOWER: REASON, not {lowered!r}")
    return float(value) if asked == name else floors[name]
