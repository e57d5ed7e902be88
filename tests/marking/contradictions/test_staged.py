"""Conflicts that a text stages: headline and body, two accounts, belief and evidence, two prices."""

from __future__ import annotations

import pytest

from tests.marking.contradictions.test_rules import rules

CAUGHT = {
    "another-toll": (
        "Flood kills 12 in Harrow valley\n\n"
        "The flood killed 21 people in the Harrow valley on Monday, the mayor said.\n\n"
        "Roads are closed."
    ),
    "still-to-come": (
        "Harrow and Wend rowing clubs to be merged\n\n"
        "The Harrow and Wend clubs have been merged after years of talks between their members."
    ),
    "another-account": (
        "Witnesses say that Mr Kerrigan left the mill at 8:30 on Monday evening. The mill was "
        "dark. However, a second account has Kerrigan leave the mill at 9:45 that evening."
    ),
    "belief-against-evidence": (
        "Many people believe that cold water harms the stomach after a meal. However, research "
        "shows that cold water does no harm to the stomach."
    ),
    "no-evidence": (
        "The leaflet spreads claims that the vaccine harms children under five. There is no "
        "evidence that the vaccine harms children."
    ),
    "one-thing-two-prices": (
        "The lighthouse cottage on Wend island was sold for $40,000 last week.\n\n"
        "Buyers of cottages come from the city. The rowing season begins in May.\n\n"
        "Neighbours said the lighthouse cottage on Wend island went for $52,000."
    ),
    "accused-of-lying": (
        "“He stole the keys and threatened my brother,” said Maria Portillo in court. "
        "The defence accused Portillo of lying to the jury."
    ),
    "these-claims-are-false": (
        "“The tea cures a cold within hours,” the seller wrote on the packet. "
        "The claim that “the tea cures a cold” is false, a chemist said."
    ),
    "rejected-view": (
        "Brightwell says that the harbour wall would hold in any storm. Critics disagree."
    ),
}


@pytest.mark.parametrize("rule", CAUGHT)
def test_a_conflict_that_the_text_stages_is_found_by_its_rule(rule: str) -> None:
    assert rule in rules(CAUGHT[rule])


LEFT_ALONE = {
    "the text knows the headline's number, too": (
        "Flood kills 12 in Harrow valley\n\n"
        "The flood killed 21 people in the Harrow valley since May, 12 of them on Monday."
    ),
    "two tolls in the text: it tells how they rose": (
        "Flood kills 12 in Harrow valley\n\n"
        "The flood killed 15 people in the valley by noon. The flood killed 21 by the evening."
    ),
    "what is to be done is still to be done": (
        "Harrow and Wend rowing clubs to be merged\n\n"
        "The Harrow and Wend clubs will be merged after years of talks between their members."
    ),
    "the second account gives the same time": (
        "Witnesses say that Mr Kerrigan left the mill at 8:30 on Monday evening. The mill was "
        "dark. However, a second account has Kerrigan leave the mill at 8:30 that evening."
    ),
    "evidence that bears a belief out": (
        "Many people believe that cold water harms the stomach after a meal. Research shows that "
        "warm tea helps after a race."
    ),
    "no evidence of what nobody claimed": (
        "The leaflet describes how the vaccine is made. There is no evidence that wolves came "
        "back to the valley."
    ),
    "prices too far apart to be of one thing": (
        "The lighthouse cottage on Wend island was sold for $40,000 last week.\n\n"
        "Neighbours said a lighthouse on Wend island cost $900,000."
    ),
    "a page of prices": "\n\n".join(
        f"The lighthouse cottage number {n} on Wend island was sold for ${n + 3}0,000 in spring."
        for n in range(1, 7)
    ),
    "accused of something else": (
        "“He stole the keys and threatened my brother,” said Maria Portillo in court. "
        "The defence accused Portillo of coming late."
    ),
    "a claim that is borne out": (
        "“The tea cures a cold within hours,” the seller wrote on the packet. "
        "The claim that “the tea cures a cold” is true, a chemist said."
    ),
    "a paper that was not signed": (
        "The guests wrote their claims on a form. These claims were not true copies, if they were "
        "not signed."
    ),
}


@pytest.mark.parametrize("case", LEFT_ALONE)
def test_what_only_looks_staged_is_left_alone(case: str) -> None:
    assert not rules(LEFT_ALONE[case]) & {*CAUGHT, "counted-otherwise"}


@pytest.mark.parametrize(
    ("promise", "kept"),
    [
        ("Top 7 mountain hiking boots for winter", "Here are the top seven mountain hiking boots."),
        ("Top 100 mountain hiking boots", "Here are the top five mountain hiking boots we wore."),
        ("The 7th best mountain hiking boots", "Here are the top five mountain hiking boots."),
        ("Top 7 % of mountain hiking boots", "Here are the top five mountain hiking boots."),
        ("Top 7 years of mountain hiking boots", "Here are the top five mountain hiking boots."),
        ("Top 7 mountain hiking boots", "Here are the five cheapest harbour towns of the coast."),
    ],
)
def test_a_promise_that_is_kept_or_none_is_left_alone(promise: str, kept: str) -> None:
    assert "counted-otherwise" not in rules(f"{promise}\n\n{kept}")
