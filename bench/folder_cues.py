"""Measures what the folder pass costs on many small pages: python bench/folder_cues.py --pages 100000.

Made pages, judged already, go through `with_folder_cues` as those of `winnow clean FOLDER` do: copies
clustered, recurring lines learned, every page judged again. No files and no cleaning, so that memory and
time are those of the pass alone. Sites are of very unequal size and lie in the folder one after another,
or with `--mixed` all among each other; every tenth page is a copy of an earlier one of its site.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import time
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
from bench.folder import memory, text_of, vocabulary
from tui.library.folder_cleaning import with_folder_cues
from tui.model import Article, Block, CleanedPage, Marks, Metadata, PageKind, PageRef, Reason, Role

SITES = 3_000
OWN = 8
"""Paragraphs of a page that are its own."""

STANDING = 14
"""Lines of a site's template; each page brings one of three templates of six of them."""

COPIES = 0.1
REASONS = (Reason("made", "made by chance"),)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--pages", type=int, default=100_000)
    parser.add_argument("--mixed", action="store_true", help="sites among each other")
    options = parser.parse_args()
    words = vocabulary()
    before, taken = memory(), time.process_time()
    making = Clock()
    changed = set_aside = counted = 0
    for page in with_folder_cues(making.of(pages(options.pages, options.mixed, words))):
        if not counted:
            learned = time.process_time() - taken - making.seconds
            print(f"learned after {1e3 * learned / options.pages:.2f} ms a page", flush=True)
        counted += 1
        junk = sum(not block.in_article for block in page.article.blocks)
        set_aside += junk
        changed += junk > 0
    busy = time.process_time() - taken - making.seconds
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    print(
        f"{counted:,} pages of {SITES:,} sites: {1e3 * busy / counted:.2f} ms of processor time a page,"
        f" {busy:.0f} s in all; peak {peak:.0f} MB, {before:.0f} MB of it before the first page;"
        f" {changed:,} pages lose {set_aside:,} standing lines"
    )
    return 0


class Clock:
    """Counts the processor time that making the pages takes, which is not the pass's."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def of(self, made: Iterator[CleanedPage]) -> Iterator[CleanedPage]:
        count = 0
        while True:
            start = time.process_time()
            page = next(made, None)
            self.seconds += time.process_time() - start
            if page is None:
                return
            count += 1
            if count % 10_000 == 0:
                print(f"{count:,} pages taken in: {memory():.0f} MB", flush=True)
            yield page


def pages(count: int, mixed: bool, words: list[str]) -> Iterator[CleanedPage]:
    """Pages of sites of which the largest has some hundred times as many as the middle one."""
    source = random.Random(11)
    sites = source.choices(range(SITES), [1 / (rank + 3) for rank in range(SITES)], k=count)
    for number, site in enumerate(sites if mixed else sorted(sites)):
        yield made_page(number, site, words)


def made_page(number: int, site: int, words: list[str]) -> CleanedPage:
    chance = random.Random(number)
    own = number - number % 10 if chance.random() < COPIES else number
    paragraphs = text_of(own, words, 25 * OWN)[1].split(". ")
    standing = [text_of(-1 - site * STANDING - k, words, 4 + k)[1] for k in range(STANDING)]
    template = chance.randrange(3)
    frame = standing[4 * template : 4 * template + 6]
    size = -(-len(paragraphs) // OWN)
    texts = [". ".join(paragraphs[k : k + size]) for k in range(0, len(paragraphs), size)]
    blocks = [Block(Role.BODY, text, REASONS) for text in [*frame[:3], *texts, *frame[3:]]]
    article = Article.assemble(blocks, PageKind.ARTICLE, Metadata())
    url = f"https://site-{site}.example/{number}"
    ref = PageRef(f"/pages/site-{site}.example/{number}.html")
    return CleanedPage(ref, "html", "utf-8", f"{number:064x}", article, Marks(), url)


if __name__ == "__main__":
    raise SystemExit(main())
