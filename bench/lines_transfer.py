"""How well the line model does on one source of pages when it learned from another.

    python bench/lines_transfer.py --corpora CORPORA --dumps DUMPS --cache DIR

Every stage is trained on the pages of one source alone, or on all but one, and judged on all, whole sites held
out as ever: what a source teaches of itself only, and what it teaches of the others. Prints rows of a table.
"""

from __future__ import annotations

import argparse
import copy
import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parent.parent))
from bench import lines_endings, lines_score, train_lines
from bench.lines_data import Page
from bench.train_lines import Set

TAUGHT = {
    "whole-page dumps": {"dump"},
    "made pages": {"made", "clean"},
    "all but made pages": {"dump", "full", "main", "hand"},
    "all but whole pages": {"main", "made", "clean", "hand"},
    "all but hand-labelled dumps": {"dump", "full", "main", "made", "clean"},
    "all but main content": {"dump", "full", "made", "clean", "hand"},
    "main content by resiliparse": {"main"},
    "all": {"dump", "full", "main", "made", "clean", "hand"},
}
JUDGED = {
    "dump": ("f1",), "hand": ("lost", "junk", "last"), "made": ("last", "right"), "clean": ("early",),
    "tail-dev": ("last", "right"),
}  # fmt: skip
EVERY = 3
"""Of made pages so many stand for one; the others would cost half the time."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--dumps", type=Path, required=True)
    parser.add_argument("--cache", type=Path)
    parser.add_argument(
        "--only", default="", help="some of the rows: the first words of their names"
    )
    arguments = parser.parse_args()
    arguments.fresh = False
    pages = train_lines.load(arguments)
    columns = [f"{source} {name}" for source, names in JUDGED.items() for name in names]
    print("| taught by | pages | " + " | ".join(columns) + " |", flush=True)
    wanted = arguments.only.split(",")
    for name, sources in TAUGHT.items():
        if any(map(name.startswith, wanted)):
            taught = part(pages, sources)
            count = sum(page.weight > 0 for page in taught.pages)
            shown = [f"{value:.3f}".replace("0.", ".", 1) for value in row(taught)]
            print(f"| {name} | {count} | " + " | ".join(shown) + " |", flush=True)


def part(pages: Set, sources: set[str]) -> Set:
    """The pages of some sources, and those that are judged, which weigh nothing in training."""
    kept = [
        n
        for n, page in enumerate(pages.pages)
        if page.source in sources or (page.source in JUDGED and _is_judged(n, page))
    ]
    found = copy.copy(pages)
    found.pages = [copy.copy(pages.pages[n]) for n in kept]
    found.units = [pages.units[n] for n in kept]
    found.around = [pages.around[n] for n in kept]
    rows = np.concatenate([np.arange(pages.start[n], pages.start[n + 1]) for n in kept])
    sizes = [pages.start[n + 1] - pages.start[n] for n in kept]
    found.start = np.cumsum([0, *sizes])
    found.first, found.label, found.weight = (
        values[rows] for values in (pages.first, pages.label, pages.weight)
    )
    found.page, found.fold = np.repeat(np.arange(len(kept)), sizes), pages.fold[kept]
    for n, page in enumerate(found.pages):
        if page.source not in sources:
            page.weight = 0.0
            found.of(n, found.weight)[:] = 0.0
    return found


def _is_judged(n: int, page: Page) -> bool:
    """Whether a page is judged beside those that are trained on."""
    return n % EVERY == 0 or page.source not in ("made", "clean")


def row(pages: Set) -> list[float]:
    held, _ = train_lines.judged(pages, lambda _: None, ship=False)
    compared = lines_endings.Compared(pages, held["first"], held["second"], held["asked"])
    cuts = compared.cuts(compared.out_of_fold("ending"), compared.out_of_fold("no-tail"))
    kept = lines_score.decisions(pages, cuts)
    found: dict[str, list[dict[str, float]]] = {source: [] for source in JUDGED}
    for n, page in enumerate(pages.pages):
        if page.source in JUDGED and not (
            page.source == "tail-dev" and pages.of(n, pages.label)[-1] == 1
        ):
            found[page.source].append(lines_score.figures(pages, n, kept[n]))
    return [
        float(np.mean([page[name] for page in found[source] if name in page]))
        for source, names in JUDGED.items()
        for name in names
    ]


if __name__ == "__main__":
    main()
