"""What a container hands out: one page's bytes and what it says of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from tui.model import Fact, Metadata, plain_line
from tui.sources.kinds import Kind


class Entry(NamedTuple):
    """One page inside a container."""

    member: str | None
    """Its name, or the record's id."""
    offset: int | None = None
    """Byte at which it starts."""


@dataclass(slots=True)
class Payload:
    """One page, not yet decoded."""

    data: bytes
    name: str = ""
    """Name that may tell forms apart, such as `page.md`."""
    kind: Kind | None = None
    """What the container is, where that is what the page should be called."""
    content_type: str | None = None
    encoding: str | None = None
    """The container's encoding, where `data` is what it held, turned into UTF-8."""
    is_html: bool | None = None
    url: str | None = None
    folder_url: str | None = None
    """The address that a mirror's folders spell: used where the page holds no other."""
    facts: dict[str, Fact] = field(default_factory=dict)
    """By field of `Metadata`."""
    warnings: list[str] = field(default_factory=list)
    why: list[str] = field(default_factory=list)
    """How it was recognised, from the outside in."""

    def know(self, name: str, value: object, origin: str) -> None:
        """Note a fact that the container states, unless it is empty or one is known already."""
        if name in self.facts or not isinstance(value, str):
            return
        line = plain_line(value[:MAX_FACT])
        if line:
            self.facts[name] = Fact(line, plain_line(origin))

    def metadata(self) -> Metadata:
        """The facts as the model has them."""
        return Metadata(**self.facts)


MAX_FACT = 2000
"""Characters of a title or name that are kept; the longest of the WCXB development split has 257."""
