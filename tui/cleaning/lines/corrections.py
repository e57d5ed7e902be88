"""Where a phrase says it outright: corrections by rule to what the model thinks of a line."""

from __future__ import annotations

from collections.abc import Sequence

from tui.cleaning.lines.lists import phrase_book
from tui.cleaning.lines.shapes import Shape

LABEL_SHARE = 0.6
"""Share of a short line its phrase must cover for the line to be that label and nothing more."""

LABEL_COST = 3.0
"""Log odds a label such as “Comments” or “Advertisement” loses."""

NOTICE_MAX_SIZE = 14
"""Words up to which a line with © is a notice of rights, not a sentence that holds one."""

POINTER_COST = 5.0
"""Log odds a line such as “Read also: …” loses; the model sees only a sentence in it."""

END_BONUS = 2.5
"""What an end right before a heading of comments or other articles gains."""

COUNT_BONUS = 6.0
"""The same before a count of comments (“4 Comments”): short replies after it read like the article.
At 14 one labelled dump in 46 more ends wrongly."""

_LABELS = ("comment", "related", "legal", "product-spam", "tail-junk", "nav")
_ENDING = ("comment", "related")


def is_label(shape: Shape, kinds: Sequence[str] = _LABELS) -> bool:
    """Whether the line is little more than a phrase that gives it away, or a count of them."""
    if not shape.short:
        return False
    words = shape.words
    counted = len(words) > 1 and words[0].isdigit()
    starts = phrase_book().at_start(words[1:], "") if counted else shape.starts
    longest = max((len(starts.get(kind, "")) for kind in kinds), default=0)
    bare = shape.text.strip(" •-–|:>»0123456789" if counted else " •-–|:>»")
    return longest >= 4 and longest >= LABEL_SHARE * len(bare)


def is_notice(shape: Shape) -> bool:
    """Whether the line is a notice of rights and nothing more."""
    named = shape.mark or shape.starts.get("legal", "").startswith("copyright")
    return named and shape.size <= NOTICE_MAX_SIZE


def is_pointer(shape: Shape) -> bool:
    """Whether the line is “Read also:” and the head of another article."""
    phrase = shape.starts.get("read-also")
    if phrase is None or shape.sentences > 2:
        return False
    rest = shape.text.lower().lstrip("[【「《<（(•-– ")[len(phrase) :].lstrip()
    return rest[:1] in (":", "：", ">", "»", "|")


def closes(shape: Shape) -> bool:
    """Whether the line says outright that the article is over."""
    if is_label(shape) or is_notice(shape) or is_pointer(shape):
        return True
    return "comment" in shape.starts or (shape.short and "tail-junk" in shape.starts)


def corrected(shapes: Sequence[Shape], scores: Sequence[float]) -> list[float]:
    """The scores with what labels and pointers lose taken off."""
    found: list[float] = []
    for shape, score in zip(shapes, scores, strict=True):
        if is_pointer(shape):
            score -= POINTER_COST
        elif is_label(shape) or is_notice(shape):
            score -= LABEL_COST
        found.append(score)
    return found


def end_bonus(shapes: Sequence[Shape]) -> list[float]:
    """For each unit what an end right after it gains by the heading that follows."""
    return [_bonus_before(shapes[place + 1]) for place in range(len(shapes) - 1)] + [0.0]


def _bonus_before(shape: Shape) -> float:
    """What an end right before the line gains."""
    if shape.words[:1] and shape.words[0].isdigit() and is_label(shape, ("comment",)):
        return COUNT_BONUS
    return END_BONUS if is_label(shape, _ENDING) or is_notice(shape) else 0.0
