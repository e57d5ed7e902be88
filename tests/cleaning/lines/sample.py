"""Articles in the shape of dumps, written for the tests."""

from __future__ import annotations

TITLE = "Harbour ferry returns to Westbrook after two years"

BODY = [
    (
        "The harbour ferry between Westbrook and the island of Sarn began to run again on Monday, two "
        "years after a storm damaged its landing stage."
    ),
    (
        "About 200 people stood at the quay when the first boat left at seven in the morning, among "
        "them the mayor of Westbrook, Ines Tolland."
    ),
    (
        "“We have waited long enough for this ferry,” Tolland said before she went on board. “The "
        "island depends on the boat for its post, its bread and its school.”"
    ),
    (
        "The repair of the landing stage cost 3.2 million, of which the county paid two thirds. The "
        "rest came from the harbour board and from gifts."
    ),
    (
        "Sarn has 340 inhabitants and one shop. While the ferry lay still, a fishing boat carried "
        "goods and passengers twice a week when the sea was calm."
    ),
    (
        "The ferry will cross four times a day until October and twice a day in winter, the harbour "
        "board said."
    ),
]

TEASERS = [
    "Related Articles",
    "Ten gardens you must see before the summer ends",
    "From rose terraces to wild meadows, our writers have chosen the gardens that are worth a…",
    "What the new parking rules mean for drivers",
    "From next month the fee for the inner city will rise, and those who park without a ticket…",
]

PRODUCTS = [
    "Inquiry us",
    "Our Latest Products",
    "Zinc stearate powder price 25kg bag CAS 557-05-1 by Linfar-trade",
    (
        "About zinc stearate: zinc stearate is widely used as a release agent and lubricant in the "
        "rubber industry, and our factory has made it for twelve years…"
    ),
    "Calcium stearate wholesale price",
]

CALL = [
    "Sign up to our newsletter and never miss a story",
    "© 2023 Westbrook Post. All rights reserved.",
    "Privacy policy",
]


def dump(*parts: list[str], blank: bool = False) -> str:
    """The lines of the parts as one text, with blank lines between them if asked."""
    lines = [line for part in parts for line in part]
    return ("\n\n" if blank else "\n").join(lines) + "\n"
