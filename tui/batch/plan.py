"""What a batch is to do, checked before the engine is loaded."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Where(StrEnum):
    """What runs the tasks."""

    LOCAL = "local"
    SLURM = "slurm"
    RAY = "ray"


@dataclass(frozen=True, slots=True)
class Plan:
    """One batch."""

    inputs: tuple[str, ...]
    """Files of pages and folders of such files, as they were given."""
    out: Path
    """Folder for the results, the engine's logs and what is waiting between two passes."""
    form: str = "jsonl"
    """`jsonl`: page objects, a line each, gzipped. `parquet`: a row a page."""
    tasks: int = 1
    """Shards: each takes every n-th input file. A task that is done is never done again."""
    workers: int = 1
    """Tasks at a time."""
    time_limit: float = 10.0
    """Seconds a page may take."""
    marks: bool = True
    folder_cues: bool = False
    """Whether what recurs over the pages of a site is set aside, in a second pass."""
    where: Where = Where.LOCAL
    partition: str = ""
    """Of Slurm."""
    hours: int = 24
    """Time limit of a Slurm job."""

    @property
    def pages(self) -> Path:
        """Where the results lie."""
        return self.out / "pages"

    @property
    def waiting(self) -> Path:
        """Where cleaned pages wait for the second pass."""
        return self.out / "waiting"

    @property
    def counts(self) -> Path:
        """Where each task leaves what it counted."""
        return self.out / "counts"

    @property
    def logs(self) -> Path:
        """Where the engine keeps its logs and which tasks are done."""
        return self.out / "logs"
