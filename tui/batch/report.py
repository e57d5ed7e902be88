"""What a batch did: counted by each task, added up at the end."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from tui.model import CleanedPage


@dataclass(slots=True)
class Counts:
    """Sums over pages."""

    pages: int = 0
    errors: int = 0
    visible: int = 0
    """Characters without white space."""
    aside: int = 0
    seconds: float = 0.0
    """Of the tasks' own time, added up."""
    kinds: Counter[str] = field(default_factory=Counter)

    def add(self, page: CleanedPage) -> None:
        """Counts one page."""
        ledger = page.article.ledger
        self.pages += 1
        self.errors += page.error is not None
        self.visible += ledger.visible
        self.aside += ledger.aside
        self.kinds[page.article.page_kind.value] += 1

    def save(self, folder: Path, rank: int) -> None:
        """Leaves the sums of one task for the report."""
        folder.mkdir(parents=True, exist_ok=True)
        said = {
            "pages": self.pages,
            "errors": self.errors,
            "visible": self.visible,
            "aside": self.aside,
            "seconds": round(self.seconds, 3),
            "kinds": dict(self.kinds),
        }
        (folder / f"{rank:05d}.json").write_text(json.dumps(said), encoding="utf-8")


def read_counts(folder: Path) -> Counts:
    """The sums over all tasks that are done."""
    total = Counts()
    for file in sorted(folder.glob("*.json")):
        said = json.loads(file.read_text(encoding="utf-8"))
        total.pages += said["pages"]
        total.errors += said["errors"]
        total.visible += said["visible"]
        total.aside += said["aside"]
        total.seconds += said["seconds"]
        total.kinds.update(said["kinds"])
    return total


def report(counts: Counts, wall: float) -> str:
    """The sums in words, a line each.

    Args:
        counts: What was counted.
        wall: Seconds from start to end; 0 when this run did nothing.
    """
    share = 100 * counts.aside / counts.visible if counts.visible else 0.0
    kinds = ", ".join(f"{kind} {number:,}" for kind, number in counts.kinds.most_common())
    lines = [
        f"{counts.pages:,} pages, {counts.errors:,} with an error",
        f"{share:.1f} % of their text set aside",
    ]
    if kinds:
        lines.append(f"kinds: {kinds}")
    if counts.seconds:
        each = f"{counts.pages / counts.seconds:,.1f} pages a second and task"
        lines.append(each + (f", {counts.pages / wall:,.1f} in all" if wall else ""))
    return "\n".join(lines)
