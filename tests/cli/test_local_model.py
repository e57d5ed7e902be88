"""`--nli DIR`: a local model weighs contradictions, from the command line to the worker processes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.test_commands import objects, winnow
from tests.marking.contradictions.tiny_model import write_model

TEXT = (
    "The council of Harrow says the lower field beside the Wend was sown with rye in spring.\n\n"
    "The weather stayed mild for most of the week, and the river was low.\n\n"
    "According to a farmer, the lower field beside the Wend lay fallow until the autumn."
)
ASKED = json.dumps({"id": "a", "text": TEXT}).encode()


@pytest.fixture
def model(tmp_path: Path) -> str:
    reason = "needs the extra nli, which the extra dev holds"
    pytest.importorskip("onnxruntime", reason=reason)
    pytest.importorskip("tokenizers", reason=reason)
    return str(write_model(tmp_path / "model"))


def test_mark_takes_a_model_and_needs_none(model: str) -> None:
    (alone,) = objects(winnow("mark", stdin=ASKED).stdout)
    (weighed,) = objects(winnow("mark", "--nli", model, stdin=ASKED).stdout)
    assert alone["contradictions"] == []
    assert [pair["rule"] for pair in weighed["contradictions"]] == ["model"]


def test_worker_processes_use_the_model_too(model: str, tmp_path: Path) -> None:
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text(TEXT, "utf-8")
    pages = [str(tmp_path / name) for name in ("one.txt", "two.txt")]
    done = winnow("clean", "--format", "json", "--jobs", "2", "--nli", model, *pages)
    rules = [[pair["rule"] for pair in page["contradictions"]] for page in objects(done.stdout)]
    assert rules == [["model"], ["model"]]


@pytest.mark.parametrize("command", ["mark", "clean", "scan", "open"])
def test_a_wrong_directory_is_wrong_usage_and_says_what_is_wrong(
    command: str, tmp_path: Path
) -> None:
    (tmp_path / "page.txt").write_text(TEXT, "utf-8")
    named = [] if command == "mark" else [str(tmp_path / "page.txt")]
    done = winnow(command, "--nli", str(tmp_path / "gone"), *named, stdin=ASKED)
    assert done.returncode == 2
    assert b"there is no directory" in done.stderr
    assert done.stdout == b""


def test_a_model_that_cannot_be_loaded_leaves_the_rules_and_a_warning(
    model: str, tmp_path: Path
) -> None:
    Path(model, "model.onnx").write_bytes(b"\x08\x01{not a model")
    (tmp_path / "page.txt").write_text(TEXT, "utf-8")
    done = winnow("clean", "--format", "json", "--nli", model, str(tmp_path / "page.txt"))
    (page,) = objects(done.stdout)
    assert page["error"] is None
    assert any("by rules alone" in warning for warning in page["warnings"])
