"""First row, memory and speed of a large WARC of made-up pages.

    python bench/archive.py --size 1000 [--clean 200] [--at FOLDER]

The file is written page by page, each packed as a record of its own, measured, and deleted. `--clean`
also cleans that many of its pages and lets readability-lxml read the same ones from fastwarc; both in
one process and in processor time.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
import zlib
from pathlib import Path

WORDS = (
    "the board said that harbour lock water old would mend before winter council report money town"
    " bridge north engineer workers week later opened closed river ships quay price steel members"
).split()
FRESH = 0.25
"""Share of words that are random letters: pages of a real crawl pack to about a quarter."""


def page(number: int, chance: random.Random) -> bytes:
    """A page of news with a menu, teasers and a footer."""
    menu = "".join(f"<li><a href='/s/{n}'>Section {n}</a></li>" for n in range(30))
    body = "".join(f"<p>{prose(chance)}</p>" for _ in range(20))
    teasers = "".join(
        f"<div class='teaser'><a href='/a/{chance.random()}'>{prose(chance, 9)}</a></div>"
        for _ in range(40)
    )
    noise = "".join(f"<i data-k='{chance.getrandbits(400):x}'></i>" for _ in range(120))
    return (
        f"<!doctype html><html><head><title>Story {number}</title></head><body><nav><ul>{menu}</ul>"
        f"</nav><article><h1>Story {number}</h1>{body}</article>{teasers}{noise}"
        "<footer>All rights reserved</footer></body></html>"
    ).encode()


def prose(chance: random.Random, words: int = 70) -> str:
    """A paragraph."""
    return (
        " ".join(
            f"{chance.getrandbits(32):x}" if chance.random() < FRESH else chance.choice(WORDS)
            for _ in range(words)
        )
        + "."
    )


def record(number: int, body: bytes) -> bytes:
    """A packed response record."""
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number:032x}>\r\n"
        f"WARC-Target-URI: https://news.example/{number}\r\nWARC-Date: 2024-01-01T00:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    ).encode()
    packer = zlib.compressobj(1, zlib.DEFLATED, 31)
    return packer.compress(head + http + b"\r\n\r\n") + packer.flush()


def write(path: Path, size: int) -> int:
    """Write records until the file has `size` bytes; how many pages."""
    chance = random.Random(5)
    bodies = [page(number, chance) for number in range(200)]
    with path.open("wb") as stream:
        for number in itertools.count():
            stream.write(record(number, bodies[number % 200]))
            if stream.tell() >= size:
                return number + 1
    raise AssertionError


LISTING = """
import json, resource, sys, time
start = time.perf_counter()
from tui.sources import Finder, read
refs = iter(Finder().find([sys.argv[1]]))
first = next(refs)
shown = read(first)
first_row = time.perf_counter() - start
count, last = 1, first
for ref in refs:
    count, last = count + 1, ref
listed = time.perf_counter() - start
begun = time.perf_counter()
again = read(last)
reopened = time.perf_counter() - begun
print(json.dumps({"first_row_s": round(first_row, 3), "pages": count, "listed_s": round(listed, 1),
    "reopen_last_s": round(reopened, 4),
    "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024}))
"""


def speed(path: Path, count: int) -> dict[str, float]:
    """Pages a second of processor time, of winnow and of readability-lxml on the same pages."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType
    from readability import Document

    from tui.library.pages import CleanOptions, clean_page
    from tui.sources import Finder

    refs = list(itertools.islice(Finder().find([str(path)]), count))
    clean_page(refs[0], CleanOptions(marks=False))
    begun = time.process_time()
    for ref in refs:
        clean_page(ref, CleanOptions(marks=False))
    ours = time.process_time() - begun
    begun = time.process_time()
    with path.open("rb") as stream:
        records = ArchiveIterator(stream, record_types=WarcRecordType.response)
        for found in itertools.islice(records, count):
            Document(found.reader.read().decode("utf-8", "replace")).summary()
    theirs = time.process_time() - begun
    return {
        "winnow_pages_s": round(count / ours, 1),
        "fastwarc_readability_pages_s": round(count / theirs, 1),
        "times_as_fast": round(theirs / ours, 2),
    }


def main() -> int:
    """Measure and print lines of JSON."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--size", type=int, default=1000, help="MB of the file")
    parser.add_argument("--clean", type=int, default=0, help="pages to clean")
    parser.add_argument("--at", type=Path, default=Path(tempfile.gettempdir()))
    options = parser.parse_args()
    path = options.at / f"made-{os.getpid()}.warc.gz"
    try:
        pages = write(path, options.size << 20)
        print(json.dumps({"bytes": path.stat().st_size, "written": pages}))
        sys.stdout.flush()
        subprocess.run([sys.executable, "-c", LISTING, str(path)], check=True)
        if options.clean:
            found = speed(path, options.clean)
            found["peak_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            print(json.dumps(found))
    finally:
        path.unlink(missing_ok=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
