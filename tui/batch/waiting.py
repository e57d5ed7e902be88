"""Cleaned pages on disk between two passes, a file for each shard and bucket of sites.

All pages of a site fall into one bucket, so a task of the second pass sees them all, and no task sees
more than its bucket.
"""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO

from tui.library.folder_cleaning import site_of
from tui.library.page_codec import pack, unpack
from tui.model import CleanedPage, PageRef

_SIZES = struct.Struct("<II")


def bucket_of(page: CleanedPage, buckets: int) -> int:
    """The bucket of a page's site."""
    return zlib.crc32(site_of(page).encode("utf-8", "surrogateescape")) % buckets


def put_aside(pages: Iterable[CleanedPage], folder: Path, rank: int, buckets: int) -> None:
    """Writes the pages of one shard into their buckets; files take their names when complete."""
    folder.mkdir(parents=True, exist_ok=True)
    names = [folder / f"{rank:05d}-{bucket:05d}.pages" for bucket in range(buckets)]
    with ExitStack() as stack:
        files: dict[int, BinaryIO] = {}
        for page in pages:
            bucket = bucket_of(page, buckets)
            if bucket not in files:
                part = names[bucket].with_suffix(".part")
                files[bucket] = stack.enter_context(part.open("wb"))
            _write(files[bucket], page)
    for bucket in files:
        names[bucket].with_suffix(".part").replace(names[bucket])


def take_up(folder: Path, bucket: int) -> Iterator[CleanedPage]:
    """The pages of a bucket, shard by shard."""
    for name in sorted(folder.glob(f"*-{bucket:05d}.pages")):
        with name.open("rb") as file:
            while head := file.read(_SIZES.size):
                place, content = _SIZES.unpack(head)
                ref = PageRef(*json.loads(file.read(place)))
                yield unpack(file.read(content), ref)


def _write(file: BinaryIO, page: CleanedPage) -> None:
    place = json.dumps([page.ref.path, page.ref.member, page.ref.offset]).encode()
    content = pack(page)
    file.write(_SIZES.pack(len(place), len(content)) + place + content)
