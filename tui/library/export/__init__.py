"""What leaves the library: articles, quotations, contradictions, decisions and notes as files."""

from __future__ import annotations

from tui.library.export.records import RECORDS, Record, records
from tui.library.export.writing import ARTICLE_FORMATS, RECORD_FORMATS, export

__all__ = ["ARTICLE_FORMATS", "RECORDS", "RECORD_FORMATS", "Record", "export", "records"]
