"""The keys, made from the table that the program acts on."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tui.app.ink import Ink
from tui.app.keymap import Action, KeyTable, Where
from tui.app.painting import Run
from tui.app.panes.content import PaneEntry, wrapped

KEY_COLUMN = 14
"""Cells of the column of keys."""

SHOWN_AS = {
    "escape": "Esc",
    "enter": "Enter",
    "tab": "Tab",
    "shift+tab": "shift+Tab",
    "space": "Space",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "home": "Home",
    "end": "End",
    "down": "↓",
    "up": "↑",
    "left": "←",
    "right": "→",
}


def shown_keys(action: Action) -> str:
    """An action's keys as a person reads them; the palette's where it has none of its own."""
    return " ".join(SHOWN_AS.get(key, key) for key in action.keys) or ":"


class HelpPane:
    """The keys that mean something where one is."""

    name = "help"

    def __init__(
        self, table: KeyTable, places: Sequence[Where], can: Callable[[Action], bool]
    ) -> None:
        self._actions = [
            action
            for place in places
            for action in table.actions
            if action.where is place and can(action)
        ]

    def title(self) -> str:
        """The pane's heading."""
        return "keys"

    def hint(self) -> str:
        """The keys that matter here."""
        return "/ narrows · q closes"

    def entries(self, width: int, opened: object = None) -> Sequence[PaneEntry]:
        """A heading a group, an entry an action."""
        del opened
        found: list[PaneEntry] = []
        group = ""
        for action in self._actions:
            if action.group != group:
                group = action.group
                found.append(PaneEntry(((Run(group, Ink.HEADING),),), None, ""))
            keys = shown_keys(action)
            indent = max(KEY_COLUMN, len(keys) + 2)
            rows = wrapped(action.says, width, Ink.PLAIN, indent=indent)
            rows[0] = (Run(keys.ljust(indent), Ink.KEY), *rows[0][1:])
            found.append(PaneEntry(tuple(rows), action.id, f"{keys} {action.says}"))
        return found
