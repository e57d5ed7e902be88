"""Answers that name their claim by a word alone find it, and what is refused otherwise is no answer."""

from __future__ import annotations

import pytest

from tui.marking import mark

BETWEEN = "The road along the coast was closed for an hour."

ANSWERED = [
    (
        "Fishermen say that the smelter poured acid into the bay.",
        "The smelter rejected the claims.",
    ),
    (
        "According to the report, the school hid two fires from parents.",
        "The head dismissed the report as pure fiction.",
    ),
    ("The union says that 700 drivers quit last year.", "The tram company disputes the figure."),
    (
        "Lowmark accuses Highmark of moving the border stones by night.",
        "Highmark denies this.",
    ),
    (
        "The opposition accused the mayor of buying votes with coal.",
        "The mayor called the accusations politically motivated.",
    ),
    (
        "A cook told the court that the captain had been asleep.",
        "The captain's lawyer called the cook a liar.",
    ),
    (
        "Rumours spread that the dairy was bankrupt.",
        "The dairy said there was no truth to the rumours.",
    ),
    ("She is charged with stealing nine bells.", "She has pleaded not guilty."),
    (
        "Villagers say that the kiln ruined their plums.",
        "“That is not true,” said Pavel Orr, its owner.",
    ),
    (
        "The league says that fans threw bottles at the keeper.",
        "The chairman said it was nonsense to claim that fans threw bottles.",
    ),
]


@pytest.mark.parametrize(("claim", "answer"), ANSWERED)
def test_an_answer_finds_its_claim_over_a_sentence_between(claim: str, answer: str) -> None:
    text = f"{claim} {BETWEEN}\n\n{answer} A hearing is set for June."
    (pair,) = mark(text, language="en").contradictions
    assert (pair.a.of(text), pair.strength) == (claim, "dispute")
    assert pair.b.of(text) in answer
    assert "may conflict" in pair.why


@pytest.mark.parametrize(
    ("before", "sentence"),
    [
        ("The builders said that they would pay 40 million.", "The council rejected the offer."),
        ("The consulate said that he had asked in May.", "He was denied a visa twice."),
        (
            "The paper said that two plants would close.",
            "The firm neither confirmed nor denied it.",
        ),
        (
            "The report said that tests were hidden.",
            "The minister refused to comment on the report.",
        ),
        ("Lawyers had said that the trial was unfair.", "The judge dismissed the case."),
        ("Engineers said that the bridge was old.", "Nobody disputes this."),
        ("She said that the claim was filed in March.", "The insurer denied the claim."),
        ("Investigators said that the clerk had taken the coins.", "The clerk pleaded guilty."),
        ("The bank says that thieves copy cards.", "Check the list and dispute charges at once."),
        ("The smelter said that it was clean.", "The smelter rejected the claims of its rivals."),
        ("The guide says that the lamp turns red.", "If the claim is false, the lamp stays dark."),
    ],
)
def test_what_is_refused_or_done_otherwise_is_no_answer(before: str, sentence: str) -> None:
    assert mark(f"{before} {BETWEEN}\n\n{sentence}", language="en").contradictions == ()


@pytest.mark.parametrize(
    ("language", "claim", "answer"),
    [
        (
            "de",
            "Die Bewohner werfen der Fabrik vor, Säure abzulassen.",
            "Die Fabrik bestritt die Vorwürfe.",
        ),
        (
            "es",
            "Los vecinos acusan a la planta de verter ácido en el río.",
            "La planta negó las acusaciones.",
        ),
    ],
)
def test_german_and_spanish_answers_find_their_claim(
    language: str, claim: str, answer: str
) -> None:
    text = f"{claim}\n\n{answer}"
    (pair,) = mark(text, language=language).contradictions
    assert (pair.a.of(text), pair.b.of(text)) == (claim, answer)
    assert (pair.kind, pair.strength) == ("denial", "dispute")
