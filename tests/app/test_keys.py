from __future__ import annotations

from collections import Counter

from tui.app.key_router import KeyRouter
from tui.app.keymap import ACTIONS, KeyTable, Where, split_keys

READER = (Where.READER, Where.EVERYWHERE)


def router() -> KeyRouter:
    return KeyRouter(KeyTable())


def fed(keys: str) -> str:
    subject = router()
    last = ""
    for key in keys.split(" "):
        routed = subject.feed(key, READER)
        last = routed.action.id if routed.action else ""
    return last


def test_a_single_key_means_its_action_at_once() -> None:
    assert fed("j") == "reader.line-down"
    assert fed("ctrl+d") == "reader.half-page-down"


def test_two_keys_make_a_sequence() -> None:
    assert fed("] q") == "reader.next-quote"
    assert fed("y y") == "reader.copy-paragraph"


def test_a_sequence_that_means_nothing_is_swallowed_and_forgotten() -> None:
    subject = router()
    assert subject.feed("]", READER).pending == ("]",)
    assert subject.feed("j", READER).swallowed
    assert subject.feed("j", READER).action is not None


def test_escape_cancels_a_sequence() -> None:
    subject = router()
    subject.feed("]", READER)
    assert subject.feed("escape", READER).swallowed
    assert not subject.pending


def test_a_mark_takes_any_letter_after_it() -> None:
    subject = router()
    assert subject.feed("m", READER).pending
    routed = subject.feed("q", READER)
    assert routed.action is not None
    assert (routed.action.id, routed.argument) == ("reader.set-mark", "q")


def test_the_pane_s_keys_win_over_the_reader_s_while_it_has_them() -> None:
    table = KeyTable()
    action = table.find(("j",), (Where.PANE, *READER))
    assert action is not None and action.id == "pane.down"


def test_no_key_means_two_things_in_one_place() -> None:
    for where in Where:
        used = Counter(split_keys(keys) for a in ACTIONS if a.where is where for keys in a.keys)
        assert [keys for keys, times in used.items() if times > 1] == []


def test_no_sequence_begins_with_a_key_that_has_a_meaning_of_its_own() -> None:
    for where in (Where.READER, Where.LIST):
        sequences = {
            split_keys(keys)
            for a in ACTIONS
            if a.where in (where, Where.EVERYWHERE)
            for keys in a.keys
        }
        for sequence in sequences:
            assert len(sequence) == 1 or sequence[:1] not in sequences


def test_no_key_needs_alt_a_function_key_or_what_terminals_swallow() -> None:
    swallowed = {f"ctrl+{letter}" for letter in "abshijm["}
    for action in ACTIONS:
        for key in action.keys:
            assert not key.startswith("alt+")
            assert not (key[0] == "f" and key[1:].isdigit())
            assert key not in swallowed
