"""The pages that paths hold, found without reading more of a file than its head."""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from tui.errors import SourceError, UnknownFormat, Unreadable
from tui.model import PageRef, display_name
from tui.sources import files, folders
from tui.sources.hints import NO_HINTS, Hints
from tui.sources.kinds import ARCHIVES, MANY, PACKED, Kind
from tui.sources.limits import DEFAULT_LIMITS, Limits
from tui.sources.places import BytesPlace, FilePlace, PackedPlace, Place
from tui.sources.sniffing import pageless_xml

if TYPE_CHECKING:
    from tui.sources.containers import Container

STDIN = "-"


class Problem(NamedTuple):
    """Something that kept pages from being found."""

    path: str
    """As it may be shown."""
    says: str
    """One sentence."""


class Question(NamedTuple):
    """A file of records of which no name says where the text is."""

    path: str
    fields: tuple[str, ...]
    """Fields that may hold it, the longest first."""


def no_hints(path: str) -> Hints:
    """Nothing was said of any file."""
    del path
    return NO_HINTS


class Finder:
    """Finds pages, and remembers what was left out on the way.

    Args:
        limits: Caps.
        stdin: The bytes of standard input, for the path `-`.
        hints: What the person says of the file at a path.
    """

    def __init__(
        self,
        limits: Limits = DEFAULT_LIMITS,
        *,
        stdin: bytes | None = None,
        hints: Callable[[str], Hints] = no_hints,
    ) -> None:
        self.limits = limits
        self._hints = hints
        self.questions: list[Question] = []
        """What only the person can tell."""
        self.skipped: Counter[str] = Counter()
        """What was left out, by what it is: `assets`, `links`, `hidden files`, …"""
        self.problems: list[Problem] = []
        self._stdin = stdin

    def find(self, paths: Sequence[str]) -> Iterator[PageRef]:
        """The pages of these paths, lazily and in order.

        Raises:
            Unreadable: For a path that does not exist, before anything of it is found.
        """
        for path in paths:
            yield from self._path(os.fspath(path))

    @property
    def skipped_sentence(self) -> str:
        """What was left out, for the status line; empty when nothing was."""
        parts = [f"{count:,} {what}" for what, count in self.skipped.most_common() if count]
        return f"{', '.join(parts)} skipped" if parts else ""

    def _path(self, path: str) -> Iterator[PageRef]:
        if path == STDIN:
            yield from self._stdin_pages()
            return
        try:
            mode = files.status(path).st_mode
        except Unreadable:
            if not os.path.lexists(path):
                raise
            yield PageRef(path)
            return
        if stat.S_ISDIR(mode):
            yield from self._folder(path)
        elif stat.S_ISREG(mode):
            yield from self.file_pages(path)
        else:
            yield PageRef(path)

    def _stdin_pages(self) -> Iterator[PageRef]:
        if self._stdin is None:
            yield PageRef(STDIN)
        else:
            yield from self._place(STDIN, BytesPlace("standard input", self._stdin))

    def _folder(self, path: str) -> Iterator[PageRef]:
        def problem(where: str, says: str) -> None:
            self.problems.append(Problem(display_name(where), says))

        for name in folders.walk(path, self.skipped, problem):
            yield from self.file_pages(name, in_folder=True)

    def file_pages(self, path: str, *, in_folder: bool = False) -> Iterator[PageRef]:
        """The pages of one file; found in a folder, it is passed over where it is clearly none."""
        yield from self._place(path, FilePlace(path, self._hints(path)), in_folder=in_folder)

    def _place(self, path: str, place: Place, *, in_folder: bool = False) -> Iterator[PageRef]:
        try:
            place = self._unpacked(place)
            kind = place.format.kind
        except SourceError:
            yield PageRef(path)
            return
        if in_folder and is_bystander(place, path):
            self.skipped["files that are no pages"] += 1
        elif kind in ARCHIVES or kind in MANY:
            yield from self._expanded(path, place, in_folder=in_folder)
        else:
            yield PageRef(path)

    def _unpacked(self, place: Place) -> Place:
        for _ in range(self.limits.depth):
            kind = place.format.kind
            if kind not in PACKED:
                break
            place = PackedPlace(place, kind, self.limits)
        return place

    def _expanded(self, path: str, place: Place, *, in_folder: bool) -> Iterator[PageRef]:
        from tui.sources.containers import open_container

        found = 0
        container = None
        try:
            container = open_container(place, self.limits)
            for entry in container.entries():
                found += 1
                self._ask(path, container)
                yield PageRef(path, entry.member, entry.offset)
                if found >= self.limits.members:
                    self._problem(path, f"Only its first {found:,} pages are listed.")
                    break
        except SourceError as error:
            if found:
                self._problem(path, error.message)
            elif in_folder and place.format.kind is Kind.JSON and isinstance(error, UnknownFormat):
                # The settings and indexes of a mirror are no pages; a table or log may be meant.
                self.skipped["files that are no pages"] += 1
                return
        except Exception as error:  # noqa: BLE001 - libraries for archives and mail raise anything
            if found:
                self._problem(path, f"It cannot be read to its end: {type(error).__name__}.")
        if container is not None:
            self._ask(path, container)
            self.skipped.update(container.skipped)
            for says in container.problems:
                self._problem(path, says)
        if not found:
            yield PageRef(path)

    def _ask(self, path: str, container: Container) -> None:
        question = Question(path, container.unclear)
        if question.fields and question not in self.questions[-1:]:
            self.questions.append(question)

    def _problem(self, path: str, says: str) -> None:
        self.problems.append(Problem(display_name(path), says))


def is_bystander(place: Place, name: str) -> bool:
    """Whether something found in a folder or archive is no page and was never meant as one."""
    kind = place.format.kind
    if kind in (Kind.BINARY, Kind.EMPTY):
        return not folders.is_page_name(name)
    return kind is Kind.XML and pageless_xml(place.head()) is not None


def find(
    paths: Sequence[str],
    *,
    limits: Limits = DEFAULT_LIMITS,
    stdin: bytes | None = None,
    hints: Callable[[str], Hints] = no_hints,
) -> Iterator[PageRef]:
    """The pages of files, folders and archives, lazily and in order.

    `Finder` does the same and says afterwards what was left out.

    Raises:
        Unreadable: For a path that does not exist.
    """
    return Finder(limits, stdin=stdin, hints=hints).find(paths)
