"""What zip and tar have in common: members by name, some of which are archives again."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator

from tui.errors import SourceError, Unreadable
from tui.model import display_name
from tui.sources import folders
from tui.sources.containers import SEPARATOR, Container, open_container
from tui.sources.finding import is_bystander
from tui.sources.kinds import ARCHIVES, MANY, PACKED
from tui.sources.payload import Entry, Payload
from tui.sources.places import PackedPlace, Place


class Archive(Container):
    """A place with members. Members are read as streams, never extracted: their names are only
    shown."""

    empty_hint = "It may hold only pictures or scripts."

    @abstractmethod
    def place_at(self, name: str, offset: int | None) -> Place | None:
        """The place of a member; None where there is none of that name."""

    def payload(self, member: str | None, offset: int | None) -> Payload:
        from tui.sources.reading import payload_of

        assert member is not None
        for name, rest in _splits(member):
            place = self.place_at(name, None if rest else offset)
            if place is not None:
                place.hints = self.place.hints
                inner = offset if rest else None
                found = payload_of(place, rest, inner, self.limits, self.depth + 1, self.encoding)
                found.name = found.name or name
                return found
        raise Unreadable(
            f"{display_name(member)} is no longer in {self.place.shown}.",
            "The archive has changed; look at the folder again.",
        )

    def member_entries(self, name: str, offset: int, place: Place) -> Iterator[Entry]:
        """The pages that one member is or holds."""
        place.hints = self.place.hints
        try:
            inner = self._unpacked(place)
            kind = inner.format.kind
        except SourceError:
            yield Entry(name, offset)  # it fails again when read, with its sentence
            return
        if is_bystander(inner, name):
            self.skipped["files that are no pages"] += 1
        elif kind in MANY or (kind in ARCHIVES and self._may_open()):
            yield from self._nested(name, offset, inner)
        else:
            yield Entry(name, offset)

    def _may_open(self) -> bool:
        self.opened += 1
        return self.depth < self.limits.depth and self.opened <= self.limits.nested

    opened = 0
    """Archives inside this one that were opened so far."""

    def _unpacked(self, place: Place) -> Place:
        for _ in range(self.limits.depth):
            if place.format.kind not in PACKED:
                break
            place = PackedPlace(place, place.format.kind, self.limits)
        return place

    def _nested(self, name: str, offset: int, place: Place) -> Iterator[Entry]:
        found = 0
        try:
            container = open_container(place, self.limits)
            container.depth = self.depth + 1
            if isinstance(container, Archive):
                container.opened = self.opened
            for entry in container.entries():
                found += 1
                inner = f"{name}{SEPARATOR}{entry.member}" if entry.member else name
                yield Entry(inner, entry.offset)
            self.skipped.update(container.skipped)
            self.problems += [f"{display_name(name)}: {says}" for says in container.problems]
            if isinstance(container, Archive):
                self.opened = container.opened
        except SourceError as error:
            if found:
                self.problems.append(error.message)
        if not found:
            yield Entry(name, offset)


def asset_reason(name: str) -> str | None:
    """Why a member of this name is left out, in a word; None where it may be a page."""
    *parents, base = name.replace("\\", "/").split("/")
    for folder in parents:
        if folder in folders.SKIPPED_FOLDERS or (folder.startswith(".") and folder not in ".."):
            return "folders of assets"
    return folders.is_asset(base) if base else "members without a name"


def _splits(member: str) -> Iterator[tuple[str, str | None]]:
    """Ways to part a name into a member and what is in it, the whole name first."""
    yield member, None
    position = member.find(SEPARATOR)
    while position >= 0:
        yield member[:position], member[position + len(SEPARATOR) :]
        position = member.find(SEPARATOR, position + 1)
