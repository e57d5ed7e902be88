"""Makes pages of markup, of our own writing."""

from __future__ import annotations

from tui.cleaning.html import clean_html
from tui.model import Article, Block, PageRef, Role, SourcePage, plain_text

PARAGRAPHS = (
    (
        "The harbour board of Tolmouth said on Monday that it would close the north pier for the whole "
        "winter, because the sea has eaten into its foundations."
    ),
    (
        "Engineers who dived under the pier last week found a hole the size of a bus, and two more that "
        "are still growing, according to a report that the board has now published."
    ),
    (
        "“We would rather close it on a calm day than lose it in a storm,” said Hanna Weir, who has run "
        "the harbour since 2011 and was a pilot there before that."
    ),
    (
        "Repairs will cost about four million crowns, of which the town will pay half. The rest has to "
        "come from the state, which has not yet answered the letter of the board."
    ),
    (
        "Fishing boats can use the south pier until the work is done. The ferry will leave from the coal "
        "quay, a walk of ten minutes from the railway station."
    ),
)
"""Prose of an article, in order."""

MENU = (
    '<nav class="menu"><ul><li><a href="/">Home</a></li><li><a href="/town">Town</a></li>'
    '<li><a href="/sport">Sport</a></li><li><a href="/weather">Weather</a></li></ul></nav>'
)
FOOT = (
    '<div class="related"><h3>You may also like</h3><ul><li><a href="/a">Gulls steal a wedding cake</a>'
    '</li><li><a href="/b">Tower clock is right again</a></li></ul></div><footer><a href="/imprint">'
    "Imprint</a> <a href='/privacy'>Privacy policy</a> © 2023 Tolmouth Courier</footer>"
)
HEADLINE = "Tolmouth closes its north pier"


def paragraphs(*texts: str) -> str:
    """Each text as a paragraph."""
    return "".join(f"<p>{text}</p>" for text in texts)


def article_page(body: str = "", *, head: str = "", headline: str = HEADLINE) -> str:
    """A news page: menu, headline, this body, teasers, footer."""
    return (
        f'<!doctype html><html lang="en"><head><title>{headline} - Tolmouth Courier</title>{head}'
        f"</head><body>{MENU}<main><article><h1>{headline}</h1>"
        f'<div class="article-body">{body or paragraphs(*PARAGRAPHS)}</div></article></main>{FOOT}'
        "</body></html>"
    )


def source(markup: str) -> SourcePage:
    """The page as the reader of files would hand it on."""
    return SourcePage(PageRef("page.html"), "html", True, plain_text(markup), "utf-8", "0" * 64)


def clean(markup: str, *, votes: bool = True) -> Article:
    """The article of this markup."""
    return clean_html(source(markup), votes=votes)


def block_with(article: Article, words: str) -> Block:
    """The one block that holds these words."""
    (found,) = (block for block in article.blocks if words in block.text)
    return found


def texts(article: Article, role: Role) -> list[str]:
    """What the blocks of a role say."""
    return [block.text for block in article.blocks if block.role is role]
