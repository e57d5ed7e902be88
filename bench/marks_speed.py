"""How many megabytes of text a second one process marks, by CPU time.

    python bench/marks_speed.py [--pages 400] [--quotes-only]

The text is made here: news paragraphs with quotations, wide of length, the same every time. The
lists are loaded before the clock starts, as a long run pays for them once; the time they take is
printed beside.
"""

from __future__ import annotations

import argparse
import random
import time

from tui.marking.contradictions import find_contradictions
from tui.marking.quotes import find_quotes

_NAMES = ("Nora Quill", "Tom Abel", "Ada Poe", "Sam Reed", "the mayor", "a spokesman for the board")
_PARTS = (
    "The {thing} will stay where it is, the council of Ashby decided on Monday.",
    "“We will not sell the {thing},” said {who}, who has run it since 1998. “It is ours.”",
    "According to {who}, the vote on the {thing} was “a mistake that will cost us dearly”.",
    (
        "{who} said that the {thing} had cost the town 3.4 million pounds over 12 years, more than "
        "anybody had foreseen when the old one was closed."
    ),
    "The river rose by two metres in the night, and the road to the {thing} was shut until noon.",
)
_THINGS = ("mill", "dam", "bridge", "school", "ferry", "market hall")


def page(rnd: random.Random) -> str:
    """One made page of ten to forty paragraphs."""
    return "\n\n".join(
        rnd.choice(_PARTS).format(thing=rnd.choice(_THINGS), who=rnd.choice(_NAMES))
        for _ in range(rnd.randint(10, 40))
    )


def measure(pages: list[str], *, quotes_only: bool) -> float:
    """CPU seconds for all pages."""
    began = time.process_time()
    for text in pages:
        quotes = find_quotes(text, language="en")
        if not quotes_only:
            find_contradictions(text, quotes, language="en")
    return time.process_time() - began


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=400)
    parser.add_argument("--quotes-only", action="store_true")
    arguments = parser.parse_args()
    rnd = random.Random(6)
    pages = [page(rnd) for _ in range(arguments.pages)]
    loading = measure([page(rnd)], quotes_only=arguments.quotes_only)
    seconds = measure(pages, quotes_only=arguments.quotes_only)
    megabytes = sum(len(text.encode()) for text in pages) / 1e6
    print(f"{megabytes:.2f} MB in {seconds:.2f} s CPU: {megabytes / seconds:.2f} MB/s")
    print(f"first page, word lists loaded with it: {loading:.3f} s")


if __name__ == "__main__":
    main()
