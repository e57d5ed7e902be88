from __future__ import annotations

import tomllib

import pytest

from tui.app.key_settings import PROFILES, key_table, printed_keys
from tui.app.keymap import ACTIONS, Where
from tui.errors import SettingsError
from tui.library.settings import KeySetting, _flat


@pytest.mark.parametrize("profile", PROFILES)
def test_every_profile_is_free_of_clashes_and_takes_no_action_its_last_key(profile: str) -> None:
    table = key_table(profile)
    keyless = {action.id for action in ACTIONS if not action.keys}
    assert {action.id for action in table.actions if not action.keys} == keyless


def test_a_key_of_one_s_own_replaces_the_default() -> None:
    table = key_table(own={"reader.aside": KeySetting(("T",), 3)})
    found = table.find(("T",), (Where.READER,))
    assert found is not None and found.id == "reader.aside"
    assert table.find(("s",), (Where.READER,)) is None


def test_one_key_for_two_actions_is_refused_with_both_names_and_the_line() -> None:
    with pytest.raises(SettingsError) as caught:
        key_table(own={"reader.aside": KeySetting(("z",), 7)})
    message = str(caught.value)
    assert "line 7" in message and "reader.aside" in message and "reader.zen" in message


def test_a_key_that_begins_a_sequence_is_a_clash() -> None:
    with pytest.raises(SettingsError, match=r"next-unread|next-quote"):
        key_table(own={"reader.zen": KeySetting(("]",), 2)})


def test_unknown_actions_keys_and_profiles_are_refused() -> None:
    with pytest.raises(SettingsError, match=r"line 4: there is no action .reader\.fly"):
        key_table(own={"reader.fly": KeySetting(("F",), 4)})
    with pytest.raises(SettingsError, match="no key winnow knows"):
        key_table(own={"reader.aside": KeySetting(("hyper+s",), 4)})
    with pytest.raises(SettingsError, match="no key profile"):
        key_table("emacs")


def test_printed_keys_are_toml_that_gives_the_same_keys_back() -> None:
    printed = tomllib.loads(printed_keys(key_table()))
    keys = _flat(printed["keys"])
    assert keys == {action.id: " ".join(action.keys) for action in ACTIONS}
