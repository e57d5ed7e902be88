"""Reasons: what decided about a unit, in words a reader understands, most telling first."""

from __future__ import annotations

from collections.abc import Sequence

from tui.cleaning.lines.roles import Seen
from tui.cleaning.lines.shapes import Shape
from tui.model import ARTICLE_ROLES, Reason, Role

MANY = 3
"""Alike lines from which their number is worth telling."""

_SAYS = {
    "prose": "reads like a paragraph",
    "among-prose": "stands among paragraphs of the article",
    "between-paragraphs": "a short line before a paragraph",
    "list-mark": "opens with a list mark, among paragraphs of the article",
    "cells": "columns set apart by tabs",
    "byline-words": "worded like a byline or a source",
    "date-line": "holds a date and little else",
    "photo-credit": "names a photographer or a picture",
    "count-or-clock": "a count or a clock, not a sentence",
    "label-before": "a short label before the article",
    "before-article": "stands before the article's first line",
    "label-after": "a short label after the article",
    "after-article": "stands after the article's last line",
    "copyright-mark": "holds a copyright mark",
    "price": "holds a price",
    "unlike-article": "unlike the paragraphs around it",
    "headline": "stands before the article and shares its words",
    "no-article": "no run of paragraphs on this page",
    "nothing-to-see": "holds no visible character",
    "quoted": "a quotation in full",
}


def reasons_of(
    seen: Seen, shapes: Sequence[Shape], place: int, score: float, alike: int = 1
) -> tuple[Reason, ...]:
    """Why a unit has its role; `alike` is how often its line stands on the page."""
    shape = shapes[place]
    aside = seen.role not in ARTICLE_ROLES
    found: list[Reason] = []
    if aside and shape.dots:
        found.append(_cut_off(shapes, place))
    main = _main_reason(seen)
    if main is not None:
        found.append(main)
    if aside:
        found += _more_against(shapes[place], alike)
    elif seen.role is Role.BODY:
        found += _more_for(shape)
    found.append(_model_reason(score))
    unique = {reason.id: reason for reason in reversed(found)}
    return tuple(reversed(unique.values()))


_MATTER = {
    Role.PRODUCT_SPAM: "shop",
    Role.RELATED: "teaser",
    Role.COMMENT: "readers'",
    Role.NAV: "menu",
    Role.LEGAL: "legal",
}


def _main_reason(seen: Seen) -> Reason | None:
    if seen.signal == "phrase":
        return Reason("phrase", f"says “{seen.phrase}”")
    if seen.signal == "advert-words":
        return Reason("advert-words", f"an advert's mark: “{seen.phrase}”")
    if seen.signal == "read-also":
        return Reason("read-also", f"points to another article: “{seen.phrase}”")
    if seen.signal == "under-heading":
        return Reason(
            "under-heading", f"stands under a heading of {_MATTER.get(seen.role, 'other')} matter"
        )
    if seen.signal == "cut-off":
        return None
    return Reason(seen.signal, _SAYS.get(seen.signal, seen.signal))


def _cut_off(shapes: Sequence[Shape], place: int) -> Reason:
    near = shapes[max(0, place - 30) : place + 31]
    alike = sum(1 for shape in near if shape.dots) - 1
    if alike <= 0:
        return Reason("cut-off", "cut off with …")
    blocks = "block" if alike == 1 else "blocks"
    return Reason("cut-off", f"cut off with …, like {alike} {blocks} around it")


def _more_against(shape: Shape, alike: int) -> list[Reason]:
    found: list[Reason] = []
    if alike >= MANY:
        found.append(Reason("repeated", f"stands {alike} times on this page"))
    if shape.price:
        found.append(Reason("price", "holds a price"))
    if not shape.ends and shape.short:
        found.append(Reason("label", "a label, no sentence"))
    return found


def _more_for(shape: Shape) -> list[Reason]:
    found: list[Reason] = []
    if shape.sentences > 1:
        found.append(Reason("sentences", f"{shape.sentences} sentences"))
    elif shape.ends:
        found.append(Reason("sentence-end", "ends with a sentence"))
    return found


def _model_reason(score: float) -> Reason:
    if score > 0:
        return Reason("line-model", "all in all looks like a line of an article")
    return Reason("line-model", "all in all looks like no line of an article")
