"""How the screen of a folder was left: what is written down of it, and read again the next time."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace

from tui.library.filters import FilterError, parse_filter
from tui.library.row_values import SORTS
from tui.model import PageRef

MOST_SELECTED = 500
"""Selected rows that are kept; who selected more did so by a filter, and can again."""

MOST_KEPT = 200
"""Rows that are kept of what stood on the screen, and below it: two screens of a tall terminal."""


@dataclass(frozen=True, slots=True)
class ListLeft:
    """A folder's list as it was left."""

    view: str = ""
    filter: str = ""
    sort: str = "found"
    reverse: bool = False
    grouped: bool = False
    preview: bool = True
    path: str | None = None
    """The page under the cursor."""
    member: str | None = None
    selected: tuple[tuple[str, str | None], ...] = ()
    """Path and member of the rows selected, where they are few."""
    pane: str = ""
    """Name of what the pane showed."""
    window: tuple[tuple[str, str | None], ...] = ()
    """Path and member of the rows on the screen, and of some below."""
    top: int = 0
    """Place in the list of the first of them."""
    shown: int = 0
    """Rows of the list, as it was narrowed."""
    counts: tuple[int, ...] = (0, 0, 0, 0)
    """Pages, kept, discarded, skipped."""

    @classmethod
    def read(cls, text: str | None) -> ListLeft:
        """What was written down; as for a folder never opened where that makes no sense."""
        try:
            kept = json.loads(text or "{}")
            left = cls(
                view=str(kept["view"]),
                filter=str(kept["filter"]),
                sort=str(kept["sort"]),
                reverse=bool(kept["reverse"]),
                grouped=bool(kept["grouped"]),
                preview=bool(kept.get("preview", True)),
                path=kept["path"],
                member=kept["member"],
                selected=_places(kept.get("selected", ())),
                pane=str(kept.get("pane", "")),
                window=_places(kept.get("window", ())),
                top=int(kept.get("top", 0)),
                shown=int(kept.get("shown", 0)),
                counts=tuple(int(count) for count in kept.get("counts", (0, 0, 0, 0))),
            )
            parse_filter(left.view), parse_filter(left.filter)
        except (ValueError, TypeError, KeyError, FilterError):
            return cls()
        return left if left.sort in SORTS and len(left.counts) == 4 else cls()

    def knowing(self, places: int) -> ListLeft:
        """The same; of a folder that was never left it is told how many places are known in it."""
        return self if self.counts[0] else replace(self, shown=places, counts=(places, 0, 0, 0))

    def written(self) -> str:
        """As text, to be kept."""
        return json.dumps(asdict(self))

    @property
    def ref(self) -> PageRef | None:
        """The page under the cursor."""
        return None if self.path is None else PageRef(self.path, self.member)

    @property
    def refs(self) -> tuple[PageRef, ...]:
        """The pages that stood on the screen, and some below."""
        return tuple(PageRef(path, member) for path, member in self.window)

    @property
    def selected_refs(self) -> tuple[PageRef, ...]:
        """The pages that were selected."""
        return tuple(PageRef(path, member) for path, member in self.selected)

    @property
    def narrowed(self) -> str:
        """View and filter, for the header."""
        return as_one_filter(self.view, self.filter)


def _places(kept: Iterable[Sequence[str | None]]) -> tuple[tuple[str, str | None], ...]:
    return tuple((str(path), member) for path, member in kept)


def as_one_filter(view: str, typed: str) -> str:
    """A view and what was typed over it, as one filter that passes what both pass."""
    parts = [part for part in (view, typed) if part]
    if len(parts) > 1:
        parts = [f"({part})" if " or " in part.lower() else part for part in parts]
    return " ".join(parts)
