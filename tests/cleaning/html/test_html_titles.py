from __future__ import annotations

import pytest
from lxml import etree

from tests.cleaning.html.pages import HEADLINE
from tui.cleaning.html.head import Head, read_head
from tui.cleaning.html.page_title import first_part, read_title, without_site
from tui.cleaning.html.parsing import parse
from tui.cleaning.html.shown import shown_line
from tui.cleaning.html.sites import read_site, site_names
from tui.model import Fact, PageKind


def head_of(title: str, *, social: str = "", headline: str = "", more: str = "") -> Head:
    meta = f'<meta property="og:title" content="{social}">' if social else ""
    h1 = f"<h1>{headline}</h1>" if headline else ""
    root = parse(f"<html><head><title>{title}</title>{meta}{more}</head><body>{h1}</body>").root
    assert root is not None
    return read_head(root)


def title_of(head: Head, kind: PageKind | None = None, url: str | None = None) -> str | None:
    fact = read_title(head, site_names(read_site(head, url), head, url), kind)
    return fact.value if fact is not None else None


def test_a_headline_that_agrees_with_the_title_element_goes_before_it() -> None:
    head = head_of("North pier closed - Courier", headline="Tolmouth: north pier closed for good")
    assert title_of(head) == "Tolmouth: north pier closed for good"


@pytest.mark.parametrize(
    ("headline", "bare"),
    [
        ("Tide tables for the bay | Courier", "Tide tables for the bay"),
        ("9 April 2024 Tide tables for the bay", "Tide tables for the bay"),
        ("Tide tables for the bay (harbour.example)", "Tide tables for the bay"),
        ("Tide tables for the bay (revised)", "Tide tables for the bay (revised)"),
        ("Tide tables for the bay | North", "Tide tables for the bay | North"),
    ],
)
def test_the_site_a_day_and_an_address_beside_a_headline_are_none_of_it(
    headline: str, bare: str
) -> None:
    site = '<meta property="og:site_name" content="Courier">'
    head = head_of(
        "Tide tables for the bay | Courier",
        social="Tide tables for the bay",
        headline=headline,
        more=site,
    )
    assert title_of(head) == bare


def test_the_slogan_of_a_service_gives_way_to_its_title() -> None:
    head = head_of(
        "Ferry tickets for groups | Tolmouth Lines",
        headline="Groups: your ferry, your day, your tickets",
    )
    assert title_of(head, PageKind.OTHER) == "Ferry tickets for groups"
    assert title_of(head, PageKind.ARTICLE) == "Groups: your ferry, your day, your tickets"


def test_the_headline_of_a_shop_stays_where_it_says_what_the_title_says() -> None:
    head = head_of("Buy Oilskin coat, yellow | Quay Store", headline="Oilskin coat, yellow")
    assert title_of(head, PageKind.PRODUCT) == "Oilskin coat, yellow"


def test_praise_behind_the_title_of_a_shop_is_cut_off() -> None:
    title = "Mesh chairs for the deck | Free delivery | Over nine hundred in stock | Quay Store"
    assert title_of(head_of(title), PageKind.LISTING) == "Mesh chairs for the deck"


def test_a_first_part_of_one_word_does_not_stand_for_the_title() -> None:
    assert first_part("Chairs | Seats for the deck of any boat", ()) == (
        "Chairs | Seats for the deck of any boat"
    )


@pytest.mark.parametrize(
    "title", ["Quay Notes: A hole like a bus", "A hole like a bus - Quay Notes"]
)
def test_the_name_of_a_blog_in_its_headline_is_not_the_title(title: str) -> None:
    head = head_of(title, social="A hole like a bus", headline="Quay Notes")
    assert title_of(head, PageKind.ARTICLE) == "A hole like a bus"


def test_the_name_of_a_manual_in_its_headline_is_not_the_title() -> None:
    head = head_of("Sails - The Harbour Manual", headline="The Harbour Manual")
    assert title_of(head, PageKind.DOCUMENTATION) == "Sails"


def test_a_headline_behind_the_name_of_its_site_is_the_title() -> None:
    head = head_of("Courier | Sails of the harbour", headline="Sails of the harbour")
    assert title_of(head, url="https://courier.example/") == "Sails of the harbour"


def test_a_page_with_a_headline_alone_has_it_for_its_title() -> None:
    assert title_of(head_of("", headline=HEADLINE)) == HEADLINE


def test_a_page_that_is_called_as_its_site_keeps_that_title() -> None:
    assert title_of(head_of("Courier"), url="https://www.courier.example/") == "Courier"


def test_a_page_without_any_title_has_none() -> None:
    assert title_of(head_of("")) is None


@pytest.mark.parametrize(
    ("title", "names", "left"),
    [
        ("Pier closed | News | Courier", {"courier"}, "Pier closed | News"),
        ("Courier: Pier closed", {"courier"}, "Courier: Pier closed"),
        ("Courier » Pier closed", {"courier"}, "Pier closed"),
        ("The north pier is closed – Tolmouth Courier", (), "The north pier is closed"),
        ("Pier – a word with many meanings in harbours", (), "Pier – a word with many meanings in harbours"),
    ],
)  # fmt: skip
def test_a_title_loses_the_name_of_its_site(title: str, names: set[str], left: str) -> None:
    assert without_site(title, names) == left


def test_a_site_is_called_as_it_says_and_else_as_its_host() -> None:
    named = head_of("x", more='<meta property="og:site_name" content="Tolmouth Courier">')
    assert read_site(named, "https://courier.example/a") == Fact("Tolmouth Courier", "og:site_name")
    ld = '{"@type": "WebSite", "name": "The Courier"}'
    told = head_of("x", more=f'<script type="application/ld+json">{ld}</script>')
    assert read_site(told, None) == Fact("The Courier", "json-ld")
    assert read_site(head_of("x"), "https://www.courier.example/a") == Fact(
        "courier.example", "address"
    )
    assert read_site(head_of("x"), "https://[broken") is None


def test_a_line_shows_no_style_sheet_and_keeps_what_stands_behind_one() -> None:
    element = etree.fromstring("<h1>North<style>.a{x:y}</style> pier<!-- gone --> closed</h1>")
    assert shown_line(element) == "North pier closed"
