"""The steps that the engine runs: clean a shard, clean it into buckets, set aside what recurs."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from typing import Any

from datatrove.data import Document, DocumentsPipeline
from datatrove.pipeline.base import PipelineStep

from tui.batch.plan import Plan
from tui.batch.report import Counts
from tui.batch.waiting import put_aside, take_up
from tui.library.discovery import pages_of_files
from tui.library.folder_cleaning import with_folder_cues
from tui.library.page_object import json_line, page_object
from tui.library.pages import CleanOptions
from tui.library.workers import WorkerPool
from tui.model import CleanedPage

Files = tuple[tuple[str, bool], ...]
"""Input files, each with whether it was found in a folder."""


class _Step(PipelineStep):  # type: ignore[misc]  # datatrove has no types
    """What the steps share: a plan, and counting."""

    type = "winnow"

    def __init__(self, plan: Plan, files: Files) -> None:
        super().__init__()
        self.plan = plan
        self.files = files
        """All input files, in order; a task takes every n-th."""

    def shard(self, rank: int, world_size: int) -> Iterator[CleanedPage]:
        """The cleaned pages of one task's files."""
        options = CleanOptions(marks=self.plan.marks)
        with WorkerPool(1, self.plan.time_limit, options=options) as pool:
            yield from pool.imap(pages_of_files(self.files[rank::world_size]))

    def counted(self, pages: Iterable[CleanedPage], rank: int) -> Iterator[CleanedPage]:
        """The pages, counted for the report once all have gone by."""
        counts = Counts()
        begun = time.monotonic()
        for page in pages:
            counts.add(page)
            self.stat_update("pages")
            yield page
        counts.seconds = time.monotonic() - begun
        counts.save(self.plan.counts, rank)


class CleanPages(_Step):
    """Files of pages in, a document a page out."""

    name = "clean pages"

    def run(
        self, data: DocumentsPipeline = None, rank: int = 0, world_size: int = 1
    ) -> DocumentsPipeline:
        """The documents of one task."""
        del data
        for page in self.counted(self.shard(rank, world_size), rank):
            yield document(page)


class CleanIntoBuckets(_Step):
    """The first of two passes: pages cleaned and put aside by their sites."""

    name = "clean pages by site"

    def run(
        self, data: DocumentsPipeline = None, rank: int = 0, world_size: int = 1
    ) -> DocumentsPipeline:
        """Nothing: the pages wait on disk."""
        del data
        put_aside(self.shard(rank, world_size), self.plan.waiting, rank, world_size)
        yield from ()


class SetAsideRecurring(_Step):
    """The second of two passes: all pages of a bucket of sites, judged in the light of each other."""

    name = "set aside what recurs"

    def run(
        self, data: DocumentsPipeline = None, rank: int = 0, world_size: int = 1
    ) -> DocumentsPipeline:
        """The documents of one bucket."""
        del data, world_size
        pages = with_folder_cues(take_up(self.plan.waiting, rank))
        for page in self.counted(pages, rank):
            yield document(page)


def document(page: CleanedPage) -> Any:
    """A page as the engine hands it on: the article's text, and the page object as metadata."""
    made = page_object(page)
    name = f"{page.ref.path}#{page.ref.member}" if page.ref.member else page.ref.path
    return Document(text=page.article.text, id=name, metadata={"line": json_line(made)})
