"""Which role each unit has, once the article's stretch is known."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tui.cleaning.lines.dates import iso_date
from tui.cleaning.lines.segments import Cut
from tui.cleaning.lines.shapes import Shape
from tui.model import Role

BYLINE_MAX_SIZE = 16
"""Words up to which a line that opens with a byline phrase is a byline."""

HEADING_MAX_SIZE = 14
"""Words up to which a line without sentence end between paragraphs is a heading."""

DATE_MAX_SIZE = 14
"""Words up to which a line with a date and hardly anything else is a date line."""

EDGE = 4
"""Units at either end of the article among which a byline or a date line is taken for one."""

CREDIT_MAX_SIZE = 45
"""Words up to which a line that names a photographer is a caption."""

_BYLINE = re.compile(
    r"^(?:[(\[—–-]\s?)?(?:by|von|par|por|di|door|oleh|af|av)\s*[:|]?\s+(?-i:[^\W\d_a-zß-ÿ])|"
    r"^\(?(?:reporting|additional reporting|writing|editing|compiled|edited|written) by\b|"
    r"^(?:source|quelle|fuente|fonte|bron|źródło|источник|джерело|zdroj|kaynak|sumber|المصدر|منبع)\s?:|"
    r"^(?:author|autor|autora|auteur|autore|автор|yazar|penulis|reporter|editor)\s?:|"
    r"(?:作者|记者|編輯|编辑|责任编辑|責任編輯|稿件来源|来源)\s?[:：]|기자\s+[\w.]+@|^글[=:]|記者\s|"
    r"^\([^)]{3,60}\s(?:/\s?)?(?:dpa|afp|reuters|ap|ansa|efe|lusa|apa|tass)\)$",
    re.I,
)
_CREDIT = re.compile(
    r"(?:photo|foto|fotos|bild|photograph|image|picture|fot|фото|zdj|görsel|صورة|عکس|写真|사진|图)"
    r"s?\s?(?:credit|by|courtesy)?\s?[:：/©]|getty images|/afp\b|\(ap photo|/ap\b|"
    r"picture[- ]alliance|"
    r"file photo|courtesy of|shutterstock|unsplash|pixabay|archivfoto|symbolbild|摄\s*$|資料写真",
    re.I,
)
_QUOTED = re.compile(r"^[\"“„«「『‘].{20,}[\"”“»」』’]\s*[.,]?$")


@dataclass(frozen=True, slots=True)
class Seen:
    """A role and the signal that gave it."""

    role: Role
    signal: str
    phrase: str = ""


def furniture(shape: Shape) -> Seen | None:
    """Byline, date or caption, by what the line says itself."""
    if shape.size <= BYLINE_MAX_SIZE and _BYLINE.search(shape.text[:160]):
        return Seen(Role.BYLINE, "byline-words")
    if shape.size <= DATE_MAX_SIZE and _is_date_line(shape):
        return Seen(Role.DATE, "date-line")
    if shape.size <= CREDIT_MAX_SIZE and _CREDIT.search(shape.text):
        return Seen(Role.CAPTION, "photo-credit")
    return None


def _is_date_line(shape: Shape) -> bool:
    """Whether little is left of the line without its date, clock and figures."""
    if not (shape.date or shape.time) or shape.ends or shape.price or shape.dots:
        return False
    letters = sum(map(str.isalpha, shape.text))
    return iso_date(shape.text) is not None and letters <= 40


def inside(shapes: Sequence[Shape], place: int, cut: Cut) -> Seen:
    """The role of a unit of the article's stretch that stays in it."""
    shape = shapes[place]
    if not shape.ends and (place - cut.first < EDGE or cut.end - place <= EDGE):
        found = furniture(shape)
        if found is not None and found.role in (Role.BYLINE, Role.DATE):
            return found
    if shape.item:
        return Seen(Role.LIST, "list-mark")
    if shape.cells > 1 and shape.size <= 40 and not shape.ends:
        return Seen(Role.TABLE, "cells")
    if _is_heading(shapes, place, cut):
        return Seen(Role.HEADING, "between-paragraphs")
    return Seen(Role.BODY, "prose" if shape.size >= 12 else "among-prose")


