"""What the person says of the files of a folder: kept in the library, where it can be undone."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from tui.errors import StoreError
from tui.library.hints import READ_AS, hints
from tui.model import display_name, plain_line
from tui.store.choices import Choices
from tui.store.database import Database
from tui.store.directories import library_file
from tui.store.memory import Memory
from tui.store.pages import Pages

if TYPE_CHECKING:
    from tui.library.decisions import Decisions, Outcome
    from tui.library.rows import Rows
    from tui.sources import Hints, Question

_SUBJECT = "folder:"

_READ_WITH = "read-with"
"""Kind under which the library remembers what was said of a folder when it was read."""

_SAYS = {"text_field": "the text is in", "parts": "articles are parted by"}


class FolderHints:
    """What was said of folders; the nearest folder above a file counts, else `winnow.toml`.

    Args:
        database: The library.
    """

    def __init__(self, database: Database) -> None:
        self._choices = Choices(database)
        self._pages = Pages(database)
        self._memory = Memory(database)
        self._said: dict[str, dict[str, str]] = {}
        self.refresh()

    def refresh(self) -> None:
        """Take over what was chosen since, here or in another program."""
        said: dict[str, dict[str, str]] = {}
        for choice in self._choices.named(READ_AS):
            if choice.value is not None:
                folder = said.setdefault(choice.subject, {})
                folder[choice.name.removeprefix(READ_AS)] = choice.value
        self._said = said

    def of(self, path: str) -> Hints:
        """What is said of the file at a path."""
        found = hints()
        if not self._said:
            return found
        said: dict[str, str] = {}
        for folder in PurePath(os.path.abspath(path)).parents:  # noqa: PTH100 - keeps links
            said = {**self._said.get(_subject(str(folder)), {}), **said}
        return type(found)(said.get("text_field", found.text_field), said.get("parts", found.parts))

    def tell(self, decisions: Decisions, path: str, name: str, value: str) -> Outcome | None:
        """Say something of all files in the folder of one; `u` takes it back.

        Args:
            decisions: What changes are made through.
            path: The file.
            name: `text_field` or `parts`.
            value: As the setting of this name has it.
        """
        folder = os.path.dirname(os.path.abspath(path))  # noqa: PTH100, PTH120 - keeps links
        outcome = decisions.choose_for(
            _subject(folder),
            f"{READ_AS}{name}",
            value,
            f"{_SAYS[name]} “{plain_line(value)}” in {display_name(folder)}",
        )
        self.refresh()
        return outcome

    def read_anew(self, rows: Rows) -> None:
        """Let everything of a list be read again that depends on what is said of files: records,
        parts of a text, and what could not be read."""
        self.refresh()
        numbers = [n for n in range(rows.count) if not rows.gone[n] and _depends(rows, n)]
        refs = [rows.ref(number) for number in numbers]
        self._pages.forget_places(refs)
        self._pages.add_places(refs)
        for number in numbers:
            rows.stale[number] = 1
        for folder in rows.folders:
            self._memory.put(_READ_WITH, folder, self._said_of(folder))

    def follow_changes(self, rows: Rows) -> None:
        """Do so where what is said now is not what the list's folders were read with."""
        self.refresh()
        unsaid = json.dumps([asdict(type(hints())()), {}], sort_keys=True)
        changed = [
            folder
            for folder in rows.folders
            if (self._memory.get(_READ_WITH, folder) or unsaid) != self._said_of(folder)
        ]
        if changed:
            self.read_anew(rows)

    def _said_of(self, folder: str) -> str:
        """All that is said of files under a folder, to compare it by."""
        near = {
            subject: said
            for subject, said in sorted(self._said.items())
            if _is_near(os.fsdecode(bytes.fromhex(subject.removeprefix(_SUBJECT))), folder)
        }
        return json.dumps([asdict(hints()), near], sort_keys=True)


def told_of(state: Path | None = None) -> Callable[[str], Hints]:
    """What is said of files, for before the library stands open."""
    file = state or library_file()
    if not file.exists():
        return hints
    try:
        with Database(file, read_only=True) as database:
            return FolderHints(database).of
    except StoreError:
        return hints


def question_about(path: str, told: Hints) -> Question | None:
    """What only the person can tell of a file: which field of its records holds the text."""
    from tui.errors import SourceError
    from tui.library.caps import limits
    from tui.sources import Finder

    finder = Finder(limits(), hints=lambda _: told)
    try:
        next(finder.find([path]), None)
    except SourceError:
        return None
    return finder.questions[0] if finder.questions else None


def _depends(rows: Rows, number: int) -> bool:
    """Whether how a row reads may depend on what is said of its file."""
    suffix = rows.path(number).rpartition(".")[2].lower()
    return rows.is_member(number) or number in rows.errors or suffix in _SUFFIXES


_SUFFIXES = frozenset(
    ("csv", "gz", "jl", "json", "jsonl", "ndjson", "parquet", "tsv", "txt", "zst")
)


def _is_near(told: str, folder: str) -> bool:
    """Whether what is told of one folder may be about files of another."""
    inner, outer = sorted((told.rstrip("/") + "/", folder.rstrip("/") + "/"), key=len, reverse=True)
    return inner.startswith(outer)


def _subject(folder: str) -> str:
    return _SUBJECT + os.fsencode(folder).hex()
