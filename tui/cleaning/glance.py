"""A first look at a page: its headline and first paragraphs, found in a few milliseconds
without a tree or a model, to be read while the page is cleaned. It knows no side pane and promises
nothing: the cleaned page takes its place as soon as it is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from html import unescape
from typing import NamedTuple

from tui.model import plain_line

ENOUGH = 6_000
"""Characters of paragraphs after which no more are looked for: more than any screen shows."""

MIN_LETTERS = 80
"""Characters from which a paragraph may be running text; shorter ones are mostly menus, captions and
notices. Chosen by eye, not measured: what is wrong stands for the time of cleaning only."""

MAX_HEADLINE = 200
"""Characters up to which a line of plain text may be the headline; by eye, as above."""

MIN_HEADLINE_WORDS = 3

MAX_LINKED = 0.4
"""Share of a paragraph's characters inside links up to which it may be running text."""

# No pattern runs over the next `<`, and none backtracks: the source may be anything.
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)[^<>]*>|<!--")
_SKIPPED = {"script", "style", "noscript", "template", "svg", "iframe", "select", "button"}
_SKIPPED |= {"nav", "aside", "footer", "form", "figure"}
_BLOCKS = {"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "br", "title"}
_BLOCKS |= {"section", "article", "main", "header", "td", "tr", "table", "blockquote"}
_SENTENCE_END = tuple(".!?…。！？”\"'»」)")
_HEADLINE = re.compile(
    r"""<meta\b[^<>]{0,2000}?\b(?:property|name)=["']?og:title\b[^<>]{0,2000}>""", re.IGNORECASE
)
_NUMBER = re.compile(r"\d\d")
_CONTENT = re.compile(r"""\bcontent\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_HEAD_CHARACTERS = 100_000
"""Characters from the start in which the headline's meta element is looked for."""


class Glance(NamedTuple):
    """What is seen at first."""

    title: str
    paragraphs: tuple[str, ...]


class _Stretch(NamedTuple):
    tag: str
    """The element that began it: `p`, `h1`, `title`, …"""
    text: str
    linked: int
    """Characters inside links."""


def glance(markup: str) -> Glance | None:
    """The headline and the first paragraphs; None where no article shows itself.

    Args:
        markup: The beginning of the page's source. Takes time in proportion to its length.
    """
    title = _declared_title(markup)
    named, length = "", 0
    paragraphs: list[str] = []
    for tag, text, linked in _stretches(markup):
        if tag == "title":
            named = named or text
        elif tag == "h1":
            # What stands before the headline belongs to the site.
            title, paragraphs, length = text, [], 0
        elif tag == "p" and _is_prose(text, linked):
            paragraphs.append(text)
            length += len(text)
            if length > ENOUGH:
                break
    title = title or named
    return Glance(title, tuple(paragraphs)) if title and paragraphs else None


def glance_at_lines(text: str) -> Glance | None:
    """The headline and the first paragraphs of plain text with a paragraph a line; None where none
    shows itself.

    Args:
        text: The beginning of the page. The headline is the longest of the short lines before the
            first paragraph that has no number of two digits and does not end as a sentence or a
            label does: right on 22 of 34 labelled dumps, the longest of all lines on 17, the first
            on 10.
    """
    title, length = "", 0
    paragraphs: list[str] = []
    for line in text.splitlines():
        words = plain_line(line)
        if _is_prose(words, 0):
            paragraphs.append(words)
            length += len(words)
            if length > ENOUGH:
                break
        elif not paragraphs and len(title) < len(words) and _may_be_headline(words):
            title = words
    return Glance(title, tuple(paragraphs)) if title and paragraphs else None


def _may_be_headline(words: str) -> bool:
    return (
        len(words) <= MAX_HEADLINE
        and len(words.split()) >= MIN_HEADLINE_WORDS
        and not words.endswith((".", ":", "|"))
        and _NUMBER.search(words) is None
    )


def _declared_title(markup: str) -> str:
    element = _HEADLINE.search(markup, 0, _HEAD_CHARACTERS)
    content = _CONTENT.search(element[0]) if element else None
    return plain_line(unescape(content[1] or content[2] or "")) if content else ""


def _is_prose(text: str, linked: int) -> bool:
    return (
        len(text) >= MIN_LETTERS
        and text.endswith(_SENTENCE_END)
        and linked <= MAX_LINKED * len(text)
    )


def _stretches(markup: str) -> Iterator[_Stretch]:
    """The text between two block elements, with what began it; what is never text left out."""
    tag, parts, linked, in_link, at = "", [""], 0, False, 0
    # `search` from a place rather than `finditer`: what is skipped is found by its end.
    while (found := _TAG.search(markup, at)) is not None:
        text = markup[at : found.start()]
        parts.append(text)
        linked += len(text) if in_link else 0
        closes, name = bool(found[1]), (found[2] or "").lower()
        at = found.end()
        if name == "a":
            in_link = not closes
        elif name in _BLOCKS:
            yield _Stretch(tag, plain_line(unescape("".join(parts))), linked)
            tag, parts, linked = "" if closes else name, [], 0
        elif not closes and (not name or name in _SKIPPED):
            end = _end_of(markup, name, at)
            if end < 0:
                return
            at = end


def _end_of(markup: str, name: str, at: int) -> int:
    """Where a comment or a skipped element ends; -1 when it does not."""
    found = _end_pattern(name).search(markup, at)
    return -1 if found is None else found.end()


@cache
def _end_pattern(name: str) -> re.Pattern[str]:
    return re.compile(f"</{name}[^<>]*>" if name else "-->", re.IGNORECASE)
