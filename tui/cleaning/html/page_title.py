"""The title of a page: which of its headlines and declarations, and without the name of its site."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from lxml import etree

from tui.cleaning.html.dates import iso_date
from tui.cleaning.html.head import Head, text_of
from tui.cleaning.html.shown import shown_line
from tui.cleaning.html.sites import key_of
from tui.model import Fact, PageKind

MAX_TITLE_CHARS = 300
"""A longer headline is a paragraph in the wrong element."""

AGREEING_SHARE = 0.4
"""Share of its words that a headline has in common with the declared title, to be preferred; the
visible headline was the true one on 3 of 4 development pages where the two differ that much."""

SLOGAN_SHARE = 0.9
"""The same where the kind of page is none of `WRITTEN_KINDS`: the headline of a shop or a service is
often a slogan. On the development pages .804 of the titles are word for word right with .9, .801 with
.6 or .75, .802 where only the same words agree, .79 where these pages are read as articles are."""

WRITTEN_KINDS = (None, PageKind.ARTICLE, PageKind.FORUM)
"""Kinds of pages whose headline somebody wrote for the text below it."""

LEAST_PART_WORDS = 2
"""Words that the first part of a declared title has, to stand for the whole on the other kinds."""

MOST_SITE_WORDS = 5
"""Words of a last part of a title that is taken for the name of the site, though nothing says so."""

_ADDRESS = re.compile(r"\(\w[\w.-]{1,60}\.[a-z]{2,9}\)")
"""The host that a site which links to stories of others sets behind their headlines."""

_SEPARATORS = re.compile(r"\s{1,9}[|\-–—·•»:/]{1,2}\s+|\s{0,9}[|»]\s*|:: ")


def read_title(head: Head, names: set[str], kind: PageKind | None = None) -> Fact | None:
    """The title of a page, and where it was read.

    A visible headline that agrees with what is declared goes first, then what JSON-LD, OpenGraph and
    the title element declare, then any headline.

    Args:
        head: Declarations of the page.
        names: What its site is called, as `site_names` gives it.
        kind: What sort of page it is, where known.
    """
    written = kind in WRITTEN_KINDS
    social = head.metas.get("og:title") or head.metas.get("twitter:title", "")
    article = head.article_ld
    declared = text_of(article.get("headline")) if article else ""
    known = [key_of(text) for text in (head.title, social, declared) if text]
    headlines = [h for h in map(headline_text, head.headlines) if 0 < len(h) <= MAX_TITLE_CHARS]
    names = names | _mastheads(headlines, head.title, social, names)
    share = AGREEING_SHARE if written else SLOGAN_SHARE
    for headline in headlines:
        key = key_of(headline)
        if key and key not in names and any(_agrees(key, other, share) for other in known):
            return Fact(_bare(headline, social, names), "headline")
    shortened = without_site if written else first_part
    for value, origin in (
        (without_site(declared, names), "json-ld"),
        (shortened(social, names), "og:title"),
        (shortened(head.title, names), "title element"),
    ):
        if value and key_of(value) not in names:
            return Fact(value[:MAX_TITLE_CHARS], origin)
    if headlines:
        return Fact(headlines[0], "headline")
    cut = without_site(head.title, names)
    return Fact(cut[:MAX_TITLE_CHARS], "title element") if cut else None


def headline_text(element: etree._Element) -> str:
    """What a heading says, on one line."""
    return shown_line(element).rstrip("¶# ")[: MAX_TITLE_CHARS + 1]


def _agrees(headline: str, declared: str, share: float) -> bool:
    """Whether a headline is what the page declares as its title, give or take a site name."""
    if declared.startswith(headline):
        return True
    mine, other = headline.split(), declared.split()
    shared = len(set(mine) & set(other))
    return len(mine) >= 3 and shared >= share * min(len(mine), len(other))


def _bare(headline: str, social: str, names: set[str]) -> str:
    """The headline without the name of its site behind it, or a day or an address beside it.

    “Tide tables | Courier”; “9 April 2024 A bridge opens” where OpenGraph declares “A bridge opens”.
    """
    before, found, after = headline.partition(social) if social else (headline, "", "")
    rest = f"{before} {after}".strip()
    if found and rest and (iso_date(rest) is not None or _ADDRESS.fullmatch(rest)):
        return social
    *others, last = _SEPARATORS.split(headline)
    if others and _is_site(last, names):
        return headline[: list(_SEPARATORS.finditer(headline))[-1].start()].strip()
    return headline


def _mastheads(headlines: Iterable[str], title: str, social: str, names: set[str]) -> set[str]:
    """The headlines that name the blog or the manual, and stand so on all its pages.

    The title element holds such a one beside the social title; where there is no social title, it is
    the last part, and the first is not the name of the site: “Sails - The Harbour Manual”.
    """
    whole, other = key_of(title), key_of(social)
    parts = [key_of(part) for part in _SEPARATORS.split(title)]
    found = set()
    for key in map(key_of, headlines):
        if other:
            masthead = whole in (f"{key} {other}", f"{other} {key}")
        else:
            masthead = len(parts) > 1 and key == parts[-1] and not _is_site(parts[0], names)
        if masthead:
            found.add(key)
    return found - {""}


def without_site(title: str, names: Iterable[str]) -> str:
    """The title without the name of its site at either end."""
    parts = _SEPARATORS.split(title)
    if len(parts) < 2:
        return title.strip()
    spans = [match.span() for match in _SEPARATORS.finditer(title)]
    low, high = _between_names(parts, set(names))
    if (low, high) == (0, len(parts)) and len(parts[-1].split()) <= MOST_SITE_WORDS:
        longest = max(len(part) for part in parts[:-1])
        sign = title[spans[-1][0] : spans[-1][1]].strip()
        if longest > len(parts[-1]) and sign not in (":", "·"):
            high -= 1
    start = spans[low - 1][1] if low else 0
    end = spans[high - 1][0] if high < len(parts) else len(title)
    return title[start:end].strip()


def _between_names(parts: Sequence[str], names: set[str]) -> tuple[int, int]:
    """The first and the last part, exclusive, that are left without the names of the site."""
    low, high = 0, len(parts)
    while high - low > 1 and _is_site(parts[high - 1], names):
        high -= 1
    while high - low > 1 and _is_site(parts[low], names):
        low += 1
    return low, high


def first_part(title: str, names: Iterable[str]) -> str:
    """The first part of a title that is not the name of its site, where it has more words than one.

    What follows in the title of a shop or a service praises it: “Mesh chairs | Free delivery”.
    """
    known = set(names)
    parts = [part.strip() for part in _SEPARATORS.split(title)]
    first = next((part for part in parts if not _is_site(part, known)), "")
    return first if len(first.split()) >= LEAST_PART_WORDS else without_site(title, names)


def _is_site(part: str, names: set[str]) -> bool:
    key = key_of(part)
    return not key or key in names or key.replace(" ", "") in names
