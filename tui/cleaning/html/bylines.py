"""Who signed a page, read off the elements that name an author by relation, property or class."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import Enum

from lxml import etree

from tui.cleaning.html.dates import iso_date, months
from tui.cleaning.html.hints import bit, hints_of
from tui.cleaning.html.phrases import covered_share, opening_words, tokens_of
from tui.cleaning.html.shown import shown_texts
from tui.model import plain_line

MOST_ELEMENTS = 30
"""Elements looked at; the author of a page that names one stands among the first."""

MOST_PIECES = 8
"""Stretches of text looked at in each: a biography begins with the name, or has none."""

MOST_NAME_WORDS = 5
"""Words of a name: “Mira van der Sund” and no sentence."""

MOST_NAME_CHARS = 60
"""Characters of one name."""

MOST_INITIALS = 3
"""Capitals that are no name by themselves."""

CALL_SHARE = 0.6
"""Share of a stretch that phrases of menus, sharing or dates cover where it is no name."""

_SIGNED = etree.XPath(
    "//*[@rel='author' or @itemprop='author' or contains(@class,'author') or contains(@class,'Author')"
    " or contains(@class,'byline') or contains(@class,'Byline')]"
)
_WHOLE = ("html", "body", "main")
_APART = ("footer", "form", "aside")
_BYLINE = bit("byline")
_OTHERS = bit("comment") | bit("related") | bit("nav")
_FOOTER = bit("footer")
_CALLS = ("related", "nav", "tail-junk", "lead-junk", "legal", "comment", "product-spam", "date")
_ENDS = re.compile(r"[|·•●⋅,;:(/»]|\s[-–—]+(?:\s|$)|\s(?:on|for|in|at)\s")
_BARS = re.compile(r"\s{0,9}[|·•●⋅]\s*")
_AND = re.compile(r"\s{1,9}(?:and|&|und|y|et|e|i|и|та|ve|og|och)\s+")
_JOINS = frozenset(
    {"and", "&", ",", "und", "y", "et", "e", "en", "i", "и", "та", "ve", "og", "och"}
)
_LABEL = re.compile(
    r"^(?:authors|autor(?:en|innen|es|as|a)|auteurs|autori|authored by|contributors|words|texte?)\s*:\s*",
    re.IGNORECASE,
)
_GLUED = re.compile(r"^By(?=[^\W\d_a-z])")
"""“ByMira Sund”, which a style sheet sets apart."""

_SITE_ADDRESS = re.compile(r"^(?:https?:|www\.|/|@)|@\w")


class _Place(Enum):
    """Where a signing element stands."""

    TEXT = "text"
    ASIDE = "aside"
    """Where the author of the page may be named, and others too."""
    ELSEWHERE = "elsewhere"
    """Where others than the page's author are named."""


def signed_by(root: etree._Element) -> str | None:
    """The name or names that the first signing element of a page gives, joined by commas.

    One in a side column, a footer or a form counts where no other names anybody; one among comments,
    menus and other articles never does.
    """
    found = _SIGNED(root)
    assert isinstance(found, list)
    aside = None
    for element in found[:MOST_ELEMENTS]:
        assert isinstance(element, etree._Element)
        place = _place(element) if _signs(element) else _Place.ELSEWHERE
        if place is _Place.ELSEWHERE or (place is _Place.ASIDE and aside):
            continue
        names = names_among(_pieces(element))
        if names and place is _Place.TEXT:
            return ", ".join(names)
        aside = aside or ", ".join(names) or None
    return aside


def names_among(pieces: Iterable[str]) -> list[str]:
    """The names at the start of a signature, given as its stretches of text.

    What opens it (“Written by”) is passed over, and single words before that (“Guide by”); stretches
    that only join (“and”) lead to another name.
    """
    names: list[str] = []
    joined = True
    for piece in pieces:
        words = piece.split()
        if names and piece.lower() in _JOINS:
            joined = True
        elif opening_words(words, "byline") == len(words) and not any(" " in n for n in names):
            names, joined = [], True
        elif not joined:
            break
        elif found := names_at(piece):
            names += found
            joined = piece.endswith((",", " and", " &"))
        elif names:
            break
    return list(dict.fromkeys(names))


def names_at(text: str) -> list[str]:
    """The names that a line of a signature begins with, its opening words and a day before it taken off."""
    text = _GLUED.sub("", text)
    words = _LABEL.sub("", text).split()
    rest = " ".join(words[opening_words(words, "byline") :]).lstrip(" :,.-–—|")
    for part in _BARS.split(rest):
        said = _without_day(_ENDS.split(part, maxsplit=1)[0]).strip(" .-–—")
        first, *others = _AND.split(said)
        if " " not in first:  # “Wellness & Prevention”
            first, others = said, []
        if _is_name(first) and (" " in first or first == text or iso_date(part) is None):
            return [first, *(name for name in others if " " in name and _is_name(name))]
        if iso_date(part) is None:  # “20 Dec 2025 · Mira Sund”
            break
    return []


def _without_day(text: str) -> str:
    """“Mira Sund April 9” without the day behind the name."""
    words = [word.strip(".,") for word in text.split()]
    for place in range(2, len(words)):
        if words[place][:1].isdigit():
            day_first = words[place + 1 : place + 2] and words[place + 1].lower() in months()
            named = not day_first and words[place - 1].lower() in months()
            return " ".join(text.split()[: place - named])
    return text


def _is_name(name: str) -> bool:
    words = name.split()
    if name.isupper() and len(name) <= MOST_INITIALS:  # “NB” in place of a picture
        return False
    if not 1 <= len(words) <= MOST_NAME_WORDS or not 1 < len(name) <= MOST_NAME_CHARS:
        return False
    if not name[0].isalpha() or _SITE_ADDRESS.search(name) or iso_date(name) is not None:
        return False
    if len(words) > 1 and (name[0].islower() or any(word.isdigit() for word in words)):
        return False
    if len(words) > 1 and words[-1][0].islower():  # “Insights from”
        return False
    if opening_words(words[-1:], "byline"):  # “About the author”
        return False
    return covered_share(tokens_of(name), name, _CALLS) < CALL_SHARE


def _pieces(element: etree._Element) -> Iterator[str]:
    count = 0
    for text in shown_texts(element):
        piece = plain_line(text[:400])
        if piece:
            yield piece
            count += 1
            if count == MOST_PIECES:
                return


def _signs(element: etree._Element) -> bool:
    """Whether its class has such a word of its own: “authorised” is none."""
    if element.tag in _WHOLE:
        return False
    names = element.get("class") or ""
    return "author" in (element.get("rel"), element.get("itemprop")) or bool(
        hints_of(names) & _BYLINE
    )


def _place(element: etree._Element) -> _Place:
    place = _Place.TEXT
    for outer in element.iterancestors():
        names = outer.get("class")
        hints = hints_of(names) if names and outer.tag not in ("body", "html") else 0
        if outer.tag == "nav" or hints & _OTHERS:
            return _Place.ELSEWHERE
        if outer.tag in _APART or hints & _FOOTER:
            place = _Place.ASIDE
    return place
