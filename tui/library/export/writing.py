"""Records and articles as files, each replaced in one step so that none is ever half written."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from tui.errors import UsageError, WinnowError
from tui.library.export.records import Record, page_of, records
from tui.library.formats import FORMATS, SUFFIXES
from tui.library.library import Library
from tui.library.rows import Rows
from tui.model import PageRef, display_name

ARTICLE_FORMATS = ("markdown", "text", "html", "json")
"""One file an article, in a folder."""

RECORD_FORMATS = ("json", "jsonl", "csv")
"""One file for all records."""

_FORMULA = re.compile(r"[=@\t]|[+-](?=[A-Za-z(=@])")
"""How a cell begins that a spreadsheet would run; a dash before speech is none."""


def export(
    library: Library,
    rows: Rows,
    numbers: Sequence[int],
    what: str,
    form: str,
    out: Path | None,
    stdout: TextIO,
    progress: Callable[[int], None] | None = None,
) -> int:
    """Write these rows out.

    Args:
        library: Where the pages are kept.
        rows: The list.
        numbers: Which rows, in the order in which they are written.
        what: One of `RECORDS`.
        form: One of `ARTICLE_FORMATS` for articles, of `RECORD_FORMATS` for all.
        out: A folder for articles in files of their own, a file else; None writes to `stdout`.
        stdout: Where to write without `out`.
        progress: Called with the number of what was written so far.

    Returns:
        How many articles or records were written.

    Raises:
        UsageError: When the form does not fit.
        WinnowError: When a file cannot be written.
    """
    if form in ("markdown", "text", "html") and what != "articles":
        raise UsageError(f"{what} are a table: use json, jsonl or csv, not {form}.")
    articles = what == "articles" and form in ARTICLE_FORMATS
    if articles and out is not None:
        return _write_articles(library, rows, numbers, form, out, progress)
    if articles and form != "json":
        return _print_articles(library, rows, numbers, form, stdout)
    found = records(library, rows, numbers, what)
    if out is None:
        return _write_records(found, form, stdout)
    if out.is_dir():
        out = out / f"{what}.{form}"
    with replacing(out) as file:
        return _write_records(found, form, file)


@contextmanager
def replacing(path: Path) -> Iterator[TextIO]:
    """A file that takes its name when it is complete."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, scratch = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.")
    except OSError as error:
        raise WinnowError(f"Cannot write {display_name(path)}: {error.strerror}.") from error
    try:
        with open(handle, "w", encoding="utf-8", errors="backslashreplace", newline="") as file:
            yield file
        mask = os.umask(0)
        os.umask(mask)
        os.chmod(scratch, 0o666 & ~mask)  # noqa: PTH101 - mkstemp gives a name, not a Path
        os.replace(scratch, path)  # noqa: PTH105
    except BaseException as error:
        Path(scratch).unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise WinnowError(f"Cannot write {display_name(path)}: {error.strerror}.") from error
        raise


def _write_articles(
    library: Library,
    rows: Rows,
    numbers: Sequence[int],
    form: str,
    folder: Path,
    progress: Callable[[int], None] | None,
) -> int:
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{display_name(folder)} is a file; articles need a folder.")
    written = 0
    for number in numbers:
        page = page_of(library, rows, number)
        if page is None:
            continue
        written += 1
        name = f"{written:05d}-{_stem(rows.title(number), page.ref)}{SUFFIXES[form]}"
        with replacing(folder / name) as file:
            file.write(FORMATS[form](page))
        if progress is not None:
            progress(written)
    return written


def _print_articles(
    library: Library, rows: Rows, numbers: Sequence[int], form: str, stdout: TextIO
) -> int:
    written = 0
    for number in numbers:
        page = page_of(library, rows, number)
        if page is not None:
            stdout.write(("\n" if written else "") + FORMATS[form](page))
            written += 1
    return written


def _write_records(found: Iterable[Record], form: str, file: TextIO) -> int:
    if form == "csv":
        return _write_csv(found, file)
    count = 0
    for count, record in enumerate(found, 1):
        line = json.dumps(_plain(record), ensure_ascii=False)
        if form == "json":
            file.write(f"{'[' if count == 1 else ','}\n{line}")
        else:
            file.write(f"{line}\n")
    if form == "json":
        file.write("\n]\n" if count else "[]\n")
    return count


def _write_csv(found: Iterable[Record], file: TextIO) -> int:
    count = 0
    writer = csv.writer(file, lineterminator="\r\n")
    for count, record in enumerate(found, 1):
        if count == 1:
            writer.writerow(record)
        writer.writerow([_cell(value) for value in _plain(record).values()])
    return count


def _plain(record: Record) -> Record:
    """The record with paths that hold odd bytes made writable."""
    return {
        name: value.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
        if isinstance(value, str)
        else value
        for name, value in record.items()
    }


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list | tuple) and all(isinstance(item, str) for item in value):
        return " ".join(value)
    if isinstance(value, dict | list | tuple):
        return json.dumps(value, ensure_ascii=False)
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return f"'{text}" if isinstance(value, str) and _FORMULA.match(text) else text


def _stem(title: str, ref: PageRef) -> str:
    """A name that is safe on every file system, made from the title."""
    stem = re.sub(r"[^\w.-]+", "-", title).strip("-.")
    if not stem:
        stem = re.sub(r"[^\w.-]+", "-", Path(ref.member or ref.path).stem).strip("-.")
    return stem.encode("utf-8", "ignore")[:80].decode("utf-8", "ignore").strip("-.") or "page"


def as_csv(found: Iterable[Record]) -> str:
    """Records as one CSV text."""
    file = io.StringIO()
    _write_csv(found, file)
    return file.getvalue()
