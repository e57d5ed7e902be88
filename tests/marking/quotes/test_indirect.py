"""Indirect speech: the clause, its speaker, and whether it is denied."""

from __future__ import annotations

import pytest

from tui.marking.quotes import find_indirect, find_quotes


@pytest.mark.parametrize(
    ("text", "speaker", "clause", "negated"),
    [
        ("Quill said that the mill is old.", "Quill", "the mill is old", False),
        ("Quill said the mill is very old.", "Quill", "the mill is very old", False),
        ("According to Nora Quill, the mill is old.", "Nora Quill", "the mill is old", False),
        ("The mill is old, according to the council.", "the council", "The mill is old", False),
        ("Quill denied that she sold the mill.", "Quill", "she sold the mill", True),
        ("The mill is old, Quill said.", "Quill", "The mill is old", False),
        (
            "The ministry said on Monday that the dam is safe.",
            "The ministry",
            "the dam is safe",
            False,
        ),
    ],
)
def test_a_reported_clause_is_found(text: str, speaker: str, clause: str, negated: bool) -> None:
    (found,) = find_indirect(text, find_quotes(text, language="en"), language="en")
    assert text[found.start : found.end] == clause
    assert found.speaker == speaker
    assert found.negated is negated


def test_direct_speech_is_not_reported_twice() -> None:
    text = "“The mill is old,” Quill said."
    assert find_indirect(text, find_quotes(text, language="en"), language="en") == ()


def test_a_clause_may_hold_a_quoted_phrase() -> None:
    text = "Quill said that the plan was “a bad joke” from the start."
    (found,) = find_indirect(text, find_quotes(text, language="en"), language="en")
    assert text[found.start : found.end] == "the plan was “a bad joke” from the start"


def test_clauses_stand_in_order() -> None:
    text = "Quill said that it is old. Abel claimed that it is new.\nPoe said that it fell down."
    found = find_indirect(text, (), language="en")
    assert [clause.speaker for clause in found] == ["Quill", "Abel", "Poe"]
