"""How the engine writes pages: lines of page objects, or rows of a table."""

from __future__ import annotations

import json
from typing import IO, Any

from datatrove.pipeline.writers.disk_base import DiskWriter
from datatrove.pipeline.writers.parquet import ParquetWriter

from tui.batch.plan import Plan

SCALARS = (
    "path", "member", "url", "format", "encoding", "page_kind", "title", "byline", "date", "site",
    "language", "text", "error",
)  # fmt: skip
"""Fields of the page object that are columns of text; `page` holds the whole object as JSON."""


class PageLines(DiskWriter):  # type: ignore[misc]  # datatrove has no types
    """Page objects, one a line, byte for byte as `winnow clean --format json` prints them."""

    default_output_filename = "${rank}.jsonl"
    name = "page objects"

    def __init__(self, folder: str) -> None:
        super().__init__(folder, compression="gzip", adapter=_line, mode="wb")

    def _write(self, document: dict[str, Any], file_handler: IO[bytes], _filename: str) -> None:
        file_handler.write(document["line"].encode("utf-8", "surrogatepass") + b"\n")


def writer(plan: Plan) -> Any:
    """The writer for a plan's form."""
    if plan.form == "parquet":
        return ParquetWriter(
            str(plan.pages), adapter=_row, schema=_schema(), batch_size=200, compression="zstd"
        )
    return PageLines(str(plan.pages))


def _line(_writer: object, document: Any) -> dict[str, Any]:
    return {"line": document.metadata["line"]}


def _row(_writer: object, document: Any) -> dict[str, Any]:
    line = document.metadata["line"]
    made = json.loads(line)
    row = {name: _clean(made[name]) for name in SCALARS}
    return {
        **row,
        "visible": made["ledger"]["visible"],
        "aside": made["ledger"]["aside"],
        "quotes": len(made["quotes"]),
        "contradictions": len(made["contradictions"]),
        "page": _clean(line),
    }


def _clean(value: str | None) -> str | None:
    """Text that Parquet can hold: half a surrogate pair is none."""
    return None if value is None else value.encode("utf-8", "replace").decode()


def _schema() -> Any:
    import pyarrow as pa

    texts = [(name, pa.string()) for name in SCALARS]
    numbers = [(name, pa.int64()) for name in ("visible", "aside", "quotes", "contradictions")]
    return pa.schema([*texts, *numbers, ("page", pa.string())])
