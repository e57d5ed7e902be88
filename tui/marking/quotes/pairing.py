"""Which mark closes which: the cheapest reading of a paragraph's marks.

A walk over the marks keeps the few cheapest states (what is open, at most two deep) and lets every
mark open, close, be noise, or show that its partner was lost. So one odd mark costs its own price
and spoils nothing behind it, and the time is linear in the number of marks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tui.marking.quotes.glyphs import CLOSERS, CORNER, FAMILY, LOST, SINGLE, Glyph

_BEAM = 8
"""States kept at each mark."""

_NESTED_SAME = 2.6
"""A quotation inside one of the same style; a little dearer than a lost closing mark alone."""

_NESTED_OTHER = 0.15
_CONTINUED = 0.4
"""Price of no closing mark where the next paragraph opens again: speech over several paragraphs."""

_OTHER_STYLE = 1.0
"""Opening anew with another style of mark, which more likely opens an inner quotation."""

_LOST_INNER = 1.6
"""Closing the outer quotation while an inner one is still open."""

_BOTH_CLOSED = 0.8
"""Two single marks in a row that close only one quotation."""

_LOST_SINGLE = 0.8
"""Added where the mark may be an apostrophe."""

_LOST_OPENING_SINGLE = 0.2

State = tuple[str, ...]


@dataclass(slots=True)
class Pair:
    """A quotation as its marks show it; a lost mark is None."""

    opening: Glyph | None
    closing: Glyph | None
    bound: int = -1
    """Where a quotation without a closing mark must have ended; -1 for the end of the paragraph."""


@dataclass(slots=True)
class _Node:
    cost: float
    previous: _Node | None
    action: str
    glyph: Glyph | None


def pair_marks(marks: Sequence[Glyph], *, continued: bool = False) -> tuple[list[Pair], float]:
    """The outermost quotations of one paragraph in order, and what their reading costs.

    Args:
        marks: The paragraph's marks in order.
        continued: The next paragraph starts with an opening mark.
    """
    if not marks:
        return [], 0.0
    plain = _plain_pairs(marks)
    if plain is not None:
        return plain, 0.0
    states: dict[State, _Node] = {(): _Node(0.0, None, "", None)}
    for glyph in marks:
        following: dict[State, _Node] = {}
        for state, node in states.items():
            _step(state, node, glyph, following)
        if len(following) > _BEAM:
            best = sorted(following.items(), key=lambda item: item[1].cost)[:_BEAM]
            following = dict(best)
        states = following
    state = min(states, key=lambda s: states[s].cost + _end_cost(s, continued))
    return _read_back(states[state]), states[state].cost + _end_cost(state, continued)


def _end_cost(state: State, continued: bool) -> float:
    if not state:
        return 0.0
    cost = _CONTINUED if continued else LOST
    if state[0] in "'’":
        cost += _LOST_SINGLE
    return cost + (_LOST_INNER if len(state) > 1 else 0.0)


def _plain_pairs(marks: Sequence[Glyph]) -> list[Pair] | None:
    """The pairs where every mark is beyond doubt, else None."""
    if len(marks) % 2:
        return None
    pairs = []
    for first, second in zip(marks[::2], marks[1::2], strict=True):
        if first.opening > 0.2 or first.closing < 2.0 or second.closing > 0.2:
            return None
        if second.opening < 2.0 or CLOSERS.get(first.mark, {}).get(second.mark, 9.0) > 0:
            return None
        pairs.append(Pair(first, second))
    return pairs


def _step(state: State, node: _Node, glyph: Glyph, following: dict[State, _Node]) -> None:
    """Every reading of one mark in one state."""

    def go(new: State, price: float, action: str) -> None:
        cost = node.cost + price
        known = following.get(new)
        if known is None or cost < known.cost:
            following[new] = _Node(cost, node, action, glyph)

    go(state, glyph.skipping, "skip")
    mark = glyph.mark
    opens = mark in CLOSERS
    if not state:
        if opens:
            go((mark,), glyph.opening, "open")
        if glyph.closing < 2.0:
            extra = _LOST_OPENING_SINGLE if glyph.family == SINGLE else 0.0
            go((), glyph.closing + LOST + extra, "lost-open")
        return
    direct = _direct(glyph, state[-1])
    if direct is not None:
        two = _BOTH_CLOSED if glyph.family == SINGLE and _is_doubled(glyph) else 0.0
        go(state[:-1], direct + two, "close" if len(state) == 1 else "inner-close")
    if len(state) == 2:
        outer = _direct(glyph, state[0])
        if outer is not None:
            both = _is_doubled(glyph) and state[0] == state[1]
            go((), outer + (0.0 if both else _LOST_INNER), "close")
    if not opens:
        return
    if len(state) == 1:
        same = _same_family(state[0], mark)
        go((*state, mark), glyph.opening + (_NESTED_SAME if same else _NESTED_OTHER), "inner-open")
    single = _LOST_SINGLE if state[0] in "'’" else 0.0
    inner = _LOST_INNER if len(state) > 1 else 0.0
    other = _OTHER_STYLE if not _same_family(state[0], mark) else 0.0
    go((mark,), glyph.opening + LOST + single + inner + other, "reopen")


def _is_doubled(glyph: Glyph) -> bool:
    return glyph.end - glyph.start > len(glyph.mark) or glyph.mark == "''"


def _direct(glyph: Glyph, opener: str) -> float | None:
    """What it costs to close `opener` with this mark."""
    pair = CLOSERS[opener].get(glyph.mark)
    if pair is None:
        return None
    if opener in "„‚»›" or (glyph.mark == opener and opener not in "\"'"):
        # the pair itself says the direction, so only the neighbours count
        return pair + min(glyph.closing, max(glyph.closing - 2.5, 0.0) if pair == 0 else 9.0)
    return pair + glyph.closing


def _same_family(first: str, second: str) -> bool:
    return FAMILY[first] == FAMILY[second] != CORNER


def _read_back(node: _Node) -> list[Pair]:
    actions: list[tuple[str, Glyph]] = []
    current: _Node | None = node
    while current is not None and current.glyph is not None:
        actions.append((current.action, current.glyph))
        current = current.previous
    pairs: list[Pair] = []
    opened: Glyph | None = None
    for action, glyph in reversed(actions):
        if action in ("open", "reopen"):
            if opened is not None:
                pairs.append(Pair(opened, None, glyph.start))
            opened = glyph
        elif action == "close":
            pairs.append(Pair(opened, glyph))
            opened = None
        elif action == "lost-open":
            pairs.append(Pair(None, glyph))
    if opened is not None:
        pairs.append(Pair(opened, None))
    return pairs
