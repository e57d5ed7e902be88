"""The containers by kind: what lists pages, and hands one out."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterator

from tui.errors import UnknownFormat
from tui.sources.limits import Limits
from tui.sources.payload import Entry, Payload
from tui.sources.places import Place

SEPARATOR = "!/"
"""Between the name of an archive inside an archive and what lies in it: `inner.zip!/page.html`."""


class Container(ABC):
    """A place that holds pages."""

    empty_hint = ""

    def __init__(self, place: Place, limits: Limits) -> None:
        self.place = place
        self.limits = limits
        self.skipped: Counter[str] = Counter()
        """What was left out while listing, by what it is."""
        self.problems: list[str] = []
        """What went wrong while listing, in sentences."""

    @abstractmethod
    def entries(self, depth: int = 0) -> Iterator[Entry]:
        """Its pages, lazily and in order."""

    @abstractmethod
    def payload(self, member: str | None, offset: int | None, depth: int = 0) -> Payload:
        """One page."""


def open_container(place: Place, limits: Limits) -> Container:
    """The container that a place is, by its format."""
    kind = place.format.kind
    # Each module is loaded when its format is first met: `import tui.sources` stays light.
    raise UnknownFormat(f"{place.shown} is {kind.value}, which cannot be opened.")


def hint_for(says: str) -> str:
    """What to do with something that is no page."""
    if "archive" in says:
        return "Unpack it with another program and open the folder."
    return ""
