"""Where the pages of a list lie, without a whole path for each of them.

A hundred thousand paths that begin alike cost more memory than all the numbers of the list: a row
keeps its name below the folder, and the number of that folder.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Sequence
from sys import intern

from tui.model import PageRef, display_name

ELSEWHERE = 255
"""Stands for a folder where the path is no folder and a name that may be shown as it is."""


class RowPlaces:
    """Paths, names and members of the rows.

    Args:
        folders: The list's folders; a name is what comes after one.
    """

    def __init__(self, folders: Sequence[str]) -> None:
        self.folders = tuple(folders)
        self.count = 0
        self.names: list[str] = []
        """Path below the folder as it may be shown, and the member."""
        self._leads = tuple(folder.rstrip("/") + "/" for folder in folders)
        self._folder = bytearray()
        self._odd: dict[int, str] = {}
        self._members: dict[int, tuple[str, int | None]] = {}
        self._by_place: dict[str | tuple[str, str], int] | None = {}
        self._lock = threading.RLock()

    def path(self, number: int) -> str:
        """The file of a row."""
        folder = self._folder[number]
        if folder == ELSEWHERE:
            return self._odd[number]
        return self._leads[folder] + self.names[number]

    def ref(self, number: int) -> PageRef:
        """Where the page of a row is."""
        member, offset = self._members.get(number, (None, None))
        return PageRef(self.path(number), member, offset)

    def is_at(self, number: int, ref: PageRef) -> bool:
        """Whether a row's page lies at a place."""
        member = self._members[number][0] if number in self._members else None
        return self.path(number) == ref.path and member == ref.member

    def find(self, ref: PageRef) -> int | None:
        """The row of a place."""
        with self._lock:
            if self._by_place is None:
                self._by_place = {self._key(n): n for n in range(self.count)}
            return self._by_place.get(self._key_of(ref))

    def rows_at(self, path: str) -> list[int]:
        """All rows of a file: itself, or the pages in it."""
        whole = self.find(PageRef(path))
        members = [n for n in self._members if self._odd[n] == path]
        return members if whole is None else [whole, *members]

    def is_member(self, number: int) -> bool:
        """Whether a row is one of several pages in a file."""
        return number in self._members

    def files_of_many(self) -> set[str]:
        """The files that hold several pages."""
        return {self._odd[number] for number in list(self._members)}

    def release(self) -> None:
        """Give back the memory that finding places takes; it is made again when needed."""
        with self._lock:
            self._by_place = None

    def _append_place(self, ref: PageRef) -> None:
        """Append the place of the next row."""
        number = len(self.names)
        folder, name = self._split(ref.path)
        if ref.member is not None:
            self._members[number] = ref.member, ref.offset
            folder, name = ELSEWHERE, f"{name} · {display_name(ref.member)}"
        if folder == ELSEWHERE:
            self._odd[number] = intern(ref.path)
        self._folder.append(folder)
        self.names.append(name)
        if self._by_place is not None:
            self._by_place[self._key(number)] = number

    def _append_places(
        self, paths: Sequence[bytes], members: Sequence[str], offsets: Sequence[int | None]
    ) -> None:
        """Append the places of the next rows; at once where all are plain files of one folder."""
        self._by_place = None
        names = None if any(members) else self._plain_names(paths)
        if names is not None:
            self.names += names
            self._folder.extend(bytes(len(names)))
            return
        for path, member, offset in zip(paths, members, offsets, strict=True):
            self._append_place(PageRef(os.fsdecode(path), member or None, offset))

    def _plain_names(self, paths: Sequence[bytes]) -> list[str] | None:
        """The names below the only folder, where they may be shown as they are."""
        if len(self._leads) != 1:
            return None
        lead = os.fsencode(self._leads[0])
        size = len(lead)
        if not all(path.isascii() and path.startswith(lead) for path in paths):
            return None
        names = [path[size:].decode("ascii") for path in paths]
        return names if all(map(str.isprintable, names)) else None

    def _split(self, path: str) -> tuple[int, str]:
        """The number of the folder that a path is under, and the rest as it may be shown."""
        for number, lead in enumerate(self._leads[:ELSEWHERE]):
            if path.startswith(lead):
                name = path[len(lead) :]
                shown = name if name.isascii() and name.isprintable() else display_name(name)
                return (number if shown == name else ELSEWHERE), shown
        given = path in self.folders
        return ELSEWHERE, display_name(path.rpartition("/")[2] if given else path)

    def _key(self, number: int) -> str | tuple[str, str]:
        folder = self._folder[number]
        if folder != ELSEWHERE and len(self._leads) == 1:
            return self.names[number]  # an object that is there anyway
        return self._key_of(self.ref(number))

    def _key_of(self, ref: PageRef) -> str | tuple[str, str]:
        path = ref.path
        if len(self._leads) == 1:
            path = path.removeprefix(self._leads[0])
        return path if ref.member is None else (path, ref.member)
