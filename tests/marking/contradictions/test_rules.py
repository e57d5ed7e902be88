"""Each rule with what it catches and what it must leave alone."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.marking.contradictions import find_contradictions, find_cross_contradictions
from tui.marking.quotes import find_quotes
from tui.model import Contradiction

FILLER = "\n\nThe weather stayed mild for most of the week.\n\n"


def found(text: str, language: str | None = "en") -> tuple[Contradiction, ...]:
    return find_contradictions(text, find_quotes(text, language=language), language=language)


def rules(text: str, language: str | None = "en") -> set[str]:
    return {pair.rule for pair in found(text, language)}


CAUGHT = [
    (
        "restated-number",
        "The council of Harrow bought 40 electric buses for the northern suburbs in May.",
        "As noted, the council of Harrow bought 60 electric buses for the northern suburbs in May.",
    ),
    (
        "restated-date",
        "The bridge over the Wend was closed to heavy lorries in March 2019.",
        "The bridge over the Wend was closed to heavy lorries in March 2021.",
    ),
    (
        "restated-negation",
        "The reservoir above the village is safe to swim in during summer.",
        "The reservoir above the village is not safe to swim in during summer.",
    ),
    (
        "restated-antonym",
        "Rents in the harbour quarter rose sharply after the tram line opened.",
        "Rents in the harbour quarter fell sharply after the tram line opened.",
    ),
    (
        "restated-name",
        "The report was written by Clara Weiss for the lower house of parliament.",
        "The report was written by Clara Boyle for the lower house of parliament.",
    ),
    (
        "restated-denial",
        "The company dumped waste oil into the estuary for three years.",
        "A spokesman denied that the company dumped waste oil into the estuary for three years.",
    ),
    (
        "same-words-two-speakers",
        "“The pumps were never tested before the flood came,” said Oskar Lindgren.",
        "“The pumps were never tested before the flood came,” said Maria Portillo.",
    ),
    (
        "two-spellings",
        "The bakery was founded by Tomas Kerrigan, who came from Cork.",
        "It was Tomas Kerigan who baked the first loaf there.",
    ),
    (
        "one-event-two-dates",
        "Divers on Tuesday found the missing canoe below the old weir.",
        "On Friday the canoe was found below the weir by divers with torches.",
    ),
    (
        "said-it-is-not-so",
        "The agency said it had given Norland officials access to the register.",
        "Brightwell says it did not give Norland any special access.",
    ),
]


@pytest.mark.parametrize(("rule", "one", "other"), CAUGHT)
def test_a_pair_that_conflicts_is_found_by_its_rule(rule: str, one: str, other: str) -> None:
    assert rule in rules(one + FILLER + other)


LEFT_ALONE = [
    (
        "The council of Harrow bought 40 electric buses for the northern suburbs in May.",
        "As noted, the council of Harrow bought 40 electric buses for the northern suburbs in May.",
    ),
    (
        "In 2019 the harbour handled 40 million tonnes of grain and coal.",
        "In 2020 the harbour handled 55 million tonnes of grain and coal.",
    ),
    (
        "If the dam is repaired in spring, the village will be safe from floods.",
        "If the dam is not repaired in spring, the village will be safe from floods.",
    ),
    (
        "Flight to Oslo: a seven day trip with 9 meals and a guide in the price.",
        "Flight to Rome: a seven day trip with 11 meals and a guide in the price.",
    ),
    ("Is the bridge open to lorries in winter?", "The bridge is not open to lorries in winter."),
    (
        "The proposal for the new school is not unlikely to pass in the council.",
        "The proposal for the new school is likely to pass in the council.",
    ),
    (
        "He was denied a visa by the consulate in Lisbon.",
        "The consulate said he had asked for a visa in Lisbon.",
    ),
    (
        "“The pumps were never tested before the flood came,” said Oskar Lindgren.",
        "“The pumps were never tested before the flood came,” said Lindgren.",
    ),
    ("The show went on in Russia for years.", "Russian critics loved the show."),
    (
        "Divers on Tuesday found the missing canoe below the old weir.",
        "On Friday the council met to speak of the budget for the weir.",
    ),
]


@pytest.mark.parametrize(("one", "other"), LEFT_ALONE)
def test_a_pair_that_fits_together_is_left_alone(one: str, other: str) -> None:
    assert found(one + FILLER + other) == ()


STAGED = [
    (
        "myth-and-answer",
        "A common myth is that cold tea cures a sore throat. In reality, it does not.",
    ),
    (
        "these-claims-are-false",
        (
            "The oil promises to make hair grow overnight. However, these claims are largely "
            "unsupported by science."
        ),
    ),
    (
        "rejected-view",
        (
            "Some say that the harbour wall would hold in any storm. Engineer Petra Holm does not "
            "accept that."
        ),
    ),
    ("which-they-deny", "He told us the tenants left the windows open, which the tenants deny."),
    (
        "a-claim-they-deny",
        (
            "The ministry said the road would cost 20 million euros, a figure that many engineers "
            "say is not realistic."
        ),
    ),
    (
        "denied",
        (
            "The tenants accused the landlord of keeping their deposits. "
            "The landlord denied any wrongdoing."
        ),
    ),
    (
        "two-numbers-side-by-side",
        "The club has won eight of its last nine 10 matches since the spring.",
    ),
]


@pytest.mark.parametrize(("rule", "text"), STAGED)
def test_a_dispute_that_the_text_stages_is_found(rule: str, text: str) -> None:
    assert rule in rules(text)


@pytest.mark.parametrize(
    "text",
    [
        "The myths that bind a village are old. The oldest is not written down.",
        "These claims are well supported by science. They hold in every trial.",
        "The doctor did not buy this. He rented it for a year.",
        "The club played three 10 minute halves for the children of the town.",
    ],
)
def test_what_only_looks_like_a_dispute_is_left_alone(text: str) -> None:
    assert not rules(text) - {"rejected-view"}


def test_a_headline_that_promises_another_number_is_found() -> None:
    text = "Top 7 mountain hiking boots for winter\n\nHere are the top five mountain hiking boots we wore."
    (pair,) = found(text)
    assert pair.rule == "counted-otherwise"
    assert pair.kind == "headline"


def test_a_pair_says_which_words_differ_and_that_they_may_conflict() -> None:
    rule, one, other = CAUGHT[0]
    text = one + FILLER + other
    (pair,) = found(text)
    assert pair.rule == rule
    assert [span.of(text) for span in pair.a_words + pair.b_words] == ["40", "60"]
    assert "may conflict" in pair.why
    assert 0 < pair.score <= 1


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        (
            "de",
            "Die Stadt Bern meldete am Montag 1.200 neue Anträge auf Wohngeld.",
            "Wie berichtet, meldete die Stadt Bern am Montag 1.800 neue Anträge auf Wohngeld.",
        ),
        (
            "es",
            "El ayuntamiento aprobó el martes la compra de 40 autobuses para el centro.",
            "El ayuntamiento rechazó el martes la compra de 40 autobuses para el centro.",
        ),
    ],
)
def test_german_and_spanish_are_read_too(language: str, one: str, other: str) -> None:
    assert len(found(f"{one}\n\n{other}", language)) == 1
    assert found(f"{one}\n\n{one}", language) == ()


def test_texts_on_one_story_are_compared_with_each_other_only() -> None:
    _, one, other = CAUGHT[0]
    (pair,) = find_cross_contradictions([("x", one + FILLER), ("y", FILLER + other)])
    assert (pair.a.doc, pair.b.doc) == ("x", "y")
    assert find_cross_contradictions([("x", one + FILLER + other), ("y", FILLER)]) == ()


WORDS = [
    "The",
    "firm",
    "denied",
    "that",
    "12",
    "people",
    "died",
    ".",
    "“",
    "”",
    ",",
    "which",
    "they",
    "deny\n",
    "Myth",
    ":",
    "not",
    "Mr.",
    "Meta",
    "3",
    "%",
]


@settings(max_examples=60, deadline=None)
@given(
    st.text(max_size=300)
    | st.lists(
        st.sampled_from(WORDS),
        max_size=80,
    ).map(" ".join)
)
def test_spans_lie_in_order_inside_any_text(text: str) -> None:
    for pair in found(text, None):
        assert 0 <= pair.a.start < pair.a.end <= len(text)
        assert 0 <= pair.b.start < pair.b.end <= len(text)
        assert (pair.a, pair.b) == tuple(sorted((pair.a, pair.b)))
        assert "may conflict" in pair.why


def test_time_is_linear_in_the_length_of_a_text() -> None:
    def seconds(times: int) -> float:
        text = "\n\n".join(
            f"The river town number {i} denied that its {i % 7} mills said not a word in May."
            for i in range(times)
        )
        start = time.process_time()
        find_contradictions(text, (), language="en")
        return time.process_time() - start

    seconds(20)
    assert seconds(2000) < 0.2 + 25 * seconds(200)
