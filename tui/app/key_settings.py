"""Keys of one's own: profiles and `winnow.toml`, checked before anything is bound."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from tui.app.keymap import ACTIONS, NAMED_KEYS, Action, KeyTable, Where, split_keys
from tui.errors import SettingsError
from tui.library.settings import KeySetting

PROFILES: dict[str, dict[str, str]] = {
    "default": {},
    "less": {
        "reader.page-down": "space f pagedown",
        "reader.half-page-down": "d ctrl+d",
        "reader.half-page-up": "u ctrl+u",
        "reader.discard": "X",
        "reader.links": "L",
        "everywhere.undo": "U",
        "everywhere.help": "? h",
    },
    "newsboat": {
        "reader.next-unread": "n ]u",
        "reader.previous-unread": "p [u",
        "reader.next-hit": ">",
        "reader.previous-hit": "<",
        "reader.read": "N",
        "reader.links": "f U",
    },
    "mutt": {
        "reader.next-unread": "tab ]u",
        "everywhere.next-pane": "ctrl+w",
        "reader.aside": "s T",
        "reader.page-up": "b - pageup",
        "reader.narrower": "<",
        "reader.wider": ">",
    },
}
"""Keys that differ from the default ones. A key that a profile gives away is taken from whatever
had it, and everything that lost its last key gets another here."""


def key_table(
    profile: str = "default", own: Mapping[str, KeySetting] | None = None, path: str = "winnow.toml"
) -> KeyTable:
    """The keys that hold.

    Args:
        profile: Name of a profile.
        own: Keys by action id, as `winnow.toml` gives them.
        path: Where those stand, for messages.

    Raises:
        SettingsError: Unknown profile, action or key, or one key for two actions in one place.
    """
    if profile not in PROFILES:
        raise SettingsError(f"there is no key profile “{profile}”", ", ".join(PROFILES))
    actions = {action.id: action for action in ACTIONS}
    for action_id, keys in PROFILES[profile].items():
        _give(actions, action_id, tuple(keys.split(" ")))
    for action_id, setting in (own or {}).items():
        where = f"{path}, line {setting.line}"
        if action_id not in actions:
            raise SettingsError(f"{where}: there is no action “{action_id}”", "--print-keys")
        for key in setting.keys:
            _check_key(key, where)
        actions[action_id] = replace(actions[action_id], keys=setting.keys)
    for first, second, keys in _clashes(list(actions.values())):
        line = max((own or {}).get(a, KeySetting((), 0)).line for a in (first.id, second.id))
        raise SettingsError(f"{path}, line {line}: {keys} is both {first.id} and {second.id}")
    return KeyTable(actions.values())


def _give(actions: dict[str, Action], action_id: str, keys: tuple[str, ...]) -> None:
    """Bind keys to an action and take them from all others that they would clash with."""
    wanted = {split_keys(key) for key in keys}
    for other in list(actions.values()):
        if other.id != action_id and _meet(other.where, actions[action_id].where):
            kept = tuple(key for key in other.keys if split_keys(key) not in wanted)
            if kept != other.keys:
                actions[other.id] = replace(other, keys=kept)
    actions[action_id] = replace(actions[action_id], keys=keys)


def _check_key(key: str, where: str) -> None:
    for part in split_keys(key):
        name = part.rpartition("+")[2] if len(part) > 1 else part
        lead = part[: -len(name)].rstrip("+")
        known = len(name) == 1 or name in NAMED_KEYS
        if not known or any(
            modifier not in ("ctrl", "shift") for modifier in lead.split("+") if lead
        ):
            raise SettingsError(f"{where}: “{key}” is no key winnow knows")


def _meet(first: Where, second: Where) -> bool:
    """Whether two places have the keys at the same time; a pane's own keys come first."""
    if first is second:
        return True
    return Where.EVERYWHERE in (first, second) and Where.PANE not in (first, second)


def _clashes(actions: list[Action]) -> Iterator[tuple[Action, Action, str]]:
    for number, first in enumerate(actions):
        for second in actions[number + 1 :]:
            if not _meet(first.where, second.where):
                continue
            for mine in first.keys:
                for theirs in second.keys:
                    a, b = split_keys(mine), split_keys(theirs)
                    size = min(len(a), len(b))
                    if a[:size] == b[:size]:
                        yield first, second, mine


def printed_keys(table: KeyTable) -> str:
    """The keys as a `[keys]` table for `winnow.toml`."""
    lines = ["[keys]"]
    group = ""
    for action in table.actions:
        if action.group != group:
            group = action.group
            lines += ["", f"# {group}"]
        keys = " ".join(action.keys).replace("\\", "\\\\").replace('"', '\\"')
        lines.append(f'"{action.id}" = "{keys}"  # {action.says}')
    return "\n".join(lines) + "\n"
