from __future__ import annotations

import json

import pytest

from tests.cleaning.html.pages import HEADLINE, PARAGRAPHS, article_page, clean, paragraphs
from tui.cleaning.html.bylines import names_among, names_at
from tui.model import Fact, Role


def byline(signature: str, *, head: str = "") -> Fact | None:
    body = signature + paragraphs(*PARAGRAPHS * 2)
    return clean(article_page(body, head=head)).metadata.byline


def ld(*nodes: dict[str, object]) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@graph": list(nodes)})}</script>'


@pytest.mark.parametrize(
    "signature",
    [
        '<a rel="author" href="/mira">Mira Sund</a>',
        '<span itemprop="author"><span>Mira Sund</span></span>',
        '<div class="post-author">Written by <b>Mira Sund</b> <span>Harbour reporter</span></div>',
        '<p class="byline">By Mira Sund, in Tolmouth</p>',
        '<div class="articleAuthor">Von: Mira Sund | 9. April 2024</div>',
        '<span itemprop="author"><style>.css-1x{margin:0}</style><b>Mira Sund</b></span>',
        '<span itemprop="author"><script>let sign = "Ole";</script><!-- Ole -->Mira Sund</span>',
    ],
)
def test_an_element_that_names_the_author_gives_the_byline(signature: str) -> None:
    assert byline(signature) == Fact("Mira Sund", "signature")


@pytest.mark.parametrize(
    "signature",
    [
        '<div class="authorised">Authorised Dealer</div>',
        '<nav><a class="author" href="/m">Mira Sund</a></nav>',
        '<aside><div class="related-posts"><i class="author">Mira Sund</i></div></aside>',
        '<div class="comments"><span class="author">Mira Sund</span></div>',
        '<div class="author-box">About the author</div>',
        '<div class="author">Share this article</div>',
        '<div class="byline">Sat, 20 Dec 2025</div>',
        '<div class="author"><a href="/m">mira@courier.example</a></div>',
        '<div class="author">the harbour board said so</div>',
    ],
)
def test_what_names_no_author_gives_no_byline(signature: str) -> None:
    assert byline(signature) is None


def test_who_signs_in_a_side_column_is_the_author_where_nobody_signs_elsewhere() -> None:
    aside = '<aside><p class="author">Ole Brandt</p></aside>'
    footer = '<footer class="footer"><i class="author">Jo Weir</i></footer>'
    assert byline(aside + footer) == Fact("Ole Brandt", "signature")
    assert byline(aside + '<p class="byline">By Mira Sund</p>') == Fact("Mira Sund", "signature")


def test_a_person_who_signs_goes_before_an_organisation_that_is_declared() -> None:
    head = ld(
        {
            "@type": "NewsArticle",
            "author": {"@type": "Organization", "name": "Tolmouth Courier"},
        }
    )
    assert byline('<p class="byline">By Mira Sund</p>', head=head) == Fact("Mira Sund", "signature")
    assert byline("", head=head) == Fact("Tolmouth Courier", "json-ld")


def test_a_meta_author_that_is_the_site_goes_behind_who_signs() -> None:
    head = (
        '<meta name="author" content="Tolmouth Courier">'
        '<meta property="og:site_name" content="Tolmouth Courier">'
    )
    assert byline('<p class="byline">By Mira Sund</p>', head=head) == Fact("Mira Sund", "signature")
    assert byline("", head=head) == Fact("Tolmouth Courier", "author")


def test_an_author_named_elsewhere_in_the_json_ld_is_found() -> None:
    head = ld(
        {"@type": "Article", "author": {"@id": "#mira"}},
        {"@type": "Person", "@id": "#mira", "name": "Mira &amp; Ole"},
    )
    assert byline("", head=head) == Fact("Mira & Ole", "json-ld")


def test_an_article_without_author_leaves_it_to_the_next_node() -> None:
    head = ld(
        {"@type": "Article", "author": {"@id": "#nobody"}},
        {"@type": "BlogPosting", "author": ["Mira Sund", {"name": "Ole Brandt"}]},
    )
    assert byline("", head=head) == Fact("Mira Sund, Ole Brandt", "json-ld")


