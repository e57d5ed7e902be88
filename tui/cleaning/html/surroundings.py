"""What stands around a block: its boxes, their topics, sizes and repetitions."""

from __future__ import annotations

from typing import NamedTuple

from tui.cleaning.html.hints import TOPICS
from tui.cleaning.html.raw import Box, RawBlock
from tui.cleaning.html.tags import SEMANTIC_TAGS

FAR = 15.0
"""Stands for “no such box around it”."""

LEVELS = 3
"""Boxes whose sizes are told: the block's own, the one around it, and the next."""

MAIN_SHARE = 0.6
"""The main box is followed down while one child holds this share of the prose."""

_SEMANTIC = {tag: number for number, tag in enumerate(SEMANTIC_TAGS)}
_TOPIC_AT = len(SEMANTIC_TAGS)

BOX_NAMES = (
    *(f"in_{tag}" for tag in SEMANTIC_TAGS),
    *(f"topic_{topic}" for topic in TOPICS),
    *(
        f"box{level}_{name}"
        for level in range(LEVELS)
        for name in ("chars", "link_share", "blocks", "prose", "mean", "images", "same")
    ),
    "depth", "outside_main", "main_share", "repeat", "repeat_level", "repeat_mean",
    "group_size", "group_chars", "group_mean", "group_links", "group_first", "group_last",
)  # fmt: skip
"""Names of the values that tell a block's surroundings, in order."""


def measure_boxes(blocks: list[RawBlock], prose: list[bool], boxes: list[Box]) -> None:
    """Adds up the sizes of all boxes; children come after their parents in `boxes`."""
    for block, is_prose in zip(blocks, prose, strict=True):
        box = block.box
        size = len(block.text)
        box.chars += size
        box.links += block.link_chars
        box.blocks += 1
        if is_prose:
            box.prose_chars += size
    for box in reversed(boxes):
        parent = box.parent
        if parent is not None:
            parent.chars += box.chars
            parent.links += box.links
            parent.blocks += box.blocks
            parent.prose_chars += box.prose_chars
            parent.images += box.images
            if parent.children is not None:
                box.same = parent.children.get(box.key, 1)


def main_chain(boxes: list[Box]) -> set[Box]:
    """The boxes from the page down to the innermost one that holds most of the prose."""
    heaviest: dict[Box | None, Box] = {}
    for box in boxes[1:]:
        best = heaviest.get(box.parent)
        if best is None or box.prose_chars > best.prose_chars:
            heaviest[box.parent] = box
    box = boxes[0]
    chain = {box}
    least = MAIN_SHARE * box.prose_chars
    while True:
        child = heaviest.get(box)
        if child is None or child.prose_chars < least or child.prose_chars == 0:
            return chain
        chain.add(child)
        box = child


def group_key(box: Box) -> str:
    """What boxes that repeat one template share: their tag and class, and their parent's."""
    parent = box.parent
    return f"{parent.key if parent is not None else ''}>{box.key}"


Values = tuple[float, ...]

_NOWHERE: Values = (FAR,) * (_TOPIC_AT + len(TOPICS))


class _Outer(NamedTuple):
    """What is told of the boxes around a box, the same for all brothers."""

    distances: Values
    """How many boxes up each semantic tag and topic stands, from the parent on."""
    sizes: Values
    """Of the parent and its parent."""
    main: Values
    """How deep and how large the innermost main box is."""
    repeat: Values
    """What repeats most among the next boxes up, the parent being the first."""


