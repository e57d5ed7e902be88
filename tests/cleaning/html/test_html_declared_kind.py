from __future__ import annotations

import json

import pytest

from tests.cleaning.html.pages import article_page, clean
from tui.cleaning.html.declared_kind import declared_kind
from tui.cleaning.html.head import Head
from tui.model import PageKind


def kind_at(address: str) -> PageKind | None:
    return declared_kind(Head(canonical=address), None)


@pytest.mark.parametrize(
    ("types", "kind"),
    [
        ({"DiscussionForumPosting"}, PageKind.FORUM),
        ({"QAPage", "Article"}, PageKind.FORUM),
        ({"CollectionPage", "BreadcrumbList"}, PageKind.LISTING),
        ({"CollectionPage", "NewsArticle"}, None),
        ({"ProductGroup"}, PageKind.PRODUCT),
        ({"Product"}, None),
        ({"NewsArticle"}, None),
    ],
)
def test_schema_types_that_leave_no_doubt_say_the_kind(
    types: set[str], kind: PageKind | None
) -> None:
    assert declared_kind(Head(ld_types=frozenset(types)), None) is kind


@pytest.mark.parametrize(
    ("metas", "kind"),
    [
        ({"og:type": "product"}, PageKind.PRODUCT),
        ({"og:type": "Product.Group"}, PageKind.LISTING),
        ({"product:price:amount": "19"}, PageKind.PRODUCT),
        ({"og:type": "website"}, None),
    ],
)
def test_what_opengraph_calls_for_sale_is_a_product_and_a_group_of_them_a_listing(
    metas: dict[str, str], kind: PageKind | None
) -> None:
    assert declared_kind(Head(metas=metas), None) is kind


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("https://harbour.example/blog/north-pier", PageKind.ARTICLE),
        ("https://docs.harbour.example/tides", PageKind.DOCUMENTATION),
        ("https://harbour.example/Docs/tides", PageKind.DOCUMENTATION),
        ("https://forum.harbour.example/t/12", PageKind.FORUM),
        ("https://harbour.example/threads/tides.12/", PageKind.FORUM),
        ("https://shop.example/collections/coats", PageKind.LISTING),
        ("https://shop.example/collections/coats/products/oilskin", None),
        ("https://shop.example/product/oilskin", PageKind.PRODUCT),
        ("https://harbour.example/news/docs", None),
        ("https://harbour.example/", None),
        ("https://[harbour", None),
        ("", None),
    ],
)
def test_folders_and_hosts_say_what_lies_in_them(address: str, kind: PageKind | None) -> None:
    assert kind_at(address) is kind


def test_the_address_it_was_fetched_from_counts_where_the_page_gives_none() -> None:
    fetched = "https://harbour.example/docs/tides"
    assert declared_kind(Head(), fetched) is PageKind.DOCUMENTATION
    own = Head(canonical="https://harbour.example/blog/tides")
    assert declared_kind(own, fetched) is PageKind.ARTICLE


def test_a_page_is_of_the_kind_that_it_declares() -> None:
    said = json.dumps({"@type": "QAPage"})
    page = article_page(head=f'<script type="application/ld+json">{said}</script>')
    assert clean(article_page()).page_kind is PageKind.ARTICLE
    assert clean(page).page_kind is PageKind.FORUM


def test_a_page_that_only_tells_of_an_error_is_one_whatever_it_declares() -> None:
    page = "<title>404</title><meta property='og:type' content='product'><h1>Page not found</h1>"
    kind = clean(page + "<p>The page you looked for does not exist.</p>").page_kind
    assert kind is PageKind.ERROR_PAGE
