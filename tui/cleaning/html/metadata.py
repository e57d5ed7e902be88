"""Title, byline, date, site, language and address of a page, each with where it was read."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tui.cleaning.html.bylines import signed_by
from tui.cleaning.html.dates import iso_date
from tui.cleaning.html.head import ARTICLE_TYPES, Head, text_of, types_of
from tui.cleaning.html.page_title import read_title
from tui.cleaning.html.shown import shown_line
from tui.cleaning.html.sites import ADDRESS, key_of, read_site, site_names
from tui.model import Fact, Metadata, PageKind

MAX_BYLINE_CHARS = 120
"""A longer author is a biography."""

MOST_AUTHORS = 6
"""Authors that are read of one article."""

SIGNED_TYPES = ARTICLE_TYPES | {"DiscussionForumPosting", "SocialMediaPosting", "Question"}
"""schema.org types whose author is the page's."""

SIGNED_KINDS = (None, PageKind.ARTICLE, PageKind.FORUM, PageKind.DOCUMENTATION)
"""Kinds of pages that have an author of their own."""

DETECT_CHARS = 200
"""Language is not guessed from fewer characters; resiliparse errs on short texts."""

DETECT_MAX_SCORE = 1200
"""Distance above which resiliparse's answer is not believed, as its documentation advises."""

BY = re.compile(r"^(?:by|von|por|par|di|door|від|автор:?|oleh)\s+", re.IGNORECASE)
"""Words that open a byline."""


def read_metadata(
    head: Head, declared: Metadata, url: str | None, sample: str, kind: PageKind | None = None
) -> Metadata:
    """The facts of a page; what its container says wins over what the page says.

    Args:
        head: Declarations of the page.
        declared: What the container says, such as the title of a JSON record.
        url: Address the page was fetched from, where known.
        sample: Text of the article, to tell the language by.
        kind: What sort of page it is; on listings and in shops, who signs visibly signed
            something else, and the headline is often a slogan.
    """
    site = declared.site or read_site(head, url)
    return Metadata(
        title=declared.title or read_title(head, site_names(site, head, url), kind),
        byline=declared.byline or _byline(head, kind),
        date=declared.date or _date(head),
        site=site,
        language=declared.language or _language(head, sample),
        url=declared.url or _url(head, url),
    )


def _byline(head: Head, kind: PageKind | None) -> Fact | None:
    """Persons that are declared, then those who sign visibly, then organisations."""
    persons, others = _ld_authors(head)
    if persons:
        return Fact(_joined(persons), "json-ld")
    declared = _meta_author(head)
    site = key_of(head.metas.get("og:site_name", ""))
    if declared is not None and key_of(declared.value) != site:
        return declared
    if head.root is not None and kind in SIGNED_KINDS and (signed := signed_by(head.root)):
        return Fact(signed[:MAX_BYLINE_CHARS], "signature")
    return declared or (Fact(_joined(others), "json-ld") if others else None)


def _joined(names: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(names))[:MAX_BYLINE_CHARS]


def _ld_authors(head: Head) -> tuple[list[str], list[str]]:
    """Persons and organisations that the JSON-LD of the article, or of the thread, names as authors."""
    known = {node["@id"]: node for node in head.ld if isinstance(node.get("@id"), str)}
    for node in head.ld:
        if not types_of(node) & SIGNED_TYPES:
            continue
        authors = node.get("author") or node.get("creator")
        persons: list[str] = []
        others: list[str] = []
        for author in (authors if isinstance(authors, list) else [authors])[:MOST_AUTHORS]:
            whole = author
            if isinstance(author, dict) and "name" not in author:
                whole = known.get(str(author.get("@id")), author)
            name = text_of(whole).strip(" ,;")
            if _is_name(name):
                group = isinstance(whole, dict) and "Organization" in types_of(whole)
                (others if group else persons).append(BY.sub("", name))
        if persons or others:
            return persons, others
    return [], []


def _meta_author(head: Head) -> Fact | None:
    for key in ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator",
                "citation_author", "byl", "twitter:data1"):  # fmt: skip
        name = head.metas.get(key, "")
        labelled = head.metas.get("twitter:label1", "").lower().startswith(("written", "by"))
        if key == "twitter:data1" and not labelled:
            continue
        if _is_name(name):
            return Fact(BY.sub("", name), key)
    return None


def _is_name(text: str) -> bool:
    if " " not in text and text.count(".") > 2:  # “page.meta.author”, which a template left
        return False
    if text.isdigit():  # the number of an account
        return False
    return 1 < len(text) <= MAX_BYLINE_CHARS and not ADDRESS.match(text) and "@" not in text


def _date(head: Head) -> Fact | None:
    article = head.article_ld
    if article is not None:
        for key in ("datePublished", "dateCreated", "uploadDate"):
            value = text_of(article.get(key))
            if value:
                return Fact(iso_date(value) or value[:40], "json-ld")
    for key in ("article:published_time", "og:article:published_time", "datepublished",
                "og:published_time", "parsely-pub-date", "sailthru.date", "date", "pubdate", "publishdate",
                "dc.date.issued", "dc.date", "citation_publication_date", "dcterms.created"):  # fmt: skip
        declared = head.metas.get(key)
        day = iso_date(declared) if declared else None
        if day:
            return Fact(day, key)
    for node in head.ld:
        value = text_of(node.get("datePublished"))
        if value and iso_date(value):
            return Fact(iso_date(value) or value, "json-ld")
    for element in head.times:
        value = element.get("datetime") or shown_line(element)
        day = iso_date(value)
        if day:
            return Fact(day, "time element")
    return None


def _language(head: Head, sample: str) -> Fact | None:
    for value, origin in (
        (head.language, "html lang"),
        (head.metas.get("content-language", ""), "content-language"),
        (head.metas.get("og:locale", ""), "og:locale"),
    ):
        code = re.split(r"[-_,; ]", value.strip().lower(), maxsplit=1)[0]
        if len(code) == 2 and code.isascii() and code.isalpha():
            return Fact(code, origin)
    if len(sample) < DETECT_CHARS:
        return None
    # only pages that declare nothing pay for the detector
    from resiliparse.parse.lang import detect_fast

    code, score = detect_fast(sample[:5000])
    if score > DETECT_MAX_SCORE or not code or code == "unknown":
        return None
    return Fact(str(code)[:2], "detected")


def _url(head: Head, url: str | None) -> Fact | None:
    for value, origin in (
        (head.canonical, "canonical link"),
        (head.metas.get("og:url", ""), "og:url"),
    ):
        if value.lower().startswith(("http://", "https://")):
            return Fact(value, origin)
    return Fact(url, "address") if url else None
