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


def main_chain(boxes: list[Box]) -> set[int]:
    """Ids of the boxes from the page down to the innermost one that holds most of the prose."""
    chain = {id(boxes[0])}
    heaviest: dict[int, Box] = {}
    for box in boxes[1:]:
        parent = id(box.parent)
        best = heaviest.get(parent)
        if best is None or box.prose_chars > best.prose_chars:
            heaviest[parent] = box
    box = boxes[0]
    while True:
        child = heaviest.get(id(box))
        if child is None or child.prose_chars < MAIN_SHARE * boxes[0].prose_chars:
            return chain
        if child.prose_chars == 0:
            return chain
        chain.add(id(child))
        box = child


def group_key(box: Box) -> str:
    """What boxes that repeat one template share: their tag and class, and their parent's."""
    parent = box.parent
    return f"{parent.key if parent is not None else ''}>{box.key}"


class Surroundings:
    """Values of boxes, worked out once a box."""

    def __init__(self, blocks: list[RawBlock], boxes: list[Box]) -> None:
        self.chain = main_chain(boxes)
        self.total = boxes[0].chars or 1
        self.prose = boxes[0].prose_chars or 1
        self.distances: dict[int, list[float]] = {}
        self.known: dict[int, list[float]] = {}
        self.groups: dict[str, list[float]] = {}
        self.group_keys: list[str] = []
        for index, block in enumerate(blocks):
            self._join_group(index, block)
        self.count = len(blocks) or 1

    def _join_group(self, index: int, block: RawBlock) -> None:
        key = group_key(block.box)
        self.group_keys.append(key)
        group = self.groups.get(key)
        size = float(len(block.text))
        if group is None:
            self.groups[key] = [1.0, size, float(block.link_chars), index, index]
        else:
            group[0] += 1.0
            group[1] += size
            group[2] += block.link_chars
            group[4] = index

    def values(self, index: int, block: RawBlock) -> list[float]:
        """The values of `BOX_NAMES` for one block."""
        box = block.box
        known = self.known.get(id(box))
        if known is None:
            known = self._box_values(box)
            self.known[id(box)] = known
        size, chars, links, first, last = self.groups[self.group_keys[index]]
        return [
            *known,
            size,
            chars / self.total,
            chars / size,
            links / chars,
            first / self.count,
            last / self.count,
        ]

    def _distances(self, box: Box) -> list[float]:
        """How many boxes up each semantic tag and topic stands."""
        path: list[Box] = []
        at: Box | None = box
        while at is not None and id(at) not in self.distances:
            path.append(at)
            at = at.parent
        base = self.distances[id(at)] if at is not None else [FAR] * (_TOPIC_AT + len(TOPICS))
        for inner in reversed(path):
            base = [value + 1.0 if value < FAR else FAR for value in base]
            number = _SEMANTIC.get(inner.tag)
            if number is not None:
                base[number] = 0.0
            bits = inner.hints
            if bits and inner.tag not in ("body", "html"):
                place = _TOPIC_AT
                while bits:
                    if bits & 1:
                        base[place] = 0.0
                    bits >>= 1
                    place += 1
            self.distances[id(inner)] = base
        return base

    def _box_values(self, box: Box) -> list[float]:
        values = list(self._distances(box))
        at = box
        for _ in range(LEVELS):
            chars = at.chars or 1
            values += (
                float(chars),
                at.links / chars,
                float(at.blocks),
                at.prose_chars / self.prose,
                chars / (at.blocks or 1),
                float(at.images),
                float(at.same),
            )
            at = at.parent or at
        values.append(float(box.depth))
        values += self._main_values(box)
        values += self._repeat_values(box)
        return values

    def _main_values(self, box: Box) -> list[float]:
        steps = 0.0
        at: Box | None = box
        while at is not None and id(at) not in self.chain:
            steps += 1.0
            at = at.parent
        deeper = len(self.chain) - (at.depth + 1 if at is not None else 0)
        return [float(deeper), at.prose_chars / self.prose if at is not None else 0.0]

    def _repeat_values(self, box: Box) -> list[float]:
        most, level, mean = 1, FAR, 0.0
        at: Box | None = box
        for step in range(5):
            if at is None or at.parent is None:
                break
            if at.same > most and at.tag not in ("p", "li", "tr", "td"):
                most, level = at.same, float(step)
                mean = at.parent.chars / at.same
            at = at.parent
        return [float(most), level, mean]
