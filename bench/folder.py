"""Makes folders of many small pages, and measures triage on them.

    python bench/folder.py make DIR --pages 100000
    python bench/folder.py list DIR            # the list, first time and seen before
    python bench/folder.py fill DIR            # a library as if all were indexed, without cleaning
    python bench/folder.py measure DIR         # filters, sorts, search, decisions on that library
    python bench/folder.py kill DIR            # kill -9 of a deciding program, 200 times
    python bench/folder.py index DIR --pages N # the real index with one and with two workers, beside
                                               # bare cleaning (`clean`, `with-1`, `with-2` on DIR)

All text is made from word lists by a fixed seed. Ratios within one run are what counts.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

SYLLABLES = "ba ce di fo gu ha ji ko lu me ni po qua ri so te um va wo xi ya ze".split()
COMMON = "the of and to in a is that for on with as was by at from it he be are said".split()

WHAT = ("make", "list", "fill", "measure", "kill", "index", "clean", "with-1", "with-2")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("what", choices=WHAT)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=int, default=100_000)
    parser.add_argument("--words", type=int, default=300, help="words a page in `fill`")
    options = parser.parse_args()
    if options.what.startswith("with-"):
        index_with(options.folder, int(options.what.removeprefix("with-")))
    else:
        globals()[f"do_{options.what}"](options)
    return 0


def vocabulary(size: int = 30_000) -> list[str]:
    source = random.Random(5)
    words = {"".join(source.choices(SYLLABLES, k=source.randint(2, 4))) for _ in range(size * 2)}
    return sorted(words)[:size]


def text_of(number: int, words: list[str], count: int) -> tuple[str, str]:
    source = random.Random(number)
    title = " ".join(source.choices(words, k=7)).capitalize()
    sentences = []
    while count > 0:
        size = min(count, source.randint(8, 24))
        chosen = [
            source.choice(COMMON)
            if source.random() < 0.45
            else words[int(len(words) * source.random() ** 3)]
            for _ in range(size)
        ]
        sentences.append(" ".join(chosen).capitalize() + ".")
        count -= size
    return title, " ".join(sentences)


def do_make(options: argparse.Namespace) -> None:
    words = vocabulary()
    for number in range(options.pages):
        folder = options.folder / f"site-{number % 40}.example"
        if number < 40:
            folder.mkdir(parents=True, exist_ok=True)
        title, text = text_of(number, words, 60)
        (folder / f"page-{number}.html").write_text(
            f"<html><head><title>{title}</title></head><body><h1>{title}</h1><p>{text}</p></body>"
        )


def library_file(folder: Path) -> Path:
    return folder.with_name(folder.name + ".library.db")


def do_list(options: argparse.Namespace) -> None:
    from tui.library.index import Indexer
    from tui.library.library import Library

    file = options.folder.with_name(options.folder.name + ".listed.db")
    for suffix in ("", "-wal", "-shm"):
        Path(f"{file}{suffix}").unlink(missing_ok=True)
    for again in ("first time", "seen before"):
        with Library.open(file) as library:
            start = time.perf_counter()
            rows = library.rows([str(options.folder)])
            listed = [time.perf_counter()] if rows.count else []
            if not rows.count:
                rows.subscribe(lambda _, listed=listed: listed.append(time.perf_counter()))
                found = Indexer(library, rows)
                found._stop.clear()
                found._find()
            whole = time.perf_counter()
            order = rows.select()
            selected = time.perf_counter()
            print(
                f"{again}: {len(order):,} rows; first rows after {1000 * (listed[0] - start):.0f} ms,"
                f" all after {1000 * (whole - start):.0f} ms, ordered in"
                f" {1000 * (selected - whole):.0f} ms; {memory():.0f} MB"
            )


def do_fill(options: argparse.Namespace) -> None:
    from tui.library.engine import engine_version
    from tui.library.indexing import indexed, stamp_of
    from tui.library.library import Library
    from tui.model import (
        Article,
        Block,
        CleanedPage,
        Fact,
        Marks,
        Metadata,
        PageKind,
        PageRef,
        Reason,
        Role,
    )

    words = vocabulary()
    reason = (Reason("made", "made by the bench"),)
    file = library_file(options.folder)
    start = time.perf_counter()
    with Library.open(file) as library:
        batch = []
        for number in range(options.pages):
            title, text = text_of(number, words, options.words)
            path = options.folder / f"site-{number % 40}.example" / f"page-{number}.html"
            article = Article.assemble(
                [Block(Role.TITLE, title, reason), Block(Role.BODY, text, reason)],
                PageKind.ARTICLE,
                Metadata(
                    title=Fact(title, "made"),
                    site=Fact(f"site-{number % 40}.example", "made"),
                    date=Fact(f"20{number % 20 + 5:02d}-{number % 12 + 1:02d}-11", "made"),
                    language=Fact("en", "made"),
                ),
            )
            digest = hashlib.sha256(str(number).encode()).hexdigest()
            page = CleanedPage(PageRef(str(path)), "html", "utf-8", digest, article, Marks())
            batch.append(indexed(page, stamp_of(str(path)), engine_version()))
            if len(batch) == 200:
                library.pages.save(batch)
                batch = []
        library.pages.save(batch)
    took = time.perf_counter() - start
    print(f"{options.pages:,} pages kept in {took:.0f} s; {file.stat().st_size / 1e6:.0f} MB")


def do_measure(options: argparse.Namespace) -> None:
    from tui.library.filters import parse_filter
    from tui.library.library import Library
    from tui.library.search import search

    with Library.open(library_file(options.folder)) as library:
        start = time.perf_counter()
        rows = library.rows([str(options.folder)])
        print(f"{rows.count:,} known rows: {1000 * (time.perf_counter() - start):.0f} ms", end="; ")
        print(f"{memory():.0f} MB")
        for typed in (
            "b",
            "ba",
            "bako",
            "title:~bako",
            "words:>250",
            "date:>2015 words:>100",
            "is:unread not site:site-7",
            "date:2016 or site:site-3.example",
        ):
            report(f"filter {typed}", lambda typed=typed: rows.select(parse_filter(typed)))
        for sort in ("title", "date", "words", "source"):
            report(f"sort {sort}", lambda sort=sort: rows.select(sort=sort, reverse=True))
        report("grouped", lambda: rows.select(grouped=True))
        rare = next(word for word in reversed(vocabulary()) if len(word) > 5)
        middle = vocabulary()[2_000]
        for query in (
            rare,
            middle,
            f"{middle} {rare}",
            "the",
            "the of said",
            f"the {middle}",
            f"{middle[:4]}*",
        ):
            report(f"search {query}: first", lambda query=query: next(search(library, query), None))
            report(
                f"search {query}: fifty", lambda query=query: list(search(library, query, limit=50))
            )
        decisions = library.decisions(rows)
        numbers = iter(range(rows.count))
        report("one decision", lambda: decisions.keep([next(numbers)]), 100)
        report("undo", decisions.undo, 50)
        report("decide 5,000", lambda: decisions.discard(range(10_000, 15_000)), 1)


KILLS = 200

DECIDE = """
import sys, threading
from pathlib import Path
from tui.store.choices import Choice, Choices
from tui.store.database import Database
from tui.store.memory import Memory
database = Database(Path(sys.argv[1]))
def load(memory=Memory(database), number=0):
    while True:
        memory.put("screen", str(number % 50), "x" * 20_000)
        number += 1
