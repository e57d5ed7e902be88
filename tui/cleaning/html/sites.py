"""The site of a page: what it is called, and by which names it calls itself in titles."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from tui.cleaning.html.head import Head, text_of
from tui.cleaning.html.phrases import tokens_of
from tui.model import Fact

MAX_SITE_CHARS = 80
"""A longer name of a site is a sentence about it."""

ADDRESS = re.compile(r"^(?:https?:|www\.|/)", re.IGNORECASE)
"""What opens an address that stands where a name should."""


def read_site(head: Head, url: str | None) -> Fact | None:
    """The name of the site as declared, else its host."""
    name = head.metas.get("og:site_name") or head.metas.get("application-name")
    if name and len(name) <= MAX_SITE_CHARS and not ADDRESS.match(name):
        return Fact(name, "og:site_name")
    article = head.article_ld
    publisher = text_of(article.get("publisher")) if article else ""
    if publisher and len(publisher) <= MAX_SITE_CHARS:
        return Fact(publisher, "json-ld")
    for node in head.ld:
        if node.get("@type") == "WebSite" and text_of(node.get("name")):
            return Fact(text_of(node.get("name"))[:MAX_SITE_CHARS], "json-ld")
    host = _host(url) or _host(head.canonical) or _host(head.metas.get("og:url"))
    return Fact(host.removeprefix("www."), "address") if host else None


def site_names(site: Fact | None, head: Head, url: str | None) -> set[str]:
    """The names of a site in lower case without marks, as `key_of` writes them, and its hosts."""
    names: set[str] = set()
    if site is not None:
        key = key_of(site.value)
        names |= {key, key.replace(" ", "")}
    for address in (url, head.canonical, head.metas.get("og:url")):
        host = _host(address)
        if host:
            labels = host.removeprefix("www.").split(".")
            names |= {host, ".".join(labels), labels[0]}
            if len(labels) > 2:
                names.add(labels[-2])
    return names - {""}


def key_of(text: str) -> str:
    """A text as its words in lower case, for comparing."""
    return " ".join(tokens_of(text))


def _host(address: str | None) -> str:
    if not address or "//" not in address:
        return ""
    try:
        return (urlsplit(address).hostname or "").lower()
    except ValueError:
        return ""
