"""Keys to actions: single keys, sequences such as `]q`, marks such as `ma`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tui.app.keymap import Action, KeyTable, Where

TAKES_A_LETTER = frozenset({"reader.set-mark", "reader.go-to-mark", "list.sort"})
"""Actions that the next key, whatever it is, belongs to."""


class Routed(NamedTuple):
    """What a key led to."""

    action: Action | None = None
    argument: str = ""
    """The letter that was typed after an action that takes one."""
    pending: tuple[str, ...] = ()
    """Keys of a sequence that is not complete."""
    swallowed: bool = False
    """The key ended a sequence that means nothing."""


class KeyRouter:
    """Remembers the keys of a sequence until it is complete or makes no sense."""

    def __init__(self, table: KeyTable) -> None:
        self.table = table
        self._typed: tuple[str, ...] = ()
        self._waiting: Action | None = None

    @property
    def pending(self) -> bool:
        """Whether a sequence is under way."""
        return bool(self._typed) or self._waiting is not None

    def reset(self) -> None:
        """Forget the keys typed so far."""
        self._typed = ()
        self._waiting = None

    def feed(self, key: str, places: Sequence[Where]) -> Routed:
        """Take one more key.

        Args:
            key: A character, or a name such as `ctrl+d`.
            places: Where its meaning is looked up, in order.
        """
        if self._waiting is not None:
            waiting, self._waiting = self._waiting, None
            if key == "escape":
                return Routed(swallowed=True)
            return Routed(waiting, key)
        if key == "escape" and self._typed:
            self.reset()
            return Routed(swallowed=True)
        typed = (*self._typed, key)
        action = self.table.find(typed, places)
        if action is not None and action.id in TAKES_A_LETTER:
            self._typed = ()
            self._waiting = action
            return Routed(pending=typed)
        if action is not None:
            self._typed = ()
            return Routed(action)
        if self.table.continuations(typed, places):
            self._typed = typed
            return Routed(pending=typed)
        swallowed = bool(self._typed)
        self._typed = ()
        return Routed(swallowed=swallowed)
