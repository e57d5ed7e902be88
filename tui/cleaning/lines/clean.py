"""A plain-text page to its article: units, scores, one cut, roles, blocks."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tui.cleaning.lines.facts import metadata_of
from tui.cleaning.lines.kinds import kind_of
from tui.cleaning.lines.reasons import reasons_of
from tui.cleaning.lines.roles import (
    Seen,
    after_article,
    before_article,
    inside,
    inside_aside,
    is_clock,
)
from tui.cleaning.lines.rules import is_prose
from tui.cleaning.lines.scoring import scored_cut
from tui.cleaning.lines.segments import Cut
from tui.cleaning.lines.shapes import Shape, shapes_of
from tui.cleaning.lines.titles import title_place
from tui.cleaning.lines.units import Unit, units_of
from tui.model import ARTICLE_ROLES, Article, Block, Reason, Role, SourcePage

UNSURE_BELOW = 0.7
"""Confidence under which a block is marked unsure."""

_VISIBLE = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class Judged:
    """All that was decided about a page's units."""

    units: Sequence[Unit]
    shapes: Sequence[Shape]
    scores: Sequence[float]
    cut: Cut
    title: int | None
    roles: Sequence[Seen]


def clean_lines(page: SourcePage) -> Article:
    """The article of a plain-text page. Never raises on account of what the page holds."""
    judged = judge(page.text)
    blocks = _blocks(judged)
    kind = kind_of(blocks)
    return Article.assemble(blocks, kind, metadata_of(page, blocks), ())


def judge(text: str) -> Judged:
    """The decisions about a page's units, before they become blocks."""
    units = units_of(text)
    shapes = shapes_of(units)
    scores, cut = scored_cut(shapes)
    title = title_place(shapes, cut)
    return Judged(units, shapes, scores, cut, title, _roles(shapes, cut, title))


def _roles(shapes: Sequence[Shape], cut: Cut, title: int | None) -> list[Seen]:
    roles = [before_article(shape) for shape in shapes[: cut.first]]
    opening = next((k for k in range(cut.first, cut.end) if is_prose(shapes[k])), cut.first)
    for place in range(cut.first, cut.end):
        if place in cut.aside or (place < opening and is_clock(shapes[place])):
            roles.append(inside_aside(shapes[place]))
        else:
            roles.append(inside(shapes, place, cut))
    roles += after_article(shapes, cut.end)
    if title is not None:
        for place in range(cut.first, title):
            roles[place] = before_article(shapes[place])
        roles[title] = Seen(Role.TITLE, "headline")
    for place, shape in enumerate(shapes):
        if not _VISIBLE.search(shape.text) and roles[place].role in ARTICLE_ROLES:
            roles[place] = Seen(Role.LEAD_JUNK if place < cut.first else Role.TAIL_JUNK, "no-words")
    return roles


def _blocks(judged: Judged) -> list[Block]:
    blocks: list[Block] = []
    alike = Counter(shape.masked for shape in judged.shapes)
    for place, unit in enumerate(judged.units):
        seen, score = judged.roles[place], judged.scores[place]
        if seen.role is Role.TABLE and blocks and _continues_table(blocks[-1], unit):
            blocks[-1] = _with_row(blocks[-1], unit)
            continue
        confidence = _confidence(seen, score)
        blocks.append(
            Block(
                role=seen.role,
                text="\t".join(unit.cells) if seen.role is Role.TABLE else unit.text,
                reasons=reasons_of(
                    seen, judged.shapes, place, score, alike[judged.shapes[place].masked]
                ),
                confidence=confidence,
                unsure=confidence < UNSURE_BELOW,
                line_start=unit.line_start,
                line_end=unit.line_end,
                level=_level(seen),
            )
        )
    return blocks


def _level(seen: Seen) -> int:
    return {Role.HEADING: 2, Role.LIST: 1}.get(seen.role, 0)


def _continues_table(block: Block, unit: Unit) -> bool:
    return block.role is Role.TABLE and block.line_end == unit.line_start - 1


def _with_row(block: Block, unit: Unit) -> Block:
    text = f"{block.text}\n" + "\t".join(unit.cells)
    return Block(
        role=block.role,
        text=text,
        reasons=block.reasons,
        confidence=block.confidence,
        unsure=block.unsure,
        line_start=block.line_start,
        line_end=unit.line_end,
    )


def _confidence(seen: Seen, score: float) -> float:
    """How sure the side is, from .5 to 1: the model's own figure where it agrees."""
    article = seen.role in ARTICLE_ROLES
    chance = 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))
    sure = chance if article else 1 - chance
    if seen.role in (Role.TITLE, Role.BYLINE, Role.DATE, Role.CAPTION):
        return 0.8
    return round(max(0.5, sure), 3)


__all__ = ["Judged", "Reason", "clean_lines", "judge"]
