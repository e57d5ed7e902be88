"""The pages of folders, names first: nothing is opened that its name says is a page."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Container, Iterator, Sequence

from tui.library.caps import limits
from tui.library.hints import hints
from tui.model import PageRef
from tui.sources import Finder, Hints, Problem, Question
from tui.sources.folders import is_page_name, walk
from tui.sources.hints import AUTO, WHOLE


class Discovery:
    """Finds pages, and remembers what was left out on the way.

    Args:
        paths: Folders, archives and pages, as they were given.
        said: What the person says of the file at a path.
        known_many: Files that held several pages when they were read last.
    """

    def __init__(
        self,
        paths: Sequence[str],
        said: Callable[[str], Hints] = hints,
        known_many: Container[str] = (),
    ) -> None:
        self._paths = paths
        self._said = said
        self._known_many = known_many
        self._finder = Finder(limits(), hints=said)
        self.skipped: Counter[str] = self._finder.skipped
        self.problems: list[Problem] = self._finder.problems
        self.questions: list[Question] = self._finder.questions

    @property
    def skipped_sentence(self) -> str:
        """What was left out, for the status line; empty when nothing was."""
        return self._finder.skipped_sentence

    def __iter__(self) -> Iterator[PageRef]:
        for path in self._paths:
            if os.path.isdir(path):  # noqa: PTH112 - a path may hold any bytes
                yield from self._folder(path)
            else:
                yield from self._finder.find([path])

    def _folder(self, folder: str) -> Iterator[PageRef]:
        def problem(where: str, says: str) -> None:
            self.problems.append(Problem(where, says))

        for path in walk(folder, self.skipped, problem):
            if is_page_name(path.rpartition(os.sep)[2]) and not self._may_be_many(path):
                # A name that promises a page is taken at its word: a hundred thousand files are
                # listed without one being opened. What it holds shows when it is read.
                yield PageRef(path)
            else:
                yield from self._finder.file_pages(path, in_folder=True)

    def _may_be_many(self, path: str) -> bool:
        """Whether a file must be opened whatever its name says."""
        return path in self._known_many or self._said(path).parts not in (AUTO, WHOLE)


def files_of(paths: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """The files that may hold pages, in order, each with whether it was found in a folder."""
    for path in paths:
        if os.path.isdir(path):  # noqa: PTH112 - a path may hold any bytes
            for file in walk(path, Counter(), lambda _where, _says: None):
                yield file, True
        else:
            yield path, False


def pages_of_files(files: Sequence[tuple[str, bool]]) -> Iterator[PageRef]:
    """The pages of such files, just those that the paths they came from would give."""
    finder = Finder(limits(), hints=hints)
    for path, in_folder in files:
        yield from finder.file_pages(path, in_folder=in_folder)
