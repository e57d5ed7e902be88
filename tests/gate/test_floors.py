from __future__ import annotations

import pytest

from tests.gate.floors import VARIABLE, floor_of


def test_a_floor_is_what_the_file_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    assert floor_of("lines.ends") > 0.5


def test_a_floor_is_lowered_by_name_with_a_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    usual = floor_of("lines.starts")
    monkeypatch.setenv(VARIABLE, "lines.ends=0.5: to see what the new rule costs")
    assert floor_of("lines.ends") == 0.5
    assert floor_of("lines.starts") == usual


@pytest.mark.parametrize(
    "asked", ["lines.ends=0.5", "lines.ends=0.5:", "nothing=0.5: a reason", "lines.ends=2: more"]
)
def test_a_floor_is_not_lowered_otherwise(monkeypatch: pytest.MonkeyPatch, asked: str) -> None:
    monkeypatch.setenv(VARIABLE, asked)
    with pytest.raises(ValueError, match="REASON"):
        floor_of("lines.ends")
