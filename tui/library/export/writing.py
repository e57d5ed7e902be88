"""What is exported, in which form and where to: records as tables, articles by `articles`."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TextIO

from tui.errors import UsageError
from tui.library.export.articles import print_articles, reviews, write_folder, write_session
from tui.library.export.records import Record, records
from tui.library.export.replacing import replacing
from tui.library.library import Library
from tui.library.rows import Rows
from tui.model import display_name

HTML_NAMES = (".html", ".htm")
"""Endings by which a file for a whole session is known from a folder for articles."""

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
        out: A folder for articles in files of their own, a file else; articles as HTML go into one
            file when its name ends like one. None writes to `stdout`.
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
    if what == "articles" and form in ARTICLE_FORMATS and not (out is None and form == "json"):
        return _export_articles(library, rows, numbers, form, out, stdout, progress)
    found = records(library, rows, numbers, what)
    if out is None:
        return _write_records(found, form, stdout)
    if out.is_dir():
        out = out / f"{what}.{form}"
    with replacing(out) as file:
        return _write_records(found, form, file)


def _export_articles(
    library: Library,
    rows: Rows,
    numbers: Sequence[int],
    form: str,
    out: Path | None,
    stdout: TextIO,
    progress: Callable[[int], None] | None,
) -> int:
    read = partial(reviews, library, rows, numbers)
    if out is not None and not (form == "html" and out.suffix.lower() in HTML_NAMES):
        return write_folder(read(), form, out, progress)
    if form != "html":
        return print_articles(read(), form, stdout)
    title = f"Review of {display_name(Path(rows.folders[0]).name)}" if rows.folders else "Review"
    if out is None:
        return write_session(read, title, stdout)
    with replacing(out) as file:
        return write_session(read, title, file)


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
