"""The shortest output that turns one frame of the screen into the next.

Rows that moved together are moved by the terminal (a scroll region and SU or SD), of the others
only the cells that differ are sent, and empty stretches are erased instead of written. Nothing here
knows Textual or a terminal: two frames in, one string out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from tui.app.terminal.pens import PLAIN, Pen, change
from tui.app.terminal.rows import UNEVEN, Cell, Row, blank_row

Frame = Sequence[Row]
KnownFrame = Sequence[Row | None]
"""A frame of which some rows may hold anything."""

MIN_ERASE = 6
"""Fewest blanks worth an erase: `CSI K` and `CSI n X` with the move after it take 3 to 10 bytes."""

MAX_BRIDGE = 5
"""Most unchanged cells that are written again rather than jumped over: a jump takes 4 to 8
bytes."""

WORTH_MOVING = 160
"""Bytes of a plain update above which moving rows is looked at; a scroll of a region takes about
20."""

CANDIDATES = 2
"""How many shifts are tried in full, the likeliest first."""

MAX_TWINS = 4
"""Rows that occur more often in the old frame (blank ones, rules) say nothing about a shift."""

MAX_GAP = 4
"""Rows between two moved rows that still count as moved with them (blank lines between
paragraphs)."""


@dataclass(frozen=True, slots=True)
class Abilities:
    """What the terminal can be trusted with."""

    erases_with_background: bool = True
    """Erased cells take the current background (bce). GNU screen does so only when told to."""
    scrolls: bool = True
    """Obeys SU and SD within a scroll region. The Linux console does not."""


@dataclass(frozen=True, slots=True)
class Shift:
    """Rows `top` to `bottom` (inclusive) move up by `lines`, or down where it is negative."""

    top: int
    bottom: int
    lines: int

    def sequence(self, height: int) -> str:
        """What makes the terminal do it; the pen must be plain."""
        move = (
            f"\x1b[{abs(self.lines) if abs(self.lines) > 1 else ''}{'S' if self.lines > 0 else 'T'}"
        )
        if (self.top, self.bottom) == (0, height - 1):
            return move
        return f"\x1b[{self.top + 1};{self.bottom + 1}r{move}\x1b[r"

    def applied(self, rows: KnownFrame, width: int) -> list[Row | None]:
        """The frame after the move."""
        lines, fresh = abs(self.lines), [blank_row(width)] * abs(self.lines)
        moved = list(rows[self.top : self.bottom + 1])
        moved = [*moved[lines:], *fresh] if self.lines > 0 else [*fresh, *moved[:-lines]]
        return [*rows[: self.top], *moved, *rows[self.bottom + 1 :]]


def update(old: KnownFrame, new: Frame, abilities: Abilities = Abilities()) -> str:
    """What to send so that a terminal that shows `old` with a plain pen shows `new`, its pen plain
    again."""
    least = _least_bytes(old, new)
    best: str | None = None
    if least >= WORTH_MOVING and abilities.scrolls:
        # A scroll is nearly always the shorter one: writing the other out too would double the work.
        best = _best_moved(old, new, abilities)
        if best is not None and len(best) < least:
            return best
    plain = _rewritten(old, new, abilities)
    if len(plain) < WORTH_MOVING or not abilities.scrolls:
        return plain
    if best is None and least < WORTH_MOVING:
        best = _best_moved(old, new, abilities)
    return plain if best is None or len(plain) <= len(best) else best


def _best_moved(old: KnownFrame, new: Frame, abilities: Abilities) -> str | None:
    """The shortest update that begins by moving rows; None where nothing seems to have moved."""
    best: str | None = None
    for shift in _likely_shifts(old, new):
        moved = shift.applied(old, len(new[0]))
        if best is None or _least_bytes(moved, new) < len(best):
            output = shift.sequence(len(new)) + _rewritten(moved, new, abilities)
            best = output if best is None or len(output) < len(best) else best
    return best


def _least_bytes(old: KnownFrame, new: Frame) -> int:
    """What an update without a move takes at least: every changed cell that is not blank."""
    least = 0
    for before, row in zip(old, new, strict=True):
        if before is None:
            least += sum(glyph not in ("", " ") for glyph, _ in row.cells)
        elif before != row:
            least += sum(
                was is not cell and was != cell and cell[0] not in ("", " ")
                for was, cell in zip(before.cells, row.cells, strict=True)
            )
    return least


EDGE = 3
"""Cells at the right that have no say in finding a shift: a rail or scrollbar there stands still
while the text beside it scrolls."""

# -- shifts


def _likely_shifts(old: KnownFrame, new: Frame) -> list[Shift]:
    """The vertical moves that most of the changed cells agree on."""
    changed = [y for y, row in enumerate(new) if old[y] is not None and old[y] != row]
    left, right = _changed_columns(old, new, changed)
    if left >= right:
        return []
    where: dict[int, list[int]] = {}
    blank = hash(blank_row(len(new[0])).cells[left:right])
    for y, row in enumerate(old):
        if row is not None and (key := hash(row.cells[left:right])) != blank:
            where.setdefault(key, []).append(y)
    matches: dict[int, list[int]] = {}
    for y in changed:
        sources = where.get(hash(new[y].cells[left:right]), [])
        if len(sources) <= MAX_TWINS:
            for source in sources:
                matches.setdefault(source - y, []).append(y)
    votes = Counter({lines: len(rows) for lines, rows in matches.items() if lines})
    return [_region(matches[lines], lines) for lines, _ in votes.most_common(CANDIDATES)]


def _changed_columns(old: KnownFrame, new: Frame, changed: list[int]) -> tuple[int, int]:
    """The columns between which all changes lie, so that a still pane beside them does not hide a
    scroll."""
    left, right = len(new[0]), 0
    for y in changed:
        before = old[y]
        if before is None:
            continue
        first, end = _differing(before.cells, new[y].cells)
        left, right = min(left, first), max(right, end)
    return left, min(right, len(new[0]) - EDGE)


def _differing(old: Sequence[Cell], new: Sequence[Cell]) -> tuple[int, int]:
    """First differing cell and the end of the last one."""
    width = len(new)
    first = next((x for x in range(width) if old[x] != new[x]), width)
    end = next((x + 1 for x in range(width - 1, first - 1, -1) if old[x] != new[x]), first)
    return first, end


def _region(rows: list[int], lines: int) -> Shift:
    """The rows to scroll so that the largest group of moved rows stands right."""
    groups = [[rows[0]]]
    for y in rows[1:]:
        if y - groups[-1][-1] > MAX_GAP:
            groups.append([])
        groups[-1].append(y)
    best = max(groups, key=len)
    return Shift(min(best[0], best[0] + lines), max(best[-1], best[-1] + lines), lines)


# -- rows


def _rewritten(old: KnownFrame, new: Frame, abilities: Abilities) -> str:
    """The update without any move."""
    out = _Pencil(len(new[0]), abilities.erases_with_background)
    for y, row in enumerate(new):
        before = old[y]
        if before == row:
            continue
        tail = _blank_tail(row.cells)
        if before is None:
            out.write(y, 0, tail, row.cells)
            out.erase(y, tail, row.cells)
            continue
        if len(before) != len(row):
            raise ValueError("the two frames are not of one size")
        for start, end in _spans(before.cells, row.cells):
            out.write(y, start, min(end, tail), row.cells)
            if end > tail:
                out.erase(y, max(start, tail), row.cells, end)
    return out.finish()


def _blank_tail(cells: Sequence[Cell]) -> int:
    """Where the blanks of one look at the end of a row begin."""
    glyph, looks = last = cells[-1]
    if glyph != " " or looks.shows_on_blank():
        return len(cells)
    start = len(cells)
    while start and cells[start - 1] == last:
        start -= 1
    return start


def _spans(old: Sequence[Cell], new: Sequence[Cell]) -> list[tuple[int, int]]:
    """The stretches of cells to send, joined where a jump would cost more than the cells
    between."""
    spans: list[tuple[int, int]] = []
    width = len(new)
    for x in range(width):
        if old[x] == new[x]:
            continue
        if old[x][0] and new[x][0] and (x + 1 == width or (old[x + 1][0] and new[x + 1][0])):
            start, end = x, x + 1
        else:
            start, end = _whole_glyphs(old, new, x)
        if spans and start - spans[-1][1] <= MAX_BRIDGE:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    return spans


def _whole_glyphs(old: Sequence[Cell], new: Sequence[Cell], x: int) -> tuple[int, int]:
    """The cells from `x` on that must go together so that no wide glyph, old or new, is left in
    half."""
    start, end, width = x, x + 1, len(new)
    while start and not (old[start][0] and new[start][0]):
        start -= 1
    while end < width and not (old[end][0] and new[end][0]):
        end += 1
    return start, end


@dataclass(slots=True)
class _Pencil:
    """Collects output and knows where that leaves the cursor and the pen."""

    width: int
    background_erase: bool
    parts: list[str] = field(default_factory=list)
    looks: Pen = PLAIN
    y: int = -1
    x: int = -1

    def write(self, y: int, start: int, end: int, cells: Sequence[Cell]) -> None:
        """Write cells `start` to `end` of row `y`."""
        if start >= end:
            return
        self._move(y, start)
        x = start
        while x < end:
            glyph, looks = cells[x]
            blanks = _blank_run(cells, x, end) if glyph == " " else 0
            if blanks > MIN_ERASE + 3 and self._may_erase(looks):
                self._use(looks)
                self.parts.append(f"\x1b[{blanks}X")
                x += blanks
                if x < end:
                    self._move(y, x)
                continue
            if glyph != " " or not self._stands_for(looks):
                self._use(looks)
            stop = _simple_run(cells, x, end) if looks is self.looks else x
            if stop > x:
                self.parts.append("".join([each for each, _ in cells[x:stop]]))
                self._stand(y, stop)
                x = stop
            else:
                x = self._glyph(y, x, glyph, cells)

    def _glyph(self, y: int, x: int, glyph: str, cells: Sequence[Cell]) -> int:
        """Write one glyph; returns the column after it."""
        after = x + 1
        while after < self.width and not cells[after][0]:
            after += 1
        if UNEVEN.search(glyph):
            # Terminals disagree on its width: clear its cells, and say where the next one stands.
            self.parts.append(f"\x1b[{after - x}X{glyph}\x1b[{after + 1}G")
        else:
            self.parts.append(glyph)
        self._stand(y, after)
        return after

    def erase(self, y: int, start: int, cells: Sequence[Cell], end: int | None = None) -> None:
        """Blank row `y` from `start` on; `end` says up to where that is needed, None for unknown
        rows."""
        if start >= self.width:
            return
        looks = cells[start][1]
        few = end is not None and end - start < MIN_ERASE
        if few or not self._may_erase(looks):
            last = self.width if end is None else end
            self._move(y, start)
            self._use(looks)
            self.parts.append(" " * (last - start))
            self._stand(y, last)
            return
        self._move(y, start)
        self._use(looks)
        self.parts.append("\x1b[K")

    def finish(self) -> str:
        """Everything, with a plain pen at its end."""
        self._use(PLAIN)
        return "".join(self.parts)

    def _may_erase(self, looks: Pen) -> bool:
        return not looks.shows_on_blank() and (self.background_erase or not looks.bg)

    def _stands_for(self, looks: Pen) -> bool:
        """Whether a blank written with the pen in hand looks as one with this pen: between two
        quoted words the pen need not be put down."""
        held = self.looks
        return held.bg == looks.bg and not (held.shows_on_blank() or looks.shows_on_blank())

    def _use(self, looks: Pen) -> None:
        if looks is not self.looks:
            self.parts.append(change(self.looks, looks))
            self.looks = looks

    def _stand(self, y: int, x: int) -> None:
        """Note where the cursor is now; past the last cell its column differs among terminals."""
        self.y, self.x = y, x if x < self.width else -1

    def _move(self, y: int, x: int) -> None:
        """Go to a cell by the shortest way."""
        if (self.y, self.x) != (y, x):
            self.parts.append(self._way(y, x))
            self.y, self.x = y, x

    def _way(self, y: int, x: int) -> str:
        ways = [f"\x1b[{y + 1};{x + 1}H" if x else f"\x1b[{y + 1}H"]
        if self.y == y:
            ways.append(f"\x1b[{x + 1}G" if x else "\r")
            if x > self.x >= 0:
                ways.append(f"\x1b[{x - self.x}C" if x - self.x > 1 else "\x1b[C")
        elif self.y >= 0 and self.y == y - 1 and x == 0:
            ways.append("\r\n")
        elif 0 <= self.y < y and 0 <= self.x - x <= 2:
            # Straight down, as the rail goes; only where the column is known (see `_stand`).
            rows = y - self.y
            ways.append(f"\x1b[{rows if rows > 1 else ''}B" + "\b" * (self.x - x))
        return min(ways, key=len)


def _simple_run(cells: Sequence[Cell], start: int, end: int) -> int:
    """Where the words of one look that begin at `start` end: characters of one cell in every
    terminal, and single blanks between them."""
    looks, x = cells[start][1], start
    while x < end:
        glyph, own = cells[x]
        if own is not looks or len(glyph) != 1 or glyph >= "\xa0":
            break
        if glyph == " " and (x + 1 == end or cells[x + 1][0] == " "):
            break
        x += 1
    return x


def _blank_run(cells: Sequence[Cell], start: int, end: int) -> int:
    """How many cells from `start` on are blanks of one look."""
    first, x = cells[start], start
    while x < end and cells[x] == first:
        x += 1
    return x - start
