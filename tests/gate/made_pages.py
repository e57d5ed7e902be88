"""Pages put together by chance from parts of our own: every shape a page has, in many mixtures.

The same number always makes the same page.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple


class Paper(NamedTuple):
    """What a made-up paper writes, in its language."""

    language: str
    name: str
    headline: str
    byline: str
    date: str
    paragraphs: list[str]
    menu: list[str]
    more: str
    """What stands over a list of other stories."""
    teasers: list[str]
    legal: str


PAPERS = [
    Paper(**paper)
    for paper in json.loads(Path(__file__).with_name("papers.json").read_text("utf-8"))
]
SHOP = (
    "Our Latest Products",
    "Zinc stearate powder 25 kg bag CAS 557-05-1 factory price",
    (
        "Zinc stearate is widely used as a release agent in the rubber industry. If you are looking for "
        "high quality zinc stearate, please feel free to contact us, we will reply within one day."
    ),
    "Inquiry now",
)
COMMENTS = (
    ("ferryman72", "2 hours ago", "About time. My taxes have paid for this twice over!"),
    ("Lotte", "March 13, 2024 at 8:02 am", "Does anybody know whether dogs are allowed on board?"),
    ("guest", "yesterday", "@Lotte yes they are, mine was there on the first day"),
)
ISO = "2024-03-12T07:40:00+01:00"


def html_page(number: int) -> str:
    """A page as a browser gets it."""
    chance = random.Random(number)
    paper = chance.choice(PAPERS)
    body = chance.choice(KINDS)(paper, chance)
    lang = chance.choice([f' lang="{paper.language}"', f' lang="{paper.language}-X"', ""])
    return (
        f"<!doctype html><html{lang}><head>{_head(paper, chance)}</head><body>"
        f"{_before(paper, chance)}{body}{_after(paper, chance)}</body></html>"
    )


def text_page(number: int) -> str:
    """A page as a dump of its text has it."""
    chance = random.Random(number)
    paper = chance.choice(PAPERS)
    gap = chance.choice(["\n", "\n\n"])
    lines = [*chance.choice([[], paper.menu, [" | ".join(paper.menu)], ["Skip to content"]])]
    lines += [
        chance.choice([paper.headline, f"{paper.headline} | {paper.name}", f"# {paper.headline}"])
    ]
    dated = [paper.byline, paper.date, f"{paper.byline} | {paper.date}", "5 min read", "Share", ISO]
    lines += chance.sample(dated, chance.randrange(4))
    told = list(paper.paragraphs)
    if chance.random() < 0.4:
        told.insert(
            chance.randrange(1, len(told)),
            chance.choice(["Advertisement", "Read also: " + paper.teasers[0]]),
        )
    if chance.random() < 0.2:
        told[-1] = told[-1][: len(told[-1]) // 2] + "…"
    lines += told
    endings = [
        [paper.more, *paper.teasers],
        [f"{teaser}…" for teaser in paper.teasers],
        list(SHOP),
        [part for comment in COMMENTS for part in comment],
        [paper.legal],
        ["Follow us on Facebook, Twitter and Instagram", "Subscribe to our newsletter"],
        [f"{paper.byline} writes about canals and rivers for the {paper.name}."],
    ]
    for ending in chance.sample(endings, chance.randrange(4)):
        lines += ending
    return gap.join(lines) + "\n"


# -------------------------------------------------------------------- what a head says


def _head(paper: Paper, chance: random.Random) -> str:
    title = chance.choice(
        [
            f"{paper.headline} - {paper.name}",
            f"{paper.name} | {paper.headline}",
            f"{paper.headline} :: {paper.menu[1]} :: {paper.name}",
            paper.headline,
            paper.name,
        ]
    )
    news = {
        "@context": "https://schema.org",
        "@type": chance.choice(["NewsArticle", "Article", ["BlogPosting"], "WebPage"]),
        "headline": paper.headline,
        "datePublished": ISO,
        "author": chance.choice(
            [
                paper.byline,
                {"@type": "Person", "name": paper.byline},
                [{"@type": "Person", "name": paper.byline}, {"@type": "Person", "name": "Ada Poe"}],
                {"@type": "Organization", "name": paper.name},
            ]
        ),
        "publisher": {"@type": "Organization", "name": paper.name},
    }
    graph = chance.choice(
        [news, [news], {"@graph": [{"@type": "WebSite", "name": paper.name}, news]}]
    )
    parts = [
        f'<meta property="og:title" content="{paper.headline}"><meta property="og:site_name" content="{paper.name}">',
        '<meta property="og:type" content="article"><meta property="og:url" content="https://herald.example/lock">',
        f'<meta name="author" content="{paper.byline}">',
        f'<meta property="article:published_time" content="{ISO}">',
        f'<meta name="dc.date" content="{ISO[:10]}"><meta name="twitter:title" content="{paper.headline}">',
        '<link rel="canonical" href="https://www.herald.example/2024/03/lock.html">',
        f'<script type="application/ld+json">{json.dumps(graph, ensure_ascii=False)}</script>',
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": </script>',
        "<style>.byline{color:red}</style>",
    ]
    return f"<title>{title}</title>" + "".join(chance.sample(parts, chance.randrange(6)))


# -------------------------------------------------------------------- what stands around


def _links(texts: list[str], tag: str = "li") -> str:
    return "".join(f'<{tag}><a href="/{n}">{text}</a></{tag}>' for n, text in enumerate(texts))


def _before(paper: Paper, chance: random.Random) -> str:
    parts = [
        f"<nav class='menu'><ul>{_links(paper.menu)}</ul></nav>",
        f"<div id='header'><div class='logo'>{paper.name}</div>{_links(paper.menu, 'span')}</div>",
        "<table class='top'><tr>"
        + "".join(f"<td>{item}</td>" for item in paper.menu)
        + "</tr></table>",
        "<div class='cookie-banner'><p>We use cookies to make this site better.</p><button>Accept</button></div>",
        "<div style='display:none'>Loading the reader…</div>",
        f"<ol class='breadcrumb'>{_links(paper.menu[:3])}</ol>",
        "<form action='/search'><input name='q'><button>Search</button></form>",
        "<noscript>Please turn on JavaScript.</noscript>",
    ]
    return "".join(chance.sample(parts, chance.randrange(1, 5)))


def _after(paper: Paper, chance: random.Random) -> str:
    comments = "".join(
        f"<div class='comment'><b>{who}</b> <span>{when}</span><p>{says}</p><a>Reply</a></div>"
        for who, when, says in COMMENTS
    )
    cards = "".join(
        f"<div class='card'><img src='{n}.jpg' alt=''><h3><a href='/{n}'>{text}</a></h3><p>{text}…</p></div>"
        for n, text in enumerate(paper.teasers)
    )
    parts = [
        f"<div class='related'><h3>{paper.more}</h3><ul>{_links(paper.teasers)}</ul></div>",
        f"<aside>{cards}</aside>",
        f"<section id='comments'><h3>3 comments</h3>{comments}</section>",
        f"<div class='tags'>{_links(paper.menu[1:4], 'span')}</div>",
        f"<div class='author-box'><p>{paper.byline} writes for the {paper.name} about canals.</p></div>",
        "<div class='newsletter'><h4>Stay up to date</h4><p>Sign up to our newsletter.</p><input></div>",
        f"<div class='products'><h3>{SHOP[0]}</h3><p>{SHOP[1]}</p><p>{SHOP[2]}</p></div>",
        f"<footer><p>{paper.legal}</p>{_links(paper.menu, 'span')}</footer>",
        "<div class='share'><a>Facebook</a> <a>Twitter</a> <a>E-mail</a></div>",
        f"<p>Previous: <a href='/p'>{paper.teasers[0]}</a></p><p>Next: <a href='/n'>{paper.teasers[1]}</a></p>",
    ]
    return "".join(chance.sample(parts, chance.randrange(1, 7)))


# -------------------------------------------------------------------- what stands in the middle


def _article(paper: Paper, chance: random.Random) -> str:
    told = [f"<p>{text}</p>" for text in paper.paragraphs]
    wrap = chance.randrange(5)
    if wrap == 1:
        told = ["<br><br>".join(paper.paragraphs)]
    elif wrap == 2:
        told = [f"<div><span>{text}</span></div>" for text in paper.paragraphs]
    elif wrap == 3:
        told = [f"<p>{text}" for text in paper.paragraphs]
    extras = [
        "<figure><img src='l.jpg' alt='The lock'><figcaption>On its first day. Photo: A. Poe</figcaption></figure>",
        "<div class='ad'>Advertisement</div>",
        f"<p><strong>Read also:</strong> <a href='/x'>{paper.teasers[0]}</a></p>",
        f"<h2>{paper.menu[1]}</h2>",
        f"<blockquote><p>{paper.paragraphs[2]}</p></blockquote>",
        "<ul><li>Length: 85 metres</li><li>Width: 11.5 metres</li><li>Depth: 3 metres</li></ul>",
        "<table><tr><th>Year</th><th>Barges</th></tr><tr><td>2014</td><td>2,950</td></tr><tr><td>2024</td><td>3,010</td></tr></table>",
        "<blockquote class='twitter-tweet'><p>The lock is open!</p>— Herald (@herald) <a>March 12</a></blockquote>",
        "<pre><code>for barge in barges:\n    lock(barge)</code></pre>",
        "<div class='share-bar'><span>Share</span> <span>128</span></div>",
        "<p aria-hidden='true'>***</p>",
    ]
    for extra in chance.sample(extras, chance.randrange(5)):
        told.insert(chance.randrange(len(told) + 1), extra)
    above = [
        f"<p class='byline'>{paper.byline}</p>",
        f"<time datetime='{ISO}'>{paper.date}</time>",
        f"<span rel='author'>{paper.byline}</span> | <span class='date'>{paper.date}</span>",
        f"<address><a rel='author' href='/a'>{paper.byline}</a></address>",
        f"<p class='standfirst'><em>{paper.paragraphs[0][:80]}</em></p>",
        "<p>Published 12/03/2024 07:40 | Updated 13/03/2024 09:15 | 3 min read</p>",
        f"<a class='kicker' href='/s'>{paper.menu[1]}</a>",
    ]
    head = "".join(chance.sample(above, chance.randrange(4)))
    level = chance.choice(["h1", "h2", "div class='headline'"])
    title = f"<{level}>{paper.headline}</{level.split()[0]}>"
    around = chance.choice(
        [
            "<main><article>{}</article></main>",
            "<div id='content'><div class='post entry-content'>{}</div></div>",
            "<table><tr><td width='160'>{menu}</td><td>{}</td></tr></table>",
            "<section itemscope itemtype='https://schema.org/Article'><div itemprop='articleBody'>{}</div></section>",
            "{}",
        ]
    )
    return around.replace("{menu}", _links(paper.menu, "p")).replace(
        "{}", title + head + "".join(told)
    )


def _forum(paper: Paper, chance: random.Random) -> str:
    posts = [
        *COMMENTS,
        *((f"user{n}", paper.date, text) for n, text in enumerate(paper.paragraphs)),
    ]
    return f"<h1>{paper.headline}?</h1>" + "".join(
        f"<div class='post'><div class='user'>{who}<br>Posts: {chance.randrange(900)}</div>"
        f"<div class='date'>{when}</div><div class='post-body'>{says}</div>"
        f"<div class='signature'>Sent from my barge</div></div>"
        for who, when, says in posts
    )


def _product(paper: Paper, chance: random.Random) -> str:
    return (
        f"<h1>{SHOP[1]}</h1><div class='price'>$ {chance.randrange(10, 99)}.90</div><button>Add to cart</button>"
        f"<div class='description'><p>{SHOP[2]}</p><p>{paper.paragraphs[0]}</p></div>"
        "<table><tr><td>Weight</td><td>25 kg</td></tr><tr><td>Purity</td><td>99 %</td></tr></table>"
        "<div class='reviews'><h3>Reviews (2)</h3><p>Works well in our mill.</p></div>"
    )


def _listing(paper: Paper, chance: random.Random) -> str:
    stories = [paper.headline, *paper.teasers]
    return f"<h1>{paper.menu[1]}</h1>" + "".join(
        f"<div class='teaser'><h2><a href='/{n}'>{text}</a></h2><span>{paper.date}</span>"
        f"<p>{chance.choice(paper.paragraphs)[:90]}… <a>Read more</a></p></div>"
        for n, text in enumerate(stories)
    )


def _manual(paper: Paper, chance: random.Random) -> str:
    steps = "".join(f"<li>{text}</li>" for text in paper.paragraphs[: chance.randrange(2, 5)])
    return (
        "<div class='sidebar'><ul><li><a>Install</a></li><li><a>Configure</a></li></ul></div>"
        f"<div class='docs'><h1>Install</h1><h2>Steps</h2><ol>{steps}</ol>"
        "<pre>$ pip install lock\n$ lock --open</pre><h2>Options</h2><dl><dt>--open</dt><dd>Opens it.</dd></dl></div>"
    )


def _error(paper: Paper, chance: random.Random) -> str:
    says = chance.choice(["404", "Page not found", "Access denied", "Service unavailable"])
    return f"<h1>{says}</h1><p>The page you are looking for does not exist.</p>"


KINDS: tuple[Callable[[Paper, random.Random], str], ...] = (
    *(_article,) * 8,
    _forum,
    _product,
    _listing,
    _manual,
    _error,
)
