"""What stands around a block: its boxes, their topics, sizes and repetitions."""

from __future__ import annotations

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
        self._known: dict[Box, Values] = {}
        self._groups: dict[str, list[float]] = {}
        self.group_keys = [group_key(block.box) for block in blocks]
        for index, (block, key) in enumerate(zip(blocks, self.group_keys, strict=True)):
            self._join_group(index, block, key)

    def _join_group(self, index: int, block: RawBlock, key: str) -> None:
        group = self._groups.get(key)
        size = float(len(block.text))
        if group is None:
            self._groups[key] = [1.0, size, float(block.link_chars), index, index]
        else:
            group[0] += 1.0
            group[1] += size
            group[2] += block.link_chars
            group[4] = index

    def values(self, index: int, box: Box) -> Values:
        """The values of `BOX_NAMES` for a block that stands in the box."""
        known = self._known.get(box)
        if known is None:
            known = (*self._box_values(box), *self._group_values(self.group_keys[index]))
            self._known[box] = known
        return known

    def _group_values(self, key: str) -> Values:
        size, chars, links, first, last = self._groups[key]
        return (
            size,
            chars / self.total,
            chars / size,
            links / chars,
            first / self.count,
            last / self.count,
        )

    def _box_distances(self, box: Box) -> Values:
        """How many boxes up each semantic tag and topic stands."""
        path: list[Box] = []
        at: Box | None = box
        while at not in self._distances:
            assert at is not None
            path.append(at)
            at = at.parent
        found = self._distances[at]
        for inner in reversed(path):
            hints = inner.hints if inner.tag not in ("body", "html") else 0
            tag = inner.tag if inner.tag in _SEMANTIC else ""
            # Brothers of one tag and topic share their values, which keeps `found` alive, too.
            made = self._made.get((id(found), tag, hints))
            if made is None:
                made = _one_further(found, _SEMANTIC.get(tag), hints)
                self._made[id(found), tag, hints] = made
            self._distances[inner] = found = made
        return found

    def _box_values(self, box: Box) -> Values:
        around = box.parent or box
        return (
            *self._box_distances(box),
            *self._box_sizes(box),
            *self._box_sizes(around),
            *self._box_sizes(around.parent or around),
            float(box.depth),
            *self._main_values(box),
            *_repeat_values(box),
        )

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


def _repeat_values(box: Box) -> Values:
    most, level, mean = 1, FAR, 0.0
    at = box
    for step in range(5):
        parent = at.parent
        if parent is None:
            break
        if at.same > most and at.tag not in ("p", "li", "tr", "td"):
            most, level = at.same, float(step)
            mean = parent.chars / at.same
        at = parent
    return float(most), level, mean
