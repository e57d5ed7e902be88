"""A library: one database and all that is done with it. The door for screens and commands."""

from __future__ import annotations

import getpass
from collections.abc import Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Self

from tui.errors import WinnowError
from tui.library.across import Across
from tui.library.decisions import Decisions, load_choices
from tui.library.folder_hints import FolderHints
from tui.library.kept import absolute, kept_page, kept_position
from tui.library.loading import first_places, load_places
from tui.library.page_codec import unpack
from tui.library.rows import Rows
from tui.model import CleanedPage, PageRef
from tui.store.choices import Choices
from tui.store.database import Database
from tui.store.directories import library_file
from tui.store.full_text import FullText
from tui.store.known_places import KnownPlaces
from tui.store.memory import Memory, SessionRow
from tui.store.pages import Pages


class Library:
    """What is known of pages and what was decided on them.

    Args:
        database: The file.
        notice: A sentence for the person when nothing can be kept.
    """

    def __init__(self, database: Database, notice: str | None = None) -> None:
        self.database = database
        self.notice = notice
        self.pages = Pages(database)
        self.places = KnownPlaces(database)
        self.choices = Choices(database)
        self.full_text = FullText(database)
        self.memory = Memory(database)
        self.across = Across(self.memory, self.pages)
        self.hints = FolderHints(database)

    @classmethod
    def open(cls, state: Path | str | None = None) -> Self:
        """The library of this person, or the one in a file; in memory where it cannot be kept.

        Raises:
            NewerSchema: When a newer winnow wrote it.
        """
        return cls(*Database.open_or_memory(Path(state) if state else library_file()))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self.database.close()

    def rows(self, paths: Sequence[str]) -> Rows:
        """The list of these paths with what is known already; nothing on disk is looked at."""
        rows = Rows([absolute(path) for path in paths])
        self.load_rest(rows)
        self.load_choices(rows)
        return rows

    def first_rows(self, paths: Sequence[str], wanted: Sequence[PageRef], most: int) -> Rows:
        """The list of these paths with a screenful of rows, in a time that does not grow with it.

        Where the library knows more, `loaded` is false: call `load_rest`, then `load_choices`.

        Args:
            paths: Folders, archives and pages.
            wanted: The pages that stood on the screen when it was left.
            most: Rows to find where none of those is known: the first of what the library or,
                when it knows nothing, the disk has.
        """
        rows = Rows([absolute(path) for path in paths])
        known = first_places(self.places, rows.folders, wanted, most)
        if known is None:
            self._find_first(rows, most)
            return rows
        rows.load_first(known)
        for page, name, value in self.choices.of_some_pages(rows.pages):
            rows.choose(rows.rows_of_page(page), name, value)
        rows.set_across(self.across.counts())
        return rows

    def known_places(self, rows: Rows) -> int:
        """How many pages the library knows of a list, whether they are loaded or not."""
        return sum(map(self.places.count, rows.folders))

    def load_rest(self, rows: Rows) -> None:
        """Put all that the library knows of a list into it, in parts. May run in a thread."""
        load_places(self.places, rows)

    def load_choices(self, rows: Rows) -> None:
        """Put all choices into a list, in place of those that it has, and what its pages are in
        conflict with."""
        load_choices(rows, self.choices, self.pages)
        rows.set_across(self.across.counts())

    def _find_first(self, rows: Rows, most: int) -> None:
        # A folder that was seen before stands before the readers of all forms of pages are loaded.
        from tui.library.discovery import Discovery

        with suppress(WinnowError, OSError):  # whoever walks all of it says what is wrong
            refs = list(islice(Discovery(rows.folders), most))
            rows.add(refs)
            self.pages.add_places(refs)

    def decisions(self, rows: Rows, person: str | None = None) -> Decisions:
        """What decides on rows; what it does belongs to the session that this person has open."""
        who = person if person is not None else user_name()
        decisions = Decisions(self.choices, self.pages, rows, who)
        running = self.open_session(rows.folders, who)
        decisions.session = None if running is None else running.id
        return decisions

    def open_session(self, paths: Sequence[str], person: str) -> SessionRow | None:
        """The newest review session of a person that was not ended and spans these paths."""
        for session in self.memory.sessions():
            if session.person == person and session.ended is None:
                spans = session.folder.split("\n")
                if all(any(_is_under(path, folder) for folder in spans) for path in paths):
                    return session
        return None

    def page(self, ref: PageRef) -> CleanedPage | None:
        """A page as it was kept, when its file is unchanged since; without lxml, in a moment."""
        return kept_page(self.pages, ref)

    def kept(self, digest: str, ref: PageRef) -> CleanedPage | None:
        """A page as it was kept under its digest."""
        content = self.pages.content(digest)
        return None if content is None else unpack(content, ref)

    def position(self, digest: str) -> int | None:
        """The character at which a page was left."""
        return kept_position(self.memory, digest)

    def save_position(self, digest: str, offset: int) -> None:
        """Remember the character at which a page is left."""
        self.memory.put("position", digest, str(offset))

    def views(self) -> dict[str, str]:
        """Saved filters by name."""
        return self.memory.all("view")

    def save_view(self, name: str, typed: str | None) -> None:
        """Save a filter under a name; None forgets it."""
        self.memory.put("view", name, typed)

    def screen(self, folder: str) -> str | None:
        """How the screen of a folder was left, as the app wrote it."""
        return self.memory.get("screen", absolute(folder))

    def save_screen(self, folder: str, state: str) -> None:
        """Remember how the screen of a folder is left."""
        self.memory.put("screen", absolute(folder), state)


def user_name() -> str:
    """Who decides, unless the configuration says otherwise."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""


def _is_under(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip("/") + "/")
