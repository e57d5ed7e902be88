"""Denials and the statements that they answer, and sentences that only look like one."""

from __future__ import annotations

import pytest

from tests.marking.contradictions.test_rules import rules

BETWEEN = "The road along the coast was closed for an hour."

DENIED = [
    (
        "answered-claim",
        "Villagers say that soldiers fired at the ferry.",
        "The army insists that no shots were fired at the ferry.",
    ),
    (
        "answered-claim",
        "The union says that the tram company cut the wages of 40 drivers.",
        "The claim was false, the company said.",
    ),
    (
        "answered-claim",
        "The union says that the tram company cut the wages of 40 drivers.",
        "The company said the claim is not true.",
    ),
    (
        "denied",
        "Police told reporters that the guard opened the gate.",
        "The guard denies that he opened the gate for the thieves.",
    ),
    (
        "denied",
        "Police told reporters that the guard opened the gate.",
        "The guard denies opening the gate for the thieves.",
    ),
    (
        "denied",
        "“We saw the mayor take the money,” said Oskar Lindgren.",
        "The mayor denied taking any money.",
    ),
    ("denied", "Nora Quill accused the mill of theft.", "The mill denied wrongdoing."),
    ("denied", "Nora Quill claims the mill steals water.", "The mill denied the claims."),
    (
        "said-it-is-not-so",
        "Nora Quill said the mill gave Norland officials access to the register.",
        "The mill said it did not give Norland officials access to the register.",
    ),
]


@pytest.mark.parametrize(("rule", "claim", "answer"), DENIED)
def test_a_denial_finds_what_it_denies(rule: str, claim: str, answer: str) -> None:
    assert rules(f"{claim} {BETWEEN}\n\n{answer} A hearing is set for June.") == {rule}


NOT_DENIED = [
    ("Villagers say that soldiers fired.", "The army insists that no ship will go next year."),
    ("The union says that it lost.", "The claim that all is false was painted on a wall."),
    ("The union says that drivers quit.", "The company disputes the figure."),
    ("The union says that drivers quit.", "The union disputes the claims."),
    ("The union says that drivers quit.", "The company could not deny that."),
    ("The union says that drivers quit.", "The company denied the following:"),
    (
        "A cook told the court that the captain had been asleep.",
        "The captain's lawyer called the cook a friend of many years.",
    ),
    (
        "The opposition accused the mayor of buying votes with coal.",
        "The mayor called the accusations to mind in his speech.",
    ),
    ("The union denied that drivers quit.", "The company denied the claims."),
    ("The union says that drivers quit.", "Did the company deny the claims?"),
    ("Did the drivers quit, as the union says?", "The company denied the claims."),
]


@pytest.mark.parametrize(("before", "sentence"), NOT_DENIED)
def test_what_denies_nothing_that_was_said_is_left_alone(before: str, sentence: str) -> None:
    assert rules(f"{before} {BETWEEN}\n\n{sentence} A hearing is set for June.") == set()


@pytest.mark.parametrize(
    "text",
    [
        "He told us the tenants left the windows open, which the tenants dispute.",
        "The ministry said the road would cost 20 million euros, a figure disputed by engineers.",
        "Wet, the road would cost 20 million euros, a figure that many say is not realistic.",
    ],
)
def test_a_clause_that_denies_its_own_sentence_is_found(text: str) -> None:
    assert rules(text) & {"which-they-deny", "a-claim-they-deny"}


@pytest.mark.parametrize(
    "text",
    [
        "He told us the tenants left the windows open, which the tenants deny themselves in winter.",
        "He told us the tenants left the windows open, which is why the tenants, in May, deny it.",
        "The ministry said the road would cost 20 million, a figure that engineers say is right.",
        "The ministry said the road would cost 20 million euros, a figure of note to the town.",
    ],
)
def test_a_clause_that_denies_nothing_is_left_alone(text: str) -> None:
    assert rules(text) == set()