@pytest.mark.parametrize(
    ("pieces", "names"),
    [
        (["By", "Mira Sund", "and", "Ole Brandt", "and their dog"], ["Mira Sund", "Ole Brandt"]),
        (["Mira Sund,", "Ole Brandt", "9 April 2024"], ["Mira Sund", "Ole Brandt"]),
        (["Mira Sund", "Mira Sund"], ["Mira Sund"]),
        (["By", "9 April 2024"], []),
        (["Mira Sund", "and", "9 April 2024"], ["Mira Sund"]),
        (["Guide", "by", "Mira Sund"], ["Mira Sund"]),
        (["Insights from", "Mira Sund", "Marketing Director"], ["Mira Sund"]),
        (["Mira Sund", "Author", "Ole Brandt"], ["Mira Sund"]),
        ([], []),
    ],
)
def test_a_signature_gives_the_names_it_joins(pieces: list[str], names: list[str]) -> None:
    assert names_among(pieces) == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Geschrieben von: Mira Sund", ["Mira Sund"]),
        ("Posted by mira77", ["mira77"]),
        ("作者 王小明", ["王小明"]),
        ("Mira Sund (Editor)", ["Mira Sund"]),
        ("Authors: Mira Sund and Ole Brandt, pilots", ["Mira Sund", "Ole Brandt"]),
        ("Von Mira Sund und Ole Brandt", ["Mira Sund", "Ole Brandt"]),
        ("Mira Sund and her dog", ["Mira Sund"]),
        ("Weir & Sons", ["Weir & Sons"]),
        ("By Mira Sund April 9, 2024", ["Mira Sund"]),
        ("By Mira May 9 April 2024", ["Mira May"]),
        ("9 April 2024 · Mira Sund on behalf of the board", ["Mira Sund"]),
        ("Sports · Mira Sund", ["Sports"]),
        ("Insights from", []),
        ("Updated November 11, 2024", []),
        ("2 min read · Mira Sund", []),
        ("M", []),
        ("Mira Sund who has run the harbour since long ago", []),
        ("by", []),
    ],
)
def test_names_are_what_follows_the_opening_words(line: str, names: list[str]) -> None:
    assert names_at(line) == names


@pytest.mark.parametrize(
    "lines",
    [
        "<p>Mira van der Sund</p><p>9 April 2024</p>",
        "<p>7 min read</p><p>Mira van der Sund</p>",
        "<p>Mira van der Sund</p><p>North pier</p><p>Harbour</p><p>More from Mira van der Sund</p>",
    ],
)
def test_a_line_that_is_only_a_name_signs_where_more_speaks_for_it(lines: str) -> None:
    article = clean(article_page(lines + paragraphs(*PARAGRAPHS * 2)))
    assert article.metadata.byline == Fact("Mira van der Sund", "line below the headline")
    roles = [block.role for block in article.blocks if block.text == "Mira van der Sund"]
    assert roles == [Role.BYLINE]


@pytest.mark.parametrize(
    "lines",
    [
        "<p>Mira Sund</p>",
        "<p>In This Article</p><p>9 April 2024</p>",
        "<p>BROWSE PIERS</p><p>9 April 2024</p>",
        "<p>Print article</p><p>9 April 2024</p>",
        "<h2>Mira Sund</h2><p>9 April 2024</p>",
    ],
)
def test_a_line_that_may_be_no_name_signs_nothing(lines: str) -> None:
    assert byline(lines) is None


def test_who_signs_at_the_end_is_the_author_where_only_one_does() -> None:
    text = paragraphs(*PARAGRAPHS * 2)
    page = article_page(text + "<p>Written by Mira Sund and Ole Brandt</p>")
    assert clean(page).metadata.byline == Fact("Mira Sund, Ole Brandt", "line that signs")
    another = article_page(text + "<p>Written by Mira Sund</p><p>Written by Jo Weir</p>")
    assert clean(another).metadata.byline is None
    comment = '<div class="comments"><p>Written by Mira Sund</p></div>'
    assert clean(article_page(text + comment)).metadata.byline is None


@pytest.mark.parametrize("head", ["262588213843476", "page.meta.author.name"])
def test_what_a_template_or_an_account_left_is_no_author(head: str) -> None:
    assert byline("", head=f'<meta name="author" content="{head}">') is None


def test_initials_in_place_of_a_picture_are_passed_over() -> None:
    assert names_among(["MS"]) == []
    assert names_among(["The author", "MS", "Mira Sund"]) == ["Mira Sund"]
    signature = '<div class="author"><i>MS</i></div><div class="author"><b>Mira Sund</b></div>'
    assert byline(signature) == Fact("Mira Sund", "signature")


def test_a_day_a_little_below_the_headline_is_its_date() -> None:
    badges = "".join(f"<p>Badge {number}</p>" for number in range(9))
    article = clean(article_page(badges + "<p>9 April 2024</p>" + paragraphs(*PARAGRAPHS)))
    assert article.metadata.date == Fact("2024-04-09", "line below the headline")


def test_a_day_above_the_headline_is_its_date_where_none_stands_below() -> None:
    page = article_page().replace("<article>", "<article><p>9 April 2024</p>")
    date = clean(page).metadata.date
    assert date is not None
    assert date.value == "2024-04-09"


def test_a_headline_has_blanks_where_its_lines_break_and_no_style_sheet() -> None:
    page = article_page().replace(
        f"<h1>{HEADLINE}</h1>",
        "<h1><style>.h{color:red}</style>Tolmouth closes<br>its <!-- old -->north<div>pier</div></h1>",
    )
    title = clean(page).metadata.title
    assert title == Fact(HEADLINE, "headline")