def _is_heading(shapes: Sequence[Shape], place: int, cut: Cut) -> bool:
    shape = shapes[place]
    if shape.size > HEADING_MAX_SIZE or shape.low_start or shape.comma_end or place + 1 >= cut.end:
        return False
    if shape.ends and not shape.question:
        return False
    if shape.quote_open and shape.size > 6 and shape.ends:
        return False
    following = shapes[place + 1]
    return following.size > shape.size and (
        following.size >= 12 or following.ends or following.item
    )


def inside_aside(shape: Shape) -> Seen:
    """The role of a unit inside the article's stretch that does not belong to it."""
    if found := furniture(shape):
        return found
    if "product-spam" in shape.starts:
        return Seen(Role.PRODUCT_SPAM, "advert-words", shape.starts["product-spam"])
    for kind in ("read-also", "related"):
        if kind in shape.starts:
            return Seen(Role.RELATED, "read-also", shape.starts[kind])
    if seen := _by_words(shape):
        return seen
    return Seen(Role.LEAD_JUNK, "count-or-clock" if is_clock(shape) else "unlike-article")


_KINDS = {
    "comment": Role.COMMENT,
    "legal": Role.LEGAL,
    "related": Role.RELATED,
    "product-spam": Role.PRODUCT_SPAM,
    "tail-junk": Role.TAIL_JUNK,
    "nav": Role.NAV,
    "read-also": Role.RELATED,
}


def _by_words(shape: Shape) -> Seen | None:
    """The role that the longest phrase of the line speaks for."""
    found = dict(shape.holds)
    found.update(shape.starts if shape.short else {})
    best = max(
        ((len(phrase), kind) for kind, phrase in found.items() if kind in _KINDS), default=None
    )
    if best is None:
        return Seen(Role.LEGAL, "copyright-mark") if shape.mark else None
    return Seen(_KINDS[best[1]], "phrase", found[best[1]])


def is_clock(shape: Shape) -> bool:
    """Whether the line is “5 min read”, “2 hours ago”, “128” or the like and nothing more."""
    return shape.short and not shape.ends and (shape.ago or shape.count)


def before_article(shape: Shape) -> Seen:
    """The role of a unit before the article, the title apart."""
    if found := furniture(shape):
        return found
    if "lead-junk" in shape.starts and shape.short:
        return Seen(Role.LEAD_JUNK, "phrase", shape.starts["lead-junk"])
    seen = _by_words(shape)
    if seen is not None and seen.role in (Role.NAV, Role.LEGAL, Role.PRODUCT_SPAM):
        return seen
    if shape.count or shape.ago:
        return Seen(Role.LEAD_JUNK, "count-or-clock")
    if shape.size <= 4 and (shape.item or not shape.ends):
        return Seen(Role.NAV if shape.item else Role.LEAD_JUNK, "label-before")
    return Seen(Role.LEAD_JUNK, "before-article")


def after_article(shapes: Sequence[Shape], first: int) -> list[Seen]:
    """The roles of all units from `first` on, each heading's role carried to what follows it."""
    roles: list[Seen] = []
    section: Role | None = None
    for place in range(first, len(shapes)):
        shape = shapes[place]
        seen = _by_words(shape)
        credit = furniture(shape) if place - first < 4 and not shape.contact else None
        if credit is not None and section is None:
            roles.append(credit)
        elif seen is not None and (shape.short or seen.role in (Role.LEGAL, Role.COMMENT)):
            if shape.short and seen.role not in (Role.NAV, Role.LEGAL):
                section = seen.role
            roles.append(seen)
        elif shape.price and shape.short:
            roles.append(Seen(Role.PRODUCT_SPAM, "price"))
        elif section is not None:
            roles.append(Seen(section, "under-heading"))
        elif shape.dots:
            roles.append(Seen(Role.RELATED, "cut-off"))
        elif seen is not None:
            roles.append(seen)
        elif shape.size <= 4:
            roles.append(Seen(Role.NAV, "label-after"))
        else:
            roles.append(Seen(Role.TAIL_JUNK, "after-article"))
    return roles
