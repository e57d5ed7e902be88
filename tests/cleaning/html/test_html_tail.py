"""What stands below an article: a shop's offers and credits are none of its text."""

from __future__ import annotations

import pytest

from tests.cleaning.html.pages import clean
from tui.model import Article, PageKind, Role

TOLD = "".join(
    f"<p>The council of Marrow Hill met for the {time} time on Tuesday to speak about the gas store, and "
    f"again the members could not agree on who is to pay for the pipes under the old harbour road.</p>"
    for time in ("third", "fourth", "fifth", "sixth")
)
OFFERS = (
    "<h4>Boron grit F220 99%</h4><p>Boron grit is one of the hardest materials that are known. It is made in "
    "an electric furnace from boric acid and carbon, and is sold by the bag to mills all over the world.</p>"
    "<h4>Aerogel blanket 10 mm</h4><p>The blanket is light like a feather and stops the heat like a wall. With "
    "its low conductivity it is the best choice for pipes, tanks and roofs, and it can be cut with a knife.</p>"
)


def page(heading: str, before: str = TOLD, after: str = OFFERS) -> Article:
    return clean(
        f"<html><body><h1>Council speaks of the gas store</h1>{before}<h3>{heading}</h3>{after}</body></html>"
    )


@pytest.mark.parametrize(
    "heading", ["Our Latest Products", "Unsere Produkte", "Nos derniers produits", "最新产品"]
)
def test_what_stands_under_a_shops_heading_is_product_spam(heading: str) -> None:
    article = page(heading)
    assert article.text.endswith("under the old harbour road.")
    offers = [block for block in article.blocks if "electric furnace" in block.text]
    assert [block.role for block in offers] == [Role.PRODUCT_SPAM]
    assert [reason.id for reason in offers[0].reasons] == ["under-shop"]


def test_a_heading_that_speaks_of_products_ends_nothing() -> None:
    assert "electric furnace" in page("How our products are made and what they cost").text


def test_a_shops_heading_above_most_of_the_text_ends_nothing() -> None:
    article = page("Our Latest Products", before="<p>A short word before.</p>", after=TOLD + TOLD)
    assert article.text.endswith("under the old harbour road.")


def test_on_a_page_that_declares_a_product_the_offers_stay_what_they_are() -> None:
    head = '<head><meta property="og:type" content="product"><meta property="product:price:amount" content="9"></head>'
    article = clean(
        f"<html>{head}<body><h1>Boron grit</h1>{TOLD}<h3>Related products</h3>{OFFERS}</body></html>"
    )
    assert article.page_kind is PageKind.PRODUCT
    assert not any(
        reason.id == "under-shop" for block in article.blocks for reason in block.reasons
    )


def test_credits_below_an_article_are_no_part_of_its_text() -> None:
    below = "<p>(Reporting by Ingrid Vale; editing by Tom Ashdown)</p>"
    article = clean(
        f"<html><body><h1>Council speaks of the gas store</h1>{TOLD}{below}</body></html>"
    )
    assert article.text.endswith("under the old harbour road.")
    line = next(block for block in article.blocks if "Ingrid Vale" in block.text)
    assert line.role is Role.BYLINE


def test_a_sentence_that_begins_with_by_stays_text() -> None:
    last = "<p>By Monday the members are to vote on it again, whatever the harbour master says.</p>"
    article = clean(
        f"<html><body><h1>Council speaks of the gas store</h1>{TOLD}{last}</body></html>"
    )
    assert article.text.endswith("whatever the harbour master says.")