class Surroundings:
    """Values of boxes, worked out once a box."""

    def __init__(self, blocks: list[RawBlock], boxes: list[Box]) -> None:
        self.chain = main_chain(boxes)
        self.total = boxes[0].chars or 1
        self.prose = boxes[0].prose_chars or 1
        self.count = len(blocks) or 1
        self._distances: dict[Box | None, Values] = {None: _NOWHERE}
        self._made: dict[tuple[int, str, int], Values] = {}
        self._sizes: dict[Box, Values] = {}
        self._outers: dict[Box, _Outer] = {}
        self._known: dict[Box, Values] = {}
        self.group_keys = [group_key(block.box) for block in blocks]
        self._groups = self._group_values(blocks)

    def _group_values(self, blocks: list[RawBlock]) -> dict[str, Values]:
        """What is told of all blocks of one template, by what they share."""
        groups: dict[str, list[int]] = {}
        for index, (block, key) in enumerate(zip(blocks, self.group_keys, strict=True)):
            group = groups.get(key)
            if group is None:
                groups[key] = [1, len(block.text), block.link_chars, index, index]
            else:
                group[0] += 1
                group[1] += len(block.text)
                group[2] += block.link_chars
                group[4] = index
        return {
            key: (
                float(size),
                chars / self.total,
                chars / size,
                links / chars,
                first / self.count,
                last / self.count,
            )
            for key, (size, chars, links, first, last) in groups.items()
        }

    def values(self, index: int, box: Box) -> Values:
        """The values of `BOX_NAMES` for a block that stands in the box."""
        known = self._known.get(box)
        if known is None:
            known = (*self._box_values(box), *self._groups[self.group_keys[index]])
            self._known[box] = known
        return known

    def _box_values(self, box: Box) -> Values:
        parent = box.parent
        sizes = self._box_sizes(box)
        if parent is None:
            distances = self._box_distances(box)
            return (*distances, *sizes, *sizes, *sizes, 0.0, *self._main_values(box), *_ALONE)
        outer = self._outers.get(parent)
        if outer is None:
            outer = self._outers[parent] = self._outer(parent)
        return (
            *self._further(outer.distances, box),
            *sizes,
            *outer.sizes,
            float(box.depth),
            *(self._main_values(box) if box in self.chain else outer.main),
            *_repeat_values(box, parent, outer.repeat),
        )

    def _outer(self, box: Box) -> _Outer:
        return _Outer(
            self._box_distances(box),
            (*self._box_sizes(box), *self._box_sizes(box.parent or box)),
            self._main_values(box),
            _repeat_above(box),
        )

    def _box_distances(self, box: Box) -> Values:
        path: list[Box] = []
        at: Box | None = box
        while at not in self._distances:
            assert at is not None
            path.append(at)
            at = at.parent
        found = self._distances[at]
        for inner in reversed(path):
            self._distances[inner] = found = self._further(found, inner)
        return found

    def _further(self, found: Values, box: Box) -> Values:
        """The distances from a box, given those from its parent."""
        hints = box.hints if box.tag not in ("body", "html") else 0
        tag = box.tag if box.tag in _SEMANTIC else ""
        # Brothers of one tag and topic share their values, which keeps `found` alive, too.
        made = self._made.get((id(found), tag, hints))
        if made is None:
            made = _one_further(found, _SEMANTIC.get(tag), hints)
            self._made[id(found), tag, hints] = made
        return made

    def _box_sizes(self, box: Box) -> Values:
        found = self._sizes.get(box)
        if found is None:
            chars = box.chars or 1
            found = (
                float(chars),
                box.links / chars,
                float(box.blocks),
                box.prose_chars / self.prose,
                chars / (box.blocks or 1),
                float(box.images),
                float(box.same),
            )
            self._sizes[box] = found
        return found

    def _main_values(self, box: Box) -> Values:
        at: Box | None = box
        while at is not None and at not in self.chain:
            at = at.parent
        deeper = len(self.chain) - (at.depth + 1 if at is not None else 0)
        return float(deeper), at.prose_chars / self.prose if at is not None else 0.0


def _one_further(distances: Values, number: int | None, hints: int) -> Values:
    """The distances one box further in, where that box is of a semantic tag or speaks of topics."""
    further = [value + 1.0 if value < FAR else FAR for value in distances]
    if number is not None:
        further[number] = 0.0
    place = _TOPIC_AT
    while hints:
        if hints & 1:
            further[place] = 0.0
        hints >>= 1
        place += 1
    return tuple(further)


_ALONE: Values = (1.0, FAR, 0.0)
"""What is told of a box that stands but once."""

REPEATS = 5
"""Boxes, from the block's own up, among which what repeats is looked for."""


def _repeat_above(box: Box) -> Values:
    """How often that box stands which repeats most among the parent of a block's own box and those
    around it, how far up it is, and how many characters each has."""
    found = _ALONE
    at = box
    for step in range(1, REPEATS):
        parent = at.parent
        if parent is None:
            break
        if at.same > found[0] and at.tag not in _SMALL:
            found = (float(at.same), float(step), parent.chars / at.same)
        at = parent
    return found


def _repeat_values(box: Box, parent: Box, above: Values) -> Values:
    if 1 < box.same >= above[0] and box.tag not in _SMALL:
        return float(box.same), 0.0, parent.chars / box.same
    return above


_SMALL = frozenset({"p", "li", "tr", "td"})
"""Boxes that repeat in any text."""
