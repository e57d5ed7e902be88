"""What a page declares about itself: meta elements, JSON-LD, microdata, `<time>`, headlines."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from lxml import etree

from tui.model import plain_line

MAX_LD_CHARS = 2_000_000
"""A JSON-LD script longer than this is left unread."""

MAX_LD_NODES = 3_000
"""Objects looked at in the JSON-LD of a page."""

MAX_META = 400
"""Meta elements looked at."""

ARTICLE_TYPES = frozenset(
    {
        "Article", "NewsArticle", "BlogPosting", "ReportageNewsArticle", "AnalysisNewsArticle",
        "OpinionNewsArticle", "LiveBlogPosting", "TechArticle", "ScholarlyArticle", "Report",
        "AdvertiserContentArticle", "ReviewNewsArticle", "BackgroundNewsArticle", "SatiricalArticle",
        "MedicalWebPage", "Review", "Recipe", "HowTo",
    }
)  # fmt: skip
"""schema.org types whose headline and author are the page's."""

_WANTED = ("title", "meta", "link", "script", "time", "h1", "html", "article", "main", "h2")


@dataclass(slots=True)
class Head:
    """Declarations as found, first come first kept."""

    root: etree._Element | None = None
    title: str = ""
    metas: dict[str, str] = field(default_factory=dict)
    canonical: str = ""
    language: str = ""
    ld: list[dict[str, Any]] = field(default_factory=list)
    ld_types: frozenset[str] = frozenset()
    times: list[etree._Element] = field(default_factory=list)
    headlines: list[etree._Element] = field(default_factory=list)
    articles: int = 0
    mains: int = 0

    @property
    def article_ld(self) -> dict[str, Any] | None:
        """The first JSON-LD object that describes an article."""
        for node in self.ld:
            if types_of(node) & ARTICLE_TYPES:
                return node
        return None


def read_head(root: etree._Element) -> Head:
    """The declarations of a page, in one pass over the elements that can hold any."""
    head = Head(root)
    scripts: list[str] = []
    for element in root.iter(*_WANTED):
        tag = element.tag
        if tag == "meta":
            if len(head.metas) < MAX_META:
                _read_meta(head, element)
        elif tag == "script":
            if "ld+json" in (element.get("type") or ""):
                scripts.append(element.text or "")
        elif tag == "title":
            if not head.title and _parent_tag(element) != "svg":
                head.title = plain_line("".join(map(str, element.itertext()))[:1000])
        elif tag == "link":
            if not head.canonical and "canonical" in (element.get("rel") or "").lower().split():
                head.canonical = plain_line(element.get("href") or "")
        elif tag == "time":
            if len(head.times) < 20:
                head.times.append(element)
        elif tag == "h1":
            if len(head.headlines) < 10:
                head.headlines.append(element)
        elif tag == "html":
            head.language = head.language or element.get("lang") or element.get("xml:lang") or ""
        elif tag == "article":
            head.articles += 1
        elif tag == "main":
            head.mains += 1
    for script in scripts:
        _read_ld(head, script)
    head.ld_types = frozenset().union(*map(types_of, head.ld)) if head.ld else frozenset()
    return head


def _parent_tag(element: etree._Element) -> str:
    parent = element.getparent()
    return str(parent.tag) if parent is not None else ""


def _read_meta(head: Head, element: etree._Element) -> None:
    name = element.get("property") or element.get("name") or element.get("itemprop")
    name = name or element.get("http-equiv")
    content = element.get("content")
    if name and content and content.strip():
        head.metas.setdefault(name.strip().lower(), plain_line(content[:5000]))


def _read_ld(head: Head, script: str) -> None:
    """Adds all objects of a JSON-LD script, `@graph` and nested ones included."""
    text = script.strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
    if not text or len(text) > MAX_LD_CHARS:
        return
    try:
        data = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return
    stack: list[Any] = [data]
    while stack and len(head.ld) < MAX_LD_NODES:
        node = stack.pop()
        if isinstance(node, list):
            stack.extend(reversed(node))
        elif isinstance(node, dict):
            if "@type" in node:
                head.ld.append(node)
            stack.extend(v for v in reversed(node.values()) if isinstance(v, (dict, list)))


def types_of(node: dict[str, Any]) -> frozenset[str]:
    """The schema.org types of a JSON-LD object, without their address."""
    found = node.get("@type")
    names = found if isinstance(found, list) else [found]
    return frozenset(str(name).rsplit("/", 1)[-1] for name in names if isinstance(name, str))


def text_of(value: object) -> str:
    """The first plain text in a JSON-LD value; many sites write references such as “&amp;” in it."""
    for _ in range(4):
        if isinstance(value, list):
            value = value[0] if value else None
        elif isinstance(value, dict):
            value = value.get("name") or value.get("@value") or value.get("text")
        else:
            break
    return plain_line(unescape(value)) if isinstance(value, str) else ""
