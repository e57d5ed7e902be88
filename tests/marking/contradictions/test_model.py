"""A local model weighs pairs and proposes others; without one nothing changes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.marking.contradictions.tiny_model import write_model
from tui.errors import UsageError
from tui.marking import mark, mark_documents
from tui.marking.entailment import Verdict, load_judge

FILLER = "\n\nThe weather stayed mild for most of the week.\n\n"
FIELD = "The council of Harrow says the lower field beside the Wend was sown with rye in spring."
FALLOW = "According to a farmer, the lower field beside the Wend lay fallow until the autumn."
NUMBERS = (
    "The council of Harrow bought 40 electric buses for the northern suburbs in May.",
    "The council of Harrow bought 60 electric buses for the northern suburbs in May.",
)


class Fixed:
    """A judge of one opinion, which counts what it is asked."""

    def __init__(self, verdict: Verdict) -> None:
        self.verdict, self.asked = verdict, 0

    def judge(self, pairs: Sequence[tuple[str, str]]) -> list[Verdict]:
        self.asked += len(pairs)
        return [self.verdict] * len(pairs)


def need_parts() -> None:
    reason = "needs the extra nli, which the extra dev holds"
    pytest.importorskip("onnxruntime", reason=reason)
    pytest.importorskip("tokenizers", reason=reason)


def test_a_pair_that_no_rule_finds_is_proposed_by_the_model(tmp_path: Path) -> None:
    need_parts()
    judge = load_judge(write_model(tmp_path))
    text = FIELD + FILLER + FALLOW
    assert mark(text, language="en").contradictions == ()
    (pair,) = mark(text, language="en", judge=judge).contradictions
    assert pair.rule == "model"
    assert (pair.a.of(text), pair.b.of(text)) == (FIELD, FALLOW)
    assert "may conflict" in pair.why
    assert pair.score >= 0.9


def test_labels_are_taken_in_the_order_that_the_model_names(tmp_path: Path) -> None:
    need_parts()
    judge = load_judge(write_model(tmp_path, ["ENTAILMENT", "contradiction", "neutral"]))
    ((conflict, agreement), (_, other)) = judge.judge([("It lay fallow", "x"), ("agree", "y")])
    assert agreement > 0.9 > conflict
    assert other < 0.1


def test_a_model_in_a_folder_of_its_export_is_found(tmp_path: Path) -> None:
    need_parts()
    write_model(tmp_path)
    (tmp_path / "onnx").mkdir()
    (tmp_path / "model.onnx").rename(tmp_path / "onnx" / "model.onnx")
    (verdict,) = load_judge(tmp_path).judge([("fallow", "fallow")])
    assert verdict.contradiction > 0.9


def test_a_pair_that_the_model_doubts_loses_rank_and_one_it_confirms_keeps_it() -> None:
    text = FILLER.join(NUMBERS)
    (alone,) = mark(text, language="en").contradictions
    (doubted,) = mark(text, language="en", judge=Fixed(Verdict(0.1, 0.2))).contradictions
    (sure,) = mark(text, language="en", judge=Fixed(Verdict(0.99, 0.0))).contradictions
    assert doubted.score < alone.score < sure.score
    assert mark(text, language="en", judge=Fixed(Verdict(0.0, 0.95))).contradictions == ()


def test_names_are_not_the_models_business() -> None:
    text = (
        "The bakery was founded by Tomas Kerrigan, who came from Cork."
        + FILLER
        + "It was Tomas Kerigan who baked the first loaf there."
    )
    alone = mark(text, language="en").contradictions
    (weighed,) = mark(text, language="en", judge=Fixed(Verdict(0.0, 0.95))).contradictions
    assert (weighed,) == alone


def test_the_model_is_asked_a_bounded_number_of_times() -> None:
    places = ("mill", "weir", "barn", "lane", "pond", "gate", "ford", "farm", "quay", "moor")
    text = "\n\n".join(
        f"The {place} of {place} number {i} was sold by the council to a farmer from {other}."
        for i, place in enumerate(places)
        for other in places
    )
    judge = Fixed(Verdict(0.0, 0.0))
    mark(text, language="en", judge=judge)
    assert 0 < judge.asked <= 2 * (60 + 60)


def test_texts_of_one_story_are_put_to_the_model_across_only() -> None:
    need = Fixed(Verdict(1.0, 0.0))
    pairs = mark_documents([("a", FIELD + FILLER), ("b", FILLER + FALLOW)], judge=need)
    assert {(pair.a.doc, pair.b.doc) for pair in pairs} == {("a", "b")}


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        ("gone", "there is no directory"),
        ("model.onnx", "holds no model.onnx"),
        ("tokenizer.json", "holds no tokenizer.json"),
    ],
)
def test_a_wrong_directory_is_told_in_a_sentence(tmp_path: Path, spoil: str, says: str) -> None:
    directory = write_model(tmp_path / "model")
    if spoil == "gone":
        directory = tmp_path / "gone"
    else:
        (directory / spoil).unlink()
    with pytest.raises(UsageError, match=says):
        load_judge(directory)


@pytest.mark.parametrize("spoiled", ["model.onnx", "tokenizer.json", "config.json"])
def test_damaged_files_are_told_in_a_sentence(tmp_path: Path, spoiled: str) -> None:
    need_parts()
    directory = write_model(tmp_path, ["contradiction", "entailment", "neutral"])
    (directory / spoiled).write_bytes(b"\x08\x01{not a model")
    with pytest.raises(UsageError, match="cannot be used"):
        load_judge(directory)


def test_a_model_of_another_kind_is_told_apart(tmp_path: Path) -> None:
    need_parts()
    with pytest.raises(UsageError, match="names no label"):
        load_judge(write_model(tmp_path / "a", ["positive", "negative", "neutral"]))
    with pytest.raises(UsageError, match="3 answers a pair, not 2"):
        load_judge(write_model(tmp_path / "b", ["contradiction", "other"]))
