"""How fast HTML is cleaned, beside its own parse and the peers, on the same pages in one process.

    python bench/html_speed.py --corpora CORPORA [--step 15] [--rounds 3]

Processor time; of each page the least of all rounds counts. Reading the file, decoding and making
it plain are left out for all. A peer that is not installed is passed over. What the models take to
load is paid before the clock starts. Memory is the greatest of a process of its own that cleans the
same pages and nothing else.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib
import logging
import multiprocessing
import resource
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from corpus import read_corpus
from lxml import etree

from tui.cleaning.html import clean_html
from tui.model import PageRef, SourcePage, plain_text

Call = Callable[[str], object]

OURS, PARSE, READABILITY = "winnow", "lxml parse alone", "readability-lxml"

ALLOWED_PARSES, ALLOWED_MS = 5, 100.0
"""The bound for a page: so many of its own parses, and so many milliseconds."""


def ours(markup: str) -> object:
    """The article, as a worker makes it."""
    return clean_html(SourcePage(PageRef("page"), "html", True, markup, "utf-8", "0" * 64))


def parsed(markup: str) -> object:
    """lxml's tree and nothing else."""
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True)
    return etree.fromstring(markup.encode("utf-8", "ignore"), parser)


def peers() -> dict[str, Call]:
    """What is installed of the peers, by name."""
    makers: dict[str, tuple[str, Callable[[Any], Call]]] = {
        READABILITY: ("readability", lambda m: lambda page: m.Document(page).summary()),
        "trafilatura": ("trafilatura", lambda m: m.extract),
        "resiliparse": (
            "resiliparse.extract.html2text",
            lambda m: lambda page: m.extract_plain_text(page, main_content=True),
        ),
    }
    found: dict[str, Call] = {}
    for name, (module, maker) in makers.items():
        with contextlib.suppress(ImportError):
            found[name] = maker(importlib.import_module(module))
    return found


def least_times(
    calls: dict[str, Call], pages: Sequence[str], rounds: int
) -> dict[str, list[float]]:
    """Milliseconds of processor time a page, by name: the least of the rounds."""
    times = {name: [float("inf")] * len(pages) for name in calls}
    for _ in range(rounds):
        for place, page in enumerate(pages):
            for name, call in calls.items():
                began = time.process_time()
                with contextlib.suppress(Exception):  # a peer that fails has failed in that time
                    call(page)
                spent = 1000 * (time.process_time() - began)
                times[name][place] = min(times[name][place], spent)
    return times


def memory(pages: Sequence[str]) -> float:
    """Megabytes that a fresh process has at most when it cleans the pages."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_clean_all, (list(pages),))


def _clean_all(pages: list[str]) -> float:
    for page in pages:
        ours(page)
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--step", type=int, default=15)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    logging.disable(logging.CRITICAL)
    pages = [
        plain_text(page.markup) for page in read_corpus(arguments.corpora, "dev", arguments.step)
    ]
    greatest = memory(
        pages
    )  # before the peers are loaded: a new process counts what its parent held
    calls: dict[str, Call] = {OURS: ours, PARSE: parsed, **peers()}
    for call in calls.values():
        call(pages[0])
    times = least_times(calls, pages, arguments.rounds)
    mean = {name: sum(values) / len(values) for name, values in times.items()}
    print(f"{len(pages)} pages, least of {arguments.rounds} rounds, milliseconds of processor time")
    for name, value in mean.items():
        beside = f"{mean[READABILITY] / value:6.2f} x readability" if READABILITY in mean else ""
        print(f"{name:18} {value:8.2f} ms a page {beside}")
    ratios = sorted(own / one for own, one in zip(times[OURS], times[PARSE], strict=True))
    over = sorted(
        own - ALLOWED_PARSES * one for own, one in zip(times[OURS], times[PARSE], strict=True)
    )
    last = int(0.99 * (len(pages) - 1))
    print(f"of its own parse: p50 {ratios[len(ratios) // 2]:.1f}, p99 {ratios[last]:.1f}")
    print(
        f"over {ALLOWED_PARSES} parses: p50 {over[len(over) // 2]:.0f} ms, p99 {over[last]:.0f} ms "
        f"(at most {ALLOWED_MS:.0f}), most {over[-1]:.0f} ms"
    )
    print(f"memory: {greatest:.0f} MB")


if __name__ == "__main__":
    main()
