"""Keys in words: the line that says what may follow a key."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tui.app.keymap import Action


def key_hint(typed: Sequence[str], following: Mapping[str, Action]) -> str:
    """What may follow the keys typed so far: `]…  q next quote · c next contradiction`."""
    lead = "".join(typed)
    if not following:
        return f"{lead}…  a letter"
    return f"{lead}…  " + " · ".join(f"{key} {action.says}" for key, action in following.items())