threading.Thread(target=load, daemon=True).start()
number = int(sys.argv[2])
while True:
    number += 1
    Choices(database).change(f"kept {number}", [Choice(str(number), "decision", "keep")])
    print(number, flush=True)
"""


def do_kill(options: argparse.Namespace) -> None:
    from tui.store.choices import Choices
    from tui.store.database import Database

    source = random.Random(4)
    file = options.folder.with_name(options.folder.name + ".killed.db")
    last = lost = more = 0
    for _ in range(KILLS):
        command = [sys.executable, "-c", DECIDE, str(file), str(last)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as program:
            for _ in range(source.randint(1, 30)):
                last = int(program.stdout.readline())
            time.sleep(source.random() / 50)
            program.kill()
            confirmed = [int(line) for line in program.stdout if line.endswith("\n")]
        last = max([last, *confirmed])
        with Database(file) as database:
            database.check()
            kept = {int(choice.subject) for choice in Choices(database).all()}
        lost += len(set(range(1, last + 1)) - kept)
        more = max(more, max(kept) - last)
        last = max(kept)
    file.unlink()
    print(
        f"{KILLS} kills over {last:,} decisions: {lost} confirmed ones lost, at most {more} beyond"
        " the last confirmed, database sound each time"
    )


def do_index(options: argparse.Namespace) -> None:
    sample = Path(tempfile.mkdtemp())
    sources = sorted(path for path in options.folder.rglob("*") if path.is_file())
    for path in random.Random(3).sample(sources, min(options.pages, len(sources))):
        shutil.copy(path, sample / path.name)
    pages = len(list(sample.iterdir()))
    bare = rate = 0.0
    for what in ("clean", "with-1", "with-2"):
        start, busy = time.perf_counter(), processor_of_others()
        subprocess.run([sys.executable, __file__, what, str(sample)], check=True)
        took, busy = time.perf_counter() - start, processor_of_others() - busy
        bare, rate = bare or busy, rate if what == "with-2" else pages / took
        print(
            f"{what:7}: {pages / took:.1f} pages/s by the clock; {1000 * busy / pages:.2f} ms of"
            f" processor time a page, {100 * busy / bare - 100:+.0f} %",
            end="\n" if what != "with-2" else f"; {pages / took / rate:.2f} x one worker\n",
            flush=True,
        )
    shutil.rmtree(sample)


def do_clean(options: argparse.Namespace) -> None:
    """What `index` compares with: the same pages cleaned and marked in one process, start and all."""
    from tui.library.pages import clean_page
    from tui.model import PageRef

    for path in sorted(options.folder.iterdir()):
        clean_page(PageRef(str(path)))


def index_with(folder: Path, jobs: int) -> None:
    from tui.library.index import Indexer
    from tui.library.library import Library

    with (
        tempfile.TemporaryDirectory() as home,
        Library.open(Path(home) / "library.db") as library,
    ):
        indexer = Indexer(library, library.rows([str(folder)]), jobs=jobs, nice=0)
        indexer.start()
        indexer.wait()
        indexer.stop()
        if indexer.error:
            print(indexer.error, file=sys.stderr)


def processor_of_others() -> float:
    """Seconds of processor time of programs started here that have ended, and of theirs."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def report(what: str, work: Callable[[], object], times: int = 5) -> None:
    took, busy = [], []
    found: object = None
    for _ in range(times):
        start, begun = time.perf_counter(), time.process_time()
        found = work()
        took.append(1000 * (time.perf_counter() - start))
        busy.append(1000 * (time.process_time() - begun))
    size = f"{len(found):,}" if isinstance(found, list) else ""
    print(
        f"{what:45} {statistics.median(took):8.1f} ms  (worst {max(took):.1f},"
        f" processor {statistics.median(busy):.1f})  {size}"
    )


def memory() -> float:
    """Resident megabytes now."""
    with open("/proc/self/statm") as statm:
        return int(statm.read().split()[1]) * resource.getpagesize() / 1e6


def pages_of(folder: Path) -> Iterator[str]:
    for entry in os.scandir(folder):
        yield entry.path


if __name__ == "__main__":
    sys.exit(main())
